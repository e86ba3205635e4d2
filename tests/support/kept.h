/* A world with a vault on a disk in memory, from the unlock screen on; a folder of its own stands for what is mounted.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_KEPT_H
#define SUPPORT_KEPT_H

#include "base/recovery_code.h"
#include "support/vaults.h"
#include "support/world.h"

struct kept {
	struct world *world;
	struct vaults *vaults; /* its passphrase is "test" */
	char *root;            /* sticks are looked for below it */
};

struct kept *kept_new(const char *language);
void kept_free(struct kept *kept);
/* A vault at its place, closed; its recovery code, owned. */
struct secret *kept_make(struct kept *kept);
void kept_open(struct kept *kept);             /* the vault itself, without a screen */
void kept_start(struct kept *kept);            /* the unlock screen, or the first run */
void kept_wait(struct kept *kept);             /* for the worker, then whatever is due */
const char *kept_top(const struct kept *kept); /* name of the screen on top */
/* The same code in every run; owned. */
struct secret *kept_code(void);

#endif

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
void kept_press(struct kept *kept, const char *specs);
void kept_type(struct kept *kept, const char *text);
void kept_type_enter(struct kept *kept, const char *text); /* and what Enter made due */
void kept_press_any(struct kept *kept,
		    int keys); /* in any order, drawn at any size; nothing that writes paper */
/* Is the sentence on the screen, up to its first full stop, colon, comma or bracket? */
bool kept_shows(struct kept *kept, const char *key);
void kept_picture(struct kept *kept, const char *name, const char *language, int rows, int columns);
/* The same code in every run; owned. */
struct secret *kept_code(void);

#endif

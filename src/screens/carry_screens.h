/* A person's own copy: carried along under a seal, and received where they arrive.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_CARRY_SCREENS_H
#define SCREENS_CARRY_SCREENS_H

#include "base/secret.h"
#include "screens/services.h"

/* What to say, code or passphrase, where to; then the file is written and read back. NULL and told. */
struct screen *carry_screen_new(struct services *services, record_id participant_id);
/* The code of the file at `path`, shown this once. Takes `code`. Whoever goes without it leaves no file behind. NULL and told. */
struct screen *carry_code_screen_new(struct services *services, record_id participant_id,
				     const char *path, struct secret *code);
/* The person's own sheet with the code on it; closes with CARRY_PRINTED or CARRY_WRITTEN. `code` is borrowed. */
struct screen *carry_paper_screen_new(struct services *services, record_id participant_id,
				      const char *path, const struct secret *code);
enum { CARRY_PRINTED = 2, CARRY_WRITTEN = 3 };

/* Somebody brings their copy: seen first, then taken in. */
struct screen *receive_screen_new(struct services *services);

#endif

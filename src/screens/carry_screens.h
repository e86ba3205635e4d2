/* A person's own copy: carried along under a seal, and received where they arrive.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_CARRY_SCREENS_H
#define SCREENS_CARRY_SCREENS_H

#include "base/secret.h"
#include "screens/code_sheet.h"
#include "screens/services.h"

/* How a code came to stand somewhere else than on the screen. */
enum carry_noted {
	CARRY_NOT_NOTED,
	CARRY_PROVEN,                 /* two groups were typed from their paper */
	CARRY_PRINTED = CODE_PRINTED, /* on their sheet */
	CARRY_WRITTEN = CODE_WRITTEN, /* on their sheet, in a PDF that is still to be printed */
};

/* What to say, code or passphrase, where to; the file is written last of all, once what opens it is noted. NULL and told. */
struct screen *carry_screen_new(struct services *services, record_id participant_id);
/* The code of the file that is to be at `path`; closes with enum carry_noted. `code` is borrowed. `stands`: it was noted before. NULL and told. */
struct screen *carry_code_screen_new(struct services *services, record_id participant_id,
				     const char *path, const struct secret *code, bool stands);

/* Somebody brings their copy: seen first, then taken in. */
struct screen *receive_screen_new(struct services *services);

#endif

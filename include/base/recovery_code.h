/* The recovery code: 36 signs in six groups of six, for the day the passphrase is forgotten. Made of 23 letters and digits of which no two
   look alike on a bad photocopy: 0 O Q, 1 I L, 2 Z, 5 S, 8, G and V are left out.

   30 signs are chance (30 × log2 23 = 135.7 bits); 6 are check signs, three for each of the two rows of every other sign, of a
   Reed-Solomon code over the numbers modulo 23. So one wrong sign in a row is found and named, two in a row are noticed, and two
   neighbours that changed places are one wrong sign in each row.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_RECOVERY_CODE_H
#define BASE_RECOVERY_CODE_H

#include "base/secret.h"

#include <glib.h>

#define RECOVERY_SIGNS 36
#define RECOVERY_CHANCE 30 /* of these are chance */
#define RECOVERY_BASE 23   /* different signs */
#define RECOVERY_GROUP 6   /* signs in a group */
#define RECOVERY_TEXT 42   /* bytes: six groups with a blank between, and NUL */

/* `chance`: numbers below RECOVERY_BASE, from a good source. Appends the 36 signs without blanks to `code`. False: no room. */
bool recovery_code_make(const guint8 chance[RECOVERY_CHANCE],
			struct secret *code) G_GNUC_WARN_UNUSED_RESULT;
/* For reading: "ACDEFH JKMNPR …". Wipe it after use. */
void recovery_code_to_text(const struct secret *code, char text[RECOVERY_TEXT]);

enum recovery_typed {
	RECOVERY_RIGHT,       /* `code` holds the 36 signs */
	RECOVERY_WRONG_SIGNS, /* `wrong` says where, and what probably stands there */
	RECOVERY_TOO_SHORT,   /* `signs` so far; all of them can be signs */
	RECOVERY_TOO_LONG,
	RECOVERY_STRANGE_SIGN, /* wrong[0]: one that no code has, and the rest does not say what it must be (`meant` 0) */
	RECOVERY_UNREADABLE, /* more than one wrong in a row: it does not say where */
	RECOVERY_NO_CODE,    /* nothing like a code: words, another length altogether */
};

struct recovery_mistake {
	int group, place; /* both from 1 */
	char typed, meant;
};

struct recovery_reading {
	enum recovery_typed result;
	int signs;
	int wrong_count;
	struct recovery_mistake wrong[2];
};

/* What somebody typed: lower case, blanks, dashes, dots and the letters of the Ukrainian layout are taken; those by the key they are on (who
   copies from paper without changing the layout), and when that makes no code by the sign they look like. A sign that no code has counts as
   a wrong one. `code` (may be NULL) is cleared, and filled when right. */
struct recovery_reading recovery_code_read(const char *typed, size_t length, struct secret *code);

#endif

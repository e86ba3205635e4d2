/* A field for the signs of a recovery code, in groups of six as on paper: typed, seen, and corrected where it is wrong.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_SIGNS_FIELD_H
#define SCREENS_SIGNS_FIELD_H

#include "base/recovery_code.h"
#include "ui/canvas.h"
#include "ui/key.h"

#define SIGNS_GROUPS (RECOVERY_SIGNS / RECOVERY_GROUP)
#define SIGNS_ROWS 5 /* that the six groups take */

struct signs_field {
	struct secret *typed; /* one gunichar for each sign, as it was typed */
	int places;           /* there are so many */
	int cursor;           /* 0 … places */
	guint64 wrong;        /* a bit for each place that is pointed at */
	const int *groups;    /* the number above each group */
};

/* `groups`: as many numbers as there are groups of six in `places`; borrowed. */
void signs_field_init(struct signs_field *field, int places, const int *groups);
void signs_field_done(struct signs_field *field);
int signs_field_length(const struct signs_field *field);
/* As it is shown: the upper case Latin letter or the digit on the key that was pressed. */
char signs_field_sign(const struct signs_field *field, int place);
/* What was typed, for recovery_code_read; `text` is cleared first. */
void signs_field_text(const struct signs_field *field, struct secret *text);
/* Blanks and dashes are passed over. A full field is typed over. */
bool signs_field_key(struct signs_field *field, const struct key *key);
void signs_field_put(struct signs_field *field, int place, char sign); /* over what stands there */
void signs_field_draw(const struct signs_field *field, struct canvas *canvas, struct area area,
		      bool focused);

/* The columns that three groups beside each other take, and the signs of `signs` drawn like the field, to be copied. */
int signs_columns(void);
void signs_draw(const char *signs, struct canvas *canvas, struct area area);

#endif

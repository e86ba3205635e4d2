/* Small fields: a choice among a few words, a day, a passphrase.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_FIELDS_H
#define UI_FIELDS_H

#include "base/day.h"
#include "base/secret.h"
#include "ui/canvas.h"
#include "ui/key.h"

/* A choice: "‹ agreed ›"; Left, Right, Space change it. */
struct choice {
	int count, selected;
};
bool choice_key(struct choice *choice, const struct key *key);
void choice_draw(const struct choice *choice, struct canvas *canvas, int row, int column, int width,
		 const char *label, bool focused);

/* A day as it is typed; value DAY_NONE while it is none (or empty). */
struct day_edit;
struct day_edit *day_edit_new(day value, day today);
void day_edit_free(struct day_edit *edit);
bool day_edit_key(struct day_edit *edit, const struct key *key);
bool day_edit_is_valid(const struct day_edit *edit); /* empty or a day */
day day_edit_value(const struct day_edit *edit);
void day_edit_draw(const struct day_edit *edit, struct canvas *canvas, int row, int column,
		   int width, bool focused);

/* A passphrase: shows one dot for each cluster, F2 or Alt-v shows it plainly while held on. Its bytes live only in the secret. */
struct passphrase_edit;
struct passphrase_edit *passphrase_edit_new(void);
void passphrase_edit_never_show(struct passphrase_edit *edit); /* where somebody else looks on */
void passphrase_edit_free(struct passphrase_edit *edit);
bool passphrase_edit_key(struct passphrase_edit *edit, const struct key *key);
struct secret *passphrase_edit_secret(struct passphrase_edit *edit); /* borrowed */
void passphrase_edit_clear(struct passphrase_edit *edit);
/* What was typed takes the place of `*kept`, which is the caller's, and the field is empty again. False: no memory; what was
   typed stays. */
bool passphrase_edit_keep(struct passphrase_edit *edit, struct secret **kept);
void passphrase_edit_draw(const struct passphrase_edit *edit, struct canvas *canvas, int row,
			  int column, int width, bool focused);

#endif

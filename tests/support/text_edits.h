/* Keys pressed on a text edit, and what it then shows.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_TEXT_EDITS_H
#define SUPPORT_TEXT_EDITS_H

#include "ui/text_edit.h"

int use_utf8(void **state); /* group setup: wcwidth needs the locale */

/* Each key must be one of a text. */
void edit_type(struct text_edit *edit,
	       const char *text); /* letter by letter; a line end is Enter */
void edit_press(struct text_edit *edit, const char *specs); /* several, separated by blanks */
void edit_paste(struct text_edit *edit, const char *text);

/* The text with the cursor as | and the selection as ‹ ›. */
void assert_edit_text(struct text_edit *edit, const char *expected);
/* The picture with styles, as canvas_dump writes it. */
void assert_edit_drawn(struct text_edit *edit, int rows, int columns, const char *expected);

#endif

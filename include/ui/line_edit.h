/* One line to type in.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_LINE_EDIT_H
#define UI_LINE_EDIT_H

#include "ui/canvas.h"
#include "ui/key.h"

#include <glib.h>

struct line_edit;

struct line_edit *
line_edit_new(const char *text,
	      size_t max_bytes); /* a paste longer than that is refused with a sign, not cut */
void line_edit_free(struct line_edit *edit);
const char *line_edit_text(const struct line_edit *edit);
void line_edit_set(struct line_edit *edit, const char *text);
/* Puts `text` in its place; Ctrl-Z brings back what was there, until something else is typed. */
void line_edit_replace(struct line_edit *edit, const char *text);
bool line_edit_key(struct line_edit *edit, const struct key *key); /* false: not a key of a line */
void line_edit_draw(const struct line_edit *edit, struct canvas *canvas, int row, int column,
		    int width, bool focused);

#endif

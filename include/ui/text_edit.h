/* The heart: a text of any length to type in, wrapped at words, with undo, selection, marks shown, paste.
   Keeps account of what changed, so that a draft can be saved as a small splice.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_TEXT_EDIT_H
#define UI_TEXT_EDIT_H

#include "ui/canvas.h"
#include "ui/key.h"

#include <glib.h>

struct text_edit;

#define TEXT_EDIT_MAX                                                                              \
	(1024 *                                                                                    \
	 1024) /* bytes; a longer paste is refused whole, and says so through text_edit_refused */

struct text_edit *text_edit_new(const char *text);
void text_edit_free(struct text_edit *edit);
/* The whole text; borrowed until the next change. */
const char *text_edit_text(const struct text_edit *edit);
size_t text_edit_length(const struct text_edit *edit);
/* What is stored: nothing counts as changed by it. Forgets undo; cursor to the end. */
void text_edit_set(struct text_edit *edit, const char *text);
size_t text_edit_cursor(const struct text_edit *edit); /* byte offset, on the border of a cluster */
void text_edit_move(struct text_edit *edit, size_t offset);

/* Arrows, words (Ctrl-arrows), Home/End (of the row; again: of the line), Ctrl-Home/End (of the text), PgUp/PgDn, Shift with all of them to select,
   Ctrl-A/E (line begin/end), Ctrl-W (word back), Ctrl-K (to the end of the line), Ctrl-U (to its begin), Ctrl-Z undo, Ctrl-Y redo, Enter, paste, letters.
   False: not a key of a text. */
bool text_edit_key(struct text_edit *edit, const struct key *key);
void text_edit_insert(struct text_edit *edit,
		      const char *text); /* one undo step; replaces the selection */
/* One undo step; the cursor stays at its words. */
void text_edit_replace_range(struct text_edit *edit, size_t start, size_t length, const char *text);
bool text_edit_selection(const struct text_edit *edit, size_t *start, size_t *length);
/* Selected passage → sign[passage], and nothing is selected any more, so that typing on does not replace it; the same again,
   with the passage selected or the cursor in it, takes the sign away, another sign takes its place. Without a selection or a passage
   the sign goes to (or leaves, when it is there) the start of the line. */
void text_edit_mark(struct text_edit *edit, char sign);
bool text_edit_undo(struct text_edit *edit);
bool text_edit_redo(struct text_edit *edit);
bool text_edit_refused(struct text_edit *edit); /* true once after something was too long */

/* What changed since the last take, as one splice over the text before; false: nothing. `inserted` points into the text:
   borrowed until the next change, and not ended by a NUL. */
bool text_edit_take_change(struct text_edit *edit, size_t *start, size_t *removed,
			   const char **inserted, size_t *inserted_length);
bool text_edit_has_change(const struct text_edit *edit);

/* Scrolls so that the cursor is visible. Lines that begin with a mark sign, and sign[…], are drawn in STYLE_MARK. The cursor is
   placed when `focused`. */
void text_edit_draw(struct text_edit *edit, struct canvas *canvas, struct area area, bool focused);

#endif

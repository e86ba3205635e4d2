/* Where the rows of a text begin and end at a width. Only paragraphs that were asked for are wrapped, and after an edit only
   the rows it touched: a key costs the same in a note and in an answer of 100,000 characters.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_TEXT_LAYOUT_H
#define UI_TEXT_LAYOUT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct text_layout;

/* One row of the wrapped text; offsets in bytes of the whole text. */
struct text_row {
	size_t start, end; /* what is shown; blanks that hang over lie between end and next */
	size_t next; /* where the next row of the paragraph begins; of the last one: its end */
	bool last;   /* of its paragraph */
	size_t paragraph_start, paragraph_end; /* without the line end */
	guint index;                           /* in the paragraph */
};

struct text_layout *text_layout_new(int columns);
void text_layout_free(struct text_layout *layout);
void text_layout_set_text(struct text_layout *layout, const char *text, size_t length);
void text_layout_set_columns(struct text_layout *layout, int columns);
/* Call after each splice, with the text as it is now. */
void text_layout_splice(struct text_layout *layout, const char *text, size_t start, size_t removed,
			size_t inserted);

/* The row in which `offset` stands. */
struct text_row text_layout_row_at(struct text_layout *layout, const char *text, size_t offset);
/* The row below or above; false at the end or the beginning of the text. */
bool text_layout_row_below(struct text_layout *layout, const char *text, struct text_row *row);
bool text_layout_row_above(struct text_layout *layout, const char *text, struct text_row *row);

/* How many rows have been wrapped since the layout began: the work done, for tests and benches. */
guint64 text_layout_work(const struct text_layout *layout);

#endif

/* Where signs mark a line or a passage of a text, so that they can be shown and toggled. The same reading as
   casework/mark.h, which a terminal toolkit must not know; a test holds the two together.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_TEXT_MARKS_H
#define UI_TEXT_MARKS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* The square brackets of a text, followed through every edit: drawing a page then never reads the whole text. */
struct text_marks {
	GArray *brackets; /* of size_t, ascending */
};

/* sign[words]: from the sign to behind the closing bracket. */
struct text_passage {
	size_t start, end;
};

void text_marks_init(struct text_marks *marks);
void text_marks_done(struct text_marks *marks);
void text_marks_set_text(struct text_marks *marks, const char *text, size_t length);
/* Call after each splice, with the text as it is now. */
void text_marks_splice(struct text_marks *marks, const char *text, size_t start, size_t removed,
		       size_t inserted);
/* The marked passages, by their end. Of struct text_passage; g_array_unref. */
GArray *text_marks_passages(const struct text_marks *marks, const char *text, size_t length);

bool text_is_mark_sign(char sign);
/* Where the sign of the line [start, end) stands or would stand: behind its first blanks. */
size_t text_line_sign_place(const char *text, size_t start, size_t end);
/* Whether a sign marks the line [start, end). */
bool text_line_is_marked(const char *text, size_t start, size_t end);

#endif

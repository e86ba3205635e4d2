/* Marking a passage or a line by its sign.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "text_edit_state.h"

/* The sign at `start`, its bracket, the words and the closing bracket become `sign` with brackets, or, when it was that
   sign, the words alone. */
static void toggle_passage(struct text_edit *edit, struct text_passage passage, char sign)
{
	const char *text = text_edit_text(edit);
	size_t words = passage.end - passage.start - 3;
	g_autofree char *inner = g_strndup(text + passage.start + 2, words);

	if (text[passage.start] == sign)
		text_edit_replace(edit, TEXT_REPLACED, passage.start, words + 3, inner, words);
	else
		text_edit_replace(edit, TEXT_REPLACED, passage.start, 1, &sign, 1);
	explicit_bzero(inner, words);
}

/* The passage that the selection is, or that it fills, or in which the cursor stands; the innermost one. */
static bool find_passage(const struct text_edit *edit, size_t start, size_t end,
			 struct text_passage *found)
{
	g_autoptr(GArray) passages =
		text_marks_passages(&edit->marks, text_edit_text(edit), edit->text.length);

	for (guint i = 0; i < passages->len; i++) {
		*found = g_array_index(passages, struct text_passage, i);
		if (start == end && found->start <= start && end <= found->end)
			return true;
		if (start == found->start && end == found->end)
			return true;
		if (start == found->start + 2 && end == found->end - 1)
			return true;
	}
	return false;
}

/* Leaves blanks at the ends of a selection outside the brackets. */
static bool trim(const char *text, size_t *start, size_t *end)
{
	while (*start < *end && g_ascii_isspace(text[*start]))
		(*start)++;
	while (*end > *start && g_ascii_isspace(text[*end - 1]))
		(*end)--;
	return *start < *end;
}

/* sign[words]; no printf, whose own buffers would keep the words. */
static void put_in_brackets(struct text_buffer *marked, char sign, const char *words, size_t length)
{
	const char opening[] = { sign, '[' };

	text_buffer_splice(marked, 0, 0, "]", 1);
	text_buffer_splice(marked, 0, 0, words, length);
	text_buffer_splice(marked, 0, 0, opening, sizeof(opening));
}

/* Afterwards nothing is selected: who types on while looking up must not write over the passage. */
static void mark_passage(struct text_edit *edit, size_t start, size_t end, char sign)
{
	const char *text = text_edit_text(edit);
	struct text_buffer marked = { 0 };

	if (!trim(text, &start, &end))
		return;
	put_in_brackets(&marked, sign, text + start, end - start);
	text_edit_replace(edit, TEXT_REPLACED, start, end - start, marked.bytes, marked.length);
	text_buffer_done(&marked);
}

/* The bytes of the sign with the blank behind it; 0: the line has none. A sign alone, without words yet, is one too. */
static size_t sign_length(const char *text, const struct text_row *row, size_t place)
{
	bool alone = place < row->paragraph_end && text_is_mark_sign(text[place]) &&
		     (place + 1 == row->paragraph_end || text[place + 1] == ' ');

	if (!alone && !text_line_is_marked(text, row->paragraph_start, row->paragraph_end))
		return 0;
	return place + 1 < row->paragraph_end && text[place + 1] == ' ' ? 2 : 1;
}

/* The cursor stays at the letter where it was. */
static void toggle_line(struct text_edit *edit, char sign)
{
	const char *text = text_edit_text(edit);
	struct text_row row = text_edit_cursor_row(edit);
	size_t place = text_line_sign_place(text, row.paragraph_start, row.paragraph_end);
	size_t length = sign_length(text, &row, place);
	bool leaves = length && text[place] == sign;
	const char with_blank[] = { sign, ' ', '\0' };
	size_t inserted = leaves ? 0 : 2;
	size_t cursor = edit->caret.cursor;

	if (!text_edit_replace(edit, TEXT_REPLACED, place, length, with_blank, inserted))
		return;
	if (cursor >= place + length)
		text_edit_place(edit, cursor - length + inserted);
	text_undo_note_after(&edit->undo, edit->caret);
}

void text_edit_mark(struct text_edit *edit, char sign)
{
	size_t start = edit->caret.cursor, length = 0;
	bool selected = text_edit_selection(edit, &start, &length);
	struct text_passage passage;

	if (!text_is_mark_sign(sign))
		return;
	if (find_passage(edit, start, start + length, &passage))
		toggle_passage(edit, passage, sign);
	else if (selected)
		mark_passage(edit, start, start + length, sign);
	else
		toggle_line(edit, sign);
}

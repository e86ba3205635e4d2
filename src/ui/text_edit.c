/* The text and what changes it. Keys: text_edit_keys.c, marks: text_edit_mark.c, drawing: text_edit_draw.c.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/text_edit.h"

#include <string.h>

#include "base/text.h"
#include "text_edit_state.h"

enum { COLUMNS_BEFORE_DRAWING = 79, ROWS_BEFORE_DRAWING = 10 };

struct text_edit *text_edit_new(const char *text)
{
	struct text_edit *edit = g_new0(struct text_edit, 1);

	edit->layout = text_layout_new(COLUMNS_BEFORE_DRAWING);
	edit->height = ROWS_BEFORE_DRAWING;
	text_marks_init(&edit->marks);
	text_undo_init(&edit->undo);
	text_edit_set(edit, text);
	return edit;
}

void text_edit_free(struct text_edit *edit)
{
	if (!edit)
		return;
	text_layout_free(edit->layout);
	text_marks_done(&edit->marks);
	text_undo_done(&edit->undo);
	text_buffer_done(&edit->text);
	g_free(edit);
}

const char *text_edit_text(const struct text_edit *edit)
{
	return text_buffer_text(&edit->text);
}

size_t text_edit_length(const struct text_edit *edit)
{
	return edit->text.length;
}

void text_edit_set(struct text_edit *edit, const char *text)
{
	/* Taken as it is, so that the splices to come fit what is stored; but never bytes that are no text. */
	g_autofree char *valid = text_is_valid(text ? text : "", -1) ? NULL : text_clean(text, -1);
	size_t length;

	text = valid ? valid : text ? text : "";
	length = strlen(text);
	text_buffer_splice(&edit->text, 0, edit->text.length, text, length);
	text_layout_set_text(edit->layout, text_edit_text(edit), length);
	text_marks_set_text(&edit->marks, text_edit_text(edit), length);
	text_undo_clear(&edit->undo);
	edit->caret = (struct text_caret){ length, TEXT_CARET_NONE };
	edit->goal = TEXT_EDIT_NO_GOAL;
	edit->top = 0;
	edit->has_change = false;
}

/* ---------------------------------------------------------------- the cursor */

/* The border at or before `offset`. */
static size_t border_before(const struct text_edit *edit, size_t offset)
{
	if (offset >= edit->text.length)
		return edit->text.length;
	return text_cluster_previous(text_edit_text(edit), edit->text.length, offset + 1);
}

/* The border at or behind `offset`: a sign just typed may have joined what follows it. */
static size_t border_behind(const struct text_edit *edit, size_t offset)
{
	size_t border = border_before(edit, offset);

	if (border == offset)
		return offset;
	return text_cluster_next(text_edit_text(edit), edit->text.length, border);
}

size_t text_edit_cursor(const struct text_edit *edit)
{
	return edit->caret.cursor;
}

void text_edit_place(struct text_edit *edit, size_t offset)
{
	edit->caret.cursor = border_before(edit, offset);
	text_undo_close(&edit->undo);
}

void text_edit_move(struct text_edit *edit, size_t offset)
{
	text_edit_place(edit, offset);
	edit->caret.anchor = TEXT_CARET_NONE;
	edit->goal = TEXT_EDIT_NO_GOAL;
}

struct text_row text_edit_cursor_row(struct text_edit *edit)
{
	return text_layout_row_at(edit->layout, text_edit_text(edit), edit->caret.cursor);
}

bool text_edit_selection(const struct text_edit *edit, size_t *start, size_t *length)
{
	size_t cursor = edit->caret.cursor, anchor = edit->caret.anchor;

	if (anchor == TEXT_CARET_NONE || anchor == cursor)
		return false;
	*start = MIN(cursor, anchor);
	*length = MAX(cursor, anchor) - *start;
	return true;
}

/* ---------------------------------------------------------------- changes */

/* Adds a splice to what has changed since the last take, so that one splice says it all. */
static void account(struct text_edit *edit, size_t start, size_t removed, size_t inserted)
{
	size_t old_end, low, high;

	if (!edit->has_change) {
		edit->has_change = true;
		edit->change_start = start;
		edit->change_removed = 0;
		edit->change_inserted = 0;
	}
	old_end = edit->change_start + edit->change_inserted;
	low = MIN(edit->change_start, start);
	high = MAX(old_end, start + removed);
	edit->change_removed += edit->change_start - low + high - old_end;
	edit->change_inserted = high - low - removed + inserted;
	edit->change_start = low;
	edit->has_change = edit->change_removed || edit->change_inserted;
}

/* The first visible row stays the same one when something above it changes. */
static void keep_top(struct text_edit *edit, size_t start, size_t removed, size_t inserted)
{
	if (edit->top >= start + removed)
		edit->top = edit->top - removed + inserted;
	else if (edit->top > start)
		edit->top = start;
}

static void splice(struct text_edit *edit, size_t start, size_t removed, const char *inserted,
		   size_t length)
{
	text_buffer_splice(&edit->text, start, removed, inserted, length);
	text_layout_splice(edit->layout, text_edit_text(edit), start, removed, length);
	text_marks_splice(&edit->marks, text_edit_text(edit), start, removed, length);
	account(edit, start, removed, length);
	keep_top(edit, start, removed, length);
	edit->goal = TEXT_EDIT_NO_GOAL;
}

bool text_edit_replace(struct text_edit *edit, enum text_change_kind kind, size_t start,
		       size_t removed, const char *inserted, size_t length)
{
	struct text_splice change = { kind,    start,    text_edit_text(edit) + start,
				      removed, inserted, length };

	if (length > removed && edit->text.length - removed + length > TEXT_EDIT_MAX) {
		edit->refused = true;
		return false;
	}
	if (removed == 0 && length == 0)
		return true;
	text_undo_note(&edit->undo, &change, edit->caret);
	splice(edit, start, removed, inserted, length);
	edit->caret.cursor = border_behind(edit, start + length);
	edit->caret.anchor = TEXT_CARET_NONE;
	text_undo_note_after(&edit->undo, edit->caret);
	return true;
}

bool text_edit_refused(struct text_edit *edit)
{
	bool refused = edit->refused;

	edit->refused = false;
	return refused;
}

void text_edit_insert(struct text_edit *edit, const char *text)
{
	g_autofree char *clean = text_clean(text, -1);
	size_t start = edit->caret.cursor, length = 0;

	text_edit_selection(edit, &start, &length);
	text_edit_replace(edit, TEXT_REPLACED, start, length, clean, strlen(clean));
	explicit_bzero(clean, strlen(clean));
}

void text_edit_replace_range(struct text_edit *edit, size_t start, size_t length, const char *text)
{
	size_t cursor = edit->caret.cursor, added = strlen(text);

	if (!text_edit_replace(edit, TEXT_REPLACED, start, length, text, added))
		return;
	if (cursor < start)
		text_edit_move(edit, cursor);
	else if (cursor > start + length)
		text_edit_move(edit, cursor - length + added);
}

bool text_edit_undo(struct text_edit *edit)
{
	const struct text_change *change = text_undo_back(&edit->undo);

	if (!change)
		return false;
	splice(edit, change->start, change->inserted.length, text_buffer_text(&change->removed),
	       change->removed.length);
	edit->caret = change->before;
	return true;
}

bool text_edit_redo(struct text_edit *edit)
{
	const struct text_change *change = text_undo_forth(&edit->undo);

	if (!change)
		return false;
	splice(edit, change->start, change->removed.length, text_buffer_text(&change->inserted),
	       change->inserted.length);
	edit->caret = change->after;
	return true;
}

bool text_edit_has_change(const struct text_edit *edit)
{
	return edit->has_change;
}

bool text_edit_take_change(struct text_edit *edit, size_t *start, size_t *removed,
			   const char **inserted, size_t *inserted_length)
{
	if (!edit->has_change)
		return false;
	*start = edit->change_start;
	*removed = edit->change_removed;
	*inserted = text_edit_text(edit) + edit->change_start;
	*inserted_length = edit->change_inserted;
	edit->has_change = false;
	return true;
}

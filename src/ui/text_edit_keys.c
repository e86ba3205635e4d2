/* What the keys do in a text.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/text.h"
#include "text_edit_state.h"

/* ---------------------------------------------------------------- where keys lead */

static size_t to_left(struct text_edit *edit)
{
	return text_cluster_previous(text_edit_text(edit), edit->text.length, edit->caret.cursor);
}

static size_t to_right(struct text_edit *edit)
{
	return text_cluster_next(text_edit_text(edit), edit->text.length, edit->caret.cursor);
}

static size_t to_word_left(struct text_edit *edit)
{
	return text_word_previous(text_edit_text(edit), edit->text.length, edit->caret.cursor);
}

static size_t to_word_right(struct text_edit *edit)
{
	return text_word_next(text_edit_text(edit), edit->text.length, edit->caret.cursor);
}

/* The last place that belongs to the row: the border itself shows at the beginning of the next one. */
static size_t row_last(const struct text_edit *edit, const struct text_row *row)
{
	if (row->last || row->end < row->next)
		return row->last ? row->next : row->end;
	return text_cluster_previous(text_edit_text(edit), edit->text.length, row->next);
}

/* Home and End go by the row one sees; pressed again, by the whole line. */
static size_t to_row_start(struct text_edit *edit)
{
	struct text_row row = text_edit_cursor_row(edit);

	return edit->caret.cursor == row.start ? row.paragraph_start : row.start;
}

static size_t to_row_end(struct text_edit *edit)
{
	struct text_row row = text_edit_cursor_row(edit);
	size_t last = row_last(edit, &row);

	return edit->caret.cursor == last ? row.paragraph_end : last;
}

static size_t to_line_start(struct text_edit *edit)
{
	return text_edit_cursor_row(edit).paragraph_start;
}

static size_t to_line_end(struct text_edit *edit)
{
	return text_edit_cursor_row(edit).paragraph_end;
}

static size_t to_text_start(struct text_edit *edit)
{
	(void)edit;
	return 0;
}

static size_t to_text_end(struct text_edit *edit)
{
	return edit->text.length;
}

static size_t at_goal(const struct text_edit *edit, const struct text_row *row)
{
	size_t last = row_last(edit, row);

	return row->start +
	       text_fit(text_edit_text(edit) + row->start, last - row->start, edit->goal);
}

static void set_goal(struct text_edit *edit, const struct text_row *row)
{
	if (edit->goal == TEXT_EDIT_NO_GOAL)
		edit->goal = text_columns(text_edit_text(edit) + row->start,
					  (gssize)(edit->caret.cursor - row->start));
}

/* So many rows up; from the first row to the beginning of the text. */
static size_t up_by(struct text_edit *edit, int rows)
{
	struct text_row row = text_edit_cursor_row(edit);

	set_goal(edit, &row);
	for (int i = 0; i < rows; i++)
		if (!text_layout_row_above(edit->layout, text_edit_text(edit), &row))
			return i ? at_goal(edit, &row) : 0;
	return at_goal(edit, &row);
}

static size_t down_by(struct text_edit *edit, int rows)
{
	struct text_row row = text_edit_cursor_row(edit);

	set_goal(edit, &row);
	for (int i = 0; i < rows; i++)
		if (!text_layout_row_below(edit->layout, text_edit_text(edit), &row))
			return i ? at_goal(edit, &row) : edit->text.length;
	return at_goal(edit, &row);
}

static size_t to_row_above(struct text_edit *edit)
{
	return up_by(edit, 1);
}

static size_t to_row_below(struct text_edit *edit)
{
	return down_by(edit, 1);
}

static size_t to_page_above(struct text_edit *edit)
{
	return up_by(edit, MAX(edit->height - 1, 1));
}

static size_t to_page_below(struct text_edit *edit)
{
	return down_by(edit, MAX(edit->height - 1, 1));
}

/* ---------------------------------------------------------------- moving and selecting */

struct move {
	enum key_name name;
	size_t (*plain)(struct text_edit *edit);
	size_t (*control)(struct text_edit *edit);
};

static const struct move moves[] = {
	{ KEY_NAME_LEFT, to_left, to_word_left },
	{ KEY_NAME_RIGHT, to_right, to_word_right },
	{ KEY_NAME_UP, to_row_above, to_row_above },
	{ KEY_NAME_DOWN, to_row_below, to_row_below },
	{ KEY_NAME_HOME, to_row_start, to_text_start },
	{ KEY_NAME_END, to_row_end, to_text_end },
	{ KEY_NAME_PAGE_UP, to_page_above, to_page_above },
	{ KEY_NAME_PAGE_DOWN, to_page_below, to_page_below },
};

static const struct move *move_of(const struct key *key)
{
	for (size_t i = 0; i < G_N_ELEMENTS(moves); i++)
		if (moves[i].name == key->name)
			return &moves[i];
	return NULL;
}

static bool is_vertical(const struct key *key)
{
	return key->name == KEY_NAME_UP || key->name == KEY_NAME_DOWN ||
	       key->name == KEY_NAME_PAGE_UP || key->name == KEY_NAME_PAGE_DOWN;
}

/* Left and Right leave a selection at its ends. */
static bool leave_selection(struct text_edit *edit, const struct key *key)
{
	size_t start, length;

	if (key->shift || key->control || !text_edit_selection(edit, &start, &length))
		return false;
	if (key->name != KEY_NAME_LEFT && key->name != KEY_NAME_RIGHT)
		return false;
	text_edit_move(edit, key->name == KEY_NAME_LEFT ? start : start + length);
	return true;
}

static void run_move(struct text_edit *edit, const struct move *move, const struct key *key)
{
	size_t target;

	if (leave_selection(edit, key))
		return;
	target = (key->control ? move->control : move->plain)(edit);
	if (!key->shift)
		edit->caret.anchor = TEXT_CARET_NONE;
	else if (edit->caret.anchor == TEXT_CARET_NONE)
		edit->caret.anchor = edit->caret.cursor;
	text_edit_place(edit, target);
	if (!is_vertical(key))
		edit->goal = TEXT_EDIT_NO_GOAL;
}

/* ---------------------------------------------------------------- typing and erasing */

static bool erase_selection(struct text_edit *edit)
{
	size_t start, length;

	if (!text_edit_selection(edit, &start, &length))
		return false;
	text_edit_replace(edit, TEXT_REPLACED, start, length, NULL, 0);
	return true;
}

static void erase_back(struct text_edit *edit, size_t start)
{
	if (!erase_selection(edit))
		text_edit_replace(edit, TEXT_ERASED_BACK, start, edit->caret.cursor - start, NULL,
				  0);
}

static void erase_forward(struct text_edit *edit, size_t end)
{
	if (!erase_selection(edit))
		text_edit_replace(edit, TEXT_ERASED_FORWARD, edit->caret.cursor,
				  end - edit->caret.cursor, NULL, 0);
}

static void erase_to_line_start(struct text_edit *edit)
{
	erase_back(edit, to_line_start(edit));
}

/* At the end of a line its line end goes, so that the key can be pressed on. */
static void erase_to_line_end(struct text_edit *edit)
{
	size_t end = to_line_end(edit);

	erase_forward(edit, end == edit->caret.cursor ? to_right(edit) : end);
}

static void erase_word_back(struct text_edit *edit)
{
	erase_back(edit, to_word_left(edit));
}

static void go_to_line_start(struct text_edit *edit)
{
	text_edit_move(edit, to_line_start(edit));
}

static void go_to_line_end(struct text_edit *edit)
{
	text_edit_move(edit, to_line_end(edit));
}

static void undo(struct text_edit *edit)
{
	text_edit_undo(edit);
}

static void redo(struct text_edit *edit)
{
	text_edit_redo(edit);
}

static const struct {
	gunichar letter;
	void (*run)(struct text_edit *edit);
} control_keys[] = {
	{ 'a', go_to_line_start },
	{ 'e', go_to_line_end },
	{ 'k', erase_to_line_end },
	{ 'u', erase_to_line_start },
	{ 'w', erase_word_back },
	{ 'y', redo },
	{ 'z', undo },
};

static bool run_control(struct text_edit *edit, gunichar letter)
{
	for (size_t i = 0; i < G_N_ELEMENTS(control_keys); i++) {
		if (control_keys[i].letter != letter)
			continue;
		control_keys[i].run(edit);
		return true;
	}
	return false;
}

static bool type(struct text_edit *edit, gunichar letter)
{
	char bytes[6];
	size_t length = (size_t)g_unichar_to_utf8(letter, bytes);
	size_t start = edit->caret.cursor, selected = 0;

	if (letter != '\n' && (g_unichar_iscntrl(letter) || !g_unichar_validate(letter)))
		return false;
	text_edit_selection(edit, &start, &selected);
	text_edit_replace(edit, TEXT_TYPED, start, selected, bytes, length);
	explicit_bzero(bytes, sizeof(bytes));
	return true;
}

bool text_edit_key(struct text_edit *edit, const struct key *key)
{
	const struct move *move = move_of(key);

	if (move) {
		run_move(edit, move, key);
		return true;
	}
	switch (key->name) {
	case KEY_LETTER:
		return type(edit, key->letter);
	case KEY_NAME_ENTER:
		return type(edit, '\n');
	case KEY_CONTROL:
		return run_control(edit, key->letter);
	case KEY_NAME_BACKSPACE:
		erase_back(edit, key->control ? to_word_left(edit) : to_left(edit));
		return true;
	case KEY_NAME_DELETE:
		erase_forward(edit, key->control ? to_word_right(edit) : to_right(edit));
		return true;
	case KEY_PASTE:
		text_edit_insert(edit, key->text ? key->text : "");
		return true;
	default:
		return false;
	}
}

/* One line to type in.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/line_edit.h"

#include <string.h>

#include "base/text.h"

struct line_edit {
	GString *text;
	size_t cursor; /* byte offset, on a cluster border */
	size_t max_bytes;
	char *replaced; /* what Ctrl-Z brings back; NULL: nothing */
	bool refused;   /* the last key brought more than fits */
};

/* Line ends have no place on one line. */
static char *on_one_line(const char *text)
{
	char *line = text_clean(text, -1);

	return g_strdelimit(line, "\n", ' ');
}

struct line_edit *line_edit_new(const char *text, size_t max_bytes)
{
	struct line_edit *edit = g_new0(struct line_edit, 1);

	edit->text = g_string_new(NULL);
	edit->max_bytes = max_bytes;
	line_edit_set(edit, text);
	return edit;
}

void line_edit_free(struct line_edit *edit)
{
	if (!edit)
		return;
	g_string_free(edit->text, TRUE);
	g_free(edit->replaced);
	g_free(edit);
}

const char *line_edit_text(const struct line_edit *edit)
{
	return edit->text->str;
}

void line_edit_set(struct line_edit *edit, const char *text)
{
	g_autofree char *line = on_one_line(text ? text : "");

	g_string_assign(edit->text, line);
	edit->cursor = edit->text->len;
	edit->refused = false;
	g_clear_pointer(&edit->replaced, g_free);
}

void line_edit_replace(struct line_edit *edit, const char *text)
{
	g_autofree char *before = g_strdup(edit->text->str);

	line_edit_set(edit, text);
	edit->replaced = g_steal_pointer(&before);
}

static bool bring_back(struct line_edit *edit)
{
	g_autofree char *before = g_steal_pointer(&edit->replaced);

	if (before)
		line_edit_set(edit, before);
	return before != NULL;
}

/* ---------------------------------------------------------------------------------------- changes */

static void insert(struct line_edit *edit, const char *text)
{
	size_t length = strlen(text);

	g_clear_pointer(&edit->replaced, g_free);

	if (edit->text->len + length > edit->max_bytes) {
		edit->refused = true;
		return;
	}
	g_string_insert_len(edit->text, (gssize)edit->cursor, text, (gssize)length);
	edit->cursor += length;
}

static void insert_letter(struct line_edit *edit, gunichar letter)
{
	char bytes[7] = "";

	g_unichar_to_utf8(letter, bytes);
	insert(edit, bytes);
}

static void insert_paste(struct line_edit *edit, const char *text)
{
	g_autofree char *line = on_one_line(text);

	g_strchomp(line); /* a copied line brings its end along */
	insert(edit, line);
}

static void erase(struct line_edit *edit, size_t start, size_t end)
{
	g_clear_pointer(&edit->replaced, g_free);
	g_string_erase(edit->text, (gssize)start, (gssize)(end - start));
	edit->cursor = start;
}

static size_t next(const struct line_edit *edit)
{
	return text_cluster_next(edit->text->str, edit->text->len, edit->cursor);
}

static size_t previous(const struct line_edit *edit)
{
	return text_cluster_previous(edit->text->str, edit->text->len, edit->cursor);
}

static size_t next_word(const struct line_edit *edit)
{
	return text_word_next(edit->text->str, edit->text->len, edit->cursor);
}

static size_t previous_word(const struct line_edit *edit)
{
	return text_word_previous(edit->text->str, edit->text->len, edit->cursor);
}

static bool control_key(struct line_edit *edit, gunichar letter)
{
	switch (letter) {
	case 'z':
		return bring_back(edit);
	case 'a':
		edit->cursor = 0;
		return true;
	case 'e':
		edit->cursor = edit->text->len;
		return true;
	case 'k':
		erase(edit, edit->cursor, edit->text->len);
		return true;
	case 'u':
		erase(edit, 0, edit->cursor);
		return true;
	case 'w':
		erase(edit, previous_word(edit), edit->cursor);
		return true;
	default:
		return false;
	}
}

bool line_edit_key(struct line_edit *edit, const struct key *key)
{
	edit->refused = false;
	switch (key->name) {
	case KEY_LETTER:
		insert_letter(edit, key->letter);
		return true;
	case KEY_PASTE:
		insert_paste(edit, key->text);
		return true;
	case KEY_CONTROL:
		return control_key(edit, key->letter);
	case KEY_NAME_LEFT:
		edit->cursor = key->control ? previous_word(edit) : previous(edit);
		return true;
	case KEY_NAME_RIGHT:
		edit->cursor = key->control ? next_word(edit) : next(edit);
		return true;
	case KEY_NAME_HOME:
		edit->cursor = 0;
		return true;
	case KEY_NAME_END:
		edit->cursor = edit->text->len;
		return true;
	case KEY_NAME_BACKSPACE:
		erase(edit, key->control ? previous_word(edit) : previous(edit), edit->cursor);
		return true;
	case KEY_NAME_DELETE:
		erase(edit, edit->cursor, key->control ? next_word(edit) : next(edit));
		return true;
	default:
		return false;
	}
}

/* ---------------------------------------------------------------------------------------- drawing */

/* The first byte to show, so that the cursor stands inside `width` columns. Moves on by half a field at a time, so that most letters
   at the end of a long line are painted alone. */
static size_t first_shown(const struct line_edit *edit, int width)
{
	const char *text = edit->text->str;
	int cursor = text_columns(text, (gssize)edit->cursor), step = MAX(width / 2, 1);
	int hidden;
	size_t first;

	if (cursor < width || width < 4)
		return cursor < width ? 0 : edit->cursor;
	hidden = (cursor - (width - 2) + step - 1) / step * step;
	first = text_fit(text, edit->text->len, hidden);
	return text_columns(text, (gssize)first) < hidden
		       ? text_cluster_next(text, edit->text->len, first)
		       : first;
}

void line_edit_draw(const struct line_edit *edit, struct canvas *canvas, int row, int column,
		    int width, bool focused)
{
	int room = edit->refused ? width - 1 : width; /* the last column says what was refused */
	size_t first = first_shown(edit, room);
	int sign = first > 0;

	canvas_fill(canvas, (struct area){ row, column, 1, width }, STYLE_INPUT);
	if (sign)
		canvas_text_in(canvas, row, column, 1, STYLE_INPUT, "…");
	canvas_text_in(canvas, row, column + sign, room - sign, STYLE_INPUT,
		       edit->text->str + first);
	if (edit->refused)
		canvas_text_in(canvas, row, column + room, 1, STYLE_WARNING, "!");
	if (focused)
		canvas_cursor(canvas, row,
			      column + sign +
				      text_columns(edit->text->str + first,
						   (gssize)(edit->cursor - first)));
}

/* Signs that mark a line or a passage.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "text_marks.h"

#include <string.h>

bool text_is_mark_sign(char sign)
{
	return sign && strchr("*+!(=", sign);
}

static bool has_words(const char *text, size_t start, size_t end)
{
	const char *at = text + start;

	while (at < text + end && !g_unichar_isalnum(g_utf8_get_char(at)))
		at = g_utf8_next_char(at);
	return at < text + end;
}

/* "(they laugh)" and "(Olena) smiles": the bracket that opens the line is closed in it. */
static bool is_aside(const char *text, size_t start, size_t end)
{
	int depth = 0;

	for (size_t i = start; i < end; i++) {
		depth += text[i] == '(';
		depth -= text[i] == ')';
		if (depth == 0)
			return true;
	}
	return false;
}

size_t text_line_sign_place(const char *text, size_t start, size_t end)
{
	while (start < end && g_unichar_isspace(g_utf8_get_char(text + start)))
		start = (size_t)(g_utf8_next_char(text + start) - text);
	return start;
}

bool text_line_is_marked(const char *text, size_t start, size_t end)
{
	start = text_line_sign_place(text, start, end);
	if (start >= end || !text_is_mark_sign(text[start]) || text[start + 1] == '[')
		return false;
	if (text[start] == '+' && g_ascii_isdigit(text[start + 1])) /* a telephone number */
		return false;
	if (text[start] == '(' && is_aside(text, start, end))
		return false;
	return has_words(text, start + 1, end);
}

void text_marks_init(struct text_marks *marks)
{
	marks->brackets = g_array_new(FALSE, FALSE, sizeof(size_t));
}

void text_marks_done(struct text_marks *marks)
{
	g_array_unref(marks->brackets);
}

static size_t bracket_at(const struct text_marks *marks, guint index)
{
	return g_array_index(marks->brackets, size_t, index);
}

/* The first bracket at or behind `offset`. */
static guint first_bracket(const struct text_marks *marks, size_t offset)
{
	guint low = 0, high = marks->brackets->len;

	while (low < high) {
		guint middle = (low + high) / 2;

		if (bracket_at(marks, middle) < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void insert_brackets(struct text_marks *marks, guint index, const char *text, size_t start,
			    size_t end)
{
	g_autoptr(GArray) fresh = g_array_new(FALSE, FALSE, sizeof(size_t));

	for (size_t i = start; i < end; i++)
		if (text[i] == '[' || text[i] == ']')
			g_array_append_val(fresh, i);
	if (fresh->len)
		g_array_insert_vals(marks->brackets, index, fresh->data, fresh->len);
}

void text_marks_set_text(struct text_marks *marks, const char *text, size_t length)
{
	g_array_set_size(marks->brackets, 0);
	insert_brackets(marks, 0, text, 0, length);
}

void text_marks_splice(struct text_marks *marks, const char *text, size_t start, size_t removed,
		       size_t inserted)
{
	guint first = first_bracket(marks, start);
	guint behind = first_bracket(marks, start + removed);

	for (guint i = behind; i < marks->brackets->len; i++)
		g_array_index(marks->brackets, size_t, i) += inserted - removed;
	if (behind > first)
		g_array_remove_range(marks->brackets, first, behind - first);
	insert_brackets(marks, first, text, start, start + inserted);
}

static void close_bracket(GArray *passages, const char *text, size_t length, size_t open,
			  size_t close)
{
	struct text_passage passage = { open - 1, close + 1 };

	if (open == 0 || !text_is_mark_sign(text[open - 1]) || !has_words(text, open + 1, close))
		return;
	if (text[open - 1] == '(' && close + 1 < length && text[close + 1] == ')')
		return; /* "([see below])" is an aside */
	g_array_append_val(passages, passage);
}

GArray *text_marks_passages(const struct text_marks *marks, const char *text, size_t length)
{
	GArray *passages = g_array_new(FALSE, FALSE, sizeof(struct text_passage));
	g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(size_t));

	for (guint i = 0; i < marks->brackets->len; i++) {
		size_t bracket = bracket_at(marks, i);

		if (text[bracket] == '[') {
			g_array_append_val(open, bracket);
		} else if (open->len) {
			close_bracket(passages, text, length,
				      g_array_index(open, size_t, open->len - 1), bracket);
			g_array_set_size(open, open->len - 1);
		}
	}
	return passages;
}

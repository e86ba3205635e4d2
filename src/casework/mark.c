/* Marks made while typing: read out of the text each time, so they can never drift away from it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/mark.h"

#include <string.h>

static const char *const kind_words[] = { "talent", "wish", "obstacle", "contact", "promise" };
const struct names mark_kind_names = NAMES(kind_words);

static const char signs[] = "*+!(=";

/* A mark with the bytes that are sign, not words: [sign, mark.start) before it and, for a passage, the bracket after it. */
struct found {
	struct mark mark;
	size_t sign;  /* where the sign begins */
	size_t close; /* where the closing bracket stands; 0 for a line */
};

/* A bracket that waits for its closing one. */
struct bracket {
	size_t open;
	int kind; /* MARK_COUNT: an ordinary bracket */
};

/* Bytes [start, end) that are signs. */
struct cut {
	size_t start, end;
};

char mark_sign(enum mark_kind kind)
{
	return signs[kind];
}

static int kind_of(char sign)
{
	const char *at = sign ? strchr(signs, sign) : NULL;

	return at ? (int)(at - signs) : MARK_COUNT;
}

static bool is_blank_at(const char *text)
{
	return g_unichar_isspace(g_utf8_get_char(text));
}

/* Leaves outer blanks out of [start, end); false when no letter and no digit remains ("====", "( )"). */
static bool trim(const char *text, size_t *start, size_t *end)
{
	bool has_words = false;

	while (*start < *end && is_blank_at(text + *start))
		*start = (size_t)(g_utf8_next_char(text + *start) - text);
	while (*start < *end) {
		const char *last = g_utf8_prev_char(text + *end);

		if (!is_blank_at(last))
			break;
		*end = (size_t)(last - text);
	}
	for (const char *at = text + *start; at < text + *end && !has_words;
	     at = g_utf8_next_char(at))
		has_words = g_unichar_isalnum(g_utf8_get_char(at));
	return has_words;
}

static void add_found(GArray *found, const char *text, enum mark_kind kind, size_t sign,
		      size_t start, size_t end, size_t close)
{
	struct found mark = { .sign = sign, .close = close };

	if (!trim(text, &start, &end))
		return;
	mark.mark = (struct mark){ .kind = kind, .start = start, .length = end - start };
	g_array_append_val(found, mark);
}

/* "(they laugh)" and "(Olena) smiles" are asides: the bracket that opens the line is closed in it. */
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

/* The sign that opens a line, or MARK_COUNT. "+31 6 …" is a telephone number; "+[" is the passage's business. */
static int line_kind(const char *text, size_t start, size_t end)
{
	int kind = start < end ? kind_of(text[start]) : MARK_COUNT;

	if (kind == MARK_COUNT || text[start + 1] == '[')
		return MARK_COUNT;
	if (kind == MARK_WISH && g_ascii_isdigit(text[start + 1]))
		return MARK_COUNT;
	if (kind == MARK_CONTACT && is_aside(text, start, end))
		return MARK_COUNT;
	return kind;
}

static void find_line(GArray *found, const char *text, size_t start, size_t end)
{
	int kind;

	while (start < end && is_blank_at(text + start))
		start = (size_t)(g_utf8_next_char(text + start) - text);
	kind = line_kind(text, start, end);
	if (kind != MARK_COUNT)
		add_found(found, text, (enum mark_kind)kind, start, start + 1, end, 0);
}

static void find_lines(GArray *found, const char *text, size_t length)
{
	for (size_t start = 0; start < length;) {
		const char *line_end = memchr(text + start, '\n', length - start);
		size_t end = line_end ? (size_t)(line_end - text) : length;

		find_line(found, text, start, end);
		start = end + 1;
	}
}

/* "([see below])" is an aside as well. */
static void close_bracket(GArray *found, const char *text, struct bracket bracket, size_t close)
{
	if (bracket.kind == MARK_COUNT || (bracket.kind == MARK_CONTACT && text[close + 1] == ')'))
		return;
	add_found(found, text, (enum mark_kind)bracket.kind, bracket.open - 1, bracket.open + 1,
		  close, close);
}

/* One pass with a stack, so a text full of open brackets costs no more than any other. */
static void find_passages(GArray *found, const char *text, size_t length)
{
	g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(struct bracket));

	for (size_t i = 0; i < length; i++) {
		if (text[i] == '[') {
			struct bracket bracket = { .open = i,
						   .kind = i ? kind_of(text[i - 1]) : MARK_COUNT };

			g_array_append_val(open, bracket);
		} else if (text[i] == ']' && open->len) {
			close_bracket(found, text,
				      g_array_index(open, struct bracket, open->len - 1), i);
			g_array_set_size(open, open->len - 1);
		}
	}
}

static int by_sign(const void *a, const void *b)
{
	const struct found *left = a, *right = b;

	return (left->sign > right->sign) - (left->sign < right->sign);
}

/* Each mark once, by the place of its sign; no two marks share one. */
static GArray *find_all(const char *text)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(struct found));
	size_t length = strlen(text);

	find_lines(found, text, length);
	find_passages(found, text, length);
	g_array_sort(found, by_sign);
	return found;
}

GArray *marks_in(const char *text)
{
	GArray *marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
	g_autoptr(GArray) found = find_all(text);

	for (guint i = 0; i < found->len; i++)
		g_array_append_val(marks, g_array_index(found, struct found, i).mark);
	return marks;
}

static int by_start(const void *a, const void *b)
{
	const struct cut *left = a, *right = b;

	return (left->start > right->start) - (left->start < right->start);
}

static GArray *signs_of(const GArray *found)
{
	GArray *cuts = g_array_new(FALSE, FALSE, sizeof(struct cut));

	for (guint i = 0; i < found->len; i++) {
		const struct found *mark = &g_array_index(found, struct found, i);
		struct cut before = { mark->sign, mark->close ? mark->sign + 2 : mark->mark.start };
		struct cut after = { mark->close, mark->close + 1 };

		g_array_append_val(cuts, before);
		if (mark->close)
			g_array_append_val(cuts, after);
	}
	g_array_sort(cuts, by_start);
	return cuts;
}

/* The words of [start, end) without the signs that stand in it. */
static char *without_signs(const char *text, size_t start, size_t end)
{
	GString *words = g_string_new(NULL);
	g_autoptr(GArray) found = find_all(text);
	g_autoptr(GArray) cuts = signs_of(found);
	size_t at = start;

	for (guint i = 0; i < cuts->len; i++) {
		struct cut cut = g_array_index(cuts, struct cut, i);

		if (cut.end <= at || cut.start >= end)
			continue;
		if (cut.start > at)
			g_string_append_len(words, text + at, (gssize)(cut.start - at));
		at = MIN(cut.end, end);
	}
	g_string_append_len(words, text + at, (gssize)(end - at));
	return g_string_free(words, FALSE);
}

char *mark_passage(const char *text, const struct mark *mark)
{
	return g_strstrip(without_signs(text, mark->start, mark->start + mark->length));
}

char *marks_stripped(const char *text)
{
	return without_signs(text, 0, strlen(text));
}

void harvested_free(struct harvested *harvested)
{
	if (!harvested)
		return;
	g_free(harvested->passage);
	g_free(harvested);
}

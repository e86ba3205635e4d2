/* Starts of words, by UAX 29 within one line: an apostrophe between letters, ' ’ or ʼ, stays inside.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <uniwbrk.h>

#include "base/text.h"
#include "text_unit.h"

static size_t line_start(const char *text, size_t offset)
{
	const char *end = offset ? memrchr(text, '\n', offset) : NULL;

	return end ? (size_t)(end - text) + 1 : 0;
}

static size_t line_end(const char *text, size_t length, size_t offset)
{
	const char *end = memchr(text + offset, '\n', length - offset);

	return end ? (size_t)(end - text) : length;
}

/* For each byte of a line whether a word may start there. */
static char *breaks_of(const char *line, size_t length)
{
	char *breaks = g_malloc0(length + 1);

	if (length == 0)
		return breaks;
	u8_wordbreaks((const uint8_t *)line, length, breaks);
	breaks[0] = 1;
	return breaks;
}

static bool is_word_start(const char *line, size_t length, const char *breaks, size_t offset)
{
	size_t size;

	return breaks[offset] && g_unichar_isalnum(text_unit(line, length, offset, &size));
}

/* The first start of a word in the line at or after `from`; its length when there is none. */
static size_t first_start(const char *line, size_t length, size_t from)
{
	g_autofree char *breaks = breaks_of(line, length);

	while (from < length && !is_word_start(line, length, breaks, from))
		from++;
	return from;
}

/* The last start of a word in the line before `until`; false when there is none. */
static bool last_start(const char *line, size_t length, size_t until, size_t *start)
{
	g_autofree char *breaks = breaks_of(line, length);

	while (until-- > 0) {
		if (!is_word_start(line, length, breaks, until))
			continue;
		*start = until;
		return true;
	}
	return false;
}

size_t text_word_next(const char *text, size_t length, size_t offset)
{
	size_t from;

	if (offset >= length)
		return length;
	from = text[offset] == '\n' ? 0 : offset - line_start(text, offset) + 1;
	if (text[offset] == '\n')
		offset++;
	while (offset < length) {
		size_t start = line_start(text, offset);
		size_t end = line_end(text, length, offset);
		size_t found = first_start(text + start, end - start, from);

		if (start + found < end)
			return start + found;
		offset = end + 1;
		from = 0;
	}
	return length;
}

size_t text_word_previous(const char *text, size_t length, size_t offset)
{
	offset = MIN(offset, length);
	for (;;) {
		size_t start = line_start(text, offset);
		size_t end = line_end(text, length, offset);
		size_t found;

		if (last_start(text + start, end - start, offset - start, &found))
			return start + found;
		if (start == 0)
			return 0;
		offset = start - 1;
	}
}

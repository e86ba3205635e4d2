/* Wrapping at words, one line at a time, with the line break classes of Unicode; an address is not torn at its dots.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unilbrk.h>

#include "base/text.h"
#include "text_unit.h"

#define LOOK_AHEAD                                                                                 \
	64 /* bytes beyond the last column, so that the break there is judged by what follows */

/* What one line could be: all offsets in the text. */
struct room {
	size_t end;    /* of the last cluster that fits */
	size_t window; /* as far as breaks must be known */
	size_t reach;  /* as far as bytes, or the end, had a say */
	bool whole;    /* the paragraph ends within the columns */
};

static size_t skip_blanks(const char *text, size_t length, size_t offset)
{
	size_t size;

	while (offset < length && text_unit_is_blank(text_unit(text, length, offset, &size)))
		offset += size;
	return offset;
}

static bool is_blank_before(const char *text, size_t length, size_t offset)
{
	size_t size;

	return text_unit_is_blank(
		text_unit(text, length, text_unit_before(text, length, offset), &size));
}

static size_t without_blanks(const char *text, size_t start, size_t end)
{
	while (end > start && is_blank_before(text, end, end))
		end = text_unit_before(text, end, end);
	return end;
}

/* Walks clusters until the columns are full; blanks at the end may hang over. */
static struct room measure(const char *text, size_t length, size_t start, int columns)
{
	struct room room = { .end = start };
	size_t next, offset = text_unit_walk(text, length, start, columns, '\n', &next);

	room.end = offset;
	if (room.end == start && offset < length && text[offset] != '\n')
		room.end = text_cluster_next(text, length, start);
	offset = skip_blanks(text, length, room.end);
	room.whole = offset >= length || text[offset] == '\n';
	room.reach = MAX(offset, next) + LOOK_AHEAD;
	room.window = MIN(length, room.reach);
	room.reach = MIN(length + 1, room.reach);
	return room;
}

/* After these a break is only allowed before a blank: they hold addresses, times and numbers together. */
static bool holds_together(char sign)
{
	return sign && strchr(".,:;/?&=#_%@~!*+(", sign);
}

/* In Ukrainian and in Dutch a dash between words stays with the word before it. */
static bool is_dash(const char *text, size_t length, size_t offset)
{
	size_t size;
	gunichar letter = offset < length ? text_unit(text, length, offset, &size) : 0;

	return letter == 0x2013 || letter == 0x2014;
}

static bool is_torn(const char *text, size_t length, size_t offset)
{
	return holds_together(text[offset - 1]) || is_dash(text, length, offset);
}

static bool is_border(const char *text, size_t length, size_t offset)
{
	return offset >= length || text_cluster_previous(text, length, offset + 1) == offset;
}

/* The last possible break in (start, room.end], or `start`. Strict: not inside an address, not before a dash. */
static size_t last_break(const char *text, size_t start, const struct room *room,
			 const char *breaks, bool strict)
{
	/* Blanks hang, so the break may also be behind those that follow the last column. */
	size_t offset = skip_blanks(text, room->window, room->end);

	for (; offset > start; offset--) {
		if (breaks[offset - start] != UC_BREAK_POSSIBLE)
			continue;
		if (strict && is_torn(text, room->window, offset))
			continue;
		if (is_border(text + start, room->window - start, offset - start))
			return offset;
	}
	return start;
}

static size_t wrap_at(const char *text, size_t start, const struct room *room)
{
	size_t count = room->window - start;
	g_autofree char *breaks = g_malloc(count + 1);
	size_t offset;

	u8_possible_linebreaks((const uint8_t *)text + start, count, "UTF-8", breaks);
	breaks[count] = UC_BREAK_PROHIBITED;
	offset = last_break(text, start, room, breaks, true);
	if (offset == start)
		offset = last_break(text, start, room, breaks, false);
	return offset == start ? room->end : offset;
}

struct text_line text_break(const char *text, size_t length, size_t start, int columns)
{
	struct text_line line = { start, length, length, false, length + 1 };
	struct room room;

	if (start >= length)
		return (struct text_line){ length, length, length, false, length + 1 };
	room = measure(text, length, start, columns);
	line.reach = room.reach;
	if (room.whole) {
		size_t end = skip_blanks(text, length, room.end);

		line.end = room.end;
		line.reach = end + 1;
		line.hard = end < length;
		line.next = line.hard ? end + 1 : length;
		return line;
	}
	line.next = skip_blanks(text, length, wrap_at(text, start, &room));
	line.end = without_blanks(text, start, line.next);
	return line;
}

int text_rows(const char *text, int columns)
{
	size_t length = strlen(text);
	struct text_line line = { .hard = true };
	int rows = 0;

	/* A line end at the end of the text begins a row as well. */
	while (line.hard || line.next < length) {
		line = text_break(text, length, line.next, columns);
		rows++;
	}
	return rows;
}

/* Columns and grapheme clusters. What is nearly always typed, letters without marks, never reaches the tables of Unicode.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include <string.h>
#include <unigbrk.h>
#include <wchar.h>

#include "text_unit.h"

enum { CLUSTER_WINDOW = 64, CLUSTER_TAIL = 8 }; /* bytes looked at at once; those a cut may spoil */

gunichar text_unit(const char *text, size_t length, size_t offset, size_t *size)
{
	unsigned char first = (unsigned char)text[offset];
	gunichar letter;

	*size = 1;
	if (first < 0x80)
		return first;
	if ((first & 0xE0) == 0xC0 && first >= 0xC2 && offset + 1 < length &&
	    ((unsigned char)text[offset + 1] & 0xC0) == 0x80) {
		*size = 2;
		return (gunichar)(first & 0x1F) << 6 | ((unsigned char)text[offset + 1] & 0x3F);
	}
	letter = g_utf8_get_char_validated(text + offset, (gssize)MIN(length - offset, 6));
	if (letter == (gunichar)-1 || letter == (gunichar)-2)
		return TEXT_REPLACEMENT;
	*size = (size_t)g_unichar_to_utf8(letter, NULL);
	return letter;
}

size_t text_unit_before(const char *text, size_t length, size_t offset)
{
	size_t start = offset - 1;
	size_t size;

	while (start > 0 && offset - start < 4 && ((unsigned char)text[start] & 0xC0) == 0x80)
		start--;
	text_unit(text, length, start, &size);
	return start + size >= offset ? start : offset - 1;
}

/* ASCII, Latin letters and Cyrillic letters; not the soft hyphen, not the Cyrillic combining signs. */
bool text_unit_is_simple(gunichar letter)
{
	return (letter >= 0x20 && letter < 0x7F) ||
	       (letter >= 0xA0 && letter < 0x300 && letter != 0xAD) ||
	       (letter >= 0x400 && letter < 0x483) || (letter >= 0x48A && letter < 0x530);
}

int text_unit_columns(gunichar letter)
{
	return text_unit_is_simple(letter) ? 1 : MAX(wcwidth((wchar_t)letter), 0);
}

/* The separators of Unicode that are not U+00A0, U+2007 or U+202F. */
bool text_unit_is_blank(gunichar letter)
{
	return letter == ' ' || letter == '\t' || letter == 0x1680 ||
	       (letter >= 0x2000 && letter <= 0x200A && letter != 0x2007) || letter == 0x205F ||
	       letter == 0x3000;
}

int text_columns(const char *text, gssize length)
{
	size_t bytes = length < 0 ? strlen(text) : (size_t)length;
	size_t size;
	int columns = 0;

	for (size_t offset = 0; offset < bytes; offset += size)
		columns += text_unit_columns(text_unit(text, bytes, offset, &size));
	return columns;
}

static bool are_simple(const char *text, size_t length, size_t before, size_t after)
{
	size_t size;

	return text_unit_is_simple(text_unit(text, length, before, &size)) &&
	       text_unit_is_simple(text_unit(text, length, after, &size));
}

/* The end of the first cluster in the first `window` bytes; `window` itself when no border is inside. */
static size_t first_border(const char *text, size_t window)
{
	char small[CLUSTER_WINDOW];
	g_autofree char *large = window > sizeof(small) ? g_malloc(window) : NULL;
	char *borders = large ? large : small;
	size_t offset = 1;

	u8_grapheme_breaks((const uint8_t *)text, window, borders);
	while (offset < window && !borders[offset])
		offset++;
	return offset;
}

/* u8_grapheme_next looks at pairs only and tears a family apart; u8_grapheme_breaks does not. */
static size_t cluster_by_tables(const char *text, size_t length, size_t offset)
{
	size_t window = CLUSTER_WINDOW;

	for (;; window *= 2) {
		size_t room = MIN(window, length - offset);
		size_t border = first_border(text + offset, room);

		if (room == length - offset || border + CLUSTER_TAIL < room)
			return offset + border;
	}
}

size_t text_cluster_next(const char *text, size_t length, size_t offset)
{
	size_t size;

	if (offset >= length)
		return length;
	text_unit(text, length, offset, &size);
	if (offset + size >= length)
		return length;
	if (are_simple(text, length, offset, offset + size))
		return offset + size;
	return cluster_by_tables(text, length, offset);
}

/* A border for certain at or before `offset`: between two plain letters, after a line end, at the beginning. Flags and joined
   emoji can only be counted forward from there. */
static size_t certain_border(const char *text, size_t length, size_t offset)
{
	while (offset > 0) {
		size_t before = text_unit_before(text, length, offset);

		if (text[before] == '\n' || are_simple(text, length, before, offset))
			break;
		offset = before;
	}
	return offset;
}

size_t text_cluster_previous(const char *text, size_t length, size_t offset)
{
	size_t border, next;

	offset = MIN(offset, length);
	if (offset == 0)
		return 0;
	border = certain_border(text, length, text_unit_before(text, length, offset));
	while ((next = text_cluster_next(text, length, border)) < offset)
		border = next;
	return border;
}

/* Plain letters, nearly all there are, are looked at once each. */
size_t text_unit_walk(const char *text, size_t length, size_t start, int columns, gunichar stop,
		      size_t *looked)
{
	size_t offset = start, size = 0;
	gunichar letter = offset < length ? text_unit(text, length, offset, &size) : 0;

	*looked = start;
	while (offset < length && letter != stop) {
		size_t next = offset + size;
		gunichar following = next < length ? text_unit(text, length, next, &size) : ' ';

		if (text_unit_is_simple(letter) && text_unit_is_simple(following)) {
			columns--;
		} else {
			next = text_cluster_next(text, length, offset);
			columns -= text_columns(text + offset, (gssize)(next - offset));
			following = next < length ? text_unit(text, length, next, &size) : ' ';
		}
		*looked = next;
		if (columns < 0)
			break;
		offset = next;
		letter = following;
	}
	return offset;
}

size_t text_fit(const char *text, size_t length, int columns)
{
	size_t looked;

	return text_unit_walk(text, length, 0, columns, TEXT_UNIT_NEVER, &looked);
}

/* Any words of a note: what is found lies in them, whole letters at a time, and covering comes to an end.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "casework/sensitive.h"
#include "fuzz/fuzz.h"

static bool begins_letter(const char *text, size_t length, size_t at)
{
	return at == length || (text[at] & 0xc0) != 0x80;
}

static int count_places(const char *text, size_t length)
{
	struct sensitive_place place;
	size_t from = 0;
	int count = 0;

	while (sensitive_find(text, length, from, &place)) {
		g_assert(place.start >= from && place.length > 0);
		g_assert(place.start + place.length <= length);
		g_assert(begins_letter(text, length, place.start));
		g_assert(begins_letter(text, length, place.start + place.length));
		g_assert(place.kind <= SENSITIVE_TAX);
		from = place.start + place.length;
		count++;
	}
	return count;
}

static int digits_in(const char *text)
{
	int count = 0;

	for (; *text; text = g_utf8_next_char(text))
		count += g_unichar_isdigit(g_utf8_get_char(text));
	return count;
}

/* A word may speak of the next number once the one beside it is covered, so it may take more than one turn; each takes digits away. */
int fuzz_take(const uint8_t *data, size_t size)
{
	char *text = text_clean((const char *)data, (gssize)size), *covered;

	while ((covered = sensitive_cover(text))) {
		g_assert(count_places(text, strlen(text)) > 0);
		g_assert(text_is_valid(covered, -1));
		g_assert(digits_in(covered) < digits_in(text));
		g_free(text);
		text = covered;
	}
	g_assert(count_places(text, strlen(text)) == 0);
	g_free(text);
	return 0;
}

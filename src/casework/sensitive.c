/* Finds numbers that must not be in a note: goes through the text once, from word to word.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/sensitive.h"

#include "sensitive_reading.h"

#include <string.h>

const char sensitive_sign[] = "▒▒▒";

gunichar reading_sign(const struct reading *reading, size_t at)
{
	return at < reading->length ? g_utf8_get_char(reading->text + at) : 0;
}

size_t reading_next(const struct reading *reading, size_t at)
{
	return at + (size_t)(g_utf8_next_char(reading->text + at) - (reading->text + at));
}

gunichar reading_sign_before(const struct reading *reading, size_t at)
{
	const char *before = g_utf8_find_prev_char(reading->text, reading->text + at);

	return before ? g_utf8_get_char(before) : 0;
}

/* Also of keyboards that write them as wide as an ideograph, or in Arabic. */
int reading_digit(gunichar sign)
{
	static const gunichar zeros[] = { '0', 0xFF10, 0x660, 0x6F0 };

	for (gsize i = 0; i < G_N_ELEMENTS(zeros); i++)
		if (sign >= zeros[i] && sign <= zeros[i] + 9)
			return (int)(sign - zeros[i]);
	return -1;
}

bool reading_is_digit(gunichar sign)
{
	return reading_digit(sign) >= 0;
}

bool reading_is_blank(gunichar sign)
{
	return sign == ' ' || sign == 0xA0 || sign == 0x202F || sign == 0x2009;
}

bool reading_found(struct sensitive_place *place, size_t start, size_t end,
		   enum sensitive_kind kind)
{
	*place = (struct sensitive_place){ start, end - start, kind };
	return true;
}

/* One sign may part two groups: a blank, or what people put into numbers. */
size_t reading_next_group(const struct reading *reading, size_t at)
{
	gunichar between = reading_sign(reading, at);
	size_t next;

	if (!reading_is_blank(between) &&
	    (between == 0 || !strchr(".-,/:", (int)MIN(between, 0x7F))))
		return 0;
	next = reading_next(reading, at);
	return reading_is_digit(reading_sign(reading, next)) ? next : 0;
}

bool sensitive_find(const char *text, size_t length, size_t from, struct sensitive_place *place)
{
	const struct reading reading = { text, length };
	size_t at = from;

	while (at < length) {
		gunichar sign = reading_sign(&reading, at);

		if (reading_is_digit(sign)) {
			if (digits_look(&reading, &at, place))
				return true;
		} else if (!g_unichar_isalnum(sign)) {
			at = reading_next(&reading, at);
		} else if (letters_look(&reading, &at, place)) {
			return true;
		}
	}
	return false;
}

char *sensitive_cover(const char *text)
{
	size_t length = strlen(text), at = 0;
	struct sensitive_place place;
	GString *covered = NULL;

	while (sensitive_find(text, length, at, &place)) {
		if (!covered)
			covered = g_string_sized_new(length);
		g_string_append_len(covered, text + at, (gssize)(place.start - at));
		g_string_append(covered, sensitive_sign);
		at = place.start + place.length;
	}
	if (!covered)
		return NULL;
	g_string_append(covered, text + at);
	return g_string_free(covered, FALSE);
}

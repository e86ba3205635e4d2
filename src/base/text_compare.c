/* The order of names and words: the Ukrainian alphabet, then Latin.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/text.h"

/* The 33 letters, and where a Russian name finds its own four. */
static const char alphabet[] = "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя";

enum { RANK_SIGN = 0, RANK_DIGIT = 0x200000, RANK_CYRILLIC = 0x400000, RANK_OTHER = 0x600000 };

/* Signs, digits, Cyrillic by the alphabet, then all others by code point (Latin first). */
static guint32 rank_of(gunichar letter)
{
	const char *place;
	char bytes[7] = { 0 };

	if (letter == 0)
		return 0;
	if (g_unichar_isdigit(letter))
		return RANK_DIGIT + letter;
	if (!g_unichar_isalpha(letter))
		return RANK_SIGN + letter;
	g_unichar_to_utf8(letter, bytes);
	place = strstr(alphabet, bytes);
	if (place)
		return RANK_CYRILLIC + (guint32)(place - alphabet);
	if (g_unichar_get_script(letter) == G_UNICODE_SCRIPT_CYRILLIC)
		return RANK_CYRILLIC + letter;
	return RANK_OTHER + letter;
}

/* The next letter that counts; an apostrophe does not. */
static gunichar next_letter(const char **text)
{
	gunichar letter;

	while (**text == '\'')
		(*text)++;
	letter = g_utf8_get_char(*text);
	if (letter)
		*text = g_utf8_next_char(*text);
	return letter;
}

int text_compare(const char *a, const char *b)
{
	g_autofree char *folded_a = text_fold(a, -1);
	g_autofree char *folded_b = text_fold(b, -1);
	const char *left = folded_a, *right = folded_b;

	for (;;) {
		guint32 rank_left = rank_of(next_letter(&left));
		guint32 rank_right = rank_of(next_letter(&right));

		if (rank_left != rank_right)
			return rank_left < rank_right ? -1 : 1;
		if (rank_left == 0)
			break;
	}
	return CLAMP(strcmp(a, b), -1, 1);
}

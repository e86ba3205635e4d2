/* The codes people are known by: "NIJ-0042". Two to six capital letters, a dash, four to six digits.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/participant.h"

#include <stdio.h>
#include <string.h>

enum { LETTERS_MIN = 2, LETTERS_MAX = 6, DIGITS_MIN = 4, DIGITS_MAX = 6, NUMBER_MAX = 999999 };

static int letters_at(const char *text)
{
	int count = 0;

	while (g_ascii_isalpha(text[count]))
		count++;
	return count;
}

static int digits_at(const char *text)
{
	int count = 0;

	while (g_ascii_isdigit(text[count]))
		count++;
	return count;
}

bool participant_code_is_valid(const char *code)
{
	int letters = code ? letters_at(code) : 0;
	int digits;

	if (letters < LETTERS_MIN || letters > LETTERS_MAX || code[letters] != '-')
		return false;
	for (int i = 0; i < letters; i++)
		if (!g_ascii_isupper(code[i]))
			return false;
	digits = digits_at(code + letters + 1);
	return digits >= DIGITS_MIN && digits <= DIGITS_MAX && code[letters + 1 + digits] == '\0';
}

/* What people put between letters and digits: nothing, blanks, or one of many dashes. */
static const char *after_separator(const char *text)
{
	while (*text) {
		gunichar c = g_utf8_get_char_validated(text, -1);

		if (c >= (gunichar)-2 || !(g_unichar_isspace(c) || c == '_' ||
					   g_unichar_type(c) == G_UNICODE_DASH_PUNCTUATION))
			break;
		text = g_utf8_next_char(text);
	}
	return text;
}

bool participant_code_normalise(const char *typed, char code[CODE_SIZE])
{
	const char *letters = typed ? after_separator(typed) : "";
	int letter_count = letters_at(letters);
	const char *digits = after_separator(letters + letter_count);
	int digit_count = digits_at(digits);
	char found[CODE_SIZE] = "";

	if (letter_count < LETTERS_MIN || letter_count > LETTERS_MAX || digit_count < 1 ||
	    digit_count > DIGITS_MAX || *after_separator(digits + digit_count))
		return false;
	for (int i = 0; i < letter_count; i++)
		found[i] = g_ascii_toupper(letters[i]);
	snprintf(found + letter_count, sizeof(found) - (size_t)letter_count, "-%.*s%.*s",
		 MAX(0, DIGITS_MIN - digit_count), "0000", digit_count, digits);
	memcpy(code, found, CODE_SIZE);
	return true;
}

void participant_code_next(const char *prefix, int highest, char code[CODE_SIZE])
{
	char letters[LETTERS_MAX + 1] = "";
	int count = 0;

	for (; *prefix && count < LETTERS_MAX; prefix++)
		if (g_ascii_isalpha(*prefix))
			letters[count++] = g_ascii_toupper(*prefix);
	snprintf(code, CODE_SIZE, "%s-%04d", count < LETTERS_MIN ? "NL" : letters,
		 CLAMP(highest, 0, NUMBER_MAX - 1) + 1);
}

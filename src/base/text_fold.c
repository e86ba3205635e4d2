/* The form in which search compares, and the order of the Ukrainian alphabet.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/text.h"
#include "text_unit.h"

#define COMBINING_ACUTE 0x301

/* Every sign that is typed or set as an apostrophe: ' ` ´ ’ ‘ ‛ ʼ ʻ ʹ ′ ＇ */
static bool is_apostrophe(gunichar letter)
{
	switch (letter) {
	case '\'':
	case '`':
	case 0xB4:
	case 0x2B9:
	case 0x2BB:
	case 0x2BC:
	case 0x2018:
	case 0x2019:
	case 0x201B:
	case 0x2032:
	case 0xFF07:
		return true;
	default:
		return false;
	}
}

static bool is_white(gunichar letter)
{
	return letter == ' ' || (letter >= '\t' && letter <= '\r') ||
	       (letter >= 0x80 && uc_is_property_white_space(letter));
}

static bool is_ignorable(gunichar letter)
{
	return letter >= 0x80 && uc_is_property_default_ignorable_code_point(letter);
}

/* Apostrophes before anything else: NFKD would tear ´ into a blank and an acute. */
static void append_prepared(GString *prepared, gunichar letter)
{
	if (is_apostrophe(letter))
		g_string_append_c(prepared, '\'');
	else if (is_white(letter))
		g_string_append_c(prepared, ' ');
	else if (!is_ignorable(letter))
		g_string_append_unichar(prepared, letter);
}

static GString *prepare(const char *text, size_t length)
{
	GString *prepared = g_string_sized_new(length + 1);
	size_t size;

	for (size_t offset = 0; offset < length; offset += size)
		append_prepared(prepared, text_unit(text, length, offset, &size));
	return prepared;
}

static bool is_latin(gunichar letter)
{
	if (letter < 0x80)
		return g_ascii_isalpha((char)letter);
	return g_unichar_get_script(letter) == G_UNICODE_SCRIPT_LATIN;
}

/* й, ї and ґ are letters of their own; é and ë are e with a sign. Stress is never part of a word. */
static bool is_dropped_mark(gunichar mark, gunichar base)
{
	if (!uc_combining_class(mark))
		return false;
	return mark == COMBINING_ACUTE || is_latin(base);
}

static GString *without_marks(const char *decomposed, size_t length)
{
	GString *plain = g_string_sized_new(length + 1);
	gunichar base = ' ';
	size_t size;

	for (size_t offset = 0; offset < length; offset += size) {
		gunichar letter = text_unit(decomposed, length, offset, &size);

		if (is_dropped_mark(letter, base) || is_ignorable(letter))
			continue;
		if (!uc_combining_class(letter))
			base = letter;
		if (!is_white(letter)) /* ŉ has come apart by now */
			g_string_append_unichar(plain, is_apostrophe(letter) ? '\'' : letter);
		else if (plain->len && plain->str[plain->len - 1] != ' ')
			g_string_append_c(plain, ' ');
	}
	if (plain->len && plain->str[plain->len - 1] == ' ')
		g_string_truncate(plain, plain->len - 1);
	return plain;
}

/* Case folding and NFKD feed each other, so both are done twice (Unicode 3.13, D146). */
static uint8_t *folded_case(const GString *prepared, size_t *length)
{
	uint8_t *once, *twice;
	size_t once_length;

	once = u8_casefold((const uint8_t *)prepared->str, prepared->len, NULL, UNINORM_NFKD, NULL,
			   &once_length);
	if (!once)
		g_error("out of memory");
	twice = u8_casefold(once, once_length, NULL, UNINORM_NFKD, NULL, length);
	if (!twice)
		g_error("out of memory");
	free(once);
	return twice;
}

static char *fold_any(const char *text, size_t length)
{
	g_autoptr(GString) prepared = prepare(text, length);
	g_autoptr(GString) plain = NULL;
	uint8_t *folded, *composed;
	size_t folded_length, composed_length;
	char *result;

	if (prepared->len == 0)
		return g_strdup("");
	folded = folded_case(prepared, &folded_length);
	plain = without_marks((const char *)folded, folded_length);
	free(folded);
	if (plain->len == 0)
		return g_strdup("");
	composed = u8_normalize(UNINORM_NFC, (const uint8_t *)plain->str, plain->len, NULL,
				&composed_length);
	if (!composed)
		g_error("out of memory");
	result = g_strndup((const char *)composed, composed_length);
	free(composed);
	return result;
}

/* The folded form of a letter that needs no table: ASCII and the Cyrillic of everyday; 0 for all others. */
static gunichar fold_plain(gunichar letter)
{
	if (is_apostrophe(letter))
		return '\'';
	if (is_white(letter))
		return ' ';
	if (letter < 0x80)
		return letter > ' ' && letter != 0x7F ? (gunichar)g_ascii_tolower((char)letter) : 0;
	if (letter >= 0x400 && letter < 0x410)
		return letter + 80;
	if (letter >= 0x410 && letter < 0x430)
		return letter + 32;
	if ((letter >= 0x430 && letter < 0x460) || letter == 0x491)
		return letter;
	return letter == 0x490 ? 0x491 : 0;
}

static bool is_always_plain(gunichar letter)
{
	/* With an accent of their own (ѐ ѓ ќ ѝ and their capitals): left to the tables. */
	switch (letter) {
	case 0x400:
	case 0x403:
	case 0x40C:
	case 0x40D:
	case 0x450:
	case 0x453:
	case 0x45C:
	case 0x45D:
		return false;
	default:
		return true;
	}
}

/* Nearly all words are folded letter by letter; false: something in it needs Unicode's tables. */
static bool fold_fast(const char *word, size_t length, GString *folded)
{
	size_t size;

	for (size_t offset = 0; offset < length; offset += size) {
		gunichar letter = text_unit(word, length, offset, &size);
		gunichar plain = is_always_plain(letter) ? fold_plain(letter) : 0;

		if (letter == COMBINING_ACUTE)
			continue;
		if (!plain || plain == ' ')
			return false;
		g_string_append_unichar(folded, plain);
	}
	return true;
}

/* A word by itself: nothing in it joins what stands behind a blank. */
static void append_word(GString *folded, const char *word, size_t length)
{
	size_t before = folded->len;
	g_autofree char *slow = NULL;

	if (before)
		g_string_append_c(folded, ' ');
	if (!fold_fast(word, length, folded)) {
		g_string_truncate(folded, before ? before + 1 : 0);
		slow = fold_any(word, length);
		g_string_append(folded, slow);
	}
	if (before && folded->len == before + 1) /* nothing of it remained */
		g_string_truncate(folded, before);
}

/* Bytes of the blank at `offset`, 0 for none: the three of everyday; rarer ones are left to the tables. */
static size_t blank_size(const char *text, size_t bytes, size_t offset)
{
	if (text[offset] == ' ' || text[offset] == '\n')
		return 1;
	return text[offset] == '\xc2' && offset + 1 < bytes && text[offset + 1] == '\xa0' ? 2 : 0;
}

char *text_fold(const char *text, gssize length)
{
	size_t bytes = length < 0 ? strlen(text) : (size_t)length;
	GString *folded = g_string_sized_new(bytes + 1);

	for (size_t start = 0, end, blank = 0; start < bytes; start = end + blank) {
		end = start;
		while (end < bytes && (blank = blank_size(text, bytes, end)) == 0)
			end++;
		if (end > start)
			append_word(folded, text + start, end - start);
	}
	return g_string_free(folded, FALSE);
}

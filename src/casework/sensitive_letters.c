/* Words that begin with a letter: accounts, passports, cards.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitive_reading.h"

#include "sensitive_rules.h"

#include <string.h>

enum {
	TOKEN_MOST = 16,   /* letters and digits kept of a word */
	SERIES_BYTES = 24, /* two letters, a sign, six digits */
};

/* The Latin capital that looks so, also of a Cyrillic letter; 0: none does. */
static char latin_capital(gunichar letter)
{
	static const struct {
		gunichar cyrillic;
		char latin;
	} alike[] = { { 0x410, 'A' }, { 0x412, 'B' }, { 0x415, 'E' }, { 0x406, 'I' },
		      { 0x41A, 'K' }, { 0x41C, 'M' }, { 0x41D, 'H' }, { 0x41E, 'O' },
		      { 0x420, 'P' }, { 0x421, 'C' }, { 0x422, 'T' }, { 0x425, 'X' } };
	gunichar capital = g_unichar_toupper(letter);

	if (capital < 0x80)
		return g_ascii_isalpha((char)capital) ? (char)capital : 0;
	for (size_t i = 0; i < G_N_ELEMENTS(alike); i++)
		if (alike[i].cyrillic == capital)
			return alike[i].latin;
	return 0;
}

/* Letters and digits from `at` on, blanks and the like between them left out, until there are `wanted`; where it ends, 0: fewer. */
static size_t read_spread(const struct reading *reading, size_t at, size_t wanted, char *signs)
{
	size_t count = 0;
	bool parted = true;

	while (count < wanted) {
		gunichar sign = reading_sign(reading, at);
		int digit = reading_digit(sign);
		char latin = digit >= 0 ? (char)('0' + digit) : latin_capital(sign);

		if (latin) {
			signs[count++] = latin;
			parted = false;
		} else if (parted || !(reading_is_blank(sign) || sign == '-' || sign == '.')) {
			return 0;
		} else {
			parted = true;
		}
		at = reading_next(reading, at);
	}
	signs[count] = '\0';
	return g_unichar_isalnum(reading_sign(reading, at)) ? 0 : at;
}

static bool look_for_account(const struct reading *reading, size_t at,
			     struct sensitive_place *place)
{
	char signs[IBAN_MOST + 1];
	char country[3] = { latin_capital(reading_sign(reading, at)), 0, 0 };
	size_t second = reading_next(reading, at), length, end;

	country[1] = second < reading->length ? latin_capital(reading_sign(reading, second)) : '\0';
	length = country[0] && country[1] ? rules_iban_length(country) : 0;
	end = length ? read_spread(reading, at, length, signs) : 0;
	return end && g_ascii_isdigit(signs[2]) && g_ascii_isdigit(signs[3]) &&
	       rules_is_iban(signs) && reading_found(place, at, end, SENSITIVE_IBAN);
}

/* A word of letters and digits, as it was written. */
struct token {
	gunichar signs[TOKEN_MOST];
	size_t count; /* also of those not kept */
	size_t digits, start, end;
	bool cyrillic, capitals; /* are its letters */
};

static void read_token(const struct reading *reading, size_t at, struct token *token)
{
	gunichar sign = reading_sign(reading, at);

	*token = (struct token){ .start = at, .capitals = true };
	for (; g_unichar_isalnum(sign); sign = reading_sign(reading, at)) {
		if (token->count < TOKEN_MOST)
			token->signs[token->count] = sign;
		token->count++;
		token->digits += reading_is_digit(sign);
		token->cyrillic |= sign >= 0x400 && sign < 0x530;
		token->capitals &= reading_is_digit(sign) || g_unichar_isupper(sign);
		at = reading_next(reading, at);
	}
	token->end = at;
}

/* Two letters that open a sentence in capitals as often as a series. */
static bool is_small_word(const struct token *token)
{
	static const char *const small[] = { "НА", "ДО", "ЗА", "ПО", "НЕ", "ТА", "ІЗ", "ЗІ",
					     "ЦЕ", "ЧИ", "ЯК", "БО", "МИ", "ВИ", "ТИ", "ЩЕ",
					     "ВЖ", "АЖ", "ЖЕ", "ТО", "ОД", "ВІ" };
	char word[16] = "";

	for (size_t i = 0, length = 0; i < 2; i++)
		length += (size_t)g_unichar_to_utf8(token->signs[i], word + length);
	for (size_t i = 0; i < G_N_ELEMENTS(small); i++)
		if (g_str_has_prefix(word, small[i]))
			return true;
	return false;
}

/* The token is the series, alone or with its number; `end`: of the six digits. */
static bool read_series(const struct reading *reading, const struct token *token, size_t *end)
{
	size_t at = token->end, digits = 0;

	if (token->count == 8 && token->digits == 6) {
		*end = token->end;
		return !reading_is_digit(token->signs[0]) && !reading_is_digit(token->signs[1]);
	}
	if (token->count != 2 || token->digits)
		return false;
	while (reading_is_blank(reading_sign(reading, at)) ||
	       reading_sign(reading, at) == 0x2116) /* № */
		at = reading_next(reading, at);
	if (at == token->end || !reading_is_digit(reading_sign(reading, at)))
		return false;
	for (; reading_is_digit(reading_sign(reading, at)); at = reading_next(reading, at))
		digits++;
	*end = at;
	return digits == 6 && !reading_next_group(reading, *end) &&
	       !g_unichar_isalnum(reading_sign(reading, *end));
}

/* Ukrainian: МН 123456, and of the passport to travel with FB123456 (its series begin with E and F since 2007). */
static bool look_for_series(const struct reading *reading, const struct token *token,
			    struct sensitive_place *place)
{
	size_t end;
	struct labelled beside;
	char first;

	if (!read_series(reading, token, &end) || end - token->start > SERIES_BYTES)
		return false;
	beside = labels_beside(reading->text, reading->length, token->start, end);
	first = latin_capital(token->signs[0]);
	if (beside.label == LABEL_DOCUMENT && beside.before)
		return reading_found(place, token->start, end, SENSITIVE_DOCUMENT);
	if (!token->capitals || beside.label == LABEL_OTHER ||
	    labels_is_money(reading->text, reading->length, token->start, end))
		return false;
	if (token->cyrillic ? is_small_word(token) : first != 'E' && first != 'F')
		return false;
	return reading_found(place, token->start, end, SENSITIVE_DOCUMENT);
}

static bool has_mixed_tail(const struct token *token)
{
	bool digit_seen = false;

	for (size_t i = 2; i < token->count; i++) {
		if (reading_is_digit(token->signs[i]))
			digit_seen = true;
		else if (digit_seen)
			return true;
	}
	return false;
}

/* Dutch passports and cards: two letters (the first says which document, RvIG), six of either, a digit; never an O. Residence
   documents since 2019: a letter and eight of either. */
static bool look_for_document(const struct reading *reading, const struct token *token,
			      struct sensitive_place *place)
{
	struct labelled beside;

	if (token->count != 9 || token->digits < 2 || token->cyrillic)
		return false;
	for (size_t i = 0; i < 9; i++)
		if (token->signs[i] > 'z' || g_ascii_toupper((char)token->signs[i]) == 'O')
			return false;
	beside = labels_beside(reading->text, reading->length, token->start, token->end);
	if (beside.label == LABEL_DOCUMENT && beside.before && token->digits >= 3)
		return reading_found(place, token->start, token->end, SENSITIVE_DOCUMENT);
	return token->capitals && beside.label != LABEL_OTHER &&
	       !reading_is_digit(token->signs[1]) && strchr("INDSARB", (int)token->signs[0]) &&
	       reading_is_digit(token->signs[8]) && has_mixed_tail(token) &&
	       reading_found(place, token->start, token->end, SENSITIVE_DOCUMENT);
}

/* "III-V123AL568": the kind of residence document, then its number (RvIG, 2019). */
static bool look_for_residence(const struct reading *reading, const struct token *token,
			       struct sensitive_place *place)
{
	struct token number;

	if (token->digits || token->count > 3 || reading_sign(reading, token->end) != '-')
		return false;
	for (size_t i = 0; i < token->count; i++)
		if (token->signs[i] != 'I' && token->signs[i] != 'V')
			return false;
	read_token(reading, token->end + 1, &number);
	return number.count == 9 && number.digits >= 3 && number.capitals && !number.cyrillic &&
	       !reading_is_digit(number.signs[0]) &&
	       reading_found(place, token->start, number.end, SENSITIVE_DOCUMENT);
}

/* Digits stuck to the word that says what they are: "BSN123456782". */
static bool look_behind_letters(const struct reading *reading, const struct token *token,
				struct sensitive_place *place)
{
	size_t at = token->start;

	if (token->digits < 8)
		return false;
	while (!reading_is_digit(reading_sign(reading, at)))
		at = reading_next(reading, at);
	return labels_ends_at(reading->text, at) && digits_look(reading, &at, place);
}

bool letters_look(const struct reading *reading, size_t *at, struct sensitive_place *place)
{
	struct token token;

	read_token(reading, *at, &token);
	if (look_for_account(reading, *at, place) || look_for_residence(reading, &token, place) ||
	    look_for_series(reading, &token, place) || look_for_document(reading, &token, place) ||
	    look_behind_letters(reading, &token, place))
		return true;
	*at = token.end;
	return false;
}

/* What the digits of a number say of themselves.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitive_rules.h"

#include <string.h>

static int digit(char byte)
{
	return byte - '0';
}

/* The 11-test: weights 9 … 2, and -1 for the last digit. Besluit burgerservicenummer; "000000000" passes and is none. */
bool rules_is_bsn(const char *nine_digits)
{
	int sum = -digit(nine_digits[8]);

	for (int i = 0; i < 8; i++)
		sum += (9 - i) * digit(nine_digits[i]);
	return sum % 11 == 0 && memcmp(nine_digits, "0000", 4) != 0;
}

enum {
	FIRST_BIRTH =
		10000, /* days since 31 December 1899: 1927; earlier ones look like a telephone number */
	LAST_BIRTH = 49999, /* 2036 */
};

/* РНОКПП: five digits count the days to the birth, three are a serial number, one says the sex, the last one checks. */
bool rules_is_taxpayer(const char *ten_digits)
{
	static const int weights[] = { -1, 5, 7, 9, 4, 6, 10, 5, 7 };
	int sum = 0, birth = 0;

	for (int i = 0; i < 9; i++)
		sum += weights[i] * digit(ten_digits[i]);
	for (int i = 0; i < 5; i++)
		birth = 10 * birth + digit(ten_digits[i]);
	return ((sum % 11) + 11) % 11 % 10 == digit(ten_digits[9]) && birth >= FIRST_BIRTH &&
	       birth <= LAST_BIRTH;
}

static int number_of(const char *digits, int count)
{
	int number = 0;

	for (int i = 0; i < count; i++)
		number = 10 * number + digit(digits[i]);
	return number;
}

/* УНЗР: РРРРММДД-ХХХХК. After 2019 it could as well be the number of an order that begins with its day. */
bool rules_is_register_number(const char *thirteen_digits)
{
	int year = number_of(thirteen_digits, 4);
	int month = number_of(thirteen_digits + 4, 2), day = number_of(thirteen_digits + 6, 2);

	return year >= 1900 && year <= 2019 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* ---------------------------------------------------------------- IBAN */

/* ISO 13616: the SWIFT registry's lengths, of the countries whose accounts are seen here. */
static const struct {
	char country[3];
	size_t length;
} ibans[] = {
	{ "AD", 24 }, { "AE", 23 }, { "AL", 28 }, { "AT", 20 }, { "AZ", 28 }, { "BA", 20 },
	{ "BE", 16 }, { "BG", 22 }, { "BY", 28 }, { "CH", 21 }, { "CY", 28 }, { "CZ", 24 },
	{ "DE", 22 }, { "DK", 18 }, { "EE", 20 }, { "ES", 24 }, { "FI", 18 }, { "FR", 27 },
	{ "GB", 22 }, { "GE", 22 }, { "GR", 27 }, { "HR", 21 }, { "HU", 28 }, { "IE", 22 },
	{ "IL", 23 }, { "IS", 26 }, { "IT", 27 }, { "KZ", 20 }, { "LI", 21 }, { "LT", 20 },
	{ "LU", 20 }, { "LV", 21 }, { "MC", 27 }, { "MD", 24 }, { "ME", 22 }, { "MK", 19 },
	{ "MT", 31 }, { "NL", 18 }, { "NO", 15 }, { "PL", 28 }, { "PT", 25 }, { "RO", 24 },
	{ "RS", 22 }, { "SE", 24 }, { "SI", 19 }, { "SK", 24 }, { "SM", 27 }, { "TR", 26 },
	{ "UA", 29 }, { "XK", 20 },
};

size_t rules_iban_length(const char *two_letters)
{
	for (size_t i = 0; i < G_N_ELEMENTS(ibans); i++)
		if (memcmp(ibans[i].country, two_letters, 2) == 0)
			return ibans[i].length;
	return 0;
}

/* The first four go behind, letters count from 10 on; the whole modulo 97 is 1. */
bool rules_is_iban(const char *upper_case)
{
	size_t length = strlen(upper_case);
	int rest = 0;

	for (size_t i = 0; i < length; i++) {
		char sign = upper_case[(i + 4) % length];

		if (g_ascii_isdigit(sign))
			rest = (10 * rest + digit(sign)) % 97;
		else
			rest = (100 * rest + sign - 'A' + 10) % 97;
	}
	return rest == 1;
}

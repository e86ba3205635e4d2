/* A number typed digit by digit.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/typed_number.h"

bool typed_number_key(int *typed, const struct key *key, int most, int *number)
{
	int digit, together;

	if (key->name != KEY_LETTER || key->letter < '0' || key->letter > '9')
		return false;
	digit = (int)(key->letter - '0');
	together = *typed * 10 + digit;
	*number = *typed && together <= most ? together : digit;
	*typed = *number * 10 <= most ? *number : 0;
	return true;
}

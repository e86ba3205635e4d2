/* Plural rules: Ukrainian 1 картка, 2 картки, 5 карток; Dutch and English one and the rest.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/plural.h"

#include <stdlib.h>

static const char *const plural_words[] = { "one", "few", "many", "other" };
const struct names plural_names = NAMES(plural_words);

static enum plural plural_of_ukrainian(unsigned long count)
{
	unsigned long last = count % 10, last_two = count % 100;

	if (last == 1 && last_two != 11)
		return PLURAL_ONE;
	if (last >= 2 && last <= 4 && (last_two < 12 || last_two > 14))
		return PLURAL_FEW;
	return PLURAL_MANY;
}

enum plural plural_of(enum language language, long count)
{
	unsigned long size = count < 0 ? 0UL - (unsigned long)count : (unsigned long)count;

	if (language == LANGUAGE_UK)
		return plural_of_ukrainian(size);
	return size == 1 ? PLURAL_ONE : PLURAL_OTHER;
}

guint plural_forms(enum language language)
{
	if (language == LANGUAGE_UK)
		return 1u << PLURAL_ONE | 1u << PLURAL_FEW | 1u << PLURAL_MANY;
	return 1u << PLURAL_ONE | 1u << PLURAL_OTHER;
}

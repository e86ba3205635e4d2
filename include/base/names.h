/* Stable words for enum values, as they stand in the vault, in JSON and in YAML.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_NAMES_H
#define BASE_NAMES_H

#include <stdbool.h>

struct names {
	const char *const *words;
	int count;
};

#define NAMES(table) ((struct names){ (table), (int)(sizeof(table) / sizeof((table)[0])) })

const char *names_word(struct names names, int value); /* never NULL: an unknown value asserts */
bool names_value(struct names names, const char *word,
		 int *value); /* false when there is no such word */

#endif

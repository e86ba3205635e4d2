/* Words of enum values; tables are short, so a search from the front is the fastest.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/names.h"

#include <glib.h>
#include <string.h>

const char *names_word(struct names names, int value)
{
	g_assert(value >= 0 && value < names.count);
	return names.words[value];
}

bool names_value(struct names names, const char *word, int *value)
{
	for (int i = 0; word && i < names.count; i++)
		if (strcmp(names.words[i], word) == 0) {
			*value = i;
			return true;
		}
	return false;
}

/* What options of several commands may say.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/wishes.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

bool invocation_take_word(const char *word, const char *const *words, int count, const char *option,
			  int *which, struct error *error)
{
	const char *nearest = word ? text_nearest(word, words, (size_t)count) : NULL;

	*which = 0;
	for (int i = 0; word && i < count; i++)
		if (strcmp(word, words[i]) == 0) {
			*which = i;
			return true;
		}
	if (!word)
		return true;
	error_set_key(error, ERROR_USAGE, "cli.option_unknown_word", option);
	g_strlcpy(error->nearest, nearest ? nearest : words[0], sizeof(error->nearest));
	return false;
}

bool invocation_take_width(const struct invocation *invocation, int *columns, struct error *error)
{
	char *end = NULL;
	long value = invocation->width ? strtol(invocation->width, &end, 10) : 80;

	if ((end && *end) || value < 20 || value > 500)
		return error_set_key(error, ERROR_USAGE, "cli.width_is_odd", invocation->width);
	*columns = (int)value;
	return true;
}

/* Our three languages, texts that exist in each of them, and codes for any other.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/language.h"

#include <string.h>

static const char *const language_words[] = { "uk", "nl", "en" };
const struct names language_names = NAMES(language_words);

void texts_done(struct texts *texts)
{
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		g_clear_pointer(&texts->in[i], g_free);
}

const char *texts_in(const struct texts *texts, enum language language, enum language *shown)
{
	enum language found = LANGUAGE_NONE;

	if (language < LANGUAGE_COUNT && texts->in[language])
		found = language;
	for (int i = 0; i < LANGUAGE_COUNT && found == LANGUAGE_NONE; i++)
		if (texts->in[i])
			found = (enum language)i;
	if (shown)
		*shown = found;
	return found == LANGUAGE_NONE ? "" : texts->in[found];
}

bool language_code_is_valid(const char *code)
{
	size_t length = code ? strnlen(code, LANGUAGE_CODE) : 0;

	if (length < 2 || length >= LANGUAGE_CODE)
		return false;
	for (size_t i = 0; i < length; i++)
		if (!g_ascii_islower(code[i]))
			return false;
	return true;
}

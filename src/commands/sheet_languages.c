/* "uk,nl" as the languages of a sheet, each once.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/sheet_languages.h"

#include <string.h>

static bool add_language(struct plan_sheet *sheet, const char *word, struct error *error)
{
	int value;

	if (!names_value(language_names, word, &value))
		return error_set_key(error, ERROR_USAGE, "cli.language_is_unknown", word);
	for (int i = 0; i < sheet->language_count; i++)
		if ((int)sheet->languages[i] == value)
			return error_set_key(error, ERROR_USAGE, "cli.language_twice", word);
	sheet->languages[sheet->language_count++] = (enum language)value;
	return true;
}

bool sheet_take_languages(const struct invocation *invocation, const enum language *otherwise,
			  struct plan_sheet *sheet, struct error *error)
{
	g_auto(GStrv) words =
		g_strsplit(invocation->languages ? invocation->languages : "", ",", -1);

	for (char **word = words; *word; word++)
		if (!add_language(sheet, g_strstrip(*word), error))
			return false;
	if (sheet->language_count > 0)
		return true;
	for (; *otherwise != LANGUAGE_NONE; otherwise++)
		sheet->languages[sheet->language_count++] = *otherwise;
	return true;
}

bool sheet_load_sentences(const struct invocation *invocation, struct plan_sheet *sheet,
			  struct sentences *sentences[LANGUAGE_COUNT], struct error *error)
{
	for (int i = 0; i < sheet->language_count; i++) {
		enum language language = sheet->languages[i];

		sentences[language] =
			sentences_load(invocation->content_directory, language, error);
		if (!sentences[language])
			return false;
		sheet->sentences[language] = sentences[language];
	}
	return true;
}

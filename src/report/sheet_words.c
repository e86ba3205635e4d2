/* Which words stand on a sheet: the person's own where they have been put into its language, ours from the stock, else the original
   with its language named. And which stay away: what is between us.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/sheet_words.h"

#include <string.h>

static const struct {
	const char *code, *key;
} language_keys[] = {
	{ "uk", "language.uk" },
	{ "nl", "language.nl" },
	{ "en", "language.en" },
	{ "ru", "language.ru" },
};

bool part_may_show(const struct part *part, bool between_us)
{
	if (!between_us)
		return true;
	return part->sheet->sheet == SHEET_PERSON && part->sheet->with_between_us;
}

/* A step from the stock whose words nobody changed speaks every language. */
static const char *stock_text(const struct part *part, const struct plan_item *item)
{
	const struct stock_step *stock =
		*item->stock_id ? content_step(part->sheet->content, item->stock_id) : NULL;
	int own;

	if (!stock || !names_value(language_names, item->language, &own) || !stock->text.in[own] ||
	    strcmp(stock->text.in[own], item->text) != 0)
		return NULL;
	return stock->text.in[part->language];
}

struct words part_words(const struct part *part, const struct plan_item *item)
{
	struct words words = { .foreign = false };
	const char *stock;

	words.text = plan_item_text(item, part->code, &words.language);
	if (strcmp(words.language, part->code) == 0)
		return words;
	stock = stock_text(part, item);
	if (stock)
		return (struct words){ .text = stock, .language = part->code };
	words.foreign = true;
	return words;
}

char *part_language_note(const struct part *part, const char *language)
{
	g_autofree char *name = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(language_keys) && !name; i++)
		if (strcmp(language_keys[i].code, language) == 0)
			name = g_strdup(say(part->sentences, language_keys[i].key));
	if (!name)
		name = g_strdup_printf("%s (%s)", say(part->sentences, "language.other"), language);
	return say_with(part->sentences, "sheet.in_language", "language", name, NULL);
}

static void add_small(GString *small, const char *text)
{
	if (small->len > 0 && *text)
		g_string_append(small, " \302\267 ");
	g_string_append(small, text);
}

char *part_small_words(const struct part *part, const struct plan_item *item,
		       const struct words *words, const char *first)
{
	g_autoptr(GString) small = g_string_new(first);

	if (words->foreign) {
		g_autofree char *note = part_language_note(part, words->language);

		add_small(small, note);
	}
	if (item->between_us)
		add_small(small, say(part->sentences, "sheet.between_us"));
	return g_strdup(small->str);
}

struct block *part_heading(const struct part *part, int level, const char *key)
{
	struct block *block =
		document_add(part->document, BLOCK_HEADING, part->code, say(part->sentences, key));

	block->level = level;
	return block;
}

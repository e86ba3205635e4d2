/* Which words stand on a sheet: the person's own where they have been put into its language, ours from the stock, else the original
   with its language named. And which stay away: what is between us.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/sheet_words.h"

#include "base/text.h"

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

/* Ours in every language, when nobody changed the words: from the guide, or a step from the stock. */
static const char *known_text(const struct part *part, const struct plan_item *item)
{
	const struct stock_step *stock =
		*item->stock_id ? content_step(part->sheet->content, item->stock_id) : NULL;
	const struct texts *texts =
		part->sheet->guide ? guide_texts_of(part->sheet->guide, item) : NULL;
	int own;

	if (!texts && stock)
		texts = &stock->text;
	if (!texts || !names_value(language_names, item->language, &own) || !texts->in[own] ||
	    strcmp(texts->in[own], item->text) != 0)
		return NULL;
	return texts->in[part->language];
}

struct words part_words(const struct part *part, const struct plan_item *item)
{
	struct words words = { .foreign = false };
	const char *known;

	words.text = plan_item_text(item, part->code, &words.language);
	if (strcmp(words.language, part->code) == 0)
		return words;
	known = known_text(part, item);
	if (known)
		return (struct words){ .text = known, .language = part->code };
	words.foreign = true;
	return words;
}

struct words part_plain_words(const struct part *part, const char *text, const char *language)
{
	return (struct words){ .text = text,
			       .language = language,
			       .foreign = strcmp(language, part->code) != 0 };
}

const char *part_language_name(const struct part *part, const char *language)
{
	for (size_t i = 0; i < G_N_ELEMENTS(language_keys); i++)
		if (strcmp(language_keys[i].code, language) == 0)
			return say(part->sentences, language_keys[i].key);
	return language;
}

char *part_language_note(const struct part *part, const char *language)
{
	const char *known = part_language_name(part, language);
	g_autofree char *name =
		known != language
			? g_strdup(known)
			: g_strdup_printf("%s (%s)", say(part->sentences, "language.other"),
					  language);

	return say_with(part->sentences, "sheet.in_language", "language", name, NULL);
}

char *part_rendered_from(const struct part *part, const struct plan_item *item)
{
	return say_with(part->sentences, "sheet.rendered_from", "language",
			part_language_name(part, item->language), NULL);
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
	g_autofree char *mark = part_fact_mark(part, item);

	add_small(small, mark);
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
	block->key = key;
	return block;
}

GPtrArray *part_items(const struct part *part, enum plan_kind kind)
{
	g_autoptr(GPtrArray) all = plan_items(part->sheet->file->plan, kind);
	GPtrArray *shown = g_ptr_array_new();

	for (guint i = 0; i < all->len; i++) {
		const struct plan_item *item = all->pdata[i];

		if (part_may_show(part, item->between_us) && item->state != ITEM_DROPPED &&
		    !text_is_blank(item->text))
			g_ptr_array_add(shown, all->pdata[i]);
	}
	return shown;
}

void part_add_item(const struct part *part, const struct plan_item *item, const char *label,
		   int level, const char *small)
{
	struct words words = part_words(part, item);
	g_autofree char *detail = part_small_words(part, item, &words, small);
	struct block *block = document_add(part->document, BLOCK_ITEM, words.language, words.text);

	block->level = level;
	block_set(&block->label, label);
	block_set(&block->detail, detail);
}

const char *part_indicator(const struct part *part, int indicator)
{
	const char *name =
		texts_in(&part->sheet->content->indicators[indicator].name, part->language, NULL);

	return name ? name : "";
}

const struct rating *part_last_rating(const struct part *part, int indicator)
{
	const GPtrArray *ratings = part->sheet->file->ratings;

	for (guint i = ratings->len; i-- > 0;) {
		const struct rating *rating = ratings->pdata[i];

		if ((int)rating->indicator == indicator && rating->voice == VOICE_PARTICIPANT)
			return rating->chosen && part_may_show(part, rating->between_us) ? rating
											 : NULL;
	}
	return NULL;
}

/* The cards to cut out. A page that says how comes first, in each language, so that the fronts begin on the front of a sheet.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/hand_sheets.h"

#define CARDS_ON_A_PAGE 8
enum side { SIDE_FRONT = 1, SIDE_BACK = 2 };

static const char *const theme_keys[] = {
	[THEME_WORK] = "theme.work",
	[THEME_CONNECTION] = "theme.connection",
	[THEME_CONFIDENCE] = "theme.confidence",
	[THEME_RELIANCE] = "theme.reliance",
};
G_STATIC_ASSERT(G_N_ELEMENTS(theme_keys) == THEME_COUNT);

static bool has_backs(const struct plan_sheet *sheet)
{
	return sheet->language_count > 1;
}

static void add_line(struct document *document, const struct plan_sheet *sheet,
		     enum language language, const char *key)
{
	struct block *item =
		document_add(document, BLOCK_ITEM, names_word(language_names, (int)language),
			     say(sheet->sentences[language], key));

	block_set(&item->label, "\342\200\242");
}

static void add_how(struct document *document, const struct plan_sheet *sheet,
		    enum language language)
{
	const struct sentences *sentences = sheet->sentences[language];
	const char *code = names_word(language_names, (int)language);

	document_add(document, BLOCK_HEADING, code, say(sentences, "by_hand.cards_title"))->level =
		1;
	document_add(document, BLOCK_PARAGRAPH, code, say(sentences, "by_hand.cards_what"));
	document_add(document, BLOCK_HEADING, code, say(sentences, "by_hand.cards_how"))->level = 2;
	add_line(document, sheet, language,
		 has_backs(sheet) ? "by_hand.cards_two_sides" : "by_hand.cards_one_side");
	add_line(document, sheet, language, "by_hand.cards_paper");
	add_line(document, sheet, language, "by_hand.cards_cut");
	document_add(document, BLOCK_HEADING, code, say(sentences, "by_hand.cards_table"))->level =
		2;
	add_line(document, sheet, language, "by_hand.cards_choose");
	add_line(document, sheet, language, "by_hand.cards_sign");
	add_line(document, sheet, language, "by_hand.cards_number");
}

static void add_card(struct document *document, const struct plan_sheet *sheet,
		     const struct card *card, enum side side)
{
	enum language language = sheet->languages[side - SIDE_FRONT], shown;
	const char *prompt = texts_in(&card->prompt, language, &shown);
	g_autofree char *number = g_strdup_printf("%d", card->number);
	struct block *block =
		document_add(document, BLOCK_CARD, names_word(language_names, (int)shown), prompt);

	block->level = (int)side;
	block_set(&block->label, number);
	block_set(
		&block->detail,
		say(sheet->sentences[shown < LANGUAGE_COUNT && sheet->sentences[shown] ? shown
										       : language],
		    theme_keys[card->theme]));
	block_set(&block->detail_2, card->delicate ? "\302\260" : "");
}

static void add_page(struct document *document, const struct plan_sheet *sheet, int from,
		     enum side side)
{
	const struct deck *deck = &sheet->content->deck;

	for (int i = from; i < MIN(from + CARDS_ON_A_PAGE, deck->count); i++)
		add_card(document, sheet, &deck->cards[i], side);
}

struct document *cards_sheet_make(const struct plan_sheet *sheet)
{
	const struct sentences *sentences = sheet->sentences[sheet->languages[0]];
	struct document *document =
		document_new(say(sentences, "by_hand.cards_title"),
			     names_word(language_names, (int)sheet->languages[0]));
	char iso[DAY_TEXT];

	day_to_iso(sheet->today, iso);
	block_set(&document->date_iso, iso);
	document->as_large_as_it_is = true;
	document->two_sided = has_backs(sheet);
	for (int i = 0; i < MIN(sheet->language_count, HAND_LANGUAGES_MAX); i++) {
		if (i > 0)
			document_add(document, BLOCK_PAGE, NULL, NULL);
		add_how(document, sheet, sheet->languages[i]);
	}
	for (int from = 0; from < sheet->content->deck.count; from += CARDS_ON_A_PAGE) {
		add_page(document, sheet, from, SIDE_FRONT);
		if (has_backs(sheet))
			add_page(document, sheet, from, SIDE_BACK);
	}
	return document;
}

/* Documents made by dice.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/any_document.h"

static char *words(GRand *dice, int most)
{
	static const char *const stock[] = { "їжак",       "за́мок",
					     "een",        "gemeente",
					     "пам’ятаючи", "і",
					     "\n",         "https://example.org/a/b/c" };
	int count = g_rand_int_range(dice, 0, most);
	GString *text = g_string_new(NULL);

	for (int i = 0; i < count; i++)
		g_string_append_printf(
			text, "%s ", stock[g_rand_int_range(dice, 0, (gint32)G_N_ELEMENTS(stock))]);
	return g_string_free(text, FALSE);
}

static void fill(GRand *dice, struct block *block, int most)
{
	char **const fields[] = { &block->label, &block->detail, &block->detail_2 };

	block->level = g_rand_int_range(dice, 0, 3);
	block->ticked = g_rand_boolean(dice);
	block->value = g_rand_int_range(dice, -1, 11);
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		g_autofree char *text = words(dice, MIN(most, 12));

		block_set(fields[i], g_rand_boolean(dice) ? text : "");
	}
}

static enum block_kind any_kind(GRand *dice)
{
	static const enum block_kind kinds[] = {
		BLOCK_HEADING, BLOCK_PARAGRAPH, BLOCK_QUOTE, BLOCK_ITEM,   BLOCK_ITEM,
		BLOCK_STEP,    BLOCK_STEP,      BLOCK_STEPS, BLOCK_NOTE,   BLOCK_DOMAINS,
		BLOCK_DOMAIN,  BLOCK_CORNER,    BLOCK_KNOT,  BLOCK_CHARTS, BLOCK_CHART,
		BLOCK_SIGNS,   BLOCK_SIDE,      BLOCK_SIDE,  BLOCK_SIDE,   BLOCK_SIDE,
		BLOCK_PAGE,    BLOCK_LINES,     BLOCK_BOXES, BLOCK_CODE,   BLOCK_CARD,
	};

	return kinds[g_rand_int_range(dice, 0, (gint32)G_N_ELEMENTS(kinds))];
}

/* Most texts are short; now and then one is longer than a page. */
static void add_any(GRand *dice, struct document *document, int longest)
{
	enum block_kind kind = any_kind(dice);
	int most = g_rand_int_range(dice, 0, 12) == 0 ? longest : ANY_SHORT;
	g_autofree char *text = words(dice, most);
	struct block *block;

	if (kind == BLOCK_HEADING && longest <= ANY_SHORT)
		block_set(&text, "Заголовок і слово");
	if (kind == BLOCK_CODE)
		block_set(&text, "https://www.refugeehelp.nl");
	block = document_add(document, kind, g_rand_boolean(dice) ? "uk" : "nl",
			     kind == BLOCK_SIDE ? "" : text);
	fill(dice, block, most);
	if (kind == BLOCK_LINES)
		block->value = MIN(block->value, 3);
	if (kind == BLOCK_SIDE)
		for (size_t i = 0; i < 3; i++)
			block_set((char **[]){ &block->label, &block->detail, &block->detail_2 }[i],
				  "");
}

struct document *any_document(GRand *dice, int longest)
{
	struct document *document = document_new("Аркуш", "uk");
	int blocks = g_rand_int_range(dice, 1, 90);

	document->large = g_rand_int_range(dice, 0, 5) == 0;
	for (int i = 0; i < blocks; i++)
		add_any(dice, document, longest);
	return document;
}

/* Now and then something is said after all. */
static void maybe(GRand *dice, char **field)
{
	g_autofree char *text = words(dice, 4);

	block_set(field, g_rand_int_range(dice, 0, 5) == 0 ? text : "");
}

static void add_almost_empty(GRand *dice, struct document *document)
{
	enum block_kind kind = (enum block_kind)g_rand_int_range(dice, 0, BLOCK_KIND_COUNT);
	struct block *block = document_add(document, kind, g_rand_boolean(dice) ? "uk" : "nl", "");

	block->level = g_rand_int_range(dice, 0, 3);
	block->ticked = g_rand_boolean(dice);
	block->value = g_rand_int_range(dice, -1, 4);
	if (kind == BLOCK_SIDE)
		return;
	maybe(dice, &block->text);
	maybe(dice, &block->label);
	maybe(dice, &block->detail);
	maybe(dice, &block->detail_2);
	if (kind == BLOCK_CODE)
		block_set(&block->text, "https://www.refugeehelp.nl");
}

struct document *any_almost_empty_document(GRand *dice)
{
	struct document *document = document_new("Аркуш", "uk");
	int blocks = g_rand_int_range(dice, 0, 14);

	block_set(&document->footer, g_rand_boolean(dice) ? "NIJ-0042" : "");
	document->large = g_rand_int_range(dice, 0, 5) == 0;
	for (int i = 0; i < blocks; i++)
		add_almost_empty(dice, document);
	return document;
}

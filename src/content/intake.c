/* questions/intake.yaml: the forty cards.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/files.h"

static const char *const file_keys[] = { "format", "translation", "cards" };
static const char *const card_keys[] = { "number", "id",         "theme",
					 "place",  "delicate",   "indicators",
					 "prompt", "follow_ups", "translation" };

static void read_indicators(struct source *source, const struct tree_node *node, struct card *card)
{
	const struct tree_node *items = field_items(source, node, "indicators");
	int indicator;

	for (const struct tree_node *item = items ? items->first : NULL; item; item = item->next) {
		if (!node_choice(source, item, indicator_names, &indicator))
			continue;
		if (card->indicators & 1u << indicator)
			source_complain(source, PROBLEM_LASTING, "yaml.twice_in_list", item);
		card->indicators |= 1u << indicator;
	}
}

static void read_follow_ups(struct source *source, const struct tree_node *node, struct card *card)
{
	const struct tree_node *items = field_items(source, node, "follow_ups");

	if (!items)
		return;
	if (items->count < 2 || items->count > FOLLOW_UPS_MAX)
		source_complain_about(source, PROBLEM_LASTING, "check.follow_up_count", items,
				      "follow_ups", items->count);
	for (const struct tree_node *item = items->first; item; item = item->next)
		if (card->follow_up_count < FOLLOW_UPS_MAX)
			node_texts(source, item, TEXT_FOLLOW_UP,
				   &card->follow_ups[card->follow_up_count++]);
}

static void read_card(struct source *source, const struct tree_node *node, struct card *card,
		      GHashTable *ids)
{
	int theme = THEME_WORK, place = CARD_ANY;

	card->id = field_id(source, node, ids);
	field_choice(source, node, "theme", theme_names, &theme);
	field_choice(source, node, "place", card_place_names, &place);
	card->theme = (enum theme)theme;
	card->place = (enum card_place)place;
	card->delicate = field_yes(source, node, "delicate");
	read_indicators(source, node, card);
	item_translation(source, node);
	field_texts(source, node, "prompt", TEXT_PROMPT, &card->prompt);
	read_follow_ups(source, node, card);
}

/* A card goes where its number says; without a sound number it goes nowhere. */
static void place_card(struct source *source, const struct tree_node *node, struct deck *deck,
		       GHashTable *ids)
{
	struct deck passing = { .count = 1 };
	struct card *card = &passing.cards[0];
	int number = 0;

	if (!fields_check(source, node, FIELDS(card_keys, 8)))
		return;
	if (field_number(source, node, "number", 1, DECK_SIZE, &number)) {
		if (deck->cards[number - 1].number == number)
			source_complain_about(source, PROBLEM_LASTING, "check.number_twice",
					      tree_get(node, "number"), "number", number);
		else
			card = &deck->cards[number - 1];
	}
	card->number = number;
	read_card(source, node, card, ids);
	deck_done(&passing);
}

static void complain_of_gaps(struct source *source, const struct tree_node *root,
			     const struct deck *deck)
{
	const struct tree_node *cards = tree_get(root, "cards");

	for (int i = 0; i < DECK_SIZE; i++)
		if (deck->cards[i].number == 0)
			source_complain_about(source, PROBLEM_LASTING, "check.card_missing",
					      cards ? cards : root, "cards", i + 1);
}

void intake_read(struct source *source, const struct tree_node *root, struct content *content)
{
	g_autoptr(GHashTable) ids = ids_new();

	content->deck.count = DECK_SIZE;
	if (!fields_check(source, root, FIELDS(file_keys, 3)))
		return;
	file_head(source, root);
	const struct tree_node *cards = field_items(source, root, "cards");
	for (const struct tree_node *item = cards ? cards->first : NULL; item; item = item->next) {
		struct source own = *source; /* a card's own translation ends with the card */

		place_card(&own, item, &content->deck, ids);
		source->is_broken = own.is_broken;
	}
	complain_of_gaps(source, root, &content->deck);
}

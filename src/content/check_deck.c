/* The cards as a set, and the contacts as a set.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/checking.h"

#define CARDS_OF_A_THEME 10
#define CARDS_OF_AN_INDICATOR 2

static const char *const cards_file = "questions/intake.yaml";
static const char *const contacts_file = "questions/contacts.yaml";

static void check_theme(const struct deck *deck, enum theme theme, struct content_report *report)
{
	int count = 0;

	for (int i = 0; i < deck->count; i++)
		count += deck->cards[i].number != 0 && deck->cards[i].theme == theme;
	if (count != CARDS_OF_A_THEME)
		check_problem(report, "check.theme_count", cards_file, 1, 1,
			      names_word(theme_names, theme), count);
}

/* Returns how many cards open the domain. */
static int check_coverage(const struct deck *deck, enum indicator indicator,
			  struct content_report *report)
{
	const char *word = names_word(indicator_names, indicator);
	int count = 0, open_to_all = 0;

	for (int i = 0; i < deck->count; i++) {
		bool opens = deck->cards[i].indicators & 1u << indicator;

		count += opens;
		open_to_all += opens && !deck->cards[i].delicate;
	}
	if (count < CARDS_OF_AN_INDICATOR)
		check_problem(report, "check.few_cards", cards_file, 1, 1, word, count);
	else if (open_to_all == 0)
		check_problem(report, "check.only_delicate", cards_file, 1, 1, word, 0);
	return count;
}

void check_deck(const struct deck *deck, struct content_report *report)
{
	int fewest = DECK_SIZE;

	for (int i = 0; i < THEME_COUNT; i++)
		check_theme(deck, (enum theme)i, report);
	for (int i = 0; i < INDICATOR_COUNT; i++)
		fewest = MIN(fewest, check_coverage(deck, (enum indicator)i, report));
	report->fewest_cards_of_an_indicator = fewest;
}

/* The dangers for which somebody must be there to call. */
void check_contacts(const GPtrArray *contacts, struct content_report *report)
{
	guint there = 0;

	for (guint i = 0; i < contacts->len; i++)
		there |= 1u << ((const struct contact *)contacts->pdata[i])->kind;
	for (int i = CONTACT_EMERGENCY; i <= CONTACT_LEGAL; i++)
		if (!(there & 1u << i))
			check_problem(report, "check.contact_kind_missing", contacts_file, 1, 1,
				      names_word(contact_kind_names, i), 0);
}

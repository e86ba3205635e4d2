/* A breakthrough and its three corners: which rule allows it, what it puts into the person's own hands, what it costs and brings. What
   is empty stays visibly open. For the helper; the person's own sheet says only how far it is.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "report/sheet_words.h"

#include <string.h>

static char *with_day(const struct part *part, const char *key, const char *key_without, day value)
{
	g_autofree char *on = NULL;

	if (value == DAY_NONE)
		return g_strdup(say(part->sentences, key_without));
	on = say_day_short(part->sentences, value);
	return say_with(part->sentences, key, "day", on, NULL);
}

char *part_trial(const struct part *part, const struct plan_item *way)
{
	switch (way->trial) {
	case TRIAL_TRYING:
		return with_day(part, "sheet.trying_since", "sheet.trying", way->trying_on);
	case TRIAL_REALISED:
		return with_day(part, "sheet.realised_on", "sheet.realised", way->ended_on);
	case TRIAL_FAILED:
		return with_day(part, "sheet.failed_on", "sheet.failed", way->ended_on);
	default:
		return g_strdup(part->sheet->sheet == SHEET_HELPER
					? say(part->sentences, "sheet.idea")
					: "");
	}
}

/* The rule as the guide has it, in the language of the part; NULL when it was written by hand. */
static const char *rule_of_guide(const struct part *part, const struct plan_item *way)
{
	const struct guide_breakthrough *known =
		part->sheet->guide && *way->stock_id
			? guide_find_breakthrough(part->sheet->guide, way->stock_id)
			: NULL;
	const char *here = known ? known->rule.in[part->language] : NULL;

	if (!here || text_is_blank(way->rule))
		return here;
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		if (known->rule.in[i] && strcmp(known->rule.in[i], way->rule) == 0)
			return here;
	return NULL;
}

static struct block *add_corner(const struct part *part, const char *key, const char *language,
				const char *text, int level)
{
	bool open = text_is_blank(text);
	struct block *block =
		document_add(part->document, BLOCK_CORNER, open ? part->code : language,
			     open ? say(part->sentences, "sheet.still_open") : text);

	block->level = level;
	block->ticked = !open;
	block_set(&block->label, say(part->sentences, key));
	return block;
}

/* Once, below the last of them: they are all in the language the breakthrough was written in. */
static void add_language_note(const struct part *part, const char *language, struct block *last)
{
	g_autofree char *note = NULL;

	if (!last)
		return;
	note = part_language_note(part, language);
	block_set(&last->detail, note);
}

static bool is_foreign(const struct part *part, const struct block *corner)
{
	return corner->ticked && strcmp(corner->language, part->code) != 0;
}

void part_add_corners(const struct part *part, const struct plan_item *way, int level)
{
	const char *rule = rule_of_guide(part, way);
	const struct {
		const char *key, *text;
		bool only_if_known;
	} corners[] = {
		{ "sheet.corner_rule", way->rule, false },
		{ "sheet.corner_grip", way->grip, false },
		{ "sheet.corner_cost", way->cost, false },
		{ "sheet.who_agrees", way->who_agrees, true },
		{ "sheet.learned", way->learned, true },
	};
	struct block *last = NULL;

	if (part->sheet->sheet != SHEET_HELPER)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(corners); i++) {
		bool of_guide = i == 0 && rule;
		struct block *corner;

		if (corners[i].only_if_known && text_is_blank(corners[i].text))
			continue;
		corner = add_corner(part, corners[i].key, of_guide ? part->code : way->language,
				    of_guide ? rule : corners[i].text, level);
		last = is_foreign(part, corner) ? corner : last;
	}
	add_language_note(part, way->language, last);
}

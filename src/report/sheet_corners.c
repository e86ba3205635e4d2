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
	if (!open && strcmp(language, part->code) != 0) {
		g_autofree char *note = part_language_note(part, language);

		block_set(&block->detail, note);
	}
	return block;
}

void part_add_corners(const struct part *part, const struct plan_item *way, int level)
{
	const char *rule = rule_of_guide(part, way);

	if (part->sheet->sheet != SHEET_HELPER)
		return;
	add_corner(part, "sheet.corner_rule", rule ? part->code : way->language,
		   rule ? rule : way->rule, level);
	add_corner(part, "sheet.corner_grip", way->language, way->grip, level);
	add_corner(part, "sheet.corner_cost", way->language, way->cost, level);
	if (!text_is_blank(way->who_agrees))
		add_corner(part, "sheet.who_agrees", way->language, way->who_agrees, level);
	if (!text_is_blank(way->learned))
		add_corner(part, "sheet.learned", way->language, way->learned, level);
}

/* Facts a plan relies on: what must be checked because its last day has passed or nobody has signed it yet.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/sheet_words.h"

static const struct fact *fact_of(const struct part *part, const char *id)
{
	return part->sheet->guide ? guide_find_fact(part->sheet->guide, id) : NULL;
}

/* What an item relies on, by itself or because of where it was taken from; empty: nothing. */
static const char *fact_id_of(const struct part *part, const struct plan_item *item)
{
	const struct guide *guide = part->sheet->guide;
	const struct stock_step *step = guide ? guide_find_step(guide, item->stock_id) : NULL;
	const struct guide_breakthrough *way =
		guide ? guide_find_breakthrough(guide, item->stock_id) : NULL;
	const char *id = NULL;

	if (*item->fact_id)
		return item->fact_id;
	if (item->kind == PLAN_STEP && step)
		id = step->fact_id;
	if (item->kind == PLAN_BREAKTHROUGH && way)
		id = way->fact_id;
	return id ? id : "";
}

static bool is_draft(const struct fact *fact)
{
	return fact->legal && !fact->reviewed;
}

static const char *check_with(const struct part *part, const struct fact *fact)
{
	return texts_in(&fact->check_with, part->language, NULL);
}

static void join(GString *line, const char *more)
{
	if (more && *more)
		g_string_append_printf(line, "%s%s", line->len ? " \302\267 " : "", more);
}

static void join_with(const struct part *part, GString *line, const char *key, const char *gap,
		      const char *text)
{
	g_autofree char *filled =
		text && *text ? say_with(part->sentences, key, gap, text, NULL) : NULL;

	join(line, filled);
}

static void join_day(const struct part *part, GString *line, const char *key, day value)
{
	g_autofree char *on = value == DAY_NONE ? NULL : say_day_short(part->sentences, value);

	join_with(part, line, key, "day", on);
}

char *part_fact_mark(const struct part *part, const struct plan_item *item)
{
	g_autoptr(GString) mark = g_string_new(NULL);
	const char *id = fact_id_of(part, item);
	const struct fact *fact = fact_of(part, id);

	if (!*id)
		return g_strdup("");
	if (!fact) {
		join(mark, say(part->sentences, "sheet.check_this"));
	} else {
		if (fact_has_lapsed(fact, part->sheet->today))
			join_day(part, mark, "sheet.check_lapsed", fact->valid_until);
		if (is_draft(fact) || mark->len > 0)
			join_with(part, mark, "sheet.check_with", "whom", check_with(part, fact));
	}
	return g_strdup(mark->str);
}

static void add_fact(const struct part *part, const struct fact *fact)
{
	enum language shown = part->language;
	const char *text = texts_in(&fact->text, part->language, &shown);
	g_autoptr(GString) small = g_string_new(NULL);
	struct block *block = document_add(part->document, BLOCK_ITEM,
					   names_word(language_names, (int)shown), text);

	if (fact_has_lapsed(fact, part->sheet->today))
		join_day(part, small, "sheet.check_lapsed", fact->valid_until);
	join_day(part, small, "sheet.fact_as_of", fact->as_of);
	if (!fact_has_lapsed(fact, part->sheet->today))
		join_day(part, small, fact->review ? "sheet.fact_review" : "sheet.fact_until",
			 fact->valid_until);
	join_with(part, small, "sheet.fact_for", "whom",
		  texts_in(&fact->applies_to, part->language, NULL));
	join_with(part, small, "sheet.check_with", "whom", check_with(part, fact));
	if (is_draft(fact))
		join(small, say(part->sentences, "sheet.fact_draft"));
	else if (fact->reviewed)
		join_with(part, small, "sheet.fact_reviewed", "whom", fact->reviewed_by);
	join_with(part, small, "sheet.fact_source", "source", fact->source);
	block_set(&block->label, "\342\200\242");
	block_set(&block->detail, small->str);
}

/* For the helper: each fact once, in the order of the plan. */
void part_add_facts(const struct part *part)
{
	g_autoptr(GPtrArray) added = g_ptr_array_new();
	const GPtrArray *items = part->sheet->file->plan->items;

	for (guint i = 0; part->sheet->sheet == SHEET_HELPER && i < items->len; i++) {
		const struct plan_item *item = items->pdata[i];
		const struct fact *fact = fact_of(part, fact_id_of(part, item));

		if (!fact || !part_may_show(part, item->between_us) ||
		    item->step_state == STEP_DROPPED || item->state == ITEM_DROPPED ||
		    g_ptr_array_find(added, fact, NULL))
			continue;
		if (added->len == 0)
			part_heading(part, 2, "sheet.facts");
		g_ptr_array_add(added, (gpointer)fact);
		add_fact(part, fact);
	}
}

/* Two versions of a plan beside each other: new, moved on, said in other words, gone.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/sheet_changes.h"

#include "base/text.h"

#include <string.h>

/* In the order of the sheet. */
static const struct {
	enum plan_change change;
	const char *key;
} groups[] = {
	{ CHANGE_STATE, "sheet.change_state" },
	{ CHANGE_ADDED, "sheet.change_added" },
	{ CHANGE_WORDS, "sheet.change_words" },
	{ CHANGE_GONE, "sheet.change_gone" },
};

/* Hidden when it was between us in either version: what was a secret stays one. */
static bool is_told(const struct part *part, const struct plan_difference *difference)
{
	const struct plan_item *before = difference->before, *after = difference->after;

	if ((before && !part_may_show(part, before->between_us)) ||
	    (after && !part_may_show(part, after->between_us)))
		return false;
	if (text_is_blank(after ? after->text : before->text))
		return false;
	return difference->change != CHANGE_WORDS ||
	       strcmp(part_words(part, before).text, part_words(part, after).text) != 0;
}

static bool any_told(const struct part *part, const GArray *differences)
{
	for (guint i = 0; i < differences->len; i++)
		if (is_told(part, &g_array_index(differences, struct plan_difference, i)))
			return true;
	return false;
}

static char *on_day(const struct part *part, const char *key, const char *key_without, day value)
{
	g_autofree char *on = NULL;

	if (value == DAY_NONE)
		return g_strdup(say(part->sentences, key_without));
	on = say_day_short(part->sentences, value);
	return say_with(part->sentences, key, "day", on, NULL);
}

static char *state_of_step(const struct part *part, const struct plan_item *step)
{
	if (step->step_state == STEP_DONE)
		return on_day(part, "sheet.done_on", "sheet.done", step->done_on);
	if (step->step_state == STEP_DROPPED)
		return g_strdup(say(part->sentences, "sheet.dropped"));
	if (step->resting)
		return g_strdup(say(part->sentences, "sheet.rests"));
	if (step->rethink)
		return g_strdup(say(part->sentences, "sheet.rethink"));
	if (step_is_promise(step) && step->accepted_on != DAY_NONE)
		return on_day(part, "sheet.promised_on", "sheet.promises", step->accepted_on);
	return step->due_on == DAY_NONE
		       ? g_strdup("")
		       : on_day(part, "sheet.by_day", "sheet.by_day", step->due_on);
}

static char *state_of(const struct part *part, const struct plan_item *item)
{
	if (item->kind == PLAN_STEP)
		return state_of_step(part, item);
	if (item->state == ITEM_SOLVED)
		return g_strdup(say(part->sentences, "sheet.solved"));
	if (item->state == ITEM_DROPPED)
		return g_strdup(say(part->sentences, "sheet.dropped"));
	return item->kind == PLAN_BREAKTHROUGH ? part_trial(part, item) : g_strdup("");
}

static void add_difference(const struct part *part, const struct plan_difference *difference)
{
	const struct plan_item *item = difference->after ? difference->after : difference->before;
	g_autofree char *small = NULL;
	char number[16] = "\342\200\242";

	if (difference->change == CHANGE_WORDS) {
		struct words words = part_words(part, difference->before);

		small = say_with(part->sentences, "sheet.change_before", "text", words.text, NULL);
	} else {
		small = difference->change == CHANGE_STATE ? state_of(part, item) : g_strdup("");
	}
	if (difference->after && item->kind >= PLAN_OBSTACLE)
		plan_number(part->sheet->file->plan, item, number);
	part_add_item(part, item, number, 0, small);
}

static void add_group(const struct part *part, const GArray *differences, enum plan_change change,
		      const char *key)
{
	bool headed = false;

	for (guint i = 0; i < differences->len; i++) {
		const struct plan_difference *difference =
			&g_array_index(differences, struct plan_difference, i);

		if (difference->change != change || !is_told(part, difference))
			continue;
		if (!headed)
			part_heading(part, 3, key);
		headed = true;
		add_difference(part, difference);
	}
}

/* Of struct plan_difference; NULL when this version says nothing new on this sheet. */
static GArray *told_since(const struct part *part, const struct plan_version *version)
{
	GArray *differences =
		version->plan ? plan_differences(version->plan, part->sheet->file->plan) : NULL;

	if (differences && any_told(part, differences))
		return differences;
	g_clear_pointer(&differences, g_array_unref);
	return NULL;
}

void part_add_changes(const struct part *part, const struct plan_version *since)
{
	const GPtrArray *versions = part->sheet->file->versions;
	g_autoptr(GArray) differences = since ? told_since(part, since) : NULL;
	g_autofree char *on = NULL;
	g_autofree char *heading = NULL;

	for (guint i = versions->len; !since && i-- > 0;) {
		differences = told_since(part, versions->pdata[i]);
		if (differences)
			since = versions->pdata[i];
	}
	if (!differences)
		return;
	on = say_day(part->sentences, since->made_on);
	heading = say_with(part->sentences, "sheet.change_plan", "day", on, NULL);
	document_add(part->document, BLOCK_HEADING, part->code, heading)->level = 2;
	for (size_t i = 0; i < G_N_ELEMENTS(groups); i++)
		add_group(part, differences, groups[i].change, groups[i].key);
}

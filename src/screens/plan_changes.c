/* What one key changes about one item of the plan.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/plan_changes.h"

#include <string.h>

static void set_step_state(struct plan_item *step, enum step_state state, day today)
{
	step->step_state = step->step_state == state ? STEP_OPEN : state;
	step->done_on = step->step_state == STEP_DONE ? today : DAY_NONE;
}

static bool set_state(struct plan_item *item, enum step_state of_step, enum item_state of_item,
		      day today)
{
	if (item->kind < PLAN_OBSTACLE)
		return false;
	if (item->kind == PLAN_STEP)
		set_step_state(item, of_step, today);
	else
		item->state = item->state == of_item ? ITEM_OPEN : of_item;
	return true;
}

bool plan_change_done(struct plan_item *item, day today)
{
	return set_state(item, STEP_DONE, ITEM_SOLVED, today);
}

bool plan_change_dropped(struct plan_item *item, day today)
{
	return set_state(item, STEP_DROPPED, ITEM_DROPPED, today);
}

bool plan_change_between_us(struct plan_item *item, day today)
{
	(void)today;
	item->between_us = !item->between_us;
	return true;
}

bool plan_owner_may_accept(enum step_owner owner)
{
	return owner == OWNER_COUNSELLOR || owner == OWNER_ORGANISATION;
}

void plan_set_acceptance(struct plan_item *step, enum acceptance acceptance, day today)
{
	if (!plan_owner_may_accept(step->owner))
		acceptance = ACCEPTANCE_NONE;
	if (acceptance != ACCEPTANCE_ACCEPTED)
		step->accepted_on = DAY_NONE;
	else if (step->acceptance != ACCEPTANCE_ACCEPTED || step->accepted_on == DAY_NONE)
		step->accepted_on = today;
	step->acceptance = acceptance;
}

bool plan_change_owner(struct plan_item *item, day today)
{
	if (item->kind != PLAN_STEP)
		return false;
	item->owner = item->owner == OWNER_HOUSEHOLD ? OWNER_PARTICIPANT : item->owner + 1;
	g_free(item->owner_name);
	item->owner_name = g_strdup("");
	plan_set_acceptance(item, ACCEPTANCE_NONE, today);
	return true;
}

bool plan_change_acceptance(struct plan_item *item, day today)
{
	enum acceptance next;

	if (item->kind != PLAN_STEP || !plan_owner_may_accept(item->owner))
		return false;
	next = item->acceptance == ACCEPTANCE_ACCEPTED ? ACCEPTANCE_NONE : item->acceptance + 1;
	if (next == ACCEPTANCE_ASKED && item->owner == OWNER_COUNSELLOR)
		next = ACCEPTANCE_ACCEPTED;
	plan_set_acceptance(item, next, today);
	return true;
}

static bool one_of(gunichar letter, const char *letters)
{
	return g_utf8_strchr(letters, -1, letter) != NULL;
}

const char *plan_language_guess(const char *text, const char *cyrillic, const char *latin)
{
	int of_cyrillic = 0, of_latin = 0;

	for (const char *at = text; *at; at = g_utf8_next_char(at)) {
		gunichar letter = g_unichar_tolower(g_utf8_get_char(at));

		if (one_of(letter, "іїєґ"))
			return "uk";
		if (one_of(letter, "ыэёъ"))
			return "ru";
		of_cyrillic += letter >= 0x400 && letter < 0x530;
		of_latin += letter < 0x250 && g_unichar_isalpha(letter);
	}
	return of_cyrillic > of_latin ? cyrillic : latin;
}

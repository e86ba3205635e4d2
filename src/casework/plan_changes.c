/* What changes in a plan as a life goes on: a move, a first reply, one step too many, one version and the next.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/progress.h"

#include <string.h>

/* ---------------------------------------------------------------- steps in hand */
static bool is_open_step(const struct plan_item *item)
{
	return item->kind == PLAN_STEP && item->step_state == STEP_OPEN;
}

bool step_is_active(const struct plan_item *item)
{
	return is_open_step(item) && item->owner == OWNER_PARTICIPANT && !item->resting;
}

int plan_active_steps(const struct plan *plan)
{
	int count = 0;

	for (guint i = 0; i < plan->items->len; i++)
		count += step_is_active(plan->items->pdata[i]);
	return count;
}

bool plan_exceeds_capacity(const struct plan *plan, int capacity)
{
	return capacity != CAPACITY_NONE && plan_active_steps(plan) + 1 > capacity;
}

/* ---------------------------------------------------------------- a move */
static bool is_tied_to_a_place(const struct plan_item *item)
{
	return item->kind == PLAN_STEP && item->place_bound && !item->anywhere &&
	       item->step_state != STEP_DROPPED;
}

/* What an organisation at the old place agreed to is no promise at the new one; ours stands. A day that has passed says nothing any more. */
static void open_again(struct plan_item *step, day today)
{
	if (step->owner == OWNER_ORGANISATION) {
		step->acceptance = ACCEPTANCE_NONE;
		step->accepted_on = DAY_NONE;
	}
	if (step->step_state == STEP_DONE && step->due_on != DAY_NONE && step->due_on < today)
		step->due_on = DAY_NONE;
	step->step_state = STEP_OPEN;
	step->done_on = DAY_NONE;
	step->resting = false;
	step->rethink = true;
}

bool step_reopen_for_move(struct plan_item *step, day today)
{
	if (!is_tied_to_a_place(step) || (is_open_step(step) && step->rethink))
		return false;
	open_again(step, today);
	return true;
}

int plan_reopen_for_move(struct plan *plan, day today)
{
	int count = 0;

	for (guint i = 0; i < plan->items->len; i++)
		count += step_reopen_for_move(plan->items->pdata[i], today);
	return count;
}

/* ---------------------------------------------------------------- balls in the air */
int plan_reply_came(struct plan *plan, record_id step_id)
{
	const struct plan_item *replied = plan_find(plan, step_id);
	int count = 0;

	if (!replied || replied->attempt == 0)
		return 0;
	for (guint i = 0; i < plan->items->len; i++) {
		struct plan_item *other = plan->items->pdata[i];

		if (other == replied || other->attempt != replied->attempt ||
		    !is_open_step(other) || other->rethink)
			continue;
		other->rethink = true;
		count++;
	}
	return count;
}

/* ---------------------------------------------------------------- days */
const char *plan_item_wrong_day(const struct plan_item *item)
{
	if (item->due_on != DAY_NONE && item->said_on != DAY_NONE && item->due_on < item->said_on)
		return "plan.due_before_conversation";
	if (item->trying_on != DAY_NONE && item->ended_on != DAY_NONE &&
	    item->ended_on < item->trying_on)
		return "plan.ended_before_it_began";
	return NULL;
}

/* ---------------------------------------------------------------- two versions */
static bool same_renderings(const GPtrArray *left, const GPtrArray *right)
{
	if (left->len != right->len)
		return false;
	for (guint i = 0; i < left->len; i++) {
		const struct rendering *a = left->pdata[i], *b = right->pdata[i];

		if (strcmp(a->language, b->language) != 0 || strcmp(a->text, b->text) != 0)
			return false;
	}
	return true;
}

static bool same_words(const struct plan_item *a, const struct plan_item *b)
{
	return strcmp(a->text, b->text) == 0 && strcmp(a->language, b->language) == 0 &&
	       strcmp(a->owner_name, b->owner_name) == 0 && strcmp(a->rule, b->rule) == 0 &&
	       strcmp(a->grip, b->grip) == 0 && strcmp(a->cost, b->cost) == 0 &&
	       strcmp(a->who_agrees, b->who_agrees) == 0 && strcmp(a->learned, b->learned) == 0 &&
	       same_renderings(a->renderings, b->renderings);
}

/* How far it is: solved, tried, done, agreed, in hand, by when, by whom. */
static bool same_state(const struct plan_item *a, const struct plan_item *b)
{
	return a->state == b->state && a->trial == b->trial && a->step_state == b->step_state &&
	       a->acceptance == b->acceptance && a->resting == b->resting &&
	       a->rethink == b->rethink && a->owner == b->owner && a->due_on == b->due_on &&
	       a->level == b->level;
}

static bool same_place(const struct plan_item *a, const struct plan_item *b)
{
	return a->id == b->id && a->kind == b->kind && a->parent_id == b->parent_id &&
	       a->conversation_id == b->conversation_id && a->position == b->position &&
	       a->indicator == b->indicator && a->between_us == b->between_us &&
	       a->shared == b->shared && strcmp(a->stock_id, b->stock_id) == 0 &&
	       strcmp(a->fact_id, b->fact_id) == 0;
}

static bool same_days_and_ties(const struct plan_item *a, const struct plan_item *b)
{
	return a->trying_on == b->trying_on && a->ended_on == b->ended_on &&
	       a->accepted_on == b->accepted_on && a->done_on == b->done_on &&
	       a->said_on == b->said_on && a->place_bound == b->place_bound &&
	       a->anywhere == b->anywhere && a->attempt == b->attempt;
}

bool plan_item_is_same(const struct plan_item *a, const struct plan_item *b)
{
	return same_place(a, b) && same_words(a, b) && same_state(a, b) && same_days_and_ties(a, b);
}

static void add_difference(GArray *differences, enum plan_change change,
			   const struct plan_item *before, const struct plan_item *after)
{
	struct plan_difference difference = { change, after ? after->id : before->id, before,
					      after };

	g_array_append_val(differences, difference);
}

static void compare(GArray *differences, const struct plan_item *before,
		    const struct plan_item *after)
{
	if (!before) {
		add_difference(differences, CHANGE_ADDED, NULL, after);
		return;
	}
	if (!same_words(before, after))
		add_difference(differences, CHANGE_WORDS, before, after);
	if (!same_state(before, after))
		add_difference(differences, CHANGE_STATE, before, after);
}

GArray *plan_differences(const struct plan *before, const struct plan *after)
{
	GArray *differences = g_array_new(FALSE, FALSE, sizeof(struct plan_difference));

	for (guint i = 0; i < after->items->len; i++) {
		const struct plan_item *item = after->items->pdata[i];

		compare(differences, plan_find(before, item->id), item);
	}
	for (guint i = 0; i < before->items->len; i++) {
		const struct plan_item *item = before->items->pdata[i];

		if (!plan_find(after, item->id))
			add_difference(differences, CHANGE_GONE, item, NULL);
	}
	return differences;
}

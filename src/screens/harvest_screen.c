/* What we heard: the marks of a conversation, and one key that gives each its place in the plan.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/harvest_screen.h"

#include "screens/day_question_screen.h"
#include "screens/going_on.h"
#include "screens/plan_item_screen.h"
#include "screens/planning.h"
#include "store/conversations.h"
#include "store/plans.h"

#include <string.h>

static const struct screen_kind harvest_screen_kind;

static struct harvest_screen *as_harvest(struct screen *screen)
{
	return (struct harvest_screen *)screen;
}

static struct heard *heard_here(const struct harvest_screen *self)
{
	return self->marks->len ? self->marks->pdata[self->rows->selected] : NULL;
}

static bool has_mark(const struct screen *screen)
{
	return heard_here((const struct harvest_screen *)screen) != NULL;
}

/* ---------------------------------------------------------------- reading */

static void forget_all(struct harvest_screen *self)
{
	g_clear_pointer(&self->marks, g_ptr_array_unref);
	g_clear_pointer(&self->answers, g_ptr_array_unref);
	g_clear_pointer(&self->plan, plan_free);
}

/* The domain chosen for an obstacle that was not placed yet stays chosen. */
static void keep_proposals(GPtrArray *marks, const GPtrArray *before)
{
	for (guint i = 0; before && i < marks->len && i < before->len; i++) {
		struct heard *heard = marks->pdata[i];
		const struct heard *same = before->pdata[i];

		if (heard->kind == same->kind && strcmp(heard->passage, same->passage) == 0)
			heard->proposed = same->proposed;
	}
}

static void reload(struct harvest_screen *self)
{
	struct services *services = self->base.services;
	g_autoptr(GPtrArray) harvested = NULL;
	GPtrArray *answers = NULL, *marks = NULL;
	struct error error = ERROR_CLEAR;

	if (!answer_list(services->vault, self->base.participant_id, self->base.conversation_id,
			 &answers, &error) ||
	    !harvested_list(services->vault, self->base.conversation_id, &harvested, &error)) {
		services_tell_error(services, &error);
		g_clear_pointer(&answers, g_ptr_array_unref);
		if (self->marks)
			return;
	}
	plan_free(self->plan);
	self->plan = planning_plan(services, self->base.participant_id);
	if (!answers)
		answers = g_ptr_array_new();
	if (!harvested)
		harvested = g_ptr_array_new();
	marks = harvest_marks(&services->content->deck, answers, harvested, self->plan);
	keep_proposals(marks, self->marks);
	g_clear_pointer(&self->marks, g_ptr_array_unref);
	g_clear_pointer(&self->answers, g_ptr_array_unref);
	self->marks = marks;
	self->answers = answers;
	row_list_select(self->rows, (int)marks->len, self->rows->selected);
}

struct screen *harvest_screen_new(struct services *services, record_id conversation_id)
{
	struct harvest_screen *self = g_new0(struct harvest_screen, 1);

	if (!conversation_screen_init(&self->base, &harvest_screen_kind, services, 0,
				      conversation_id)) {
		g_free(self);
		return NULL;
	}
	self->rows = row_list_new();
	reload(self);
	conversation_screen_remember_place(&self->base, "harvest");
	return &self->base.base;
}

static void harvest_free(struct screen *screen)
{
	struct harvest_screen *self = as_harvest(screen);

	forget_all(self);
	row_list_free(self->rows);
	conversation_screen_done(&self->base);
	g_free(self);
}

static char *harvest_title(const struct screen *screen)
{
	const struct harvest_screen *self = (const struct harvest_screen *)screen;

	return conversation_screen_title(&self->base,
					 services_say(self->base.services, "harvest.title"));
}

/* ---------------------------------------------------------------- one key, one place */

struct placing {
	const struct heard *heard;
	struct plan_item *item; /* NULL: set aside, or forget */
	bool forget;
};

static bool place_mark(struct vault *vault, void *data, struct error *error)
{
	const struct placing *placing = data;
	struct harvested harvested = { .answer_id = placing->heard->answer->id,
				       .kind = placing->heard->kind,
				       .passage = placing->heard->passage };

	if (placing->item && !plan_item_save(vault, placing->item, error))
		return false;
	if (placing->forget)
		return harvested_forget(vault, &harvested, error);
	harvested.plan_item_id = placing->item ? placing->item->id : 0;
	return harvested_save(vault, &harvested, error);
}

static void place_as(struct harvest_screen *self, const struct heard *heard, enum plan_kind kind,
		     day due_on)
{
	struct placing placing = { .heard = heard, .item = harvest_item(heard, kind) };

	if (kind == PLAN_STEP)
		placing.item->due_on = due_on;
	planning_act(self->base.services, "undo.harvest_placed", place_mark, &placing);
	plan_item_free(placing.item);
	reload(self);
}

static struct outcome open_placed(struct harvest_screen *self, const struct heard *heard)
{
	struct plan_item *item = plan_item_copy(plan_find(self->plan, heard->placed));

	return conversation_screen_open(plan_item_screen_new(&self->base, item, FOCUS_TEXT));
}

static struct outcome ask_day(struct harvest_screen *self, const struct heard *heard)
{
	struct screen *question = day_question_screen_new(&self->base, heard->passage, DAY_NONE);

	self->asking = question != NULL;
	return conversation_screen_open(question);
}

static struct outcome place(struct screen *screen)
{
	struct harvest_screen *self = as_harvest(screen);
	const struct heard *heard = heard_here(self);

	if (heard->placed)
		return open_placed(self, heard);
	if (heard->kind == MARK_PROMISE)
		return ask_day(self, heard);
	place_as(self, heard, harvest_kind(heard->kind), DAY_NONE);
	return outcome_stay();
}

static bool is_free_wish(const struct screen *screen)
{
	const struct heard *heard = heard_here((const struct harvest_screen *)screen);

	return heard && heard->kind == MARK_WISH && !heard->placed;
}

static struct outcome place_as_perspective(struct screen *screen)
{
	struct harvest_screen *self = as_harvest(screen);

	place_as(self, heard_here(self), PLAN_PERSPECTIVE, DAY_NONE);
	return outcome_stay();
}

static struct outcome harvest_resumed(struct screen *screen, int value)
{
	struct harvest_screen *self = as_harvest(screen);
	bool asked = self->asking;

	self->asking = false;
	if (going_on(value)) {
		reload(self);
		return going_on_from(screen, value);
	}
	if (asked && value != DAY_QUESTION_LEFT && heard_here(self))
		place_as(self, heard_here(self), PLAN_STEP, value);
	else
		reload(self);
	return outcome_stay();
}

static bool is_not_placed(const struct screen *screen)
{
	const struct heard *heard = heard_here((const struct harvest_screen *)screen);

	return heard && !heard->placed;
}

static struct outcome set_aside(struct screen *screen)
{
	struct harvest_screen *self = as_harvest(screen);
	struct placing placing = { .heard = heard_here(self),
				   .forget = heard_here(self)->set_aside };

	planning_act(self->base.services, "undo.harvest_set_aside", place_mark, &placing);
	reload(self);
	return outcome_stay();
}

static struct outcome undo(struct screen *screen)
{
	struct harvest_screen *self = as_harvest(screen);

	planning_undo(self->base.services);
	reload(self);
	return outcome_stay();
}

/* ---------------------------------------------------------------- another domain */

static bool is_obstacle(const struct screen *screen)
{
	const struct heard *heard = heard_here((const struct harvest_screen *)screen);

	return heard && heard->kind == MARK_OBSTACLE;
}

static enum indicator moved_by(enum indicator indicator, int by)
{
	const int count = INDICATOR_COUNT + 1; /* the last one: no domain */

	return (enum indicator)(((int)indicator + by + count) % count);
}

static void move_placed(struct harvest_screen *self, const struct heard *heard, int by)
{
	struct plan_item *item = plan_item_copy(plan_find(self->plan, heard->placed));

	item->indicator = moved_by(item->indicator, by);
	item->between_us |= item_starts_between_us(item->indicator, false);
	planning_save_item(self->base.services, item, "undo.plan_indicator");
	plan_item_free(item);
	reload(self);
}

static struct outcome other_domain(struct screen *screen, int by)
{
	struct harvest_screen *self = as_harvest(screen);
	struct heard *heard = heard_here(self);

	if (heard->placed)
		move_placed(self, heard, by);
	else
		heard->proposed = moved_by(heard->proposed, by);
	return outcome_stay();
}

static struct outcome next_domain(struct screen *screen)
{
	return other_domain(screen, 1);
}

static struct outcome previous_domain(struct screen *screen)
{
	return other_domain(screen, -1);
}

static struct outcome harvest_key(struct screen *screen, const struct key *key)
{
	struct harvest_screen *self = as_harvest(screen);

	return row_list_key(self->rows, (int)self->marks->len, key) ? outcome_stay()
								    : outcome_pass();
}

static const struct command harvest_commands[] = {
	{ "Enter p", "harvest.place", "harvest.place_help", place, has_mark, 1 },
	{ "g", "harvest.perspective", "harvest.perspective_help", place_as_perspective,
	  is_free_wish, 2 },
	{ "Right", "harvest.domain", "harvest.domain_help", next_domain, is_obstacle, 3 },
	{ "x", "harvest.aside", "harvest.aside_help", set_aside, is_not_placed, 4 },
	{ "u", "plan.undo", "plan.undo_help", undo, NULL, 5 },
	{ "Left", NULL, "harvest.domain_before_help", previous_domain, is_obstacle, 90 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { harvest_commands, conversation_commands, NULL };

static const struct screen_kind harvest_screen_kind = {
	.name = "harvest",
	.commands = commands,
	.title = harvest_title,
	.draw = harvest_draw,
	.key = harvest_key,
	.resumed = harvest_resumed,
	.free = harvest_free,
};

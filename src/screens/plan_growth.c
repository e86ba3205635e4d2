/* From the plan to what grows around it: knots, guide, capacity, resting, attempts, events, versions, a move.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/plan_screen.h"

#include "casework/progress.h"
#include "screens/growth_screens.h"
#include "screens/planning.h"
#include "store/people.h"
#include "store/plans.h"
#include "store/progress.h"

static struct plan_screen *as_plan(struct screen *screen)
{
	return (struct plan_screen *)screen;
}

static bool has_item(const struct screen *screen)
{
	return plan_screen_item((const struct plan_screen *)screen) != NULL;
}

/* ---------------------------------------------------------------- how much is bearable */

/* Newly loaded; NULL and told. */
static struct participant *participant_of(const struct plan_screen *self)
{
	struct participant *participant = NULL;
	struct error error = ERROR_CLEAR;

	if (!people_load(self->base.services->vault, self->base.participant_id, &participant,
			 &error))
		services_tell_error(self->base.services, &error);
	return participant;
}

static int capacity_of(const struct plan_screen *self)
{
	struct participant *participant = participant_of(self);
	int capacity = participant ? participant->capacity : CAPACITY_NONE;

	participant_free(participant);
	return capacity;
}

void plan_growth_accept(struct plan_screen *self)
{
	self->active = plan_active_steps(self->plan);
}

struct outcome plan_growth_settled(struct plan_screen *self)
{
	const struct plan_item *here = plan_screen_item(self);
	int before = self->active;

	plan_growth_accept(self);
	if (self->active <= before)
		return outcome_stay();
	return conversation_screen_open(rest_screen_if_needed(&self->base, here ? here->id : 0));
}

static struct outcome ask_capacity(struct screen *screen)
{
	struct plan_screen *self = as_plan(screen);
	struct screen *question = capacity_screen_new(&self->base, capacity_of(self));

	self->asking_capacity = question != NULL;
	return conversation_screen_open(question);
}

static bool save_participant(struct vault *vault, void *data, struct error *error)
{
	return people_save(vault, data, error);
}

void plan_growth_take_capacity(struct plan_screen *self, int answer)
{
	struct participant *participant = answer > 0 ? participant_of(self) : NULL;

	if (!participant)
		return;
	participant->capacity = answer == CAPACITY_ANSWER_NONE ? CAPACITY_NONE : answer - 1;
	planning_act(self->base.services, "undo.capacity", save_participant, participant);
	participant_free(participant);
}

/* ---------------------------------------------------------------- steps */

static struct outcome rest(struct screen *screen)
{
	struct plan_screen *self = as_plan(screen);
	const struct plan_item *here = plan_screen_item(self);
	struct plan_item *step;

	if (here->kind != PLAN_STEP) {
		services_tell(self->base.services, "plan.only_a_step");
		return outcome_stay();
	}
	step = plan_item_copy(here);
	step->resting = !step->resting;
	planning_save_item(self->base.services, step, "undo.plan_rests");
	plan_item_free(step);
	plan_screen_reload(self);
	return plan_growth_settled(self);
}

struct reply {
	struct plan *plan;
	record_id step_id;
	int count;
};

/* The others of the group are thought over again, all in one action. */
static bool save_reply(struct vault *vault, void *data, struct error *error)
{
	struct reply *reply = data;
	const struct plan_item *replied = plan_find(reply->plan, reply->step_id);

	reply->count = plan_reply_came(reply->plan, reply->step_id);
	for (guint i = 0; i < reply->plan->items->len; i++) {
		struct plan_item *item = reply->plan->items->pdata[i];

		if (item != replied && item->attempt == replied->attempt && item->rethink &&
		    !plan_item_save(vault, item, error))
			return false;
	}
	return true;
}

static struct outcome reply_came(struct screen *screen)
{
	struct plan_screen *self = as_plan(screen);
	struct services *services = self->base.services;
	struct reply reply = { .step_id = plan_screen_item(self)->id };

	if (plan_screen_item(self)->kind != PLAN_STEP || plan_screen_item(self)->attempt == 0) {
		services_tell(services, "plan.no_attempts");
		return outcome_stay();
	}
	reply.plan = planning_plan(services, self->base.participant_id);
	if (plan_find(reply.plan, reply.step_id) &&
	    planning_act(services, "undo.plan_reply", save_reply, &reply))
		app_tell(services->app, say_count(planning_sentences(services), "plan.rethought",
						  reply.count, NULL));
	plan_free(reply.plan);
	plan_screen_reload(self);
	return outcome_stay();
}

/* ---------------------------------------------------------------- to other screens */

static struct outcome knots(struct screen *screen)
{
	const struct conversation_screen *base = &as_plan(screen)->base;

	return conversation_screen_open(
		knots_screen_new(base->services, base->participant_id, base->conversation_id));
}

static struct outcome guide(struct screen *screen)
{
	struct plan_screen *self = as_plan(screen);
	const struct plan_item *item = plan_screen_item(self);
	const struct plan_item *placed = item;

	while (placed && placed->indicator == INDICATOR_NONE)
		placed = plan_find(self->plan, placed->parent_id);
	return conversation_screen_open(guide_screen_new(
		self->base.services, self->base.participant_id, self->base.conversation_id,
		placed ? placed->indicator : INDICATOR_NONE, item));
}

static struct outcome more(struct screen *screen)
{
	struct plan_screen *self = as_plan(screen);

	return conversation_screen_open(plan_more_screen_new(&self->base, plan_screen_item(self)));
}

static struct outcome happened(struct screen *screen)
{
	const struct conversation_screen *base = &as_plan(screen)->base;

	return conversation_screen_open(
		happenings_screen_new(base->services, base->participant_id, base->conversation_id));
}

static struct outcome versions(struct screen *screen)
{
	const struct conversation_screen *base = &as_plan(screen)->base;

	return conversation_screen_open(
		versions_screen_new(base->services, base->participant_id, base->conversation_id));
}

static struct outcome move(struct screen *screen)
{
	const struct conversation_screen *base = &as_plan(screen)->base;

	return conversation_screen_open(
		move_screen_new(base->services, base->participant_id, base->conversation_id));
}

static struct outcome skills(struct screen *screen)
{
	const struct conversation_screen *base = &as_plan(screen)->base;

	return conversation_screen_open(
		skills_screen_new(base->services, base->participant_id, base->conversation_id));
}

static struct outcome couplings(struct screen *screen)
{
	const struct conversation_screen *base = &as_plan(screen)->base;

	return conversation_screen_open(
		couplings_screen_new(base->services, base->participant_id, base->conversation_id));
}

static struct outcome lesson(struct screen *screen)
{
	struct plan_screen *self = as_plan(screen);
	const struct plan_item *item = plan_screen_item(self);

	if (item->kind != PLAN_OBSTACLE && item->kind != PLAN_BREAKTHROUGH) {
		services_tell(self->base.services, "plan.lesson_of_what");
		return outcome_stay();
	}
	return conversation_screen_open(lesson_screen_new(&self->base, item));
}

/* ---------------------------------------------------------------- the household */

void plan_growth_greet(const struct plan_screen *self)
{
	struct services *services = self->base.services;
	g_autoptr(GPtrArray) questions = NULL;
	struct error error = ERROR_CLEAR;
	bool waits = false;

	if (!family_question_list(services->vault, self->base.participant_id, &questions, &error)) {
		services_tell_error(services, &error);
		return;
	}
	for (guint i = 0; i < questions->len; i++)
		waits |= !((const struct family_question *)questions->pdata[i])->talked_about;
	if (waits)
		services_tell(services, "happening.question_waits");
}

/* ---------------------------------------------------------------- what goes with it */

char *plan_growth_ties(const struct plan_screen *self, record_id id)
{
	const struct sentences *sentences = planning_sentences(self->base.services);
	struct item_ties ties = { 0 };
	struct error error = ERROR_CLEAR;
	int holds;

	if (!plan_item_ties(self->base.services->vault, id, &ties, &error))
		return NULL;
	holds = ties.holds + ties.held_by;
	if (holds > 0 && ties.lessons > 0) {
		g_autofree char *lessons = g_strdup_printf("%d", (int)ties.lessons);

		return say_count(sentences, "plan.deleted_with_holds_lessons_stay", holds,
				 "lessons", lessons, NULL);
	}
	if (holds > 0)
		return say_count(sentences, "plan.deleted_with_holds", holds, NULL);
	if (ties.lessons > 0)
		return say_count(sentences, "plan.deleted_lessons_stay", ties.lessons, NULL);
	return NULL;
}

const struct command plan_growth_commands[] = {
	{ "k", "knots.key", "knots.key_help", knots, NULL, 7 },
	{ "g ^F", "guide.key", "guide.key_help", guide, NULL, 8 },
	{ "e", "more.key", "more.key_help", more, has_item, 9 },
	{ "c", "capacity.key", "capacity.key_help", ask_capacity, NULL, 40 },
	{ "r", "plan.rest", "plan.rest_help", rest, has_item, 41 },
	{ "f", "plan.reply", "plan.reply_help", reply_came, has_item, 42 },
	{ "h", "happening.key", "happening.key_help", happened, NULL, 43 },
	{ "j", "move.key", "move.key_help", move, NULL, 44 },
	{ "y", "version.key", "version.key_help", versions, NULL, 45 },
	{ "i", "lesson.key", "lesson.key_help", lesson, has_item, 46 },
	{ "p", "skill.key", "skill.key_help", skills, NULL, 47 },
	{ "w", "coupling.key", "coupling.key_help", couplings, NULL, 48 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};

/* The perspective plan: what I can and like, who helps me, where I am going, what stands in the way, who does what.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/plan_screen.h"
#include "base/text.h"
#include "casework/progress.h"
#include "screens/day_question_screen.h"
#include "screens/going_on.h"
#include "screens/plan_changes.h"
#include "screens/plan_draw.h"
#include "screens/plan_item_screen.h"
#include "screens/planning.h"
#include "store/plans.h"

static const struct screen_kind plan_kind;

static struct plan_screen *as_plan(struct screen *screen)
{
	return (struct plan_screen *)screen;
}

static const struct plan_entry *entry_here(const struct plan_screen *self)
{
	return &g_array_index(self->entries, struct plan_entry, self->rows->selected);
}

static const struct plan_item *item_here(const struct plan_screen *self)
{
	return entry_here(self)->item;
}

const struct plan_item *plan_screen_item(const struct plan_screen *self)
{
	return item_here(self);
}

static bool has_item(const struct screen *screen)
{
	return item_here((const struct plan_screen *)screen) != NULL;
}

static bool is_step(const struct screen *screen)
{
	return has_item(screen) && item_here((const struct plan_screen *)screen)->kind == PLAN_STEP;
}

/* An obstacle, or what was found against it. */
static bool is_in_the_way(const struct screen *screen)
{
	return has_item(screen) &&
	       item_here((const struct plan_screen *)screen)->kind >= PLAN_OBSTACLE;
}

static record_id newest_of(const struct plan *plan)
{
	record_id newest = 0;

	for (guint i = 0; i < plan->items->len; i++)
		newest = MAX(newest, ((const struct plan_item *)plan->items->pdata[i])->id);
	return newest;
}

static void select_entry(struct plan_screen *self, int entry)
{
	row_list_select(self->rows, (int)self->entries->len, entry);
}

/* Reads the plan anew; the attention stays with its item, or goes to a new one. */
static void reload(struct plan_screen *self)
{
	enum plan_part part = self->plan ? entry_here(self)->part : PART_PERSPECTIVE;
	record_id here = self->plan && item_here(self) ? item_here(self)->id : 0;
	record_id newest;
	int entry;

	plan_free(self->plan);
	g_clear_pointer(&self->entries, g_array_unref);
	self->plan = planning_plan(self->base.services, self->base.participant_id);
	self->entries = plan_entries(self->plan);
	newest = newest_of(self->plan);
	if (newest > self->newest && self->newest >= 0)
		here = newest;
	self->newest = newest;
	entry = here ? plan_entries_find(self->entries, here, part) : -1;
	if (entry < 0)
		entry = MAX(plan_entries_part(self->entries, part),
			    here ? self->rows->selected - 1 : 0);
	select_entry(self, entry);
}

void plan_screen_reload(struct plan_screen *self)
{
	reload(self);
}

struct screen *plan_screen_new(struct services *services, record_id participant_id,
			       record_id conversation_id)
{
	struct plan_screen *self = g_new0(struct plan_screen, 1);

	if (!conversation_screen_init(&self->base, &plan_kind, services, participant_id,
				      conversation_id)) {
		g_free(self);
		return NULL;
	}
	self->rows = row_list_new();
	self->newest = -1;
	reload(self);
	plan_growth_accept(self);
	select_entry(self, 0);
	conversation_screen_remember_place(&self->base, "plan");
	plan_growth_greet(self);
	return &self->base.base;
}

static void plan_screen_free(struct screen *screen)
{
	struct plan_screen *self = as_plan(screen);

	plan_free(self->plan);
	g_array_unref(self->entries);
	row_list_free(self->rows);
	conversation_screen_done(&self->base);
	g_free(self);
}

static char *plan_title(const struct screen *screen)
{
	const struct plan_screen *self = (const struct plan_screen *)screen;

	return conversation_screen_title(&self->base,
					 services_say(self->base.services, "plan.title"));
}

static void plan_screen_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct plan_screen *self = (const struct plan_screen *)screen;
	struct plan_picture picture = { .screen = &self->base,
					.plan = self->plan,
					.entries = self->entries };

	plan_draw(&picture, self->rows, canvas, body);
}

/* ---------------------------------------------------------------- new items */

/* The obstacle or breakthrough that something new would hang below, seen from where one stands; NULL: none. */
static const struct plan_item *parent_here(const struct plan_screen *self, enum plan_kind kind)
{
	const struct plan_item *item = item_here(self);

	while (item && item->kind >= kind)
		item = plan_find(self->plan, item->parent_id);
	return item && item->kind >= PLAN_OBSTACLE ? item : NULL;
}

static struct outcome open_form(struct plan_screen *self, struct plan_item *item,
				enum plan_item_focus focus)
{
	return conversation_screen_open(plan_item_screen_new(&self->base, item, focus));
}

static struct outcome new_breakthrough(struct screen *screen)
{
	struct plan_screen *self = as_plan(screen);
	const struct plan_item *obstacle = parent_here(self, PLAN_BREAKTHROUGH);

	if (!obstacle) {
		services_tell(self->base.services, "plan.stand_on_obstacle");
		return outcome_stay();
	}
	return open_form(self,
			 plan_item_begin(&self->base, PLAN_BREAKTHROUGH, obstacle, INDICATOR_NONE),
			 FOCUS_TEXT);
}

static struct outcome new_step(struct screen *screen)
{
	struct plan_screen *self = as_plan(screen);

	return conversation_screen_open(
		stock_screen_new(&self->base, parent_here(self, PLAN_STEP)));
}

/* A step made where the promises stand is ours; where the asked ones stand, an organisation's. */
static void step_for_part(struct plan_item *step, enum plan_part part, day today)
{
	if (part != PART_PROMISES && part != PART_ASKED)
		return;
	step->owner = part == PART_PROMISES ? OWNER_COUNSELLOR : OWNER_ORGANISATION;
	plan_set_acceptance(step, part == PART_PROMISES ? ACCEPTANCE_ACCEPTED : ACCEPTANCE_ASKED,
			    today);
}

static struct outcome new_here(struct screen *screen)
{
	struct plan_screen *self = as_plan(screen);
	enum plan_part part = entry_here(self)->part;
	struct plan_item *item;

	if (part == PART_STEPS)
		return conversation_screen_open(stock_screen_new(&self->base, NULL));
	item = plan_item_begin(&self->base, plan_part_kind(part), NULL, INDICATOR_NONE);
	step_for_part(item, part, services_today(self->base.services));
	return open_form(self, item, FOCUS_TEXT);
}

static struct outcome edit(struct screen *screen)
{
	struct plan_screen *self = as_plan(screen);

	if (!item_here(self))
		return new_here(screen);
	return open_form(self, plan_item_copy(item_here(self)), FOCUS_TEXT);
}

static struct outcome render(struct screen *screen)
{
	struct plan_screen *self = as_plan(screen);

	return open_form(self, plan_item_copy(item_here(self)), FOCUS_RENDERING);
}

/* ---------------------------------------------------------------- one key, one change */

static struct outcome change(struct screen *screen,
			     bool (*change_item)(struct plan_item *item, day today),
			     const char *undo_label, const char *refusal)
{
	struct plan_screen *self = as_plan(screen);
	struct services *services = self->base.services;
	struct plan_item *item = plan_item_copy(item_here(self));

	if (!change_item(item, services_today(services)))
		services_tell(services, refusal);
	else
		planning_save_item(services, item, undo_label);
	plan_item_free(item);
	reload(self);
	return plan_growth_settled(self);
}

static struct outcome done(struct screen *screen)
{
	return change(screen, plan_change_done, "undo.plan_done", "plan.only_steps");
}

static struct outcome dropped(struct screen *screen)
{
	return change(screen, plan_change_dropped, "undo.plan_dropped", "plan.only_steps");
}

static struct outcome next_owner(struct screen *screen)
{
	return change(screen, plan_change_owner, "undo.plan_owner", "plan.only_steps");
}

static struct outcome next_acceptance(struct screen *screen)
{
	return change(screen, plan_change_acceptance, "undo.plan_acceptance",
		      "plan.only_others_accept");
}

static struct outcome between_us(struct screen *screen)
{
	return change(screen, plan_change_between_us, "undo.between_us", "plan.only_steps");
}

static struct outcome ask_day(struct screen *screen)
{
	struct plan_screen *self = as_plan(screen);
	const struct plan_item *step = item_here(self);
	struct screen *question;

	if (step->kind != PLAN_STEP) {
		services_tell(self->base.services, "plan.only_steps");
		return outcome_stay();
	}
	question = day_question_screen_new(&self->base, step->text, step->due_on);
	self->asking_of = question ? step->id : 0;
	return conversation_screen_open(question);
}

static void set_day(struct plan_screen *self, record_id step_id, day due_on)
{
	const struct plan_item *found = plan_find(self->plan, step_id);
	struct plan_item *step;

	if (!found || due_on == DAY_QUESTION_LEFT || due_on == found->due_on)
		return;
	step = plan_item_copy(found);
	step->due_on = due_on;
	if (plan_item_wrong_day(step))
		services_tell(self->base.services, plan_item_wrong_day(step));
	else
		planning_save_item(self->base.services, step, "undo.plan_day");
	plan_item_free(step);
}

static struct outcome resumed_going_on(struct plan_screen *self, int value)
{
	reload(self);
	return going_on_from(&self->base.base, value);
}

static struct outcome plan_resumed(struct screen *screen, int value)
{
	struct plan_screen *self = as_plan(screen);
	record_id asked_of = self->asking_of;
	bool asked_capacity = self->asking_capacity;

	self->asking_of = 0;
	self->asking_capacity = false;
	if (going_on(value))
		return resumed_going_on(self, value);
	if (asked_of)
		set_day(self, asked_of, value);
	if (asked_capacity)
		plan_growth_take_capacity(self, value);
	reload(self);
	return plan_growth_settled(self);
}

/* ---------------------------------------------------------------- order, deleting, undo */

struct move {
	record_id id;
	int by;
};

static bool move_item(struct vault *vault, void *data, struct error *error)
{
	const struct move *move = data;

	return plan_item_move(vault, move->id, move->by, error);
}

static struct outcome move_by(struct screen *screen, int by)
{
	struct plan_screen *self = as_plan(screen);
	struct move move = { .by = by };

	if (!item_here(self))
		return outcome_stay();
	move.id = item_here(self)->id;
	planning_act(self->base.services, "undo.plan_moved", move_item, &move);
	reload(self);
	return outcome_stay();
}

static struct outcome move_up(struct screen *screen)
{
	return move_by(screen, -1);
}

static struct outcome move_down(struct screen *screen)
{
	return move_by(screen, 1);
}

static bool delete_item(struct vault *vault, void *data, struct error *error)
{
	return plan_item_delete(vault, *(const record_id *)data, error);
}

static struct outcome delete_here(struct screen *screen)
{
	struct plan_screen *self = as_plan(screen);
	record_id id = item_here(self)->id;
	char *with_it = plan_growth_ties(self, id);

	if (!planning_act(self->base.services, "undo.plan_deleted", delete_item, &id))
		g_free(with_it);
	else if (with_it)
		app_tell(self->base.services->app, with_it);
	else
		services_tell(self->base.services, "plan.deleted");
	reload(self);
	plan_growth_accept(self);
	return outcome_stay();
}

static struct outcome undo(struct screen *screen)
{
	struct plan_screen *self = as_plan(screen);

	planning_undo(self->base.services);
	reload(self);
	plan_growth_accept(self);
	return outcome_stay();
}

static struct outcome print(struct screen *screen)
{
	struct plan_screen *self = as_plan(screen);

	return conversation_screen_open(
		print_screen_new(self->base.services, self->base.participant_id));
}

static struct outcome show_large(struct screen *screen)
{
	struct plan_screen *self = as_plan(screen);

	return conversation_screen_open(
		steps_table_screen_new(self->base.services, self->base.participant_id));
}

static struct outcome plan_key(struct screen *screen, const struct key *key)
{
	struct plan_screen *self = as_plan(screen);

	if (key->shift && key->name == KEY_NAME_UP)
		return move_up(screen);
	if (key->shift && key->name == KEY_NAME_DOWN)
		return move_down(screen);
	if (key->name == KEY_LETTER && key->letter >= '1' && key->letter < '1' + PART_COUNT) {
		select_entry(self,
			     plan_entries_part(self->entries, (enum plan_part)(key->letter - '1')));
		return outcome_stay();
	}
	return row_list_key(self->rows, (int)self->entries->len, key) ? outcome_stay()
								      : outcome_pass();
}

static const struct command plan_commands[] = {
	{ "n Ins", "plan.new", "plan.new_help", new_here, NULL, 1 },
	{ "Enter", "plan.edit", "plan.edit_help", edit, has_item, 2 },
	{ "d", "plan.done", "plan.done_help", done, is_step, 2 },
	{ "o", "plan.owner", "plan.owner_help", next_owner, is_step, 2 },
	{ "t", "plan.day", "plan.day_help", ask_day, is_step, 2 },
	{ "a", "plan.accepted", "plan.accepted_help", next_acceptance, is_step, 2 },
	{ "s", "plan.step", "plan.step_help", new_step, NULL, 3 },
	{ "b", "plan.breakthrough", "plan.breakthrough_help", new_breakthrough, is_in_the_way, 4 },
	{ "d", "plan.done", "plan.done_help", done, is_in_the_way, 6 },
	{ "x", "plan.drop", "plan.drop_help", dropped, is_in_the_way, 30 },
	/* Elsewhere these say where they work. */
	{ "b", NULL, "plan.breakthrough_help", new_breakthrough, NULL, 90 },
	{ "d", NULL, "plan.done_help", done, has_item, 90 },
	{ "x", NULL, "plan.drop_help", dropped, has_item, 90 },
	{ "o", NULL, "plan.owner_help", next_owner, has_item, 90 },
	{ "a", NULL, "plan.accepted_help", next_acceptance, has_item, 90 },
	{ "t", NULL, "plan.day_help", ask_day, has_item, 90 },
	{ "v", "plan.between", "plan.between_help", between_us, has_item, 34 },
	{ "m", "plan.rendering", "plan.rendering_help", render, has_item, 35 },
	{ "^P", "plan.print", "plan.print_help", print, NULL, 5 },
	{ "l", "plan.large", "plan.large_help", show_large, NULL, 36 },
	{ "u", "plan.undo", "plan.undo_help", undo, NULL, 37 },
	{ "Del", NULL, "plan.delete_help", delete_here, has_item, 90 },
	{ "-", NULL, "plan.up_help", move_up, has_item, 91 },
	{ "+", NULL, "plan.down_help", move_down, has_item, 92 },
	{ "Enter", NULL, "plan.new_help", new_here, NULL, 93 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { plan_commands, plan_growth_commands,
						  conversation_commands, NULL };

static const struct screen_kind plan_kind = {
	.name = "plan",
	.commands = commands,
	.title = plan_title,
	.draw = plan_screen_draw,
	.key = plan_key,
	.resumed = plan_resumed,
	.free = plan_screen_free,
};

/* "I have to move": everything that is tied to a place opens again, as a list to go through; with a short version for a move within
   days. The plan as it was stays as a version.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/going_on.h"
#include "screens/growth_screens.h"
#include "screens/plan_changes.h"
#include "screens/plan_draw.h"
#include "screens/planning.h"
#include "screens/row_list.h"
#include "store/progress.h"

enum { MARGIN = 2, HEAD_ROWS = 5, ESSENTIALS = 5 };

struct move_screen {
	struct conversation_screen base;
	struct plan *plan;
	GPtrArray *steps; /* const struct plan_item *: tied to a place, most urgent first */
	struct row_list *rows;
	bool moved;   /* the steps are open again: now they are gone through */
	bool in_days; /* only what cannot wait */
};

static const struct screen_kind move_kind;

static struct move_screen *as_move(struct screen *screen)
{
	return (struct move_screen *)screen;
}

/* What a family cannot be without in the first days comes first: papers, doctor, safety, a bed, school. */
static int urgency(enum indicator indicator)
{
	static const enum indicator order[] = {
		INDICATOR_RIGHTS,   INDICATOR_LINKS,     INDICATOR_HEALTH,    INDICATOR_SAFETY,
		INDICATOR_HOUSING,  INDICATOR_EDUCATION, INDICATOR_STABILITY, INDICATOR_WORK,
		INDICATOR_LANGUAGE, INDICATOR_DIGITAL,   INDICATOR_BONDS,     INDICATOR_BRIDGES,
		INDICATOR_CULTURE,  INDICATOR_LEISURE,
	};

	for (guint i = 0; i < G_N_ELEMENTS(order); i++)
		if (order[i] == indicator)
			return (int)i;
	return (int)G_N_ELEMENTS(order);
}

static int by_urgency(const void *a, const void *b)
{
	const struct plan_item *first = *(struct plan_item *const *)a;
	const struct plan_item *second = *(struct plan_item *const *)b;
	int difference = urgency(first->indicator) - urgency(second->indicator);

	return difference ? difference : first->position - second->position;
}

/* Before the move: what it would open. After it: what it did, with what was done since. */
static bool belongs(const struct move_screen *self, const struct plan_item *item)
{
	if (item->kind != PLAN_STEP || !item->place_bound || item->anywhere ||
	    item->step_state == STEP_DROPPED)
		return false;
	return !self->moved || item->rethink || item->step_state == STEP_DONE;
}

static void reload(struct move_screen *self)
{
	g_clear_pointer(&self->steps, g_ptr_array_unref);
	plan_free(self->plan);
	self->plan = planning_plan(self->base.services, self->base.participant_id);
	self->steps = g_ptr_array_new();
	for (guint i = 0; i < self->plan->items->len; i++)
		if (belongs(self, self->plan->items->pdata[i]))
			g_ptr_array_add(self->steps, self->plan->items->pdata[i]);
	g_ptr_array_sort(self->steps, by_urgency);
	row_list_select(self->rows, (int)self->steps->len, self->rows->selected);
}

static int shown_steps(const struct move_screen *self)
{
	return self->in_days ? MIN((int)self->steps->len, ESSENTIALS) : (int)self->steps->len;
}

struct screen *move_screen_new(struct services *services, record_id participant_id,
			       record_id conversation_id)
{
	struct move_screen *self = g_new0(struct move_screen, 1);

	if (!conversation_screen_init(&self->base, &move_kind, services, participant_id,
				      conversation_id)) {
		g_free(self);
		return NULL;
	}
	self->rows = row_list_new();
	reload(self);
	return &self->base.base;
}

static void move_free(struct screen *screen)
{
	struct move_screen *self = as_move(screen);

	g_ptr_array_unref(self->steps);
	plan_free(self->plan);
	row_list_free(self->rows);
	conversation_screen_done(&self->base);
	g_free(self);
}

/* ---------------------------------------------------------------- drawing */

static char *move_title(const struct screen *screen)
{
	const struct conversation_screen *base = (const struct conversation_screen *)screen;

	return conversation_screen_title(base, services_say(base->services, "move.title"));
}

static char *step_words(const struct move_screen *self, const struct plan_item *step)
{
	const struct conversation_screen *base = &self->base;
	const char *shown;
	g_autofree char *owner = plan_owner_words(base->services, step);

	if (step->between_us && conversation_screen_is_overheard(base))
		return g_strdup(services_say(base->services, "plan.covered"));
	return g_strdup_printf(
		"%s · %s",
		plan_item_text(step, names_word(language_names, (int)base->language), &shown),
		owner);
}

static void add_step(const struct move_screen *self, int entry, const struct plan_item *step)
{
	g_autofree char *words = step_words(self, step);
	bool done = step->step_state == STEP_DONE;

	row_list_entry(self->rows, entry, MARGIN, done ? STYLE_HINT : STYLE_TEXT,
		       done ? "[x] " : "[ ] ", words, NULL);
}

static const char *words_key(const struct move_screen *self)
{
	if (self->steps->len == 0)
		return "move.nothing";
	if (!self->moved)
		return "move.question";
	return self->in_days ? "move.in_days" : "move.list";
}

static void move_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct move_screen *self = (const struct move_screen *)screen;
	const struct conversation_screen *base = &self->base;
	struct area head = { body.row + 1, body.column + MARGIN, HEAD_ROWS, body.width - 4 };
	struct area list = { 0, body.column, 0, body.width };

	canvas_cursor(canvas, head.row, head.column);
	head.row += canvas_paragraph(
		canvas, head, 0, STYLE_STRONG,
		say(services_sentences(base->services, base->language), words_key(self)));
	if (base->second != LANGUAGE_NONE)
		head.row += canvas_paragraph(
			canvas, head, 0, STYLE_HINT,
			say(services_sentences(base->services, base->second), words_key(self)));
	list.row = head.row + 1;
	list.height = body.row + body.height - list.row;
	row_list_begin(self->rows, body.width);
	for (int i = 0; i < shown_steps(self); i++)
		add_step(self, i, self->steps->pdata[i]);
	row_list_draw(self->rows, canvas, list);
}

/* ---------------------------------------------------------------- commands */

struct moving {
	record_id participant_id;
	int count;
};

static bool move_plan(struct vault *vault, void *data, struct error *error)
{
	struct moving *moving = data;

	return plan_move(vault, moving->participant_id, &moving->count, error);
}

static struct outcome move_now(struct screen *screen)
{
	struct move_screen *self = as_move(screen);
	struct moving moving = { .participant_id = self->base.participant_id };

	if (!planning_act(self->base.services, "undo.move", move_plan, &moving))
		return outcome_stay();
	self->moved = true;
	app_tell(self->base.services->app, say_count(planning_sentences(self->base.services),
						     "move.reopened", moving.count, NULL));
	reload(self);
	return outcome_stay();
}

static struct outcome within_days(struct screen *screen)
{
	struct move_screen *self = as_move(screen);

	self->in_days = !self->in_days;
	row_list_select(self->rows, shown_steps(self), self->rows->selected);
	return outcome_stay();
}

/* Arranged at the new place, or looked at and fine: it needs no more thought. */
static struct outcome done(struct screen *screen)
{
	struct move_screen *self = as_move(screen);
	struct plan_item *step = plan_item_copy(self->steps->pdata[self->rows->selected]);

	plan_change_done(step, services_today(self->base.services));
	step->rethink = step->step_state != STEP_DONE;
	planning_save_item(self->base.services, step, "undo.plan_done");
	plan_item_free(step);
	reload(self);
	return outcome_stay();
}

static struct outcome undo(struct screen *screen)
{
	struct move_screen *self = as_move(screen);

	planning_undo(self->base.services);
	reload(self);
	self->moved = self->moved && self->steps->len > 0;
	if (!self->moved)
		reload(self);
	return outcome_stay();
}

static bool may_move(const struct screen *screen)
{
	const struct move_screen *self = (const struct move_screen *)screen;

	return !self->moved && self->steps->len > 0;
}

static bool has_moved(const struct screen *screen)
{
	const struct move_screen *self = (const struct move_screen *)screen;

	return self->moved && self->rows->selected < shown_steps(self);
}

static bool has_steps(const struct screen *screen)
{
	return ((const struct move_screen *)screen)->steps->len > 0;
}

static struct outcome move_key(struct screen *screen, const struct key *key)
{
	struct move_screen *self = as_move(screen);

	return row_list_key(self->rows, shown_steps(self), key) ? outcome_stay() : outcome_pass();
}

static const struct command move_commands[] = {
	{ "Enter", "move.now", "move.now_help", move_now, may_move, 1 },
	{ "d Space", "plan.done", "move.done_help", done, has_moved, 1 },
	{ "k", "move.short", "move.short_help", within_days, has_steps, 2 },
	{ "u", "plan.undo", "plan.undo_help", undo, NULL, 5 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { move_commands, going_on_commands,
						  conversation_commands, NULL };

static const struct screen_kind move_kind = {
	.name = "move",
	.commands = commands,
	.title = move_title,
	.draw = move_draw,
	.key = move_key,
	.free = move_free,
};

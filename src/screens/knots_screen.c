/* Obstacles that hold each other in place: seen, said, and the question where to begin. A question, never a verdict.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/knots_screen.h"

#include "screens/going_on.h"
#include "screens/growth_screens.h"
#include "screens/plan_item_screen.h"
#include "screens/planning.h"
#include "store/plans.h"
#include "store/progress.h"

#include <string.h>

static const struct screen_kind knots_kind;

static struct knots_screen *as_knots(struct screen *screen)
{
	return (struct knots_screen *)screen;
}

static int line_entries(const struct knots_screen *self)
{
	int entries = 0;

	for (guint i = 0; i < self->picture->len; i++)
		entries += knot_line_is_entry(&g_array_index(self->picture, struct knot_line, i));
	return entries;
}

int knots_entries(const struct knots_screen *self)
{
	return line_entries(self) + (int)self->usual->len;
}

const struct knot_line *knots_line_at(const struct knots_screen *self, int entry)
{
	for (guint i = 0; i < self->picture->len; i++) {
		const struct knot_line *line = &g_array_index(self->picture, struct knot_line, i);

		if (knot_line_is_entry(line) && entry-- == 0)
			return line;
	}
	return NULL;
}

static const struct knot_line *line_here(const struct knots_screen *self)
{
	return knots_line_at(self, self->rows->selected);
}

static const struct usual_hold *usual_here(const struct knots_screen *self)
{
	int at = self->rows->selected - line_entries(self);

	return at >= 0 && at < (int)self->usual->len
		       ? &g_array_index(self->usual, struct usual_hold, at)
		       : NULL;
}

/* Also of a hold: the obstacle it hangs below. */
static const struct plan_item *obstacle_here(const struct knots_screen *self)
{
	const struct knot_line *line = line_here(self);

	return line ? self->knots->obstacles->pdata[line->obstacle] : NULL;
}

/* ---------------------------------------------------------------- reading */

static int from_guide(const struct knots_screen *self, const char *id)
{
	for (guint i = 0; i < self->knots->obstacles->len; i++) {
		const struct plan_item *obstacle = self->knots->obstacles->pdata[i];

		if (strcmp(obstacle->stock_id, id) == 0)
			return (int)i;
	}
	return -1;
}

static bool is_said(const struct knots_screen *self, int from, int to)
{
	for (guint i = 0; i < self->knots->holds->len; i++) {
		const struct hold *hold = &g_array_index(self->knots->holds, struct hold, i);

		if (hold->from == from && hold->to == to)
			return true;
	}
	return false;
}

static int count_from_guide(const struct knots_screen *self)
{
	int count = 0;

	for (guint i = 0; i < self->knots->obstacles->len; i++)
		count += *((const struct plan_item *)self->knots->obstacles->pdata[i])->stock_id !=
			 '\0';
	return count;
}

/* The guide is only opened when two obstacles came from it. */
static void find_usual(struct knots_screen *self)
{
	const struct guide *guide = NULL;

	g_array_set_size(self->usual, 0);
	if (count_from_guide(self) >= 2)
		guide = services_guide(self->base.services);
	for (guint i = 0; guide && i < guide->holds->len; i++) {
		const struct guide_hold *known = guide->holds->pdata[i];
		struct usual_hold usual = { from_guide(self, known->from),
					    from_guide(self, known->to), known };

		if (usual.from >= 0 && usual.to >= 0 && !is_said(self, usual.from, usual.to))
			g_array_append_val(self->usual, usual);
	}
}

static GPtrArray *read_holdings(struct knots_screen *self)
{
	GPtrArray *holdings = NULL;
	struct error error = ERROR_CLEAR;

	if (holding_list(self->base.services->vault, self->base.participant_id, &holdings, &error))
		return holdings;
	services_tell_error(self->base.services, &error);
	return g_ptr_array_new();
}

static struct plan *read_shared(struct knots_screen *self)
{
	struct plan *shared = NULL;
	struct error error = ERROR_CLEAR;

	if (plan_load_shared(self->base.services->vault, self->base.participant_id, &shared,
			     &error))
		return shared;
	services_tell_error(self->base.services, &error);
	return NULL;
}

/* The number it has in the plan; what belongs to another member of the household has a sign of its own. */
static GPtrArray *number_all(const struct knots_screen *self)
{
	GPtrArray *numbers = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < self->knots->obstacles->len; i++) {
		const struct plan_item *obstacle = self->knots->obstacles->pdata[i];
		char number[16] = "⌂";

		if (obstacle->participant_id == self->base.participant_id)
			plan_number(self->plan, obstacle, number);
		g_ptr_array_add(numbers, g_strdup(number));
	}
	return numbers;
}

static void forget(struct knots_screen *self)
{
	g_clear_pointer(&self->numbers, g_ptr_array_unref);
	plan_knots_free(self->knots);
	plan_free(self->plan);
	plan_free(self->shared);
	g_clear_pointer(&self->holdings, g_ptr_array_unref);
	g_clear_pointer(&self->picture, g_array_unref);
	g_clear_pointer(&self->levers, g_array_unref);
}

static void reload(struct knots_screen *self)
{
	const struct knot_line *line = self->picture ? line_here(self) : NULL;
	record_id here = line ? obstacle_here(self)->id : 0;
	int selected = self->rows->selected;

	forget(self);
	self->plan = planning_plan(self->base.services, self->base.participant_id);
	self->shared = read_shared(self);
	self->holdings = read_holdings(self);
	self->knots = plan_knots_with(self->plan, self->shared, self->holdings);
	self->numbers = number_all(self);
	self->picture = knot_picture(self->knots);
	self->levers = knot_levers(self->knots);
	self->lever = 0;
	find_usual(self);
	row_list_select(self->rows, knots_entries(self), selected);
	for (int i = 0; here && i < line_entries(self); i++) {
		const struct knot_line *at = knots_line_at(self, i);

		if (at->row != KNOT_OBSTACLE ||
		    ((const struct plan_item *)self->knots->obstacles->pdata[at->obstacle])->id !=
			    here)
			continue;
		row_list_select(self->rows, knots_entries(self), i);
		return;
	}
}

struct screen *knots_screen_new(struct services *services, record_id participant_id,
				record_id conversation_id)
{
	struct knots_screen *self = g_new0(struct knots_screen, 1);

	if (!conversation_screen_init(&self->base, &knots_kind, services, participant_id,
				      conversation_id)) {
		g_free(self);
		return NULL;
	}
	self->rows = row_list_new();
	self->usual = g_array_new(FALSE, FALSE, sizeof(struct usual_hold));
	reload(self);
	return &self->base.base;
}

static void knots_free_screen(struct screen *screen)
{
	struct knots_screen *self = as_knots(screen);

	forget(self);
	g_array_unref(self->usual);
	row_list_free(self->rows);
	conversation_screen_done(&self->base);
	g_free(self);
}

/* ---------------------------------------------------------------- adding and removing */

struct new_holding {
	const struct knots_screen *screen;
	record_id from, to;
};

static bool save_holding(struct vault *vault, void *data, struct error *error)
{
	const struct new_holding *wanted = data;
	struct holding *holding = holding_new();
	bool saved;

	holding->participant_id = wanted->screen->base.participant_id;
	holding->from_id = wanted->from;
	holding->to_id = wanted->to;
	holding->said_on = wanted->screen->base.said_on;
	saved = holding_save(vault, holding, error);
	holding_free(holding);
	return saved;
}

static struct outcome add_holding(struct knots_screen *self, record_id from, record_id to)
{
	struct new_holding wanted = { self, from, to };

	self->holding_from = 0;
	planning_act(self->base.services, "undo.holding", save_holding, &wanted);
	reload(self);
	return outcome_stay();
}

static struct outcome hold(struct screen *screen)
{
	struct knots_screen *self = as_knots(screen);

	self->holding_from = obstacle_here(self)->id;
	return outcome_stay();
}

static struct outcome held(struct screen *screen)
{
	struct knots_screen *self = as_knots(screen);
	const struct plan_item *obstacle = obstacle_here(self);

	if (!obstacle)
		return outcome_stay();
	return add_holding(self, self->holding_from, obstacle->id);
}

static struct outcome give_up(struct screen *screen)
{
	as_knots(screen)->holding_from = 0;
	return outcome_stay();
}

static struct outcome take_usual(struct screen *screen)
{
	struct knots_screen *self = as_knots(screen);
	const struct usual_hold *usual = usual_here(self);
	const struct plan_item *from = self->knots->obstacles->pdata[usual->from];
	const struct plan_item *to = self->knots->obstacles->pdata[usual->to];

	return add_holding(self, from->id, to->id);
}

/* What hold the key means: the one here, or the only one of the obstacle here; -1: none, or several. */
static int hold_meant(const struct knots_screen *self, int *count)
{
	const struct knot_line *line = line_here(self);
	int meant = -1;

	*count = 0;
	if (!line)
		return -1;
	if (line->row == KNOT_HOLD)
		return line->hold;
	for (guint i = 0; i < self->knots->holds->len; i++)
		if (g_array_index(self->knots->holds, struct hold, i).from == line->obstacle) {
			meant = (int)i;
			(*count)++;
		}
	return *count > 1 ? -1 : meant;
}

static const struct holding *holding_of(const struct knots_screen *self, const struct hold *meant)
{
	const struct plan_item *from = self->knots->obstacles->pdata[meant->from];
	const struct plan_item *to = self->knots->obstacles->pdata[meant->to];

	for (guint i = 0; i < self->holdings->len; i++) {
		const struct holding *holding = self->holdings->pdata[i];

		if (holding->from_id == from->id && holding->to_id == to->id)
			return holding;
	}
	return NULL;
}

static bool delete_holding(struct vault *vault, void *data, struct error *error)
{
	return holding_delete(vault, *(const record_id *)data, error);
}

static struct outcome remove_hold(struct screen *screen)
{
	struct knots_screen *self = as_knots(screen);
	int count, meant = hold_meant(self, &count);
	const struct holding *holding;
	record_id id;

	if (meant < 0) {
		services_tell(self->base.services,
			      count > 1 ? "knots.which_hold" : "knots.nothing_held");
		return outcome_stay();
	}
	holding = holding_of(self, &g_array_index(self->knots->holds, struct hold, meant));
	if (!holding)
		return outcome_stay();
	id = holding->id;
	if (planning_act(self->base.services, "undo.holding_removed", delete_holding, &id))
		services_tell(self->base.services, "plan.deleted");
	reload(self);
	return outcome_stay();
}

/* ---------------------------------------------------------------- further commands */

static struct outcome another_question(struct screen *screen)
{
	struct knots_screen *self = as_knots(screen);

	self->lever = (self->lever + 1) % (int)self->levers->len;
	return outcome_stay();
}

static struct outcome open_obstacle(struct screen *screen)
{
	struct knots_screen *self = as_knots(screen);

	return conversation_screen_open(
		plan_item_screen_new(&self->base, plan_item_copy(obstacle_here(self)), FOCUS_TEXT));
}

static struct outcome guide(struct screen *screen)
{
	struct knots_screen *self = as_knots(screen);
	const struct plan_item *obstacle = obstacle_here(self);

	return conversation_screen_open(guide_screen_new(
		self->base.services, self->base.participant_id, self->base.conversation_id,
		obstacle ? obstacle->indicator : INDICATOR_NONE, obstacle));
}

static struct outcome undo(struct screen *screen)
{
	struct knots_screen *self = as_knots(screen);

	planning_undo(self->base.services);
	reload(self);
	return outcome_stay();
}

static bool is_holding(const struct screen *screen)
{
	return ((const struct knots_screen *)screen)->holding_from != 0;
}

static bool has_obstacle(const struct screen *screen)
{
	return obstacle_here((const struct knots_screen *)screen) && !is_holding(screen);
}

/* Another member's obstacle is changed in their own file. */
static bool has_own_obstacle(const struct screen *screen)
{
	const struct knots_screen *self = (const struct knots_screen *)screen;

	return has_obstacle(screen) &&
	       obstacle_here(self)->participant_id == self->base.participant_id;
}

static bool has_usual(const struct screen *screen)
{
	return usual_here((const struct knots_screen *)screen) && !is_holding(screen);
}

static bool has_questions(const struct screen *screen)
{
	const struct knots_screen *self = (const struct knots_screen *)screen;

	return self->levers->len > 1 && !is_holding(screen);
}

static struct outcome knots_key(struct screen *screen, const struct key *key)
{
	struct knots_screen *self = as_knots(screen);

	return row_list_key(self->rows, knots_entries(self), key) ? outcome_stay() : outcome_pass();
}

static struct outcome knots_resumed(struct screen *screen, int value)
{
	reload(as_knots(screen));
	return going_on(value) ? outcome_close(value) : outcome_stay();
}

static char *knots_title(const struct screen *screen)
{
	const struct knots_screen *self = (const struct knots_screen *)screen;

	return conversation_screen_title(&self->base,
					 services_say(self->base.services, "knots.title"));
}

static void knots_draw_screen(const struct screen *screen, struct canvas *canvas, struct area body)
{
	knots_draw((const struct knots_screen *)screen, canvas, body);
}

static const struct command knots_commands[] = {
	{ "Enter", "knots.this_one", "knots.this_one_help", held, is_holding, 1 },
	{ "Esc", "knots.give_up", "knots.give_up_help", give_up, is_holding, 2 },
	{ "h", "knots.hold", "knots.hold_help", hold, has_obstacle, 1 },
	{ "x Del", "knots.remove", "knots.remove_help", remove_hold, has_obstacle, 3 },
	{ "w", "knots.another", "knots.another_help", another_question, has_questions, 2 },
	{ "Enter", "knots.take", "knots.take_help", take_usual, has_usual, 1 },
	{ "Enter", "plan.edit", "plan.edit_help", open_obstacle, has_own_obstacle, 4 },
	{ "g ^F", "guide.key", "guide.key_help", guide, NULL, 5 },
	{ "u", "plan.undo", "plan.undo_help", undo, NULL, 6 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { knots_commands, going_on_commands,
						  conversation_commands, NULL };

static const struct screen_kind knots_kind = {
	.name = "knots",
	.commands = commands,
	.title = knots_title,
	.draw = knots_draw_screen,
	.key = knots_key,
	.resumed = knots_resumed,
	.free = knots_free_screen,
};

/* Obstacles that hold each other in place: seen, said, and the question where to begin. A question, never a verdict.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/knots_screen.h"

#include "screens/going_on.h"
#include "screens/growth_screens.h"
#include "screens/plan_item_screen.h"
#include "screens/planning.h"
#include "store/progress.h"

static const struct screen_kind knots_kind;

static struct knots_screen *as_knots(struct screen *screen)
{
	return (struct knots_screen *)screen;
}

int knots_line_entries(const struct knots_screen *self)
{
	int entries = 0;

	for (guint i = 0; i < self->picture->len; i++)
		entries += knot_line_is_entry(&g_array_index(self->picture, struct knot_line, i));
	return entries;
}

int knots_entries(const struct knots_screen *self)
{
	return knots_line_entries(self) + (int)self->usual->len;
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
	int at = self->rows->selected - knots_line_entries(self);

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
	knots_read(self);
	return &self->base.base;
}

static void knots_free_screen(struct screen *screen)
{
	struct knots_screen *self = as_knots(screen);

	knots_forget(self);
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
	knots_read(self);
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
	knots_read(self);
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
	knots_read(self);
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
	knots_read(as_knots(screen));
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

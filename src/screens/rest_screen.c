/* One more step in hand than is bearable now: which one rests? Both answers are good.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/progress.h"
#include "screens/going_on.h"
#include "screens/growth_screens.h"
#include "screens/planning.h"
#include "screens/row_list.h"
#include "store/people.h"

struct rest_screen {
	struct conversation_screen base;
	struct plan *plan;
	GPtrArray *steps; /* const struct plan_item *: in hand now */
	struct row_list *rows;
};

enum { MARGIN = 2, HEAD_ROWS = 4 };

static const struct screen_kind rest_kind;

static struct rest_screen *as_rest(struct screen *screen)
{
	return (struct rest_screen *)screen;
}

static struct screen *rest_screen_new(const struct conversation_screen *from, record_id newest)
{
	struct rest_screen *self = g_new0(struct rest_screen, 1);

	if (!conversation_screen_init(&self->base, &rest_kind, from->services, from->participant_id,
				      from->conversation_id)) {
		g_free(self);
		return NULL;
	}
	self->rows = row_list_new();
	self->steps = g_ptr_array_new();
	self->plan = planning_plan(from->services, from->participant_id);
	for (guint i = 0; i < self->plan->items->len; i++) {
		const struct plan_item *item = self->plan->items->pdata[i];

		if (!step_is_active(item))
			continue;
		g_ptr_array_add(self->steps, (gpointer)item);
		if (item->id == newest)
			row_list_select(self->rows, (int)self->steps->len,
					(int)self->steps->len - 1);
	}
	return &self->base.base;
}

static int capacity_of(const struct conversation_screen *from)
{
	struct participant *participant = NULL;
	struct error error = ERROR_CLEAR;
	int capacity;

	if (!people_load(from->services->vault, from->participant_id, &participant, &error))
		services_tell_error(from->services, &error);
	capacity = participant ? participant->capacity : CAPACITY_NONE;
	participant_free(participant);
	return capacity;
}

struct screen *rest_screen_if_needed(const struct conversation_screen *from, record_id newest)
{
	int capacity = capacity_of(from);
	struct plan *plan;
	bool needed;

	if (capacity == CAPACITY_NONE)
		return NULL;
	plan = planning_plan(from->services, from->participant_id);
	needed = plan_active_steps(plan) > capacity;
	plan_free(plan);
	return needed ? rest_screen_new(from, newest) : NULL;
}

static void rest_free(struct screen *screen)
{
	struct rest_screen *self = as_rest(screen);

	g_ptr_array_unref(self->steps);
	plan_free(self->plan);
	row_list_free(self->rows);
	conversation_screen_done(&self->base);
	g_free(self);
}

static char *rest_title(const struct screen *screen)
{
	const struct conversation_screen *base = (const struct conversation_screen *)screen;

	return conversation_screen_title(base, services_say(base->services, "rest.title"));
}

static void rest_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct rest_screen *self = (const struct rest_screen *)screen;
	const struct conversation_screen *base = &self->base;
	struct area head = { body.row + 1, body.column + MARGIN, HEAD_ROWS, body.width - 4 };
	struct area list = { 0, body.column, 0, body.width };

	head.row += canvas_paragraph(
		canvas, head, 0, STYLE_STRONG,
		say(services_sentences(base->services, base->language), "rest.question"));
	if (base->second != LANGUAGE_NONE)
		head.row += canvas_paragraph(
			canvas, head, 0, STYLE_HINT,
			say(services_sentences(base->services, base->second), "rest.question"));
	list.row = head.row + 1;
	list.height = body.row + body.height - list.row;
	row_list_begin(self->rows, body.width);
	for (guint i = 0; i < self->steps->len; i++) {
		const struct plan_item *step = self->steps->pdata[i];
		bool covered = step->between_us && conversation_screen_is_overheard(base);

		row_list_entry(self->rows, (int)i, MARGIN, STYLE_TEXT, "[ ] ",
			       covered ? services_say(base->services, "plan.covered") : step->text,
			       NULL);
	}
	row_list_draw(self->rows, canvas, list);
}

static struct outcome this_one_rests(struct screen *screen)
{
	struct rest_screen *self = as_rest(screen);
	struct plan_item *step;
	bool saved;

	if (self->steps->len == 0)
		return outcome_close(0);
	step = plan_item_copy(self->steps->pdata[self->rows->selected]);
	step->resting = true;
	saved = planning_save_item(self->base.services, step, "undo.plan_rests");
	plan_item_free(step);
	return saved ? outcome_close(1) : outcome_stay();
}

static struct outcome all_stay(struct screen *screen)
{
	(void)screen;
	return outcome_close(0);
}

static struct outcome rest_key(struct screen *screen, const struct key *key)
{
	struct rest_screen *self = as_rest(screen);

	return row_list_key(self->rows, (int)self->steps->len, key) ? outcome_stay()
								    : outcome_pass();
}

static const struct command rest_commands[] = {
	{ "Enter", "rest.this_one", "rest.this_one_help", this_one_rests, NULL, 1 },
	{ "a Esc", "rest.all_stay", "rest.all_stay_help", all_stay, NULL, 2 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { rest_commands, going_on_commands,
						  conversation_commands, NULL };

static const struct screen_kind rest_kind = {
	.name = "rest",
	.commands = commands,
	.title = rest_title,
	.draw = rest_draw,
	.key = rest_key,
	.free = rest_free,
};

/* How a conversation begins when we were here before: did we do what we promised? And gently, when the last one brought heavy news.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/growth_screens.h"

#include "casework/progress.h"
#include "screens/day_question_screen.h"
#include "screens/going_on.h"
#include "screens/plan_draw.h"
#include "screens/planning.h"
#include "screens/row_list.h"
#include "store/conversations.h"

struct promises_screen {
	struct conversation_screen base;
	struct plan *plan;
	GPtrArray *
		promises; /* const struct plan_item *: of ours, as they were when the screen opened */
	struct row_list *rows;
	bool asking; /* the new day of the promise here */
};

enum { MARGIN = 2, HEAD_ROWS = 4 };

static const struct screen_kind promises_kind;

static struct promises_screen *as_promises(struct screen *screen)
{
	return (struct promises_screen *)screen;
}

/* ---------------------------------------------------------------- was the news heavy? */

static bool last_was_heavy(struct services *services, const struct conversation_screen *now)
{
	g_autoptr(GPtrArray) conversations = NULL;
	struct error error = ERROR_CLEAR;

	if (!conversation_list(services->vault, now->participant_id, &conversations, &error)) {
		services_tell_error(services, &error);
		return false;
	}
	for (guint i = conversations->len; i > 0; i--) {
		const struct conversation *conversation = conversations->pdata[i - 1];

		if (conversation->id != now->conversation_id)
			return conversation->heavy_news;
	}
	return false;
}

/* Into the conversation: gently or through the deck. */
static struct screen *further(const struct conversation_screen *now)
{
	if (last_was_heavy(now->services, now))
		return gentle_screen_new(now);
	return deck_screen_new(now->services, now->conversation_id);
}

/* ---------------------------------------------------------------- the promises */

static int by_due_day(const void *a, const void *b)
{
	const struct plan_item *first = *(struct plan_item *const *)a;
	const struct plan_item *second = *(struct plan_item *const *)b;

	if (first->due_on == second->due_on)
		return first->position - second->position;
	if (first->due_on == DAY_NONE || second->due_on == DAY_NONE)
		return first->due_on == DAY_NONE ? 1 : -1;
	return first->due_on < second->due_on ? -1 : 1;
}

static bool was_listed(const GPtrArray *before, record_id id)
{
	for (guint i = 0; before && i < before->len; i++)
		if (((const struct plan_item *)before->pdata[i])->id == id)
			return true;
	return false;
}

/* Those that are open, and those that were when the screen opened: what was just marked stays in sight. */
static void reload(struct promises_screen *self)
{
	struct plan *plan = planning_plan(self->base.services, self->base.participant_id);
	GPtrArray *promises = g_ptr_array_new();

	for (guint i = 0; i < plan->items->len; i++) {
		const struct plan_item *item = plan->items->pdata[i];

		if (step_is_promise(item) &&
		    (item->step_state == STEP_OPEN || was_listed(self->promises, item->id)))
			g_ptr_array_add(promises, (gpointer)item);
	}
	if (!self->promises)
		g_ptr_array_sort(promises, by_due_day);
	g_clear_pointer(&self->promises, g_ptr_array_unref);
	plan_free(self->plan);
	self->plan = plan;
	self->promises = promises;
	row_list_select(self->rows, (int)promises->len, self->rows->selected);
}

struct screen *arrival_screen_new(struct services *services, record_id conversation_id)
{
	struct promises_screen *self = g_new0(struct promises_screen, 1);
	struct screen *next;

	if (!conversation_screen_init(&self->base, &promises_kind, services, 0, conversation_id)) {
		g_free(self);
		return NULL;
	}
	self->rows = row_list_new();
	reload(self);
	if (self->promises->len > 0)
		return &self->base.base;
	next = further(&self->base);
	promises_kind.free(&self->base.base);
	return next;
}

static void promises_free(struct screen *screen)
{
	struct promises_screen *self = as_promises(screen);

	g_clear_pointer(&self->promises, g_ptr_array_unref);
	plan_free(self->plan);
	row_list_free(self->rows);
	conversation_screen_done(&self->base);
	g_free(self);
}

/* ---------------------------------------------------------------- drawing */

static char *promises_title(const struct screen *screen)
{
	const struct conversation_screen *base = (const struct conversation_screen *)screen;

	return conversation_screen_title(base, services_say(base->services, "arrival.title"));
}

static char *promise_words(const struct promises_screen *self, const struct plan_item *promise)
{
	const struct conversation_screen *base = &self->base;
	const char *shown;
	g_autofree char *owner = plan_owner_words(base->services, promise);

	if (promise->between_us && conversation_screen_is_overheard(base))
		return g_strdup(services_say(base->services, "plan.covered"));
	return g_strdup_printf(
		"%s · %s",
		plan_item_text(promise, names_word(language_names, (int)base->language), &shown),
		owner);
}

static void add_promise(const struct promises_screen *self, int entry,
			const struct plan_item *promise)
{
	struct services *services = self->base.services;
	g_autofree char *words = promise_words(self, promise);
	g_autofree char *due_on = planning_day(services, promise->due_on);
	g_autofree char *was = NULL;
	bool done = promise->step_state == STEP_DONE;

	if (step_is_overdue(promise, services_today(services)))
		was = say_with(planning_sentences(services), "plan.overdue", "day", due_on, NULL);
	row_list_entry(self->rows, entry, MARGIN, done ? STYLE_HINT : STYLE_TEXT,
		       done ? "[x] " : "[ ] ", words, was ? was : due_on);
}

static void promises_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct promises_screen *self = (const struct promises_screen *)screen;
	const struct conversation_screen *base = &self->base;
	struct area head = { body.row + 1, body.column + MARGIN, HEAD_ROWS, body.width - 4 };
	struct area list = { 0, body.column, 0, body.width };

	head.row += canvas_paragraph(
		canvas, head, 0, STYLE_STRONG,
		say(services_sentences(base->services, base->language), "arrival.question"));
	if (base->second != LANGUAGE_NONE)
		head.row += canvas_paragraph(
			canvas, head, 0, STYLE_HINT,
			say(services_sentences(base->services, base->second), "arrival.question"));
	list.row = head.row + 1;
	list.height = body.row + body.height - list.row;
	row_list_begin(self->rows, body.width);
	for (guint i = 0; i < self->promises->len; i++)
		add_promise(self, (int)i, self->promises->pdata[i]);
	row_list_draw(self->rows, canvas, list);
}

/* ---------------------------------------------------------------- commands */

static const struct plan_item *promise_here(const struct promises_screen *self)
{
	return self->rows->selected < (int)self->promises->len
		       ? self->promises->pdata[self->rows->selected]
		       : NULL;
}

static bool has_promise(const struct screen *screen)
{
	return promise_here((const struct promises_screen *)screen) != NULL;
}

static struct outcome done(struct screen *screen)
{
	struct promises_screen *self = as_promises(screen);
	struct plan_item *step = plan_item_copy(promise_here(self));
	bool was_done = step->step_state == STEP_DONE;

	step->step_state = was_done ? STEP_OPEN : STEP_DONE;
	step->done_on = was_done ? DAY_NONE : services_today(self->base.services);
	planning_save_item(self->base.services, step, "undo.plan_done");
	plan_item_free(step);
	reload(self);
	return outcome_stay();
}

static struct outcome not_yet(struct screen *screen)
{
	struct promises_screen *self = as_promises(screen);
	const struct plan_item *step = promise_here(self);
	struct screen *question = day_question_screen_new(&self->base, step->text, step->due_on);

	self->asking = question != NULL;
	return conversation_screen_open(question);
}

static struct outcome undo(struct screen *screen)
{
	struct promises_screen *self = as_promises(screen);

	planning_undo(self->base.services);
	reload(self);
	return outcome_stay();
}

static struct outcome go_further(struct screen *screen)
{
	return conversation_screen_replace(further(&as_promises(screen)->base));
}

static void set_day(struct promises_screen *self, day due_on)
{
	struct plan_item *step = plan_item_copy(promise_here(self));

	step->due_on = due_on;
	step->step_state = STEP_OPEN;
	step->done_on = DAY_NONE;
	if (plan_item_wrong_day(step))
		services_tell(self->base.services, plan_item_wrong_day(step));
	else
		planning_save_item(self->base.services, step, "undo.plan_day");
	plan_item_free(step);
}

static struct outcome promises_resumed(struct screen *screen, int value)
{
	struct promises_screen *self = as_promises(screen);
	bool asked = self->asking;

	self->asking = false;
	if (going_on(value))
		return going_on_from(screen, value);
	if (asked && value != DAY_QUESTION_LEFT && promise_here(self))
		set_day(self, value);
	reload(self);
	return outcome_stay();
}

static struct outcome promises_key(struct screen *screen, const struct key *key)
{
	struct promises_screen *self = as_promises(screen);

	return row_list_key(self->rows, (int)self->promises->len, key) ? outcome_stay()
								       : outcome_pass();
}

static const struct command promises_commands[] = {
	{ "d Space", "arrival.done", "arrival.done_help", done, has_promise, 1 },
	{ "n t", "arrival.not_yet", "arrival.not_yet_help", not_yet, has_promise, 2 },
	{ "Enter ^N", "arrival.further", "arrival.further_help", go_further, NULL, 3 },
	{ "u", "plan.undo", "plan.undo_help", undo, NULL, 5 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { promises_commands, conversation_commands, NULL };

static const struct screen_kind promises_kind = {
	.name = "arrival",
	.commands = commands,
	.title = promises_title,
	.draw = promises_draw,
	.key = promises_key,
	.resumed = promises_resumed,
	.free = promises_free,
};

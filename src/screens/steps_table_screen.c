/* The steps large, in the participant's language, to take a photograph of: number, what, who, when, in the order of their sheet: what
   comes next, the next appointment, promises, what was only asked; what rests stands last. Nothing that is between us, unless it is
   asked for.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "screens/conversation_screen.h"
#include "screens/labels.h"
#include "screens/locking.h"
#include "screens/planning.h"
#include "screens/row_list.h"
#include "store/people.h"

struct steps_table_screen {
	struct conversation_screen base;
	struct plan *plan;
	struct participant *participant; /* NULL: could not be read */
	struct row_list *rows;
	bool with_between_us;
};

enum { WIDEST = 100, MARGIN = 4 };
enum bundle { BUNDLE_NEXT, BUNDLE_PROMISES, BUNDLE_ASKED, BUNDLE_RESTING };

static const struct screen_kind steps_table_kind;
static const char *const headings[] = {
	[BUNDLE_NEXT] = "sheet.next_steps",
	[BUNDLE_PROMISES] = "sheet.promises",
	[BUNDLE_ASKED] = "sheet.asked",
	[BUNDLE_RESTING] = "sheet.other_steps",
};
/* On the participant's own sheet it is "I" who does it. */
static const char *const who_keys[] = {
	[OWNER_PARTICIPANT] = "sheet.who_participant",
	[OWNER_COUNSELLOR] = "sheet.who_counsellor",
	[OWNER_ORGANISATION] = "sheet.who_organisation",
	[OWNER_HOUSEHOLD] = "sheet.who_household",
};

static struct steps_table_screen *as_table(struct screen *screen)
{
	return (struct steps_table_screen *)screen;
}

struct screen *steps_table_screen_new(struct services *services, record_id participant_id)
{
	struct steps_table_screen *self = g_new0(struct steps_table_screen, 1);
	struct error error = ERROR_CLEAR;

	if (!conversation_screen_init(&self->base, &steps_table_kind, services, participant_id,
				      0)) {
		g_free(self);
		return NULL;
	}
	self->plan = planning_plan(services, participant_id);
	if (!people_load(services->vault, self->base.participant_id, &self->participant, &error))
		services_tell_error(services, &error);
	self->rows = row_list_new();
	return &self->base.base;
}

static void steps_table_free(struct screen *screen)
{
	struct steps_table_screen *self = as_table(screen);

	plan_free(self->plan);
	participant_free(self->participant);
	row_list_free(self->rows);
	conversation_screen_done(&self->base);
	g_free(self);
}

static const struct sentences *sentences_of(const struct steps_table_screen *self)
{
	return services_sentences(self->base.services, self->base.language);
}

static enum bundle bundle_of(const struct plan_item *step)
{
	bool ours = step->owner == OWNER_COUNSELLOR || step->owner == OWNER_ORGANISATION;

	if (step_is_promise(step))
		return BUNDLE_PROMISES;
	if (ours && step->acceptance == ACCEPTANCE_ASKED)
		return BUNDLE_ASKED;
	return step->resting ? BUNDLE_RESTING : BUNDLE_NEXT;
}

/* Who, and until when. */
static char *who_and_when(const struct steps_table_screen *self, const struct plan_item *step)
{
	const struct sentences *sentences = sentences_of(self);
	GString *words = g_string_new(say(sentences, who_keys[step->owner]));
	g_autofree char *due_on = NULL, *by_day = NULL;

	if (!text_is_blank(step->owner_name))
		g_string_append_printf(words, ": %s", step->owner_name);
	if (step->acceptance == ACCEPTANCE_ASKED && bundle_of(step) != BUNDLE_ASKED)
		g_string_append_printf(words, " · %s", say(sentences, "plan.acceptance_asked"));
	if (step->due_on != DAY_NONE) {
		due_on = say_day(sentences, step->due_on);
		by_day = say_with(sentences, "sheet.by_day", "day", due_on, NULL);
		g_string_append_printf(words, " · %s", by_day);
	}
	return g_string_free(words, FALSE);
}

static void add_step(const struct steps_table_screen *self, int entry, const struct plan_item *step)
{
	const char *language = names_word(language_names, (int)self->base.language);
	const char *shown, *text = plan_item_text(step, language, &shown);
	g_autofree char *who = who_and_when(self, step);
	g_autofree char *marked = NULL, *lead = NULL;
	char number[16];

	plan_number(self->plan, step, number);
	lead = g_strdup_printf("%s  ", number);
	if (!g_str_equal(shown, language))
		marked = g_strdup_printf("[%s] %s",
					 say(sentences_of(self), language_code_label(shown)), text);
	row_list_entry(self->rows, entry, MARGIN, STYLE_STRONG, lead, marked ? marked : text, NULL);
	row_list_more(self->rows, entry, MARGIN + text_columns(lead, -1), STYLE_TEXT, who);
	row_list_blank(self->rows);
}

static bool is_shown(const struct steps_table_screen *self, const struct plan_item *step,
		     enum bundle bundle)
{
	return step->step_state == STEP_OPEN && bundle_of(step) == bundle &&
	       (self->with_between_us || !step->between_us);
}

static void add_heading(const struct steps_table_screen *self, const char *key)
{
	row_list_heading(self->rows, say(sentences_of(self), key), NULL);
	row_list_blank(self->rows);
}

/* The first day first; without a day they keep their order. */
static gint by_day(gconstpointer a, gconstpointer b)
{
	day first = (*(const struct plan_item *const *)a)->due_on;
	day second = (*(const struct plan_item *const *)b)->due_on;

	if (first == second)
		return 0;
	if (first == DAY_NONE || second == DAY_NONE)
		return first == DAY_NONE ? 1 : -1;
	return first < second ? -1 : 1;
}

static void add_steps(const struct steps_table_screen *self, enum bundle bundle)
{
	g_autoptr(GPtrArray) steps = plan_items(self->plan, PLAN_STEP);
	bool begun = false;

	if (bundle == BUNDLE_NEXT)
		g_ptr_array_sort(steps, by_day);
	for (guint i = 0; i < steps->len; i++) {
		if (!is_shown(self, steps->pdata[i], bundle))
			continue;
		if (!begun)
			add_heading(self, headings[bundle]);
		begun = true;
		add_step(self, (int)i, steps->pdata[i]);
	}
}

static void add_appointment(const struct steps_table_screen *self)
{
	const struct participant *who = self->participant;
	g_autofree char *on = NULL;

	if (!who || who->appointment_on == DAY_NONE ||
	    who->appointment_on < services_today(self->base.services))
		return;
	on = say_weekday(sentences_of(self), who->appointment_on);
	add_heading(self, "sheet.appointment");
	row_list_entry(self->rows, -1, MARGIN, STYLE_STRONG, NULL, on, NULL);
	if (!text_is_blank(who->appointment_note))
		row_list_more(self->rows, -1, MARGIN, STYLE_TEXT, who->appointment_note);
	row_list_blank(self->rows);
}

static void steps_table_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct steps_table_screen *self = (const struct steps_table_screen *)screen;
	int width = MIN(body.width - 2, WIDEST);
	struct area area = { body.row + 1, body.column + (body.width - width) / 2, body.height - 2,
			     width };

	row_list_begin(self->rows, width);
	row_list_blank(self->rows);
	add_steps(self, BUNDLE_NEXT);
	add_appointment(self);
	add_steps(self, BUNDLE_PROMISES);
	add_steps(self, BUNDLE_ASKED);
	add_steps(self, BUNDLE_RESTING);
	if (self->rows->rows->len == 1)
		row_list_heading(self->rows, say(sentences_of(self), "steps.none"), NULL);
	self->rows->height = area.height;
	self->rows->first =
		CLAMP(self->rows->first, 0, MAX((int)self->rows->rows->len - area.height, 0));
	row_list_show(self->rows, canvas, area);
	canvas_cursor(canvas, area.row, area.column);
}

static struct outcome show_between_us(struct screen *screen)
{
	struct steps_table_screen *self = as_table(screen);

	self->with_between_us = !self->with_between_us;
	return outcome_stay();
}

static struct outcome scroll(struct screen *screen, int by)
{
	as_table(screen)->rows->first += by;
	return outcome_stay();
}

static struct outcome down(struct screen *screen)
{
	return scroll(screen, 1);
}

static struct outcome up(struct screen *screen)
{
	return scroll(screen, -1);
}

static struct outcome page_down(struct screen *screen)
{
	return scroll(screen, MAX(as_table(screen)->rows->height - 2, 1));
}

static struct outcome page_up(struct screen *screen)
{
	return scroll(screen, -MAX(as_table(screen)->rows->height - 2, 1));
}

static struct outcome leave(struct screen *screen)
{
	(void)screen;
	return outcome_close(0);
}

static struct outcome hide(struct screen *screen)
{
	return locking_hide(as_table(screen)->base.services);
}

static const struct command steps_table_commands[] = {
	{ "Esc Enter", "steps.back", "steps.back_help", leave, NULL, 1 },
	{ "^G F9 M-9", NULL, "command.hide_help", hide, NULL, 3 },
	{ "v", "steps.between_us", "steps.between_us_help", show_between_us, NULL, 2 },
	{ "Down", NULL, "steps.down_help", down, NULL, 90 },
	{ "Up", NULL, "steps.up_help", up, NULL, 91 },
	{ "PgDn", NULL, "steps.down_help", page_down, NULL, 92 },
	{ "PgUp", NULL, "steps.up_help", page_up, NULL, 93 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { steps_table_commands, conversation_commands,
						  NULL };

static const struct screen_kind steps_table_kind = {
	.name = "steps_table",
	.commands = commands,
	.bare = true,
	.draw = steps_table_draw,
	.free = steps_table_free,
};

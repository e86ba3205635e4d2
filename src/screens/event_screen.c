/* What is good to know now that this happened, in both languages: the words of the guide, the facts with their dates, steps to take over.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/growth_screens.h"

#include "screens/going_on.h"
#include "screens/guide_screen.h"
#include "screens/labels.h"
#include "screens/planning.h"

#include <string.h>

struct event_screen {
	struct conversation_screen base;
	const struct guide *guide;
	const struct guide_event *event;
	struct row_list *rows; /* the words, the facts, then the steps that can be taken */
};

enum { MARGIN = 2, WORDS = 1 };

static const struct screen_kind event_kind;

static struct event_screen *as_event(struct screen *screen)
{
	return (struct event_screen *)screen;
}

struct screen *event_screen_new(const struct conversation_screen *from,
				const struct guide_event *event)
{
	struct event_screen *self = g_new0(struct event_screen, 1);

	if (!conversation_screen_init(&self->base, &event_kind, from->services,
				      from->participant_id, from->conversation_id)) {
		g_free(self);
		return NULL;
	}
	self->guide = services_guide(from->services);
	self->event = event;
	self->rows = row_list_new();
	return &self->base.base;
}

static void event_free(struct screen *screen)
{
	struct event_screen *self = as_event(screen);

	row_list_free(self->rows);
	conversation_screen_done(&self->base);
	g_free(self);
}

static char *event_title(const struct screen *screen)
{
	const struct event_screen *self = (const struct event_screen *)screen;
	const struct services *services = self->base.services;
	g_autofree char *name =
		texts_on_screen(services, &self->event->name, services->settings.language);

	return conversation_screen_title(&self->base, name);
}

static int entries(const struct event_screen *self)
{
	return WORDS + (int)self->event->facts->len + (int)self->event->steps->len;
}

static void add_texts(const struct event_screen *self, int entry, const char *lead,
		      const struct texts *texts, const char *aside)
{
	const struct conversation_screen *base = &self->base;
	g_autofree char *first = texts_on_screen(base->services, texts, base->language);
	g_autofree char *second = NULL;

	row_list_entry(self->rows, entry, MARGIN, STYLE_TEXT, lead, first, aside);
	if (base->second == LANGUAGE_NONE)
		return;
	second = texts_on_screen(base->services, texts, base->second);
	row_list_more(self->rows, entry, MARGIN + (lead ? 2 : 0), STYLE_HINT, second);
}

static void add_fact(const struct event_screen *self, int entry, const struct fact *fact)
{
	struct services *services = self->base.services;
	day today = services_today(services);
	bool lapsed = fact_has_lapsed(fact, today);
	g_autofree char *age = say_fact_age(planning_sentences(services), fact, today);
	g_autofree char *standing = say_fact_standing(planning_sentences(services), fact);

	add_texts(self, entry, "• ", &fact->text,
		  lapsed ? services_say(services, "plan.check_this") : NULL);
	row_list_more(self->rows, entry, MARGIN + 2, lapsed ? STYLE_WARNING : STYLE_HINT, age);
	row_list_more(self->rows, entry, MARGIN + 2, STYLE_HINT, standing);
}

static void add_heading(const struct event_screen *self, const char *key)
{
	row_list_blank(self->rows);
	row_list_heading(self->rows, services_say(self->base.services, key), NULL);
}

static void event_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct event_screen *self = (const struct event_screen *)screen;
	int entry = 0;

	row_list_begin(self->rows, body.width);
	row_list_blank(self->rows);
	add_texts(self, entry++, NULL, &self->event->text, NULL);
	if (self->event->facts->len > 0)
		add_heading(self, guide_part_labels[GUIDE_FACT]);
	for (guint i = 0; i < self->event->facts->len; i++, entry++) {
		const struct fact *fact =
			guide_find_fact(self->guide, self->event->facts->pdata[i]);

		if (fact)
			add_fact(self, entry, fact);
	}
	if (self->event->steps->len > 0)
		add_heading(self, guide_part_labels[GUIDE_STEP]);
	for (guint i = 0; i < self->event->steps->len; i++, entry++) {
		const struct stock_step *step =
			guide_find_step(self->guide, self->event->steps->pdata[i]);

		if (step)
			add_texts(self, entry, "• ", &step->text, NULL);
	}
	row_list_draw(self->rows, canvas, body);
}

/* ---------------------------------------------------------------- commands */

static const char *step_id_here(const struct event_screen *self)
{
	int at = self->rows->selected - WORDS - (int)self->event->facts->len;

	return at >= 0 && at < (int)self->event->steps->len ? self->event->steps->pdata[at] : NULL;
}

static bool has_step(const struct screen *screen)
{
	return step_id_here((const struct event_screen *)screen) != NULL;
}

/* As if it had been taken from the guide. */
static struct outcome take_step(struct screen *screen)
{
	struct event_screen *self = as_event(screen);
	struct guide_screen shelf = { .base = self->base, .guide = self->guide };

	for (guint i = 0; i < self->guide->steps->len; i++) {
		const struct stock_step *step = self->guide->steps->pdata[i];
		struct guide_hit hit = { GUIDE_STEP, (int)i };

		if (strcmp(step->id, step_id_here(self)) == 0)
			guide_take(&shelf, &hit);
	}
	return outcome_stay();
}

static struct outcome event_key(struct screen *screen, const struct key *key)
{
	struct event_screen *self = as_event(screen);

	return row_list_key(self->rows, entries(self), key) ? outcome_stay() : outcome_pass();
}

static const struct command event_commands[] = {
	{ "Enter", "guide.take", "guide.take_help", take_step, has_step, 1 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { event_commands, going_on_commands,
						  conversation_commands, NULL };

static const struct screen_kind event_kind = {
	.name = "event",
	.commands = commands,
	.title = event_title,
	.draw = event_draw,
	.key = event_key,
	.free = event_free,
};

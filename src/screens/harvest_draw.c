/* Every mark under what it is, with its card, and where it went in the plan.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/harvest_screen.h"

#include "screens/labels.h"
#include "screens/planning.h"

enum { MARGIN = 2 };

static const char *const headings[MARK_COUNT] = {
	[MARK_TALENT] = "harvest.talents",     [MARK_WISH] = "harvest.wishes",
	[MARK_OBSTACLE] = "harvest.obstacles", [MARK_CONTACT] = "harvest.contacts",
	[MARK_PROMISE] = "harvest.promises",
};
static const char *const places[PLAN_KIND_COUNT] = {
	[PLAN_STRENGTH] = "harvest.in_strengths",        [PLAN_HELPER] = "harvest.in_helpers",
	[PLAN_PERSPECTIVE] = "harvest.in_perspective",   [PLAN_OBSTACLE] = "harvest.in_obstacle",
	[PLAN_BREAKTHROUGH] = "harvest.in_breakthrough", [PLAN_STEP] = "harvest.in_step",
};

static char *indicator_name(const struct services *services, enum indicator indicator)
{
	if (indicator == INDICATOR_NONE)
		return g_strdup(services_say(services, "plan.no_indicator"));
	return texts_on_screen(services, &services->content->indicators[indicator].name,
			       services->settings.language);
}

/* "→ obstakel 2 · Wonen" */
static char *placed_words(const struct harvest_screen *self, const struct plan_item *item)
{
	struct services *services = self->base.services;
	g_autofree char *indicator = NULL, *words = NULL;
	char number[16];

	plan_number(self->plan, item, number);
	words = say_with(planning_sentences(services), places[item->kind], "number", number, NULL);
	if (item->kind != PLAN_OBSTACLE)
		return g_steal_pointer(&words);
	indicator = indicator_name(services, item->indicator);
	return g_strdup_printf("%s · %s", words, indicator);
}

static char *aside_words(const struct harvest_screen *self, const struct heard *heard)
{
	const struct services *services = self->base.services;
	g_autofree char *indicator = NULL;

	if (heard->placed)
		return placed_words(self, plan_find(self->plan, heard->placed));
	if (heard->set_aside)
		return g_strdup(services_say(services, "harvest.set_aside"));
	if (heard->kind != MARK_OBSTACLE)
		return NULL;
	indicator = indicator_name(services, heard->proposed);
	return g_strdup_printf("‹ %s ›", indicator);
}

static void add_card(const struct harvest_screen *self, int entry, const struct heard *heard)
{
	struct services *services = self->base.services;
	g_autofree char *prompt = NULL, *number = NULL, *words = NULL;

	if (!heard->card)
		return;
	prompt = texts_on_screen(services, &heard->card->prompt, services->settings.language);
	number = g_strdup_printf("%d", heard->card->number);
	words = say_with(planning_sentences(services), "harvest.card", "number", number, "prompt",
			 prompt, NULL);
	row_list_more(self->rows, entry, MARGIN + 2, STYLE_HINT, words);
}

static void add_mark(const struct harvest_screen *self, int entry, const struct heard *heard)
{
	char lead[] = { mark_sign(heard->kind), ' ', '\0' };
	bool covered = heard->answer->between_us && conversation_screen_is_overheard(&self->base);
	bool over = heard->placed || heard->set_aside;
	g_autofree char *aside = aside_words(self, heard);

	row_list_entry(self->rows, entry, MARGIN, over ? STYLE_HINT : STYLE_TEXT, lead,
		       covered ? services_say(self->base.services, "plan.covered") : heard->passage,
		       aside);
	if (entry == self->rows->selected)
		add_card(self, entry, heard);
}

void harvest_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct harvest_screen *self = (const struct harvest_screen *)screen;
	struct area empty = { body.row + 1, body.column + MARGIN, body.height - 1,
			      body.width - 2 * MARGIN };
	enum mark_kind kind = MARK_COUNT;

	if (!self->marks->len) {
		canvas_paragraph(canvas, empty, 0, STYLE_HINT,
				 services_say(self->base.services, "harvest.nothing"));
		canvas_cursor(canvas, empty.row, empty.column);
		return;
	}
	row_list_begin(self->rows, body.width);
	for (guint i = 0; i < self->marks->len; i++) {
		const struct heard *heard = self->marks->pdata[i];

		if (heard->kind != kind && i > 0)
			row_list_blank(self->rows);
		if (heard->kind != kind)
			row_list_heading(self->rows,
					 services_say(self->base.services, headings[heard->kind]),
					 NULL);
		kind = heard->kind;
		add_mark(self, (int)i, heard);
	}
	row_list_draw(self->rows, canvas, body);
}

/* What holds what on the screen: rings, what waits for what, and the question where to begin.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/knots_screen.h"

#include "base/text.h"
#include "screens/labels.h"
#include "screens/planning.h"

#include <string.h>

enum { NOBODY = -1, MARGIN = 2, INDENT = 6, LEVER_ROWS = 3, SHORTEST_NAME = 8 };

static const struct plan_item *obstacle_at(const struct knots_screen *self, int number)
{
	return self->knots->obstacles->pdata[number];
}

static const struct hold *hold_at(const struct knots_screen *self, int number)
{
	return &g_array_index(self->knots->holds, struct hold, number);
}

static const char *number_of(const struct knots_screen *self, int number)
{
	return self->numbers->pdata[number];
}

/* In that language where it is there. Borrowed. */
static const char *words_in(const struct knots_screen *self, const struct plan_item *obstacle,
			    enum language language)
{
	const char *shown;

	if (obstacle->between_us && conversation_screen_is_overheard(&self->base))
		return services_say(self->base.services, "plan.covered");
	return plan_item_text(obstacle, names_word(language_names, (int)language), &shown);
}

/* "1 Житло", cut to `columns`. Newly allocated. */
static char *short_name(const struct knots_screen *self, int number, int columns,
			enum language language)
{
	const struct plan_item *obstacle = obstacle_at(self, number);
	const char *lead = number_of(self, number);
	const char *words = words_in(self, obstacle, language);
	int room = MAX(columns - text_columns(lead, -1) - 2, SHORTEST_NAME);
	size_t length = strlen(words), fits = text_fit(words, length, room);
	g_autofree char *cut = g_strndup(words, fits);

	return g_strdup_printf("%s %s%s", lead, g_strchomp(cut), fits < length ? "…" : "");
}

/* ---------------------------------------------------------------- the rows */

static void add_heading(const struct knots_screen *self, const char *key)
{
	const struct conversation_screen *base = &self->base;
	const char *second = base->second == LANGUAGE_NONE
				     ? NULL
				     : say(services_sentences(base->services, base->second), key);

	if (self->rows->rows->len > 0)
		row_list_blank(self->rows);
	row_list_heading(self->rows, say(services_sentences(base->services, base->language), key),
			 second);
}

/* "1 Житло ⟲ 2 Догляд ⟲ 3 Робота ⟲" */
static void add_ring(const struct knots_screen *self, int knot)
{
	GArray *ring = knots_ring(self->knots->knots, (const struct hold *)self->knots->holds->data,
				  (int)self->knots->holds->len, knot);
	int columns = (self->rows->width - 2 * MARGIN) / MAX((int)MIN(ring->len, 3u), 1) - 3;
	g_autoptr(GString) line = g_string_new(NULL);

	for (guint i = 0; i < ring->len; i++) {
		g_autofree char *name =
			short_name(self, g_array_index(ring, int, i), columns, self->base.language);

		g_string_append_printf(line, "%s%s ⟲", i ? " " : "", name);
	}
	row_list_more(self->rows, NOBODY, MARGIN, STYLE_MARK, line->str);
	g_array_unref(ring);
}

/* Whom it waits for: "waits for 1, 3"; NULL: nobody. */
static char *waits_for(const struct knots_screen *self, int obstacle)
{
	g_autoptr(GString) numbers = g_string_new(NULL);

	for (int i = 0; i < (int)self->knots->holds->len; i++) {
		const struct hold *hold = hold_at(self, i);

		if (hold->to == obstacle)
			g_string_append_printf(numbers, "%s%s", numbers->len ? ", " : "",
					       number_of(self, hold->from));
	}
	if (numbers->len == 0)
		return NULL;
	return say_with(planning_sentences(self->base.services), "knots.held_by", "numbers",
			numbers->str, NULL);
}

static char *domain_of(const struct knots_screen *self, const struct plan_item *obstacle)
{
	const struct services *services = self->base.services;

	if (obstacle->participant_id != self->base.participant_id)
		return g_strdup(services_say(services, "knots.of_household"));
	if (obstacle->indicator == INDICATOR_NONE)
		return NULL;
	return texts_on_screen(services, &services->content->indicators[obstacle->indicator].name,
			       services->settings.language);
}

/* The same words for the other one at the table, where they differ. */
static void add_second(const struct knots_screen *self, int entry, const struct plan_item *obstacle)
{
	const char *first = words_in(self, obstacle, self->base.language), *second;

	if (self->base.second == LANGUAGE_NONE)
		return;
	second = words_in(self, obstacle, self->base.second);
	if (strcmp(first, second) != 0)
		row_list_more(self->rows, entry, MARGIN + 3, STYLE_HINT, second);
}

static void add_obstacle(const struct knots_screen *self, int entry, int number)
{
	const struct plan_item *obstacle = obstacle_at(self, number);
	const char *lead = number_of(self, number);
	g_autofree char *waits = waits_for(self, number);
	g_autofree char *spaced = g_strdup_printf("%s  ", lead);
	g_autofree char *aside = domain_of(self, obstacle);
	bool from = self->holding_from == obstacle->id;

	row_list_entry(self->rows, entry, MARGIN, from ? STYLE_MARK : STYLE_TEXT, spaced,
		       words_in(self, obstacle, self->base.language), aside);
	if (entry == self->rows->selected)
		add_second(self, entry, obstacle);
	if (waits && self->knots->knots->knot_of[number] == NOBODY)
		row_list_more(self->rows, entry, INDENT, STYLE_HINT, waits);
}

static void add_hold(const struct knots_screen *self, int entry, int number)
{
	const struct hold *hold = hold_at(self, number);
	g_autofree char *to =
		short_name(self, hold->to, self->rows->width - INDENT - 24, self->base.language);
	g_autofree char *words =
		say_with(planning_sentences(self->base.services), "knots.holds", "what", to, NULL);

	row_list_entry(self->rows, entry, INDENT, STYLE_HINT, "→ ", words, NULL);
}

static void add_usual(const struct knots_screen *self, int entry, const struct usual_hold *usual)
{
	struct services *services = self->base.services;
	int columns = (self->rows->width - 40) / 2;
	g_autofree char *from = short_name(self, usual->from, columns, self->base.language);
	g_autofree char *to = short_name(self, usual->to, columns, self->base.language);
	g_autofree char *why = texts_on_screen(services, &usual->known->why, self->base.language);
	g_autofree char *words = say_with(planning_sentences(services), "knots.usual_one", "from",
					  from, "to", to, NULL);

	row_list_entry(self->rows, entry, MARGIN, STYLE_TEXT, "? ", words, NULL);
	row_list_more(self->rows, entry, MARGIN + 2, STYLE_HINT, why);
}

static void add_line(const struct knots_screen *self, const struct knot_line *line, int *entry)
{
	static const char *const headings[] = {
		[KNOT_NOW] = "knots.now",
		[KNOT_RING] = "knots.knot",
		[KNOT_LATER] = "knots.later",
	};

	if (line->row == KNOT_OBSTACLE)
		add_obstacle(self, (*entry)++, line->obstacle);
	else if (line->row == KNOT_HOLD)
		add_hold(self, (*entry)++, line->hold);
	else
		add_heading(self, headings[line->row]);
	if (line->row == KNOT_RING)
		add_ring(self, line->knot);
}

static void fill_rows(const struct knots_screen *self, int width)
{
	int entry = 0;

	row_list_begin(self->rows, width);
	for (guint i = 0; i < self->picture->len; i++)
		add_line(self, &g_array_index(self->picture, struct knot_line, i), &entry);
	if (self->usual->len > 0)
		add_heading(self, "knots.usual");
	for (guint i = 0; i < self->usual->len; i++)
		add_usual(self, entry++, &g_array_index(self->usual, struct usual_hold, i));
	if (entry == 0)
		row_list_entry(self->rows, 0, MARGIN, STYLE_HINT, NULL,
			       services_say(self->base.services, "knots.empty"), NULL);
}

/* ---------------------------------------------------------------- the question */

/* "What if «1 no childcare» came first?" in one language; newly allocated. */
static char *question_in(const struct knots_screen *self, enum language language)
{
	const struct sentences *sentences = services_sentences(self->base.services, language);
	const struct lever *lever = &g_array_index(self->levers, struct lever, self->lever);
	g_autofree char *what = NULL, *to = NULL;

	if (!lever->is_hold) {
		what = short_name(self, lever->number, 44, language);
		return say_with(sentences, "knots.question", "what", what, NULL);
	}
	what = short_name(self, hold_at(self, lever->number)->from, 24, language);
	to = short_name(self, hold_at(self, lever->number)->to, 24, language);
	return say_with(sentences, "knots.question_hold", "what", what, "to", to, NULL);
}

static void draw_question(const struct knots_screen *self, struct canvas *canvas, struct area area)
{
	g_autofree char *first = NULL, *second = NULL;

	canvas_line(canvas, area.row, area.column + 1, area.width - 2);
	if (self->holding_from) {
		canvas_text_in(canvas, area.row + 1, area.column + MARGIN, area.width - 2 * MARGIN,
			       STYLE_STRONG,
			       services_say(self->base.services, "knots.choose_held"));
		return;
	}
	if (self->levers->len == 0) {
		canvas_text_in(canvas, area.row + 1, area.column + MARGIN, area.width - 2 * MARGIN,
			       STYLE_HINT,
			       services_say(self->base.services, self->knots->holds->len
									 ? "knots.no_knot"
									 : "knots.no_holds"));
		return;
	}
	first = question_in(self, self->base.language);
	canvas_text_in(canvas, area.row + 1, area.column + MARGIN, area.width - 2 * MARGIN,
		       STYLE_STRONG, first);
	if (self->base.second == LANGUAGE_NONE)
		return;
	second = question_in(self, self->base.second);
	canvas_text_in(canvas, area.row + 2, area.column + MARGIN, area.width - 2 * MARGIN,
		       STYLE_HINT, second);
}

void knots_draw(const struct knots_screen *self, struct canvas *canvas, struct area body)
{
	struct area list = { body.row, body.column, body.height - LEVER_ROWS, body.width };
	struct area question = { body.row + body.height - LEVER_ROWS, body.column, LEVER_ROWS,
				 body.width };

	fill_rows(self, body.width);
	row_list_draw(self->rows, canvas, list);
	draw_question(self, canvas, question);
}

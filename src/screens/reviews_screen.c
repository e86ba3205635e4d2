/* Files whose review date has come: is each of them still needed?
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/keeping_screens.h"

#include "screens/planning.h"
#include "store/people.h"
#include "ui/list_view.h"

struct reviews_screen {
	struct screen base;
	struct services *services;
	GPtrArray *lines; /* struct person_line *: those that are due, longest overdue first */
	struct list_view list;
};

enum { MARGIN = 2, CODE_COLUMNS = 10, NAME_COLUMNS = 24, FOOT_ROWS = 3 };

static struct reviews_screen *as_reviews(struct screen *screen)
{
	return (struct reviews_screen *)screen;
}

static int by_review(gconstpointer a, gconstpointer b)
{
	const struct person_line *one = *(const struct person_line *const *)a;
	const struct person_line *other = *(const struct person_line *const *)b;

	return (one->review_on > other->review_on) - (one->review_on < other->review_on);
}

static void reload(struct reviews_screen *self)
{
	struct error error = ERROR_CLEAR;
	day today = services_today(self->services);

	g_clear_pointer(&self->lines, g_ptr_array_unref);
	if (!people_list(self->services->vault, today, &self->lines, &error)) {
		services_tell_error(self->services, &error);
		self->lines = g_ptr_array_new();
	}
	for (guint i = self->lines->len; i-- > 0;)
		if (((const struct person_line *)self->lines->pdata[i])->review_on > today)
			g_ptr_array_remove_index(self->lines, i);
	g_ptr_array_sort(self->lines, by_review);
	list_view_set_count(&self->list, (int)self->lines->len);
}

static const struct person_line *here(const struct screen *screen)
{
	const struct reviews_screen *self = (const struct reviews_screen *)screen;

	return self->list.selected >= 0 && self->list.selected < (int)self->lines->len
		       ? self->lines->pdata[self->list.selected]
		       : NULL;
}

/* ---------------------------------------------------------------- commands */

static bool has_file(const struct screen *screen)
{
	return here(screen) != NULL;
}

static struct outcome open_file(struct screen *screen)
{
	return conversation_screen_open(
		keeping_screen_new(as_reviews(screen)->services, here(screen)->id));
}

/* To read it first. */
static struct outcome open_person(struct screen *screen)
{
	return conversation_screen_open(
		participant_screen_new(as_reviews(screen)->services, here(screen)->id));
}

static struct outcome reviews_key(struct screen *screen, const struct key *key)
{
	return list_view_key(&as_reviews(screen)->list, key) ? outcome_stay() : outcome_pass();
}

static const struct command reviews_commands[] = {
	{ "Enter", "reviews.open", "reviews.open_help", open_file, has_file, 1 },
	{ "p", "reviews.person", "reviews.person_help", open_person, has_file, 2 },
	{ "Esc", "command.back", "command.back_help", services_go_back, NULL, 3 },
	{ 0 },
};

static const struct command *const tables[] = { reviews_commands, NULL };

/* ---------------------------------------------------------------- drawing */

static void draw_line(void *data, struct canvas *canvas, int index, struct area line, bool selected)
{
	const struct reviews_screen *self = data;
	const struct person_line *person = self->lines->pdata[index];
	enum style style = selected ? STYLE_SELECTED : STYLE_TEXT;
	int name = line.column + CODE_COLUMNS, on = name + NAME_COLUMNS;
	g_autofree char *review = person->review_on == DAY_NONE
					  ? g_strdup(services_say(self->services, "keeping.no_day"))
					  : planning_day(self->services, person->review_on);

	canvas_text_in(canvas, line.row, line.column, CODE_COLUMNS - 1, style, person->code);
	canvas_text_in(canvas, line.row, name, NAME_COLUMNS - 1, style, person->pseudonym);
	canvas_text_in(canvas, line.row, on, line.column + line.width - on, STYLE_HINT, review);
}

static void reviews_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	struct reviews_screen *self = (struct reviews_screen *)screen;
	struct area foot = { body.row + body.height - FOOT_ROWS, body.column + MARGIN, FOOT_ROWS,
			     body.width - 2 * MARGIN };

	if (self->lines->len == 0) {
		canvas_text_in(canvas, body.row + 1, body.column + MARGIN, body.width - MARGIN,
			       STYLE_TEXT, services_say(self->services, "reviews.none"));
		canvas_cursor(canvas, body.row + 1, body.column + MARGIN);
	}
	list_view_draw(&self->list, canvas,
		       (struct area){ body.row + 1, body.column + 1, body.height - FOOT_ROWS - 2,
				      body.width - 2 },
		       draw_line, self);
	canvas_paragraph(canvas, foot, 0, STYLE_HINT, services_say(self->services, "reviews.note"));
}

static char *reviews_title(const struct screen *screen)
{
	return g_strdup(
		services_say(((const struct reviews_screen *)screen)->services, "reviews.title"));
}

static struct outcome reviews_resumed(struct screen *screen, int value)
{
	(void)value;
	reload(as_reviews(screen));
	return outcome_stay();
}

static void reviews_free(struct screen *screen)
{
	g_ptr_array_unref(as_reviews(screen)->lines);
	g_free(screen);
}

static const struct screen_kind reviews_kind = {
	.name = "reviews",
	.commands = tables,
	.title = reviews_title,
	.draw = reviews_draw,
	.key = reviews_key,
	.resumed = reviews_resumed,
	.free = reviews_free,
};

struct screen *reviews_screen_new(struct services *services)
{
	struct reviews_screen *self = g_new0(struct reviews_screen, 1);

	self->base.kind = &reviews_kind;
	self->services = services;
	reload(self);
	list_view_select(&self->list, 0);
	return &self->base;
}

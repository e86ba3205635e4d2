/* Keep, show, erase: what can be done with the file of one person as a whole. Each row says what it is, and what it is not.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/keeping_screens.h"

#include "screens/planning.h"
#include "screens/row_list.h"
#include "store/people.h"
#include "ui/fields.h"

enum keeping_row { ROW_REVIEW, ROW_ACCESS, ROW_AUDIT, ROW_TRASH, ROW_ERASE, ROW_COUNT };

struct keeping_screen {
	struct conversation_screen in;
	day review_on;
	int months; /* the organisation's rule */
	struct row_list *rows;
	struct day_edit *date; /* NULL: no other day is being typed */
};

enum { MARGIN = 2, INDENT = 4, FIELD_WIDTH = 30 };

static const struct screen_kind keeping_kind;

static struct keeping_screen *as_keeping(struct screen *screen)
{
	return (struct keeping_screen *)screen;
}

static bool read_person(struct keeping_screen *self)
{
	struct participant *who = NULL;
	struct error error = ERROR_CLEAR;

	if (!people_load(self->in.services->vault, self->in.participant_id, &who, &error))
		services_tell_error(self->in.services, &error);
	if (!who)
		return false;
	self->review_on = who->review_on;
	self->months = people_review_months(self->in.services->vault);
	participant_free(who);
	return true;
}

/* ---------------------------------------------------------------- the review date */

struct review {
	record_id participant_id;
	day on;
};

static bool save_review(struct vault *vault, void *data, struct error *error)
{
	const struct review *review = data;

	return people_set_review(vault, review->participant_id, review->on, error);
}

static void set_review(struct keeping_screen *self, day on)
{
	struct review review = { self->in.participant_id, on };
	g_autofree char *shown = NULL;

	if (!planning_act(self->in.services, "undo.review", save_review, &review))
		return;
	self->review_on = on;
	shown = planning_day(self->in.services, on);
	app_tell(self->in.services->app, say_with(planning_sentences(self->in.services),
						  "keeping.moved", "day", shown, NULL));
}

/* We looked today: the next time is a whole term from now. */
static struct outcome later(struct screen *screen)
{
	struct keeping_screen *self = as_keeping(screen);

	set_review(self, day_add_months(services_today(self->in.services), self->months));
	return outcome_stay();
}

static struct outcome other_day(struct screen *screen)
{
	struct keeping_screen *self = as_keeping(screen);

	row_list_select(self->rows, ROW_COUNT, ROW_REVIEW);
	self->date = day_edit_new(self->review_on, services_today(self->in.services));
	return outcome_stay();
}

static bool is_typing(const struct screen *screen)
{
	return ((const struct keeping_screen *)screen)->date != NULL;
}

static bool is_not_typing(const struct screen *screen)
{
	return !is_typing(screen);
}

static struct outcome stop_typing(struct screen *screen)
{
	g_clear_pointer(&as_keeping(screen)->date, day_edit_free);
	return outcome_stay();
}

static struct outcome end_typing(struct screen *screen)
{
	struct keeping_screen *self = as_keeping(screen);
	day typed = day_edit_value(self->date);

	if (typed == DAY_NONE) {
		services_tell(self->in.services, "keeping.day_is_none");
		return outcome_stay();
	}
	set_review(self, typed);
	return stop_typing(screen);
}

/* ---------------------------------------------------------------- the other rows */

static struct outcome access_all(struct screen *screen)
{
	struct keeping_screen *self = as_keeping(screen);

	return conversation_screen_open(
		access_screen_new(self->in.services, self->in.participant_id));
}

static struct outcome audit(struct screen *screen)
{
	struct keeping_screen *self = as_keeping(screen);

	return conversation_screen_open(
		audit_screen_new(self->in.services, self->in.participant_id));
}

static struct outcome trash(struct screen *screen)
{
	struct keeping_screen *self = as_keeping(screen);

	return conversation_screen_open(
		trash_question_screen_new(self->in.services, self->in.participant_id));
}

static struct outcome erase(struct screen *screen)
{
	struct keeping_screen *self = as_keeping(screen);

	return conversation_screen_open(
		erase_screen_new(self->in.services, self->in.participant_id));
}

static struct outcome open_row(struct screen *screen)
{
	static struct outcome (*const open[ROW_COUNT])(struct screen *) = {
		[ROW_REVIEW] = other_day, [ROW_ACCESS] = access_all, [ROW_AUDIT] = audit,
		[ROW_TRASH] = trash,      [ROW_ERASE] = erase,
	};

	return open[as_keeping(screen)->rows->selected](screen);
}

static struct outcome keeping_key(struct screen *screen, const struct key *key)
{
	struct keeping_screen *self = as_keeping(screen);

	if (self->date)
		return day_edit_key(self->date, key) ? outcome_stay() : outcome_pass();
	return row_list_key(self->rows, ROW_COUNT, key) ? outcome_stay() : outcome_pass();
}

static const struct command keeping_commands[] = {
	{ "Enter Tab", "opening.end_typing", "keeping.end_typing_help", end_typing, is_typing, 1 },
	{ "Esc", NULL, "keeping.stop_typing_help", stop_typing, is_typing, 0 },
	{ "Enter", "keeping.open", "keeping.open_help", open_row, is_not_typing, 1 },
	{ "+ =", "keeping.later", "keeping.later_help", later, is_not_typing, 2 },
	{ "d", "keeping.day", "keeping.day_help", other_day, is_not_typing, 3 },
	{ "s", NULL, "keeping.access_help", access_all, is_not_typing, 0 },
	{ "a", NULL, "keeping.audit_help", audit, is_not_typing, 0 },
	{ "t", NULL, "keeping.trash_help", trash, is_not_typing, 0 },
	{ "e", NULL, "keeping.erase_help", erase, is_not_typing, 0 },
	{ "Esc", "command.back", "command.back_help", services_go_back, is_not_typing, 4 },
	{ 0 },
};

static const struct command *const tables[] = { keeping_commands, NULL };

/* ---------------------------------------------------------------- drawing */

static void add_review(struct keeping_screen *self)
{
	struct services *services = self->in.services;
	bool due = self->review_on == DAY_NONE || self->review_on <= services_today(services);
	g_autofree char *on = self->review_on == DAY_NONE
				      ? g_strdup(services_say(services, "keeping.no_day"))
				      : say_day(planning_sentences(services), self->review_on);
	g_autofree char *months = say_count(planning_sentences(services), "keeping.review_months",
					    self->months, NULL);

	row_list_entry(self->rows, ROW_REVIEW, MARGIN, due ? STYLE_STRONG : STYLE_TEXT, NULL,
		       services_say(services, due ? "keeping.review_due" : "keeping.review"), on);
	row_list_more(self->rows, ROW_REVIEW, INDENT, STYLE_HINT, months);
}

static void add_row(struct keeping_screen *self, enum keeping_row row, const char *words,
		    const char *more)
{
	struct services *services = self->in.services;

	row_list_blank(self->rows);
	row_list_entry(self->rows, (int)row, MARGIN, STYLE_TEXT, NULL,
		       services_say(services, words), NULL);
	row_list_more(self->rows, (int)row, INDENT, STYLE_HINT, services_say(services, more));
}

static void draw_date(const struct keeping_screen *self, struct canvas *canvas, struct area body)
{
	int row = body.row + body.height - 1, column = body.column + MARGIN;

	if (!self->date)
		return;
	column += canvas_text(canvas, row, column, STYLE_HINT,
			      services_say(self->in.services, "keeping.day_label"));
	day_edit_draw(self->date, canvas, row, column + 1, FIELD_WIDTH, true);
}

static void keeping_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	struct keeping_screen *self = (struct keeping_screen *)screen;
	struct area area = { body.row + 1, body.column + 1, body.height - 1 - (self->date ? 2 : 0),
			     body.width - 2 };

	row_list_begin(self->rows, area.width);
	add_review(self);
	add_row(self, ROW_ACCESS, "keeping.access_row", "keeping.access_more");
	add_row(self, ROW_AUDIT, "keeping.audit_row", "keeping.audit_more");
	add_row(self, ROW_TRASH, "keeping.trash_row", "keeping.trash_more");
	add_row(self, ROW_ERASE, "keeping.erase_row", "keeping.erase_more");
	row_list_draw(self->rows, canvas, area);
	draw_date(self, canvas, body);
}

static char *keeping_title(const struct screen *screen)
{
	const struct keeping_screen *self = (const struct keeping_screen *)screen;

	return conversation_screen_title(&self->in,
					 services_say(self->in.services, "keeping.title"));
}

static struct outcome keeping_resumed(struct screen *screen, int value)
{
	(void)value;
	read_person(as_keeping(screen));
	return outcome_stay();
}

static void keeping_free(struct screen *screen)
{
	struct keeping_screen *self = as_keeping(screen);

	g_clear_pointer(&self->date, day_edit_free);
	row_list_free(self->rows);
	conversation_screen_done(&self->in);
	g_free(self);
}

static const struct screen_kind keeping_kind = {
	.name = "keeping",
	.commands = tables,
	.title = keeping_title,
	.draw = keeping_draw,
	.key = keeping_key,
	.resumed = keeping_resumed,
	.free = keeping_free,
};

struct screen *keeping_screen_new(struct services *services, record_id participant_id)
{
	struct keeping_screen *self = g_new0(struct keeping_screen, 1);

	if (!conversation_screen_init(&self->in, &keeping_kind, services, participant_id, 0)) {
		g_free(self);
		return NULL;
	}
	self->rows = row_list_new();
	if (read_person(self))
		return &self->in.base;
	keeping_free(&self->in.base);
	return NULL;
}

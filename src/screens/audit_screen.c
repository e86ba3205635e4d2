/* Who did what kind of thing with which file, and when, newest first; at the end the receipts of what was erased. Never a word of anybody.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/care_words.h"
#include "screens/audit_export_screen.h"
#include "screens/copies_told.h"
#include "screens/keeping_screens.h"
#include "screens/planning.h"
#include "store/audit.h"
#include "store/people.h"
#include "ui/list_view.h"

#include "base/text.h"

struct audit_screen {
	struct screen base;
	struct services *services;
	record_id participant_id; /* 0: all files */
	char code[CODE_SIZE];     /* of that file */
	GPtrArray *lines;         /* struct audit_line *, oldest first; shown newest first */
	GPtrArray *receipts;      /* struct receipt *, oldest first; empty for one file */
	struct list_view list;    /* the lines, then a heading, then the receipts */
};

enum { MARGIN = 2, WHEN_COLUMNS = 18, WHO_COLUMNS = 9, CODE_COLUMNS = 10, NARROW = 70 };

static struct audit_screen *as_audit(struct screen *screen)
{
	return (struct audit_screen *)screen;
}

static int row_count(const struct audit_screen *self)
{
	int receipts = (int)self->receipts->len;

	return (int)self->lines->len + (receipts ? receipts + 2 : 0); /* a blank and a heading */
}

static void reload(struct audit_screen *self)
{
	struct error error = ERROR_CLEAR;

	g_clear_pointer(&self->lines, g_ptr_array_unref);
	g_clear_pointer(&self->receipts, g_ptr_array_unref);
	if (!audit_list(self->services->vault, self->participant_id, &self->lines, &error) ||
	    (!self->participant_id &&
	     !receipt_list(self->services->vault, &self->receipts, &error)))
		services_tell_error(self->services, &error);
	if (!self->lines)
		self->lines = g_ptr_array_new();
	if (!self->receipts)
		self->receipts = g_ptr_array_new();
	list_view_set_count(&self->list, row_count(self));
}

/* ---------------------------------------------------------------- commands */

static struct outcome export_it(struct screen *screen)
{
	struct audit_screen *self = as_audit(screen);

	return conversation_screen_open(
		audit_export_screen_new(self->services, self->participant_id, self->code));
}

static bool has_lines(const struct screen *screen)
{
	return ((const struct audit_screen *)screen)->lines->len > 0;
}

static struct outcome audit_key(struct screen *screen, const struct key *key)
{
	return list_view_key(&as_audit(screen)->list, key) ? outcome_stay() : outcome_pass();
}

static const struct command audit_commands[] = {
	{ "s ^P", "audit.export", "audit.export_help", export_it, has_lines, 1 },
	{ "Esc", "command.back", "command.back_help", services_go_back, NULL, 2 },
	{ 0 },
};

static const struct command *const tables[] = { audit_commands, NULL };

/* ---------------------------------------------------------------- drawing */

static int who_columns(struct area place)
{
	return place.width < NARROW ? WHO_COLUMNS / 2 + 1 : WHO_COLUMNS;
}

static void draw_line(const struct audit_screen *self, struct canvas *canvas, struct area place,
		      const struct audit_line *line, enum style style)
{
	g_autofree char *when = copies_told_moment(self->services, line->at);
	int column = place.column, end = place.column + place.width;

	canvas_text_in(canvas, place.row, column, WHEN_COLUMNS - 1, style, when);
	column += WHEN_COLUMNS;
	canvas_text_in(canvas, place.row, column, who_columns(place) - 1, style,
		       text_is_blank(line->who) ? "–" : line->who);
	column += who_columns(place);
	if (!self->participant_id)
		canvas_text_in(canvas, place.row, column, CODE_COLUMNS - 1, style, line->code);
	column += self->participant_id ? 0 : CODE_COLUMNS;
	canvas_text_in(canvas, place.row, column, end - column, style,
		       services_say(self->services, audit_action_labels[line->action]));
}

/* "de persoon vroeg erom · 1 kopie bleef"; of several people their number first. Newly allocated. */
static char *receipt_words(const struct audit_screen *self, const struct receipt *receipt)
{
	const struct sentences *sentences = planning_sentences(self->services);
	GString *words = g_string_new(NULL);

	if (receipt->people != 1) {
		g_autofree char *people =
			say_count(sentences, "audit.people", receipt->people, NULL);

		g_string_append_printf(words, "%s · ", people);
	}
	g_string_append(words, say(sentences, erasure_basis_labels[receipt->basis]));
	if (receipt->copies_left > 0) {
		g_autofree char *left =
			say_count(sentences, "audit.copies_left", receipt->copies_left, NULL);

		g_string_append_printf(words, " · %s", left);
	}
	return g_string_free(words, FALSE);
}

static void draw_receipt(const struct audit_screen *self, struct canvas *canvas, struct area place,
			 const struct receipt *receipt, enum style style)
{
	g_autofree char *on = planning_day(self->services, receipt->erased_on);
	g_autofree char *what = receipt_words(self, receipt);
	int column = place.column, end = place.column + place.width;

	canvas_text_in(canvas, place.row, column, WHEN_COLUMNS - 1, style, on);
	column += WHEN_COLUMNS;
	canvas_text_in(canvas, place.row, column, who_columns(place) - 1, style,
		       text_is_blank(receipt->who) ? "–" : receipt->who);
	column += who_columns(place);
	canvas_text_in(canvas, place.row, column, end - column, style, what);
}

static void draw_row(void *data, struct canvas *canvas, int index, struct area place, bool selected)
{
	const struct audit_screen *self = data;
	enum style style = selected ? STYLE_SELECTED : STYLE_TEXT;
	int lines = (int)self->lines->len, receipts = (int)self->receipts->len;

	if (index < lines)
		draw_line(self, canvas, place, self->lines->pdata[lines - 1 - index], style);
	else if (index == lines + 1)
		canvas_text_in(canvas, place.row, place.column, place.width, STYLE_STRONG,
			       services_say(self->services, "audit.receipts"));
	else if (index > lines + 1)
		draw_receipt(self, canvas, place,
			     self->receipts->pdata[receipts - 1 - (index - lines - 2)], style);
}

static void audit_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	struct audit_screen *self = (struct audit_screen *)screen;

	if (row_count(self) == 0) {
		canvas_text_in(canvas, body.row + 1, body.column + MARGIN, body.width - MARGIN,
			       STYLE_TEXT, services_say(self->services, "audit.none"));
		canvas_cursor(canvas, body.row + 1, body.column + MARGIN);
		return;
	}
	list_view_draw(
		&self->list, canvas,
		(struct area){ body.row + 1, body.column + 1, body.height - 1, body.width - 2 },
		draw_row, self);
}

static char *audit_title(const struct screen *screen)
{
	const struct audit_screen *self = (const struct audit_screen *)screen;
	const char *words = services_say(self->services, "audit.title");

	return *self->code ? g_strdup_printf("%s · %s", self->code, words) : g_strdup(words);
}

static void audit_free(struct screen *screen)
{
	struct audit_screen *self = as_audit(screen);

	g_ptr_array_unref(self->lines);
	g_ptr_array_unref(self->receipts);
	g_free(self);
}

static const struct screen_kind audit_kind = {
	.name = "audit",
	.commands = tables,
	.title = audit_title,
	.draw = audit_draw,
	.key = audit_key,
	.free = audit_free,
};

static void read_code(struct audit_screen *self)
{
	struct participant *who = NULL;
	struct error error = ERROR_CLEAR;

	if (!people_load(self->services->vault, self->participant_id, &who, &error))
		services_tell_error(self->services, &error);
	if (who)
		g_strlcpy(self->code, who->code, sizeof(self->code));
	participant_free(who);
}

struct screen *audit_screen_new(struct services *services, record_id participant_id)
{
	struct audit_screen *self = g_new0(struct audit_screen, 1);

	self->base.kind = &audit_kind;
	self->services = services;
	self->participant_id = participant_id;
	if (participant_id)
		read_code(self);
	reload(self);
	list_view_select(&self->list, 0);
	return &self->base;
}

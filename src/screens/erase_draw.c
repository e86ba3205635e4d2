/* What an erasure takes away, what it cannot reach and what stays; below it the basis and the code.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/erase_screen.h"

#include "report/care_words.h"
#include "screens/copies_told.h"
#include "screens/planning.h"

#include "base/text.h"

enum { MARGIN = 2, INDENT = 4, GAP = 2, CODE_COLUMNS = 16, COMFORTABLE = 96 };

static void add_heading(const struct erase_screen *self, const char *key)
{
	if (self->rows->rows->len > 0)
		row_list_blank(self->rows);
	row_list_entry(self->rows, 0, 0, STYLE_STRONG, NULL, services_say(self->in.services, key),
		       NULL);
}

static void add_words(const struct erase_screen *self, const char *words)
{
	row_list_more(self->rows, 0, MARGIN, STYLE_TEXT, words);
}

/* What becomes of a copy: rewritten now, when it is back, or never, because somebody said that it was destroyed. */
enum reach { REACH_NOW, REACH_LATER, REACH_SAID_GONE };

static enum reach reach_of(const struct vault_copy *copy)
{
	if (copy->reachable)
		return REACH_NOW;
	return copy->gone_at ? REACH_SAID_GONE : REACH_LATER;
}

static int count_copies(const struct erase_screen *self, enum reach reach)
{
	int count = 0;

	for (guint i = 0; i < self->copies->len; i++)
		count += reach_of(self->copies->pdata[i]) == reach;
	return count;
}

char *erase_copy_words(struct services *services, const struct vault_copy *copy)
{
	g_autofree char *on = planning_day(services, copies_day(services, copy->made_at));
	g_autofree char *gone = copies_told_gone(services, copy);

	return g_strdup_printf("%s  %s%s%s", on, copy->path, gone ? "\n" : "", gone ? gone : "");
}

static void add_what_goes(const struct erase_screen *self)
{
	int copies = count_copies(self, REACH_NOW);
	g_autofree char *rewritten = say_count(planning_sentences(self->in.services),
					       "erase.copies_rewritten", copies, NULL);

	add_heading(self, "erase.goes");
	add_words(self, services_say(self->in.services, "erase.goes_words"));
	if (copies > 0)
		add_words(self, rewritten);
}

static void add_copies(const struct erase_screen *self, enum reach reach, const char *heading,
		       const char *what_now)
{
	if (count_copies(self, reach) == 0)
		return;
	add_heading(self, heading);
	for (guint i = 0; i < self->copies->len; i++) {
		const struct vault_copy *copy = self->copies->pdata[i];
		g_autofree char *words = erase_copy_words(self->in.services, copy);

		if (reach_of(copy) == reach)
			add_words(self, words);
	}
	add_words(self, services_say(self->in.services, what_now));
}

static void add_family(const struct erase_screen *self)
{
	GString *codes;
	g_autofree char *words = NULL;

	if (!self->family || self->family->len == 0)
		return;
	codes = g_string_new(NULL);
	for (guint i = 0; i < self->family->len; i++) {
		const struct participant *who = self->family->pdata[i];

		g_string_append_printf(codes, "%s%s", codes->len ? ", " : "", who->code);
	}
	words = say_with(planning_sentences(self->in.services), "erase.family_words", "codes",
			 codes->str, NULL);
	add_heading(self, "erase.family");
	add_words(self, words);
	g_string_free(codes, TRUE);
}

static void fill_rows(const struct erase_screen *self, int width)
{
	row_list_begin(self->rows, width);
	add_what_goes(self);
	add_copies(self, REACH_LATER, "erase.out_of_reach", "erase.out_of_reach_words");
	add_copies(self, REACH_SAID_GONE, "erase.said_gone", "erase.said_gone_words");
	add_family(self);
	add_heading(self, "erase.stays");
	add_words(self, services_say(self->in.services, "erase.stays_words"));
}

/* ---------------------------------------------------------------- the two fields */

static void draw_fields(const struct erase_screen *self, struct canvas *canvas, struct area place)
{
	const struct services *services = self->in.services;
	const char *basis_label = services_say(services, "erase.basis");
	g_autofree char *code_label = say_with(planning_sentences(self->in.services), "erase.code",
					       "code", self->who->code, NULL);
	int column = place.column +
		     MAX(text_columns(basis_label, -1), text_columns(code_label, -1)) + GAP;
	int width = place.column + place.width - column;
	enum erasure_basis basis = erase_bases[self->basis.selected];

	canvas_text(canvas, place.row, place.column, self->at_code ? STYLE_HINT : STYLE_STRONG,
		    basis_label);
	choice_draw(&self->basis, canvas, place.row, column, width,
		    services_say(services, erasure_basis_labels[basis]), !self->at_code);
	canvas_text(canvas, place.row + 1, place.column, self->at_code ? STYLE_STRONG : STYLE_HINT,
		    code_label);
	line_edit_draw(self->code, canvas, place.row + 1, column, MIN(width, CODE_COLUMNS),
		       self->at_code);
}

static void draw_rule(const struct erase_screen *self, struct canvas *canvas, struct area body,
		      int row)
{
	const char *more = services_say(self->in.services, "asking.more");

	canvas_line(canvas, row, body.column, body.width);
	if (self->rows->first + self->text_height < (int)self->rows->rows->len)
		canvas_text(canvas, row, body.column + body.width - text_columns(more, -1) - GAP,
			    STYLE_HINT, more);
}

static void draw_working(const struct erase_screen *self, struct canvas *canvas, struct area body)
{
	struct area area = { body.row + body.height / 3, body.column + INDENT, body.height / 2,
			     body.width - 2 * INDENT };

	canvas_paragraph(canvas, area, 0, STYLE_STRONG,
			 services_say(self->in.services, "erase.working"));
	canvas_cursor(canvas, area.row, area.column);
}

void erase_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	struct erase_screen *self = (struct erase_screen *)screen;
	int rule = body.row + body.height - 3;
	struct area words = { body.row, body.column + MARGIN, rule - body.row,
			      MIN(body.width - 2 * MARGIN, COMFORTABLE) };

	if (self->working_at) {
		draw_working(self, canvas, body);
		return;
	}
	self->text_height = words.height;
	fill_rows(self, words.width);
	row_list_show(self->rows, canvas, words);
	draw_rule(self, canvas, body, rule);
	draw_fields(self, canvas,
		    (struct area){ rule + 1, body.column + MARGIN, 2, body.width - 2 * MARGIN });
}

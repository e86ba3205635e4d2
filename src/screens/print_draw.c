/* What is wanted of a sheet, and below it what the sheet will say.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/print_organisation.h"

#include "base/text.h"
#include "screens/labels.h"
#include "screens/planning.h"

#include <string.h>

enum { MARGIN = 2, GAP = 2 };

static const char *const field_labels[FIELD_COUNT] = {
	[FIELD_SHEET] = "print.sheet",         [FIELD_ORGANISATION] = "print.organisation",
	[FIELD_LANGUAGES] = "print.languages", [FIELD_BETWEEN_US] = "print.between_us",
	[FIELD_FORMAT] = "print.format",       [FIELD_PATH] = "print.path",
};

static char *choice_words(const struct print_screen *self, enum print_field field)
{
	static const char *const sheets[PAPERS_OF_A_PERSON] = {
		[PAPER_PERSON] = "print.for_person",
		[PAPER_HELPER] = "print.for_helper",
		[PAPER_SKILLS] = "print.for_employer",
		[PAPER_CHANGE] = "print.change",
		[PAPER_CHANGE_HELPER] = "print.change_helper",
		[PAPER_CONVERSATION] = "print.record",
		[PAPER_OPENING] = "print.opening",
		[PAPER_ORGANISATION] = "print.for_organisation",
		[PAPER_HOUSEHOLD] = "print.for_household",
	};
	static const char *const formats[] = { "print.pdf", "print.txt" };
	struct services *services = self->base.services;
	int selected = self->choices[field].selected;

	switch (field) {
	case FIELD_SHEET:
		return g_strdup(services_say(services, sheets[selected]));
	case FIELD_ORGANISATION:
		return print_organisation_words(self);
	case FIELD_FORMAT:
		return g_strdup(services_say(services, formats[selected]));
	case FIELD_BETWEEN_US:
		if (selected)
			return say_count(planning_sentences(services), "print.with",
					 self->between_us, NULL);
		return say_count(planning_sentences(services), "print.without", self->between_us,
				 NULL);
	default:
		if (selected < 2)
			return g_strdup(
				services_say(services, language_labels[self->languages[selected]]));
		return g_strdup_printf("%s + %s",
				       services_say(services, language_labels[self->languages[0]]),
				       services_say(services, language_labels[self->languages[1]]));
	}
}

static int draw_fields(const struct print_screen *self, struct canvas *canvas, struct area body)
{
	int row = body.row, width = 0, column;

	for (int i = 0; i < FIELD_COUNT; i++)
		width = MAX(width,
			    text_columns(services_say(self->base.services, field_labels[i]), -1));
	column = body.column + MARGIN + width + GAP;
	for (enum print_field field = 0; field < FIELD_COUNT; field++) {
		int room = body.column + body.width - column - MARGIN;
		g_autofree char *words = NULL;

		if (!print_field_is_there(self, field))
			continue;
		canvas_text(canvas, row, body.column + MARGIN, STYLE_HINT,
			    services_say(self->base.services, field_labels[field]));
		if (field == FIELD_PATH) {
			line_edit_draw(self->path, canvas, row, column, room, self->focus == field);
		} else {
			words = choice_words(self, field);
			choice_draw(&self->choices[field], canvas, row, column, room, words,
				    self->focus == field);
		}
		row++;
	}
	return row;
}

static void draw_preview(const struct print_screen *self, struct canvas *canvas, struct area area)
{
	const char *line = self->preview;

	for (int skip = 0; skip < self->preview_first && *line; skip++) {
		const char *end = strchr(line, '\n');

		line = end ? end + 1 : line + strlen(line);
	}
	for (int row = 0; row < area.height && *line; row++) {
		const char *end = strchr(line, '\n');
		size_t length = end ? (size_t)(end - line) : strlen(line);

		canvas_bytes(canvas, area.row + row, area.column + MARGIN, area.width - MARGIN,
			     STYLE_TEXT, line, length);
		line += length + (end ? 1 : 0);
	}
}

void print_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct print_screen *self = (const struct print_screen *)screen;
	int row = draw_fields(self, canvas, body);
	struct area preview = { row + 1, body.column, body.row + body.height - row - 1,
				body.width };

	canvas_line(canvas, row, body.column, body.width);
	if (self->replaces) {
		g_autofree char *words = g_strdup_printf(
			" %s ", services_say(self->base.services, "print.replaces"));

		canvas_text_in(canvas, row, body.column + MARGIN, body.width - MARGIN, STYLE_HINT,
			       words);
	}
	draw_preview(self, canvas, preview);
}

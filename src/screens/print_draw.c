/* What is wanted of a sheet, and below it what the sheet will say.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/print_organisation.h"

#include "base/text.h"
#include "screens/labels.h"
#include "screens/planning.h"

#include <string.h>

enum { MARGIN = 2, GAP = 2 };

static const char *const field_labels[FIELD_COUNT] = {
	[FIELD_SHEET] = "print.sheet",
	[FIELD_ORGANISATION] = "print.organisation",
	[FIELD_CONVERSATION] = "print.conversation",
	[FIELD_LANGUAGES] = "print.languages",
	[FIELD_BETWEEN_US] = "print.between_us",
	[FIELD_FORMAT] = "print.format",
	[FIELD_COPIES] = "print.copies",
	[FIELD_SIDES] = "print.sides",
	[FIELD_WHERE] = "print.where",
	[FIELD_PATH] = "print.path",
};

static const char *const sheets[PAPER_COUNT] = {
	[PAPER_PERSON] = "print.for_person",
	[PAPER_HELPER] = "print.for_helper",
	[PAPER_SKILLS] = "print.for_employer",
	[PAPER_CHANGE] = "print.change",
	[PAPER_CHANGE_HELPER] = "print.change_helper",
	[PAPER_ORGANISATION] = "print.for_organisation",
	[PAPER_CONVERSATION] = "print.record",
	[PAPER_OPENING] = "print.opening",
	[PAPER_HOUSEHOLD] = "print.for_household",
	[PAPER_CARDS] = "print.cards",
	[PAPER_FORM] = "print.form",
};

static const char *const formats[FORMAT_COUNT] = {
	[FORMAT_PDF] = "print.pdf",      [FORMAT_LARGE] = "print.large",
	[FORMAT_TEXT] = "print.txt",     [FORMAT_SHORT] = "print.short",
	[FORMAT_CALENDAR] = "print.ics",
};

static const char *const sides[] = { "print.two_sided", "print.one_sided" };

static char *between_us_words(const struct print_screen *self)
{
	return say_count(planning_sentences(self->base.services),
			 self->choices[FIELD_BETWEEN_US].selected ? "print.with" : "print.without",
			 self->between_us, NULL);
}

static char *conversation_words(const struct print_screen *self)
{
	const GPtrArray *conversations = self->file->conversations;
	const struct conversation *conversation =
		conversations->pdata[self->choices[FIELD_CONVERSATION].selected];
	g_autofree char *said_on =
		say_day(planning_sentences(self->base.services), conversation->said_on);

	return g_strdup_printf(
		"%s \302\267 %s", said_on,
		services_say(self->base.services, conversation_kind_labels[conversation->kind]));
}

static char *language_words(const struct print_screen *self)
{
	struct services *services = self->base.services;
	int selected = self->choices[FIELD_LANGUAGES].selected;
	const char *own = services_say(services, language_labels[self->languages[0]]);
	const char *other = services_say(services, language_labels[self->languages[1]]);

	if (selected < LANGUAGES_BOTH)
		return g_strdup(selected == LANGUAGES_OWN ? own : other);
	if (selected == LANGUAGES_BOTH)
		return g_strdup_printf("%s + %s", own, other);
	return say_with(planning_sentences(services), "print.beside", "one", own, "other", other,
			NULL);
}

static const char *plain_words(const struct print_screen *self, enum print_field field)
{
	int selected = self->choices[field].selected;

	switch (field) {
	case FIELD_SHEET:
		return sheets[print_sheet_of(self)];
	case FIELD_FORMAT:
		return formats[print_format_of(self)];
	default:
		return sides[selected];
	}
}

static char *choice_words(const struct print_screen *self, enum print_field field)
{
	switch (field) {
	case FIELD_ORGANISATION:
		return print_organisation_words(self);
	case FIELD_CONVERSATION:
		return conversation_words(self);
	case FIELD_LANGUAGES:
		return language_words(self);
	case FIELD_BETWEEN_US:
		return between_us_words(self);
	case FIELD_COPIES:
		return g_strdup_printf("%d", self->choices[field].selected + 1);
	case FIELD_WHERE:
		return print_place_words(self);
	default:
		return g_strdup(services_say(self->base.services, plain_words(self, field)));
	}
}

static int label_width(const struct print_screen *self)
{
	int width = 0;

	for (int i = 0; i < FIELD_COUNT; i++)
		width = MAX(width,
			    text_columns(services_say(self->base.services, field_labels[i]), -1));
	return width;
}

static void draw_field(const struct print_screen *self, struct canvas *canvas,
		       enum print_field field, int row, struct area place)
{
	g_autofree char *words = NULL;

	canvas_text(canvas, row, place.column - GAP - label_width(self), STYLE_HINT,
		    services_say(self->base.services, field_labels[field]));
	if (field == FIELD_PATH) {
		line_edit_draw(self->path, canvas, row, place.column, place.width,
			       self->focus == field);
		return;
	}
	words = choice_words(self, field);
	choice_draw(&self->choices[field], canvas, row, place.column, place.width, words,
		    self->focus == field);
}

static int draw_fields(const struct print_screen *self, struct canvas *canvas, struct area body)
{
	struct area place = body;

	place.column += MARGIN + label_width(self) + GAP;
	place.width -= place.column - body.column + MARGIN;
	for (enum print_field field = 0; field < FIELD_COUNT; field++)
		if (print_field_is_there(self, field))
			draw_field(self, canvas, field, place.row++, place);
	return place.row;
}

static int draw_note(const struct print_screen *self, struct canvas *canvas, struct area body,
		     int row)
{
	const char *note = print_place_note(self);
	struct area place = { row, body.column + MARGIN, 3, body.width - 2 * MARGIN };

	if (!note)
		return 0;
	return canvas_paragraph(canvas, place, 0, STYLE_HINT,
				services_say(self->base.services, note));
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

/* What became of the sheet for a printer, or that a file would be replaced, on the line above the preview. */
static char *words_on_the_line(const struct print_screen *self)
{
	char *job = printing_words(self->printing);

	if (job || !self->replaces)
		return job;
	return g_strdup(services_say(self->base.services, "print.replaces"));
}

static void draw_line(const struct print_screen *self, struct canvas *canvas, struct area body,
		      int row)
{
	g_autofree char *words = words_on_the_line(self);
	g_autofree char *spaced = words ? g_strdup_printf(" %s ", words) : NULL;

	canvas_line(canvas, row, body.column, body.width);
	if (spaced)
		canvas_text_in(canvas, row, body.column + MARGIN, body.width - MARGIN, STYLE_HINT,
			       spaced);
}

void print_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct print_screen *self = (const struct print_screen *)screen;
	int row = draw_fields(self, canvas, body);
	struct area preview = body;

	row += draw_note(self, canvas, body, row);
	draw_line(self, canvas, body, row);
	preview.row = row + 1;
	preview.height = body.row + body.height - preview.row;
	draw_preview(self, canvas, preview);
}

/* What the question of a consent looks like: the words in both languages, and below them with whom, for what, what of it, and how it was said.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/consent_screen.h"

#include "base/text.h"
#include "screens/labels.h"

enum { MARGIN = 2, GAP = 2, BETWEEN = 4, WIDE = 110, COMFORTABLE = 92, KEY_COLUMNS = 2 };

/* ---------------------------------------------------------------- the words */

static char *question_on_screen(const struct consent_screen *self, enum language language)
{
	enum language shown = language;
	g_autofree char *words = consent_screen_question(self, language, &shown);

	if (shown == language)
		return g_steal_pointer(&words);
	return g_strdup_printf("[%s] %s", services_say(self->in.services, language_labels[shown]),
			       words);
}

/* The other language on the screen: the counsellor's, unless that is the one that is read aloud. */
static enum language second_language(const struct consent_screen *self)
{
	enum language own = self->in.services->settings.language;

	if (self->language != own)
		return own;
	return self->in.language != own ? self->in.language : self->in.second;
}

static void add_words(struct row_list *rows, enum style style, const char *words)
{
	g_auto(GStrv) lines = g_strsplit(words, "\n", -1);

	for (char **line = lines; *line; line++)
		row_list_entry(rows, 0, 0, style, NULL, *line, NULL);
}

static void draw_both(const struct consent_screen *self, struct canvas *canvas, struct area area)
{
	enum language second = second_language(self);
	g_autofree char *first_words = question_on_screen(self, self->language);

	row_list_begin(self->rows, area.width);
	add_words(self->rows, STYLE_STRONG, first_words);
	if (second != LANGUAGE_NONE) {
		g_autofree char *second_words = question_on_screen(self, second);

		row_list_blank(self->rows);
		g_strdelimit(second_words, "\n", ' '); /* to follow, not to read aloud */
		add_words(self->rows, STYLE_HINT, second_words);
	}
	row_list_show(self->rows, canvas, area);
}

/* Beside each other where there is room for both whole; false: nothing was drawn. */
static bool draw_side_by_side(const struct consent_screen *self, struct canvas *canvas,
			      struct area area)
{
	enum language second = second_language(self);
	g_autofree char *first_words = question_on_screen(self, self->language);
	g_autofree char *second_words =
		second == LANGUAGE_NONE ? g_strdup("") : question_on_screen(self, second);
	int half = (area.width - BETWEEN) / 2;
	struct area left = { area.row, area.column, area.height, half };
	struct area right = { area.row, area.column + half + BETWEEN, area.height, half };

	if (text_rows(first_words, half) > area.height ||
	    text_rows(second_words, half) > area.height)
		return false;
	row_list_begin(self->rows, half);
	canvas_paragraph(canvas, left, 0, STYLE_STRONG, first_words);
	canvas_paragraph(canvas, right, 0, STYLE_HINT, second_words);
	return true;
}

/* ---------------------------------------------------------------- the answers around it */

static int label_columns(const struct consent_screen *self)
{
	static const char *const labels[] = { "asking.organisation", "asking.aim", "asking.parts",
					      "asking.way_label" };
	int columns = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(labels); i++)
		columns =
			MAX(columns, text_columns(services_say(self->in.services, labels[i]), -1));
	return columns;
}

/* With the letter that leads there. */
static void draw_label(const struct consent_screen *self, struct canvas *canvas, int row,
		       const char *letter, const char *key)
{
	canvas_text(canvas, row, MARGIN, STYLE_HINT, letter);
	canvas_text(canvas, row, MARGIN + KEY_COLUMNS, STYLE_HINT,
		    services_say(self->in.services, key));
}

static int draw_line(const struct consent_screen *self, struct canvas *canvas, struct area place,
		     const char *label, enum consent_typing field)
{
	const struct line_edit *line = field == CONSENT_TYPING_AIM ? self->aim : self->organisation;

	draw_label(self, canvas, place.row, field == CONSENT_TYPING_AIM ? "D" : "O", label);
	line_edit_draw(line, canvas, place.row, place.column, place.width, self->typing == field);
	return place.row + 1;
}

static char *part_words(const struct consent_screen *self, int part)
{
	return g_strdup_printf("[%s] %d %s", self->parts & (1u << part) ? "x" : " ", part + 1,
			       services_say(self->in.services, consent_part_labels[part]));
}

/* Draws them beside each other as far as they fit; without a canvas only counts the rows. */
static int draw_parts(const struct consent_screen *self, struct canvas *canvas, struct area place)
{
	int column = place.column, row = place.row;

	for (int part = 0; part < CONSENT_PART_COUNT; part++) {
		g_autofree char *words = part_words(self, part);
		int columns = text_columns(words, -1);

		if (column > place.column && column + columns > place.column + place.width) {
			column = place.column;
			row++;
		}
		if (canvas)
			canvas_text_in(canvas, row, column, place.column + place.width - column,
				       self->parts & (1u << part) ? STYLE_STRONG : STYLE_HINT,
				       words);
		column += columns + GAP;
	}
	return row + 1;
}

static void draw_way(const struct consent_screen *self, struct canvas *canvas, int row, int column,
		     int width)
{
	const struct consent *last = consent_last_word(self);
	const char *way = services_say(self->in.services, consent_way_labels[self->way]);
	g_autofree char *state = last ? consent_state(self->in.services, last) : NULL;

	draw_label(self, canvas, row, "H", "asking.way_label");
	column += canvas_text_in(canvas, row, column, width, STYLE_TEXT, way);
	if (!state)
		return;
	column += canvas_text(canvas, row, column, STYLE_HINT, "   ");
	column += canvas_text(canvas, row, column, STYLE_HINT,
			      services_say(self->in.services, "asking.last"));
	canvas_text_in(canvas, row, column + 1, MAX(0, canvas_columns(canvas) - column - 2),
		       STYLE_HINT, state);
}

/* Returns the rows they take; without a canvas only counts. */
static int draw_answers(const struct consent_screen *self, struct canvas *canvas, int row,
			int width)
{
	int column = MARGIN + KEY_COLUMNS + label_columns(self) + GAP, first = row;
	struct area place = { row, column, 1, width - column - 1 };

	if (consent_shares(self)) {
		if (canvas) {
			draw_line(self, canvas, place, "asking.organisation",
				  CONSENT_TYPING_ORGANISATION);
			place.row++;
			draw_line(self, canvas, place, "asking.aim", CONSENT_TYPING_AIM);
			place.row++;
			draw_label(self, canvas, place.row, "", "asking.parts");
		} else {
			place.row += 2;
		}
		place.row = draw_parts(self, canvas, place);
	}
	if (canvas)
		draw_way(self, canvas, place.row, column, place.width);
	return place.row + 1 - first;
}

/* ---------------------------------------------------------------- all of it */

static void draw_rule(const struct consent_screen *self, struct canvas *canvas, struct area body,
		      int row)
{
	const char *more = services_say(self->in.services, "asking.more");
	bool goes_on = self->rows->first + self->text_height < (int)self->rows->rows->len;

	canvas_line(canvas, row, body.column, body.width);
	if (goes_on)
		canvas_text(canvas, row, body.column + body.width - text_columns(more, -1) - MARGIN,
			    STYLE_HINT, more);
}

/* What comes first: the words are whole only then. */
static const char *what_to_do(const struct consent_screen *self)
{
	if (self->typing != CONSENT_TYPING_NOTHING)
		return "asking.fill_first";
	return consent_shares(self) && !self->parts ? "asking.choose_parts" : "asking.read_aloud";
}

void consent_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	struct consent_screen *self = (struct consent_screen *)screen;
	int below = draw_answers(self, NULL, 0, body.width);
	int rule = body.row + body.height - below - 1;
	struct area words = { body.row + 2, body.column + MARGIN, rule - body.row - 2,
			      body.width - 2 * MARGIN };

	canvas_text_in(canvas, body.row, body.column + MARGIN, body.width - MARGIN, STYLE_HINT,
		       services_say(self->in.services, what_to_do(self)));
	if (body.height < 20) {
		words.row--;
		words.height++;
	}
	self->text_height = words.height;
	canvas_cursor(canvas, words.row, words.column);
	if (body.width <= WIDE || !draw_side_by_side(self, canvas, words)) {
		words.width = MIN(words.width, COMFORTABLE);
		draw_both(self, canvas, words);
	}
	draw_rule(self, canvas, body, rule);
	draw_answers(self, canvas, rule + 1, body.width);
}

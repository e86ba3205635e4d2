/* What the five-minute close looks like: what we heard, three fields, three ways on, and a thank-you in both languages.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/close_screen.h"

#include "base/text.h"
#include "screens/labels.h"

static const char *const field_labels[CLOSE_FIELD_COUNT] = {
	[CLOSE_STEP] = "close.step",   [CLOSE_DAY] = "close.appointment",
	[CLOSE_NOTE] = "close.note",   [CLOSE_PRINT] = "close.print",
	[CLOSE_LARGE] = "close.large", [CLOSE_DONE] = "close.finish",
};

static const char *label(const struct close_screen *close, enum close_field field)
{
	return services_say(close->in.services, field_labels[field]);
}

static int label_width(const struct close_screen *close)
{
	int width = 0;

	for (enum close_field field = CLOSE_STEP; field <= CLOSE_NOTE; field++)
		width = MAX(width, text_columns(label(close, field), -1));
	return width + 2;
}

static void draw_fields(const struct close_screen *close, struct canvas *canvas, struct area area)
{
	int width = label_width(close), column = area.column + width;

	for (enum close_field field = CLOSE_STEP; field <= CLOSE_NOTE; field++)
		canvas_text(canvas, area.row + (int)field, area.column,
			    field == close->focus ? STYLE_STRONG : STYLE_HINT, label(close, field));
	width = area.width - width;
	line_edit_draw(close->step, canvas, area.row, column, width, close->focus == CLOSE_STEP);
	day_edit_draw(close->appointment, canvas, area.row + 1, column, width,
		      close->focus == CLOSE_DAY);
	line_edit_draw(close->note, canvas, area.row + 2, column, width,
		       close->focus == CLOSE_NOTE);
}

static void draw_ways_on(const struct close_screen *close, struct canvas *canvas, int row,
			 int column)
{
	for (enum close_field field = CLOSE_PRINT; field <= CLOSE_DONE; field++) {
		bool selected = field == close->focus;

		if (selected)
			canvas_cursor(canvas, row, column);
		canvas_text(canvas, row, column, STYLE_SELECTED, selected ? "›" : " ");
		column += 1 + canvas_text(canvas, row, column + 1,
					  selected ? STYLE_SELECTED : STYLE_TEXT,
					  label(close, field));
		column += 3;
	}
}

/* The thank-you, or what happens to a conversation without a file; returns the rows of both languages together. */
static int draw_closing(const struct close_screen *close, struct canvas *canvas, struct area area,
			bool measure)
{
	const struct services *services = close->in.services;
	const struct opening *opening = &services->content->opening;
	const struct texts *words =
		close->without_file ? &opening->without_file : &opening->closing;
	g_autofree char *first = texts_on_screen(services, words, close->in.language);
	g_autofree char *second = close->in.second == LANGUAGE_NONE
					  ? NULL
					  : texts_on_screen(services, words, close->in.second);
	int rows = text_rows(first, area.width);

	if (!measure)
		canvas_paragraph(canvas, area, 0, STYLE_STRONG, first);
	area.row += rows;
	area.height -= rows;
	if (!second)
		return rows;
	if (!measure)
		canvas_paragraph(canvas, area, 0, STYLE_HINT, second);
	return rows + text_rows(second, area.width);
}

static void draw_heard(const struct close_screen *close, struct canvas *canvas, struct area area)
{
	const struct services *services = close->in.services;

	canvas_text(canvas, area.row, area.column, STYLE_STRONG,
		    services_say(services, "harvest.title"));
	area.row++;
	area.height--;
	canvas_paragraph(canvas, area, close->skip, STYLE_TEXT,
			 text_is_blank(close->heard) ? services_say(services, "close.nothing")
						     : close->heard);
}

void close_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct close_screen *close = (const struct close_screen *)screen;
	struct area area = { body.row, body.column + 1, 0, body.width - 2 };
	int closing = draw_closing(close, canvas, area, true);
	int rest = CLOSE_NOTE + 1 + 4 + closing; /* fields, rules and white lines, ways on */

	area.height = MAX(3, body.height - rest);
	draw_heard(close, canvas, area);
	area.row += area.height;
	canvas_line(canvas, area.row, body.column, body.width);
	area.row++;
	draw_fields(close, canvas, area);
	area.row += CLOSE_NOTE + 2;
	draw_ways_on(close, canvas, area.row, area.column);
	area.row += 2;
	area.height = body.row + body.height - area.row;
	draw_closing(close, canvas, area, false);
}

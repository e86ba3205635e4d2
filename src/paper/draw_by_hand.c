/* What is left to hands: where to cut, where to write, what to tick. Furniture of the page, and no text for who listens.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#define HAIRLINE 0.4
#define BOX_ABOVE 0.72 /* of the height of a line, from the first baseline up */

static void begin_lines(cairo_t *cairo, double grey, double thick)
{
	cairo_set_source_rgb(cairo, grey, grey, grey);
	cairo_set_line_width(cairo, thick);
}

void draw_cuts(cairo_t *cairo, const struct figure *figure, double y)
{
	double left = figure->x, top = y + figure->y;
	double height = figure->nodes * figure->radius;

	begin_lines(cairo, INK_LINE, HAIRLINE);
	cairo_move_to(cairo, left + figure->width / 2, top);
	cairo_line_to(cairo, left + figure->width / 2, top + height);
	for (int i = 1; i < figure->nodes; i++) {
		cairo_move_to(cairo, left, top + i * figure->radius);
		cairo_line_to(cairo, left + figure->width, top + i * figure->radius);
	}
	cairo_stroke(cairo);
}

/* The first goes on after the words, the others run over the whole width. */
void draw_rules(cairo_t *cairo, const struct slab *slab, double y)
{
	const struct figure *figure = slab->figure;

	begin_lines(cairo, INK_FAINT, 0.6);
	for (int i = 0; i < figure->nodes; i++) {
		double at = y + figure->y + i * figure->radius;

		cairo_move_to(cairo, i == 0 ? figure->x : 0, at);
		cairo_line_to(cairo, figure->width, at);
	}
	cairo_stroke(cairo);
}

void draw_boxes(cairo_t *cairo, const struct slab *slab, double y)
{
	begin_lines(cairo, INK, 0.9);
	for (int i = 2; i < slab->cell_count; i++) {
		const struct cell *cell = &slab->cells[i];
		double baseline = y + cell->top + BOX_ABOVE * cell->line_height;

		cairo_rectangle(cairo, cell->x - HAND_BOX_ROOM, baseline - HAND_BOX + 1, HAND_BOX,
				HAND_BOX);
	}
	cairo_stroke(cairo);
}

/* What is drawn and not written: boxes to tick, bars beside own words, the picture of the domains. Black and white is enough.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#include <math.h>

#define RADIUS 5.0

static void grey(cairo_t *cairo, double value)
{
	cairo_set_source_rgb(cairo, value, value, value);
}

static void rule(cairo_t *cairo, double x, double y, double width, double thick)
{
	grey(cairo, INK_LINE);
	cairo_rectangle(cairo, x, y, width, thick);
	cairo_fill(cairo);
}

static void draw_box(cairo_t *cairo, const struct slab *slab, double y)
{
	double left = 1, top = y + slab->cells[0].top + 2.2;

	rule(cairo, 0, y, slab->picture_width, 0.5);
	grey(cairo, INK);
	cairo_set_line_width(cairo, 0.9);
	cairo_rectangle(cairo, left, top, STEP_BOX, STEP_BOX);
	cairo_stroke(cairo);
	if (slab->picture != PICTURE_BOX_TICKED)
		return;
	cairo_set_line_width(cairo, 1.8);
	cairo_move_to(cairo, left + 2.4, top + 5.8);
	cairo_line_to(cairo, left + 4.8, top + 8.4);
	cairo_line_to(cairo, left + 9.0, top + 2.6);
	cairo_stroke(cairo);
}

static void rounded(cairo_t *cairo, double x, double y, double width, double height)
{
	cairo_new_sub_path(cairo);
	cairo_arc(cairo, x + width - RADIUS, y + RADIUS, RADIUS, -M_PI / 2, 0);
	cairo_arc(cairo, x + width - RADIUS, y + height - RADIUS, RADIUS, 0, M_PI / 2);
	cairo_arc(cairo, x + RADIUS, y + height - RADIUS, RADIUS, M_PI / 2, M_PI);
	cairo_arc(cairo, x + RADIUS, y + RADIUS, RADIUS, M_PI, M_PI * 3 / 2);
	cairo_close_path(cairo);
}

/* Three fields; the chosen one is dark and carries its word. */
static void draw_fields(cairo_t *cairo, const struct slab *slab, double y)
{
	for (int i = 0; i < 3; i++) {
		double x = slab->figure->fields.x +
			   i * (slab->figure->fields.width + DOMAIN_FIELD_GAP);
		bool chosen = slab->block->level == i + 1;

		rounded(cairo, x, y + slab->picture_y, slab->figure->fields.width,
			slab->picture_height);
		grey(cairo, chosen ? 0.15 : INK_LINE);
		cairo_set_line_width(cairo, 0.7);
		if (chosen)
			cairo_fill(cairo);
		else
			cairo_stroke(cairo);
	}
}

static void draw_scale(cairo_t *cairo, const struct slab *slab, double y)
{
	double left = slab->figure->fields.scale_x;
	double step = slab->figure->fields.scale_width / 10;

	grey(cairo, INK_SOFT);
	cairo_set_line_width(cairo, 0.7);
	cairo_move_to(cairo, left, y);
	cairo_line_to(cairo, left + slab->figure->fields.scale_width, y);
	for (int i = 0; i <= 10; i++) {
		double half = i % 5 == 0 ? 3.5 : 2;

		cairo_move_to(cairo, left + i * step, y - half);
		cairo_line_to(cairo, left + i * step, y + half);
	}
	cairo_stroke(cairo);
	grey(cairo, INK);
	cairo_arc(cairo, left + slab->block->value * step, y, 3.8, 0, 2 * M_PI);
	cairo_fill(cairo);
}

static void draw_domain(cairo_t *cairo, const struct slab *slab, double y)
{
	draw_fields(cairo, slab, y);
	if (slab->block->value >= 0)
		draw_scale(cairo, slab, y + slab->figure->fields.scale_y);
}

/* Nothing stands here yet, and that is to be seen. */
static void draw_open(cairo_t *cairo, const struct slab *slab, double y)
{
	static const double dashes[] = { 3, 2.5 };

	rounded(cairo, slab->picture_x, y + slab->picture_y, slab->picture_width,
		slab->picture_height);
	grey(cairo, INK_SOFT);
	cairo_set_line_width(cairo, 0.7);
	cairo_set_dash(cairo, dashes, G_N_ELEMENTS(dashes), 0);
	cairo_stroke(cairo);
	cairo_set_dash(cairo, NULL, 0, 0);
}

void draw_slab_picture(cairo_t *cairo, const struct slab *slab, double y)
{
	switch (slab->picture) {
	case PICTURE_BOX:
	case PICTURE_BOX_TICKED:
		draw_box(cairo, slab, y);
		break;
	case PICTURE_BAR:
		grey(cairo, INK_LINE);
		cairo_rectangle(cairo, 0, y, 2.5, slab->height);
		cairo_fill(cairo);
		break;
	case PICTURE_DOMAIN:
		draw_domain(cairo, slab, y);
		break;
	case PICTURE_OPEN:
		draw_open(cairo, slab, y);
		break;
	case PICTURE_KNOT:
		draw_knot(cairo, slab, y);
		break;
	case PICTURE_CHART:
		draw_chart(cairo, slab, y);
		break;
	case PICTURE_CODE:
		draw_code(cairo, slab, y);
		break;
	case PICTURE_CUTS:
		draw_cuts(cairo, slab->figure, y);
		break;
	case PICTURE_RULES:
		draw_rules(cairo, slab, y);
		break;
	case PICTURE_BOXES:
		draw_boxes(cairo, slab, y);
		break;
	default:
		break;
	}
}

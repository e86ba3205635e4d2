/* Knots as rings of numbers with arrows, change as small charts in three lanes. Lines, fills and forms tell what colour would.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#include <math.h>

#define ARROW 6.5

static void grey(cairo_t *cairo, double value)
{
	cairo_set_source_rgb(cairo, value, value, value);
}

/* As shapes: for the eye only. */
static void draw_label(cairo_t *cairo, const struct figure_label *label, double y)
{
	PangoRectangle ink, logical;

	box_all_unknown(label->layout);
	pango_layout_get_pixel_extents(label->layout, &ink, &logical);
	if (label->backed) {
		grey(cairo, 1);
		cairo_rectangle(cairo, label->x - 1, y + label->y - 5, logical.width + 2, 10);
		cairo_fill(cairo);
	}
	grey(cairo, label->grey);
	cairo_move_to(cairo, label->x - (label->left ? 0 : logical.x + logical.width / 2.0),
		      y + label->y - logical.height / 2.0);
	pango_cairo_layout_path(cairo, label->layout);
	cairo_fill(cairo);
}

static void draw_labels(cairo_t *cairo, const struct figure *figure, double y)
{
	for (guint i = 0; i < figure->labels->len; i++)
		draw_label(cairo, &g_array_index(figure->labels, struct figure_label, i), y);
}

static void draw_head(cairo_t *cairo, double x, double y, double angle)
{
	cairo_move_to(cairo, x, y);
	cairo_line_to(cairo, x - ARROW * cos(angle - 0.42), y - ARROW * sin(angle - 0.42));
	cairo_line_to(cairo, x - ARROW * cos(angle + 0.42), y - ARROW * sin(angle + 0.42));
	cairo_close_path(cairo);
	cairo_fill(cairo);
}

/* To the next one along the ring. */
static void draw_along(cairo_t *cairo, const struct figure *figure, int from, double x, double y)
{
	double apart = (KNOT_NODE + 3) / figure->radius;
	double begin = knot_angle(figure, from) + apart;
	double end = knot_angle(figure, from) + 2 * G_PI / figure->nodes - apart;
	double tip = end - ARROW * 0.5 / figure->radius;

	cairo_new_sub_path(cairo);
	cairo_arc(cairo, x, y, figure->radius, begin, tip);
	cairo_stroke(cairo);
	draw_head(cairo, x + figure->radius * cos(end), y + figure->radius * sin(end),
		  tip + G_PI / 2);
}

/* Across the ring: slightly bent, so that there and back are two lines; back to the one before: inwards, away from the ring. */
static void draw_across(cairo_t *cairo, const struct figure *figure, int from, int to, double x,
			double y)
{
	double a = knot_angle(figure, from), b = knot_angle(figure, to);
	double x1 = x + figure->radius * cos(a), y1 = y + figure->radius * sin(a);
	double x2 = x + figure->radius * cos(b), y2 = y + figure->radius * sin(b);
	double length = hypot(x2 - x1, y2 - y1);
	double bend = from == (to + 1) % figure->nodes ? -0.2 : 0.12;
	double mx = (x1 + x2) / 2 - (y2 - y1) * bend, my = (y1 + y2) / 2 + (x2 - x1) * bend;
	double out = atan2(my - y1, mx - x1), in = atan2(y2 - my, x2 - mx);

	if (length < 2 * KNOT_NODE)
		return;
	x1 += (KNOT_NODE + 3) * cos(out);
	y1 += (KNOT_NODE + 3) * sin(out);
	x2 -= (KNOT_NODE + 3) * cos(in);
	y2 -= (KNOT_NODE + 3) * sin(in);
	cairo_move_to(cairo, x1, y1);
	cairo_curve_to(cairo, (x1 + 2 * mx) / 3, (y1 + 2 * my) / 3, (x2 + 2 * mx) / 3,
		       (y2 + 2 * my) / 3, x2 - ARROW * 0.5 * cos(in), y2 - ARROW * 0.5 * sin(in));
	cairo_stroke(cairo);
	draw_head(cairo, x2, y2, in);
}

static void draw_holds(cairo_t *cairo, const struct slab *slab, double x, double y)
{
	const struct figure *figure = slab->figure;
	const GArray *points = slab->block->points;

	grey(cairo, 0.2);
	cairo_set_line_width(cairo, 1.1);
	for (guint i = 0; points && i < points->len; i++) {
		const struct point *hold = &g_array_index(points, struct point, i);

		if (hold->x >= figure->nodes || hold->y >= figure->nodes || hold->x == hold->y)
			continue;
		if (hold->y == (hold->x + 1) % figure->nodes)
			draw_along(cairo, figure, hold->x, x, y);
		else
			draw_across(cairo, figure, hold->x, hold->y, x, y);
	}
}

void draw_knot(cairo_t *cairo, const struct slab *slab, double y)
{
	const struct figure *figure = slab->figure;
	double x = figure->x;

	draw_holds(cairo, slab, x, y + figure->y);
	for (int i = 0; i < figure->nodes; i++) {
		double angle = knot_angle(figure, i);

		cairo_new_sub_path(cairo);
		cairo_arc(cairo, x + figure->radius * cos(angle),
			  y + figure->y + figure->radius * sin(angle), KNOT_NODE, 0, 2 * G_PI);
		grey(cairo, 1);
		cairo_fill_preserve(cairo);
		grey(cairo, INK);
		cairo_set_line_width(cairo, 1.1);
		cairo_stroke(cairo);
	}
	draw_labels(cairo, figure, y);
}

static void draw_lanes(cairo_t *cairo, const struct slab *slab, int voice, double y)
{
	double left = chart_left(slab->figure, voice);

	grey(cairo, 0.8);
	cairo_set_line_width(cairo, 0.5);
	for (int i = 0; i < CHART_LANES; i++) {
		double middle = y + slab->picture_y + (i + 0.5) * CHART_LANE;

		cairo_move_to(cairo, left, middle);
		cairo_line_to(cairo, left + chart_width(slab->figure), middle);
	}
	cairo_stroke(cairo);
}

/* Full, half, empty: the three lanes also differ by form. */
static void draw_dot(cairo_t *cairo, double x, double y, int lane)
{
	cairo_new_sub_path(cairo);
	cairo_arc(cairo, x, y, CHART_DOT, 0, 2 * G_PI);
	grey(cairo, lane == 1 ? INK : 1);
	cairo_fill_preserve(cairo);
	grey(cairo, INK);
	cairo_set_line_width(cairo, 1);
	cairo_stroke(cairo);
	if (lane != 2)
		return;
	cairo_arc(cairo, x, y, CHART_DOT, G_PI / 2, G_PI * 3 / 2);
	cairo_close_path(cairo);
	cairo_fill(cairo);
}

static void draw_voice(cairo_t *cairo, const struct slab *slab, int voice, double y)
{
	const GArray *points = slab->block->points;
	double px, py;
	bool begun = false;

	draw_lanes(cairo, slab, voice, y);
	grey(cairo, INK_FAINT);
	cairo_set_line_width(cairo, 0.9);
	for (guint pass = 0; pass < 2; pass++) {
		for (guint i = 0; points && i < points->len; i++) {
			const struct point *point = &g_array_index(points, struct point, i);

			if (point->series != voice || point->y < 1 || point->y > CHART_LANES)
				continue;
			chart_point(slab->figure, point, &px, &py);
			py += y;
			if (pass == 1)
				draw_dot(cairo, px, py, point->y);
			else if (begun)
				cairo_line_to(cairo, px, py);
			else
				cairo_move_to(cairo, px, py);
			begun = true;
		}
		if (pass == 0)
			cairo_stroke(cairo);
	}
}

void draw_chart(cairo_t *cairo, const struct slab *slab, double y)
{
	for (int voice = 0; voice < slab->figure->voices; voice++)
		draw_voice(cairo, slab, voice, y);
	draw_labels(cairo, slab->figure, y);
}

/* How many squares from here on are black. */
static int run_length(const guint8 *row, int from, int nodes)
{
	int length = 0;

	while (from + length < nodes && row[from + length])
		length++;
	return length;
}

/* Black squares side by side become one, and all of them one form: no seams. */
void draw_code(cairo_t *cairo, const struct slab *slab, double y)
{
	const struct figure *figure = slab->figure;
	double side = figure->radius;

	for (int row = 0; row < figure->nodes; row++) {
		const guint8 *modules = figure->modules + row * figure->nodes;

		for (int i = 0, length; i < figure->nodes; i += MAX(length, 1)) {
			length = run_length(modules, i, figure->nodes);
			if (length > 0)
				cairo_rectangle(cairo, i * side, y + figure->y + row * side,
						length * side, side);
		}
	}
	grey(cairo, INK);
	cairo_fill(cairo);
}

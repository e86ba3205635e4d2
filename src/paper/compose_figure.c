/* What the pictures of knots and of change are made of: where the numbers and names stand, how high a picture is.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#include <math.h>

#define KNOT_NAMED 10          /* with more, only the numbers stand around the ring */
#define KNOT_NAMED_WIDTH 450.0 /* so too on a narrower sheet */
#define KNOT_NAME_WIDTH 124.0
#define KNOT_NAME_LINES 3
#define KNOT_CROWDED 6 /* with more, names have one line less */
#define KNOT_RADIUS 50.0
#define KNOT_RADIUS_MAX 220.0
#define KNOT_ARC 60.0 /* of the ring, for each number */
#define KNOT_PADDING 6.0

void figure_free(gpointer data)
{
	struct figure *figure = data;

	g_array_unref(figure->labels);
	g_free(figure->modules);
	g_free(figure);
}

struct figure *sheet_figure(struct sheet *sheet)
{
	struct figure *figure = g_new0(struct figure, 1);

	figure->labels = g_array_new(FALSE, TRUE, sizeof(struct figure_label));
	g_ptr_array_add(sheet->figures, figure);
	return figure;
}

static PangoLayout *add_label(struct sheet *sheet, struct figure *figure,
			      const struct figure_label *place, enum face face,
			      const struct block *block, const char *text, double width)
{
	struct figure_label label = *place;

	label.layout = sheet_layout(sheet, face, block->language, text, width);
	g_array_append_val(figure->labels, label);
	return label.layout;
}

static double knot_radius(int nodes)
{
	return CLAMP(nodes * KNOT_ARC / (2 * G_PI), KNOT_RADIUS, KNOT_RADIUS_MAX);
}

static struct figure_label *last_label(struct figure *figure)
{
	return &g_array_index(figure->labels, struct figure_label, figure->labels->len - 1);
}

double knot_angle(const struct figure *figure, int node)
{
	return 2 * G_PI * node / figure->nodes - (figure->nodes == 2 ? G_PI : G_PI / 2);
}

/* Right of the ring, or left of it; away from the arrows: higher at the top, lower at the bottom. */
static void add_name(struct sheet *sheet, struct figure *figure, const struct block *block,
		     double angle, const char *name)
{
	double x = figure->x + figure->radius * cos(angle);
	bool right = cos(angle) > -0.01;
	struct figure_label place = { .y = figure->radius * sin(angle), .grey = INK, .left = true };
	PangoLayout *layout;
	int height;

	place.x = right ? x + KNOT_NODE + 8 : x - KNOT_NODE - 8 - KNOT_NAME_WIDTH;
	layout = add_label(sheet, figure, &place, FACE_SMALL, block, name, KNOT_NAME_WIDTH);
	pango_layout_set_height(layout, -KNOT_NAME_LINES + (figure->nodes > KNOT_CROWDED));
	pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
	if (!right)
		pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
	pango_layout_get_pixel_size(layout, NULL, &height);
	last_label(figure)->y += sin(angle) * height / 2;
}

/* The ring in its place: as high as numbers, names and arrows are. */
static double settle_knot(struct figure *figure)
{
	double top = -figure->radius - KNOT_NODE, bottom = figure->radius + KNOT_NODE / 2;

	for (guint i = 0; i < figure->labels->len; i++) {
		const struct figure_label *label =
			&g_array_index(figure->labels, struct figure_label, i);
		int height;

		pango_layout_get_pixel_size(label->layout, NULL, &height);
		top = MIN(top, label->y - height / 2.0);
		bottom = MAX(bottom, label->y + height / 2.0);
	}
	figure->y = KNOT_PADDING - top;
	for (guint i = 0; i < figure->labels->len; i++)
		g_array_index(figure->labels, struct figure_label, i).y += figure->y;
	return figure->y + bottom + KNOT_PADDING;
}

void compose_knot(struct sheet *sheet, const struct block *block, double above)
{
	g_auto(GStrv) numbers = g_strsplit(block->label, "\n", -1);
	g_auto(GStrv) names = g_strsplit(block->detail, "\n", -1);
	int named = (int)g_strv_length(names);
	struct figure *figure = sheet_figure(sheet);
	struct slab *slab;

	figure->nodes = MIN((int)g_strv_length(numbers), POINT_Y_MAX + 1);
	figure->radius = MIN(knot_radius(figure->nodes), sheet->width / 2 - 2 * KNOT_NODE);
	figure->x = sheet->width / 2;
	for (int i = 0; i < figure->nodes; i++) {
		double angle = knot_angle(figure, i);
		struct figure_label place = { .x = figure->x + figure->radius * cos(angle),
					      .y = figure->radius * sin(angle),
					      .grey = INK };

		add_label(sheet, figure, &place, FACE_SMALL, block, numbers[i], sheet->width);
		if (i < named && figure->nodes <= KNOT_NAMED && sheet->width >= KNOT_NAMED_WIDTH)
			add_name(sheet, figure, block, angle, names[i]);
	}
	slab = sheet_slab(sheet, block, 0);
	slab->space_above = above;
	slab->height = settle_knot(figure);
	slab->first = slab->keep = true;
	slab->picture = PICTURE_KNOT;
	slab->figure = figure;
}

double chart_width(const struct figure *figure)
{
	double room = figure->width - CHART_LANE_NAME;

	return figure->voices > 1 ? (room - CHART_GAP) / 2 : room;
}

double chart_left(const struct figure *figure, int voice)
{
	return CHART_LANE_NAME + voice * (chart_width(figure) + CHART_GAP);
}

void chart_point(const struct figure *figure, const struct point *point, double *x, double *y)
{
	double width = chart_width(figure) - 4 * CHART_DOT - CHART_SCORE;

	*x = chart_left(figure, point->series) + 2 * CHART_DOT;
	if (figure->longest > 0)
		*x += width * point->x / figure->longest;
	*y = figure->y + (point->y - 0.5) * CHART_LANE;
}

static int voices_of(struct sheet *sheet)
{
	return sheet_lane(sheet)->charts && *sheet_lane(sheet)->charts->detail ? 2 : 1;
}

static struct cell text_cell(struct sheet *sheet, const struct block *block, const char *text,
			     double x, double width)
{
	struct cell cell = { .x = x,
			     .grey = INK_SOFT,
			     .line_height = face_line_height(sheet, FACE_SMALL) };

	if (!*text)
		return cell;
	cell.layout = sheet_layout(sheet, FACE_SMALL, block->language, text, width);
	cell.lines = pango_layout_get_line_count(cell.layout);
	return cell;
}

/* What a voice said, in words that name it: side by side they would be read as columns, and not domain by domain. */
static struct cell voice_cell(struct sheet *sheet, const struct block *block, const char *voice,
			      const char *words, double top)
{
	g_autofree char *line =
		g_strconcat(*words ? voice : "", *words && *voice ? ": " : "", words, NULL);
	struct cell cell = text_cell(sheet, block, line, 0, sheet->width);

	cell.top = top;
	return cell;
}

/* The two voices stand over their charts, for the eye; the words below each chart name them too. */
void compose_charts_head(struct sheet *sheet, const struct block *block)
{
	const char *const voices[2] = { block->label, block->detail };
	const struct figure place = { .voices = *block->detail ? 2 : 1, .width = sheet->width };
	struct slab *slab;
	struct cell cells[2];

	sheet_lane(sheet)->charts = block;
	if (!*block->label && !*block->detail)
		return;
	for (int i = 0; i < 2; i++)
		cells[i] = text_cell(sheet, block, voices[i], chart_left(&place, i),
				     chart_width(&place));
	slab = sheet_slab(sheet, block, 2);
	slab->space_above = 8;
	slab->first = slab->keep = true;
	for (int i = 0; i < 2; i++) {
		slab->cells[i] = cells[i];
		slab->cells[i].shape = true;
		slab->height = MAX(slab->height, cell_height(&cells[i]));
	}
	sheet_lane(sheet)->head = (int)sheet->slabs->len - 1;
}

int longest_chart(const struct document *document)
{
	int days = 0;

	for (guint i = 0; i < document->blocks->len; i++) {
		const struct block *block = document->blocks->pdata[i];

		for (guint j = 0;
		     block->kind == BLOCK_CHART && block->points && j < block->points->len; j++)
			days = MAX(days, g_array_index(block->points, struct point, j).x);
	}
	return days;
}

static void add_lane_names(struct sheet *sheet, struct figure *figure, const struct block *block,
			   double top)
{
	g_auto(GStrv) lanes = g_strsplit(
		sheet_lane(sheet)->charts ? sheet_lane(sheet)->charts->detail_2 : "", "\n", -1);

	for (int i = 0; i < CHART_LANES && lanes[i]; i++) {
		struct figure_label place = { .y = top + (i + 0.5) * CHART_LANE,
					      .grey = INK_SOFT,
					      .left = true };
		PangoLayout *layout = add_label(sheet, figure, &place, FACE_SMALL, block, lanes[i],
						CHART_LANE_NAME - 6);

		pango_layout_set_height(layout, 0);
		pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
	}
}

/* Another dot stands where the figure would: then the words below say it alone. */
static bool is_crowded(const struct figure *figure, const GArray *points, guint index)
{
	const struct point *point = &g_array_index(points, struct point, index);
	double x, y;

	chart_point(figure, point, &x, &y);
	for (guint i = index + 1; i < points->len; i++) {
		const struct point *other = &g_array_index(points, struct point, i);
		double other_x, other_y;

		if (other->series != point->series)
			continue;
		chart_point(figure, other, &other_x, &other_y);
		return other_x < x + CHART_SCORE + 2 * CHART_DOT;
	}
	return false;
}

/* The figure that somebody gave, beside its dot. */
static void add_scores(struct sheet *sheet, struct figure *figure, const struct block *block)
{
	for (guint i = 0; block->points && i < block->points->len; i++) {
		const struct point *point = &g_array_index(block->points, struct point, i);
		struct figure_label place = { .grey = INK, .left = true, .backed = true };
		g_autofree char *score = g_strdup_printf("%d", point->value);

		if (point->value < 0 || point->y < 1 || point->y > CHART_LANES ||
		    point->series >= figure->voices || is_crowded(figure, block->points, i))
			continue;
		chart_point(figure, point, &place.x, &place.y);
		place.x += CHART_DOT + 2.5;
		add_label(sheet, figure, &place, FACE_SMALL, block, score, sheet->width);
	}
}

static struct cell name_cell(struct sheet *sheet, const struct block *block)
{
	struct cell cell = { .line_height = face_line_height(sheet, FACE_STRONG) };

	cell.layout = sheet_layout(sheet, FACE_STRONG, block->language, block->text, sheet->width);
	cell.lines = pango_layout_get_line_count(cell.layout);
	return cell;
}

void compose_chart(struct sheet *sheet, const struct block *block)
{
	struct figure *figure = sheet_figure(sheet);
	struct cell name = name_cell(sheet, block);
	double top = cell_height(&name) + 3;
	double words = top + CHART_LANES * CHART_LANE + 3;
	struct slab *slab = sheet_slab(sheet, block, 3);

	figure->voices = voices_of(sheet);
	figure->width = sheet->width;
	figure->longest = sheet->longest;
	figure->y = top;
	add_lane_names(sheet, figure, block, top);
	add_scores(sheet, figure, block);
	slab->cells[0] = name;
	slab->cells[1] = voice_cell(
		sheet, block, sheet_lane(sheet)->charts ? sheet_lane(sheet)->charts->label : "",
		block->detail, words);
	slab->cells[2] = voice_cell(
		sheet, block, sheet_lane(sheet)->charts ? sheet_lane(sheet)->charts->detail : "",
		block->detail_2, cell_height(&slab->cells[1]));
	slab->height = MAX(cell_height(&slab->cells[2]), words);
	slab->picture_y = top;
	slab->picture = PICTURE_CHART;
	slab->figure = figure;
	slab->first = true;
	slab->head = sheet_lane(sheet)->head;
	slab->space_above = 14;
}

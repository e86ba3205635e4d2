/* What holds what, as rows to walk through.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/knot_picture.h"

enum { NOBODY = -1 };

static const struct hold *hold_at(const struct plan_knots *knots, int hold)
{
	return &g_array_index(knots->holds, struct hold, hold);
}

static void add(GArray *picture, enum knot_row row, int obstacle, int hold, int knot)
{
	struct knot_line line = { row, obstacle, hold, knot };

	g_array_append_val(picture, line);
}

static void add_obstacle(GArray *picture, const struct plan_knots *knots, int obstacle)
{
	add(picture, KNOT_OBSTACLE, obstacle, NOBODY, knots->knots->knot_of[obstacle]);
	for (int i = 0; i < (int)knots->holds->len; i++)
		if (hold_at(knots, i)->from == obstacle)
			add(picture, KNOT_HOLD, obstacle, i, NOBODY);
}

/* Those that stand alone, at the turns from `first` to `last`. */
static void add_single(GArray *picture, const struct plan_knots *knots, enum knot_row heading,
		       int first, int last)
{
	bool headed = false;

	for (int turn = first; turn <= last; turn++)
		for (int i = 0; i < knots->knots->count; i++) {
			if (knots->knots->turn_of[i] != turn || knots->knots->knot_of[i] != NOBODY)
				continue;
			if (!headed)
				add(picture, heading, NOBODY, NOBODY, NOBODY);
			headed = true;
			add_obstacle(picture, knots, i);
		}
}

static void add_knot(GArray *picture, const struct plan_knots *knots, int knot)
{
	GArray *ring = knots_ring(knots->knots, (const struct hold *)knots->holds->data,
				  (int)knots->holds->len, knot);

	add(picture, KNOT_RING, NOBODY, NOBODY, knot);
	for (guint i = 0; i < ring->len; i++)
		add_obstacle(picture, knots, g_array_index(ring, int, i));
	g_array_unref(ring);
}

GArray *knot_picture(const struct plan_knots *knots)
{
	GArray *picture = g_array_new(FALSE, FALSE, sizeof(struct knot_line));

	add_single(picture, knots, KNOT_NOW, 0, 0);
	for (int i = 0; i < knots->knots->knot_count; i++)
		add_knot(picture, knots, i);
	add_single(picture, knots, KNOT_LATER, 1, knots->knots->turn_count);
	return picture;
}

bool knot_line_is_entry(const struct knot_line *line)
{
	return line->row == KNOT_OBSTACLE || line->row == KNOT_HOLD;
}

int knot_picture_find(const GArray *picture, int obstacle)
{
	for (guint i = 0; i < picture->len; i++) {
		const struct knot_line *line = &g_array_index(picture, struct knot_line, i);

		if (line->row == KNOT_OBSTACLE && line->obstacle == obstacle)
			return (int)i;
	}
	return NOBODY;
}

/* ---------------------------------------------------------------- where to begin */

static int freed_by(const struct plan_knots *knots, const struct lever *lever)
{
	const struct hold *holds = (const struct hold *)knots->holds->data;
	int count = knots->knots->count, hold_count = (int)knots->holds->len;

	return lever->is_hold ? knots_freed_by_hold(count, holds, hold_count, lever->number)
			      : knots_freed_by_obstacle(count, holds, hold_count, lever->number);
}

/* Those among `count` that free most, and more than none. */
static void weigh(GArray *levers, const struct plan_knots *knots, bool is_hold, int count)
{
	int most = 0;

	for (int i = 0; i < count; i++) {
		struct lever lever = { is_hold, i };
		int freed = freed_by(knots, &lever);

		if (freed > most) {
			most = freed;
			g_array_set_size(levers, 0);
		}
		if (freed == most && most > 0)
			g_array_append_val(levers, lever);
	}
}

GArray *knot_levers(const struct plan_knots *knots)
{
	GArray *levers = g_array_new(FALSE, FALSE, sizeof(struct lever));

	weigh(levers, knots, false, knots->knots->count);
	if (levers->len == 0)
		weigh(levers, knots, true, (int)knots->holds->len);
	return levers;
}

/* What stands in the way, in an order: what can be worked on now, what holds each other, what comes after. Each with its ways out.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "report/sheet_knot.h"

struct view {
	const struct part *part;
	GPtrArray *obstacles; /* open ones that may stand here */
	GPtrArray *numbers;
	GPtrArray *ways;
	struct tangle *tangle;
	const char *heading; /* the last one of a group; NULL */
};

static const char *const cause_keys[] = {
	[CAUSE_NOT_SAID] = NULL,
	[CAUSE_PERSON] = "sheet.cause_person",
	[CAUSE_PRACTICE] = "sheet.cause_practice",
	[CAUSE_POLICY] = "sheet.cause_policy",
};

static void join(GString *line, const char *more)
{
	if (more && *more)
		g_string_append_printf(line, "%s%s", line->len ? " \302\267 " : "", more);
}

static void add_numbered(const struct part *part, const struct plan_item *item, int level,
			 const char *small)
{
	g_autoptr(GString) line = g_string_new(small);
	char number[16];

	if (item->state == ITEM_SOLVED && item->trial != TRIAL_REALISED)
		join(line, say(part->sentences, "sheet.solved"));
	plan_number(part->sheet->file->plan, item, number);
	part_add_item(part, item, number, level, line->str);
}

static void add_way(const struct part *part, const struct plan_item *way, int level)
{
	g_autofree char *trial = part_trial(part, way);

	add_numbered(part, way, level, trial);
	part_add_corners(part, way, level + 1);
}

static void add_obstacle(const struct view *view, const struct plan_item *obstacle,
			 const char *waits)
{
	const struct part *part = view->part;
	const char *cause = cause_keys[obstacle->level];
	g_autoptr(GString) small = g_string_new(NULL);

	if (obstacle->indicator < INDICATOR_COUNT)
		join(small, part_indicator(part, (int)obstacle->indicator));
	if (cause && part->sheet->sheet == SHEET_HELPER)
		join(small, say(part->sentences, cause));
	join(small, waits);
	add_numbered(part, obstacle, 0, small->str);
	for (guint i = 0; i < view->ways->len; i++) {
		const struct plan_item *way = view->ways->pdata[i];

		if (way->parent_id == obstacle->id)
			add_way(part, way, 1);
	}
}

static void group(struct view *view, const char *key)
{
	if (view->heading != key)
		part_heading(view->part, 3, key);
	view->heading = key;
}

static void add_free_one(struct view *view, int obstacle)
{
	const struct plan_item *item = view->obstacles->pdata[obstacle];
	g_autofree char *holders = tangle_holders(view->tangle, obstacle);
	g_autofree char *waits = NULL;

	if (holders)
		waits = say_with(view->part->sentences, "sheet.waits_for", "numbers", holders,
				 NULL);
	group(view, holders ? "sheet.turn_later" : "sheet.turn_now");
	add_obstacle(view, item, waits);
}

static void add_whole_knot(struct view *view, int knot)
{
	const struct knots *knots = view->tangle->knots;

	view->heading = NULL;
	group(view, "sheet.knot");
	part_add_knot(view->part, view->tangle, knot);
	for (int i = 0; i < knots->count; i++)
		if (knots->knot_of[i] == knot)
			add_obstacle(view, view->obstacles->pdata[i], NULL);
}

static int turn_of_knot(const struct knots *knots, int knot)
{
	for (int i = 0; i < knots->count; i++)
		if (knots->knot_of[i] == knot)
			return knots->turn_of[i];
	return -1;
}

static void add_turn(struct view *view, int turn)
{
	const struct knots *knots = view->tangle->knots;

	for (int i = 0; i < knots->count; i++)
		if (knots->turn_of[i] == turn && knots->knot_of[i] < 0)
			add_free_one(view, i);
	for (int i = 0; i < knots->knot_count; i++)
		if (turn_of_knot(knots, i) == turn)
			add_whole_knot(view, i);
}

static void add_in_order(struct view *view)
{
	if (view->tangle->holds->len == 0) {
		for (guint i = 0; i < view->obstacles->len; i++)
			add_obstacle(view, view->obstacles->pdata[i], NULL);
		return;
	}
	for (int turn = 0; turn < view->tangle->knots->turn_count; turn++)
		add_turn(view, turn);
}

/* Open ones to the view, solved ones to `solved`. */
static void part_obstacles(struct view *view, GPtrArray *solved)
{
	g_autoptr(GPtrArray) all = part_items(view->part, PLAN_OBSTACLE);

	for (guint i = 0; i < all->len; i++) {
		const struct plan_item *item = all->pdata[i];
		char number[16];

		if (item->state == ITEM_SOLVED) {
			g_ptr_array_add(solved, all->pdata[i]);
			continue;
		}
		plan_number(view->part->sheet->file->plan, item, number);
		g_ptr_array_add(view->obstacles, all->pdata[i]);
		g_ptr_array_add(view->numbers, g_strdup(number));
	}
}

static bool contains(const GPtrArray *items, const struct plan_item *item)
{
	return item && g_ptr_array_find((GPtrArray *)items, item, NULL);
}

/* A way out whose obstacle is between us stands by itself, with its own number and no word of what it is a way out of. */
static void add_other_ways(struct view *view, const GPtrArray *solved)
{
	const struct plan *plan = view->part->sheet->file->plan;
	bool headed = false;

	for (guint i = 0; i < view->ways->len; i++) {
		const struct plan_item *way = view->ways->pdata[i];
		const struct plan_item *parent = plan_find(plan, way->parent_id);

		if (contains(view->obstacles, parent) || contains(solved, parent))
			continue;
		if (!headed)
			part_heading(view->part, 2, "sheet.ways_out");
		headed = true;
		add_way(view->part, way, 0);
	}
}

void part_add_obstacles(const struct part *part)
{
	g_autoptr(GPtrArray) obstacles = g_ptr_array_new();
	g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) ways = part_items(part, PLAN_BREAKTHROUGH);
	g_autoptr(GPtrArray) solved = g_ptr_array_new();
	struct view view = {
		.part = part, .obstacles = obstacles, .numbers = numbers, .ways = ways
	};

	part_obstacles(&view, solved);
	view.tangle = tangle_new(obstacles, numbers);
	tangle_add(view.tangle, part->sheet->file->holdings);
	if (view.tangle->holds->len > 0)
		tangle_tie(view.tangle);
	if (obstacles->len + solved->len > 0)
		part_heading(part, 2,
			     ways->len > 0 ? "sheet.obstacles_and_ways_out" : "sheet.obstacles");
	add_in_order(&view);
	if (solved->len > 0 && view.heading)
		group(&view, "sheet.turn_solved");
	for (guint i = 0; i < solved->len; i++)
		add_obstacle(&view, solved->pdata[i], NULL);
	add_other_ways(&view, solved);
	tangle_free(view.tangle);
}

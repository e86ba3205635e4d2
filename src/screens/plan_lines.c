/* The plan as one list to walk through.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/plan_lines.h"

static const struct {
	enum plan_kind kind;
	const char *heading;
} parts[PART_COUNT] = {
	[PART_STRENGTHS] = { PLAN_STRENGTH, "plan.strengths" },
	[PART_HELPERS] = { PLAN_HELPER, "plan.helpers" },
	[PART_PERSPECTIVE] = { PLAN_PERSPECTIVE, "plan.perspective" },
	[PART_OBSTACLES] = { PLAN_OBSTACLE, "plan.obstacles" },
	[PART_STEPS] = { PLAN_STEP, "plan.other_steps" },
	[PART_PROMISES] = { PLAN_STEP, "plan.promises" },
	[PART_ASKED] = { PLAN_STEP, "plan.asked" },
};

enum plan_kind plan_part_kind(enum plan_part part)
{
	return parts[part].kind;
}

const char *plan_part_heading(enum plan_part part)
{
	return parts[part].heading;
}

static void add(GArray *entries, enum plan_part part, int depth, const struct plan_item *item)
{
	struct plan_entry entry = { .part = part, .depth = depth, .item = item };

	g_array_append_val(entries, entry);
}

static bool is_asked(const struct plan_item *step)
{
	return step->acceptance == ACCEPTANCE_ASKED;
}

static bool hangs_alone(const struct plan *plan, const struct plan_item *item)
{
	return !plan_find(plan, item->parent_id);
}

static void add_children(GArray *entries, const struct plan *plan, record_id parent_id, int depth,
			 enum plan_kind kind)
{
	g_autoptr(GPtrArray) children = plan_children(plan, parent_id, kind);

	for (guint i = 0; i < children->len; i++) {
		const struct plan_item *child = children->pdata[i];

		add(entries, PART_OBSTACLES, depth, child);
		if (kind == PLAN_BREAKTHROUGH)
			add_children(entries, plan, child->id, depth + 1, PLAN_STEP);
	}
}

static void add_obstacles(GArray *entries, const struct plan *plan)
{
	g_autoptr(GPtrArray) obstacles = plan_items(plan, PLAN_OBSTACLE);

	for (guint i = 0; i < obstacles->len; i++) {
		const struct plan_item *obstacle = obstacles->pdata[i];

		add(entries, PART_OBSTACLES, 0, obstacle);
		add_children(entries, plan, obstacle->id, 1, PLAN_BREAKTHROUGH);
		add_children(entries, plan, obstacle->id, 1, PLAN_STEP);
	}
}

/* A breakthrough whose obstacle is gone must still be seen. */
static void add_lost_breakthroughs(GArray *entries, const struct plan *plan)
{
	g_autoptr(GPtrArray) breakthroughs = plan_items(plan, PLAN_BREAKTHROUGH);

	for (guint i = 0; i < breakthroughs->len; i++) {
		const struct plan_item *item = breakthroughs->pdata[i];

		if (!hangs_alone(plan, item))
			continue;
		add(entries, PART_OBSTACLES, 0, item);
		add_children(entries, plan, item->id, 1, PLAN_STEP);
	}
}

static bool belongs(const struct plan *plan, const struct plan_item *item, enum plan_part part)
{
	switch (part) {
	case PART_STEPS:
		return hangs_alone(plan, item) && !step_is_promise(item) && !is_asked(item);
	case PART_PROMISES:
		return step_is_promise(item);
	case PART_ASKED:
		return is_asked(item);
	default:
		return true;
	}
}

static void add_plain(GArray *entries, const struct plan *plan, enum plan_part part)
{
	g_autoptr(GPtrArray) items = plan_items(plan, plan_part_kind(part));

	for (guint i = 0; i < items->len; i++)
		if (belongs(plan, items->pdata[i], part))
			add(entries, part, 0, items->pdata[i]);
}

GArray *plan_entries(const struct plan *plan)
{
	GArray *entries = g_array_new(FALSE, TRUE, sizeof(struct plan_entry));

	for (enum plan_part part = 0; part < PART_COUNT; part++) {
		guint before = entries->len;

		if (part == PART_OBSTACLES) {
			add_obstacles(entries, plan);
			add_lost_breakthroughs(entries, plan);
		} else {
			add_plain(entries, plan, part);
		}
		if (entries->len == before)
			add(entries, part, 0, NULL);
	}
	return entries;
}

int plan_entries_find(const GArray *entries, record_id id, enum plan_part part)
{
	int found = -1;

	for (guint i = 0; i < entries->len; i++) {
		const struct plan_entry *entry = &g_array_index(entries, struct plan_entry, i);

		if (!entry->item || entry->item->id != id)
			continue;
		if (entry->part == part)
			return (int)i;
		if (found < 0)
			found = (int)i;
	}
	return found;
}

int plan_entries_part(const GArray *entries, enum plan_part part)
{
	for (guint i = 0; i < entries->len; i++)
		if (g_array_index(entries, struct plan_entry, i).part == part)
			return (int)i;
	return 0;
}

/* Order and numbers of the plan. Numbers count everything, also what is between us, so that a sheet without it keeps the same ones.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/plan.h"

#include <stdio.h>
#include <string.h>

enum { DEPTH_MAX = 3 };

/* "2.1.3" as numbers; unused parts are 0. */
struct place {
	int part[DEPTH_MAX];
	int depth;
};

/* The item this one hangs below, if that is one it may hang below: kinds only rise, so no circle can form. */
static const struct plan_item *parent_of(const struct plan *plan, const struct plan_item *item)
{
	const struct plan_item *parent = plan_find(plan, item->parent_id);

	if (!parent || parent->kind < PLAN_OBSTACLE || parent->kind >= item->kind)
		return NULL;
	return parent;
}

/* Whether both are counted in one row: obstacles, breakthroughs and steps below the same item; else one row for each kind. */
static bool in_one_row(const struct plan_item *a, const struct plan_item *b)
{
	return a->kind == b->kind || (a->kind >= PLAN_OBSTACLE && b->kind >= PLAN_OBSTACLE);
}

static bool comes_before(const struct plan_item *a, const struct plan_item *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind;
	if (a->position != b->position)
		return a->position < b->position;
	return a->id < b->id;
}

static bool hangs_below(const struct plan *plan, const struct plan_item *item,
			const struct plan_item *parent)
{
	if (parent)
		return item->parent_id == parent->id && item->kind > parent->kind;
	return item->parent_id == 0 || !parent_of(plan, item);
}

static int number_in_row(const struct plan *plan, const struct plan_item *item,
			 const struct plan_item *parent)
{
	int number = 1;

	for (guint i = 0; i < plan->items->len; i++) {
		const struct plan_item *other = plan->items->pdata[i];

		if (other != item && in_one_row(other, item) && comes_before(other, item) &&
		    hangs_below(plan, other, parent))
			number++;
	}
	return number;
}

static struct place place_of(const struct plan *plan, const struct plan_item *item)
{
	const struct plan_item *parent = parent_of(plan, item);
	struct place place = { .depth = 0 };

	if (parent)
		place = place_of(plan, parent);
	place.part[place.depth++] = number_in_row(plan, item, parent);
	return place;
}

void plan_number(const struct plan *plan, const struct plan_item *item, char number[16])
{
	struct place place = place_of(plan, item);
	size_t used = 0;

	number[0] = '\0';
	for (int i = 0; i < place.depth && used < 16; i++)
		used += (size_t)snprintf(number + used, 16 - used, i ? ".%d" : "%d", place.part[i]);
}

struct placed {
	const struct plan_item *item;
	struct place place;
};

static int by_place(const void *a, const void *b)
{
	const struct placed *left = a, *right = b;

	for (int i = 0; i < DEPTH_MAX; i++)
		if (left->place.part[i] != right->place.part[i])
			return left->place.part[i] < right->place.part[i] ? -1 : 1;
	return 0;
}

static GPtrArray *in_order(const struct plan *plan, enum plan_kind kind,
			   const record_id *only_below)
{
	g_autoptr(GArray) placed = g_array_new(FALSE, FALSE, sizeof(struct placed));
	GPtrArray *items = g_ptr_array_new();

	for (guint i = 0; i < plan->items->len; i++) {
		struct placed one = { .item = plan->items->pdata[i] };

		if (one.item->kind != kind || (only_below && one.item->parent_id != *only_below))
			continue;
		one.place = place_of(plan, one.item);
		g_array_append_val(placed, one);
	}
	g_array_sort(placed, by_place);
	for (guint i = 0; i < placed->len; i++)
		g_ptr_array_add(items, (gpointer)g_array_index(placed, struct placed, i).item);
	return items;
}

GPtrArray *plan_items(const struct plan *plan, enum plan_kind kind)
{
	return in_order(plan, kind, NULL);
}

GPtrArray *plan_children(const struct plan *plan, record_id parent_id, enum plan_kind kind)
{
	return in_order(plan, kind, &parent_id);
}

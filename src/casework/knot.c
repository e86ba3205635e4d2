/* Knots, order and what a solution frees: Tarjan's strongly connected groups, without recursion.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/knot.h"

#include <string.h>

/* A knot of many obstacles with many holds may have no ring, and proving that can take for ever. */
enum { RING_TRIES = 20000 };

/* ---------------------------------------------------------------- what holds what, as rows */
struct graph {
	int count;
	int *start;  /* count + 1: where the row of an obstacle begins in `target` */
	int *target; /* what it holds */
};

static bool counts(const struct hold *hold, int count)
{
	return hold->from != hold->to && hold->from >= 0 && hold->from < count && hold->to >= 0 &&
	       hold->to < count;
}

/* Without the holds of `solved` (-1: nobody), and without `undone` (NULL: none) however often it was said. */
struct without {
	int solved;
	const struct hold *undone;
};

static bool stands(const struct hold *hold, int count, const struct without *without)
{
	if (!counts(hold, count) || hold->from == without->solved || hold->to == without->solved)
		return false;
	return !without->undone || hold->from != without->undone->from ||
	       hold->to != without->undone->to;
}

static struct graph graph_of(int count, const struct hold *holds, int hold_count,
			     struct without without)
{
	struct graph graph = { .count = count,
			       .start = g_new0(int, count + 2),
			       .target = g_new(int, hold_count + 1) };

	for (int i = 0; i < hold_count; i++)
		if (stands(&holds[i], count, &without))
			graph.start[holds[i].from + 2]++;
	for (int i = 2; i <= count; i++)
		graph.start[i] += graph.start[i - 1];
	for (int i = 0; i < hold_count; i++)
		if (stands(&holds[i], count, &without))
			graph.target[graph.start[holds[i].from + 1]++] = holds[i].to;
	return graph;
}

static void graph_done(struct graph *graph)
{
	g_free(graph->start);
	g_free(graph->target);
}

/* ---------------------------------------------------------------- strongly connected groups */
struct search {
	const struct graph *graph;
	int *number, *lowest; /* of each obstacle; number 0: not seen yet */
	int *next;            /* of each: the hold to follow next */
	bool *open;           /* seen, and its group not yet closed */
	int *path, *group;    /* stacks */
	int path_length, group_length, seen, work;
	int *group_of; /* result: groups numbered from what holds nothing to what nothing holds */
	int *by_group; /* result: the obstacles, group by group */
	int closed, group_count;
};

static void enter(struct search *search, int obstacle)
{
	search->number[obstacle] = search->lowest[obstacle] = ++search->seen;
	search->next[obstacle] = search->graph->start[obstacle];
	search->open[obstacle] = true;
	search->path[search->path_length++] = obstacle;
	search->group[search->group_length++] = obstacle;
	search->work++;
}

static void close_group(struct search *search, int first)
{
	int obstacle;

	do {
		obstacle = search->group[--search->group_length];
		search->open[obstacle] = false;
		search->group_of[obstacle] = search->group_count;
		search->by_group[search->closed++] = obstacle;
	} while (obstacle != first);
	search->group_count++;
}

static void leave(struct search *search)
{
	int obstacle = search->path[--search->path_length];

	if (search->lowest[obstacle] == search->number[obstacle])
		close_group(search, obstacle);
	if (search->path_length > 0) {
		int below = search->path[search->path_length - 1];

		search->lowest[below] = MIN(search->lowest[below], search->lowest[obstacle]);
	}
}

static void follow(struct search *search)
{
	int obstacle = search->path[search->path_length - 1];
	int held;

	if (search->next[obstacle] == search->graph->start[obstacle + 1]) {
		leave(search);
		return;
	}
	held = search->graph->target[search->next[obstacle]++];
	search->work++;
	if (!search->number[held])
		enter(search, held);
	else if (search->open[held])
		search->lowest[obstacle] = MIN(search->lowest[obstacle], search->number[held]);
}

static struct search search_groups(const struct graph *graph)
{
	int count = graph->count + 1;
	struct search search = { .graph = graph,
				 .number = g_new0(int, count),
				 .lowest = g_new0(int, count),
				 .next = g_new0(int, count),
				 .open = g_new0(bool, count),
				 .path = g_new0(int, count),
				 .group = g_new0(int, count),
				 .group_of = g_new0(int, count),
				 .by_group = g_new0(int, count) };

	for (int i = 0; i < graph->count; i++) {
		if (!search.number[i])
			enter(&search, i);
		while (search.path_length > 0)
			follow(&search);
	}
	return search;
}

static void search_done(struct search *search)
{
	g_free(search->number);
	g_free(search->lowest);
	g_free(search->next);
	g_free(search->open);
	g_free(search->path);
	g_free(search->group);
	g_free(search->group_of);
	g_free(search->by_group);
}

/* ---------------------------------------------------------------- order */
struct group {
	int size, first; /* `first`: the obstacle with the lowest number */
	int turn;
	bool blocked; /* a knot, or behind one */
	int knot;
};

static void measure_groups(struct group *groups, const struct search *search)
{
	for (int i = 0; i < search->graph->count; i++) {
		struct group *group = &groups[search->group_of[i]];

		if (group->size++ == 0)
			group->first = i;
		group->blocked = group->size > 1;
		group->knot = -1;
	}
}

/* Groups come out of the search with what holds them behind them, so walking backward every group is finished before it is passed on. */
static int order_groups(struct group *groups, struct search *search)
{
	const struct graph *graph = search->graph;

	for (int i = graph->count - 1; i >= 0; i--) {
		int obstacle = search->by_group[i];
		const struct group *group = &groups[search->group_of[obstacle]];

		for (int at = graph->start[obstacle]; at < graph->start[obstacle + 1]; at++) {
			struct group *held = &groups[search->group_of[graph->target[at]]];

			search->work++;
			if (held == group)
				continue;
			held->turn = MAX(held->turn, group->turn + 1);
			held->blocked |= group->blocked;
		}
	}
	return search->work;
}

static int by_turn(const void *a, const void *b)
{
	const struct group *left = *(struct group *const *)a, *right = *(struct group *const *)b;

	return left->turn != right->turn ? left->turn - right->turn : left->first - right->first;
}

static void number_knots(struct knots *knots, struct group *groups, int group_count)
{
	g_autofree struct group **tied = g_new(struct group *, group_count + 1);

	for (int i = 0; i < group_count; i++)
		if (groups[i].size > 1)
			tied[knots->knot_count++] = &groups[i];
	qsort(tied, (size_t)knots->knot_count, sizeof(struct group *), by_turn);
	knots->knot_size = g_new0(int, knots->knot_count + 1);
	for (int i = 0; i < knots->knot_count; i++) {
		tied[i]->knot = i;
		knots->knot_size[i] = tied[i]->size;
	}
}

static void tell(struct knots *knots, const struct group *groups, const struct search *search)
{
	for (int i = 0; i < knots->count; i++) {
		const struct group *group = &groups[search->group_of[i]];

		knots->knot_of[i] = group->knot;
		knots->turn_of[i] = group->turn;
		knots->reachable[i] = !group->blocked;
		knots->turn_count = MAX(knots->turn_count, group->turn + 1);
	}
}

struct knots *knots_find(int count, const struct hold *holds, int hold_count)
{
	struct knots *knots = g_new0(struct knots, 1);
	struct graph graph = graph_of(count, holds, hold_count, (struct without){ -1, NULL });
	struct search search = search_groups(&graph);
	g_autofree struct group *groups = g_new0(struct group, search.group_count + 1);

	knots->count = count;
	knots->knot_of = g_new0(int, count + 1);
	knots->turn_of = g_new0(int, count + 1);
	knots->reachable = g_new0(bool, count + 1);
	measure_groups(groups, &search);
	knots->work = order_groups(groups, &search);
	number_knots(knots, groups, search.group_count);
	tell(knots, groups, &search);
	search_done(&search);
	graph_done(&graph);
	return knots;
}

void knots_free(struct knots *knots)
{
	if (!knots)
		return;
	g_free(knots->knot_of);
	g_free(knots->turn_of);
	g_free(knots->knot_size);
	g_free(knots->reachable);
	g_free(knots);
}

/* ---------------------------------------------------------------- rings */
/* A walk through the knot that comes back to where it began, by trying. */
struct ring {
	const struct graph *graph;
	const int *knot_of;
	int knot, size, tries;
	int *path, *next; /* of length `size`; `next`: the hold to try from there */
	bool *taken;
};

static bool holds_directly(const struct graph *graph, int from, int to)
{
	for (int at = graph->start[from]; at < graph->start[from + 1]; at++)
		if (graph->target[at] == to)
			return true;
	return false;
}

static bool may_go(const struct ring *ring, int obstacle)
{
	return ring->knot_of[obstacle] == ring->knot && !ring->taken[obstacle];
}

/* One step on, or one back when there is none; the new length of the walk. */
static int step_on(struct ring *ring, int length)
{
	int last = ring->path[length - 1];

	while (ring->next[length - 1] < ring->graph->start[last + 1]) {
		int held = ring->graph->target[ring->next[length - 1]++];

		if (!may_go(ring, held))
			continue;
		ring->taken[held] = true;
		ring->path[length] = held;
		ring->next[length] = ring->graph->start[held];
		return length + 1;
	}
	ring->taken[last] = false;
	return length - 1;
}

static bool walk_ring(struct ring *ring)
{
	int length = 1;

	ring->next[0] = ring->graph->start[ring->path[0]];
	ring->taken[ring->path[0]] = true;
	while (length > 0 && ring->tries-- > 0) {
		if (length == ring->size &&
		    holds_directly(ring->graph, ring->path[length - 1], ring->path[0]))
			return true;
		length = step_on(ring, length);
	}
	return false;
}

static GArray *members_of(const struct knots *knots, int knot)
{
	GArray *members = g_array_new(FALSE, FALSE, sizeof(int));

	for (int i = 0; i < knots->count; i++)
		if (knots->knot_of[i] == knot)
			g_array_append_val(members, i);
	return members;
}

GArray *knots_ring(const struct knots *knots, const struct hold *holds, int hold_count, int knot)
{
	GArray *members = members_of(knots, knot);
	int size = (int)members->len;
	struct graph graph =
		graph_of(knots->count, holds, hold_count, (struct without){ -1, NULL });
	g_autofree int *path = g_new0(int, size + 1);
	g_autofree int *next = g_new0(int, size + 1);
	g_autofree bool *taken = g_new0(bool, knots->count + 1);
	struct ring ring = { &graph, knots->knot_of, knot, size, RING_TRIES, path, next, taken };

	path[0] = size ? g_array_index(members, int, 0) : 0;
	if (size && walk_ring(&ring))
		memcpy(members->data, path, (size_t)size * sizeof(int));
	graph_done(&graph);
	return members;
}

/* ---------------------------------------------------------------- what a solution frees */
/* Solves what is workable, one after another. NULL-free: `reachable` has a place for each obstacle. */
static void reach(const struct graph *graph, bool *reachable)
{
	g_autofree int *held_by = g_new0(int, graph->count + 1);
	g_autofree int *workable = g_new0(int, graph->count + 1);
	int waiting = 0;

	for (int at = 0; at < graph->start[graph->count]; at++)
		held_by[graph->target[at]]++;
	for (int i = 0; i < graph->count; i++)
		if (held_by[i] == 0)
			workable[waiting++] = i;
	while (waiting > 0) {
		int solved = workable[--waiting];

		reachable[solved] = true;
		for (int at = graph->start[solved]; at < graph->start[solved + 1]; at++)
			if (--held_by[graph->target[at]] == 0)
				workable[waiting++] = graph->target[at];
	}
}

static bool *reachable_without(int count, const struct hold *holds, int hold_count,
			       struct without without)
{
	struct graph graph = graph_of(count, holds, hold_count, without);
	bool *reachable = g_new0(bool, count + 1);

	reach(&graph, reachable);
	graph_done(&graph);
	return reachable;
}

static int freed(int count, const struct hold *holds, int hold_count, struct without without)
{
	g_autofree bool *before =
		reachable_without(count, holds, hold_count, (struct without){ -1, NULL });
	g_autofree bool *after = reachable_without(count, holds, hold_count, without);
	int number = 0;

	for (int i = 0; i < count; i++)
		number += i != without.solved && after[i] && !before[i];
	return number;
}

int knots_freed_by_obstacle(int count, const struct hold *holds, int hold_count, int obstacle)
{
	return freed(count, holds, hold_count, (struct without){ obstacle, NULL });
}

int knots_freed_by_hold(int count, const struct hold *holds, int hold_count, int hold)
{
	return freed(count, holds, hold_count, (struct without){ -1, &holds[hold] });
}

/* Knots and order: Tarjan's strongly connected groups, without recursion.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/knot_graph.h"

#include <stdlib.h>

/* ---------------------------------------------------------------- strongly connected groups */
struct search {
	const struct knot_graph *graph;
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

static struct search search_groups(const struct knot_graph *graph)
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
	const struct knot_graph *graph = search->graph;

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
	struct knot_graph graph = knot_graph_of(count, holds, hold_count, WITHOUT_NOTHING);
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
	knot_graph_done(&graph);
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

/* What a solution frees.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/knot_graph.h"

/* Solves what is workable, one after another. */
static void reach(const struct knot_graph *graph, bool *reachable)
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
	struct knot_graph graph = knot_graph_of(count, holds, hold_count, without);
	bool *reachable = g_new0(bool, count + 1);

	reach(&graph, reachable);
	knot_graph_done(&graph);
	return reachable;
}

static int freed(int count, const struct hold *holds, int hold_count, struct without without)
{
	g_autofree bool *before = reachable_without(count, holds, hold_count, WITHOUT_NOTHING);
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

/* What holds what, as rows.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/knot_graph.h"

static bool counts(const struct hold *hold, int count)
{
	return hold->from != hold->to && hold->from >= 0 && hold->from < count && hold->to >= 0 &&
	       hold->to < count;
}

static bool stands(const struct hold *hold, int count, const struct without *without)
{
	if (!counts(hold, count) || hold->from == without->solved || hold->to == without->solved)
		return false;
	return !without->undone || hold->from != without->undone->from ||
	       hold->to != without->undone->to;
}

struct knot_graph knot_graph_of(int count, const struct hold *holds, int hold_count,
				struct without without)
{
	struct knot_graph graph = { .count = count,
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

void knot_graph_done(struct knot_graph *graph)
{
	g_free(graph->start);
	g_free(graph->target);
}

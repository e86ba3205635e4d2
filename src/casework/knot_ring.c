/* The ring of a knot: a walk through all of it that comes back, by trying.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/knot_graph.h"

#include <string.h>

/* A knot of many obstacles with many holds may have no ring, and proving that can take for ever. */
enum { RING_TRIES = 20000 };

struct ring {
	const struct knot_graph *graph;
	const int *knot_of;
	int knot, size, tries;
	int *path, *next; /* of length `size`; `next`: the hold to try from there */
	bool *taken;
};

static bool holds_directly(const struct knot_graph *graph, int from, int to)
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
	struct knot_graph graph = knot_graph_of(knots->count, holds, hold_count, WITHOUT_NOTHING);
	g_autofree int *path = g_new0(int, size + 1);
	g_autofree int *next = g_new0(int, size + 1);
	g_autofree bool *taken = g_new0(bool, knots->count + 1);
	struct ring ring = { &graph, knots->knot_of, knot, size, RING_TRIES, path, next, taken };

	path[0] = size ? g_array_index(members, int, 0) : 0;
	if (size && walk_ring(&ring))
		memcpy(members->data, path, (size_t)size * sizeof(int));
	knot_graph_done(&graph);
	return members;
}

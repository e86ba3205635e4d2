/* What holds what, as rows: for the files knot*.c only.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_KNOT_GRAPH_H
#define CASEWORK_KNOT_GRAPH_H

#include "casework/knot.h"

struct knot_graph {
	int count;
	int *start;  /* count + 1: where the row of an obstacle begins in `target` */
	int *target; /* what it holds */
};

/* Without the holds of `solved` (-1: nobody), and without `undone` (NULL: none) however often it was said. */
struct without {
	int solved;
	const struct hold *undone;
};

#define WITHOUT_NOTHING ((struct without){ -1, NULL })

struct knot_graph knot_graph_of(int count, const struct hold *holds, int hold_count,
				struct without without);
void knot_graph_done(struct knot_graph *graph);

#endif

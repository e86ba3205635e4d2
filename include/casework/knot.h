/* Obstacles that hold each other in place. A cycle is a finding here, not a mistake: it has a name, a knot. The rest gets an order.
   Pure arithmetic on numbered obstacles; knows nothing of whose they are.

   Words: an obstacle is *workable* when nothing unsolved holds it. It is *reachable* when solving workable obstacles one after another
   frees it in the end. An obstacle in a knot, or held by one, is not reachable until something opens the knot from outside.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_KNOT_H
#define CASEWORK_KNOT_H

#include <glib.h>
#include <stdbool.h>

/* `from` holds `to` in place; both 0 … count-1. From itself to itself, and the same twice, are ignored. */
struct hold {
	int from, to;
};

struct knots {
	int count;      /* obstacles */
	int knot_count; /* knots, numbered 0 … in the order in which they come */
	int *knot_of;   /* for each obstacle: its knot, or -1 */
	int *turn_of; /* for each: 0 nothing comes before it, 1 after those, …; all of a knot share one; what waits for a knot comes after it.
			 Workable now: turn 0 and in no knot */
	int *knot_size; /* for each knot */
	int turn_count;
	bool *reachable; /* for each, as things stand */
	int work; /* obstacles visited and holds followed: at most each once for the knots and once for the order */
};

struct knots *knots_find(int count, const struct hold *holds, int hold_count);
void knots_free(struct knots *knots);
/* The obstacles of a knot in the order of the ring where there is one (each holds the next), beginning with the lowest number; else
   by number. In large knots without an evident ring the search is given up early. Of int. */
GArray *knots_ring(const struct knots *knots, const struct hold *holds, int hold_count, int knot);

/* How many obstacles become reachable when this one is solved (it does not count itself), or when this hold is undone. 0 for what
   stands outside and before no knot: solving it frees nothing that was not free already. Some microseconds each: ask when a plan is
   loaded, not while drawing. */
int knots_freed_by_obstacle(int count, const struct hold *holds, int hold_count, int obstacle);
int knots_freed_by_hold(int count, const struct hold *holds, int hold_count, int hold);

#endif

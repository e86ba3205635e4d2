/* What holds what, as rows to walk through: what can be worked on now, knots as rings, what waits. Plain data.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_KNOT_PICTURE_H
#define SCREENS_KNOT_PICTURE_H

#include "casework/progress.h"

enum knot_row {
	KNOT_NOW,      /* heading: this can be worked on now */
	KNOT_RING,     /* heading: these hold each other; `knot` */
	KNOT_LATER,    /* heading: this waits for something */
	KNOT_OBSTACLE, /* `obstacle` */
	KNOT_HOLD,     /* below an obstacle: `hold`, from it to another */
};

/* Numbers as in `plan_knots`: of obstacles, of holds, of knots. */
struct knot_line {
	enum knot_row row;
	int obstacle, hold, knot;
};

/* Of struct knot_line, top to bottom; free with g_array_unref. */
GArray *knot_picture(const struct plan_knots *knots);
bool knot_line_is_entry(const struct knot_line *line); /* not a heading */
/* The line on which an obstacle stands; -1. */
int knot_picture_find(const GArray *picture, int obstacle);

/* What would free most if it were solved first: obstacles of equal weight, in their order. A hold when no obstacle frees any.
   Empty when nothing is to be freed. */
struct lever {
	bool is_hold;
	int number; /* of the obstacle, or of the hold */
};
GArray *knot_levers(const struct plan_knots *knots); /* of struct lever */

#endif

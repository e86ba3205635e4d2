/* Obstacles that may stand on a sheet, with what holds what among them: computed from these alone, so that nothing hidden shows.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_SHEET_KNOT_H
#define REPORT_SHEET_KNOT_H

#include "report/sheet_words.h"

struct tangle {
	const GPtrArray *obstacles; /* of const struct plan_item *, borrowed */
	const GPtrArray *numbers;   /* char *: how each is called on this sheet, borrowed */
	GArray *holds;              /* of struct hold */
	struct knots *knots;        /* after tangle_tie */
};

struct tangle *tangle_new(const GPtrArray *obstacles, const GPtrArray *numbers);
/* Holdings of one file; those with an end elsewhere are passed over. */
void tangle_add(struct tangle *tangle, const GPtrArray *holdings);
void tangle_tie(struct tangle *tangle);
void tangle_free(struct tangle *tangle);
/* "1, 3": what holds an obstacle, or NULL when nothing does. Newly allocated. */
char *tangle_holders(const struct tangle *tangle, int obstacle);
/* The picture, the same in words, and the question where to begin. */
void part_add_knot(const struct part *part, const struct tangle *tangle, int knot);

#endif

/* The plan as one list to walk through: its parts, each with its items or an empty place to stand on. Plain data.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_PLAN_LINES_H
#define SCREENS_PLAN_LINES_H

#include "casework/plan.h"

enum plan_part {
	PART_STRENGTHS,
	PART_HELPERS,
	PART_PERSPECTIVE,
	PART_OBSTACLES, /* with their breakthroughs and steps */
	PART_STEPS,     /* steps that hang below nothing */
	PART_PROMISES,  /* of ours and of others, wherever they hang */
	PART_ASKED,     /* asked, not accepted */
	PART_COUNT,
};

struct plan_entry {
	enum plan_part part;
	int depth;                    /* 0 to 2, below an obstacle */
	const struct plan_item *item; /* NULL: the part is still empty */
};

/* Of struct plan_entry; items borrowed from the plan. A promise below an obstacle stands there and among the promises. */
GArray *plan_entries(const struct plan *plan);
/* Where the item stands: in `part` if it is there, else anywhere; -1. */
int plan_entries_find(const GArray *entries, record_id id, enum plan_part part);
/* The first entry of a part. */
int plan_entries_part(const GArray *entries, enum plan_part part);
enum plan_kind plan_part_kind(enum plan_part part); /* what a new item there is */
const char *plan_part_heading(enum plan_part part); /* i18n key */

#endif

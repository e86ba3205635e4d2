/* What the screen of the plan and what grows around it share.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_PLAN_SCREEN_H
#define SCREENS_PLAN_SCREEN_H

#include "screens/conversation_screen.h"
#include "screens/plan_lines.h"
#include "screens/row_list.h"

struct plan_screen {
	struct conversation_screen base;
	struct plan *plan;
	GArray *entries; /* struct plan_entry */
	struct row_list *rows;
	record_id
		newest; /* the highest id there was: a higher one is new, and gets the attention */
	record_id asking_of;  /* the step whose day is being asked; 0: none */
	bool asking_capacity; /* how many steps are bearable is being asked */
	int active;           /* steps in hand when that was last looked at */
};

/* The item the attention is on; NULL: an empty place. */
const struct plan_item *plan_screen_item(const struct plan_screen *self);
void plan_screen_reload(struct plan_screen *self);

/* Knots, guide, capacity, resting, attempts, events, versions, a move. */
extern const struct command plan_growth_commands[];
/* After every change: one more step in hand than is bearable asks which one rests. */
struct outcome plan_growth_settled(struct plan_screen *self);
/* The steps in hand are what they are: nothing is asked. */
void plan_growth_accept(struct plan_screen *self);
void plan_growth_take_capacity(struct plan_screen *self, int answer);
/* Something in the household raised a question that nobody talked about yet: says so. */
void plan_growth_greet(const struct plan_screen *self);
/* Says what went with an item that was deleted. */
char *plan_growth_ties(const struct plan_screen *self, record_id id);

#endif

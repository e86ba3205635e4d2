/* What the screen of the knots and its drawing share.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_KNOTS_SCREEN_H
#define SCREENS_KNOTS_SCREEN_H

#include "content/guide.h"
#include "screens/conversation_screen.h"
#include "screens/knot_picture.h"
#include "screens/row_list.h"

/* A hold that the guide knows between two obstacles that came from it, and that is not said yet. */
struct usual_hold {
	int from, to; /* obstacles */
	const struct guide_hold *known;
};

struct knots_screen {
	struct conversation_screen base;
	struct plan *plan;
	struct plan *shared; /* what the other members of the household share */
	GPtrArray *holdings;
	struct plan_knots *knots;
	GPtrArray *numbers;     /* char *: of each obstacle, as it stands in the plan */
	GArray *picture;        /* struct knot_line */
	GArray *levers;         /* struct lever */
	GArray *usual;          /* struct usual_hold */
	int lever;              /* the one that is asked about */
	record_id holding_from; /* the obstacle of which is being said what it holds; 0: none */
	struct row_list
		*rows; /* entries: lines of the picture that are no headings, then `usual` */
};

/* The line of the picture below entry `entry` of the list; NULL: it is a usual hold, or there is none. */
const struct knot_line *knots_line_at(const struct knots_screen *self, int entry);
int knots_line_entries(const struct knots_screen *self); /* without the usual holds */
int knots_entries(const struct knots_screen *self);
/* Reads all of it anew; the attention stays where it was. */
void knots_read(struct knots_screen *self);
void knots_forget(struct knots_screen *self);
void knots_draw(const struct knots_screen *self, struct canvas *canvas, struct area body);

#endif

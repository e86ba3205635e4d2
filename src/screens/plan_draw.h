/* The plan on a screen: each entry of the list in words.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_PLAN_DRAW_H
#define SCREENS_PLAN_DRAW_H

#include "screens/conversation_screen.h"
#include "screens/plan_lines.h"
#include "screens/row_list.h"

struct plan_picture {
	const struct conversation_screen *screen;
	const struct plan *plan;
	const GArray *entries;
};

void plan_draw(const struct plan_picture *picture, struct row_list *rows, struct canvas *canvas,
	       struct area area);
/* "wij: Nadia" */
char *plan_owner_words(const struct services *services, const struct plan_item *step);

#endif

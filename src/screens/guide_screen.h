/* What the screen of the guide, its drawing and the taking of its items share.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_GUIDE_SCREEN_H
#define SCREENS_GUIDE_SCREEN_H

#include "content/guide.h"
#include "screens/conversation_screen.h"
#include "screens/row_list.h"
#include "ui/line_edit.h"

struct guide_screen {
	struct conversation_screen base;
	const struct guide *guide;
	enum indicator indicator; /* INDICATOR_NONE: all domains */
	struct plan_item *here;   /* the item of the plan one comes from; NULL: none */
	struct line_edit *query;
	GArray *hits; /* struct guide_hit, by part; the entries of the list */
	struct row_list *rows;
};

void guide_draw(const struct guide_screen *self, struct canvas *canvas, struct area body);

/* Takes an item of the guide into the plan as one action, and says so: told, also why not. */
bool guide_take(struct guide_screen *self, const struct guide_hit *hit);

#endif

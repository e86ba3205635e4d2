/* One domain, as its keys and its drawing share it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_INDICATOR_SCREEN_H
#define SCREENS_INDICATOR_SCREEN_H

#include "screens/domains.h"
#include "screens/row_list.h"
#include "ui/text_edit.h"

struct indicator_screen {
	struct conversation_screen base;
	struct domains domains;
	enum indicator indicator;
	enum voice voice;
	struct text_edit *note;
	struct draft_keeper keeper;
	struct row_list *rows; /* the texts, scrolled by row */
	bool asking;           /* the score */
};

/* The rating in the voice of this screen; NULL: nothing was said. */
const struct rating *indicator_rating(const struct indicator_screen *self);
void indicator_draw(const struct screen *screen, struct canvas *canvas, struct area body);

#endif

/* What we heard, as its keys and its drawing share it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_HARVEST_SCREEN_H
#define SCREENS_HARVEST_SCREEN_H

#include "screens/conversation_screen.h"
#include "screens/harvest_marks.h"
#include "screens/row_list.h"

struct harvest_screen {
	struct conversation_screen base;
	GPtrArray *answers;
	GPtrArray *marks; /* struct heard * */
	struct plan *plan;
	struct row_list *rows;
	bool asking; /* by which day the selected promise will be kept */
};

void harvest_draw(const struct screen *screen, struct canvas *canvas, struct area body);

#endif

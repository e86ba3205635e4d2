/* The fourteen domains on one screen, as its keys and its drawing share it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_INDICATORS_SCREEN_H
#define SCREENS_INDICATORS_SCREEN_H

#include "screens/domains.h"

struct indicators_screen {
	struct conversation_screen base;
	struct domains domains;
	enum indicator selected;
	enum voice voice; /* whose view the keys change */
	bool by_number; /* typing in a form: a number finds the domain, and only then a feeling is asked */
	int typed;  /* digits of that number that may go on; 0: none */
	bool found; /* the domain of the number is there and waits for its feeling */
};

void indicators_draw(const struct screen *screen, struct canvas *canvas, struct area body);

#endif

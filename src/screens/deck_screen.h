/* The deck on the screen: what its two files share. deck_screen.c answers keys, deck_screen_draw.c draws.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_DECK_SCREEN_H
#define SCREENS_DECK_SCREEN_H

#include "casework/answer.h"
#include "screens/conversation_screen.h"

enum { ROW_OF_CARDS = 10 };

struct deck_screen {
	struct conversation_screen in;
	struct deck_view view;
	int selected;           /* number, 1 to 40 */
	int typed;              /* a first digit that may get a second one; 0: none */
	int warned_about;       /* delicate card whose warning stands on the status line; 0: none */
	bool participant_draws; /* what is typed or chosen is the participant's choice */
};

const struct deck *deck_screen_cards(const struct deck_screen *deck);
const struct card *deck_screen_selected(const struct deck_screen *deck);
void deck_screen_draw(const struct screen *screen, struct canvas *canvas, struct area body);

#endif

/* From a screen that stands above the harvest, the domains or the plan to another one of the conversation: it closes and the one
   below goes there, so that screens never pile up and Esc never leads to an old one.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_GOING_ON_H
#define SCREENS_GOING_ON_H

#include "screens/conversation_screen.h"

/* Cards, domains, what we heard, plan; listed before conversation_commands. */
extern const struct command going_on_commands[];

struct outcome going_on_to_plan(void); /* closes this one in order to go there */

/* Did the screen above close in order to go elsewhere? No day and no score is such a value. */
bool going_on(int value);
/* What the screen below answers then; it stays when it is the one that was meant. */
struct outcome going_on_from(struct screen *below, int value);

#endif

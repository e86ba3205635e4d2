/* One question: by which day? Closes with the day, DAY_NONE when it may stay open, DAY_QUESTION_LEFT when nobody answered.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_DAY_QUESTION_SCREEN_H
#define SCREENS_DAY_QUESTION_SCREEN_H

#include "screens/conversation_screen.h"

#define DAY_QUESTION_LEFT 0 /* what Esc closes a screen with; nobody plans for 1 January 1970 */

/* `asker`: the screen that asks; `words`: what it is about, shown above the field. */
struct screen *day_question_screen_new(const struct conversation_screen *asker, const char *words,
				       day value);

#endif

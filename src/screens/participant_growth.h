/* From the file of one person to what grows around the plan; and the questions that the household raised.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_PARTICIPANT_GROWTH_H
#define SCREENS_PARTICIPANT_GROWTH_H

#include "casework/person_file.h"
#include "screens/services.h"

/* The screen of the participant begins with these three. */
struct person_at_hand {
	struct screen base;
	struct services *services;
	record_id participant_id;
};

extern const struct command participant_growth_commands[];

/* Draws how much is bearable and the questions that wait, from `row` on; returns the first row below. */
int participant_growth_draw(struct services *services, const struct person_file *file,
			    struct canvas *canvas, int row);

#endif

/* From the file of one person to what they allow and how long it is kept.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_PARTICIPANT_CARE_H
#define SCREENS_PARTICIPANT_CARE_H

#include "casework/person_file.h"
#include "screens/services.h"

extern const struct command participant_care_commands[];

/* What stands, in one quiet line (two on a narrow screen), from `row` on; returns the first row below. Nothing was ever asked: nothing. */
int participant_care_draw(struct services *services, const struct person_file *file,
			  struct canvas *canvas, int row);

#endif

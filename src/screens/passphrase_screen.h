/* The screen that asks for passphrases, as its keys and its drawing share it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_PASSPHRASE_SCREEN_H
#define SCREENS_PASSPHRASE_SCREEN_H

#include "screens/care_screens.h"
#include "ui/fields.h"

enum stage { STAGE_PRESENT, STAGE_CHOOSE, STAGE_CONFIRM, STAGE_TOLD };

struct passphrase_screen {
	struct screen base;
	struct services *services;
	enum passphrase_task task;
	enum stage stage;
	struct passphrase_edit *edit;
	struct secret *chosen; /* what was typed the first time */
	bool working;          /* what Enter asked for is done once this is painted */
	int wrong;             /* present passphrases in a row */
	gint64 paused_till;    /* monotonic ms */
	char *said;            /* what was wrong, or at the end: what was done; NULL: nothing */
};

void passphrase_draw(const struct screen *screen, struct canvas *canvas, struct area body);
char *passphrase_title(const struct screen *screen);

#endif

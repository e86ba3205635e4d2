/* What the screen of a person's own copy is made of; its pictures are in carry_draw.c.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_CARRY_SCREEN_H
#define SCREENS_CARRY_SCREEN_H

#include "screens/conversation_screen.h"
#include "screens/place_list.h"
#include "ui/fields.h"

enum carry_stage {
	CARRY_HOW, /* what to say; a code or a passphrase */
	CARRY_WHERE,
	CARRY_CHOOSE, /* they type the passphrase */
	CARRY_CONFIRM,
	CARRY_WORKING, /* begins once this is painted */
	CARRY_DONE,
};
enum carry_way { CARRY_BY_CODE, CARRY_BY_PASSPHRASE, CARRY_WAYS };

struct carry_screen {
	struct conversation_screen in;
	enum carry_stage stage;
	struct choice way; /* enum carry_way */
	struct place_list places;
	struct passphrase_edit *edit;
	struct secret *chosen; /* NULL: nothing yet */
	char *folder;          /* where it goes; NULL: not chosen yet */
	char *path;            /* where it lies; NULL: nowhere yet */
	char *said;            /* why not; NULL: nothing */
};

void carry_draw(const struct screen *screen, struct canvas *canvas, struct area body);

#endif

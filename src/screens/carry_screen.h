/* What the screen of a person's own copy is made of; its pictures are in carry_draw.c.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_CARRY_SCREEN_H
#define SCREENS_CARRY_SCREEN_H

#include "screens/carry_screens.h"
#include "screens/conversation_screen.h"
#include "screens/place_list.h"
#include "ui/fields.h"

enum carry_stage {
	CARRY_HOW, /* what to say; a code or a passphrase */
	CARRY_WHERE,
	CARRY_CHOOSE, /* they type the passphrase */
	CARRY_CONFIRM,
	CARRY_CODE,    /* its own screen lies on top */
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
	struct secret *chosen;  /* what will open it; NULL: nothing yet */
	enum carry_noted noted; /* of a code */
	char *path;             /* where it lies, or will lie; NULL: not known yet */
	char *said;             /* why not; NULL: nothing */
};

void carry_draw(const struct screen *screen, struct canvas *canvas, struct area body);

#endif

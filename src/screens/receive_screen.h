/* What the screen that takes somebody's own copy in is made of; its pictures are in receive_draw.c.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_RECEIVE_SCREEN_H
#define SCREENS_RECEIVE_SCREEN_H

#include "screens/carried_file.h"
#include "screens/code_field.h"
#include "screens/place_list.h"
#include "ui/fields.h"
#include "ui/line_edit.h"

enum receive_stage {
	RECEIVE_CHOOSE, /* which file */
	RECEIVE_CODE,
	RECEIVE_PASSPHRASE,
	RECEIVE_WORKING, /* begins once this is painted */
	RECEIVE_SEEN,    /* whose it is; nothing is stored yet */
};

struct receive_screen {
	struct screen base;
	struct services *services;
	enum receive_stage stage;
	enum receive_stage how; /* RECEIVE_CODE or RECEIVE_PASSPHRASE: what opens it */
	struct place_list places;
	struct code_field code;
	struct passphrase_edit *passphrase;
	struct carried carried;
	struct line_edit
		*new_code;   /* RECEIVE_SEEN: under which code they are kept here; else NULL */
	bool code_was_taken; /* their own belongs to somebody here */
	char same
		[CODE_SIZE]; /* RECEIVE_SEEN: under which code the same person is here; empty: nobody */
	char *said;          /* what was wrong; NULL: nothing */
};

void receive_draw(const struct screen *screen, struct canvas *canvas, struct area body);

#endif

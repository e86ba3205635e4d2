/* The five-minute close on the screen: what its three files share. close_screen.c answers keys, close_draw.c draws,
   close_saving.c keeps the step, the appointment and the end of the conversation.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_CLOSE_SCREEN_H
#define SCREENS_CLOSE_SCREEN_H

#include "casework/plan.h"
#include "screens/conversation_screen.h"
#include "screens/draft_keeper.h"
#include "ui/fields.h"
#include "ui/line_edit.h"

enum close_field {
	CLOSE_STEP,
	CLOSE_DAY,
	CLOSE_NOTE,
	CLOSE_PRINT,
	CLOSE_LARGE,
	CLOSE_DONE,
	CLOSE_FIELD_COUNT,
};

struct close_screen {
	struct conversation_screen in;
	char *heard; /* what we heard in this conversation, line by line, without the signs */
	int skip;    /* rows of it that are scrolled away */
	struct line_edit *step, *note;
	struct draft_keeper step_keeper, note_keeper;
	struct day_edit *appointment;
	struct plan_item *step_item; /* NULL: not agreed on yet */
	enum close_field focus;
	bool without_file;
	bool may_ask; /* nobody asked this person about research yet */
	bool sure;    /* "done" was pressed once in a conversation without a file */
};

/* "talent · hield de boeken bij" for every mark of the conversation that may be read out now, then its steps. */
bool close_read_back(struct close_screen *close, struct error *error) MUST_CHECK;
/* The step becomes an open one of the participant; the appointment goes to their file. Nothing happens when nothing changed. */
bool close_save_fields(struct close_screen *close, struct error *error) MUST_CHECK;
/* Ends the conversation; without a file everything of the person is wiped. */
bool close_finish(struct close_screen *close, struct error *error) MUST_CHECK;

void close_draw(const struct screen *screen, struct canvas *canvas, struct area body);

#endif

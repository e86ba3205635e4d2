/* What every screen of a conversation begins with, and what these screens do alike: the title, where we are, moving on.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_CONVERSATION_SCREEN_H
#define SCREENS_CONVERSATION_SCREEN_H

#include "casework/answer.h"
#include "screens/services.h"

/* The private struct of a screen that lists conversation_commands begins with this one. */
struct conversation_screen {
	struct screen base;
	struct services *services;
	record_id participant_id;
	record_id conversation_id; /* 0: at the desk, outside a conversation */
	char *card_id;             /* the card the attention is on; NULL: none */
	char *who;                 /* "NIJ-0042 «Lina»", for the title */
	enum language language;    /* the participant's */
	enum language second;      /* the other one on the screen; LANGUAGE_NONE: only one */
	guint present;             /* enum presence */
	bool heavy_news;           /* the next conversation begins gently */
	day said_on;               /* the day of the conversation; today at the desk */
	enum drawn_by drawn_by;    /* who chose the card the attention is on */
	bool walking; /* on the guided walk: the conversation remembers that with its place */
};

/* Loads what the struct holds; participant_id 0: the one of the conversation. False: told on the status line, nothing to free. */
bool conversation_screen_init(struct conversation_screen *self, const struct screen_kind *kind,
			      struct services *services, record_id participant_id,
			      record_id conversation_id);
void conversation_screen_done(struct conversation_screen *self);

/* "NIJ-0042 «Lina» · rest"; newly allocated, `rest` may be NULL. */
char *conversation_screen_title(const struct conversation_screen *self, const char *rest);
/* Others hear what is said, who are neither of the two nor their interpreter: what is between us is not shown then. */
bool conversation_screen_is_overheard(const struct conversation_screen *self);

/* The file opens here again: "deck", "indicators", "harvest", "plan" or a card id. Not an action to undo; tells its errors. */
void conversation_screen_remember_place(struct conversation_screen *self, const char *place);

/* Somebody came in or left. Not an action to undo; tells its errors. */
void conversation_screen_set_present(struct conversation_screen *self, guint present);

/* Heavy news today. Not an action to undo, for the same key takes it back; tells its errors. */
bool conversation_screen_set_heavy_news(struct conversation_screen *self, bool heavy);

/* Another screen of the conversation instead of this one, after this one saved; `next` NULL (told already): stay. */
struct outcome conversation_screen_replace(struct screen *next);
struct outcome conversation_screen_open(struct screen *next);
/* Saves what is open on a screen, as when it is covered. Call before another screen reads the vault. */
void conversation_screen_settle(struct screen *screen);

#endif

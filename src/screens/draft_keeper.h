/* Keeps what is being typed in one field: saved as a draft when the typing rests for 250 ms, and at least once a second while it
   goes on. Never judges the text. Knows its person, conversation and field, so no words can open in another file.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_DRAFT_KEEPER_H
#define SCREENS_DRAFT_KEEPER_H

#include "screens/number_watch.h"
#include "screens/services.h"
#include "store/drafts.h"

struct draft_keeper {
	struct services *services;
	struct draft_key key;
	char *field;     /* key.field; owned */
	char *base;      /* the text the field began with */
	char *kept;      /* the text the vault gives back now: the base with every splice */
	bool has_draft;  /* the vault holds a draft of this field */
	bool waits;      /* something was typed that the vault does not have yet */
	gint64 first_ms; /* monotonic: the first letter that waits */
	gint64 last_ms;  /* the last one */
	struct number_watch watch;
};

/* Opens the field on `stored`. The text to show (newly allocated) is a draft that was left behind, when there is one: *recovered.
   A draft that cannot be read is told, and never keeps the field shut. */
char *draft_keeper_open(struct draft_keeper *keeper, struct services *services,
			const struct draft_key *key, const char *stored, bool *recovered);
void draft_keeper_done(struct draft_keeper *keeper);
/* The field the words are typed in, once it is made: when it rests, it is looked at for numbers that must not be there. */
void draft_keeper_watch_text(struct draft_keeper *keeper, struct text_edit *text);
void draft_keeper_watch_line(struct draft_keeper *keeper, struct line_edit *line);

void draft_keeper_typed(struct draft_keeper *keeper); /* after every key that changed the text */
gint64 draft_keeper_deadline(const struct draft_keeper *keeper); /* monotonic ms; G_MAXINT64 */
/* Saves the draft; a failure is told and tried again a second later. */
void draft_keeper_keep(struct draft_keeper *keeper, const char *text);
/* `text` is in the vault now under its own name and the draft went with that action. */
void draft_keeper_settled(struct draft_keeper *keeper, const char *text);
/* Nothing of what was typed needs keeping: removes the draft when there is one. Within an action, or as its own. */
bool draft_keeper_forget(struct draft_keeper *keeper, struct error *error) MUST_CHECK;

#endif

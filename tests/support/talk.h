/* A conversation to test the screens of: the world with Lina, an open conversation and the home screen below.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_TALK_H
#define SUPPORT_TALK_H

#include "casework/answer.h"
#include "support/world.h"

struct talk {
	struct world *world;
	record_id person, conversation;
};

struct talk *talk_new(const char *language);
/* The same on a disk of the test, with a passphrase that is right. */
struct talk *talk_new_on_disk(const char *language, struct disk disk, const char *passphrase);
void talk_free(struct talk *talk);

/* Opens a screen of the conversation on top of home. */
void talk_open_deck(struct talk *talk);
void talk_open_card(struct talk *talk, const char *card_id);
const char *talk_top(const struct talk *talk); /* "card": the name of the screen on top */

void talk_present(struct talk *talk, guint present); /* who hears it */
void talk_without_file(struct talk *talk);
/* An answer given in this conversation; talk_earlier: in one a month before. */
void talk_said(struct talk *talk, const char *card_id, const char *text, enum answer_state state);
void talk_earlier(struct talk *talk, const char *card_id, const char *text, enum answer_state state,
		  bool between_us);
struct answer *talk_answer(struct talk *talk, const char *card_id); /* owned; NULL: none */
char *talk_draft(struct talk *talk, const char *field);             /* owned; NULL: none */
struct conversation *talk_conversation(struct talk *talk);          /* owned */

#endif

/* The fourteen domains of one person as they stand: in this conversation, before it, and in the counsellor's own eyes. Two voices
   stand side by side; nothing makes one of both.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_DOMAINS_H
#define SCREENS_DOMAINS_H

#include "casework/answer.h"
#include "casework/rating.h"
#include "screens/conversation_screen.h"
#include "screens/draft_keeper.h"

struct domain_view {
	const struct rating *now;     /* the person's, in this conversation; NULL: not said */
	const struct rating *earlier; /* the person's, the last one before this conversation */
	const struct rating *own;     /* the counsellor's, in this conversation */
	int answers;                  /* cards talked about that open this domain */
};

struct domains {
	struct services *services;
	record_id participant_id;
	record_id
		conversation_id; /* the one a rating belongs to; at the desk the last one; 0: there is none */
	enum language language; /* of a new note */
	day said_on;
	bool own_view_allowed; /* nobody sits at the table: the conversation is over or was typed later */
	GPtrArray *ratings;
	GPtrArray *answers; /* all of this person, oldest first */
	struct domain_view view[INDICATOR_COUNT];
};

/* `conversation_id` 0: at the desk. Errors are told; what could not be read is not there. */
void domains_load(struct domains *domains, const struct conversation_screen *screen);
void domains_done(struct domains *domains);

/* What was said to a card that opens this domain. */
bool domains_is_about(const struct domains *domains, const struct answer *answer,
		      enum indicator indicator);

/* A copy of the rating of this conversation in that voice, or a new one; rating_free. */
struct rating *domains_rating(const struct domains *domains, enum indicator indicator,
			      enum voice voice);
/* Saves it, or removes one in which nothing is said. Told when it fails. */
bool domains_save(const struct domains *domains, struct rating *rating, const char *undo_label);
/* The same, and the draft of its note goes in the same action. */
bool domains_save_note(const struct domains *domains, struct rating *rating,
		       struct draft_keeper *keeper);
/* One key: how it is now. */
bool domains_set_feeling(const struct domains *domains, enum indicator indicator, enum voice voice,
			 enum feeling feeling);
bool domains_toggle_chosen(const struct domains *domains, enum indicator indicator);
bool domains_toggle_between_us(const struct domains *domains, enum indicator indicator,
			       enum voice voice);

/* The detail of one domain; score 0 to 10 with what 0, 5 and 10 look like. */
struct screen *indicator_screen_new(struct services *services, record_id participant_id,
				    record_id conversation_id, enum indicator indicator,
				    enum voice voice);
#define SCORE_QUESTION_LEFT 0 /* else it closes with the score + 1, or with SCORE_QUESTION_NONE */
#define SCORE_QUESTION_NONE 12
struct screen *score_screen_new(const struct conversation_screen *asker, enum indicator indicator,
				int score);

#endif

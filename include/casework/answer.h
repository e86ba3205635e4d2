/* What was said to a card.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_ANSWER_H
#define CASEWORK_ANSWER_H

#include "casework/conversation.h"

enum answer_state { ANSWER_TALKED_ABOUT, ANSWER_PARKED, ANSWER_RATHER_NOT, ANSWER_ELSEWHERE };
enum wording { WORDING_OWN, WORDING_INTERPRETER, WORDING_SUMMARY }; /* only own words are quoted */
enum drawn_by { DRAWN_BY_COUNSELLOR, DRAWN_BY_PARTICIPANT, DRAWN_BY_CHANCE, DRAWN_BY_WALK };

extern const struct names answer_state_names; /* talked_about parked rather_not elsewhere */
extern const struct names wording_names;      /* own interpreter summary */
extern const struct names drawn_by_names;     /* counsellor participant chance walk */

/* One card in one conversation has at most one answer. */
struct answer {
	record_id id;
	record_id participant_id;
	record_id conversation_id;
	char *card_id;
	char *text; /* as typed, with the signs of the marks in it; may be empty */
	char language[LANGUAGE_CODE]; /* any language */
	enum wording wording;
	enum drawn_by drawn_by;
	enum answer_state state;
	bool between_us;
	day said_on;
	gint64 changed_at;
};

struct answer *answer_new(void);
void answer_free(struct answer *answer);

/* How every card stands after all answers of one person; `answers` oldest first (struct answer *). A later conversation wins. */
struct deck_view deck_view_of(const struct deck *deck, const GPtrArray *answers);

#endif

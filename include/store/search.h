/* Any word of everything people said: answers, notes, plan items, lessons, skills, couplings, consents, people, open drafts; also in the middle of a word.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "casework/participant.h"
#include "store/vault.h"

enum hit_kind {
	HIT_PERSON,
	HIT_ANSWER,
	HIT_RATING,
	HIT_PLAN,
	HIT_CONVERSATION,
	HIT_DRAFT,
	HIT_LESSON,
	HIT_SKILL,
	HIT_COUPLING,
	HIT_CONSENT
};

struct hit {
	enum hit_kind kind;
	record_id participant_id, conversation_id, record;
	char code[CODE_SIZE];
	char *pseudonym;
	char *field;   /* card id, indicator, plan kind … */
	char *excerpt; /* one line around the find, at most 120 characters */
	gint64 said_at;
};

/* All words of `query` (folded, each anywhere in the text, also inside a word; one or two letters search code and pseudonym only),
   newest first, at most `limit`. Of struct hit *, owned. */
bool search(struct vault *vault, const char *query, int limit, GPtrArray **hits,
	    struct error *error) MUST_CHECK;
void hit_free(struct hit *hit);

#endif

/* Conversations, answers, harvest and ratings on disk. Writing belongs between vault_begin and vault_commit.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_CONVERSATIONS_H
#define STORE_CONVERSATIONS_H

#include "casework/answer.h"
#include "casework/mark.h"
#include "casework/rating.h"
#include "store/vault.h"

bool conversation_save(struct vault *vault, struct conversation *conversation,
		       struct error *error) MUST_CHECK; /* id 0: inserts */
bool conversation_load(struct vault *vault, record_id id, struct conversation **conversation,
		       struct error *error) MUST_CHECK;
/* Of one person, oldest first; of struct conversation *, owned. */
bool conversation_list(struct vault *vault, record_id participant_id, GPtrArray **conversations,
		       struct error *error) MUST_CHECK;
/* The open or paused one touched last, of one person (or of anybody: 0); *conversation NULL when there is none. */
bool conversation_waiting(struct vault *vault, record_id participant_id,
			  struct conversation **conversation, struct error *error) MUST_CHECK;
bool conversation_delete(struct vault *vault, record_id id,
			 struct error *error) MUST_CHECK; /* with its answers and ratings */

/* Saves the answer, removes its draft and renews its search rows, all in the same action. Of a card and conversation there is one. */
bool answer_save(struct vault *vault, struct answer *answer, struct error *error) MUST_CHECK;
bool answer_load(struct vault *vault, record_id conversation_id, const char *card_id,
		 struct answer **answer, struct error *error) MUST_CHECK;
bool answer_delete(struct vault *vault, record_id id, struct error *error) MUST_CHECK;
/* All of one person (conversation_id 0) or of one conversation, oldest first; of struct answer *, owned. */
bool answer_list(struct vault *vault, record_id participant_id, record_id conversation_id,
		 GPtrArray **answers, struct error *error) MUST_CHECK;

/* What was done with the marks of one conversation's answers; of struct harvested *, owned. */
bool harvested_list(struct vault *vault, record_id conversation_id, GPtrArray **harvested,
		    struct error *error) MUST_CHECK;
bool harvested_save(struct vault *vault, const struct harvested *harvested,
		    struct error *error) MUST_CHECK;
bool harvested_forget(struct vault *vault, const struct harvested *harvested,
		      struct error *error) MUST_CHECK;

bool rating_save(struct vault *vault, struct rating *rating, struct error *error) MUST_CHECK;
bool rating_delete(struct vault *vault, record_id id, struct error *error) MUST_CHECK;
/* All of one person, oldest first; of struct rating *, owned. */
bool rating_list(struct vault *vault, record_id participant_id, GPtrArray **ratings,
		 struct error *error) MUST_CHECK;

#endif

/* The plan on disk. Writing belongs between vault_begin and vault_commit.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_PLANS_H
#define STORE_PLANS_H

#include "casework/plan.h"
#include "store/vault.h"

bool plan_load(struct vault *vault, record_id participant_id, struct plan **plan,
	       struct error *error) MUST_CHECK;
/* What the other members of the household share with this person (and keep not between us); empty without a household. */
bool plan_load_shared(struct vault *vault, record_id participant_id, struct plan **plan,
		      struct error *error) MUST_CHECK;
/* What is between us is not shared, and holds with other members end with the sharing. ERROR_USAGE "plan.ended_before_it_began".
   Inserts (id 0; position at the end of its kind and parent) or updates, with its renderings and search rows. */
bool plan_item_save(struct vault *vault, struct plan_item *item, struct error *error) MUST_CHECK;
/* What goes with an item when it is deleted: the holds go, the lessons stay and no longer say where they came from. */
struct item_ties {
	int below; /* items that hang on it: they keep it from being deleted */
	int holds, held_by, lessons;
};
bool plan_item_ties(struct vault *vault, record_id id, struct item_ties *ties,
		    struct error *error) MUST_CHECK;
/* With what it holds and is held by. ERROR_FAILED "plan.has_children" while something hangs below it. */
bool plan_item_delete(struct vault *vault, record_id id, struct error *error) MUST_CHECK;
bool plan_item_move(struct vault *vault, record_id id, int by,
		    struct error *error) MUST_CHECK; /* up (-1) or down (+1) */

/* Open promises of ours, of everybody, that are due on or before `today`, oldest first. */
struct due_promise {
	record_id participant_id, item_id;
	char code[CODE_SIZE];
	char *pseudonym, *text, *owner_name;
	day due_on;
};
/* Of struct due_promise *; each in the words of `language` where it has them, else as it was said. */
bool promises_due(struct vault *vault, day today, const char *language, GPtrArray **promises,
		  struct error *error) MUST_CHECK;
void due_promise_free(struct due_promise *promise);

/* What open steps and breakthroughs of everybody rely on, each pair once: a fact of the guide, or a step of the guide that may rely on one. */
struct citation {
	char *fact_id, *stock_id; /* one of them may be empty */
};
bool facts_cited(struct vault *vault, GPtrArray **citations,
		 struct error *error) MUST_CHECK; /* of struct citation * */
void citation_free(struct citation *citation);

#endif

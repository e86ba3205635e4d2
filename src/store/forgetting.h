/* Forgetting people within one image: for erasing, in the vault and in each of its copies.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_FORGETTING_H
#define STORE_FORGETTING_H

#include "casework/participant.h"
#include "store/vault_state.h"

struct forgetting {
	const record_id *participant_ids;
	size_t count;
	guint64 generation;   /* the first without them */
	record_id receipt_id; /* 0 in a copy */
};

/* Rows, drafts, what could be undone, their place in the audit; then the search index is made anew and the whole image written anew, so that no
   page holds a piece of them. The vault has no log at this moment. Opens its own actions. */
bool forget_people(struct vault *vault, const struct forgetting *forgetting,
		   struct error *error) MUST_CHECK;

#endif

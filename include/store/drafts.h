/* What is being typed, as small unindexed rows: the text that stood in the field, and every splice since. A draft knows its
   person, conversation and field, so nobody's words can open in another file.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_DRAFTS_H
#define STORE_DRAFTS_H

#include "casework/participant.h"
#include "store/vault.h"

struct draft_key {
	record_id participant_id;
	record_id conversation_id; /* 0 at the desk */
	const char *
		field; /* "card:work-lost-in-time", "plan:4711:text", "rating:health:participant", "pause" */
};

/* bytes [start, start + removed) of the text before were replaced by `inserted`. */
struct splice {
	size_t start, removed;
	const char *inserted;
	size_t inserted_length;
};

/* Opens its own action when none is open. `base` is the text the field began with; kept with the first splice only. */
bool draft_append(struct vault *vault, const struct draft_key *key, const char *base,
		  const struct splice *splice, struct error *error) MUST_CHECK;
/* The text as it was last typed, or *text NULL when there is no draft. Splices that do not fit (damage) stop the replay there. */
bool draft_load(struct vault *vault, const struct draft_key *key, char **text,
		struct error *error) MUST_CHECK;
bool draft_forget(struct vault *vault, const struct draft_key *key, struct error *error) MUST_CHECK;

struct draft {
	record_id participant_id, conversation_id;
	char *field, *text;
	gint64 changed_at;
};
/* All of one person (0: of everybody); of struct draft *, owned. */
bool draft_list(struct vault *vault, record_id participant_id, GPtrArray **drafts,
		struct error *error) MUST_CHECK;
void draft_free(struct draft *draft);

#endif

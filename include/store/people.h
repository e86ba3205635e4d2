/* Participants and households on disk. Reading functions return owned values; writing ones belong between vault_begin and vault_commit.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_PEOPLE_H
#define STORE_PEOPLE_H

#include "casework/participant.h"
#include "store/vault.h"

/* The next free code under `prefix` ("NIJ"). */
bool people_next_code(struct vault *vault, const char *prefix, char code[CODE_SIZE],
		      struct error *error) MUST_CHECK;

/* Inserts (id 0: a new id is set) or updates. ERROR_FAILED "people.code_taken" when the code belongs to somebody else. */
bool people_save(struct vault *vault, struct participant *participant,
		 struct error *error) MUST_CHECK;
/* *participant NULL when there is none: not an error. */
bool people_load(struct vault *vault, record_id id, struct participant **participant,
		 struct error *error) MUST_CHECK;
bool people_find(struct vault *vault, const char *code, struct participant **participant,
		 struct error *error) MUST_CHECK;
/* Everything of one person is gone: rows, drafts, search index. (Erasure also rewrites the file: another issue.) */
bool people_delete(struct vault *vault, record_id id, struct error *error) MUST_CHECK;
/* Wipes everybody who talked without a file, unless a conversation of theirs is open and was touched in the last four hours: a laptop
   that was locked in the middle of it goes on where it was. Begin the action without an undo label. */
bool people_wipe_without_file(struct vault *vault, struct error *error) MUST_CHECK;

/* The organisation's own rule (store/keeping.h): after how many months a file is looked at again. A new file that comes without a review
   date gets that one. */
int people_review_months(struct vault *vault);
/* Moves the review date, and notes it in the audit. Within an action. */
bool people_set_review(struct vault *vault, record_id id, day review_on,
		       struct error *error) MUST_CHECK;

/* One line of the home screen. */
struct person_line {
	record_id id;
	char code[CODE_SIZE];
	char *pseudonym, *location;
	int conversations;
	bool paused;      /* an open or paused conversation waits */
	int promises_due; /* promises of ours whose day has come */
	day last_on;      /* last conversation; DAY_NONE */
	day appointment_on;
	day review_on; /* DAY_NONE counts as due */
};
/* All, newest conversation first; of struct person_line *, owned. People without a file and those in the trash are not listed. */
bool people_list(struct vault *vault, day today, GPtrArray **lines, struct error *error) MUST_CHECK;
/* How many of them are to be looked at again: their review date has come, or was never set. */
bool people_count_due(struct vault *vault, day today, int *count, struct error *error) MUST_CHECK;
void person_line_free(struct person_line *line);

bool household_save(struct vault *vault, struct household *household,
		    struct error *error) MUST_CHECK;
bool household_load(struct vault *vault, record_id id, struct household **household,
		    struct error *error) MUST_CHECK;
bool household_members(struct vault *vault, record_id id, GPtrArray **participants,
		       struct error *error) MUST_CHECK;
bool household_list(struct vault *vault, GPtrArray **households,
		    struct error *error) MUST_CHECK; /* of struct household * */

#endif

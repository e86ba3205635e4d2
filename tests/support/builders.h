/* People, conversations, answers and plans for tests: each call is one saved action, and what it gives is an id or a borrowed value.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_BUILDERS_H
#define SUPPORT_BUILDERS_H

#include "casework/answer.h"
#include "casework/mark.h"
#include "casework/plan.h"
#include "casework/rating.h"
#include "store/vault.h"

/* A clock that stands still until a test moves it: 2026-11-20, 12:00 UTC. */
#define TEST_DAY 20777
#define TEST_NOON ((gint64)TEST_DAY * 86400 + 43200)
struct test_clock {
	gint64 now; /* seconds since 1970 */
};
struct clock test_clock(struct test_clock *now);

/* A vault in memory around that clock. */
struct vault *build_vault(struct test_clock *now);

record_id build_person(struct vault *vault, const char *code, const char *pseudonym);
record_id build_person_without_file(struct vault *vault, const char *code);
record_id build_conversation(struct vault *vault, record_id participant_id, day said_on);
record_id build_answer(struct vault *vault, record_id participant_id, record_id conversation_id,
		       const char *card_id, const char *text);
record_id build_rating(struct vault *vault, record_id participant_id, record_id conversation_id,
		       enum indicator indicator, const char *note);
record_id build_item(struct vault *vault, record_id participant_id, enum plan_kind kind,
		     record_id parent_id, const char *text);
/* An accepted step of the counsellor's. */
record_id build_promise(struct vault *vault, record_id participant_id, const char *text,
			day due_on);

/* Saves inside one action; the test fails when it cannot be done. */
void must_begin(struct vault *vault);
void must_commit(struct vault *vault);
/* Replaces an owned text. */
void set_text(char **text, const char *value);

#endif

/* People, conversations, answers and plans for tests.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/builders.h"

#include "store/conversations.h"
#include "store/people.h"
#include "store/plans.h"

static gint64 standing_ms(void *data)
{
	return ((struct test_clock *)data)->now * 1000;
}

static gint64 standing_seconds(void *data)
{
	return ((struct test_clock *)data)->now;
}

static day standing_day(void *data)
{
	return (day)(((struct test_clock *)data)->now / 86400);
}

struct clock test_clock(struct test_clock *now)
{
	now->now = TEST_NOON;
	return (struct clock){ now, standing_ms, standing_ms, standing_seconds, standing_day };
}

struct vault *build_vault(struct test_clock *now)
{
	struct clock clock = test_clock(now);
	struct error error = ERROR_CLEAR;
	struct vault *vault = vault_create_in_memory(&clock, &error);

	assert_non_null(vault);
	return vault;
}

void must_begin(struct vault *vault)
{
	struct error error = ERROR_CLEAR;

	assert_true(vault_begin(vault, "undo.test", &error));
}

void must_commit(struct vault *vault)
{
	struct error error = ERROR_CLEAR;

	assert_true(vault_commit(vault, &error));
}

void set_text(char **text, const char *value)
{
	g_free(*text);
	*text = g_strdup(value);
}

static record_id save_person(struct vault *vault, struct participant *participant)
{
	struct error error = ERROR_CLEAR;
	record_id id;

	must_begin(vault);
	assert_true(people_save(vault, participant, &error));
	must_commit(vault);
	id = participant->id;
	participant_free(participant);
	return id;
}

static struct participant *person(const char *code)
{
	struct participant *participant = participant_new();

	g_strlcpy(participant->code, code, sizeof(participant->code));
	participant->created_on = TEST_DAY;
	return participant;
}

record_id build_person(struct vault *vault, const char *code, const char *pseudonym)
{
	struct participant *participant = person(code);

	set_text(&participant->pseudonym, pseudonym);
	return save_person(vault, participant);
}

record_id build_person_without_file(struct vault *vault, const char *code)
{
	struct participant *participant = person(code);

	participant->without_file = true;
	return save_person(vault, participant);
}

record_id build_conversation(struct vault *vault, record_id participant_id, day said_on)
{
	struct error error = ERROR_CLEAR;
	struct conversation *conversation = conversation_new();
	record_id id;

	conversation->participant_id = participant_id;
	conversation->said_on = said_on;
	conversation->opened_at = (gint64)said_on * 86400;
	conversation->touched_at = conversation->opened_at;
	must_begin(vault);
	assert_true(conversation_save(vault, conversation, &error));
	must_commit(vault);
	id = conversation->id;
	conversation_free(conversation);
	return id;
}

record_id build_answer(struct vault *vault, record_id participant_id, record_id conversation_id,
		       const char *card_id, const char *text)
{
	struct error error = ERROR_CLEAR;
	struct answer *answer = answer_new();
	record_id id;

	answer->participant_id = participant_id;
	answer->conversation_id = conversation_id;
	answer->said_on = TEST_DAY;
	answer->changed_at = TEST_NOON;
	set_text(&answer->card_id, card_id);
	set_text(&answer->text, text);
	must_begin(vault);
	assert_true(answer_save(vault, answer, &error));
	must_commit(vault);
	id = answer->id;
	answer_free(answer);
	return id;
}

record_id build_rating(struct vault *vault, record_id participant_id, record_id conversation_id,
		       enum indicator indicator, const char *note)
{
	struct error error = ERROR_CLEAR;
	struct rating *rating = rating_new();
	record_id id;

	rating->participant_id = participant_id;
	rating->conversation_id = conversation_id;
	rating->indicator = indicator;
	rating->feeling = FEELING_PINCHES;
	rating->said_on = TEST_DAY;
	set_text(&rating->note, note);
	must_begin(vault);
	assert_true(rating_save(vault, rating, &error));
	must_commit(vault);
	id = rating->id;
	rating_free(rating);
	return id;
}

static record_id save_item(struct vault *vault, struct plan_item *item)
{
	struct error error = ERROR_CLEAR;
	record_id id;

	item->said_on = TEST_DAY;
	must_begin(vault);
	assert_true(plan_item_save(vault, item, &error));
	must_commit(vault);
	id = item->id;
	plan_item_free(item);
	return id;
}

record_id build_item(struct vault *vault, record_id participant_id, enum plan_kind kind,
		     record_id parent_id, const char *text)
{
	struct plan_item *item = plan_item_new(kind);

	item->participant_id = participant_id;
	item->parent_id = parent_id;
	set_text(&item->text, text);
	return save_item(vault, item);
}

record_id build_promise(struct vault *vault, record_id participant_id, const char *text, day due_on)
{
	struct plan_item *item = plan_item_new(PLAN_STEP);

	item->participant_id = participant_id;
	item->owner = OWNER_COUNSELLOR;
	item->acceptance = ACCEPTANCE_ACCEPTED;
	item->accepted_on = TEST_DAY;
	item->due_on = due_on;
	set_text(&item->text, text);
	set_text(&item->owner_name, "Надія");
	return save_item(vault, item);
}

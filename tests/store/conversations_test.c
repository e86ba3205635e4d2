/* Conversations, answers, harvest and ratings on disk.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/conversations.h"
#include "store/drafts.h"
#include "store/people.h"
#include "store/plans.h"
#include "store/sql.h"
#include "support/builders.h"

#include <string.h>

static struct test_clock now;
static struct vault *vault;
static struct error error;

static int open_vault(void **state)
{
	(void)state;
	vault = build_vault(&now);
	error = ERROR_CLEAR;
	return 0;
}

static int close_vault(void **state)
{
	(void)state;
	vault_close(vault);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_vault, close_vault)

static gint64 count(const char *sql)
{
	struct statement statement = sql_prepare(vault, sql);
	gint64 number;

	assert_true(sql_only_number(&statement, &number, &error));
	return number;
}

static struct conversation *load(record_id id)
{
	struct conversation *conversation;

	assert_true(conversation_load(vault, id, &conversation, &error));
	return conversation;
}

static void save(struct conversation *conversation)
{
	must_begin(vault);
	assert_true(conversation_save(vault, conversation, &error));
	must_commit(vault);
}

static void a_paused_conversation_opens_where_it_stopped(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	struct conversation *paused = conversation_new(), *waiting;

	paused->participant_id = lina;
	paused->kind = CONVERSATION_FOLLOW_UP;
	paused->state = CONVERSATION_PAUSED;
	paused->agreement = AGREEMENT_AGREED;
	paused->present = PRESENT_CHILD | PRESENT_INTERPRETER;
	paused->typed_later = true;
	paused->guided = true;
	paused->said_on = TEST_DAY - 1;
	paused->opened_at = TEST_NOON - 86400;
	paused->touched_at = TEST_NOON - 80000;
	set_text(&paused->place_card, "work-lost-in-time");
	set_text(&paused->where_we_were, "донька заснула, далі про курс");
	save(paused);
	assert_true(conversation_waiting(vault, 0, &waiting, &error));
	assert_int_equal(waiting->id, paused->id);
	assert_int_equal(waiting->participant_id, lina);
	assert_int_equal(waiting->kind, CONVERSATION_FOLLOW_UP);
	assert_int_equal(waiting->state, CONVERSATION_PAUSED);
	assert_int_equal(waiting->agreement, AGREEMENT_AGREED);
	assert_int_equal(waiting->present, PRESENT_CHILD | PRESENT_INTERPRETER);
	assert_true(waiting->typed_later);
	assert_true(waiting->guided);
	assert_int_equal(waiting->said_on, TEST_DAY - 1);
	assert_int_equal(waiting->opened_at, TEST_NOON - 86400);
	assert_int_equal(waiting->touched_at, TEST_NOON - 80000);
	assert_string_equal(waiting->place_card, "work-lost-in-time");
	assert_string_equal(waiting->where_we_were, "донька заснула, далі про курс");
	conversation_free(paused);
	conversation_free(waiting);
}

static void the_one_touched_last_waits_first_and_a_closed_one_does_not_wait(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id ivan = build_person(vault, "NIJ-0002", "Іван");
	record_id old = build_conversation(vault, lina, TEST_DAY - 9);
	record_id newer = build_conversation(vault, ivan, TEST_DAY - 3);
	struct conversation *waiting, *closing;

	assert_true(conversation_waiting(vault, 0, &waiting, &error));
	assert_int_equal(waiting->id, newer);
	conversation_free(waiting);
	assert_true(conversation_waiting(vault, lina, &waiting, &error));
	assert_int_equal(waiting->id, old);
	conversation_free(waiting);
	closing = load(newer);
	closing->state = CONVERSATION_CLOSED;
	save(closing);
	conversation_free(closing);
	assert_true(conversation_waiting(vault, ivan, &waiting, &error));
	assert_null(waiting);
	assert_null(load(99));
}

/* Moving through a conversation is no deed, so it does not stand in the way of undoing one. */
static void a_conversation_opened_by_mistake_is_undone_though_we_moved_in_it(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id id = build_conversation(vault, lina, TEST_DAY);
	struct conversation *conversation = load(id);

	set_text(&conversation->place_card, "work-lost-in-time");
	conversation->guided = true;
	conversation->touched_at += 60;
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(conversation_save(vault, conversation, &error));
	must_commit(vault);
	conversation_free(conversation);
	assert_true(vault_undo(vault, &error));
	assert_null(load(id));
	assert_true(vault_redo(vault, &error));
	conversation = load(id);
	assert_string_equal(conversation->place_card, "work-lost-in-time");
	conversation_free(conversation);
}

static void conversations_come_oldest_said_first(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id second = build_conversation(vault, lina, TEST_DAY);
	record_id first = build_conversation(vault, lina, TEST_DAY - 8); /* typed later */
	GPtrArray *all;

	assert_true(conversation_list(vault, lina, &all, &error));
	assert_int_equal(all->len, 2);
	assert_int_equal(((const struct conversation *)all->pdata[0])->id, first);
	assert_int_equal(((const struct conversation *)all->pdata[1])->id, second);
	g_ptr_array_unref(all);
}

static void an_answer_comes_back_letter_for_letter(void **state)
{
	(void)state;
	const char *text = "Об'їзд, обʼєм, м’який замо́к\nĳs «так»\n* вела рахунки — 100 %";
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	struct answer *saved = answer_new(), *loaded;

	saved->participant_id = lina;
	saved->conversation_id = build_conversation(vault, lina, TEST_DAY);
	set_text(&saved->card_id, "work-lost-in-time");
	set_text(&saved->text, text);
	g_strlcpy(saved->language, "ru", sizeof(saved->language));
	saved->wording = WORDING_INTERPRETER;
	saved->drawn_by = DRAWN_BY_CHANCE;
	saved->state = ANSWER_PARKED;
	saved->between_us = true;
	saved->said_on = TEST_DAY - 1;
	saved->changed_at = TEST_NOON;
	must_begin(vault);
	assert_true(answer_save(vault, saved, &error));
	must_commit(vault);
	assert_true(
		answer_load(vault, saved->conversation_id, "work-lost-in-time", &loaded, &error));
	assert_int_equal(loaded->id, saved->id);
	assert_int_equal(loaded->participant_id, lina);
	assert_string_equal(loaded->text, text);
	assert_string_equal(loaded->language, "ru");
	assert_int_equal(loaded->wording, WORDING_INTERPRETER);
	assert_int_equal(loaded->drawn_by, DRAWN_BY_CHANCE);
	assert_int_equal(loaded->state, ANSWER_PARKED);
	assert_true(loaded->between_us);
	assert_int_equal(loaded->said_on, TEST_DAY - 1);
	assert_int_equal(loaded->changed_at, TEST_NOON);
	answer_free(saved);
	answer_free(loaded);
}

static void a_card_has_one_answer_in_a_conversation(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id conversation = build_conversation(vault, lina, TEST_DAY);
	record_id first = build_answer(vault, lina, conversation, "card-a", "перше");
	record_id again = build_answer(vault, lina, conversation, "card-a", "друге");
	record_id later = build_conversation(vault, lina, TEST_DAY + 7);
	GPtrArray *all;

	assert_int_equal(first, again);
	build_answer(vault, lina, later, "card-a", "третє");
	build_answer(vault, lina, conversation, "card-b", "четверте");
	assert_true(answer_list(vault, lina, 0, &all, &error));
	assert_int_equal(all->len, 3);
	assert_string_equal(((const struct answer *)all->pdata[0])->text, "друге");
	assert_string_equal(((const struct answer *)all->pdata[1])->text, "четверте");
	assert_string_equal(((const struct answer *)all->pdata[2])->text, "третє");
	g_ptr_array_unref(all);
	assert_true(answer_list(vault, lina, later, &all, &error));
	assert_int_equal(all->len, 1);
	g_ptr_array_unref(all);
}

static void saving_an_answer_ends_its_draft_and_no_other(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id conversation = build_conversation(vault, lina, TEST_DAY);
	struct draft_key same = { lina, conversation, "card:card-a" };
	struct draft_key other = { lina, conversation, "card:card-b" };
	struct splice splice = { 0, 0, "так", strlen("так") };
	char *text;

	assert_true(draft_append(vault, &same, "", &splice, &error));
	assert_true(draft_append(vault, &other, "", &splice, &error));
	build_answer(vault, lina, conversation, "card-a", "так");
	assert_true(draft_load(vault, &same, &text, &error));
	assert_null(text);
	assert_true(draft_load(vault, &other, &text, &error));
	assert_string_equal(text, "так");
	g_free(text);
}

static void nobodys_answer_can_hang_below_another_persons_conversation(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id ivan = build_person(vault, "NIJ-0002", "Іван");
	struct answer *answer = answer_new();

	answer->participant_id = ivan;
	answer->conversation_id = build_conversation(vault, lina, TEST_DAY);
	set_text(&answer->card_id, "card-a");
	must_begin(vault);
	assert_false(answer_save(vault, answer, &error) && vault_commit(vault, &error));
	vault_rollback(vault);
	assert_int_equal(error.kind, ERROR_FAILED);
	assert_int_equal(count("SELECT count(*) FROM answer"), 0);
	answer_free(answer);
}

static void a_language_that_is_none_is_refused(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	struct answer *answer = answer_new();
	struct rating *rating = rating_new();

	answer->participant_id = rating->participant_id = lina;
	answer->conversation_id = build_conversation(vault, lina, TEST_DAY);
	g_strlcpy(answer->language, "U", sizeof(answer->language));
	g_strlcpy(rating->language, "", sizeof(rating->language));
	must_begin(vault);
	assert_false(answer_save(vault, answer, &error));
	assert_string_equal(error.sentence, "people.language_unknown");
	assert_string_equal(error.key, "U");
	error = ERROR_CLEAR;
	assert_false(rating_save(vault, rating, &error));
	assert_string_equal(error.sentence, "people.language_unknown");
	vault_rollback(vault);
	answer_free(answer);
	rating_free(rating);
}

static void what_was_harvested_stays_with_its_mark(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id conversation = build_conversation(vault, lina, TEST_DAY);
	record_id answer = build_answer(vault, lina, conversation, "card-a", "* шиє\n! без місця");
	record_id item = build_item(vault, lina, PLAN_STRENGTH, 0, "шиє");
	struct harvested talent = { answer, MARK_TALENT, (char *)"шиє", item };
	struct harvested aside = { answer, MARK_OBSTACLE, (char *)"без місця", 0 };
	GPtrArray *all;

	must_begin(vault);
	assert_true(harvested_save(vault, &talent, &error));
	assert_true(harvested_save(vault, &aside, &error));
	talent.plan_item_id = 0;
	assert_true(harvested_save(vault, &talent, &error));
	talent.plan_item_id = item;
	assert_true(harvested_save(vault, &talent, &error));
	must_commit(vault);
	assert_true(harvested_list(vault, conversation, &all, &error));
	assert_int_equal(all->len, 2);
	const struct harvested *first = all->pdata[0], *second = all->pdata[1];
	assert_int_equal(first->answer_id, answer);
	assert_int_equal(first->kind, MARK_TALENT);
	assert_string_equal(first->passage, "шиє");
	assert_int_equal(first->plan_item_id, item);
	assert_int_equal(second->plan_item_id, 0);
	g_ptr_array_unref(all);
	must_begin(vault);
	assert_true(harvested_forget(vault, &aside, &error));
	assert_true(
		plan_item_delete(vault, item, &error)); /* and the mark can be harvested again */
	must_commit(vault);
	assert_int_equal(count("SELECT count(*) FROM harvested"), 0);
}

static void a_rating_comes_back_and_each_voice_has_its_own(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id conversation = build_conversation(vault, lina, TEST_DAY);
	struct rating *saved = rating_new();
	GPtrArray *all;

	build_rating(vault, lina, conversation, INDICATOR_HEALTH, "");
	saved->participant_id = lina;
	saved->conversation_id = conversation;
	saved->indicator = INDICATOR_HEALTH;
	saved->voice = VOICE_COUNSELLOR;
	saved->feeling = FEELING_GOES_WELL;
	saved->score = 0;
	saved->between_us = saved->chosen = true;
	saved->said_on = TEST_DAY;
	set_text(&saved->note, "rustiger");
	g_strlcpy(saved->language, "nl", sizeof(saved->language));
	must_begin(vault);
	assert_true(rating_save(vault, saved, &error));
	must_commit(vault);
	assert_true(rating_list(vault, lina, &all, &error));
	assert_int_equal(all->len, 2);
	const struct rating *theirs = all->pdata[0], *ours = all->pdata[1];
	assert_int_equal(theirs->feeling, FEELING_PINCHES);
	assert_int_equal(theirs->score, SCORE_NONE);
	assert_int_equal(theirs->voice, VOICE_PARTICIPANT);
	assert_int_equal(ours->voice, VOICE_COUNSELLOR);
	assert_int_equal(ours->feeling, FEELING_GOES_WELL);
	assert_int_equal(ours->score, 0);
	assert_true(ours->between_us && ours->chosen);
	assert_string_equal(ours->note, "rustiger");
	assert_string_equal(ours->language, "nl");
	assert_int_equal(ours->said_on, TEST_DAY);
	g_ptr_array_unref(all);
	must_begin(vault);
	assert_true(rating_delete(vault, saved->id, &error));
	must_commit(vault);
	assert_int_equal(count("SELECT count(*) FROM rating"), 1);
	rating_free(saved);
}

static void a_domain_is_rated_once_in_a_conversation_and_once_at_the_desk(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id conversation = build_conversation(vault, lina, TEST_DAY);

	for (int i = 0; i < 2; i++) {
		build_rating(vault, lina, conversation, INDICATOR_WORK, "a");
		build_rating(vault, lina, 0, INDICATOR_WORK, "b");
	}
	assert_int_equal(count("SELECT count(*) FROM rating"), 2);
}

static void a_score_beyond_the_scale_is_refused(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	struct rating *rating = rating_new();

	rating->participant_id = lina;
	rating->score = 11;
	must_begin(vault);
	assert_false(rating_save(vault, rating, &error));
	vault_rollback(vault);
	rating_free(rating);
}

static void a_deleted_conversation_takes_its_words_and_leaves_the_plan(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id conversation = build_conversation(vault, lina, TEST_DAY);
	record_id answer = build_answer(vault, lina, conversation, "card-a", "* шиє");
	struct plan_item *item = plan_item_new(PLAN_STRENGTH);
	struct harvested harvested = { answer, MARK_TALENT, (char *)"шиє", 0 };
	struct draft_key key = { lina, conversation, "pause" };
	struct splice splice = { 0, 0, "слово", strlen("слово") };

	item->participant_id = lina;
	item->conversation_id = conversation;
	build_rating(vault, lina, conversation, INDICATOR_WORK, "a");
	must_begin(vault);
	assert_true(plan_item_save(vault, item, &error));
	assert_true(harvested_save(vault, &harvested, &error));
	assert_true(draft_append(vault, &key, "", &splice, &error));
	must_commit(vault);
	must_begin(vault);
	assert_true(conversation_delete(vault, conversation, &error));
	must_commit(vault);
	assert_int_equal(count("SELECT count(*) FROM conversation"), 0);
	assert_int_equal(count("SELECT count(*) FROM answer"), 0);
	assert_int_equal(count("SELECT count(*) FROM rating"), 0);
	assert_int_equal(count("SELECT count(*) FROM draft"), 0);
	assert_int_equal(count("SELECT count(*) FROM plan_item WHERE conversation_id IS NULL"), 1);
	plan_item_free(item);
}

static void a_deleted_answer_takes_its_harvest_along(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id conversation = build_conversation(vault, lina, TEST_DAY);
	record_id id = build_answer(vault, lina, conversation, "card-a", "* шиє");
	struct harvested harvested = { id, MARK_TALENT, (char *)"шиє", 0 };
	struct answer *answer;

	must_begin(vault);
	assert_true(harvested_save(vault, &harvested, &error));
	assert_true(answer_delete(vault, id, &error));
	must_commit(vault);
	assert_true(answer_load(vault, conversation, "card-a", &answer, &error));
	assert_null(answer);
}

/* A vault in which a word stands that this program does not know was damaged or comes from a newer one. */
static void an_unknown_word_is_told_as_damage(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id conversation = build_conversation(vault, lina, TEST_DAY);
	struct statement spoil = sql_prepare(vault, "UPDATE conversation SET state = 'asleep'");
	struct conversation *loaded;
	GPtrArray *all;

	assert_true(sql_run(&spoil, &error));
	assert_false(conversation_load(vault, conversation, &loaded, &error));
	assert_null(loaded);
	assert_int_equal(error.kind, ERROR_DAMAGED);
	assert_false(conversation_list(vault, lina, &all, &error));
	assert_null(all);
}

static void a_statement_that_fails_says_so_once_and_does_nothing_more(void **state)
{
	(void)state;
	struct statement wrong = sql_prepare(vault, "SELECT nothing FROM nowhere WHERE a = ?");
	gint64 number;

	sql_bind_number(&wrong, 1);
	sql_bind_id(&wrong, 0);
	sql_bind_day(&wrong, DAY_NONE);
	sql_bind_text(&wrong, "a");
	sql_bind_bytes(&wrong, "a", 1);
	assert_false(sql_next(&wrong));
	assert_false(sql_only_number(&wrong, &number, &error));
	assert_int_equal(error.kind, ERROR_FAILED);
	wrong = sql_prepare(vault, "SELECT 1");
	sql_bind_number(&wrong, 1); /* there is no gap to bind */
	assert_false(sql_run(&wrong, NULL));
	wrong = sql_prepare(vault, "SELECT 1 WHERE ?");
	assert_true(sql_finish(&wrong, &error));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_paused_conversation_opens_where_it_stopped),
		TEST(the_one_touched_last_waits_first_and_a_closed_one_does_not_wait),
		TEST(a_conversation_opened_by_mistake_is_undone_though_we_moved_in_it),
		TEST(conversations_come_oldest_said_first),
		TEST(an_answer_comes_back_letter_for_letter),
		TEST(a_card_has_one_answer_in_a_conversation),
		TEST(saving_an_answer_ends_its_draft_and_no_other),
		TEST(nobodys_answer_can_hang_below_another_persons_conversation),
		TEST(a_language_that_is_none_is_refused),
		TEST(what_was_harvested_stays_with_its_mark),
		TEST(a_rating_comes_back_and_each_voice_has_its_own),
		TEST(a_domain_is_rated_once_in_a_conversation_and_once_at_the_desk),
		TEST(a_score_beyond_the_scale_is_refused),
		TEST(a_deleted_conversation_takes_its_words_and_leaves_the_plan),
		TEST(a_deleted_answer_takes_its_harvest_along),
		TEST(an_unknown_word_is_told_as_damage),
		TEST(a_statement_that_fails_says_so_once_and_does_nothing_more),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

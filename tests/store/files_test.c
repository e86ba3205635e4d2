/* Whole files: out of one vault, into another, out again, and nothing has changed but the ids.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "exchange/person_json.h"
#include "store/conversations.h"
#include "store/files.h"
#include "store/people.h"
#include "store/plans.h"
#include "store/search.h"
#include "store/sql.h"
#include "support/builders.h"

#include <string.h>

enum { ROUNDS = 25 };

static struct test_clock now;
static struct vault *vault, *other;
static struct error error;

static int open_vaults(void **state)
{
	(void)state;
	vault = build_vault(&now);
	other = build_vault(&now);
	error = ERROR_CLEAR;
	return 0;
}

static int close_vaults(void **state)
{
	(void)state;
	vault_close(vault);
	vault_close(other);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_vaults, close_vaults)

static struct person_file *load(struct vault *from, record_id id)
{
	struct person_file *file;

	assert_true(file_load(from, id, &file, &error));
	assert_non_null(file);
	return file;
}

static char *json_of(struct vault *from, record_id id)
{
	struct person_file *file = load(from, id);
	size_t length;
	char *json = person_json_write(file, &length);

	person_file_free(file);
	return json;
}

static bool store(struct vault *to, struct person_file *file, const char *code,
		  GHashTable *households)
{
	must_begin(to);
	if (file_store(to, file, code, households, &error)) {
		must_commit(to);
		return true;
	}
	vault_rollback(to);
	return false;
}

static record_id carry_over(struct vault *from, record_id id, struct vault *to)
{
	struct person_file *file = load(from, id);
	record_id stored;

	assert_true(store(to, file, NULL, NULL));
	stored = file->participant->id;
	person_file_free(file);
	return stored;
}

static gint64 count(struct vault *in, const char *table)
{
	g_autofree char *sql = g_strdup_printf("SELECT count(*) FROM %s", table);
	struct statement statement = sql_prepare(in, sql);
	gint64 number;

	assert_true(sql_only_number(&statement, &number, &error));
	return number;
}

/* A person with a household, two conversations (the second typed before the first), moved items and a harvest. */
static record_id full_person(const char *code, const char *household_name)
{
	record_id id = build_person(vault, code, "Ліна");
	record_id late = build_conversation(vault, id, TEST_DAY);
	record_id early = build_conversation(vault, id, TEST_DAY - 30);
	record_id answer = build_answer(vault, id, late, "card-a", "* шиє\n! без місця");
	record_id first = build_item(vault, id, PLAN_OBSTACLE, 0, "перше");
	record_id second = build_item(vault, id, PLAN_OBSTACLE, 0, "друге");
	struct harvested harvested = { answer, MARK_OBSTACLE, (char *)"без місця", second };
	struct household *household = household_new();
	struct participant *participant;
	struct plan_item *rendered = plan_item_new(PLAN_PERSPECTIVE);

	build_answer(vault, id, early, "card-a", "раніше");
	build_rating(vault, id, late, INDICATOR_WORK, "важко");
	build_rating(vault, id, 0, INDICATOR_WORK, "за столом");
	build_item(vault, id, PLAN_STEP, first, "крок 1");
	build_item(vault, id, PLAN_STEP, second, "крок 2");
	build_promise(vault, id, "зателефонуємо", TEST_DAY + 7);
	rendered->participant_id = id;
	rendered->conversation_id = late;
	set_text(&rendered->text, "власна пекарня");
	plan_item_set_rendering(rendered, "nl", "een eigen bakkerij");
	set_text(&household->name, household_name);
	assert_true(people_load(vault, id, &participant, &error));
	must_begin(vault);
	assert_true(plan_item_save(vault, rendered, &error));
	assert_true(plan_item_move(vault, second, -1, &error));
	assert_true(harvested_save(vault, &harvested, &error));
	assert_true(household_save(vault, household, &error));
	participant->household_id = household->id;
	assert_true(people_save(vault, participant, &error));
	must_commit(vault);
	plan_item_free(rendered);
	household_free(household);
	participant_free(participant);
	return id;
}

static void a_file_carried_over_is_the_same_file(void **state)
{
	(void)state;
	record_id id = full_person("NIJ-0001", "родина");
	record_id there = carry_over(vault, id, other);
	record_id back;
	g_autofree char *before = json_of(vault, id);
	g_autofree char *after = json_of(other, there);

	assert_string_equal(after, before);
	assert_true(people_delete(vault, id, &error));
	back = carry_over(other, there, vault);
	g_autofree char *again = json_of(vault, back);
	assert_string_equal(again, before);
}

static void export_import_export_is_identical(void **state)
{
	(void)state;
	record_id id = full_person("NIJ-0001", "родина");
	g_autofree char *exported = json_of(vault, id);
	struct person_file *file;

	if (!person_json_read(exported, strlen(exported), "x.json", &file, &error))
		fail_msg("%s at line %d, %s", error.sentence, error.line, error.key);
	assert_true(store(other, file, NULL, NULL));
	g_autofree char *again = json_of(other, file->participant->id);
	assert_string_equal(again, exported);
	person_file_free(file);
}

/* Whatever was entered in whatever order, and moved about: what goes out a second time is what went out first. */
static void any_plan_survives_export_and_import(void **state)
{
	(void)state;
	g_autoptr(GRand) random = g_rand_new_with_seed(51);

	for (int round = 0; round < ROUNDS; round++) {
		g_autofree char *code = g_strdup_printf("NIJ-%04d", round);
		record_id id = build_person(vault, code, "");
		record_id items[12];
		int kinds[12];

		for (int i = 0; i < 12; i++) {
			g_autofree char *text = g_strdup_printf("пункт %d", i);
			record_id parent = 0;
			int above = g_rand_int_range(random, -1, i);

			kinds[i] = g_rand_int_range(random, PLAN_PERSPECTIVE, PLAN_KIND_COUNT);
			if (above >= 0 && kinds[above] >= PLAN_OBSTACLE && kinds[above] < kinds[i])
				parent = items[above];
			items[i] = build_item(vault, id, (enum plan_kind)kinds[i], parent, text);
		}
		for (int i = 0; i < 20; i++) {
			must_begin(vault);
			assert_true(plan_item_move(vault, items[g_rand_int_range(random, 0, 12)],
						   g_rand_int_range(random, -3, 4), &error));
			must_commit(vault);
		}
		for (int i = g_rand_int_range(random, 0, 4); i > 0; i--) {
			day said_on = TEST_DAY - g_rand_int_range(random, 0, 3);
			record_id conversation = build_conversation(vault, id, said_on);

			build_answer(vault, id, conversation, "card-b", "слово");
			build_answer(vault, id, conversation, "card-a", "слово");
			build_rating(vault, id, conversation, INDICATOR_WORK, "");
		}
		record_id there = carry_over(vault, id, other);
		g_autofree char *before = json_of(vault, id);
		g_autofree char *after = json_of(other, there);
		assert_string_equal(after, before);
	}
}

static record_id meet(struct vault *here, record_id person, gint64 opened_at)
{
	struct conversation *conversation = conversation_new();
	record_id id;

	conversation->participant_id = person;
	conversation->said_on = TEST_DAY;
	conversation->opened_at = opened_at;
	must_begin(here);
	assert_true(conversation_save(here, conversation, &error));
	must_commit(here);
	id = conversation->id;
	conversation_free(conversation);
	return id;
}

static void must_be_known_as(struct vault *here, const struct person_file *file, const char *code)
{
	char found[CODE_SIZE];

	assert_true(file_find_same(here, file, found, &error));
	assert_string_equal(found, code);
}

/* By what they talked about with us, whatever code they had elsewhere. */
static void who_returns_is_recognised(void **state)
{
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id oleh = build_person(vault, "NIJ-0002", "Oleh");
	struct person_file *of_lina, *of_oleh;

	(void)state;
	meet(vault, lina, TEST_NOON);
	of_oleh = load(vault, oleh);
	meet(vault, oleh, TEST_NOON + 7200);
	of_lina = load(vault, lina);
	g_strlcpy(of_lina->participant->code, "AMS-0009", CODE_SIZE);
	must_be_known_as(other, of_lina, "");
	must_be_known_as(vault, of_lina, "NIJ-0001");
	must_be_known_as(vault, of_oleh, ""); /* nothing in it was said here */
	of_lina->participant->created_on--;
	must_be_known_as(vault, of_lina, "");
	person_file_free(of_lina);
	person_file_free(of_oleh);
}

static void a_file_comes_in_beside_the_one_that_has_its_code(void **state)
{
	(void)state;
	record_id id = full_person("NIJ-0001", "");
	struct person_file *file = load(vault, id);
	struct participant *found;

	assert_false(store(vault, file, NULL, NULL));
	assert_string_equal(error.sentence, "people.code_taken");
	assert_int_equal(count(vault, "answer"), 2);
	error = ERROR_CLEAR;
	person_file_free(file);
	file = load(vault, id);
	assert_true(store(vault, file, "NIJ-0077", NULL));
	assert_true(people_find(vault, "NIJ-0077", &found, &error));
	assert_int_not_equal(found->id, id);
	assert_int_equal(count(vault, "answer"), 4);
	assert_int_equal(count(vault, "household"), 2); /* without a name it is nobody else's */
	participant_free(found);
	person_file_free(file);
}

static void people_of_one_household_stay_together(void **state)
{
	(void)state;
	record_id first = full_person("NIJ-0001", "родина Бондар");
	record_id second = full_person("NIJ-0002", "родина Бондар");
	struct person_file *files[] = { load(vault, first), load(vault, second) };
	g_autoptr(GHashTable) households =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

	for (int i = 0; i < 2; i++)
		assert_true(store(other, files[i], NULL, households));
	assert_int_equal(count(other, "household"), 1);
	assert_int_equal(files[0]->participant->household_id, files[1]->participant->household_id);
	for (int i = 0; i < 2; i++)
		person_file_free(files[i]);
}

static void what_came_in_is_found(void **state)
{
	(void)state;
	GPtrArray *hits;

	carry_over(vault, full_person("NIJ-0001", ""), other);
	assert_true(search(other, "пекарн", 5, &hits, &error));
	assert_int_equal(hits->len, 1);
	g_ptr_array_unref(hits);
	assert_true(search(other, "bakker", 5, &hits, &error));
	assert_int_equal(hits->len, 1);
	g_ptr_array_unref(hits);
}

static void nobody_has_no_file(void **state)
{
	(void)state;
	struct person_file *file;

	assert_true(file_load(vault, 4711, &file, &error));
	assert_null(file);
}

typedef void damage(struct person_file *file);

static void lose_the_conversation(struct person_file *file)
{
	((struct answer *)file->answers->pdata[0])->conversation_id = 1;
}

static void answer_twice(struct person_file *file)
{
	struct answer *first = file->answers->pdata[0], *second = file->answers->pdata[1];

	second->conversation_id = first->conversation_id;
}

static void rate_twice(struct person_file *file)
{
	struct rating *first = file->ratings->pdata[0], *second = file->ratings->pdata[1];

	second->conversation_id = first->conversation_id;
}

static void rate_in_no_conversation_there_is(struct person_file *file)
{
	((struct rating *)file->ratings->pdata[0])->conversation_id = 1;
}

static void number_two_conversations_alike(struct person_file *file)
{
	struct conversation *first = file->conversations->pdata[0];
	struct conversation *second = file->conversations->pdata[1];

	second->id = first->id;
}

static void number_two_items_alike(struct person_file *file)
{
	struct plan_item *first = file->plan->items->pdata[0],
			 *second = file->plan->items->pdata[1];

	second->id = first->id;
}

static void hang_below_nothing(struct person_file *file)
{
	struct plan_item *item = file->plan->items->pdata[file->plan->items->len - 1];

	item->parent_id = 1;
}

static void plan_in_no_conversation(struct person_file *file)
{
	((struct plan_item *)file->plan->items->pdata[0])->conversation_id = 1;
}

static void harvest_from_nothing(struct person_file *file)
{
	((struct harvested *)file->harvested->pdata[0])->answer_id = 1;
}

static void harvest_into_nothing(struct person_file *file)
{
	((struct harvested *)file->harvested->pdata[0])->plan_item_id = 1;
}

static void speak_no_language(struct person_file *file)
{
	((struct plan_item *)file->plan->items->pdata[0])->language[0] = '\0';
}

static void answer_in_no_language(struct person_file *file)
{
	((struct answer *)file->answers->pdata[0])->language[0] = '\0';
}

static void a_file_that_contradicts_itself_is_refused_whole(void **state)
{
	(void)state;
	static damage *const damages[] = {
		lose_the_conversation,
		answer_twice,
		rate_twice,
		rate_in_no_conversation_there_is,
		number_two_conversations_alike,
		number_two_items_alike,
		hang_below_nothing,
		plan_in_no_conversation,
		harvest_from_nothing,
		harvest_into_nothing,
	};
	record_id id = full_person("NIJ-0001", "родина");

	for (size_t i = 0; i < G_N_ELEMENTS(damages); i++) {
		struct person_file *file = load(vault, id);

		damages[i](file);
		error = ERROR_CLEAR;
		assert_false(store(other, file, NULL, NULL));
		assert_string_equal(error.sentence, "people.file_inconsistent");
		assert_int_equal(count(other, "participant"), 0);
		assert_int_equal(count(other, "household"), 0);
		person_file_free(file);
	}
}

static void a_file_in_no_language_is_refused_whole(void **state)
{
	(void)state;
	static damage *const damages[] = { speak_no_language, answer_in_no_language };
	record_id id = full_person("NIJ-0001", "родина");

	for (size_t i = 0; i < G_N_ELEMENTS(damages); i++) {
		struct person_file *file = load(vault, id);

		damages[i](file);
		error = ERROR_CLEAR;
		assert_false(store(other, file, NULL, NULL));
		assert_string_equal(error.sentence, "people.language_unknown");
		assert_int_equal(count(other, "participant"), 0);
		person_file_free(file);
	}
}

/* A thousand people with conversations, answers and plans; only that it is right is asserted, how fast it is belongs to the bench. */
static void a_thousand_people_stand_in_one_list(void **state)
{
	(void)state;
	GPtrArray *lines;

	must_begin(vault);
	for (int i = 0; i < 1000; i++) {
		struct participant *participant = participant_new();
		struct conversation *conversation = conversation_new();

		g_snprintf(participant->code, CODE_SIZE, "NIJ-%04d", i);
		assert_true(people_save(vault, participant, &error));
		conversation->participant_id = participant->id;
		conversation->said_on = TEST_DAY - i;
		assert_true(conversation_save(vault, conversation, &error));
		participant_free(participant);
		conversation_free(conversation);
	}
	must_commit(vault);
	assert_true(people_list(vault, TEST_DAY, &lines, &error));
	assert_int_equal(lines->len, 1000);
	for (guint i = 0; i < lines->len; i++)
		assert_int_equal(((const struct person_line *)lines->pdata[i])->last_on,
				 TEST_DAY - (int)i);
	g_ptr_array_unref(lines);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_file_carried_over_is_the_same_file),
		TEST(export_import_export_is_identical),
		TEST(any_plan_survives_export_and_import),
		TEST(who_returns_is_recognised),
		TEST(a_file_comes_in_beside_the_one_that_has_its_code),
		TEST(people_of_one_household_stay_together),
		TEST(what_came_in_is_found),
		TEST(nobody_has_no_file),
		TEST(a_file_that_contradicts_itself_is_refused_whole),
		TEST(a_file_in_no_language_is_refused_whole),
		TEST(a_thousand_people_stand_in_one_list),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

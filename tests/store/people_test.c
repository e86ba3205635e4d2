/* People on disk: codes, the home screen's lines, who talks without a file, and that a file forgotten is gone.
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
#include "store/search.h"
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

static struct participant *load(record_id id)
{
	struct participant *participant;

	assert_true(people_load(vault, id, &participant, &error));
	return participant;
}

static gint64 count(const char *sql)
{
	struct statement statement = sql_prepare(vault, sql);
	gint64 number;

	assert_true(sql_only_number(&statement, &number, &error));
	return number;
}

static guint found(const char *query)
{
	GPtrArray *hits;
	guint count_found;

	assert_true(search(vault, query, 50, &hits, &error));
	count_found = hits->len;
	g_ptr_array_unref(hits);
	return count_found;
}

static void a_person_comes_back_as_saved(void **state)
{
	(void)state;
	struct participant *saved = participant_new(), *loaded;

	g_strlcpy(saved->code, "NIJ-0042", CODE_SIZE);
	set_text(&saved->pseudonym, "Ліна");
	saved->language = LANGUAGE_EN;
	set_text(&saved->speaks, "українська, російська");
	set_text(&saved->reads, "українська");
	set_text(&saved->interpreter, "Оля");
	set_text(&saved->location, "Nijmegen");
	g_strlcpy(saved->arrival_month, "2022-03", sizeof(saved->arrival_month));
	set_text(&saved->desk_note, "rustig beginnen");
	saved->created_on = TEST_DAY;
	saved->appointment_on = TEST_DAY + 14;
	set_text(&saved->appointment_note, "10:00, bibliotheek");
	must_begin(vault);
	assert_true(people_save(vault, saved, &error));
	must_commit(vault);
	assert_true(saved->id > 0);
	assert_true(people_find(vault, "NIJ-0042", &loaded, &error));
	assert_int_equal(loaded->id, saved->id);
	assert_string_equal(loaded->pseudonym, "Ліна");
	assert_int_equal(loaded->language, LANGUAGE_EN);
	assert_string_equal(loaded->speaks, "українська, російська");
	assert_string_equal(loaded->reads, "українська");
	assert_string_equal(loaded->interpreter, "Оля");
	assert_string_equal(loaded->location, "Nijmegen");
	assert_string_equal(loaded->arrival_month, "2022-03");
	assert_string_equal(loaded->desk_note, "rustig beginnen");
	assert_false(loaded->without_file);
	assert_int_equal(loaded->created_on, TEST_DAY);
	assert_int_equal(loaded->appointment_on, TEST_DAY + 14);
	assert_string_equal(loaded->appointment_note, "10:00, bibliotheek");
	participant_free(saved);
	participant_free(loaded);
}

static void nobody_under_an_unknown_code_is_no_error(void **state)
{
	(void)state;
	struct participant *participant;

	assert_true(people_find(vault, "NIJ-0001", &participant, &error));
	assert_null(participant);
	assert_null(load(12345));
	assert_false(error_is_set(&error));
}

static void saving_again_changes_the_same_person(void **state)
{
	(void)state;
	record_id id = build_person(vault, "NIJ-0001", "Lina");
	struct participant *participant = load(id);

	set_text(&participant->pseudonym, "Олена");
	participant->appointment_on = DAY_NONE;
	must_begin(vault);
	assert_true(people_save(vault, participant, &error));
	must_commit(vault);
	participant_free(participant);
	participant = load(id);
	assert_string_equal(participant->pseudonym, "Олена");
	assert_int_equal(count("SELECT count(*) FROM participant"), 1);
	participant_free(participant);
}

static void a_code_belongs_to_one_person(void **state)
{
	(void)state;
	struct participant *second = participant_new();

	build_person(vault, "NIJ-0001", "Lina");
	g_strlcpy(second->code, "NIJ-0001", CODE_SIZE);
	must_begin(vault);
	assert_false(people_save(vault, second, &error));
	vault_rollback(vault);
	assert_int_equal(error.kind, ERROR_FAILED);
	assert_string_equal(error.sentence, "people.code_taken");
	assert_string_equal(error.key, "NIJ-0001");
	participant_free(second);
}

static void a_code_that_is_none_is_refused(void **state)
{
	(void)state;
	struct participant *participant = participant_new();

	g_strlcpy(participant->code, "123456782", CODE_SIZE);
	must_begin(vault);
	assert_false(people_save(vault, participant, &error));
	vault_rollback(vault);
	assert_string_equal(error.sentence, "people.code_unclear");
	participant_free(participant);
}

static void the_next_code_is_proposed_under_each_prefix(void **state)
{
	(void)state;
	char code[CODE_SIZE];

	assert_true(people_next_code(vault, "NIJ", code, &error));
	assert_string_equal(code, "NIJ-0001");
	build_person(vault, "NIJ-0041", "");
	build_person(vault, "NIJ-0007", "");
	build_person(vault, "NIJM-0100", "");
	assert_true(people_next_code(vault, "nij", code, &error));
	assert_string_equal(code, "NIJ-0042");
	assert_true(people_next_code(vault, "GR", code, &error));
	assert_string_equal(code, "GR-0001");
}

static GPtrArray *lines(void)
{
	GPtrArray *all;

	assert_true(people_list(vault, TEST_DAY, &all, &error));
	return all;
}

static void the_newest_conversation_stands_first(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id ivan = build_person(vault, "NIJ-0002", "Іван");

	build_conversation(vault, ivan, TEST_DAY - 30);
	build_conversation(vault, lina, TEST_DAY - 40);
	build_conversation(vault, lina, TEST_DAY - 2);
	g_autoptr(GPtrArray) all = lines();
	const struct person_line *first = all->pdata[0], *second = all->pdata[1];
	assert_int_equal(all->len, 2);
	assert_int_equal(first->id, lina);
	assert_string_equal(first->code, "NIJ-0001");
	assert_string_equal(first->pseudonym, "Lina");
	assert_int_equal(first->conversations, 2);
	assert_int_equal(first->last_on, TEST_DAY - 2);
	assert_true(first->paused);
	assert_int_equal(second->conversations, 1);
	assert_int_equal(second->appointment_on, DAY_NONE);
}

static void a_promise_shows_from_its_day_on(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");

	build_promise(vault, lina, "ми зателефонуємо", TEST_DAY);
	build_promise(vault, lina, "ми напишемо", TEST_DAY - 3);
	build_promise(vault, lina, "ми прийдемо", TEST_DAY + 1);
	build_item(vault, lina, PLAN_STEP, 0, "записатися на курс");
	g_autoptr(GPtrArray) all = lines();
	const struct person_line *line = all->pdata[0];
	GPtrArray *promises;

	assert_int_equal(line->promises_due, 2);
	assert_false(line->paused);
	assert_int_equal(line->last_on, DAY_NONE);
	assert_true(promises_due(vault, TEST_DAY, "uk", &promises, &error));
	const struct due_promise *oldest = promises->pdata[0];
	assert_int_equal(promises->len, 2);
	assert_string_equal(oldest->text, "ми напишемо");
	assert_string_equal(oldest->owner_name, "Надія");
	assert_string_equal(oldest->code, "NIJ-0001");
	assert_int_equal(oldest->due_on, TEST_DAY - 3);
	g_ptr_array_unref(promises);
}

static void a_promise_is_listed_in_the_words_of_the_screen(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id promise = build_promise(vault, lina, "ми напишемо", TEST_DAY);
	struct plan *plan;
	struct plan_item *item;
	GPtrArray *promises;

	assert_true(plan_load(vault, lina, &plan, &error));
	item = plan_item_copy(plan_find(plan, promise));
	plan_item_set_rendering(item, "nl", "wij schrijven");
	must_begin(vault);
	assert_true(plan_item_save(vault, item, &error));
	must_commit(vault);
	assert_true(promises_due(vault, TEST_DAY, "nl", &promises, &error));
	assert_string_equal(((struct due_promise *)promises->pdata[0])->text, "wij schrijven");
	g_ptr_array_unref(promises);
	assert_true(promises_due(vault, TEST_DAY, "en", &promises, &error));
	assert_string_equal(((struct due_promise *)promises->pdata[0])->text, "ми напишемо");
	g_ptr_array_unref(promises);
	plan_item_free(item);
	plan_free(plan);
}

static void people_without_a_file_are_nowhere_listed_or_found(void **state)
{
	(void)state;
	record_id id = build_person_without_file(vault, "NIJ-0001");
	record_id conversation = build_conversation(vault, id, TEST_DAY);

	build_answer(vault, id, conversation, "card", "таємниця");
	build_promise(vault, id, "таємниця", TEST_DAY - 1);
	g_autoptr(GPtrArray) all = lines();
	GPtrArray *promises;

	assert_int_equal(all->len, 0);
	assert_int_equal(found("таємниця"), 0);
	assert_int_equal(found("NI"), 0);
	assert_true(promises_due(vault, TEST_DAY, "uk", &promises, &error));
	assert_int_equal(promises->len, 0);
	g_ptr_array_unref(promises);
}

static void whoever_agrees_later_is_found_from_then_on(void **state)
{
	(void)state;
	record_id id = build_person_without_file(vault, "NIJ-0001");
	record_id conversation = build_conversation(vault, id, TEST_DAY);
	struct participant *participant = load(id);

	build_answer(vault, id, conversation, "card", "перекваліфікація");
	for (int round = 0; round < 2; round++) {
		participant->without_file = round == 1;
		must_begin(vault);
		assert_true(people_save(vault, participant, &error));
		must_commit(vault);
		assert_int_equal(found("валіф"), round == 0);
	}
	participant_free(participant);
}

/* Everything a person can have. */
static record_id full_person(const char *code)
{
	record_id id = build_person(vault, code, "Lina");
	record_id conversation = build_conversation(vault, id, TEST_DAY);
	record_id answer = build_answer(vault, id, conversation, "card", "вишивання");
	record_id obstacle = build_item(vault, id, PLAN_OBSTACLE, 0, "вишивання немає");
	struct draft_key key = { id, conversation, "card:other" };
	struct splice splice = { 0, 0, "вишивання", strlen("вишивання") };
	struct harvested harvested = { answer, MARK_TALENT, (char *)"вишивання", obstacle };

	build_item(vault, id, PLAN_STEP, obstacle, "вишивання щодня");
	build_rating(vault, id, conversation, INDICATOR_LEISURE, "вишивання");
	must_begin(vault);
	assert_true(draft_append(vault, &key, "", &splice, &error));
	assert_true(harvested_save(vault, &harvested, &error));
	must_commit(vault);
	return id;
}

static void a_file_forgotten_leaves_no_row_and_no_word(void **state)
{
	(void)state;
	static const char *const tables[] = { "participant", "conversation", "answer",    "rating",
					      "plan_item",   "rendering",    "harvested", "draft",
					      "draft_place", "household" };
	record_id id = full_person("NIJ-0001");
	struct household *household = household_new();
	struct participant *participant = load(id);

	must_begin(vault);
	assert_true(household_save(vault, household, &error));
	participant->household_id = household->id;
	assert_true(people_save(vault, participant, &error));
	must_commit(vault);
	assert_true(found("вишив") > 3);
	must_begin(vault);
	assert_true(people_delete(vault, id, &error));
	must_commit(vault);
	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autofree char *sql = g_strdup_printf("SELECT count(*) FROM %s", tables[i]);

		assert_int_equal(count(sql), 0);
	}
	assert_int_equal(found("вишив"), 0);
	household_free(household);
	participant_free(participant);
}

static void forgetting_one_person_leaves_the_others_whole(void **state)
{
	(void)state;
	record_id first = full_person("NIJ-0001"), second = full_person("NIJ-0002");
	guint before = found("вишив");
	struct household *household = household_new(), *kept;
	GPtrArray *members;

	must_begin(vault);
	assert_true(household_save(vault, household, &error));
	for (int i = 0; i < 2; i++) {
		struct participant *participant = load(i ? second : first);

		participant->household_id = household->id;
		assert_true(people_save(vault, participant, &error));
		participant_free(participant);
	}
	assert_true(household_members(vault, household->id, &members, &error));
	assert_int_equal(members->len, 2);
	g_ptr_array_unref(members);
	assert_true(people_delete(vault, first, &error));
	must_commit(vault);
	assert_int_equal(found("вишив"), before / 2);
	assert_true(household_load(vault, household->id, &kept, &error));
	assert_non_null(kept);
	household_free(kept);
	household_free(household);
}

static void wipe(void)
{
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(people_wipe_without_file(vault, &error));
	must_commit(vault);
}

static void set_conversation(record_id id, enum conversation_state conversation_state,
			     gint64 touched_at)
{
	struct conversation *conversation;

	assert_true(conversation_load(vault, id, &conversation, &error));
	conversation->state = conversation_state;
	conversation->touched_at = touched_at;
	must_begin(vault);
	assert_true(conversation_save(vault, conversation, &error));
	must_commit(vault);
	conversation_free(conversation);
}

static void a_conversation_without_a_file_is_wiped_when_it_is_closed(void **state)
{
	(void)state;
	record_id id = build_person_without_file(vault, "NIJ-0001");
	record_id conversation = build_conversation(vault, id, TEST_DAY);
	struct draft_key key = { id, conversation, "pause" };
	struct splice splice = { 0, 0, "слово", strlen("слово") };

	build_person(vault, "NIJ-0002", "Lina");
	build_answer(vault, id, conversation, "card", "слово");
	assert_true(draft_append(vault, &key, "", &splice, &error));
	set_conversation(conversation, CONVERSATION_PAUSED, TEST_NOON - 60);
	wipe();
	assert_int_equal(count("SELECT count(*) FROM participant"), 2);
	set_conversation(conversation, CONVERSATION_CLOSED, TEST_NOON);
	wipe();
	assert_int_equal(count("SELECT count(*) FROM participant"), 1);
	assert_int_equal(count("SELECT count(*) FROM answer"), 0);
	assert_int_equal(count("SELECT count(*) FROM draft"), 0);
	assert_null(vault_undo_label(vault)); /* the words stood there too */
}

static void an_old_conversation_without_a_file_is_wiped_though_it_never_was_closed(void **state)
{
	(void)state;
	record_id id = build_person_without_file(vault, "NIJ-0001");

	set_conversation(build_conversation(vault, id, TEST_DAY), CONVERSATION_OPEN,
			 TEST_NOON - 5 * 3600);
	wipe();
	assert_int_equal(count("SELECT count(*) FROM participant"), 0);
}

static void households_come_by_name(void **state)
{
	(void)state;
	static const char *const names[] = { "родина Яремчук", "Родина Бондар" };
	GPtrArray *all;
	struct household *none;

	must_begin(vault);
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		struct household *household = household_new();

		set_text(&household->name, names[i]);
		assert_true(household_save(vault, household, &error));
		assert_true(household_save(vault, household, &error));
		household_free(household);
	}
	must_commit(vault);
	assert_true(household_list(vault, &all, &error));
	assert_int_equal(all->len, 2);
	assert_string_equal(((const struct household *)all->pdata[0])->name, "Родина Бондар");
	assert_true(household_load(vault, 77, &none, &error));
	assert_null(none);
	g_ptr_array_unref(all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_person_comes_back_as_saved),
		TEST(nobody_under_an_unknown_code_is_no_error),
		TEST(saving_again_changes_the_same_person),
		TEST(a_code_belongs_to_one_person),
		TEST(a_code_that_is_none_is_refused),
		TEST(the_next_code_is_proposed_under_each_prefix),
		TEST(the_newest_conversation_stands_first),
		TEST(a_promise_shows_from_its_day_on),
		TEST(a_promise_is_listed_in_the_words_of_the_screen),
		TEST(people_without_a_file_are_nowhere_listed_or_found),
		TEST(whoever_agrees_later_is_found_from_then_on),
		TEST(a_file_forgotten_leaves_no_row_and_no_word),
		TEST(forgetting_one_person_leaves_the_others_whole),
		TEST(a_conversation_without_a_file_is_wiped_when_it_is_closed),
		TEST(an_old_conversation_without_a_file_is_wiped_though_it_never_was_closed),
		TEST(households_come_by_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The audit: one line for each deed, one a day for what happens all the time, no words, no way to undo it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/access.h"
#include "store/audit.h"
#include "store/drafts.h"
#include "store/files.h"
#include "store/people.h"
#include "store/plans.h"
#include "support/builders.h"
#include "support/growth.h"

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

static int count_of(record_id participant_id, enum audit_action action)
{
	GPtrArray *lines;
	int count = 0;

	assert_true(audit_list(vault, participant_id, &lines, &error));
	for (guint i = 0; i < lines->len; i++)
		count += ((const struct audit_line *)lines->pdata[i])->action == action;
	g_ptr_array_unref(lines);
	return count;
}

static void a_line_says_when_who_what_and_which_code(void **state)
{
	record_id lina = build_person(vault, "NIJ-0042", "Lina");
	GPtrArray *lines;
	const struct audit_line *line;

	(void)state;
	vault_set_counsellor(vault, "KV");
	assert_true(audit_note(vault, AUDIT_EXPORTED, lina, &error));
	assert_true(audit_list(vault, lina, &lines, &error));
	line = lines->pdata[lines->len - 1];
	assert_int_equal(line->at, TEST_NOON);
	assert_string_equal(line->who, "KV");
	assert_int_equal(line->action, AUDIT_EXPORTED);
	assert_int_equal(line->participant_id, lina);
	assert_string_equal(line->code, "NIJ-0042");
	g_ptr_array_unref(lines);
}

static void what_happens_all_the_time_is_one_line_a_day_and_person(void **state)
{
	record_id lina = build_person(vault, "NIJ-0042", "Lina");
	record_id talk = build_conversation(vault, lina, TEST_DAY);

	(void)state;
	assert_int_equal(count_of(lina, AUDIT_CHANGED), 0);
	build_answer(vault, lina, talk, "work-lost-in-time", "пекла хліб");
	build_item(vault, lina, PLAN_STRENGTH, 0, "рахувати");
	assert_int_equal(count_of(lina, AUDIT_CHANGED), 1);
	now.now += 86400;
	build_item(vault, lina, PLAN_STRENGTH, 0, "шити");
	assert_int_equal(count_of(lina, AUDIT_CHANGED), 2);
	vault_set_counsellor(vault, "OB");
	build_item(vault, lina, PLAN_STRENGTH, 0, "співати");
	assert_int_equal(count_of(lina, AUDIT_CHANGED), 3);
	for (int i = 0; i < 3; i++) {
		assert_true(audit_note(vault, AUDIT_OPENED, lina, &error));
		assert_true(audit_note(vault, AUDIT_PRINTED, lina, &error));
	}
	assert_int_equal(count_of(lina, AUDIT_OPENED), 1);
	assert_int_equal(count_of(lina, AUDIT_PRINTED), 3);
}

static void typing_is_not_noted(void **state)
{
	record_id lina = build_person(vault, "NIJ-0042", "Lina");
	record_id talk = build_conversation(vault, lina, TEST_DAY);
	struct draft_key key = { lina, talk, "card:work-lost-in-time" };
	struct splice splice = { 0, 0, "п", strlen("п") };

	(void)state;
	assert_true(draft_append(vault, &key, "", &splice, &error));
	assert_int_equal(count_of(lina, AUDIT_CHANGED), 0);
}

static void a_deed_that_is_undone_was_still_done(void **state)
{
	record_id lina = build_person(vault, "NIJ-0042", "Lina");
	struct plan_item *item = plan_item_new(PLAN_STRENGTH);

	(void)state;
	item->participant_id = lina;
	set_text(&item->text, "рахувати");
	g_strlcpy(item->language, "uk", sizeof(item->language));
	assert_true(vault_begin(vault, "undo.plan", &error));
	assert_true(plan_item_save(vault, item, &error));
	must_commit(vault);
	assert_true(vault_undo(vault, &error));
	assert_int_equal(count_of(lina, AUDIT_CHANGED), 1);
	assert_true(vault_redo(vault, &error));
	plan_item_free(item);
}

static void nobody_without_a_file_is_in_it(void **state)
{
	record_id quiet = build_person_without_file(vault, "NIJ-0009");

	(void)state;
	assert_true(audit_note(vault, AUDIT_OPENED, quiet, &error));
	build_item(vault, quiet, PLAN_STRENGTH, 0, "рахувати");
	assert_int_equal(count_of(0, AUDIT_OPENED), 0);
	assert_int_equal(count_of(0, AUDIT_CHANGED), 0);
}

static void who_is_gone_leaves_deeds_without_a_code(void **state)
{
	record_id lina = build_person(vault, "NIJ-0042", "Lina");
	GPtrArray *lines;

	(void)state;
	assert_true(audit_note(vault, AUDIT_PRINTED, lina, &error));
	must_begin(vault);
	assert_true(people_delete(vault, lina, &error));
	must_commit(vault);
	assert_int_equal(count_of(lina, AUDIT_PRINTED), 0);
	assert_true(audit_list(vault, 0, &lines, &error));
	for (guint i = 0; i < lines->len; i++) {
		const struct audit_line *line = lines->pdata[i];

		assert_int_equal(line->participant_id, 0);
		assert_string_equal(line->code, "");
	}
	assert_true(lines->len > 0);
	g_ptr_array_unref(lines);
}

static void a_file_that_comes_in_is_one_deed_of_who_takes_it_in(void **state)
{
	struct person_file *file = grown_file("NIJ-0042");

	(void)state;
	must_begin(vault);
	assert_true(file_store(vault, file, NULL, NULL, &error));
	assert_true(audit_note(vault, AUDIT_IMPORTED, file->participant->id, &error));
	must_commit(vault);
	assert_int_equal(count_of(file->participant->id, AUDIT_IMPORTED), 1);
	assert_int_equal(count_of(file->participant->id, AUDIT_CHANGED), 0);
	assert_int_equal(count_of(file->participant->id, AUDIT_CONSENT_GIVEN), 0);
	person_file_free(file);
}

static void a_line_of_no_file_has_no_code(void **state)
{
	(void)state;
	assert_true(audit_note(vault, AUDIT_BACKUP, 0, &error));
	assert_int_equal(count_of(0, AUDIT_BACKUP), 1);
}

static void access_gathers_what_stands_in_many_places(void **state)
{
	record_id lina = build_person(vault, "NIJ-0042", "Lina");
	record_id talk = build_conversation(vault, lina, TEST_DAY);
	struct draft_key key = { lina, talk, "card:work-lost-in-time" };
	struct splice splice = { 0, 0, "ще не все", strlen("ще не все") };
	struct access *access;

	(void)state;
	assert_true(draft_append(vault, &key, "", &splice, &error));
	build_item(vault, lina, PLAN_STRENGTH, 0, "рахувати");
	assert_true(access_load(vault, lina, &access, &error));
	assert_int_equal(access->file->plan->items->len, 1);
	assert_int_equal(access->unfinished->len, 1);
	assert_string_equal(((const struct unfinished *)access->unfinished->pdata[0])->text,
			    "ще не все");
	assert_int_equal(access->audit->len, 1);
	access_free(access);
	assert_true(access_load(vault, 4711, &access, &error));
	assert_null(access);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_line_says_when_who_what_and_which_code),
		TEST(what_happens_all_the_time_is_one_line_a_day_and_person),
		TEST(typing_is_not_noted),
		TEST(a_deed_that_is_undone_was_still_done),
		TEST(nobody_without_a_file_is_in_it),
		TEST(who_is_gone_leaves_deeds_without_a_code),
		TEST(a_file_that_comes_in_is_one_deed_of_who_takes_it_in),
		TEST(a_line_of_no_file_has_no_code),
		TEST(access_gathers_what_stands_in_many_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

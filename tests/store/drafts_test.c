/* Drafts: any typing comes back, under the right person and field, at the price of one small page.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/conversations.h"
#include "store/drafts.h"
#include "store/sql.h"
#include "store/vault_state.h"
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

enum { ROUNDS = 40, SPLICES = 60, FIELDS = 3 };

static char *load(const struct draft_key *key)
{
	char *text;

	assert_true(draft_load(vault, key, &text, &error));
	return text;
}

static void append(const struct draft_key *key, const char *base, size_t start, size_t removed,
		   const char *inserted)
{
	struct splice splice = { start, removed, inserted, strlen(inserted) };

	assert_true(draft_append(vault, key, base, &splice, &error));
}

static void assert_draft(const struct draft_key *key, const char *expected)
{
	g_autofree char *text = load(key);

	assert_non_null(text);
	assert_string_equal(text, expected);
}

static void what_was_typed_comes_back(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	struct draft_key key = { lina, 0, "pause" };

	assert_null(load(&key));
	append(&key, "Готувала", strlen("Готувала"), 0, " для свята");
	append(&key, "this base comes too late", 0, strlen("Готувала"), "Пекла");
	assert_draft(&key, "Пекла для свята");
	assert_true(draft_forget(vault, &key, &error));
	assert_null(load(&key));
}

static void a_field_that_began_empty_needs_no_base(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	struct draft_key key = { lina, 0, "pause" };

	append(&key, NULL, 0, 0, "так");
	append(&key, NULL, 0, strlen("так"), "");
	assert_draft(&key, "");
}

static char *random_text(GRand *random)
{
	static const char *const pieces[] = { "а",  "ї", "'",     "ʼ",           "e\u0301",
					      "\n", " ", "слово", "👩‍👧", "x" };
	GString *text = g_string_new(NULL);

	for (int i = g_rand_int_range(random, 0, 6); i > 0; i--)
		g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
	return g_string_free(text, FALSE);
}

/* A place between two characters. */
static size_t random_border(GRand *random, const GString *text)
{
	glong characters = g_utf8_strlen(text->str, -1);
	glong chosen = g_rand_int_range(random, 0, (gint32)characters + 1);

	return (size_t)(g_utf8_offset_to_pointer(text->str, chosen) - text->str);
}

static void splice_both(const struct draft_key *key, const char *base, GString *model,
			GRand *random)
{
	size_t a = random_border(random, model), b = random_border(random, model);
	g_autofree char *inserted = random_text(random);
	size_t start = MIN(a, b), removed = MAX(a, b) - start;

	append(key, base, start, removed, inserted);
	g_string_erase(model, (gssize)start, (gssize)removed);
	g_string_insert(model, (gssize)start, inserted);
}

/* Several people type in several fields in any order: each field holds exactly what was typed in it. */
static void any_typing_comes_back_in_its_own_field(void **state)
{
	(void)state;
	g_autoptr(GRand) random = g_rand_new_with_seed(31);
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id ivan = build_person(vault, "NIJ-0002", "Іван");
	struct draft_key keys[FIELDS] = { { lina, 7, "card:a" },
					  { ivan, 7, "card:a" },
					  { lina, 8, "card:a" } };

	for (int round = 0; round < ROUNDS; round++) {
		char *bases[FIELDS];
		GString *models[FIELDS];

		for (int i = 0; i < FIELDS; i++) {
			bases[i] = random_text(random);
			models[i] = g_string_new(bases[i]);
			splice_both(&keys[i], bases[i], models[i], random);
		}
		for (int i = 0; i < SPLICES; i++) {
			int field = g_rand_int_range(random, 0, FIELDS);

			splice_both(&keys[field], bases[field], models[field], random);
		}
		for (int i = 0; i < FIELDS; i++) {
			assert_draft(&keys[i], models[i]->str);
			assert_true(draft_forget(vault, &keys[i], &error));
			assert_null(load(&keys[i]));
			g_string_free(models[i], TRUE);
			g_free(bases[i]);
		}
	}
}

static void all_drafts_of_a_person_are_listed_and_nobody_elses(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id ivan = build_person(vault, "NIJ-0002", "Іван");
	struct draft_key first = { lina, 7, "card:a" }, second = { lina, 7, "card:b" };
	struct draft_key other = { ivan, 7, "card:a" };
	GPtrArray *drafts;

	append(&first, "", 0, 0, "один");
	append(&other, "", 0, 0, "чужий");
	append(&second, "", 0, 0, "два");
	now.now += 5;
	append(&first, "", strlen("один"), 0, "!");
	assert_true(draft_list(vault, lina, &drafts, &error));
	assert_int_equal(drafts->len, 2);
	const struct draft *one = drafts->pdata[0], *two = drafts->pdata[1];
	assert_string_equal(one->text, "один!");
	assert_string_equal(one->field, "card:a");
	assert_int_equal(one->conversation_id, 7);
	assert_int_equal(one->changed_at, TEST_NOON + 5);
	assert_string_equal(two->text, "два");
	g_ptr_array_unref(drafts);
	assert_true(draft_list(vault, 0, &drafts, &error));
	assert_int_equal(drafts->len, 3);
	g_ptr_array_unref(drafts);
}

static void spoil(const char *sql)
{
	struct statement statement = sql_prepare(vault, sql);

	assert_true(sql_run(&statement, &error));
}

static void a_splice_that_does_not_fit_stops_the_replay_there(void **state)
{
	(void)state;
	static const char *const damages[] = {
		"UPDATE draft SET start = 99 WHERE inserted = 'в'",
		"UPDATE draft SET start = -1 WHERE inserted = 'в'",
		"UPDATE draft SET removed = 99 WHERE inserted = 'в'",
		"UPDATE draft SET removed = -1 WHERE inserted = 'в'",
		"UPDATE draft SET start = 1 WHERE inserted = 'в'",
		"UPDATE draft SET start = 0, removed = 3 WHERE inserted = 'в'",
	};
	record_id lina = build_person(vault, "NIJ-0001", "Lina");

	for (size_t i = 0; i < G_N_ELEMENTS(damages); i++) {
		struct draft_key key = { lina, 0, "pause" };

		append(&key, "а", 2, 0, "б");
		append(&key, "а", 4, 0, "в");
		append(&key, "а", 0, 0, "г");
		assert_draft(&key, "габв");
		spoil(damages[i]);
		assert_draft(&key, "аб");
		assert_true(draft_forget(vault, &key, &error));
	}
}

static void a_draft_joins_the_action_that_is_open(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	struct draft_key key = { lina, 0, "pause" };

	must_begin(vault);
	append(&key, "", 0, 0, "а");
	assert_true(vault_in_action(vault));
	vault_rollback(vault);
	assert_null(load(&key));
	append(&key, "", 0, 0, "а");
	assert_false(vault_in_action(vault));
	assert_draft(&key, "а");
}

static void a_draft_of_nobody_is_refused(void **state)
{
	(void)state;
	struct draft_key key = { 4711, 0, "pause" };
	struct splice splice = { 0, 0, "а", 2 };

	assert_false(draft_append(vault, &key, "", &splice, &error));
	assert_false(vault_in_action(vault));
	assert_int_equal(error.kind, ERROR_FAILED);
}

/* While an answer of 100,000 letters is edited, a save writes one page; three when that page is full; once, when the first one is,
   four. */
static void a_save_while_typing_writes_three_pages_at_most(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id conversation = build_conversation(vault, lina, TEST_DAY);
	struct draft_key key = { lina, conversation, "card:work-lost-in-time" };
	g_autofree char *text = g_strnfill(100000, 'a');
	guint32 sum = 0, first_page_full = 0;

	build_answer(vault, lina, conversation, "work-lost-in-time", text);
	append(&key, text, 50000, 0, "слово ");
	for (int i = 0; i < 500; i++) {
		guint32 pages;

		image_clear_marks(vault->image);
		append(&key, text, 50000, 0, "кілька нових слів ");
		pages = image_dirty_count(vault->image);
		assert_in_range(pages, 1, 4);
		first_page_full += pages == 4;
		sum += pages;
	}
	assert_true(first_page_full <= 1);
	assert_true(sum < 500 + 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_was_typed_comes_back),
		TEST(a_field_that_began_empty_needs_no_base),
		TEST(any_typing_comes_back_in_its_own_field),
		TEST(all_drafts_of_a_person_are_listed_and_nobody_elses),
		TEST(a_splice_that_does_not_fit_stops_the_replay_there),
		TEST(a_draft_joins_the_action_that_is_open),
		TEST(a_draft_of_nobody_is_refused),
		TEST(a_save_while_typing_writes_three_pages_at_most),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

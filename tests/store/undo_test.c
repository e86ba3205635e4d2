/* One undo is one user action, turned round whole or not at all.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/vaults.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
	struct clock clock;
	struct vault *vault;
};

static int set_up(void **state)
{
	struct fixture *fixture = g_new0(struct fixture, 1);

	fixture->clock = clock_system(NULL);
	fixture->vault = vault_create_in_memory(&fixture->clock, NULL);
	run_sql(fixture->vault, NULL,
		"CREATE TABLE parent(id INTEGER PRIMARY KEY, name TEXT UNIQUE);"
		"CREATE TABLE child(id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parent(id));"
		"CREATE TABLE draft_of_test(id INTEGER PRIMARY KEY, text TEXT);"
		"CREATE TABLE search_of_test(id INTEGER PRIMARY KEY, folded TEXT);"
		"CREATE TRIGGER parent_in AFTER INSERT ON parent BEGIN"
		" INSERT INTO search_of_test VALUES(new.id, fold(new.name)); END;"
		"CREATE TRIGGER parent_out AFTER DELETE ON parent BEGIN"
		" DELETE FROM search_of_test WHERE id=old.id; END;");
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	vault_close(fixture->vault);
	g_free(fixture);
	return 0;
}

static struct vault *vault_of(void **state)
{
	return ((struct fixture *)*state)->vault;
}

static void one_undo_is_one_action(void **state)
{
	struct vault *vault = vault_of(state);

	run_sql(vault, "undo.details",
		"INSERT INTO parent VALUES(1, 'Їжак'); INSERT INTO child VALUES(1, 1)");
	run_sql(vault, "undo.step", "UPDATE parent SET name='Lina' WHERE id=1");
	assert_string_equal(vault_undo_label(vault), "undo.step");
	assert_true(vault_undo(vault, NULL));
	assert_int_equal(number_of(vault, "SELECT name='Їжак' FROM parent"), 1);
	assert_string_equal(vault_undo_label(vault), "undo.details");
	assert_string_equal(vault_redo_label(vault), "undo.step");
	assert_true(vault_undo(vault, NULL));
	assert_int_equal(
		number_of(vault,
			  "SELECT (SELECT count(*) FROM parent) + (SELECT count(*) FROM child)"),
		0);
	assert_null(vault_undo_label(vault));
	assert_true(vault_redo(vault, NULL));
	assert_true(vault_redo(vault, NULL));
	assert_null(vault_redo_label(vault));
	assert_int_equal(number_of(vault, "SELECT name='Lina' FROM parent"), 1);
	assert_int_equal(number_of(vault, "SELECT count(*) FROM child"), 1);
}

static void nothing_to_undo_is_said(void **state)
{
	struct error error = ERROR_CLEAR;

	assert_false(vault_undo(vault_of(state), &error));
	assert_string_equal(error.sentence, "undo.nothing");
	assert_false(vault_in_action(vault_of(state)));
	error = ERROR_CLEAR;
	assert_false(vault_redo(vault_of(state), &error));
	assert_string_equal(error.sentence, "undo.nothing");
}

static void what_something_depends_on_is_not_undone(void **state)
{
	struct vault *vault = vault_of(state);
	struct error error = ERROR_CLEAR;

	run_sql(vault, "undo.details", "INSERT INTO parent VALUES(1, 'a')");
	run_sql(vault, NULL, "INSERT INTO child VALUES(1, 1)"); /* not an action that undo knows */
	assert_false(vault_undo(vault, &error));
	assert_string_equal(error.sentence, "undo.conflict");
	assert_int_equal(number_of(vault, "SELECT count(*) FROM parent"), 1);
	assert_int_equal(number_of(vault, "SELECT count(*) FROM child"), 1);
	assert_string_equal(vault_undo_label(vault), "undo.details"); /* it can be tried again */
	run_sql(vault, NULL, "DELETE FROM child");
	assert_true(vault_undo(vault, NULL));
}

static void what_was_changed_since_is_not_undone(void **state)
{
	struct vault *vault = vault_of(state);
	struct error error = ERROR_CLEAR;

	run_sql(vault, "undo.details", "INSERT INTO parent VALUES(1, 'a')");
	run_sql(vault, NULL, "UPDATE parent SET name='b'");
	assert_false(vault_undo(vault, &error));
	assert_string_equal(error.sentence, "undo.conflict");
	assert_int_equal(number_of(vault, "SELECT name='b' FROM parent"), 1);
}

static void two_unique_values_that_changed_places_go_back(void **state)
{
	struct vault *vault = vault_of(state);

	run_sql(vault, NULL, "INSERT INTO parent VALUES(1, 'a'),(2, 'b')");
	run_sql(vault, "undo.details",
		"UPDATE parent SET name='x' WHERE id=1; UPDATE parent SET name='c' WHERE id=2;"
		"UPDATE parent SET name='d' WHERE id=1");
	assert_true(vault_undo(vault, NULL));
	assert_int_equal(
		number_of(vault,
			  "SELECT sum((id=1 AND name='a') OR (id=2 AND name='b')) FROM parent"),
		2);
}

static void drafts_are_not_part_of_it_and_the_index_follows(void **state)
{
	struct vault *vault = vault_of(state);

	run_sql(vault, "undo.details",
		"INSERT INTO parent VALUES(1, 'Замок'); INSERT INTO draft_of_test VALUES(1, 'typed')");
	assert_int_equal(
		number_of(vault, "SELECT count(*) FROM search_of_test WHERE folded='замок'"), 1);
	run_sql(vault, NULL, "INSERT INTO draft_of_test VALUES(2, 'typed on')");
	assert_string_equal(vault_undo_label(vault), "undo.details");
	assert_true(vault_undo(vault, NULL));
	assert_int_equal(number_of(vault, "SELECT count(*) FROM draft_of_test"), 2);
	assert_int_equal(number_of(vault, "SELECT count(*) FROM search_of_test"), 0);
	run_sql(vault, NULL, "DELETE FROM draft_of_test");
	assert_true(vault_redo(vault, NULL));
	assert_int_equal(
		number_of(vault, "SELECT count(*) FROM search_of_test WHERE folded='замок'"), 1);
}

static void a_new_action_ends_what_could_be_redone(void **state)
{
	struct vault *vault = vault_of(state);

	run_sql(vault, "undo.details", "INSERT INTO parent VALUES(1, 'a')");
	assert_true(vault_undo(vault, NULL));
	run_sql(vault, NULL, "INSERT INTO draft_of_test VALUES(1, 'a draft does not')");
	assert_non_null(vault_redo_label(vault));
	run_sql(vault, "undo.step", "INSERT INTO parent VALUES(2, 'b')");
	assert_null(vault_redo_label(vault));
}

static void an_action_that_changed_nothing_or_was_rolled_back_is_none(void **state)
{
	struct vault *vault = vault_of(state);

	run_sql(vault, "undo.details", "DELETE FROM parent");
	assert_null(vault_undo_label(vault));
	assert_true(vault_begin(vault, "undo.details", NULL));
	vault_rollback(vault);
	assert_null(vault_undo_label(vault));
}

static void a_hundred_actions_are_remembered_not_more(void **state)
{
	struct vault *vault = vault_of(state);
	int undone = 0;

	for (int i = 1; i <= 130; i++) {
		g_autofree char *sql = g_strdup_printf("INSERT INTO parent VALUES(%d, '%d')", i, i);

		run_sql(vault, "undo.details", sql);
	}
	while (vault_undo(vault, NULL))
		undone++;
	assert_int_equal(undone, 100);
	assert_int_equal(number_of(vault, "SELECT max(id) FROM parent"), 30);
}

static void huge_actions_push_out_older_ones_but_never_the_last(void **state)
{
	struct vault *vault = vault_of(state);

	for (int i = 1; i <= 4; i++) {
		g_autofree char *text = g_strnfill(3 * 1024 * 1024, (char)('a' + i));
		g_autofree char *sql =
			g_strdup_printf("INSERT INTO parent VALUES(%d, '%s')", i, text);

		run_sql(vault, "undo.details", sql);
	}
	assert_true(vault_undo(vault, NULL));
	assert_null(vault_undo_label(vault));
}

static void an_id_is_not_given_twice_after_an_undo(void **state)
{
	struct vault *vault = vault_of(state);
	gint64 id = vault_new_id(vault);
	g_autofree char *sql =
		g_strdup_printf("INSERT INTO parent VALUES(%" G_GINT64_FORMAT ", 'a')", id);

	run_sql(vault, "undo.details", sql);
	assert_true(vault_undo(vault, NULL));
	assert_true(vault_new_id(vault) > id);
	assert_true(id < (G_GINT64_CONSTANT(1) << 53));
}

static void no_foreign_key_of_ours_has_an_action(void **state)
{
	struct vault *vault = vault_of(state);

	assert_int_equal(
		number_of(vault,
			  "SELECT count(*) FROM sqlite_schema s, pragma_foreign_key_list(s.name) k"
			  " WHERE s.type='table' AND"
			  " (k.on_delete<>'NO ACTION' OR k.on_update<>'NO ACTION')"),
		0);
}

static void every_table_that_undo_covers_has_a_primary_key(void **state)
{
	struct vault *vault = vault_of(state);

	assert_int_equal(
		number_of(vault,
			  "SELECT count(*) FROM sqlite_schema s WHERE s.type='table'"
			  " AND s.name NOT LIKE 'search%' AND s.name NOT LIKE 'sqlite_%'"
			  " AND NOT EXISTS (SELECT 1 FROM pragma_table_info(s.name) WHERE pk)"),
		0);
}

int main(void)
{
#define with_vault(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		with_vault(one_undo_is_one_action),
		with_vault(nothing_to_undo_is_said),
		with_vault(what_something_depends_on_is_not_undone),
		with_vault(what_was_changed_since_is_not_undone),
		with_vault(two_unique_values_that_changed_places_go_back),
		with_vault(drafts_are_not_part_of_it_and_the_index_follows),
		with_vault(a_new_action_ends_what_could_be_redone),
		with_vault(an_action_that_changed_nothing_or_was_rolled_back_is_none),
		with_vault(a_hundred_actions_are_remembered_not_more),
		with_vault(huge_actions_push_out_older_ones_but_never_the_last),
		with_vault(an_id_is_not_given_twice_after_an_undo),
		with_vault(no_foreign_key_of_ours_has_an_action),
		with_vault(every_table_that_undo_covers_has_a_primary_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

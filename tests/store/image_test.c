/* The database in memory: no other file, temporary work without one, and every change of size comes through to the disk.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/database.h"
#include "support/vaults.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>

static bool runs(struct vault *vault, const char *sql)
{
	return sqlite3_exec(vault_database(vault), sql, NULL, NULL, NULL) == SQLITE_OK;
}

static void no_other_file_can_be_opened(void **state)
{
	struct vaults *vaults = vaults_new(1);
	struct vault *vault = vaults_create(vaults, NULL);
	sqlite3 *other = NULL;

	(void)state;
	assert_false(
		runs(vault, "ATTACH '/tmp/perspectief-test.db' AS other; CREATE TABLE other.t(x)"));
	assert_false(runs(vault, "VACUUM INTO '/tmp/perspectief-test.db'"));
	assert_int_not_equal(sqlite3_open("/tmp/perspectief-test.db", &other),
			     SQLITE_OK); /* it is the default VFS */
	sqlite3_close(other);
	vault_close(vault);
	vaults_free(vaults);
}

static void one_image_has_one_database(void **state)
{
	struct clock clock = clock_system(NULL);
	struct image *image = image_new(&clock);
	sqlite3 *first, *second;
	struct error error = ERROR_CLEAR;

	(void)state;
	assert_true(database_open(image, &first, NULL));
	assert_false(database_open(image, &second, &error));
	assert_true(error_is_set(&error));
	sqlite3_close(first);
	image_free(image);
}

static void sorting_much_needs_no_file(void **state)
{
	struct vaults *vaults = vaults_new(2);
	struct vault *vault = vaults_create(vaults, NULL);

	(void)state;
	assert_int_equal(
		number_of(
			vault,
			"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<200000)"
			" SELECT count(*) FROM (SELECT DISTINCT hex(i*7919) || hex(randomblob(8)) x"
			" FROM n ORDER BY x DESC)"),
		200000);
	assert_int_equal(fault_disk_count(vaults->disk, "/"),
			 fault_disk_count(vaults->disk, "/home/"));
	vault_close(vault);
	vaults_free(vaults);
}

static void what_shrinks_is_saved_too(void **state)
{
	struct vaults *vaults = vaults_new(3);
	struct vault *vault = vaults_create(vaults, NULL);
	gint64 pages;

	(void)state;
	assert_true(notes_make(vault, NULL));
	for (int i = 1; i <= 40; i++)
		assert_true(note_add(vault, i, NULL));
	assert_true(vault_flush(vault, NULL));
	pages = number_of(vault, "PRAGMA page_count");
	run_sql(vault, NULL, "DELETE FROM note WHERE id > 3");
	assert_true(runs(vault, "VACUUM"));
	assert_true(number_of(vault, "PRAGMA page_count") < pages);
	assert_true(vault_flush(vault, NULL));
	pages = number_of(vault, "PRAGMA page_count");
	vault_close(vault);
	vault = vaults_open(vaults, NULL);
	assert_int_equal(number_of(vault, "PRAGMA page_count"), pages);
	assert_int_equal(notes_count(vault), 3);
	vault_close(vault);
	vaults_free(vaults);
}

static void a_big_action_that_is_rolled_back_never_touches_the_image(void **state)
{
	struct vaults *vaults = vaults_new(4);
	struct vault *vault = vaults_create(vaults, NULL);

	(void)state;
	assert_true(notes_make(vault, NULL) && note_add(vault, 1, NULL) &&
		    vault_flush(vault, NULL));
	assert_true(vault_begin(vault, NULL, NULL));
	assert_true(runs(
		vault, "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i+1 FROM n WHERE i<3000)"
		       " INSERT INTO note SELECT i, hex(randomblob(1000)) FROM n"));
	vault_rollback(vault);
	assert_true(vault_saving(vault).saved);
	assert_true(vault_flush(vault, NULL));
	assert_int_equal(notes_count(vault), 1);
	vault_close(vault);
	vault = vaults_open(vaults, NULL);
	assert_int_equal(notes_count(vault), 1);
	vault_close(vault);
	vaults_free(vaults);
}

static void an_action_that_breaks_off_gives_everything_back(void **state)
{
	struct vaults *vaults = vaults_new(5);
	struct vault *vault = vaults_create(vaults, NULL);
	struct error error = ERROR_CLEAR;

	(void)state;
	assert_true(notes_make(vault, NULL));
	run_sql(vault, NULL,
		"CREATE TABLE pair(id INTEGER PRIMARY KEY, other INTEGER REFERENCES pair(id)"
		" DEFERRABLE INITIALLY DEFERRED)");
	assert_true(vault_begin(vault, "undo.details", NULL));
	assert_true(runs(vault, "INSERT INTO pair VALUES(1, 2)"));
	assert_false(vault_commit(vault, &error)); /* nobody is number 2 */
	assert_string_equal(error.sentence, "vault.database");
	assert_false(vault_in_action(vault));
	assert_null(vault_undo_label(vault));
	assert_int_equal(number_of(vault, "SELECT count(*) FROM pair"), 0);
	vault_close(vault);
	vaults_free(vaults);
}

static void running_out_of_memory_is_an_error_not_an_end(void **state)
{
	struct vaults *vaults = vaults_new(6);
	struct vault *vault = vaults_create(vaults, NULL);
	int refused = 0;

	(void)state;
	assert_true(notes_make(vault, NULL) && note_add(vault, 1, NULL));
	for (sqlite3_int64 room = 0; room < 400000; room += 4000) {
		struct error error = ERROR_CLEAR;
		bool done;

		sqlite3_hard_heap_limit64(sqlite3_memory_used() + room + 1);
		done = vault_begin(vault, "undo.details", &error);
		if (done && !runs(vault, "UPDATE note SET text = text || hex(zeroblob(40000))"))
			done = false;
		done = done && vault_commit(vault, &error);
		sqlite3_hard_heap_limit64(0);
		refused += !done;
		vault_rollback(vault);
		assert_true(done || !error_is_set(&error) ||
			    g_str_equal(error.sentence, "vault.no_memory"));
		assert_false(vault_in_action(vault));
		if (done)
			assert_true(vault_undo(vault, NULL));
		assert_int_equal(notes_count(vault), 1);
	}
	assert_in_range(refused, 1, 99);
	assert_true(vault_flush(vault, NULL));
	vault_close(vault);
	vault = vaults_open(vaults, NULL);
	assert_int_equal(notes_count(vault), 1);
	vault_close(vault);
	vaults_free(vaults);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_other_file_can_be_opened),
		cmocka_unit_test(one_image_has_one_database),
		cmocka_unit_test(sorting_much_needs_no_file),
		cmocka_unit_test(what_shrinks_is_saved_too),
		cmocka_unit_test(a_big_action_that_is_rolled_back_never_touches_the_image),
		cmocka_unit_test(running_out_of_memory_is_an_error_not_an_end),
		cmocka_unit_test(an_action_that_breaks_off_gives_everything_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

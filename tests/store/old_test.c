/* Vaults of former releases open; newer ones are refused politely. Each released schema has a file in tests/store/old, its passphrase is
   "test"; GOLDEN=update writes the one that is missing, never one that is there.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/database.h"
#include "store/people.h"
#include "support/vaults.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <sqlite3.h>

#define SHAPE                                                                                      \
	"SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name)"

static char *old_path(int version)
{
	return g_strdup_printf("tests/store/old/version-%d.perspectief", version);
}

static char *text_of(struct vault *vault, const char *sql)
{
	sqlite3_stmt *statement;
	char *text;

	assert_int_equal(sqlite3_prepare_v2(vault_database(vault), sql, -1, &statement, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	text = g_strdup((const char *)sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
	return text;
}

/* What stands in each of them. */
static void fill(struct vault *vault)
{
	struct participant *lina = participant_new();

	g_strlcpy(lina->code, "NIJ-0042", sizeof(lina->code));
	g_free(lina->pseudonym);
	lina->pseudonym = g_strdup("Ліна");
	assert_true(vault_begin(vault, NULL, NULL));
	assert_true(people_save(vault, lina, NULL));
	assert_true(vault_set_setting(vault, "language", "uk", NULL));
	assert_true(vault_commit(vault, NULL));
	participant_free(lina);
}

static void write_missing(const char *path)
{
	struct vaults *vaults = vaults_new(1);
	struct vault *vault = vaults_create(vaults, NULL);
	g_autofree char *folder = g_path_get_dirname(path);
	GBytes *bytes;

	fill(vault);
	assert_true(vault_flush(vault, NULL));
	vault_close(vault);
	bytes = fault_disk_bytes(vaults->disk, VAULT_PATH);
	g_mkdir_with_parents(folder, 0755);
	assert_true(g_file_set_contents(path, g_bytes_get_data(bytes, NULL),
					(gssize)g_bytes_get_size(bytes), NULL));
	g_bytes_unref(bytes);
	vaults_free(vaults);
}

static void assert_opens(struct vaults *vaults, int version)
{
	g_autofree char *path = old_path(version);
	g_autofree char *contents = NULL;
	gsize length;
	struct vault *vault, *fresh;
	struct participant *lina = NULL;

	assert_true(g_file_get_contents(path, &contents, &length, NULL));
	fault_disk_remove(vaults->disk, VAULT_PATH);
	fault_disk_put(vaults->disk, VAULT_PATH, contents, length);
	vault = vaults_open(vaults, NULL);
	assert_non_null(vault);
	assert_int_equal(vault_warnings(vault), version < schema_step_count ? VAULT_MIGRATED : 0);
	assert_true(people_find(vault, "NIJ-0042", &lina, NULL));
	assert_non_null(lina);
	assert_string_equal(lina->pseudonym, "Ліна");
	participant_free(lina);

	fresh = vault_create_in_memory(&vaults->options.clock, NULL);
	g_autofree char *shape = text_of(vault, SHAPE), *expected = text_of(fresh, SHAPE);
	assert_string_equal(shape, expected); /* a released step was edited when these differ */
	vault_close(fresh);
	vault_close(vault);
}

static void every_released_schema_still_opens(void **state)
{
	struct vaults *vaults = vaults_new(2);
	g_autofree char *newest = old_path(schema_step_count);

	(void)state;
	if (g_strcmp0(getenv("GOLDEN"), "update") == 0 && !g_file_test(newest, G_FILE_TEST_EXISTS))
		write_missing(newest);
	for (int version = 1; version <= schema_step_count; version++)
		assert_opens(vaults, version);
	vaults_free(vaults);
}

/* ---------------------------------------------------------------- migration */

static void a_newer_schema_is_refused_and_left_alone(void **state)
{
	struct vaults *vaults = vaults_new(3);
	struct vault *vault = vaults_create(vaults, NULL);
	struct error error = ERROR_CLEAR;
	GBytes *before, *after;

	(void)state;
	run_sql(vault, NULL, "PRAGMA user_version=99");
	vault_close(vault);
	before = fault_disk_bytes(vaults->disk, VAULT_PATH);
	assert_null(vaults_open(vaults, &error));
	assert_string_equal(error.sentence, "vault.too_new");
	assert_int_equal(error.number, 99);
	after = fault_disk_bytes(vaults->disk, VAULT_PATH);
	assert_true(g_bytes_equal(before, after));
	g_bytes_unref(before);
	g_bytes_unref(after);
	vaults_free(vaults);
}

/* Back to before the first step, and with something in it that no step knows. */
static void undress(struct vault *vault)
{
	static const char *const kinds[] = { "type='trigger'", "type='view'",
					     "type='table' AND sql LIKE 'CREATE VIRTUAL%'",
					     "type='table' AND name NOT LIKE 'sqlite_%'" };

	run_sql(vault, NULL, "PRAGMA defer_foreign_keys=ON");
	sqlite3_exec(vault_database(vault), "PRAGMA foreign_keys=OFF", NULL, NULL, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		g_autofree char *sql =
			g_strdup_printf("SELECT group_concat('DROP ' || type || ' ' || name, ';')"
					" FROM sqlite_schema WHERE %s",
					kinds[i]);
		g_autofree char *drops = text_of(vault, sql);

		if (drops)
			run_sql(vault, NULL, drops);
	}
	run_sql(vault, NULL, "CREATE TABLE older(x); PRAGMA user_version=0");
}

static void a_migrated_vault_is_a_new_generation_beside_the_old(void **state)
{
	struct vaults *vaults = vaults_new(4);
	struct vault *vault = vaults_create(vaults, NULL);

	(void)state;
	undress(vault);
	assert_true(vault_flush(vault, NULL));
	vault_close(vault);

	vaults->options.read_only = true; /* a reader migrates what it has in memory */
	vault = vaults_open(vaults, NULL);
	assert_int_equal(vault_warnings(vault), VAULT_MIGRATED);
	vault_close(vault);
	assert_int_equal(fault_disk_count(vaults->disk, VAULT_PATH ".bak-"), 0);
	vaults->options.read_only = false;

	vault = vaults_open(vaults, NULL);
	assert_int_equal(vault_warnings(vault), VAULT_MIGRATED);
	assert_true(vault_saving(vault).saved);
	assert_int_equal(number_of(vault, "PRAGMA user_version"), schema_step_count);
	vault_close(vault);
	assert_int_equal(fault_disk_count(vaults->disk, VAULT_PATH ".bak-1"), 1);
	vault = vaults_open(vaults, NULL);
	assert_int_equal(vault_warnings(vault), 0);
	vault_close(vault);
	vaults_free(vaults);
}

static void a_migration_that_cannot_be_saved_is_tried_again(void **state)
{
	struct vaults *vaults = vaults_new(5);
	struct vault *vault = vaults_create(vaults, NULL);

	(void)state;
	undress(vault);
	assert_true(vault_flush(vault, NULL));
	vault_close(vault);
	fault_disk_set_room(vaults->disk, 1000);
	vault = vaults_open(vaults, NULL);
	assert_true(vault_saving(vault).failing);
	fault_disk_set_room(vaults->disk, -1);
	assert_true(vault_flush(vault, NULL));
	vault_close(vault);
	vaults_free(vaults);
}

static void steps_run_one_by_one_and_a_failed_one_leaves_nothing(void **state)
{
	static const char *const steps[] = { "CREATE TABLE a(x)",
					     "CREATE TABLE b(x); INSERT INTO a VALUES(1)",
					     "CREATE TABLE c(x); INSERT INTO nowhere VALUES(1)" };
	struct clock clock = clock_system(NULL);
	struct image *image = image_new(&clock);
	struct error error = ERROR_CLEAR;
	sqlite3 *database;
	gint64 number;
	bool migrated;

	(void)state;
	assert_true(database_open(image, &database, NULL));
	assert_true(database_migrate(database, steps, 1, &migrated, NULL));
	assert_false(migrated); /* a new one */
	assert_true(database_migrate(database, steps, 2, &migrated, NULL));
	assert_true(migrated);
	assert_false(database_migrate(database, steps, 3, &migrated, &error));
	assert_true(database_number(database, "PRAGMA user_version", &number, NULL));
	assert_int_equal(number, 2);
	assert_true(database_number(database, "SELECT count(*) FROM sqlite_schema WHERE name='c'",
				    &number, NULL));
	assert_int_equal(number, 0);
	assert_false(database_number(database, "SELECT nonsense", &number, NULL));
	sqlite3_close(database);
	image_free(image);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_released_schema_still_opens),
		cmocka_unit_test(a_newer_schema_is_refused_and_left_alone),
		cmocka_unit_test(a_migrated_vault_is_a_new_generation_beside_the_old),
		cmocka_unit_test(a_migration_that_cannot_be_saved_is_tried_again),
		cmocka_unit_test(steps_run_one_by_one_and_a_failed_one_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

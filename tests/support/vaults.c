/* Vaults for tests.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/vaults.h"

#include <sqlite3.h>
#include <string.h>

static gint64 now_ms(void *data)
{
	return ((struct vaults *)data)->now_ms;
}

static gint64 now_seconds(void *data)
{
	return ((struct vaults *)data)->unix_seconds;
}

static day today(void *data)
{
	return (day)(now_seconds(data) / 86400);
}

struct secret *secret_from(const char *text)
{
	struct secret *secret = secret_new();

	g_assert(secret && secret_append(secret, text, strlen(text)));
	return secret;
}

struct vaults *vaults_new(guint32 seed)
{
	struct vaults *vaults = g_new0(struct vaults, 1);

	vaults->disk = fault_disk_new(seed);
	vaults->unix_seconds = 1795000000;
	vaults->passphrase = secret_from("test");
	vaults->options = (struct vault_options){
		.disk = fault_disk_functions(vaults->disk),
		.clock = { .data = vaults,
			   .monotonic_ms = now_ms,
			   .boot_ms = now_ms,
			   .unix_seconds = now_seconds,
			   .today = today },
		.state_folder = STATE_FOLDER,
	};
	return vaults;
}

void vaults_free(struct vaults *vaults)
{
	fault_disk_free(vaults->disk);
	secret_free(vaults->passphrase);
	g_free(vaults);
}

struct vault *vaults_create(struct vaults *vaults, struct error *error)
{
	return vault_create(VAULT_PATH, vaults->passphrase, vault_cost_test, &vaults->options, NULL,
			    error);
}

struct vault *vaults_open(struct vaults *vaults, struct error *error)
{
	return vault_open(VAULT_PATH, vaults->passphrase, &vaults->options, error);
}

static bool run(struct vault *vault, const char *label, const char *sql, struct error *error)
{
	if (!vault_begin(vault, label, error))
		return false;
	if (sqlite3_exec(vault_database(vault), sql, NULL, NULL, NULL) != SQLITE_OK) {
		vault_rollback(vault);
		return false;
	}
	return vault_commit(vault, error);
}

bool notes_make(struct vault *vault, struct error *error)
{
	return run(vault, NULL,
		   "CREATE TABLE IF NOT EXISTS note(id INTEGER PRIMARY KEY, text TEXT)", error);
}

/* Long ones among them, so that commits touch from two to a dozen pages. */
static char *note_text(int number)
{
	GString *text = g_string_new(NULL);
	int words = 1 + number * 7919 % 97 * (number % 5 == 0 ? 40 : 4);

	for (int i = 0; i < words; i++)
		g_string_append_printf(text, "слово-%d-%d ", number, i);
	return g_string_free(text, FALSE);
}

bool note_add(struct vault *vault, int number, struct error *error)
{
	g_autofree char *text = note_text(number);
	g_autofree char *sql = g_strdup_printf("INSERT INTO note VALUES(%d, '%s')", number, text);

	return run(vault, NULL, sql, error);
}

int notes_count(struct vault *vault)
{
	sqlite3_stmt *statement = NULL;
	int count = 0;

	if (sqlite3_prepare_v2(vault_database(vault), "SELECT id, text FROM note ORDER BY id", -1,
			       &statement, NULL) != SQLITE_OK)
		return 0; /* not even the table came through */
	while (count >= 0 && sqlite3_step(statement) == SQLITE_ROW) {
		g_autofree char *text = note_text(count + 1);
		bool right = sqlite3_column_int(statement, 0) == count + 1 &&
			     g_str_equal(text, sqlite3_column_text(statement, 1));

		count = right ? count + 1 : -1;
	}
	sqlite3_finalize(statement);
	return count;
}

void run_sql(struct vault *vault, const char *label, const char *sql)
{
	struct error error = ERROR_CLEAR;

	if (!run(vault, label, sql, &error))
		g_error("%s: %s", sql, sqlite3_errmsg(vault_database(vault)));
}

gint64 number_of(struct vault *vault, const char *sql)
{
	sqlite3_stmt *statement = NULL;
	gint64 number;

	if (sqlite3_prepare_v2(vault_database(vault), sql, -1, &statement, NULL) != SQLITE_OK ||
	    sqlite3_step(statement) != SQLITE_ROW)
		g_error("%s: %s", sql, sqlite3_errmsg(vault_database(vault)));
	number = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return number;
}

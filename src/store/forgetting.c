/* Every trace of somebody in one image.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/forgetting.h"

#include "store/people.h"
#include "store/records.h"

#include <sqlite3.h>
#include <string.h>

static gpointer read_id(struct statement *row)
{
	return g_memdup2(&(record_id){ sql_take_id(row) }, sizeof(record_id));
}

static bool run_for(struct vault *vault, const char *sql, record_id id, struct error *error)
{
	struct statement statement = sql_prepare(vault, sql);

	sql_bind_number(&statement, id);
	return sql_run(&statement, error);
}

/* ---------------------------------------------------------------- rows */

/* An employer that only this person had to do with says who that person is. */
static bool delete_person(struct vault *vault, record_id id, struct error *error)
{
	struct statement select = sql_prepare(
		vault, "SELECT DISTINCT organisation_id FROM coupling WHERE participant_id = ?1"
		       " AND organisation_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM coupling o"
		       " WHERE o.organisation_id = coupling.organisation_id"
		       " AND o.participant_id <> ?1)");
	g_autoptr(GPtrArray) alone = NULL;
	bool deleted;

	sql_bind_number(&select, id);
	deleted = sql_all(&select, read_id, g_free, &alone, error) &&
		  household_unname(vault, id, error) && people_delete(vault, id, error) &&
		  run_for(vault,
			  "UPDATE kept_audit SET participant_id = NULL, code = ''"
			  " WHERE participant_id = ?",
			  id, error);
	for (guint i = 0; deleted && i < alone->len; i++)
		deleted = run_for(vault, "DELETE FROM organisation WHERE id = ?",
				  *(const record_id *)alone->pdata[i], error);
	return deleted;
}

static bool note_erased(struct vault *vault, const struct forgetting *forgetting, record_id id,
			struct error *error)
{
	struct statement insert = sql_prepare(
		vault, "INSERT OR REPLACE INTO kept_erased(participant_id, generation, receipt_id)"
		       " VALUES(?, ?, ?)");

	sql_bind_number(&insert, id);
	sql_bind_number(&insert, (gint64)forgetting->generation);
	sql_bind_number(&insert, forgetting->receipt_id);
	return sql_run(&insert, error);
}

static bool delete_rows(struct vault *vault, const struct forgetting *forgetting,
			struct error *error)
{
	bool deleted = vault_begin(vault, NULL, error);

	if (!deleted)
		return false;
	for (size_t i = 0; deleted && i < forgetting->count; i++)
		deleted = delete_person(vault, forgetting->participant_ids[i], error) &&
			  note_erased(vault, forgetting, forgetting->participant_ids[i], error);
	/* Households that somebody moved out of: their names say who lived where. */
	deleted = deleted &&
		  database_run(vault->database,
			       "DELETE FROM household WHERE NOT EXISTS (SELECT 1 FROM participant p"
			       " WHERE p.household_id = household.id)",
			       error);
	if (deleted)
		return vault_commit(vault, error);
	vault_rollback(vault);
	return false;
}

/* ---------------------------------------------------------------- the search index */

/* What a trigger puts into the index for one new row, for all rows of its table: so no table that is searched can be forgotten here. */
static char *fill_from(const char *table, const char *trigger)
{
	const char *begin = strstr(trigger, "BEGIN"), *end = g_strrstr(trigger, "END");
	const char *where = end ? g_strrstr_len(trigger, end - trigger, " WHERE ") : NULL;

	g_assert(begin && where && begin < where);
	begin += strlen("BEGIN");
	return g_strdup_printf("%.*s FROM %s AS new%.*s", (int)(where - begin), begin, table,
			       (int)(end - where), where);
}

static bool collect_fills(struct vault *vault, GString *sql, struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'"
				   " AND name GLOB 'search_*_insert'");

	while (sql_next(&select)) {
		g_autofree char *table = sql_take_text(&select);
		g_autofree char *trigger = sql_take_text(&select);
		g_autofree char *fill = fill_from(table, trigger);

		g_string_append(sql, fill);
	}
	return sql_finish(&select, error);
}

/* Deleting a row from the index leaves its pieces in older segments; an index that is filled anew never had them. */
static bool renew_index(struct vault *vault, struct error *error)
{
	g_autoptr(GString) sql = g_string_new("INSERT INTO search(search) VALUES('delete-all');");
	bool renewed;

	if (!collect_fills(vault, sql, error) || !vault_begin(vault, NULL, error))
		return false;
	g_string_append(sql, "INSERT INTO search(search) VALUES('optimize');");
	renewed = database_run(vault->database, sql->str, error);
	if (renewed)
		return vault_commit(vault, error);
	vault_rollback(vault);
	return false;
}

/* ---------------------------------------------------------------- all of it */

bool forget_people(struct vault *vault, const struct forgetting *forgetting, struct error *error)
{
	g_assert(!vault->log);
	if (!delete_rows(vault, forgetting, error))
		return false;
	vault_forget_undo(vault);
	if (!renew_index(vault, error) || !database_run(vault->database, "VACUUM", error))
		return false;
	sqlite3_db_release_memory(vault->database);
	return true;
}

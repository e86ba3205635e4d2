/* Opens SQLite on an image, with everything switched off that we do not need.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/database.h"

#include <sqlite3.h>

/* The cache is small: the image beneath it is memory already. Without spilling, SQLite writes to the image only in a commit.
   The schema is trusted, because the triggers that keep the search index use FTS5, which SQLite 3.40 does not count as harmless;
   it can be: it lies in an image that nobody can write without the key. */
static const char pragmas[] =
	"PRAGMA page_size=4096; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=MEMORY;"
	"PRAGMA temp_store=MEMORY; PRAGMA cache_size=-1024; PRAGMA cache_spill=OFF;"
	"PRAGMA foreign_keys=ON; PRAGMA trusted_schema=ON; PRAGMA cell_size_check=ON;"
	"PRAGMA secure_delete=ON; PRAGMA recursive_triggers=ON;";

bool database_refuse(struct error *error, const char *sentence, gint64 number)
{
	bool fresh = error && !error_is_set(error);

	error_set(error, ERROR_FAILED, sentence);
	if (fresh)
		error->number = number;
	return false;
}

bool database_error(struct sqlite3 *database, struct error *error)
{
	return database_code_error(database ? sqlite3_extended_errcode(database) : SQLITE_NOMEM,
				   error);
}

bool database_code_error(int code, struct error *error)
{
	switch (code & 0xff) {
	case SQLITE_NOMEM:
		return error_set(error, ERROR_FAILED, "vault.no_memory");
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return error_set_key(error, ERROR_DAMAGED, "vault.damaged", "SQLite");
	case SQLITE_FULL:
		return error_set(error, ERROR_FAILED, "vault.too_big");
	case SQLITE_IOERR:
		if (code == SQLITE_IOERR_NOMEM)
			return error_set(error, ERROR_FAILED, "vault.no_memory");
		break;
	}
	return database_refuse(error, "vault.database", code);
}

bool database_run(struct sqlite3 *database, const char *sql, struct error *error)
{
	return sqlite3_exec(database, sql, NULL, NULL, NULL) == SQLITE_OK ||
	       database_error(database, error);
}

bool database_number(struct sqlite3 *database, const char *sql, gint64 *number, struct error *error)
{
	sqlite3_stmt *statement = NULL;
	bool found = sqlite3_prepare_v2(database, sql, -1, &statement, NULL) == SQLITE_OK &&
		     sqlite3_step(statement) == SQLITE_ROW;

	if (found)
		*number = sqlite3_column_int64(statement, 0);
	else
		database_error(database, error);
	sqlite3_finalize(statement);
	return found;
}

static bool harden(sqlite3 *database, struct error *error)
{
	sqlite3_extended_result_codes(database, 1);
	sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 1); /* VACUUM needs one */
	if (sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) != SQLITE_OK ||
	    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL) !=
		    SQLITE_OK)
		return database_error(database, error);
	return database_run(database, pragmas, error);
}

bool database_open(struct image *image, struct sqlite3 **database, struct error *error)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;

	*database = NULL;
	if (sqlite3_open_v2(image_vfs(image), database, flags, image_vfs(image)) != SQLITE_OK) {
		database_error(*database, error);
	} else if (harden(*database, error) && database_add_functions(*database, error)) {
		return true;
	}
	sqlite3_close(*database);
	*database = NULL;
	return false;
}

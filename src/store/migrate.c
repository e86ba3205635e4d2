/* Brings an older image to our shape, step by step; refuses one that is newer than we are.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/database.h"

#include <sqlite3.h>

static bool take_step(sqlite3 *database, const char *step, int version, struct error *error)
{
	g_autofree char *number = g_strdup_printf("PRAGMA user_version=%d", version);

	if (database_run(database, "BEGIN IMMEDIATE", error) &&
	    database_run(database, step, error) && database_run(database, number, error) &&
	    database_run(database, "COMMIT", error))
		return true;
	sqlite3_exec(database, "ROLLBACK", NULL, NULL, NULL);
	return false;
}

bool database_migrate(struct sqlite3 *database, const char *const *steps, int count, bool *migrated,
		      struct error *error)
{
	gint64 version, pages;

	if (!database_number(database, "PRAGMA page_count", &pages, error) ||
	    !database_number(database, "PRAGMA user_version", &version, error))
		return false;
	if (version < 0 || version > count)
		return database_refuse(error, "vault.too_new", version);
	*migrated = pages > 0 && version < count;
	for (int i = (int)version; i < count; i++)
		if (!take_step(database, steps[i], i + 1, error))
			return false;
	return true;
}

/* SQL functions of ours.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "store/database.h"

#include <sqlite3.h>

/* fold(text): the form that search compares. */
static void fold(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *text = (const char *)sqlite3_value_text(values[0]);

	(void)count;
	if (!text) {
		sqlite3_result_null(context);
		return;
	}
	sqlite3_result_text(context, text_fold(text, sqlite3_value_bytes(values[0])), -1, g_free);
}

bool database_add_functions(struct sqlite3 *database, struct error *error)
{
	int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

	return sqlite3_create_function_v2(database, "fold", 1, flags, NULL, fold, NULL, NULL,
					  NULL) == SQLITE_OK ||
	       database_error(database, error);
}

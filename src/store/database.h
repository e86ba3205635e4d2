/* A connection to an image: pragmas, functions, schema.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_DATABASE_H
#define STORE_DATABASE_H

#include "store/image.h"
#include "store/vault_private.h"

bool database_open(struct image *image, struct sqlite3 **database, struct error *error) MUST_CHECK;
bool database_run(struct sqlite3 *database, const char *sql, struct error *error) MUST_CHECK;
bool database_number(struct sqlite3 *database, const char *sql, gint64 *number,
		     struct error *error) MUST_CHECK;

/* The same as database_error for a code of SQLite's that the connection does not remember, as those of the session extension. */
bool database_code_error(int code, struct error *error);
/* ERROR_FAILED with a number. */
bool database_refuse(struct error *error, const char *sentence, gint64 number);

/* functions.c: the SQL functions that the schema uses. */
bool database_add_functions(struct sqlite3 *database, struct error *error) MUST_CHECK;

/* migrate.c: runs the steps this image has not seen, each in a transaction with its number. `migrated` says whether there were any
   beside those of a new image. ERROR_FAILED "vault.too_new" when the image knows more steps than we do. */
bool database_migrate(struct sqlite3 *database, const char *const *steps, int count, bool *migrated,
		      struct error *error) MUST_CHECK;

#endif

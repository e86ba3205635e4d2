/* Another passphrase, another recovery code, another data key: each a new generation.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/rekey.h"

#include "store/audit.h"

#include <sqlite3.h>

bool vault_has_recovery_code(const struct vault *vault)
{
	return vault->superblock.recovery.used;
}

bool vault_opened_by_recovery_code(const struct vault *vault)
{
	return vault->by_recovery_code;
}

/* ---------------------------------------------------------------- former data keys */

static bool run_for_generation(struct vault *vault, const struct log *log, const char *sql,
			       struct error *error)
{
	sqlite3_stmt *statement = NULL;
	bool done = false;

	if (sqlite3_prepare_v2(vault->database, sql, -1, &statement, NULL) == SQLITE_OK) {
		sqlite3_bind_int64(statement, 1, (gint64)log->superblock.generation);
		sqlite3_bind_blob(statement, 2, log->keys->data, KEY_SIZE, SQLITE_STATIC);
		done = sqlite3_step(statement) == SQLITE_DONE;
	}
	if (!done)
		database_error(vault->database, error);
	sqlite3_finalize(statement);
	return done;
}

/* Into the image only: it is to stand in the new generation, not at the end of the old one. */
bool vault_keep_former_key(struct vault *vault, const struct log *log, struct error *error)
{
	return run_for_generation(vault, log,
				  "INSERT OR REPLACE INTO kept_former_key(generation, data_key)"
				  " VALUES(?1, ?2)",
				  error);
}

static void forget_former_key(struct vault *vault)
{
	(void)run_for_generation(
		vault, vault->log,
		"DELETE FROM kept_former_key WHERE generation <= ?1 AND data_key = ?2", NULL);
}

struct keys *vault_keys_of_copy(struct vault *vault, const struct superblock *superblock,
				const unsigned char block[SUPERBLOCK_SIZE])
{
	const struct keys *today = vault->log ? vault->log->keys : vault->reader_keys;
	sqlite3_stmt *statement = NULL;
	struct keys *keys;

	if (!today)
		return NULL;
	keys = superblock_unlock_with(superblock, block, today, NULL);
	if (sqlite3_prepare_v2(vault->database,
			       "SELECT data_key FROM kept_former_key WHERE length(data_key) = 32"
			       " ORDER BY generation DESC",
			       -1, &statement, NULL) == SQLITE_OK)
		while (!keys && sqlite3_step(statement) == SQLITE_ROW)
			keys = superblock_unlock_with(superblock, block, today,
						      sqlite3_column_blob(statement, 0));
	sqlite3_finalize(statement);
	return keys;
}

/* ---------------------------------------------------------------- new ones */

static bool may_change(struct vault *vault, struct error *error)
{
	g_assert(!vault->in_action);
	if (vault->read_only)
		return error_set(error, ERROR_FAILED, "vault.read_only");
	if (!vault->log)
		return error_set(error, ERROR_FAILED, "vault.in_memory");
	/* First all there is, so that the backup holds it; where that cannot be, the new generation will. */
	saving_settle(vault);
	return true;
}

/* Frees the keys of `next`. A file that had to be abandoned is written again under the old keys at once: the flush sees to it. */
static bool renew(struct vault *vault, struct new_keys *next, struct error *error)
{
	bool kept = vault_keep_former_key(vault, vault->log, error);
	bool renewed = kept && saving_renew(vault, next, error);

	if (renewed) {
		vault->superblock = vault->log->superblock;
	} else if (kept) {
		forget_former_key(vault);
		saving_settle(vault);
	}
	keys_free(next->keys);
	return renewed;
}

/* It happened, whether the line of it can be saved now or a little later. */
static void tell_audit(struct vault *vault, enum audit_action action)
{
	struct error ignored = ERROR_CLEAR;
	bool noted = audit_note(vault, action, 0, &ignored);

	(void)noted;
	saving_settle(vault);
}

bool vault_change_passphrase(struct vault *vault, const struct secret *passphrase,
			     struct vault_cost cost, struct error *error)
{
	struct new_keys next;

	if (!may_change(vault, error))
		return false;
	next.superblock = vault->log->superblock;
	next.keys = superblock_change_passphrase(&next.superblock, vault->log->keys, passphrase,
						 cost, error);
	if (!next.keys || !renew(vault, &next, error))
		return false;
	vault->by_recovery_code = false;
	tell_audit(vault, AUDIT_PASSPHRASE);
	return true;
}

bool vault_replace_recovery_code(struct vault *vault, struct secret *code, struct error *error)
{
	struct new_keys next;

	if (!may_change(vault, error))
		return false;
	next.superblock = vault->log->superblock;
	next.keys = superblock_change_recovery(&next.superblock, vault->log->keys, code, error);
	if (!next.keys || !renew(vault, &next, error)) {
		secret_clear(code);
		return false;
	}
	tell_audit(vault, AUDIT_RECOVERY_CODE);
	return true;
}

/* One user action: begin … commit, or rollback; and turning the last ones round.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/vault_state.h"

#include <sqlite3.h>

static bool begin(struct vault *vault, struct error *error)
{
	g_assert(!vault->in_action);
	if (vault->read_only)
		return error_set(error, ERROR_FAILED, "vault.read_only");
	if (!database_run(vault->database, "BEGIN IMMEDIATE", error))
		return false;
	vault->in_action = true;
	return true;
}

bool vault_begin(struct vault *vault, const char *undo_label, struct error *error)
{
	if (!begin(vault, error))
		return false;
	if (undo_begin(vault->undo, vault->database, undo_label, error))
		return true;
	vault_rollback(vault);
	return false;
}

static bool commit(struct vault *vault, struct error *error)
{
	if (!database_run(vault->database, "COMMIT", error)) {
		vault_rollback(vault);
		return false;
	}
	vault->in_action = false;
	saving_offer(vault);
	return true;
}

bool vault_commit(struct vault *vault, struct error *error)
{
	g_assert(vault->in_action);
	if (!undo_collect(vault->undo, error)) {
		vault_rollback(vault);
		return false;
	}
	if (!commit(vault, error))
		return false;
	undo_keep(vault->undo);
	return true;
}

void vault_rollback(struct vault *vault)
{
	if (!vault->in_action)
		return;
	sqlite3_exec(vault->database, "ROLLBACK", NULL, NULL,
		     NULL); /* SQLite may have done so itself */
	undo_drop(vault->undo);
	vault->in_action = false;
}

bool vault_in_action(const struct vault *vault)
{
	return vault->in_action;
}

/* ---------------------------------------------------------------- undo and redo */

static bool turn(struct vault *vault, enum undo_direction direction, struct error *error)
{
	if (!begin(vault, error))
		return false;
	if (!undo_turn(vault->undo, vault->database, direction, error)) {
		vault_rollback(vault);
		return false;
	}
	if (!commit(vault, error))
		return false;
	undo_turned(vault->undo, direction);
	return true;
}

const char *vault_undo_label(const struct vault *vault)
{
	return undo_label(vault->undo, UNDO_BACK);
}

const char *vault_redo_label(const struct vault *vault)
{
	return undo_label(vault->undo, UNDO_FORTH);
}

bool vault_undo(struct vault *vault, struct error *error)
{
	return turn(vault, UNDO_BACK, error);
}

bool vault_redo(struct vault *vault, struct error *error)
{
	return turn(vault, UNDO_FORTH, error);
}

void vault_forget_undo(struct vault *vault)
{
	undo_forget(vault->undo);
}

/* One user action: begin … commit, or rollback.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/vault_state.h"

#include <sqlite3.h>

bool vault_begin(struct vault *vault, const char *undo_label, struct error *error)
{
	(void)undo_label;
	g_assert(!vault->in_action);
	if (!database_run(vault->database, "BEGIN IMMEDIATE", error))
		return false;
	vault->in_action = true;
	return true;
}

bool vault_commit(struct vault *vault, struct error *error)
{
	g_assert(vault->in_action);
	if (!database_run(vault->database, "COMMIT", error)) {
		vault_rollback(vault);
		return false;
	}
	vault->in_action = false;
	return true;
}

void vault_rollback(struct vault *vault)
{
	if (!vault->in_action)
		return;
	sqlite3_exec(vault->database, "ROLLBACK", NULL, NULL,
		     NULL); /* SQLite may have done so itself */
	vault->in_action = false;
}

bool vault_in_action(const struct vault *vault)
{
	return vault->in_action;
}

/* perspectief backup: the vault once more, in another place; also while the program runs.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/invocation.h"
#include "store/upkeep.h"

#include <stdio.h>

int command_backup(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	g_autofree char *path = invocation_vault_path(invocation);
	g_autofree char *state_folder = vault_default_state_folder();
	g_autofree char *made = NULL;
	struct vault_options options = invocation_vault_options(invocation, true);
	struct secret *passphrase = invocation_passphrase(invocation, false, &error);
	bool copied;

	options.state_folder = state_folder;
	copied = passphrase &&
		 vault_backup(path, invocation->operands[0], passphrase, &options, &made, &error);
	if (copied) {
		printf("%s\n", made);
		invocation_note(invocation, "cli.backup_made", NULL);
		invocation_note_aside(invocation, passphrase, AUDIT_BACKUP);
	}
	secret_free(passphrase);
	return copied ? 0 : invocation_fail(invocation, &error);
}

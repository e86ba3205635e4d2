/* perspectief restore: puts a copy in the place of the vault; what stood there is kept.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/invocation.h"
#include "store/upkeep.h"

int command_restore(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	g_autofree char *path = invocation_vault_path(invocation);
	g_autofree char *state_folder = vault_default_state_folder();
	g_autofree char *kept = NULL;
	struct vault_options options = invocation_vault_options(invocation, false);
	struct secret *passphrase = invocation_passphrase(invocation, false, &error);
	bool restored;

	options.state_folder = state_folder;
	restored = passphrase && vault_restore(invocation->operands[0], path, passphrase, &options,
					       &kept, &error);
	if (restored) {
		invocation_note(invocation, "cli.restored", "file", path, NULL);
		invocation_note_aside(invocation, passphrase, AUDIT_RESTORED);
	}
	if (kept)
		invocation_note(invocation, "cli.restored_kept", "file", kept, NULL);
	if (restored && kept && vault_kept_is_shut(kept, passphrase, &options))
		invocation_note(invocation, "cli.restored_closed", NULL);
	secret_free(passphrase);
	return restored ? 0 : invocation_fail(invocation, &error);
}

/* perspectief restore: puts a copy in the place of the vault; what stood there is kept.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/invocation.h"
#include "store/upkeep.h"

#include <stdio.h>
#include <string.h>

/* A former generation under another passphrase: of whom it says that they were erased cannot be read. */
static bool is_closed(const char *kept, const struct secret *passphrase,
		      const struct vault_options *options)
{
	g_autofree char *name = g_path_get_basename(kept);
	struct vault_options reading = *options;
	struct error error = ERROR_CLEAR;

	if (!strstr(name, ".bak-"))
		return false;
	reading.read_only = true;
	reading.state_folder = NULL;
	vault_close(vault_open(kept, passphrase, &reading, &error));
	return error.kind == ERROR_PASSPHRASE;
}

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
	if (restored && kept && is_closed(kept, passphrase, &options))
		invocation_note(invocation, "cli.restored_closed", NULL);
	secret_free(passphrase);
	return restored ? 0 : invocation_fail(invocation, &error);
}

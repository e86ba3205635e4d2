/* perspectief init: a vault without the terminal program; with --demo filled with fictional participants. Its recovery code goes to
   standard output.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/invocation.h"

static bool fill(const struct invocation *invocation, struct vault *vault, struct error *error)
{
	day today = invocation->clock.today(invocation->clock.data);

	if (!(invocation->flags & FLAG_DEMO))
		return true;
	/* Into the snapshot at once: a vault that is to last should not hang on one record at its end. */
	return demo_fill(vault, invocation->content_directory, today, error) &&
	       vault_compact(vault, error) && vault_flush(vault, error);
}

int command_init(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	g_autofree char *path = invocation_vault_path(invocation);
	g_autofree char *state_folder = vault_default_state_folder();
	struct vault_options options = invocation_vault_options(invocation, false);
	struct secret *passphrase = invocation_passphrase(invocation, true, &error);
	bool with_code = !(invocation->flags & FLAG_NO_RECOVERY_CODE);
	struct secret *code = with_code ? secret_new() : NULL;
	struct vault *vault = NULL;

	options.state_folder = state_folder;
	if (with_code && !code)
		error_set(&error, ERROR_FAILED, "vault.no_memory");
	else if (passphrase)
		vault = vault_create(path, passphrase, vault_cost_default, &options, code, &error);
	if (vault && fill(invocation, vault, &error)) {
		invocation_note(invocation, "cli.vault_made", "file", path, NULL);
		invocation_note_short(invocation, passphrase);
		if (code && !invocation_say_code(invocation, code, "cli.recovery_code",
						 "cli.recovery_code_lost", &error))
			g_assert(error_is_set(&error));
	}
	secret_free(passphrase);
	secret_free(code);
	vault_close(vault);
	return error_is_set(&error) ? invocation_fail(invocation, &error) : 0;
}

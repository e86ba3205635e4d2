/* perspectief backup: the vault once more, in another place; also while the program runs. With --gone: such a copy was destroyed.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/invocation.h"
#include "store/upkeep.h"

#include <stdio.h>

/* Said by whoever opens the vault: the audit of the vault tells it, the state folder which copy it was. */
static int say_gone(const struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	g_autofree char *path = invocation_vault_path(invocation);
	g_autofree char *copy = g_canonicalize_filename(invocation->operands[0], NULL);
	g_autofree char *state_folder = vault_default_state_folder();
	struct vault_options options = invocation_vault_options(invocation, false);
	struct vault *vault = invocation_open_vault(invocation, false, &error);
	bool said;

	options.state_folder = state_folder;
	said = vault && vault_copy_say_gone(path, copy, vault_counsellor(vault), &options, &error);
	if (said) {
		invocation_note_in_audit(invocation, vault, AUDIT_COPY_GONE, 0);
		invocation_note(invocation, "cli.copy_said_gone", NULL);
	}
	vault_close(vault);
	return said ? 0 : invocation_fail(invocation, &error);
}

static int make_copy(const struct invocation *invocation)
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

int command_backup(struct invocation *invocation)
{
	return invocation->flags & FLAG_GONE ? say_gone(invocation) : make_copy(invocation);
}

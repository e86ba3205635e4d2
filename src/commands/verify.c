/* perspectief verify: reads every byte of the vault; no names.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/invocation.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

static void say_proof(const struct invocation *invocation, const struct vault_proof *proof)
{
	const struct {
		const char *key;
		gint64 count;
	} lines[] = {
		{ "cli.proof_participants", proof->participants },
		{ "cli.proof_generation", (gint64)proof->generation },
		{ "cli.proof_entries", (gint64)proof->entries },
		{ "cli.proof_bytes", proof->bytes },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		g_autofree char *line =
			say_count(invocation->sentences, lines[i].key, (long)lines[i].count, NULL);

		printf("%s\n", line);
	}
	if (proof->damaged_part[0]) {
		g_autofree char *line = say_with(invocation->sentences, "cli.proof_damaged", "part",
						 proof->damaged_part, NULL);

		printf("%s\n%s\n", line,
		       say(invocation->sentences, proof->readable_before
							  ? "cli.proof_readable_before"
							  : "cli.proof_unreadable"));
	} else {
		printf("%s\n", say(invocation->sentences, "cli.proof_sound"));
	}
}

int command_verify(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	struct vault_proof proof = { 0 };
	g_autofree char *path = invocation_vault_path(invocation);
	g_autofree char *state_folder = vault_default_state_folder();
	struct vault_options options = invocation_vault_options(invocation, true);
	struct secret *passphrase = NULL;
	bool sound;

	options.state_folder = state_folder;
	if (access(path, F_OK) != 0)
		error_set_errno(&error, ERROR_FAILED, "vault.missing", path, errno);
	else
		passphrase = invocation_passphrase(invocation, false, &error);
	if (!passphrase)
		return invocation_fail(invocation, &error);
	sound = vault_verify(path, passphrase, &options, &proof, &error);
	secret_free(passphrase);
	if (sound || error.kind == ERROR_DAMAGED)
		say_proof(invocation, &proof);
	return sound ? 0 : invocation_fail(invocation, &error);
}

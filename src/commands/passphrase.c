/* perspectief passphrase: another passphrase, or with --recovery-code another recovery code. Says what the former one still opens.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/invocation.h"

#include "store/upkeep.h"

#include <stdio.h>

/* Whatever was copied before now, also what is on a stick in a drawer. */
static void say_old_copies(const struct invocation *invocation)
{
	g_autofree char *path = invocation_vault_path(invocation);
	g_autofree char *state_folder = vault_default_state_folder();
	struct vault_options options = invocation_vault_options(invocation, true);
	g_autoptr(GString) lines = g_string_new(NULL);
	g_autoptr(GPtrArray) copies = NULL;
	g_autofree char *sentence = NULL;
	long old = 0;

	options.state_folder = state_folder;
	copies = vault_copies(path, &options);
	for (guint i = 0; i < copies->len; i++) {
		const struct vault_copy *copy = copies->pdata[i];

		if (copy->gone_at || (copy->reachable && copy->same_passphrase))
			continue;
		g_string_append_printf(lines, "  %s\n", copy->path);
		old++;
	}
	if (old == 0)
		return;
	sentence = say_count(invocation->sentences, "cli.old_passphrase_opens", old, NULL);
	fprintf(stderr, "perspectief: %s\n%s", sentence, lines->str);
}

static bool change_passphrase(const struct invocation *invocation, struct vault *vault,
			      struct error *error)
{
	struct secret *passphrase = invocation_new_passphrase(invocation, error);
	bool changed =
		passphrase && vault_change_passphrase(vault, passphrase, vault_cost_default, error);

	if (changed) {
		invocation_note(invocation, "cli.passphrase_changed", NULL);
		invocation_note_short(invocation, passphrase);
	}
	secret_free(passphrase);
	if (!changed)
		return false;
	say_old_copies(invocation);
	return true;
}

static bool replace_recovery_code(const struct invocation *invocation, struct vault *vault,
				  struct error *error)
{
	bool had_one = vault_has_recovery_code(vault);
	struct secret *code = secret_new();
	bool said = code ? vault_replace_recovery_code(vault, code, error) &&
				    invocation_say_code(invocation, code, "cli.recovery_code",
							"cli.recovery_code_lost", error)
			 : error_set(error, ERROR_FAILED, "vault.no_memory");

	secret_free(code);
	if (said && had_one)
		invocation_note(invocation, "cli.recovery_code_replaced", NULL);
	return said;
}

int command_passphrase(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	bool recovery_code = (invocation->flags & FLAG_RECOVERY_CODE) != 0;
	struct vault *vault = NULL;
	bool done = false;

	if (recovery_code && invocation->new_passphrase_file)
		error_set(&error, ERROR_USAGE, "cli.passphrase_or_code");
	else
		vault = invocation_open_vault(invocation, false, &error);
	if (vault)
		done = recovery_code ? replace_recovery_code(invocation, vault, &error)
				     : change_passphrase(invocation, vault, &error);
	vault_close(vault);
	return done ? 0 : invocation_fail(invocation, &error);
}

/* perspectief erase: every trace of one person goes, from the vault and from every copy in reach; a receipt without a name is written.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/invocation.h"
#include "store/upkeep.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *const basis_keys[] = {
	[ERASURE_ASKED] = "cli.basis_asked",     [ERASURE_WITHDRAWN] = "cli.basis_withdrawn",
	[ERASURE_EXPIRED] = "cli.basis_expired", [ERASURE_TRASH] = "cli.basis_trash",
	[ERASURE_MISTAKE] = "cli.basis_mistake",
};

/* ---------------------------------------------------------------- really? */

/* Typed on the terminal, unless that is where the passphrase came from. */
static bool ask_code(const struct invocation *invocation, const char *code, char **typed)
{
	char line[64] = "";
	g_autofree char *question =
		say_with(invocation->sentences, "cli.erase_ask", "code", code, NULL);

	*typed = NULL;
	if (!isatty(STDIN_FILENO) ||
	    (invocation->passphrase_file && strcmp(invocation->passphrase_file, "-") == 0))
		return false;
	fprintf(stderr, "%s ", question);
	if (!fgets(line, sizeof(line), stdin))
		line[0] = '\0';
	*typed = g_strdup(g_strstrip(line));
	return true;
}

static bool is_confirmed(const struct invocation *invocation, const char *code, struct error *error)
{
	g_autofree char *typed = g_strdup(invocation->confirm);
	char normal[CODE_SIZE];

	if (!typed && !ask_code(invocation, code, &typed))
		return error_set_key(error, ERROR_USAGE, "cli.erase_confirm", code);
	if (participant_code_normalise(typed, normal) && strcmp(normal, code) == 0)
		return true;
	return error_set_key(error, ERROR_USAGE, "cli.erase_not_confirmed", code);
}

/* ---------------------------------------------------------------- what is left of it */

static void say_left(const struct invocation *invocation, const struct erasure *erasure)
{
	g_autofree char *sentence = NULL;

	if (erasure->copies_left->len > 0) {
		sentence = say_count(invocation->sentences, "cli.copies_left",
				     (long)erasure->copies_left->len, NULL);
		fprintf(stderr, "perspectief: %s\n", sentence);
	}
	for (guint i = 0; i < erasure->copies_left->len; i++) {
		const struct vault_copy *copy = erasure->copies_left->pdata[i];
		g_autofree char *gone = copy->gone_at
						? copy_gone_words(invocation->sentences,
								  copy->gone_at, copy->gone_by)
						: g_strdup("");

		fprintf(stderr, "  %s%s%s\n", copy->path, *gone ? "  " : "", gone);
	}
	if (erasure->incomplete)
		invocation_note(invocation, "cli.erase_incomplete", NULL);
}

static bool say_receipt(const struct invocation *invocation, struct vault *vault,
			struct error *error)
{
	const struct sentences *sentences = invocation->sentences;
	g_autoptr(GPtrArray) receipts = NULL;
	const struct receipt *receipt;

	if (!receipt_list(vault, &receipts, error))
		return false;
	receipt = receipts->pdata[receipts->len - 1];

	g_autofree char *on = say_day(sentences, receipt->erased_on);
	g_autofree char *rewritten =
		say_count(sentences, "cli.copies_rewritten", receipt->copies_rewritten, NULL);
	g_autofree char *line =
		say_with(sentences, "cli.receipt", "day", on, "basis",
			 say(sentences, basis_keys[receipt->basis]), "who",
			 *receipt->who ? receipt->who : say(sentences, "cli.receipt_nobody"), NULL);

	printf("%s\n%s\n", line, rewritten);
	return true;
}

/* ---------------------------------------------------------------- the command */

static bool erase(const struct invocation *invocation, struct vault *vault,
		  const struct participant *participant, enum erasure_basis basis,
		  struct error *error)
{
	day today = invocation->clock.today(invocation->clock.data);
	struct erasure erasure = { 0 };
	bool erased = is_confirmed(invocation, participant->code, error) &&
		      vault_erase(vault, &participant->id, 1, basis, today, &erasure, error);

	if (erased) {
		erased = say_receipt(invocation, vault, error);
		say_left(invocation, &erasure);
	}
	erasure_done(&erasure);
	return erased;
}

static bool find_and_erase(const struct invocation *invocation, struct vault *vault,
			   enum erasure_basis basis, struct error *error)
{
	struct participant *participant = invocation_anybody(invocation, vault, error);
	bool erased = participant && erase(invocation, vault, participant, basis, error);

	participant_free(participant);
	return erased;
}

int command_erase(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	struct vault *vault = NULL;
	int basis = ERASURE_ASKED;
	bool erased = false;

	if (invocation->basis && (!names_value(erasure_basis_names, invocation->basis, &basis) ||
				  basis == ERASURE_TRASH))
		error_set_key(&error, ERROR_USAGE, "cli.basis_unknown", invocation->basis);
	else
		vault = invocation_open_vault(invocation, false, &error);
	if (vault)
		erased = find_and_erase(invocation, vault, (enum erasure_basis)basis, &error);
	vault_close(vault);
	return erased ? 0 : invocation_fail(invocation, &error);
}

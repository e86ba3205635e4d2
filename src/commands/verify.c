/* perspectief verify: reads every byte of the vault and of all copies in reach, and says what is needed when a laptop is lost; no names.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/invocation.h"
#include "exchange/proof_json.h"
#include "store/upkeep.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* ---------------------------------------------------------------- what was found, in plain words */

static const char *state_of(const struct copy_proof *proof)
{
	if (!error_is_set(&proof->error))
		return "sound";
	if (strcmp(proof->error.sentence, "vault.cut_or_older") == 0)
		return "older";
	if (strcmp(proof->error.sentence, "vault.missing") == 0)
		return "missing";
	if (proof->error.kind == ERROR_DAMAGED)
		return "damaged";
	return proof->error.kind == ERROR_PASSPHRASE ? "other_passphrase" : "unopened";
}

static struct proven proven_from(const struct copy_proof *proof, const char *path)
{
	const struct vault_proof *read = &proof->proof;

	return (struct proven){
		.path = proof->copy ? proof->copy->path : path,
		.state = state_of(proof),
		.part = proof->error.kind == ERROR_DAMAGED ? proof->error.key : NULL,
		.elsewhere = proof->copy && proof->copy->elsewhere,
		.readable_before = read->readable_before,
		.has_recovery_code = read->has_recovery_code,
		.read = proof->opened,
		.generation =
			proof->opened || !proof->copy ? read->generation : proof->copy->generation,
		.made_at = proof->copy ? proof->copy->made_at : read->created_at,
		.last_saved_at = read->last_saved_at,
		.bytes = read->bytes,
		.participants = read->participants,
		.conversations = read->conversations,
		.first_on = read->first_on,
		.last_on = read->last_on,
		.erasures_unfinished = read->erasures_unfinished,
	};
}

static const struct copy_proof *proof_of(const GArray *proofs, const struct vault_copy *copy)
{
	for (guint i = 1; i < proofs->len; i++) {
		const struct copy_proof *proof = &g_array_index(proofs, struct copy_proof, i);

		if (proof->copy == copy)
			return proof;
	}
	return NULL;
}

static GArray *all_copies(const GArray *proofs, const GPtrArray *copies)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct proven));

	for (guint i = 0; i < copies->len; i++) {
		const struct vault_copy *copy = copies->pdata[i];
		const struct copy_proof *proof = proof_of(proofs, copy);
		struct proven proven = { .path = copy->path,
					 .state = copy->gone_at ? "said_gone" : "unreachable",
					 .gone_said_at = copy->gone_at,
					 .gone_said_by = copy->gone_by,
					 .elsewhere = copy->elsewhere,
					 .generation = copy->generation,
					 .made_at = copy->made_at };

		if (proof)
			proven = proven_from(proof, NULL);
		g_array_append_val(all, proven);
	}
	return all;
}

/* ---------------------------------------------------------------- as text */

static char *moment_text(gint64 seconds)
{
	g_autoptr(GDateTime) moment = g_date_time_new_from_unix_local(seconds);

	return moment ? g_date_time_format(moment, "%Y-%m-%d %H:%M") : g_strdup("");
}

char *copy_gone_words(const struct sentences *sentences, gint64 said_at, const char *who)
{
	g_autofree char *said = moment_text(said_at);

	return say_with(sentences, "copies.said_gone", "day", said, "who", *who ? who : "–", NULL);
}

static void say_counts(const struct sentences *sentences, const struct vault_proof *proof)
{
	const struct {
		const char *key;
		gint64 count;
	} lines[] = {
		{ "cli.proof_participants", proof->participants },
		{ "cli.proof_conversations", proof->conversations },
		{ "cli.proof_generation", (gint64)proof->generation },
		{ "cli.proof_entries", (gint64)proof->entries },
		{ "cli.proof_bytes", proof->bytes },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		g_autofree char *line =
			say_count(sentences, lines[i].key, (long)lines[i].count, NULL);

		printf("%s\n", line);
	}
}

static void say_line(const struct sentences *sentences, const char *key, const char *gap,
		     const char *value)
{
	g_autofree char *line = say_with(sentences, key, gap, value, NULL);

	printf("%s\n", line);
}

static void say_span(const struct sentences *sentences, const struct vault_proof *proof)
{
	g_autofree char *saved = moment_text(proof->last_saved_at);

	if (proof->first_on != DAY_NONE) {
		g_autofree char *from = say_day(sentences, proof->first_on);
		g_autofree char *to = say_day(sentences, proof->last_on);
		g_autofree char *line =
			say_with(sentences, "cli.proof_span", "from", from, "to", to, NULL);

		printf("%s\n", line);
	}
	say_line(sentences, "cli.proof_saved", "moment", saved);
	printf("%s\n", say(sentences, proof->has_recovery_code ? "cli.proof_recovery_code"
							       : "cli.proof_no_recovery_code"));
}

/* Somebody may still be in a copy that is neither here nor said to be destroyed. */
static bool may_hold_somebody(const GArray *copies)
{
	bool any_gone = false, any_other = false;

	for (guint i = 0; i < copies->len; i++) {
		const struct proven *copy = &g_array_index(copies, struct proven, i);

		any_gone |= copy->gone_said_at != 0;
		any_other |= !copy->gone_said_at && strcmp(copy->state, "sound") != 0;
	}
	return any_other || !any_gone;
}

static void say_vault(const struct sentences *sentences, const struct copy_proof *vault,
		      const GArray *copies)
{
	const struct vault_proof *proof = &vault->proof;

	if (!vault->opened)
		return; /* the error says it */
	say_counts(sentences, proof);
	say_span(sentences, proof);
	if (proof->damaged_part[0]) {
		say_line(sentences, "cli.proof_damaged", "part", proof->damaged_part);
		printf("%s\n", say(sentences, proof->readable_before ? "cli.proof_readable_before"
								     : "cli.proof_unreadable"));
		if (proof->warnings & VAULT_UNFINISHED_TAIL)
			printf("%s\n", say(sentences, "cli.proof_tail"));
	} else if (!error_is_set(&vault->error)) {
		printf("%s\n", say(sentences, "cli.proof_sound"));
	}
	if (proof->erasures_unfinished > 0 && may_hold_somebody(copies))
		printf("%s\n", say(sentences, "cli.proof_erasing"));
}

static const char *state_sentence(const struct sentences *sentences, const char *state)
{
	static const struct {
		const char *state, *key;
	} table[] = {
		{ "sound", "cli.copy_sound" },
		{ "damaged", "cli.copy_damaged" },
		{ "older", "cli.copy_damaged" },
		{ "other_passphrase", "cli.copy_other_passphrase" },
		{ "unreachable", "cli.copy_unreachable" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
		if (strcmp(table[i].state, state) == 0)
			return say(sentences, table[i].key);
	return say(sentences, "cli.copy_unopened");
}

/* Newly allocated. */
static char *state_words(const struct sentences *sentences, const struct proven *copy)
{
	if (copy->gone_said_at)
		return copy_gone_words(sentences, copy->gone_said_at, copy->gone_said_by);
	return g_strdup(state_sentence(sentences, copy->state));
}

static void say_copies(const struct sentences *sentences, const GArray *copies)
{
	const struct proven *last = NULL;
	g_autofree char *heading =
		say_count(sentences, "cli.proof_copies", (long)copies->len, NULL);

	printf("\n%s\n", heading);
	for (guint i = 0; i < copies->len; i++) {
		const struct proven *copy = &g_array_index(copies, struct proven, i);
		g_autofree char *made = moment_text(copy->made_at);
		g_autofree char *state = state_words(sentences, copy);

		printf("  %s  %3" G_GUINT64_FORMAT "  %s  %s\n", made, copy->generation, copy->path,
		       state);
		if (copy->elsewhere && !copy->gone_said_at && !last)
			last = copy;
	}
	if (last) {
		g_autofree char *made = moment_text(last->made_at);
		g_autofree char *line = say_with(sentences, "cli.last_elsewhere", "moment", made,
						 "file", last->path, NULL);

		printf("%s\n", line);
	} else {
		printf("%s\n", say(sentences, "cli.none_elsewhere"));
	}
}

/* ---------------------------------------------------------------- the command */

static void tell(const struct invocation *invocation, const char *path, const GArray *proofs,
		 const GPtrArray *copies)
{
	const struct copy_proof *vault = &g_array_index(proofs, struct copy_proof, 0);
	g_autoptr(GArray) all = all_copies(proofs, copies);

	if (invocation->flags & FLAG_JSON) {
		const struct proven proven = proven_from(vault, path);
		g_autofree char *json = proof_json_write(&proven, all);

		printf("%s", json);
		return;
	}
	say_vault(invocation->sentences, vault, all);
	say_copies(invocation->sentences, all);
}

int command_verify(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	g_autofree char *path = invocation_vault_path(invocation);
	g_autofree char *state_folder = vault_default_state_folder();
	struct vault_options options = invocation_vault_options(invocation, true);
	g_autoptr(GPtrArray) copies = NULL;
	g_autoptr(GArray) proofs = NULL;
	struct secret *passphrase = NULL;
	bool sound;

	options.state_folder = state_folder;
	copies = vault_copies(path, &options);
	if (access(path, F_OK) != 0 && copies->len == 0)
		error_set_errno(&error, ERROR_FAILED, "vault.missing", path, errno);
	else
		passphrase = invocation_passphrase(invocation, false, &error);
	if (!passphrase)
		return invocation_fail(invocation, &error);
	sound = vault_verify_all(path, copies, passphrase, &options, &proofs, &error);
	secret_free(passphrase);
	if (error.kind != ERROR_PASSPHRASE)
		tell(invocation, path, proofs, copies);
	return sound ? 0 : invocation_fail(invocation, &error);
}

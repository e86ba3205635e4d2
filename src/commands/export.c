/* perspectief export: one person's whole file as JSON, their own copy; sealed for the road when asked.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/invocation.h"
#include "exchange/person_json.h"
#include "store/files.h"
#include "store/sealed.h"

#include <string.h>

/* The passphrase that was agreed, or a new code: said only once the file stands. */
static bool write_sealed(const struct invocation *invocation, const char *json, size_t length,
			 struct error *error)
{
	struct secret *secret = invocation->sealed_with
					? invocation_sealed_passphrase(invocation, error)
					: secret_new();
	GByteArray *sealed = NULL;
	bool written = false;

	if (secret && !invocation->sealed_with && !sealed_new_code(secret))
		error_set(error, ERROR_FAILED, "vault.no_memory");
	else if (secret)
		sealed = sealed_close(json, length, secret, vault_cost_default, error);
	if (sealed)
		written = invocation_write(invocation, (const char *)sealed->data, sealed->len,
					   error);
	if (written && !invocation->sealed_with)
		written = invocation_say_code(invocation, secret, "cli.sealed_code",
					      "cli.sealed_code_lost", error);
	g_clear_pointer(&sealed, g_byte_array_unref);
	secret_free(secret);
	return written;
}

static bool write_json(const struct invocation *invocation, const char *json, size_t length,
		       struct error *error)
{
	bool sealed = (invocation->flags & FLAG_SEALED) || invocation->sealed_with;

	return sealed ? write_sealed(invocation, json, length, error)
		      : invocation_write(invocation, json, length, error);
}

static bool write_person(const struct invocation *invocation, struct vault *vault,
			 struct error *error)
{
	struct participant *participant = invocation_participant(invocation, vault, error);
	struct person_file *file = NULL;
	g_autofree char *json = NULL;
	size_t length = 0;
	bool written;

	if (!participant)
		return false;
	invocation_note_drafts(invocation, vault, participant->id);
	if (!file_load(vault, participant->id, &file, error)) {
		participant_free(participant);
		return false;
	}
	invocation_note_in_audit(invocation, vault, AUDIT_EXPORTED, participant->id);
	json = person_json_write(file, &length);
	person_file_free(file);
	participant_free(participant);
	written = write_json(invocation, json, length, error);
	explicit_bzero(json, length);
	return written;
}

int command_export(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	struct vault *vault = NULL;

	if ((invocation->flags & FLAG_SEALED) &&
	    (!invocation->output || strcmp(invocation->output, "-") == 0))
		error_set(&error, ERROR_USAGE,
			  "cli.sealed_needs_file"); /* the code goes to standard output */
	else
		vault = invocation_open_vault_noting(invocation, &error);
	if (vault)
		(void)!write_person(invocation, vault, &error);
	vault_close(vault);
	return error_is_set(&error) ? invocation_fail(invocation, &error) : 0;
}

/* perspectief export: one person's whole file as JSON, their own copy; sealed for the road when asked.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/code_sheet.h"
#include "commands/invocation.h"
#include "exchange/person_json.h"
#include "store/files.h"
#include "store/sealed.h"

#include <string.h>

/* On their own sheet when that was asked for; else it is said, once. */
static bool give_code(const struct invocation *invocation, const struct person_file *file,
		      const struct secret *code, struct error *error)
{
	if (!invocation->code_sheet)
		return invocation_say_code(invocation, code, "cli.sealed_code",
					   "cli.sealed_code_lost", error);
	if (code_sheet_write(invocation, file, code, error))
		return true;
	invocation_note(invocation, "cli.sealed_code_lost", NULL);
	return false;
}

/* The passphrase that was agreed, or a new code: given only once the file stands. */
static bool write_sealed(const struct invocation *invocation, const struct person_file *file,
			 const char *json, size_t length, struct error *error)
{
	struct secret *secret = invocation->sealed_with
					? invocation_sealed_passphrase(invocation, error)
					: secret_new();
	GByteArray *sealed = NULL;
	bool written = false;

	if (!invocation->sealed_with && (!secret || !sealed_new_code(secret)))
		error_set(error, ERROR_FAILED, "vault.no_memory");
	else if (secret)
		sealed = sealed_close(json, length, secret, vault_cost_default, error);
	if (sealed)
		written = invocation_write(invocation, (const char *)sealed->data, sealed->len,
					   error);
	if (written && !invocation->sealed_with)
		written = give_code(invocation, file, secret, error);
	g_clear_pointer(&sealed, g_byte_array_unref);
	secret_free(secret);
	return written;
}

static bool write_json(const struct invocation *invocation, const struct person_file *file,
		       struct error *error)
{
	bool sealed = (invocation->flags & FLAG_SEALED) || invocation->sealed_with;
	size_t length = 0;
	g_autofree char *json = person_json_write(file, &length);
	bool written = sealed ? write_sealed(invocation, file, json, length, error)
			      : invocation_write(invocation, json, length, error);

	explicit_bzero(json, length);
	return written;
}

static bool write_person(const struct invocation *invocation, struct vault *vault,
			 struct error *error)
{
	struct participant *participant = invocation_participant(invocation, vault, error);
	struct person_file *file = NULL;
	bool written = false;

	if (!participant)
		return false;
	invocation_note_drafts(invocation, vault, participant->id);
	if (file_load(vault, participant->id, &file, error)) {
		invocation_note_in_audit(invocation, vault, AUDIT_EXPORTED, participant->id);
		written = write_json(invocation, file, error);
	}
	if (written && invocation->code_sheet)
		invocation_note_in_audit(invocation, vault, AUDIT_PRINTED, participant->id);
	person_file_free(file);
	participant_free(participant);
	return written;
}

static bool wishes_agree(const struct invocation *invocation, struct error *error)
{
	/* the code goes to standard output */
	if ((invocation->flags & FLAG_SEALED) &&
	    (!invocation->output || strcmp(invocation->output, "-") == 0))
		return error_set(error, ERROR_USAGE, "cli.sealed_needs_file");
	return !invocation->code_sheet || code_sheet_place_is_fine(invocation, error);
}

int command_export(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	struct vault *vault = NULL;

	if (wishes_agree(invocation, &error))
		vault = invocation_open_vault_noting(invocation, &error);
	if (vault)
		(void)!write_person(invocation, vault, &error);
	vault_close(vault);
	return error_is_set(&error) ? invocation_fail(invocation, &error) : 0;
}

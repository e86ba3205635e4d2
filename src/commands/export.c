/* perspectief export: one person's whole file as JSON, their own copy; sealed for the road when asked.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/new_file.h"
#include "commands/code_sheet.h"
#include "commands/invocation.h"
#include "exchange/person_json.h"
#include "store/files.h"
#include "store/sealed.h"

#include <string.h>
#include <sys/stat.h>

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

/* A device or a pipe cannot wait for the code. */
static bool goes_straight(const struct invocation *invocation)
{
	struct stat status;

	return stat(invocation->output, &status) == 0 && !S_ISREG(status.st_mode);
}

/* Whole beside its place, then the code, then its name: while the code stands nowhere, an earlier copy with a code of its own is not replaced. */
static bool write_with_code(const struct invocation *invocation, const struct person_file *file,
			    const GByteArray *sealed, const struct secret *code,
			    struct error *error)
{
	const char *path = invocation->output;
	struct new_file out = NEW_FILE_NONE;
	bool written;

	if (goes_straight(invocation))
		return invocation_write(invocation, (const char *)sealed->data, sealed->len,
					error) &&
		       give_code(invocation, file, code, error);
	written = new_file_open(&out, path, path, "cli.cannot_write", error) &&
		  new_file_append(&out, sealed->data, sealed->len, error) &&
		  give_code(invocation, file, code, error) && new_file_keep(&out, error);
	new_file_done(&out);
	return written;
}

static bool write_sealed_with_code(const struct invocation *invocation,
				   const struct person_file *file, const char *json, size_t length,
				   struct error *error)
{
	struct secret *code = secret_new();
	GByteArray *sealed = NULL;
	bool written = false;

	if (code && sealed_new_code(code))
		sealed = sealed_close(json, length, code, vault_cost_default, error);
	else
		error_set(error, ERROR_FAILED, "vault.no_memory");
	if (sealed)
		written = write_with_code(invocation, file, sealed, code, error);
	g_clear_pointer(&sealed, g_byte_array_unref);
	secret_free(code);
	return written;
}

/* With the passphrase that was agreed. */
static bool write_sealed(const struct invocation *invocation, const char *json, size_t length,
			 struct error *error)
{
	struct secret *agreed = invocation_sealed_passphrase(invocation, error);
	GByteArray *sealed =
		agreed ? sealed_close(json, length, agreed, vault_cost_default, error) : NULL;
	bool written = sealed &&
		       invocation_write(invocation, (const char *)sealed->data, sealed->len, error);

	g_clear_pointer(&sealed, g_byte_array_unref);
	secret_free(agreed);
	return written;
}

static bool write_in_kind(const struct invocation *invocation, const struct person_file *file,
			  const char *json, size_t length, struct error *error)
{
	if (invocation->sealed_with)
		return write_sealed(invocation, json, length, error);
	if (invocation->flags & FLAG_SEALED)
		return write_sealed_with_code(invocation, file, json, length, error);
	return invocation_write(invocation, json, length, error);
}

static bool write_json(const struct invocation *invocation, const struct person_file *file,
		       struct error *error)
{
	size_t length = 0;
	g_autofree char *json = person_json_write(file, &length);
	bool written = write_in_kind(invocation, file, json, length, error);

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

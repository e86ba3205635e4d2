/* perspectief export: one person's whole file as JSON, their own copy.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/invocation.h"
#include "exchange/person_json.h"
#include "store/files.h"

#include <string.h>

static bool write_person(const struct invocation *invocation, struct vault *vault,
			 struct error *error)
{
	struct participant *participant = invocation_participant(invocation, vault, error);
	struct person_file *file = NULL;
	g_autofree char *json = NULL;
	size_t length = 0;

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
	return invocation_write(invocation, json, length, error);
}

int command_export(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	struct vault *vault = invocation_open_vault_noting(invocation, &error);

	if (vault)
		(void)!write_person(invocation, vault, &error);
	vault_close(vault);
	return error_is_set(&error) ? invocation_fail(invocation, &error) : 0;
}

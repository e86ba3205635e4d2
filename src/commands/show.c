/* perspectief show: one person's file to read in the terminal, or as the JSON that `export` writes.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/invocation.h"
#include "exchange/person_json.h"
#include "report/file_sheet.h"
#include "store/files.h"

#include <string.h>

static char *as_text(const struct invocation *invocation, const struct person_file *file,
		     struct error *error)
{
	struct content *content = content_load(invocation->content_directory, error);
	struct document *document;
	char *text;

	if (!content)
		return NULL;
	document = file_sheet_make(file, content, invocation->sentences);
	text = document_to_text(document, 80);
	document_free(document);
	content_free(content);
	return text;
}

static bool write_and_wipe(const struct invocation *invocation, char *text, struct error *error)
{
	bool written = invocation_write(invocation, text, strlen(text), error);

	explicit_bzero(text, strlen(text));
	return written;
}

static bool show_person(const struct invocation *invocation, struct vault *vault,
			struct error *error)
{
	struct participant *participant = invocation_participant(invocation, vault, error);
	struct person_file *file = NULL;
	g_autofree char *text = NULL;
	size_t length = 0;

	if (!participant)
		return false;
	invocation_note_drafts(invocation, vault, participant->id);
	if (file_load(vault, participant->id, &file, error)) {
		text = invocation->flags & FLAG_JSON ? person_json_write(file, &length)
						     : as_text(invocation, file, error);
		person_file_free(file);
	}
	participant_free(participant);
	return text && write_and_wipe(invocation, text, error);
}

int command_show(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	struct vault *vault = invocation_open_vault(invocation, true, &error);

	if (vault)
		(void)!show_person(invocation, vault, &error);
	vault_close(vault);
	return error_is_set(&error) ? invocation_fail(invocation, &error) : 0;
}

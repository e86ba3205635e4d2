/* perspectief import: reads the files of people into this vault, whole or not at all. A code that exists already is kept by whoever
   has it; the newcomer gets another one, chosen by the user.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/whole_file.h"
#include "commands/invocation.h"
#include "exchange/person_json.h"
#include "store/files.h"
#include "store/people.h"
#include "store/sealed.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void next_free_code(struct vault *vault, const char *taken, char code[CODE_SIZE])
{
	g_autofree char *prefix = g_strndup(taken, strcspn(taken, "-"));
	struct error ignored = ERROR_CLEAR;

	if (!people_next_code(vault, prefix, code, &ignored))
		g_strlcpy(code, taken, CODE_SIZE);
}

/* Asks on the terminal; an empty line takes the proposal. */
static bool ask_code(const struct invocation *invocation, const char *taken, const char *proposal,
		     char code[CODE_SIZE])
{
	char typed[64];
	g_autofree char *question = say_with(invocation->sentences, "cli.code_taken_ask", "code",
					     taken, "proposal", proposal, NULL);

	fprintf(stderr, "%s ", question);
	if (!fgets(typed, sizeof(typed), stdin))
		return false;
	g_strstrip(typed);
	if (!*typed)
		g_strlcpy(typed, proposal, sizeof(typed));
	return participant_code_normalise(typed, code);
}

/* Which code the newcomer gets. */
static bool choose_code(const struct invocation *invocation, struct vault *vault, const char *own,
			char code[CODE_SIZE], struct error *error)
{
	struct participant *holder = NULL;
	char proposal[CODE_SIZE];

	if (invocation->code && !participant_code_normalise(invocation->code, code))
		return error_set_key(error, ERROR_USAGE, "cli.no_code", invocation->code);
	if (!invocation->code)
		g_strlcpy(code, own, CODE_SIZE);
	for (;;) {
		if (!people_find(vault, code, &holder, error))
			return false;
		if (!holder)
			return true;
		participant_free(holder);
		next_free_code(vault, code, proposal);
		if (invocation->code || !isatty(STDIN_FILENO) || invocation->passphrase_file)
			break;
		if (!ask_code(invocation, code, proposal, code))
			return error_set_key(error, ERROR_USAGE, "cli.no_code", code);
	}
	error_set_key(error, ERROR_FAILED, "cli.code_taken", code);
	error_suggest(error, proposal);
	return false;
}

static bool read_sealed(const struct invocation *invocation, const char *path, const char *bytes,
			size_t length, struct person_file **file, struct error *error)
{
	struct secret *secret = invocation_sealed_passphrase(invocation, error);
	GByteArray *plain = secret ? sealed_open(bytes, length, path, secret, error) : NULL;
	bool read =
		plain && person_json_read((const char *)plain->data, plain->len, path, file, error);

	secret_free(secret);
	sealed_wipe(plain);
	return read;
}

/* A sealed file is opened first; what is neither that nor JSON is something else altogether. */
static bool read_bytes(const struct invocation *invocation, const char *path, const char *bytes,
		       size_t length, struct person_file **file, struct error *error)
{
	if (person_json_is(bytes, length))
		return person_json_read(bytes, length, path, file, error);
	if (sealed_is(bytes, length))
		return read_sealed(invocation, path, bytes, length, file, error);
	return error_set_place(error, ERROR_FAILED, length ? "import.other_kind" : "sealed.cut",
			       path, 0, 0, "");
}

static bool read_person(const struct invocation *invocation, const char *path,
			struct person_file **file, struct error *error)
{
	g_autofree char *bytes = NULL;
	size_t length = 0;
	bool read = whole_file_read(path, PERSON_FILE_MAX, path, &bytes, &length, error) &&
		    read_bytes(invocation, path, bytes, length, file, error);

	if (bytes)
		explicit_bzero(bytes, length); /* it may not have been sealed */
	return read;
}

/* Somebody who returns: said before a code is asked for. */
static bool note_same_person(const struct invocation *invocation, struct vault *vault,
			     const struct person_file *file, struct error *error)
{
	char code[CODE_SIZE];

	if (!file_find_same(vault, file, code, error))
		return false;
	if (code[0])
		invocation_note(invocation, "cli.same_person", "code", code, NULL);
	return true;
}

static bool import_one(const struct invocation *invocation, struct vault *vault, const char *path,
		       GHashTable *households, GString *codes, struct error *error)
{
	char code[CODE_SIZE];
	struct person_file *file = NULL;
	bool stored;

	if (!read_person(invocation, path, &file, error))
		return false;
	stored = note_same_person(invocation, vault, file, error) &&
		 choose_code(invocation, vault, file->participant->code, code, error) &&
		 file_store(vault, file, code, households, error) &&
		 audit_note(vault, AUDIT_IMPORTED, file->participant->id, error);
	person_file_free(file);
	if (stored)
		g_string_append_printf(codes, "%s\n", code);
	return stored;
}

static bool import_all(struct invocation *invocation, struct vault *vault, struct error *error)
{
	g_autoptr(GHashTable) households =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_autoptr(GString) codes = g_string_new(NULL);

	if (!vault_begin(vault, NULL, error))
		return false;
	for (char **path = invocation->operands; *path; path++)
		if (!import_one(invocation, vault, *path, households, codes, error)) {
			vault_rollback(vault);
			return false;
		}
	if (!vault_commit(vault, error) || !vault_flush(vault, error))
		return false;
	printf("%s", codes->str); /* only now are they here */
	return true;
}

int command_import(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	struct vault *vault = invocation_open_vault(invocation, false, &error);

	if (vault)
		(void)!import_all(invocation, vault, &error);
	vault_close(vault);
	return error_is_set(&error) ? invocation_fail(invocation, &error) : 0;
}

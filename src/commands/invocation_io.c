/* How a subcommand talks: messages on standard error, data on standard output or in a file.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/invocation.h"

#include "base/new_file.h"
#include "store/drafts.h"
#include "store/people.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int invocation_fail(const struct invocation *invocation, const struct error *error)
{
	g_autofree char *sentence = NULL;

	if (invocation->sentences)
		sentence = say_error(invocation->sentences, error);
	else /* there are no sentences yet: name the place and the key, in no language */
		sentence = g_strdup_printf("%s:%d:%d: %s %s", error->file, error->line,
					   error->column, error->sentence, error->key);
	fprintf(stderr, "perspectief: %s\n", sentence);
	return (int)error->kind;
}

void invocation_note(const struct invocation *invocation, const char *key, ...)
{
	va_list gaps;
	const char *name, *value = NULL;
	g_autofree char *sentence = NULL;

	va_start(gaps, key);
	name = va_arg(gaps, const char *);
	if (name)
		value = va_arg(gaps, const char *);
	va_end(gaps);
	sentence = name ? say_with(invocation->sentences, key, name, value, NULL)
			: g_strdup(say(invocation->sentences, key));
	fprintf(stderr, "perspectief: %s\n", sentence);
}

/* ---------------------------------------------------------------- the vault */

char *invocation_vault_path(const struct invocation *invocation)
{
	return invocation->vault ? g_strdup(invocation->vault) : vault_default_path();
}

struct vault_options invocation_vault_options(const struct invocation *invocation, bool read_only)
{
	return (struct vault_options){
		.disk = disk_system(),
		.clock = invocation->clock,
		.read_only = read_only,
		.salvage = (invocation->flags & FLAG_SALVAGE) != 0,
	};
}

static void say_warnings(const struct invocation *invocation, guint warnings)
{
	static const struct {
		enum vault_warning warning;
		const char *key;
	} table[] = {
		{ VAULT_UNFINISHED_TAIL, "vault.warn_unfinished" },
		{ VAULT_DOUBTFUL_TAIL, "vault.warn_doubtful" },
		{ VAULT_OLDER_THAN_SEEN, "vault.warn_older" },
		{ VAULT_MENDED, "vault.warn_mended" },
		{ VAULT_OPENED_READ_ONLY, "vault.warn_read_only" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
		if (warnings & table[i].warning)
			invocation_note(invocation, table[i].key, NULL);
}

bool invocation_output_is_standard(const struct invocation *invocation)
{
	return g_strcmp0(invocation->output, "-") == 0;
}

/* -o may name any file but this one and those beside it that are its own. */
bool invocation_output_is_not_vault(const struct invocation *invocation, struct error *error)
{
	g_autofree char *path = invocation_vault_path(invocation);
	struct disk disk = disk_system();

	if (!invocation->output || invocation_output_is_standard(invocation) ||
	    !vault_forbids_path(path, invocation->output, &disk))
		return true;
	return error_set_place(error, ERROR_USAGE, "cli.output_is_vault", invocation->output, 0, 0,
			       "");
}

/* Asks for the passphrase; NULL and `error` when there is nothing to open with it. */
static struct secret *passphrase_of_vault(const struct invocation *invocation, const char *path,
					  struct error *error)
{
	if (access(path, F_OK) != 0) {
		error_set_errno(error, ERROR_FAILED, "vault.missing", path, errno);
		return NULL;
	}
	if (!invocation_output_is_not_vault(invocation, error))
		return NULL;
	return invocation_passphrase(invocation, false, error);
}

static struct vault *open_with(const struct invocation *invocation, const char *path,
			       const struct secret *passphrase, bool read_only, struct error *error)
{
	g_autofree char *state_folder = vault_default_state_folder();
	struct vault_options options = invocation_vault_options(invocation, read_only);
	struct vault *vault;

	options.state_folder = state_folder;
	vault = vault_open(path, passphrase, &options, error);
	if (!vault)
		return NULL;
	vault_set_counsellor(vault, invocation->settings.counsellor);
	say_warnings(invocation, vault_warnings(vault));
	if (vault_opened_by_recovery_code(vault) && strcmp(invocation->command, "passphrase") != 0)
		invocation_note(invocation, "cli.opened_by_recovery_code", NULL);
	return vault;
}

struct vault *invocation_open_vault(const struct invocation *invocation, bool read_only,
				    struct error *error)
{
	g_autofree char *path = invocation_vault_path(invocation);
	struct secret *passphrase = passphrase_of_vault(invocation, path, error);
	struct vault *vault;

	if (!passphrase)
		return NULL;
	vault = open_with(invocation, path, passphrase, read_only, error);
	secret_free(passphrase);
	return vault;
}

/* The lock is looked at before the key is derived, so a vault that is in use costs no second wait. */
struct vault *invocation_open_vault_noting(const struct invocation *invocation, struct error *error)
{
	g_autofree char *path = invocation_vault_path(invocation);
	struct secret *passphrase = passphrase_of_vault(invocation, path, error);
	struct error why = ERROR_CLEAR;
	struct vault *vault = NULL;

	if (!passphrase)
		return NULL;
	if (!(invocation->flags & FLAG_SALVAGE))
		vault = open_with(invocation, path, passphrase, false, &why);
	if (!vault && (why.kind == ERROR_NONE || why.kind == ERROR_IN_USE ||
		       (why.kind == ERROR_FAILED && why.system_errno)))
		vault = open_with(invocation, path, passphrase, true, error);
	else if (!vault)
		*error = why;
	secret_free(passphrase);
	return vault;
}

void invocation_note_in_audit(const struct invocation *invocation, struct vault *vault,
			      enum audit_action action, record_id participant_id)
{
	struct error error = ERROR_CLEAR;

	if (vault_is_read_only(vault)) {
		invocation_note(invocation, "cli.not_in_audit", NULL);
		return;
	}
	if (audit_note(vault, action, participant_id, &error) && vault_flush(vault, &error))
		return;
	invocation_note(invocation, "cli.not_in_audit", NULL);
	(void)invocation_fail(invocation, &error);
}

void invocation_note_aside(const struct invocation *invocation, const struct secret *passphrase,
			   enum audit_action action)
{
	g_autofree char *path = invocation_vault_path(invocation);
	struct error error = ERROR_CLEAR;
	struct vault *vault = open_with(invocation, path, passphrase, false, &error);

	if (vault)
		invocation_note_in_audit(invocation, vault, action, 0);
	else if (error.kind != ERROR_IN_USE)
		invocation_note(invocation, "cli.not_in_audit", NULL);
	vault_close(vault);
}

struct participant *invocation_anybody(const struct invocation *invocation, struct vault *vault,
				       struct error *error)
{
	struct participant *participant = NULL;
	char code[CODE_SIZE];
	const char *asked = invocation->operands[0];

	if (!participant_code_normalise(asked, code)) {
		error_set_key(error, ERROR_USAGE, "cli.no_code", asked);
		return NULL;
	}
	if (people_find(vault, code, &participant, error) && !participant)
		error_set_key(error, ERROR_FAILED, "cli.no_such_person", code);
	return participant;
}

struct participant *invocation_participant(const struct invocation *invocation, struct vault *vault,
					   struct error *error)
{
	struct participant *participant = invocation_anybody(invocation, vault, error);

	if (participant && participant->trashed_on != DAY_NONE) {
		error_set_key(error, ERROR_FAILED, "cli.in_trash", participant->code);
		g_clear_pointer(&participant, participant_free);
	}
	return participant;
}

void invocation_note_drafts(const struct invocation *invocation, struct vault *vault,
			    record_id participant_id)
{
	struct error ignored = ERROR_CLEAR;
	GPtrArray *drafts = NULL;
	g_autofree char *sentence = NULL;

	if (!draft_list(vault, participant_id, &drafts, &ignored))
		return;
	if (drafts->len > 0) {
		sentence = say_count(invocation->sentences, "cli.being_typed", (long)drafts->len,
				     NULL);
		fprintf(stderr, "perspectief: %s\n", sentence);
	}
	g_ptr_array_unref(drafts);
}

/* ---------------------------------------------------------------- files */

static bool write_all(int file, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t wrote = write(file, bytes, length);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			return false;
		bytes += wrote;
		length -= (size_t)wrote;
	}
	return true;
}

static bool cannot_write(struct error *error, const char *path, int system_errno)
{
	return error_set_errno(error, ERROR_FAILED, "cli.cannot_write", path, system_errno);
}

/* A device or a pipe stays what it is: it is written to, never replaced. */
static bool write_straight(const char *path, const char *bytes, size_t length, struct error *error)
{
	int file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	bool written = file >= 0 && write_all(file, bytes, length);
	int why = errno;

	if (file >= 0 && close(file) < 0 && written) {
		written = false;
		why = errno;
	}
	return written || cannot_write(error, path, why);
}

/* A file is whole or not there: a full disk never leaves half of it under its name. */
static bool write_file(const char *path, const char *bytes, size_t length, struct error *error)
{
	struct stat status;

	if (stat(path, &status) == 0 && !S_ISREG(status.st_mode))
		return write_straight(path, bytes, length, error);
	return new_file_write(path, bytes, length, path, "cli.cannot_write", error);
}

bool invocation_write(const struct invocation *invocation, const char *bytes, size_t length,
		      struct error *error)
{
	if (invocation->output && !invocation_output_is_standard(invocation))
		return write_file(invocation->output, bytes, length, error);
	if (write_all(STDOUT_FILENO, bytes, length))
		return true;
	return cannot_write(error, "-", errno);
}

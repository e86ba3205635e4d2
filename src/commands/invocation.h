/* What the command line asked for. One file for each subcommand.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef COMMANDS_INVOCATION_H
#define COMMANDS_INVOCATION_H

#include "base/clock.h"
#include "casework/participant.h"
#include "content/content.h"
#include "content/sentences.h"
#include "content/settings.h"
#include "store/audit.h"
#include "store/vault.h"

enum invocation_flag {
	FLAG_JSON = 1,
	FLAG_DEMO = 2,
	FLAG_HELP = 4,
	FLAG_VERSION = 8,
	FLAG_BETWEEN_US = 16,
	FLAG_SALVAGE = 32,
	FLAG_RECOVERY_CODE = 64,
	FLAG_NO_RECOVERY_CODE = 128,
	FLAG_TAKE_BACK = 256,
	FLAG_SEALED = 512,
	FLAG_LARGE = 1024,
	FLAG_SIDE_BY_SIDE = 2048,
	FLAG_GONE = 4096,
};

struct invocation {
	char *vault, *content, *passphrase_file, *new_passphrase_file, *format, *sheet, *languages,
		*output, *code, *language, *second, *today_text, *width, *for_whom, *basis,
		*confirm, *sealed_with, *code_sheet, *conversation;
	guint flags;         /* enum invocation_flag */
	const char *command; /* NULL: the terminal program */
	char **operands;     /* what follows the command; NULL-terminated */
	char **arguments;    /* all as they came, for starting anew after locking */
	char *content_directory;
	char *settings_path;
	struct settings settings;
	struct sentences *sentences; /* in the language of the messages */
	day today;                   /* DAY_NONE: the real one */
	struct clock clock;
};

/* Each returns the exit status (DESIGN, section 7). */
struct command_line {
	const char *name;
	int operands_least, operands_most;
	const char *
		options; /* names of the options it takes beside the general ones, separated by blanks */
	int (*run)(struct invocation *invocation); /* NULL: the terminal program does it (demo) */
};

extern const struct command_line command_lines[]; /* ends with name NULL */

/* Reads the arguments. False and `error` (ERROR_USAGE, ERROR_CONTENT) when they make no sense. */
bool invocation_read(struct invocation *invocation, int count, char **arguments,
		     struct error *error) MUST_CHECK;
void invocation_done(struct invocation *invocation);
const struct command_line *invocation_command(const struct invocation *invocation);

/* Says an error on standard error; returns its exit status. */
int invocation_fail(const struct invocation *invocation, const struct error *error);
/* A sentence on standard error, with gaps as say_with. */
void invocation_note(const struct invocation *invocation, const char *key,
		     ...) G_GNUC_NULL_TERMINATED;

/* --passphrase-file, standard input or a prompt without echo; `confirm` asks twice. NULL and `error`. */
struct secret *invocation_passphrase(const struct invocation *invocation, bool confirm,
				     struct error *error) MUST_CHECK;
/* Of a sealed file: --sealed-with, or (import) a prompt. NULL and `error`. */
struct secret *invocation_sealed_passphrase(const struct invocation *invocation,
					    struct error *error) MUST_CHECK;
/* Says so when a passphrase that was chosen is short. */
void invocation_note_short(const struct invocation *invocation, const struct secret *passphrase);
/* The same for one to come: --new-passphrase-file, or a prompt that asks twice. */
struct secret *invocation_new_passphrase(const struct invocation *invocation,
					 struct error *error) MUST_CHECK;
/* A new code on standard output, and the sentence of `key` on standard error: it is said once. `lost_key`: it could not be shown. */
bool invocation_say_code(const struct invocation *invocation, const struct secret *code,
			 const char *key, const char *lost_key, struct error *error) MUST_CHECK;
char *invocation_vault_path(const struct invocation *invocation); /* newly allocated */
struct vault_options invocation_vault_options(const struct invocation *invocation, bool read_only);
/* Asks for the passphrase and opens. Says what is odd about the file. */
struct vault *invocation_open_vault(const struct invocation *invocation, bool read_only,
				    struct error *error) MUST_CHECK;
/* The same for what is told in the audit: for writing, or, when somebody has it open or it cannot be written, read-only (and said so).
   With --salvage always read-only. */
struct vault *invocation_open_vault_noting(const struct invocation *invocation,
					   struct error *error) MUST_CHECK;
/* Notes it and waits for the disk. What cannot be noted is said, and keeps nobody from their paper. */
void invocation_note_in_audit(const struct invocation *invocation, struct vault *vault,
			      enum audit_action action, record_id participant_id);
/* The same for a deed that needs no open vault: opens it for a moment, and says nothing when somebody else has it open. */
void invocation_note_aside(const struct invocation *invocation, const struct secret *passphrase,
			   enum audit_action action);
/* "on 2026-11-20 14:02 said to be destroyed (AB)"; newly allocated. */
char *copy_gone_words(const struct sentences *sentences, gint64 said_at, const char *who);
/* The participant of the first operand; ERROR_FAILED "cli.no_such_person", "cli.in_trash". */
struct participant *invocation_participant(const struct invocation *invocation, struct vault *vault,
					   struct error *error) MUST_CHECK;
/* Also one in the trash. */
struct participant *invocation_anybody(const struct invocation *invocation, struct vault *vault,
				       struct error *error) MUST_CHECK;
/* Says on standard error how many texts of this person are still drafts, so that nobody takes what is written for all there is. */
void invocation_note_drafts(const struct invocation *invocation, struct vault *vault,
			    record_id participant_id);
bool invocation_output_is_standard(const struct invocation *invocation); /* -o - */
/* "cli.output_is_vault": for who writes without opening the vault. */
bool invocation_output_is_not_vault(const struct invocation *invocation,
				    struct error *error) MUST_CHECK;
/* Writes `bytes` to -o FILE (beside, then renamed; a device or a pipe directly) or to standard output. */
bool invocation_write(const struct invocation *invocation, const char *bytes, size_t length,
		      struct error *error) MUST_CHECK;

int command_init(struct invocation *invocation);
int command_list(struct invocation *invocation);
int command_show(struct invocation *invocation);
int command_plan(struct invocation *invocation);
int command_paper(struct invocation *invocation);
int command_export(struct invocation *invocation);
int command_import(struct invocation *invocation);
int command_check(struct invocation *invocation);
int command_verify(struct invocation *invocation);
int command_access(struct invocation *invocation);
int command_audit(struct invocation *invocation);
int command_passphrase(struct invocation *invocation);
int command_backup(struct invocation *invocation);
int command_restore(struct invocation *invocation);
int command_erase(struct invocation *invocation);
int command_trash(struct invocation *invocation);

/* Fills a vault with the fictional participants of questions/demo/, their dates moved to `today`. */
bool demo_fill(struct vault *vault, const char *content_directory, day today,
	       struct error *error) MUST_CHECK;

#endif

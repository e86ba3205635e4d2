/* The one encrypted file that holds everything (DESIGN, sections 4 and 4a): open, commit, save, lock, verify, compact.
   SQLite works on an image in memory; what reaches the disk is a chain of sealed records, written by one worker thread.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_VAULT_H
#define STORE_VAULT_H

#include "base/clock.h"
#include "base/error.h"
#include "base/secret.h"
#include "store/disk.h"

#include <glib.h>

struct vault;

/* Argon2id; bounded when read from a file (memory 8 KiB … 1 GiB, passes 1 … 10). */
struct vault_cost {
	guint64 memory_bytes;
	guint64 passes;
};
extern const struct vault_cost vault_cost_default; /* about half a second on a slow laptop */
extern const struct vault_cost vault_cost_test;    /* the least libsodium allows: for tests only */

struct vault_options {
	struct disk disk;
	struct clock clock;
	const char *
		state_folder; /* remembers generation, sequence and last tag; NULL: remembers nothing */
	bool read_only;       /* takes no lock; for list, show, verify */
	/* Read-only, and also when the vault is damaged: what stands before the damage; when its snapshot is damaged or the vault is
	   missing, the newest backup that is sound. vault_warnings says VAULT_OPENED_READ_ONLY when it was needed. */
	bool salvage;
};

/* $XDG_DATA_HOME/perspectief/vault.perspectief, newly allocated. */
char *vault_default_path(void);
char *vault_default_state_folder(void);
/* Is `path` the vault, or one of the files beside it that are its own (.lock, .tmp, .bak-…)? No paper or export may be written there. */
bool vault_owns_path(const char *vault_path, const char *path, const struct disk *disk);
/* The same, and any other file that is a vault: a copy of it on a stick, somebody else's. `vault_path`: NULL when none is on a disk. */
bool vault_forbids_path(const char *vault_path, const char *path, const struct disk *disk);
/* Would what is written at the one stand at the other? However they are spelled, through links, and also when neither is there yet. */
bool vault_same_place(const char *path, const char *other, const struct disk *disk);

/* May a new vault be made here? False when there is one, or when a backup or .tmp of one is left (errors as vault_create). */
bool vault_place_is_free(const char *path, const struct disk *disk, struct error *error) MUST_CHECK;
/* A new vault; refuses when there is one, or a backup or .tmp beside it (ERROR_FAILED "vault.exists", "vault.left_over").
   `recovery_code`: filled with a new code, to be shown once; NULL: none is made. */
struct vault *vault_create(const char *path, const struct secret *passphrase,
			   struct vault_cost cost, const struct vault_options *options,
			   struct secret *recovery_code, struct error *error) MUST_CHECK;
/* A vault that never touches a disk: `demo` and tests. */
struct vault *vault_create_in_memory(const struct clock *clock, struct error *error) MUST_CHECK;

/* Unlocks and opens. Errors: ERROR_PASSPHRASE, ERROR_IN_USE (number: pid, since), ERROR_FAILED ("vault.missing", "vault.left_over": missing
   beside a backup, "vault.too_new" …), ERROR_DAMAGED (key: the part): nothing is overwritten; `salvage` opens what is sound. */
struct vault *vault_open(const char *path, const struct secret *passphrase,
			 const struct vault_options *options, struct error *error) MUST_CHECK;

/* The same without waiting: the key is derived and the file read in the worker. */
struct vault_opening;
struct vault_opening *vault_opening_start(const char *path, const struct secret *passphrase,
					  const struct vault_options *options);
int vault_opening_fd(const struct vault_opening *opening); /* readable when it is finished */
/* Ends and frees it (waits if it must): the vault, or NULL and `error`. */
struct vault *vault_opening_finish(struct vault_opening *opening, struct error *error) MUST_CHECK;

/* ---- keys. Each of these writes a new generation under a new data key, and waits for it; when that fails the old one stands. A secret that
   is a recovery code opens through that slot, wherever a passphrase is asked for; one with a mistake in it is told where
   (ERROR_PASSPHRASE "vault.recovery_typo": {line} the group, {column} the place in it, {key} the sign that probably stands there). */
bool vault_has_recovery_code(const struct vault *vault);
bool vault_opened_by_recovery_code(
	const struct vault *vault); /* then a new passphrase must be chosen */
/* The recovery code stays as it is. The backups made before still open with the old passphrase (upkeep.h: vault_copies). */
bool vault_change_passphrase(struct vault *vault, const struct secret *passphrase,
			     struct vault_cost cost, struct error *error) MUST_CHECK;
/* The one before no longer opens this vault. `code` is filled. */
bool vault_replace_recovery_code(struct vault *vault, struct secret *code,
				 struct error *error) MUST_CHECK;

/* True when the passphrase opens this vault's slot (derives the key: half a second). For taking the laptop back. */
bool vault_passphrase_is_right(struct vault *vault, const struct secret *passphrase);

/* What was odd about the file but did not keep it shut. */
enum vault_warning {
	VAULT_UNFINISHED_TAIL =
		1, /* the last record was cut: an interrupted save; kept beside the vault */
	VAULT_DOUBTFUL_TAIL = 2,    /* the last record fails: unfinished or damaged */
	VAULT_OLDER_THAN_SEEN = 4,  /* this file is older than the one this machine saw last */
	VAULT_OPENED_READ_ONLY = 8, /* damaged further on, or from the previous generation */
	VAULT_MIGRATED = 16,
	VAULT_MENDED =
		32, /* one of the two copies of its beginning was damaged: written anew, the damaged file is a backup */
};
guint vault_warnings(const struct vault *vault);
bool vault_is_read_only(const struct vault *vault);
const char *vault_path(const struct vault *vault);  /* NULL in memory */
gint64 vault_created_at(const struct vault *vault); /* seconds since 1970; 0 in memory */

/* Waits for the worker, wipes every key and page, closes. NULL is fine. */
void vault_close(struct vault *vault);

/* One user action: begin … commit, or rollback. `undo_label` is the i18n key shown for "undo …"; NULL: cannot be undone (drafts).
   vault_commit is done when SQLite has it and the pages are handed to the worker; it does not wait for the disk. */
bool vault_begin(struct vault *vault, const char *undo_label, struct error *error) MUST_CHECK;
bool vault_commit(struct vault *vault, struct error *error) MUST_CHECK;
void vault_rollback(struct vault *vault);
bool vault_in_action(const struct vault *vault);

/* Saved or not. `saved` is true only when everything committed has been synced. */
struct vault_saving {
	bool saved;
	bool failing;                 /* the last attempt failed; it will be tried again */
	struct error error;           /* why, when failing */
	guint64 committed, confirmed; /* commits so far, commits that are on disk */
};
struct vault_saving vault_saving(const struct vault *vault);
int vault_fd(const struct vault *vault);   /* readable when the worker has news; -1 in memory */
void vault_take_news(struct vault *vault); /* call when vault_fd is readable */
gint64 vault_retry_at(
	const struct vault
		*vault); /* monotonic ms of the next attempt while failing; G_MAXINT64: none */
void vault_retry(struct vault *vault); /* call when that moment has come */
bool vault_flush(struct vault *vault,
		 struct error *error) MUST_CHECK; /* waits until all is on disk or has failed */

/* Past the bound of log size? Compaction writes a new generation; never in the middle of a conversation. */
bool vault_wants_compaction(const struct vault *vault);
bool vault_compact(struct vault *vault, struct error *error) MUST_CHECK;

/* Undo: the last user action of this session, as an inverted changeset. */
const char *
vault_undo_label(const struct vault *vault); /* i18n key of what would be undone; NULL: nothing */
const char *vault_redo_label(const struct vault *vault);
bool vault_undo(struct vault *vault, struct error *error)
	MUST_CHECK; /* ERROR_FAILED "undo.conflict" when something depends on it */
bool vault_redo(struct vault *vault, struct error *error) MUST_CHECK;

/* Reads every byte. */
struct vault_proof {
	guint64 generation, entries;
	gint64 bytes, created_at, last_saved_at;
	int participants, conversations; /* participants with a file, also those in the trash */
	day first_on,
		last_on; /* between which days files were made and conversations held; DAY_NONE: none */
	int schema;      /* newer than ours is "vault.too_new" */
	bool has_recovery_code;
	int erasures_unfinished; /* people of whom some copy out of reach may still hold something */
	guint warnings;
	char damaged_part[64]; /* "" sound; "superblock", "snapshot", "entry 17" */
	bool readable_before;  /* what stands before the damage is sound */
};
/* False and ERROR_DAMAGED when anything fails, also when the last save is not whole ("vault.damaged") or when this machine saw more of this
   vault than there is ("vault.cut_or_older"); `proof` is filled as far as it came. */
bool vault_verify(const char *path, const struct secret *passphrase,
		  const struct vault_options *options, struct vault_proof *proof,
		  struct error *error) MUST_CHECK;

/* Time-ordered, never given twice, also not after an undo. */
gint64 vault_new_id(struct vault *vault);
const struct clock *vault_clock(const struct vault *vault);

/* Small settings that belong to the vault (language, second language, location prefix, last conversation). */
char *vault_setting(struct vault *vault, const char *name); /* newly allocated; NULL: not set */
bool vault_set_setting(struct vault *vault, const char *name, const char *value,
		       struct error *error) MUST_CHECK; /* within an action */

#endif

/* The vault's upkeep: copies elsewhere, putting one back, the trash, erasing somebody, proving all that is kept.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_UPKEEP_H
#define STORE_UPKEEP_H

#include "casework/audit.h"
#include "store/vault.h"

/* ---------------------------------------------------------------- copies */

/* One copy of the vault: beside it (a former generation) or elsewhere (a stick). */
struct vault_copy {
	char *path;
	guint64 generation;
	gint64 made_at; /* seconds since 1970: when it was copied; beside the vault, when its generation began */
	gint64 bytes;         /* how long it was when it was made elsewhere; 0: not known */
	bool elsewhere;       /* made by vault_backup */
	bool reachable;       /* it is there now */
	bool same_passphrase; /* opens with the passphrase of today; only known while it is reachable */
	gint64 gone_at; /* when somebody said that it no longer exists; 0: nobody did, or it is there after all */
	char *gone_by; /* who said so: initials, or empty; NULL: nobody did */
};
void vault_copy_free(struct vault_copy *copy);
struct vault_copy *vault_copy_copy(const struct vault_copy *copy);
/* Takes somebody's word for it that a copy elsewhere was destroyed: with the moment, in the state folder. Nobody is warned of it any more; should
   it turn up again, it counts as before. ERROR_FAILED "copy.unknown", "copy.still_there", "copy.gone_not_noted". */
bool vault_copy_say_gone(const char *vault_path, const char *copy_path, const char *who,
			 const struct vault_options *options, struct error *error) MUST_CHECK;
/* Those beside the vault and those made elsewhere from this machine, newest first; of struct vault_copy *, owned. Needs no key. */
GPtrArray *vault_copies(const char *vault_path, const struct vault_options *options);

/* Copies the vault as it is on disk now to `destination` (a folder: a name with the day is made; or a file that is not there), syncs,
   reads it back byte by byte and opens it with the passphrase (NULL: the bytes only). Never overwrites. Needs no lock: the vault
   may be in use. Remembers place and moment in the state folder. `made`: the path, newly allocated. */
bool vault_backup(const char *vault_path, const char *destination, const struct secret *passphrase,
		  const struct vault_options *options, char **made, struct error *error) MUST_CHECK;
/* The same for a vault that is open: first all is saved, and the copy is opened with its keys, so nobody is asked. */
bool vault_backup_open(struct vault *vault, const char *destination,
		       const struct vault_options *options, char **made,
		       struct error *error) MUST_CHECK;
/* Puts the copy `source` in the place of the vault. It must open with `passphrase` (or the recovery code) and be sound; what stood there is kept
   as a backup beside it, whatever its state; `kept`: its path, or NULL when nothing stood there. When it fails, either nothing has changed, or
   (`kept` is set, the folder did not sync) it cannot be said which of the two stands now; both are there. */
bool vault_restore(const char *source, const char *vault_path, const struct secret *passphrase,
		   const struct vault_options *options, char **kept,
		   struct error *error) MUST_CHECK;

/* Is what was kept a former generation under another passphrase? Then of whom it says that they were erased could not be read, and somebody may
   be back. */
bool vault_kept_is_shut(const char *kept, const struct secret *passphrase,
			const struct vault_options *options);

/* ---------------------------------------------------------------- the trash */

#define TRASH_DAYS 30

/* For a deletion by mistake: the file is on no list and in no search, and can be taken back for TRASH_DAYS. Within an action. */
bool trash_put(struct vault *vault, record_id participant_id, day today,
	       struct error *error) MUST_CHECK;
bool trash_take_back(struct vault *vault, record_id participant_id, struct error *error) MUST_CHECK;
/* Of struct participant * with trashed_on, owned. */
bool trash_list(struct vault *vault, GPtrArray **participants, struct error *error) MUST_CHECK;

/* ---------------------------------------------------------------- erasing */

struct erasure {
	int copies_rewritten;
	GPtrArray *
		copies_left; /* of struct vault_copy *: out of reach, or not to be opened; the person is still in these */
	bool incomplete; /* a folder could not be read, or the disk failed: vault_finish_erasing goes on */
};
void erasure_done(struct erasure *erasure);

/* Every trace of these people goes: rows, drafts, history, audit codes, search index; the file is written anew under a new data key, every copy
   within reach likewise, cut-off tails are removed. A receipt without a name stays. Waits for the disk. Not within an action. When the vault itself
   could not be rewritten nothing has changed; a copy that could not is in copies_left. */
bool vault_erase(struct vault *vault, const record_id *participant_ids, size_t count,
		 enum erasure_basis basis, day today, struct erasure *erasure,
		 struct error *error) MUST_CHECK;
/* What an erasure before this one could not reach, or was interrupted in: copies that are within reach now are written anew. Does nothing when
   there is nothing left to do. */
bool vault_finish_erasing(struct vault *vault, struct erasure *erasure,
			  struct error *error) MUST_CHECK;
/* Those whose TRASH_DAYS are over, and what an erasure before left to do. When the program is left. */
bool vault_empty_trash(struct vault *vault, day today, struct error *error) MUST_CHECK;

/* Of struct receipt *, oldest first, owned. */
bool receipt_list(struct vault *vault, GPtrArray **receipts, struct error *error) MUST_CHECK;

/* ---------------------------------------------------------------- proof */

/* vault_verify for one copy; `proof` as there. */
struct copy_proof {
	struct vault_copy *copy; /* borrowed from the list given */
	bool opened;             /* false: another passphrase, or unreadable */
	struct vault_proof proof;
	struct error error;
};
/* The vault itself, then every copy of `copies` within reach. The array is of struct copy_proof, the first without a copy. False when any of
   it is damaged (ERROR_DAMAGED), or the vault does not open. */
bool vault_verify_all(const char *vault_path, const GPtrArray *copies,
		      const struct secret *passphrase, const struct vault_options *options,
		      GArray **proofs, struct error *error) MUST_CHECK;

#endif

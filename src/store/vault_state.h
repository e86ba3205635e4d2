/* What a vault is made of; for the files vault*.c and saving.c only.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_VAULT_STATE_H
#define STORE_VAULT_STATE_H

#include "store/changes.h"
#include "store/database.h"
#include "store/log.h"
#include "store/undo.h"
#include "store/worker.h"

/* How far the disk is behind. */
struct saving {
	guint64 confirmed;
	bool failing;
	struct error error;
	gint64 retry_at, pause_ms;
};

struct vault {
	struct image *image;
	struct sqlite3 *database;
	struct clock clock;
	struct undo *undo;
	struct log *log;          /* NULL in memory and read-only; the worker's while it is busy */
	struct worker *worker;    /* NULL where there is no log */
	struct keys *reader_keys; /* read-only: what the log has otherwise; else NULL */
	struct saving saving;
	struct superblock superblock; /* as it was opened: for its slots */
	char *path;                   /* NULL in memory */
	bool read_only, in_action, migrated;
	bool by_recovery_code; /* opened so, and no passphrase chosen yet */
	bool taking_in;        /* a whole file comes in: one line of the audit for all of it */
	char *counsellor;      /* NULL: unknown */
	gint64 last_id;        /* the highest id ever given; stands in every record of the file */
	guint64 committed;     /* commits of this vault's whole life */
	guint warnings;
};

/* A vault around an image that is empty or was read from a file; takes the image. NULL and `error` when it cannot be opened. */
struct vault *vault_new(struct image *image, const struct clock *clock, const struct moment *moment,
			struct error *error);
/* From here on commits are saved. Takes the log. */
void vault_attach(struct vault *vault, struct log *log, struct worker *worker);

/* A vault in memory with the same content: what is done in it is not done to the first, until they change places. */
struct vault *vault_twin(const struct vault *vault, struct error *error);
/* Each gets the image, the database and the counts of the other. Neither is within an action. */
void vault_change_places(struct vault *vault, struct vault *twin);

/* saving.c: something was committed. */
void saving_offer(struct vault *vault);
/* Waits for the save on its way and tries one of all that is left; vault_saving says whether it could. */
void saving_settle(struct vault *vault);
/* When no save is on its way: writes a new generation and waits for it; under `new_keys`, or NULL: the same. When it fails,
   all that was committed will be saved under the old keys. */
bool saving_renew(struct vault *vault, struct new_keys *new_keys, struct error *error) MUST_CHECK;

/* vault_paths.c: the path with its symlinks resolved; for a file that is not there, those of its folder. Newly allocated. */
char *vault_real_path(const struct disk *disk, const char *path);

#endif

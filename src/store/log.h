/* The file of a vault while it is open for writing. Belongs to whoever works on it: the worker while it has a job, else its owner.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_LOG_H
#define STORE_LOG_H

#include "store/changes.h"
#include "store/lock.h"

struct log {
	struct disk disk;
	char *path;         /* with every symlink resolved */
	char *state_folder; /* or NULL */
	struct lock *lock;
	struct superblock superblock;
	struct keys *keys;
	struct chain chain; /* behind the last confirmed record */
	gint64 snapshot_end;
	int file; /* -1: abandoned; only a new generation can save */
};

/* Takes lock and keys. `superblock` of generation 0 has no file yet. */
struct log *log_new(const struct disk *disk, const char *path, const char *state_folder,
		    struct lock *lock, const struct superblock *superblock, struct keys *keys);
void log_free(struct log *log); /* closes, wipes, releases the lock; NULL is fine */

/* True only when the record is on disk. When not: what was written of it is taken back, or the file is abandoned. */
bool log_append(struct log *log, struct packed *entry, struct error *error) MUST_CHECK;
/* Other keys for the next generation: the superblock with their slots, and the data key in them. */
struct new_keys {
	struct superblock superblock;
	struct keys *keys; /* owned; NULL once the log has taken them */
};
/* The whole image as a new file in the place of the old one, which stays as a backup; under `new_keys`, or NULL: the same. When it fails, the
   old file is as it was, or abandoned, and the log has its old keys. */
bool log_renew(struct log *log, GPtrArray *pieces, struct new_keys *new_keys, gint64 now,
	       struct error *error) MUST_CHECK;
/* A whole image as a file of its own, synced and read back; nothing is left when it fails. */
bool generation_write(const struct disk *disk, const char *path,
		      const struct superblock *superblock, const struct keys *keys,
		      GPtrArray *pieces, struct error *error) MUST_CHECK;
void log_abandon(struct log *log);
void log_remember(const struct log *log); /* in the state folder */

#endif

/* Appending to the vault's file.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/log.h"

#include "store/file.h"
#include "store/seen.h"

#include <errno.h>

struct log *log_new(const struct disk *disk, const char *path, const char *state_folder,
		    struct lock *lock, const struct superblock *superblock, struct keys *keys)
{
	struct log *log = g_new0(struct log, 1);

	log->disk = *disk;
	log->path = g_strdup(path);
	log->state_folder = g_strdup(state_folder);
	log->lock = lock;
	log->superblock = *superblock;
	log->keys = keys;
	log->file = -1;
	return log;
}

void log_free(struct log *log)
{
	if (!log)
		return;
	file_close(&log->disk, &log->file);
	lock_release(log->lock);
	keys_free(log->keys);
	g_free(log->path);
	g_free(log->state_folder);
	g_free(log);
}

void log_abandon(struct log *log)
{
	file_close(&log->disk, &log->file);
}

void log_remember(const struct log *log)
{
	struct seen seen = { .known = true,
			     .generation = log->superblock.generation,
			     .sequence = log->chain.sequence - 1 };

	memcpy(seen.tag, log->chain.tag, RECORD_TAG);
	seen_keep(&log->disk, log->state_folder, log->superblock.vault_id, &seen);
}

/* Behind the confirmed offset there may only ever stand what one attempt wrote, so the file is cut before the next one, and
   the cut is synced too. */
static void step_back(struct log *log)
{
	if (!file_truncate(&log->disk, log->file, log->chain.offset) ||
	    log->disk.sync(log->disk.data, log->file) < 0)
		log_abandon(log);
}

bool log_append(struct log *log, struct packed *entry, struct error *error)
{
	const struct disk *disk = &log->disk;

	g_assert(log->file >= 0);
	if (!file_is_same(disk, log->file, log->path)) {
		log_abandon(log); /* somebody moved or replaced it: what we append would be lost */
		return error_set(error, ERROR_FAILED, "vault.replaced");
	}
	record_seal(&log->chain, entry->kind, entry->bytes, entry->size);
	if (!file_write(disk, log->file, entry->bytes, entry->size, log->chain.offset)) {
		disk_error(error, errno);
		step_back(log);
		return false;
	}
	/* A retried sync proves nothing: the kernel may have dropped the pages. So a new generation is written. */
	if (disk->sync(disk->data, log->file) < 0) {
		disk_error(error, errno);
		log_abandon(log);
		return false;
	}
	chain_advance(&log->chain, entry->bytes, entry->size);
	log_remember(log);
	return true;
}

/* A new generation: the whole image in a new file, read back before it takes the old one's name.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/backups.h"
#include "store/file.h"
#include "store/log.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>

struct generation {
	struct superblock superblock;
	const struct keys *keys; /* borrowed */
	unsigned char block[SUPERBLOCK_SIZE];
	struct chain chain;
	char *temporary;
	int file;
};

static bool write_all(struct generation *next, const struct disk *disk, GPtrArray *pieces,
		      struct error *error)
{
	if (!file_write(disk, next->file, next->block, SUPERBLOCK_SIZE, 0) ||
	    !file_write(disk, next->file, next->block, SUPERBLOCK_SIZE, SUPERBLOCK_SIZE))
		return disk_error(error, errno);
	for (guint i = 0; i < pieces->len; i++) {
		struct packed *piece = pieces->pdata[i];

		record_seal(&next->chain, piece->kind, piece->bytes, piece->size);
		if (!file_write(disk, next->file, piece->bytes, piece->size, next->chain.offset))
			return disk_error(error, errno);
		chain_advance(&next->chain, piece->bytes, piece->size);
	}
	return disk->sync(disk->data, next->file) == 0 || disk_error(error, errno);
}

static bool piece_is_there(const struct disk *disk, int file, struct chain *chain,
			   const struct packed *piece, unsigned char *scratch)
{
	if (file_read(disk, file, scratch, piece->size, chain->offset) != (gssize)piece->size ||
	    memcmp(scratch, piece->bytes, piece->size) != 0 ||
	    !record_open(chain, scratch, piece->size))
		return false;
	chain_advance(chain, piece->bytes, piece->size);
	return true;
}

static bool read_back(const struct generation *next, const struct disk *disk, GPtrArray *pieces,
		      struct error *error)
{
	size_t size = MAX(SUPERBLOCK_SPACE,
			  ((struct packed *)pieces->pdata[0])->size); /* the largest comes first */
	unsigned char *scratch = g_try_malloc(size);
	struct chain chain;
	bool same;

	if (!scratch)
		return error_set(error, ERROR_FAILED, "vault.no_memory");
	same = file_read(disk, next->file, scratch, SUPERBLOCK_SPACE, 0) == SUPERBLOCK_SPACE &&
	       memcmp(scratch, next->block, SUPERBLOCK_SIZE) == 0 &&
	       memcmp(scratch + SUPERBLOCK_SIZE, next->block, SUPERBLOCK_SIZE) == 0;
	chain_start(&chain, next->keys, next->block);
	for (guint i = 0; same && i < pieces->len; i++)
		same = piece_is_there(disk, next->file, &chain, pieces->pdata[i], scratch);
	sodium_memzero(scratch, size);
	g_free(scratch);
	return same || disk_error(error, EIO);
}

/* From the rename on, the name may lead to either file: whatever fails then, neither can be appended to any more, and the number is used. */
static bool take_the_name(struct log *log, const struct generation *next, struct error *error)
{
	const struct disk *disk = &log->disk;
	g_autofree char *folder = g_path_get_dirname(log->path);

	log->superblock.generation = next->superblock.generation;
	if (disk->rename(disk->data, next->temporary, log->path) == 0 &&
	    disk->sync_folder(disk->data, folder) == 0)
		return true;
	disk_error(error, errno);
	log_abandon(log);
	return false;
}

static bool write_generation(struct log *log, struct generation *next, GPtrArray *pieces,
			     struct error *error)
{
	const struct disk *disk = &log->disk;

	disk->unlink(
		disk->data,
		next->temporary); /* left by an attempt that was interrupted; we hold the lock */
	next->file = file_open(disk, next->temporary, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
	if (next->file < 0)
		return disk_error(error, errno);
	return write_all(next, disk, pieces, error) && read_back(next, disk, pieces, error) &&
	       (log->superblock.generation == 0 ||
		backup_keep(disk, log->path, log->superblock.generation, error)) &&
	       take_the_name(log, next, error);
}

bool generation_write(const struct disk *disk, const char *path,
		      const struct superblock *superblock, const struct keys *keys,
		      GPtrArray *pieces, struct error *error)
{
	struct generation next = { .superblock = *superblock, .keys = keys };
	bool written;

	superblock_encode(superblock, keys, next.block);
	chain_start(&next.chain, keys, next.block);
	next.file = file_open(disk, path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
	if (next.file < 0)
		return disk_error(error, errno);
	written = write_all(&next, disk, pieces, error) && read_back(&next, disk, pieces, error);
	file_close(disk, &next.file);
	if (!written)
		disk->unlink(disk->data, path);
	return written;
}

static void begin_generation(struct generation *next, const struct log *log,
			     const struct new_keys *new_keys, gint64 now)
{
	*next = (struct generation){
		.superblock = new_keys ? new_keys->superblock : log->superblock,
		.keys = new_keys ? new_keys->keys : log->keys,
		.temporary = g_strconcat(log->path, ".tmp", NULL),
		.file = -1,
	};
	next->superblock.generation = log->superblock.generation + 1;
	next->superblock.generation_at = now;
	superblock_encode(&next->superblock, next->keys, next->block);
	chain_start(&next->chain, next->keys, next->block);
}

static void go_on_with(struct log *log, const struct generation *next, struct new_keys *new_keys)
{
	file_close(&log->disk, &log->file);
	log->file = next->file;
	log->superblock = next->superblock;
	log->chain = next->chain;
	log->snapshot_end = next->chain.offset;
	if (new_keys) {
		keys_free(log->keys);
		log->keys = g_steal_pointer(&new_keys->keys);
	}
	log_remember(log);
}

bool log_renew(struct log *log, GPtrArray *pieces, struct new_keys *new_keys, gint64 now,
	       struct error *error)
{
	struct generation next;
	bool renewed;

	begin_generation(&next, log, new_keys, now);
	renewed = write_generation(log, &next, pieces, error);
	if (renewed) {
		go_on_with(log, &next, new_keys);
		backup_thin(&log->disk, log->path, now);
	} else {
		file_close(&log->disk, &next.file);
		log->disk.unlink(log->disk.data, next.temporary);
	}
	g_free(next.temporary);
	return renewed;
}

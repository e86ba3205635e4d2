/* Copying with proof.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/copying.h"

#include "store/file.h"
#include "store/record.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>

#define PIECE (64 * 1024)
#define SUM 32

gint64 whole_length(const struct disk *disk, int file)
{
	gint64 size = file_length(disk, file), at = SUPERBLOCK_SPACE, next;
	unsigned char header[RECORD_HEADER];

	while (size > 0 && at + RECORD_HEADER <= size) {
		if (file_read(disk, file, header, sizeof(header), at) != (gssize)sizeof(header))
			return -1;
		next = record_end(header, at);
		if (next < 0)
			return sodium_is_zero(header, sizeof(header)) ? at : size;
		if (next > size)
			return at;
		at = next;
	}
	return size < 0 ? -1 : MIN(size, MAX(at, SUPERBLOCK_SPACE));
}

static bool failed(struct error *error, const char *path)
{
	return error_set_errno(error, ERROR_FAILED, "copy.write_failed", path, errno);
}

static bool write_copy(const struct disk *disk, int source, gint64 length, int target,
		       crypto_generichash_state *sum)
{
	g_autofree unsigned char *piece = g_malloc(PIECE);

	for (gint64 at = 0; at < length; at += PIECE) {
		size_t part = (size_t)MIN(PIECE, length - at);

		if (file_read(disk, source, piece, part, at) != (gssize)part) {
			errno = EIO; /* it became shorter, or it does not read */
			return false;
		}
		crypto_generichash_update(sum, piece, part);
		if (!file_write(disk, target, piece, part, at))
			return false;
	}
	return disk->sync(disk->data, target) == 0;
}

static bool sum_of(const struct disk *disk, int file, gint64 length, unsigned char *sum)
{
	g_autofree unsigned char *piece = g_malloc(PIECE);
	crypto_generichash_state state;

	crypto_generichash_init(&state, NULL, 0, SUM);
	for (gint64 at = 0; at < length; at += PIECE) {
		size_t part = (size_t)MIN(PIECE, length - at);

		if (file_read(disk, file, piece, part, at) != (gssize)part)
			return false;
		crypto_generichash_update(&state, piece, part);
	}
	crypto_generichash_final(&state, sum, SUM);
	return file_length(disk, file) == length;
}

/* What the source gave is compared, not the source once more: it may have grown meanwhile. */
static bool copy_into(const struct disk *disk, int source, gint64 length, int target,
		      const char *path, struct error *error)
{
	unsigned char given[SUM], found[SUM];
	crypto_generichash_state state;

	crypto_generichash_init(&state, NULL, 0, SUM);
	if (!write_copy(disk, source, length, target, &state))
		return failed(error, path);
	crypto_generichash_final(&state, given, SUM);
	if (disk->forget_cache)
		disk->forget_cache(disk->data, target);
	if (sum_of(disk, target, length, found) && memcmp(given, found, SUM) == 0)
		return true;
	return error_set_place(error, ERROR_FAILED, "copy.differs", path, 0, 0, NULL);
}

bool copy_proven(const struct disk *disk, int source, gint64 length, const char *path,
		 struct error *error)
{
	int target = file_open(disk, path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
	bool copied;

	if (target < 0)
		return failed(error, path);
	copied = copy_into(disk, source, length, target, path, error);
	file_close(disk, &target);
	if (!copied)
		disk->unlink(disk->data, path);
	return copied;
}

/* A link never replaces anything. Where there are none (FAT), looking first has to do. */
bool copy_name(const struct disk *disk, const char *part, const char *path, struct error *error)
{
	g_autofree char *folder = g_path_get_dirname(path);
	bool linked = disk->link(disk->data, part, path) == 0;

	if (!linked && (errno == EEXIST || file_exists(disk, path)))
		return error_set_place(error, ERROR_FAILED, "copy.exists", path, 0, 0, NULL);
	if (linked)
		disk->unlink(disk->data, part);
	else if (disk->rename(disk->data, part, path) < 0)
		return failed(error, path);
	if (disk->sync_folder(disk->data, folder) == 0)
		return true;
	failed(error, path);
	disk->unlink(disk->data, path);
	return false;
}

/* Whole reads and writes.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/file.h"

#include <errno.h>
#include <fcntl.h>

#define COPY_PIECE (64 * 1024)

int file_open(const struct disk *disk, const char *path, int flags, mode_t mode)
{
	int file;

	do
		file = disk->open(disk->data, path, flags, mode);
	while (file < 0 && errno == EINTR);
	return file;
}

/* Never retried: on Linux the descriptor is gone, whatever close says. What matters was synced before. */
void file_close(const struct disk *disk, int *file)
{
	if (*file >= 0)
		disk->close(disk->data, *file);
	*file = -1;
}

bool file_write(const struct disk *disk, int file, const void *bytes, size_t length, gint64 offset)
{
	const char *from = bytes;

	while (length > 0) {
		ssize_t written = disk->pwrite(disk->data, file, from, length, offset);

		if (written < 0 && errno == EINTR)
			continue;
		if (written == 0)
			errno = ENOSPC;
		if (written <= 0)
			return false;
		from += written;
		length -= (size_t)written;
		offset += written;
	}
	return true;
}

gssize file_read(const struct disk *disk, int file, void *bytes, size_t length, gint64 offset)
{
	char *to = bytes;
	size_t done = 0;

	while (done < length) {
		ssize_t count = disk->pread(disk->data, file, to + done, length - done,
					    offset + (gint64)done);

		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return -1;
		if (count == 0)
			break;
		done += (size_t)count;
	}
	return (gssize)done;
}

bool file_truncate(const struct disk *disk, int file, gint64 length)
{
	int result;

	do
		result = disk->truncate(disk->data, file, length);
	while (result < 0 && errno == EINTR);
	return result == 0;
}

gint64 file_length(const struct disk *disk, int file)
{
	struct stat status;

	return disk->fstat(disk->data, file, &status) < 0 ? -1 : (gint64)status.st_size;
}

bool file_exists(const struct disk *disk, const char *path)
{
	struct stat status;

	return disk->stat(disk->data, path, &status) == 0;
}

bool file_is_same(const struct disk *disk, int file, const char *path)
{
	struct stat opened, found;

	if (disk->stat(disk->data, path, &found) < 0)
		return errno !=
		       ENOENT; /* it cannot be looked at: that alone does not say it is another */
	return disk->fstat(disk->data, file, &opened) < 0 ||
	       (opened.st_dev == found.st_dev && opened.st_ino == found.st_ino);
}

static bool copy_bytes(const struct disk *disk, int source, gint64 from, int target)
{
	g_autofree char *piece = g_malloc(COPY_PIECE);
	gint64 to = 0;

	for (;;) {
		gssize length = file_read(disk, source, piece, COPY_PIECE, from + to);

		if (length <= 0)
			return length == 0 && disk->sync(disk->data, target) == 0;
		if (!file_write(disk, target, piece, (size_t)length, to))
			return false;
		to += length;
	}
}

bool file_copy(const struct disk *disk, int source, gint64 from, const char *path)
{
	int target = file_open(disk, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
	int system_errno;
	bool copied;

	if (target < 0)
		return false;
	copied = copy_bytes(disk, source, from, target);
	system_errno = errno;
	file_close(disk, &target);
	if (!copied)
		disk->unlink(disk->data, path);
	errno = system_errno;
	return copied;
}

/* A folder that is new has to reach the disk as well, or all that is saved in it may be gone with it. */
static bool make_folder(const struct disk *disk, const char *folder, const char *parent)
{
	if (disk->mkdir(disk->data, folder, 0700) == 0)
		return disk->sync_folder(disk->data, parent) == 0;
	return errno == EEXIST;
}

bool file_make_folders(const struct disk *disk, const char *folder)
{
	g_autofree char *parent = g_path_get_dirname(folder);

	if (make_folder(disk, folder, parent))
		return true;
	return errno == ENOENT && !g_str_equal(parent, folder) && file_make_folders(disk, parent) &&
	       make_folder(disk, folder, parent);
}

bool disk_error(struct error *error, int system_errno)
{
	bool full = system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG;

	return error_set_errno(error, ERROR_FAILED, full ? "vault.disk_full" : "vault.write_failed",
			       NULL, system_errno);
}

/* Whole reads and writes on a struct disk: EINTR and short results are our business, not the caller's.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_FILE_H
#define STORE_FILE_H

#include "base/error.h"
#include "store/disk.h"

int file_open(const struct disk *disk, const char *path, int flags, mode_t mode); /* -1 and errno */
void file_close(const struct disk *disk, int *file); /* sets it to -1; -1 is fine */
/* All of `length` bytes; false and errno. A write that makes no progress is ENOSPC. */
bool file_write(const struct disk *disk, int file, const void *bytes, size_t length,
		gint64 offset) MUST_CHECK;
/* As many as there are up to `length`; -1 and errno. */
gssize file_read(const struct disk *disk, int file, void *bytes, size_t length, gint64 offset);
bool file_truncate(const struct disk *disk, int file, gint64 length) MUST_CHECK;
gint64 file_length(const struct disk *disk, int file); /* -1 and errno */
bool file_exists(const struct disk *disk, const char *path);
bool file_is_same(const struct disk *disk, int file,
		  const char *path); /* the path still leads to this open file */
/* Copies bytes [from, end of `source`) into a new file and syncs it; removes it again when that fails. False and errno. */
bool file_copy(const struct disk *disk, int source, gint64 from, const char *path) MUST_CHECK;
/* mkdir -p, folders 0700. False and errno. */
bool file_make_folders(const struct disk *disk, const char *folder) MUST_CHECK;

/* What people are told of a failed write: "vault.disk_full", or "vault.write_failed" with the reason. Returns false. */
bool disk_error(struct error *error, int system_errno);

#endif

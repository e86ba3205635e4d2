/* The few things the store asks of a file system, as a table, so that tests can fail the n-th of them or cut the power.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_DISK_H
#define STORE_DISK_H

#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>

/* Every function is as its system call: the result, or -1 and errno. Descriptors are close-on-exec. */
struct disk {
	void *data;
	int (*open)(void *data, const char *path, int flags, mode_t mode);
	int (*close)(void *data, int file);
	ssize_t (*pread)(void *data, int file, void *bytes, size_t length, off_t offset);
	ssize_t (*pwrite)(void *data, int file, const void *bytes, size_t length, off_t offset);
	int (*sync)(void *data, int file); /* fdatasync */
	int (*truncate)(void *data, int file, off_t length);
	int (*stat)(void *data, const char *path, struct stat *status);
	int (*fstat)(void *data, int file, struct stat *status);
	int (*link)(void *data, const char *from, const char *to);
	int (*rename)(void *data, const char *from, const char *to);
	int (*unlink)(void *data, const char *path);
	int (*mkdir)(void *data, const char *path, mode_t mode);
	int (*sync_folder)(void *data, const char *path);
	int (*lock)(void *data, int file, int operation); /* flock */
	char *(*real_path)(void *data, const char *path); /* NULL and errno; g_free */
	char **(*list)(void *data, const char *folder);   /* names; NULL and errno; g_strfreev */
	/* May be NULL. What was synced is read from the medium next time, where the system can be told so. */
	void (*forget_cache)(void *data, int file);
};

struct disk disk_system(void);

#endif

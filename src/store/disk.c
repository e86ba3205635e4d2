/* The file system itself.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

/* Never waits for somebody at the other end of a pipe. */
static int system_open(void *data, const char *path, int flags, mode_t mode)
{
	(void)data;
	return open(path, flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, mode);
}

static int system_close(void *data, int file)
{
	(void)data;
	return close(file);
}

static ssize_t system_pread(void *data, int file, void *bytes, size_t length, off_t offset)
{
	(void)data;
	return pread(file, bytes, length, offset);
}

static ssize_t system_pwrite(void *data, int file, const void *bytes, size_t length, off_t offset)
{
	(void)data;
	return pwrite(file, bytes, length, offset);
}

static int system_sync(void *data, int file)
{
	(void)data;
	return fdatasync(file);
}

static int system_truncate(void *data, int file, off_t length)
{
	(void)data;
	return ftruncate(file, length);
}

static int system_stat(void *data, const char *path, struct stat *status)
{
	(void)data;
	return stat(path, status);
}

static int system_fstat(void *data, int file, struct stat *status)
{
	(void)data;
	return fstat(file, status);
}

static int system_link(void *data, const char *from, const char *to)
{
	(void)data;
	return link(from, to);
}

static int system_rename(void *data, const char *from, const char *to)
{
	(void)data;
	return rename(from, to);
}

static int system_unlink(void *data, const char *path)
{
	(void)data;
	return unlink(path);
}

static int system_mkdir(void *data, const char *path, mode_t mode)
{
	(void)data;
	return mkdir(path, mode);
}

/* Some file systems cannot sync a folder (EINVAL): they have nothing more to promise. */
static int system_sync_folder(void *data, const char *path)
{
	int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), result, system_errno;

	(void)data;
	if (folder < 0)
		return -1;
	result = fsync(folder);
	system_errno = errno;
	close(folder);
	if (result < 0 && (system_errno == EINVAL || system_errno == ENOTSUP))
		return 0;
	errno = system_errno;
	return result;
}

static int system_lock(void *data, int file, int operation)
{
	(void)data;
	return flock(file, operation);
}

static char *system_real_path(void *data, const char *path)
{
	char *found = realpath(path, NULL), *copy = g_strdup(found);
	int system_errno = errno;

	(void)data;
	free(found);
	errno = system_errno;
	return copy;
}

static char **system_list(void *data, const char *folder)
{
	g_autoptr(GError) problem = NULL;
	g_autoptr(GDir) dir = g_dir_open(folder, 0, &problem);
	GPtrArray *names;
	const char *name;

	(void)data;
	if (!dir) {
		errno = g_error_matches(problem, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? ENOENT : EIO;
		return NULL;
	}
	names = g_ptr_array_new();
	while ((name = g_dir_read_name(dir)))
		g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_add(names, NULL);
	return (char **)g_ptr_array_free(names, FALSE);
}

static void system_forget_cache(void *data, int file)
{
	(void)data;
	(void)posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
}

struct disk disk_system(void)
{
	return (struct disk){
		.open = system_open,
		.close = system_close,
		.pread = system_pread,
		.pwrite = system_pwrite,
		.sync = system_sync,
		.truncate = system_truncate,
		.stat = system_stat,
		.fstat = system_fstat,
		.link = system_link,
		.rename = system_rename,
		.unlink = system_unlink,
		.mkdir = system_mkdir,
		.sync_folder = system_sync_folder,
		.lock = system_lock,
		.real_path = system_real_path,
		.list = system_list,
		.forget_cache = system_forget_cache,
	};
}

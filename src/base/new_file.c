/* Written without a name in the folder of the target, so that nothing is left of it whatever ends the program; synced, named, renamed. Where
   a file system knows no files without names it stands beside. That name is made by chance and taken only when it is free: a NAME.part
   that somebody keeps there is theirs.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/new_file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define TRIES 100
#define BESIDE ".part-XXXXXX"
#define BESIDE_SHORT "perspectief" BESIDE /* of a name that leaves no room for more */

static bool cannot(const struct new_file *file, int system_errno, struct error *error)
{
	return error_set_errno(error, ERROR_FAILED, file->sentence, file->called, system_errno);
}

static bool may_be_replaced(const char *path)
{
	struct stat about;

	if (stat(path, &about) != 0 || S_ISREG(about.st_mode))
		return true;
	errno = S_ISDIR(about.st_mode) ? EISDIR : EINVAL;
	return false;
}

static bool open_nameless(struct new_file *file)
{
	g_autofree char *folder = g_path_get_dirname(file->path);

	file->descriptor = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	return file->descriptor >= 0;
}

static bool open_beside(struct new_file *file)
{
	g_autofree char *folder = g_path_get_dirname(file->path);

	file->beside = g_strconcat(file->path, BESIDE, NULL);
	file->descriptor = mkostemp(file->beside, O_CLOEXEC);
	if (file->descriptor >= 0 || errno != ENAMETOOLONG)
		return file->descriptor >= 0;
	g_free(file->beside);
	file->beside = g_build_filename(folder, BESIDE_SHORT, NULL);
	file->descriptor = mkostemp(file->beside, O_CLOEXEC);
	return file->descriptor >= 0;
}

bool new_file_open(struct new_file *file, const char *path, const char *called,
		   const char *sentence, struct error *error)
{
	char real[PATH_MAX];

	*file = NEW_FILE_NONE;
	file->sentence = sentence;
	file->path = g_strdup(realpath(path, real) ? real : path);
	file->called = called ? g_strdup(called) : g_path_get_basename(path);
	if (may_be_replaced(file->path) && (open_nameless(file) || open_beside(file)))
		return true;
	return cannot(file, errno, error);
}

bool new_file_append(struct new_file *file, const void *bytes, size_t length, struct error *error)
{
	const char *at = bytes;

	while (length > 0) {
		ssize_t written = write(file->descriptor, at, length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return cannot(file, written < 0 ? errno : EIO, error);
		at += written;
		length -= (size_t)written;
	}
	return true;
}

/* The name has to last too. Not every file system can promise it: then that is so. */
static bool sync_folder(const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);
	int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool synced;

	if (descriptor < 0)
		return errno == EACCES;
	synced = fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == ENOSYS;
	close(descriptor);
	return synced;
}

static bool take_name(const struct new_file *file, const char *name)
{
	g_autofree char *nameless = g_strdup_printf("/proc/self/fd/%d", file->descriptor);

	return linkat(AT_FDCWD, nameless, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0;
}

/* Its own, when nobody has that; else one beside, from where it takes the place of what is there. */
static bool name_it(struct new_file *file)
{
	g_autofree char *folder = g_path_get_dirname(file->path);

	if (take_name(file, file->path))
		return true;
	for (int i = 0; i < TRIES && errno == EEXIST; i++) {
		g_autofree char *name = g_strdup_printf("perspectief.part-%08x", g_random_int());

		g_free(file->beside);
		file->beside = g_build_filename(folder, name, NULL);
		if (take_name(file, file->beside))
			return true;
	}
	g_clear_pointer(&file->beside, g_free); /* free() leaves errno as it is */
	return false;
}

/* Its bytes do not stay in the memory of the machine either: who reads it back asks the disk. */
bool new_file_keep(struct new_file *file, struct error *error)
{
	if (fsync(file->descriptor) != 0)
		return cannot(file, errno, error);
	(void)posix_fadvise(file->descriptor, 0, 0, POSIX_FADV_DONTNEED);
	if ((!file->beside && !name_it(file)) ||
	    (file->beside && rename(file->beside, file->path) != 0))
		return cannot(file, errno, error);
	g_clear_pointer(&file->beside, g_free);
	return sync_folder(file->path) || cannot(file, errno, error);
}

void new_file_done(struct new_file *file)
{
	if (file->beside && file->descriptor >= 0)
		(void)unlink(file->beside);
	if (file->descriptor >= 0)
		close(file->descriptor);
	g_free(file->path);
	g_free(file->beside);
	g_free(file->called);
	*file = NEW_FILE_NONE;
}

bool new_file_write(const char *path, const void *bytes, size_t length, const char *called,
		    const char *sentence, struct error *error)
{
	struct new_file file;
	bool written = new_file_open(&file, path, called, sentence, error) &&
		       new_file_append(&file, bytes, length, error) && new_file_keep(&file, error);

	new_file_done(&file);
	return written;
}

/* The lock file.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/lock.h"

#include "store/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define ATTEMPTS 3 /* a reader that asks lock_is_held holds it for a moment */
#define PAUSE_MICROSECONDS 2000

struct lock {
	struct disk disk;
	int file;
};

static char *lock_path(const char *vault_path)
{
	return g_strconcat(vault_path, ".lock", NULL);
}

static bool try_lock(const struct disk *disk, int file, int operation)
{
	int result;

	do
		result = disk->lock(disk->data, file, operation | LOCK_NB);
	while (result < 0 && errno == EINTR);
	return result == 0;
}

static bool try_several_times(const struct disk *disk, int file)
{
	for (int i = 0; i < ATTEMPTS; i++) {
		if (i > 0)
			g_usleep(PAUSE_MICROSECONDS);
		if (try_lock(disk, file, LOCK_EX))
			return true;
		if (errno != EWOULDBLOCK)
			return false;
	}
	return false;
}

/* Who holds it is only for the message: a text that does not make sense leaves both numbers 0. */
static bool in_use(const struct disk *disk, int file, struct error *error)
{
	bool fresh = error && !error_is_set(error);
	char text[64] = "";
	long pid = 0;
	long long since = 0;
	gssize length = file_read(disk, file, text, sizeof(text) - 1, 0);

	error_set(error, ERROR_IN_USE, "vault.in_use");
	if (fresh && length > 0 && sscanf(text, "%ld %lld", &pid, &since) == 2) {
		error->number = pid;
		error->since = since;
	}
	return false;
}

static void sign(const struct disk *disk, int file, const struct clock *clock)
{
	char text[64];
	int length = g_snprintf(text, sizeof(text), "%ld %lld\n", (long)getpid(),
				(long long)clock->unix_seconds(clock->data));

	if (!file_truncate(disk, file, 0) || !file_write(disk, file, text, (size_t)length, 0))
		errno = 0; /* the lock holds without it */
}

struct lock *lock_take(const struct disk *disk, const char *vault_path, const struct clock *clock,
		       struct error *error)
{
	g_autofree char *path = lock_path(vault_path);
	int file = file_open(disk, path, O_RDWR | O_CREAT | O_NOFOLLOW, 0600);
	struct lock *lock;

	if (file < 0) {
		error_set_errno(error, ERROR_FAILED, "vault.cannot_lock", path, errno);
		return NULL;
	}
	if (!try_several_times(disk, file)) {
		if (errno == EWOULDBLOCK)
			in_use(disk, file, error);
		else
			error_set_errno(error, ERROR_FAILED, "vault.cannot_lock", path, errno);
		file_close(disk, &file);
		return NULL;
	}
	sign(disk, file, clock);
	lock = g_new0(struct lock, 1);
	lock->disk = *disk;
	lock->file = file;
	return lock;
}

void lock_release(struct lock *lock)
{
	if (lock)
		file_close(&lock->disk, &lock->file);
	g_free(lock);
}

bool lock_is_held(const struct disk *disk, const char *vault_path)
{
	g_autofree char *path = lock_path(vault_path);
	int file = file_open(disk, path, O_RDONLY | O_NOFOLLOW, 0);
	bool held;

	if (file < 0)
		return false;
	held = !try_lock(disk, file, LOCK_SH) && errno == EWOULDBLOCK;
	file_close(disk, &file);
	return held;
}

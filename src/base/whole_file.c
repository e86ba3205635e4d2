/* A file read at once.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/whole_file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* In one piece from the beginning: growing would leave copies of what people said behind. */
static GString *room_for(int file, size_t most)
{
	struct stat status;
	bool known = fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0 &&
		     (size_t)status.st_size <= most;

	return g_string_sized_new(known ? (gsize)status.st_size + 1 : 0);
}

/* 0, or why not. */
static int read_most(int file, size_t most, GString *text)
{
	char block[65536];
	ssize_t got = 1;
	int failed = 0;

	while (got != 0 && !failed && text->len <= most) {
		got = read(file, block, sizeof(block));
		if (got > 0)
			g_string_append_len(text, block, got);
		else if (got < 0 && errno != EINTR)
			failed = errno;
	}
	explicit_bzero(block, sizeof(block));
	return failed;
}

static bool cannot(struct error *error, const char *called, int why)
{
	return error_set_errno(error, ERROR_FAILED, "cli.cannot_read", called, why);
}

bool whole_file_read(const char *path, size_t most, const char *called, char **bytes,
		     size_t *length, struct error *error)
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY), failed;
	g_autoptr(GString) text = NULL;

	if (file < 0)
		return cannot(error, called, errno);
	text = room_for(file, most);
	failed = read_most(file, most, text);
	close(file);
	if (failed)
		return cannot(error, called, failed);
	if (text->len > most)
		return error_set_place(error, ERROR_FAILED, "cli.file_too_large", called, 0, 0, "");
	*length = text->len;
	*bytes = g_string_free(g_steal_pointer(&text), FALSE);
	return true;
}

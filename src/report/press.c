/* The child that prints: fed through a pipe without waiting, watched through a pidfd, killed past its time. What it writes stands
   beside the wanted file until all is well, and is then renamed.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/press.h"

#include "base/new_file.h"
#include "report/press_child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct press {
	struct clock clock;
	gint64 deadline_ms;
	GByteArray *bytes;
	size_t written;
	int pipe;             /* our end; -1: all is written */
	struct new_file file; /* as it grows; one in memory has no name */
	int pidfd;            /* -1: no child */
	pid_t child;
	char *name; /* for messages; NULL in memory */
};

static void wipe(GByteArray *bytes)
{
	explicit_bzero(bytes->data, bytes->len);
	g_byte_array_unref(bytes);
}

static void close_one(int *descriptor)
{
	if (*descriptor >= 0)
		close(*descriptor);
	*descriptor = -1;
}

static void press_free(struct press *press)
{
	close_one(&press->pipe);
	close_one(&press->pidfd);
	wipe(press->bytes);
	new_file_done(&press->file);
	g_free(press->name);
	g_free(press);
}

/* A socket and not a pipe: writing to a child that is gone is an error then and no signal. */
static bool start_child(struct press *press, const char *program, struct error *error)
{
	int ends[2], failed;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return error_set_errno(error, ERROR_FAILED, "paper.cannot_start", press->name,
				       errno);
	press->pipe = ends[1];
	(void)fcntl(press->pipe, F_SETFL, O_NONBLOCK);
	(void)shutdown(ends[0], SHUT_WR);
	failed = press_spawn(program, ends[0], press->file.descriptor, &press->child);
	close(ends[0]);
	if (failed)
		return error_set_errno(error, ERROR_FAILED, "paper.cannot_start", press->name,
				       failed);
	press->pidfd = pidfd_open(press->child, 0);
	if (press->pidfd >= 0)
		return true;
	failed = errno;
	kill(press->child, SIGKILL);
	waitpid(press->child, NULL, 0);
	return error_set_errno(error, ERROR_FAILED, "paper.cannot_start", press->name, failed);
}

static struct press *press_new(const struct document *document, const struct clock *clock)
{
	struct press *press = g_new0(struct press, 1);

	press->clock = *clock;
	press->bytes = document_to_bytes(document);
	press->pipe = press->pidfd = -1;
	press->file = NEW_FILE_NONE;
	press->deadline_ms = clock->monotonic_ms(clock->data) + PRESS_SECONDS * 1000;
	return press;
}

static bool open_file(struct press *press, const char *path, struct error *error)
{
	struct stat about;

	press->name = g_path_get_basename(path);
	if (stat(path, &about) == 0 && !S_ISREG(about.st_mode))
		return error_set_place(error, ERROR_FAILED, "paper.no_file", press->name, 0, 0,
				       NULL);
	return new_file_open(&press->file, path, NULL, "paper.cannot_write", error);
}

static bool open_target(struct press *press, const char *path, struct error *error)
{
	if (path)
		return open_file(press, path, error);
	press->file.descriptor = memfd_create("sheet", MFD_CLOEXEC);
	return press->file.descriptor >= 0 ||
	       error_set_errno(error, ERROR_FAILED, "paper.cannot_start", NULL, errno);
}

/* `path` NULL: into memory. */
static struct press *start(const struct document *document, const char *path, const char *program,
			   const struct clock *clock, struct error *error)
{
	g_autofree char *found = program ? g_strdup(program) : press_program();
	struct press *press = press_new(document, clock);
	bool ready = found || error_set(error, ERROR_FAILED, "paper.missing");

	if (ready && press->bytes->len > DOCUMENT_MAX)
		ready = error_set(error, ERROR_FAILED, "paper.too_long");
	if (ready && open_target(press, path, error) && start_child(press, found, error))
		return press;
	press_free(press);
	return NULL;
}

struct press *press_start(const struct document *document, const char *path, const char *program,
			  const struct clock *clock, struct error *error)
{
	return start(document, path, program, clock, error);
}

int press_fd(const struct press *press)
{
	return press->pidfd;
}

int press_write_fd(const struct press *press)
{
	return press->pipe;
}

gint64 press_deadline(const struct press *press)
{
	return press->deadline_ms;
}

/* A child that takes no more has ended; its exit says why. */
void press_write(struct press *press)
{
	while (press->pipe >= 0 && press->written < press->bytes->len) {
		ssize_t count = send(press->pipe, press->bytes->data + press->written,
				     press->bytes->len - press->written, MSG_NOSIGNAL);

		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return;
		if (count <= 0)
			break;
		press->written += (size_t)count;
	}
	close_one(&press->pipe);
}

static bool child_has_ended(const struct press *press)
{
	struct pollfd wait = { .fd = press->pidfd, .events = POLLIN };

	return poll(&wait, 1, 0) == 1;
}

/* How the child ended: its exit, or -1 when a signal ended it. */
static int reap(struct press *press)
{
	int status = 0;

	while (waitpid(press->child, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool child_succeeded(struct press *press, struct error *error)
{
	bool late = press->clock.monotonic_ms(press->clock.data) >= press->deadline_ms;

	if (!child_has_ended(press)) {
		kill(press->child, SIGKILL);
		(void)reap(press);
		return error_set_place(error, ERROR_FAILED, late ? "paper.hung" : "paper.stopped",
				       press->name, 0, 0, NULL);
	}
	switch (reap(press)) {
	case PAPER_DONE:
		return true;
	case PAPER_BAD_WRITE:
		return error_set_errno(error, ERROR_FAILED, "paper.cannot_write", press->name,
				       ENOSPC);
	case PAPER_NO_FONT:
		return error_set_place(error, ERROR_FAILED, "paper.no_font", press->name, 0, 0,
				       NULL);
	default:
		return error_set_place(error, ERROR_FAILED, "paper.failed", press->name, 0, 0,
				       NULL);
	}
}

/* A child that said "done" and wrote no PDF is not believed. */
static bool part_is_pdf(const struct press *press, struct error *error)
{
	char begin[5], tail[6];
	off_t size = lseek(press->file.descriptor, 0, SEEK_END);

	if (size > 64 && pread(press->file.descriptor, begin, sizeof(begin), 0) == sizeof(begin) &&
	    memcmp(begin, "%PDF-", sizeof(begin)) == 0 &&
	    pread(press->file.descriptor, tail, sizeof(tail), size - 6) == sizeof(tail) &&
	    memcmp(tail, "%%EOF\n", sizeof(tail)) == 0)
		return true;
	return error_set_place(error, ERROR_FAILED, "paper.failed", press->name, 0, 0, NULL);
}

static bool finish(struct press *press, struct error *error)
{
	if (!child_succeeded(press, error) || !part_is_pdf(press, error))
		return false;
	return !press->file.path || new_file_keep(&press->file, error);
}

bool press_finish(struct press *press, struct error *error)
{
	bool done = finish(press, error);

	press_free(press);
	return done;
}

int press_finish_in_memory(struct press *press, struct error *error)
{
	int sheet = -1;

	if (finish(press, error) && lseek(press->file.descriptor, 0, SEEK_SET) == 0) {
		sheet = press->file.descriptor;
		press->file.descriptor = -1;
	}
	press_free(press);
	return sheet;
}

static void feed_until_it_ends(struct press *press)
{
	const struct clock *clock = &press->clock;
	gint64 left;

	while ((left = press->deadline_ms - clock->monotonic_ms(clock->data)) > 0) {
		struct pollfd wait[] = { { .fd = press->pidfd, .events = POLLIN },
					 { .fd = press->pipe, .events = POLLOUT } };

		if (poll(wait, 2, (int)left) < 0 && errno != EINTR)
			return;
		if (wait[0].revents)
			return;
		if (wait[1].revents)
			press_write(press);
	}
}

bool press_run(const struct document *document, const char *path, const char *program,
	       const struct clock *clock, struct error *error)
{
	struct press *press = press_start(document, path, program, clock, error);

	if (!press)
		return false;
	feed_until_it_ends(press);
	return press_finish(press, error);
}

static GByteArray *read_part(const struct press *press, struct error *error)
{
	off_t size = lseek(press->file.descriptor, 0, SEEK_END);
	guint8 *bytes = size > 0 ? g_try_malloc((gsize)size) : NULL;

	if (bytes && pread(press->file.descriptor, bytes, (size_t)size, 0) == size)
		return g_byte_array_new_take(bytes, (gsize)size);
	g_free(bytes);
	error_set(error, ERROR_FAILED, "paper.failed");
	return NULL;
}

GByteArray *press_run_to_memory(const struct document *document, const char *program,
				const struct clock *clock, struct error *error)
{
	struct press *press = start(document, NULL, program, clock, error);
	GByteArray *bytes = NULL;

	if (!press)
		return NULL;
	feed_until_it_ends(press);
	if (finish(press, error))
		bytes = read_part(press, error);
	press_free(press);
	return bytes;
}

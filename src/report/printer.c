/* The printer of this machine, reached through `lp`.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/printer.h"

#include "report/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_MS = 10000 };

static char *find_lp(void)
{
	static const char *const places[] = { "/usr/bin/lp", "/usr/local/bin/lp" };

	for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
		if (access(places[i], X_OK) == 0)
			return g_strdup(places[i]);
	return NULL;
}

bool printer_is_there(void)
{
	g_autofree char *lp = find_lp();

	return lp != NULL;
}

/* The sheet as a file in memory, read from its beginning. */
static int in_memory(const guint8 *pdf, size_t length)
{
	int file = memfd_create("sheet", MFD_CLOEXEC);
	size_t written = 0;

	while (file >= 0 && written < length) {
		ssize_t more = write(file, pdf + written, length - written);

		if (more < 0 && errno == EINTR)
			continue;
		if (more <= 0) {
			close(file);
			return -1;
		}
		written += (size_t)more;
	}
	if (file >= 0)
		(void)lseek(file, 0, SEEK_SET);
	return file;
}

/* What the print system needs to know which printer is whose. */
static char **environment(void)
{
	static const char *const kept[] = { "HOME", "USER", "LPDEST", "PRINTER", "CUPS_SERVER" };
	char **list = g_environ_setenv(NULL, "PATH", "/usr/bin:/bin", TRUE);

	for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
		if (g_getenv(kept[i]))
			list = g_environ_setenv(list, kept[i], g_getenv(kept[i]), TRUE);
	return g_environ_setenv(list, "LC_ALL", "C.UTF-8", TRUE);
}

static int spawn(const char *lp, int sheet, pid_t *child)
{
	char *arguments[] = { (char *)lp, (char *)"-s", NULL };
	g_auto(GStrv) variables = environment();

	return child_spawn(arguments, variables, sheet, -1, child);
}

static bool took_it(pid_t child)
{
	struct pollfd wait = { .fd = pidfd_open(child, 0), .events = POLLIN };
	int status = 0, ready;

	do {
		ready = poll(&wait, 1, MOST_MS);
	} while (ready < 0 && errno == EINTR);
	if (ready <= 0)
		kill(child, SIGKILL);
	if (wait.fd >= 0)
		close(wait.fd);
	return waitpid(child, &status, 0) == child && ready > 0 && WIFEXITED(status) &&
	       WEXITSTATUS(status) == 0;
}

bool printer_print(const guint8 *pdf, size_t length, struct error *error)
{
	g_autofree char *lp = find_lp();
	int sheet = lp ? in_memory(pdf, length) : -1;
	pid_t child;
	bool printed = sheet >= 0 && spawn(lp, sheet, &child) == 0 && took_it(child);

	if (sheet >= 0)
		close(sheet);
	return printed || error_set(error, ERROR_FAILED, "code.no_printer");
}

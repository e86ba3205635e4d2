/* Calls to the print system: a child each, what it says in memory, an end to its time.
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

enum {
	ASK_MS = 10000,
	SEND_MS = 60000, /* over a network, to a print server; nobody waits for it */
	MOST_BYTES = 128 * 1024,
	MOST_WORDS = 24
};

/* In every job list and on a printer's display: it names nobody. */
#define TITLE "perspectief"

struct printer_call {
	gint64 deadline_ms;
	pid_t child;
	int pidfd;
	int said; /* a file in memory that cannot grow */
	bool sends;
};

/* ---------------------------------------------------------------- the child */

static char *find_program(const char *programs, const char *name)
{
	static const char *const places[] = { "/usr/bin", "/usr/local/bin" };

	for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
		g_autofree char *path =
			g_build_filename(programs ? programs : places[i], name, NULL);

		if (access(path, X_OK) == 0)
			return g_steal_pointer(&path);
	}
	return NULL;
}

bool printer_is_there(const char *programs)
{
	g_autofree char *lp = find_program(programs, "lp");

	return lp != NULL;
}

/* What the print system needs to know which printer is whose. Its answers are English: they are read by a program. */
static char **environment(void)
{
	static const char *const kept[] = { "HOME", "USER", "LPDEST", "PRINTER", "CUPS_SERVER" };
	char **list = g_environ_setenv(NULL, "PATH", "/usr/bin:/bin", TRUE);

	for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
		if (g_getenv(kept[i]))
			list = g_environ_setenv(list, kept[i], g_getenv(kept[i]), TRUE);
	return g_environ_setenv(list, "LC_ALL", "C.UTF-8", TRUE);
}

static bool spawn(struct printer_call *call, char **words, int in)
{
	const struct child_files files = { .in = in, .said = call->said, .out = -1 };
	g_auto(GStrv) variables = environment();

	if (call->said < 0 || child_spawn(words, variables, &files, &call->child) != 0)
		return false;
	call->pidfd = pidfd_open(call->child, 0);
	if (call->pidfd >= 0)
		return true;
	kill(call->child, SIGKILL);
	waitpid(call->child, NULL, 0);
	return false;
}

static void call_free(struct printer_call *call)
{
	if (call->pidfd >= 0)
		close(call->pidfd);
	if (call->said >= 0)
		close(call->said);
	g_free(call);
}

/* As large as an answer may become: who says more than that gets an error, and does not fill the memory of the machine. */
static int open_answer(void)
{
	int file = memfd_create("answer", MFD_CLOEXEC | MFD_ALLOW_SEALING);

	if (file < 0 || (ftruncate(file, MOST_BYTES) == 0 &&
			 fcntl(file, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK) == 0))
		return file;
	close(file);
	return -1;
}

/* `words`: the name of the program first; NULL at the end. */
static struct printer_call *call_new(const char *programs, const char *const *words, int in,
				     const struct clock *clock, struct error *error)
{
	g_autofree char *program = find_program(programs, words[0]);
	struct printer_call *call;
	char *line[MOST_WORDS] = { program };

	if (!program) {
		error_set(error, ERROR_FAILED, "printer.missing");
		return NULL;
	}
	for (int i = 1; words[i]; i++)
		line[i] = (char *)words[i];
	call = g_new(struct printer_call, 1);
	*call = (struct printer_call){
		.deadline_ms = clock->monotonic_ms(clock->data) + (in >= 0 ? SEND_MS : ASK_MS),
		.pidfd = -1,
		.said = open_answer(),
		.sends = in >= 0,
	};
	if (spawn(call, line, in))
		return call;
	error_set(error, ERROR_FAILED, "printer.missing");
	call_free(call);
	return NULL;
}

int printer_call_fd(const struct printer_call *call)
{
	return call->pidfd;
}

gint64 printer_call_deadline(const struct printer_call *call)
{
	return call->deadline_ms;
}

static bool has_ended(const struct printer_call *call)
{
	struct pollfd wait = { .fd = call->pidfd, .events = POLLIN };

	return poll(&wait, 1, 0) == 1;
}

/* Killed when it still runs: the print system itself may hang. */
static bool ended_well(struct printer_call *call, struct error *error)
{
	bool by_itself = has_ended(call);
	int status = 0;

	if (!by_itself)
		kill(call->child, SIGKILL);
	while (waitpid(call->child, &status, 0) < 0 && errno == EINTR)
		;
	if (!by_itself)
		return error_set(error, ERROR_FAILED, "printer.silent");
	return !call->sends || (WIFEXITED(status) && WEXITSTATUS(status) == 0) ||
	       error_set(error, ERROR_FAILED, "printer.refused");
}

/* Where the child stopped writing: the place in the file is its own and ours. */
static char *what_it_said(const struct printer_call *call)
{
	off_t size = MIN(lseek(call->said, 0, SEEK_CUR), MOST_BYTES);
	g_autofree char *bytes = g_malloc0((gsize)MAX(size, 0) + 1);

	if (size > 0 && pread(call->said, bytes, (size_t)size, 0) < 0)
		*bytes = '\0';
	return g_utf8_make_valid(bytes, -1);
}

char *printer_call_end(struct printer_call *call, struct error *error)
{
	char *answer = ended_well(call, error) ? what_it_said(call) : NULL;

	call_free(call);
	return answer;
}

void printer_call_drop(struct printer_call *call)
{
	if (!call)
		return;
	(void)ended_well(call, NULL);
	call_free(call);
}

/* ---------------------------------------------------------------- the calls */

struct printer_call *printer_ask_queues(const char *programs, bool network,
					const struct clock *clock, struct error *error)
{
	static const char *const here[] = { "lpstat", "-r", "-d", "-p", NULL };
	static const char *const everywhere[] = { "lpstat", "-r", "-d", "-e", "-p", NULL };

	return call_new(programs, network ? everywhere : here, -1, clock, error);
}

/* What waits, then whether the print system runs, then what has ended: so the place in the answer says which of them a job is. Of all
   printers, because a number is given once, and "HP-2" would be read as the second job of HP. */
struct printer_call *printer_ask_jobs(const char *programs, const struct clock *clock,
				      struct error *error)
{
	static const char *const words[] = { "lpstat", "-l", "-W", "not-completed",
					     "-o",     "-r", "-W", "completed",
					     "-o",     "-p", NULL };

	return call_new(programs, words, -1, clock, error);
}

struct printer_call *printer_send(const char *programs, int sheet,
				  const struct printer_wishes *wishes, const struct clock *clock,
				  struct error *error)
{
	const char *words[MOST_WORDS] = { "lp",
					  "-t",
					  TITLE,
					  "-o",
					  "media=A4",
					  "-o",
					  wishes->two_sided ? "sides=two-sided-long-edge"
							    : "sides=one-sided" };
	g_autofree char *copies = g_strdup_printf("%d", MAX(wishes->copies, 1));
	int count = 7;

	words[count++] = "-n";
	words[count++] = copies;
	if (wishes->queue) {
		words[count++] = "-d";
		words[count++] = wishes->queue;
	}
	return call_new(programs, words, sheet, clock, error);
}

/* ---------------------------------------------------------------- waiting for it */

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

static void wait_for(const struct printer_call *call, const struct clock *clock)
{
	struct pollfd wait = { .fd = call->pidfd, .events = POLLIN };
	gint64 left;

	while ((left = call->deadline_ms - clock->monotonic_ms(clock->data)) > 0)
		if (poll(&wait, 1, (int)left) >= 0 || errno != EINTR)
			return;
}

bool printer_print(const char *programs, const guint8 *pdf, size_t length,
		   const struct clock *clock, struct error *error)
{
	const struct printer_wishes wishes = { .copies = 1 };
	int sheet = in_memory(pdf, length);
	struct printer_call *call;
	g_autofree char *answer = NULL;

	if (sheet < 0)
		return error_set(error, ERROR_FAILED, "printer.refused");
	call = printer_send(programs, sheet, &wishes, clock, error);
	close(sheet);
	if (!call)
		return false;
	call->deadline_ms -= SEND_MS - ASK_MS; /* here somebody does */
	wait_for(call, clock);
	answer = printer_call_end(call, error);
	return answer != NULL;
}

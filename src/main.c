/* perspectief: arguments, start, stop.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "terminal_program.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* What is said in the room stays out of core files and out of reach of a debugger without root. */
static void keep_memory_private(void)
{
	struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__ /* the leak checker must be able to look */
	prctl(PR_SET_DUMPABLE, 0);
#endif
}

/* A file that may not grow is an error like a full disk: said, and tried again; not the end of the program. */
static void take_full_files_as_errors(void)
{
	signal(SIGXFSZ, SIG_IGN);
}

/* Where one is missing, the next file that is opened takes its number, and what we say would be written into the vault. What is
   opened in its place cannot be written to, so that nothing counts as printed. */
static void hold_standard_descriptors(void)
{
	for (int number = 0; number <= 2; number++)
		if (fcntl(number, F_GETFD) < 0 &&
		    open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY) < 0)
			_exit(1);
}

static int say_version(const struct invocation *invocation)
{
	g_autofree char *line = say_with(invocation->sentences, "cli.version", "version",
					 PERSPECTIEF_VERSION, NULL);

	printf("%s\n", line);
	return 0;
}

static int run(struct invocation *invocation)
{
	const struct command_line *line = invocation_command(invocation);

	if (invocation->flags & FLAG_VERSION)
		return say_version(invocation);
	if (invocation->flags & FLAG_HELP) {
		printf("%s\n", say(invocation->sentences, "cli.help"));
		return 0;
	}
	return line && line->run ? line->run(invocation) : terminal_program_run(invocation);
}

/* What did not fit on the disk was not said. */
static int flush_output(const struct invocation *invocation, int status)
{
	struct error error = ERROR_CLEAR;

	if ((fflush(stdout) == 0 && !ferror(stdout)) || status != 0 || !invocation->sentences)
		return status;
	error_set_errno(&error, ERROR_FAILED, "cli.cannot_write", "-", errno);
	return invocation_fail(invocation, &error);
}

int main(int count, char **arguments)
{
	struct invocation invocation;
	struct error error = ERROR_CLEAR;
	int status;

	hold_standard_descriptors();
	keep_memory_private();
	take_full_files_as_errors();
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "");
	if (invocation_read(&invocation, count, arguments, &error))
		status = run(&invocation);
	else
		status = invocation_fail(&invocation, &error);
	status = flush_output(&invocation, status);
	invocation_done(&invocation);
	return status;
}

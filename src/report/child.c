/* What goes with a child is what it is handed.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/child.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

/* Each where it belongs; where there is none, nothing. */
static void hand_over(posix_spawn_file_actions_t *actions, int descriptor, int target, int flags)
{
	if (descriptor >= 0)
		posix_spawn_file_actions_adddup2(actions, descriptor, target);
	else
		posix_spawn_file_actions_addopen(actions, target, "/dev/null", flags, 0);
}

int child_spawn(char *const *arguments, char *const *variables, const struct child_files *files,
		pid_t *child)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none, all;
	int failed;

	sigemptyset(&none);
	sigfillset(&all);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &all);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
						      POSIX_SPAWN_SETSID);
	posix_spawn_file_actions_init(&actions);
	hand_over(&actions, files->in, STDIN_FILENO, O_RDONLY);
	hand_over(&actions, files->said, STDOUT_FILENO, O_WRONLY);
	if (files->out >= 0)
		hand_over(&actions, files->out, CHILD_OUTPUT, O_WRONLY);
	hand_over(&actions, -1, STDERR_FILENO, O_WRONLY);
	posix_spawn_file_actions_addclosefrom_np(&actions, files->out >= 0 ? CHILD_OUTPUT + 1
									   : STDERR_FILENO + 1);
	failed = posix_spawn(child, arguments[0], &actions, &attributes, arguments, variables);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	return failed;
}

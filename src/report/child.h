/* Starts a program that gets what it is handed and nothing else of ours.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_CHILD_H
#define REPORT_CHILD_H

#include <sys/types.h>

#define CHILD_OUTPUT 3 /* the descriptor that `out` becomes */

/* What goes with it; -1: nothing. */
struct child_files {
	int in;   /* its standard input; -1: an empty one */
	int said; /* its standard output */
	int out;  /* CHILD_OUTPUT */
};

/* 0, or the errno of what failed. `arguments`: the path of the program first; NULL at the end of both lists. No signal is blocked or
   ignored; a session of its own, so that Ctrl-C does not cut it and it cannot ask for a password on our terminal. */
int child_spawn(char *const *arguments, char *const *variables, const struct child_files *files,
		pid_t *child);

#endif

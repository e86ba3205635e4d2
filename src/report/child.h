/* Starts a program that gets what it is handed and nothing else of ours.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_CHILD_H
#define REPORT_CHILD_H

#include <sys/types.h>

#define CHILD_OUTPUT 3 /* the descriptor that `out` becomes */

/* 0, or the errno of what failed. `arguments`: the path of the program first; NULL at the end of both lists. Its standard input is `in`; it may write
   to `out` (-1: nowhere). No signal is blocked or ignored; a group of its own, so that Ctrl-C does not cut it. */
int child_spawn(char *const *arguments, char *const *variables, int in, int out, pid_t *child);

#endif

/* The terminal program: (no command) and `demo`. Above both screens and commands, beside main.c.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TERMINAL_PROGRAM_H
#define TERMINAL_PROGRAM_H

#include "commands/invocation.h"

int terminal_program_run(struct invocation *invocation); /* the exit status */

#endif

/* A paper as a PDF, where the command line wants it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef COMMANDS_PRINTED_H
#define COMMANDS_PRINTED_H

#include "commands/invocation.h"
#include "report/document.h"

/* To -o; without it to standard output when that is a file or a pipe, else to a file of the name `otherwise`, which is said. */
bool invocation_print_pdf(const struct invocation *invocation, const struct document *document,
			  const char *otherwise, struct error *error) MUST_CHECK;

#endif

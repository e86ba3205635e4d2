/* The person's own sheet with the code of their sealed file, so that the code never stands in a terminal.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef COMMANDS_CODE_SHEET_H
#define COMMANDS_CODE_SHEET_H

#include "base/secret.h"
#include "casework/person_file.h"
#include "commands/invocation.h"

/* May --code-sheet name that place? Not the vault's files, and not the sealed file. */
bool code_sheet_place_is_fine(const struct invocation *invocation, struct error *error) MUST_CHECK;
/* Writes it as a PDF to --code-sheet. */
bool code_sheet_write(const struct invocation *invocation, const struct person_file *file,
		      const struct secret *code, struct error *error) MUST_CHECK;

#endif

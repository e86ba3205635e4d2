/* What options of several commands may say.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef COMMANDS_WISHES_H
#define COMMANDS_WISHES_H

#include "commands/invocation.h"

/* Which of `words` it is; NULL is the first. Else false, and `error` offers the nearest. */
bool invocation_take_word(const char *word, const char *const *words, int count, const char *option,
			  int *which, struct error *error) MUST_CHECK;
/* --width, or 80 columns. */
bool invocation_take_width(const struct invocation *invocation, int *columns,
			   struct error *error) MUST_CHECK;

#endif

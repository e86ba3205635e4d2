/* Tables of commands: they dispatch keys, draw the key line and make the help page, so these can never disagree.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_COMMAND_H
#define UI_COMMAND_H

#include "ui/key.h"

#include <stdbool.h>

struct screen;
struct outcome;

struct command {
	const char *keys;  /* specs separated by blanks, the first is shown: "^F F4" */
	const char *label; /* i18n key: one or two words, on the key line; NULL: only in the help */
	const char *help;  /* i18n key: one sentence, in the help */
	struct outcome (*run)(struct screen *screen);
	bool (*available)(const struct screen *screen); /* NULL: always */
	int rank; /* place on the key line, low first; what does not fit is left to the help; 0: as in the table */
};

#endif

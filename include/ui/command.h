/* Tables of commands: they dispatch keys, draw the key line and make the help page, so these can never disagree.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_COMMAND_H
#define UI_COMMAND_H

#include "ui/key.h"

#include <glib.h>
#include <stdbool.h>

struct screen;
struct screen_kind;
struct outcome;

struct command {
	const char *keys;  /* specs separated by blanks, the first is shown: "^F F4" */
	const char *label; /* i18n key: one or two words, on the key line; NULL: only in the help */
	const char *help;  /* i18n key: one sentence, in the help */
	struct outcome (*run)(struct screen *screen);
	bool (*available)(const struct screen *screen); /* NULL: always */
	int rank; /* place on the key line, low first; what does not fit is left to the help; 0: as in the table */
};

/* The first spec of the command that works on such a screen (letters are text while typing); newly allocated; NULL: none does. */
char *command_key(const struct command *command, const struct screen_kind *kind);
bool command_matches(const struct command *command, const struct screen_kind *kind,
		     const struct key *key);

/* What can be done on the screen now: its own tables first, then (unless it is bare) the host's; a command hides later ones whose
   shown key it takes. Of const struct command *, borrowed. */
GPtrArray *commands_available(const struct screen *screen,
			      const struct command *const *host_tables);
/* Which of the commands that are sometimes not available are so now, as bits in their order. */
guint64 commands_mask(const struct screen *screen, const struct command *const *host_tables);
/* The same by rank, those with a label. */
GPtrArray *commands_by_rank(const struct screen *screen, const struct command *const *host_tables);

#endif

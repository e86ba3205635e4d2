/* What went wrong, as a value: a kind, a sentence in i18n/, and where. Speaks to nobody by itself.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "base/day.h"

#include <glib.h>
#include <stdbool.h>

#define MUST_CHECK G_GNUC_WARN_UNUSED_RESULT

/* The kind says what the person can do next; its number is the exit status of the command line (DESIGN, section 7). */
enum error_kind {
	ERROR_NONE = 0,
	ERROR_FAILED = 1,     /* it could not be done: a full disk, a missing file, no memory */
	ERROR_USAGE = 2,      /* asked in a way we do not understand */
	ERROR_CONTENT = 3,    /* questions/ or i18n/ is invalid */
	ERROR_PASSPHRASE = 4, /* wrong passphrase */
	ERROR_DAMAGED = 5,    /* the vault is damaged */
	ERROR_IN_USE = 6,     /* another process holds the vault */
};

struct error {
	enum error_kind kind;
	const char *
		sentence; /* key of a sentence in i18n/, a literal; its gaps are the fields below */
	char file[256];   /* {file}: as the user wrote it, or a base name */
	int line, column; /* {line} {column}: from 1; 0 when there is none */
	char key[128]; /* {key}: a YAML key, an option, a participant code; never what somebody said */
	char nearest[64]; /* {nearest}: the valid word closest to it; empty when nothing is close */
	gint64 number;    /* {number}: a pid, a count, a limit */
	gint64 since;     /* {since}: seconds since 1970 */
	day on;           /* {day}: 0 when there is none */
	int system_errno; /* {reason}: 0 when the system had no say */
};

#define ERROR_CLEAR ((struct error){ .kind = ERROR_NONE })

/* Each fills `error` (which may be NULL) and returns false, so that a failing function can `return error_set(…)`.
   A second call on a filled error changes nothing: the first cause is the one people need. */
bool error_set(struct error *error, enum error_kind kind, const char *sentence);
bool error_set_errno(struct error *error, enum error_kind kind, const char *sentence,
		     const char *file, int system_errno);
bool error_set_place(struct error *error, enum error_kind kind, const char *sentence,
		     const char *file, int line, int column, const char *key);
bool error_set_key(struct error *error, enum error_kind kind, const char *sentence,
		   const char *key);
/* Adds the nearest valid word, when one is near enough to be meant. */
void error_suggest(struct error *error, const char *nearest);
bool error_is_set(const struct error *error);

#endif

/* What verifying found, as JSON, for `verify --json`; stable, described in the manual page.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef EXCHANGE_PROOF_JSON_H
#define EXCHANGE_PROOF_JSON_H

#include "base/day.h"

#include <glib.h>
#include <stdbool.h>

/* The vault, or one copy of it. */
struct proven {
	const char *path; /* borrowed */
	const char *
		state; /* sound damaged other_passphrase unreachable said_gone unopened missing older; borrowed */
	const char *part;         /* damaged: which; or NULL; borrowed */
	gint64 gone_said_at;      /* said_gone: when somebody said so; 0: nobody did */
	const char *gone_said_by; /* initials, or empty; borrowed */
	bool elsewhere, readable_before, has_recovery_code;
	bool read; /* the numbers below are known */
	guint64 generation;
	gint64 made_at, last_saved_at, bytes; /* seconds since 1970; 0: not known */
	int participants, conversations;
	day first_on, last_on;
	int erasures_unfinished;
};

/* Newly allocated, ends with a line end. `copies`: of struct proven, newest first. */
char *proof_json_write(const struct proven *vault, const GArray *copies);

#endif

/* The list of people as JSON, for `list --json`; stable, described in the manual page.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef EXCHANGE_LIST_JSON_H
#define EXCHANGE_LIST_JSON_H

#include "casework/consent.h"

struct listed_person {
	const char *code, *pseudonym, *location; /* borrowed */
	int conversations, promises_due;
	bool paused;
	day last_on, appointment_on, review_on;
	enum consent_state research, quotes; /* by their last word */
};

/* Newly allocated, ends with a line end. `people`: of struct listed_person. */
char *list_json_write(const GArray *people);

#endif

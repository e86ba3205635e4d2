/* Proves the content: counts, languages, coverage, duplicates, gaps, lengths, keys used in the code. For `perspectief check`.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTENT_CHECK_H
#define CONTENT_CHECK_H

#include "base/error.h"

#include <glib.h>

struct content_report {
	GPtrArray *problems; /* of struct error *, in order of file, line; owned */
	int cards, indicators, contacts, sentences;
	int steps, obstacles, breakthroughs, organisations, facts, events; /* of the guide */
	int texts, draft, reviewed; /* texts in all languages together, and how many are which */
	int fewest_cards_of_an_indicator;
};

/* Reads everything below `directory`, collects every problem (not only the first). `used_keys`: NULL-terminated list of the i18n
   keys that the code uses, or NULL to leave that out. False only when `directory` cannot be read at all. */
bool content_check(const char *directory, const char *const *used_keys,
		   struct content_report *report, struct error *error) MUST_CHECK;
void content_report_done(struct content_report *report);

/* The i18n keys found in the sources when this program was built (generated). NULL-terminated. */
extern const char *const content_used_keys[];

#endif

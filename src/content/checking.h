/* The parts of `perspectief check`: what each looks at, all of them adding to one list of problems.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTENT_CHECKING_H
#define CONTENT_CHECKING_H

#include "content/check.h"
#include "content/content.h"
#include "content/sentence_table.h"

struct checking {
	struct content_report *report;
	GHashTable *prompts; /* folded prompt → its line */
};

/* For one file: its problems and texts go to the report. */
struct source checking_source(struct checking *checking);
/* Every text alone: how long, of which signs, draft or reviewed. */
text_watcher checking_text;
/* Cards and contacts together: ten for each theme, two for each domain, somebody for each danger. */
void check_deck(const struct deck *deck, struct content_report *report);
void check_contacts(const GPtrArray *contacts, struct content_report *report);
/* The whole guide: enough for each domain, every event, everything it names is there. */
void check_guide(const char *directory, struct checking *checking);
/* The three languages side by side, and beside the keys that the code uses. A language may be NULL. */
void check_sentences(struct sentences *const languages[LANGUAGE_COUNT],
		     const char *const *used_keys, struct content_report *report);

/* Adds a problem; line 0 is said as line 1. */
void check_problem(struct content_report *report, const char *sentence, const char *file, int line,
		   int column, const char *key, gint64 number);

#endif

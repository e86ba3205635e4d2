/* The chapters of the sheet that shows somebody everything; for the files access_*.c only.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_ACCESS_PARTS_H
#define REPORT_ACCESS_PARTS_H

#include "casework/access.h"
#include "report/sheet_words.h"

const struct access *access_of(const struct part *part);
/* "Locatie: Nijmegen"; nothing when `value` is blank. */
void access_add_line(const struct part *part, const char *key, const char *value);
void access_add_day(const struct part *part, const char *key, day value);
/* "a · b"; blank texts are passed over. */
void access_join(GString *line, const char *more);
void access_join_day(const struct part *part, GString *line, day value);
/* "20-11-2026 14:05" of the local clock. Newly allocated. */
char *access_moment(const struct part *part, gint64 at);
void access_add_small(const struct part *part, const GString *small);

/* access_person.c: who keeps it, details, consents, what was done with the file */
void access_add_keeping(const struct part *part);
void access_add_person(const struct part *part);
void access_add_consents(const struct part *part);
void access_add_audit(const struct part *part);
/* access_words.c: conversations, ratings, what is still being typed */
void access_add_conversations(const struct part *part);
void access_add_unfinished(const struct part *part);
/* access_plan.c: the plan, what grew around it, former versions */
void access_add_plan(const struct part *part);
void access_add_growth(const struct part *part);
void access_add_versions(const struct part *part);

#endif

/* A file in which every text that can be between us holds a word of ours, found by the fields of its row, so that a new one is planted by
   itself; and what others may not read either.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_PLANTED_H
#define SUPPORT_PLANTED_H

#include "casework/person_file.h"
#include "content/guide.h"

#define PLANTED_SECRET "QZSECRET" /* begins every text that is between us */
#define PLANTED_OPEN "QZOPEN"     /* begins those of the rows beside them that are not */
#define PLANTED_DESK                                                                               \
	"QZDESK" /* the counsellor's own note: on no paper but the one with everything */
#define PLANTED_OTHER "QZOTHER"          /* what was agreed with another organisation */
#define PLANTED_DOMAIN INDICATOR_DIGITAL /* all that is under it is between us */
#define PLANTED_DAY "2026-02-03"         /* nothing but what is between us is of that day */
#define PLANTED_WITH "Werkcentrum"       /* this one may see all parts */

/* Adds to `file`, whose plan has an obstacle and whose ids are below 7000: rows of every kind, a conversation, a version in which something
   was still, or already, between us, and two consents. What is taken from the guide is the last of its obstacles, ways out and steps, and
   a step relies on its last fact. */
void planted_add(struct person_file *file, const struct guide *guide);
/* The words of those last ones, and the name of PLANTED_DOMAIN: in three languages. Of const char *, borrowed. */
GPtrArray *planted_content_words(const struct guide *guide, const struct content *content);

#endif

/* Who we talk with: known by a code and a pseudonym they choose, never by a citizen service number.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_PARTICIPANT_H
#define CASEWORK_PARTICIPANT_H

#include "base/day.h"
#include "casework/language.h"

#include <glib.h>
#include <stdbool.h>

/* Time-ordered 63-bit number, unique in a vault; 0 is nobody and nothing. */
typedef gint64 record_id;

#define CAPACITY_NONE (-1) /* not said; else how many steps are bearable now, 0 to 5 */
#define CAPACITY_MOST 5

#define CODE_SIZE 16 /* "NIJ-0042": two to six capital letters, a dash, four to six digits */

struct household {
	record_id id;
	char *name; /* what they call themselves, or empty */
};

struct participant {
	record_id id;
	record_id household_id; /* 0: not said */
	char code[CODE_SIZE];
	char *pseudonym;        /* chosen by them; may be empty, as every text below */
	enum language language; /* the one cards and sheets are shown in to this person */
	char *speaks;           /* languages spoken, free words */
	char *reads;            /* languages read */
	char *interpreter;      /* which interpreter, or none */
	char *location;         /* reception location */
	char arrival_month[8];  /* "2022-03", or empty */
	char *desk_note;        /* the counsellor's own; only on the sheet with everything */
	bool without_file;      /* talks without a file: wiped when the conversation ends */
	int capacity;           /* steps that are bearable now, 0 to CAPACITY_MOST; CAPACITY_NONE */
	day created_on;
	day appointment_on;     /* the next one; DAY_NONE */
	char *appointment_note; /* time and place in own words */
	day review_on;          /* is this file still needed? DAY_NONE: the day was never set */
	day trashed_on;         /* in the trash since; DAY_NONE: it is not */
};

struct participant *participant_new(void);
struct participant *participant_copy(const struct participant *participant);
void participant_free(struct participant *participant);
struct household *household_new(void);
void household_free(struct household *household);

bool participant_code_is_valid(const char *code);
/* Upper case, a missing dash and missing zeros repaired ("nij42" → "NIJ-0042"); false when it cannot be a code. */
bool participant_code_normalise(const char *typed, char code[CODE_SIZE]);
/* The next free code under a prefix: one more than `highest` (0: none yet). */
void participant_code_next(const char *prefix, int highest, char code[CODE_SIZE]);
/* The pseudonym when there is one, else the code. Borrowed. */
const char *participant_name(const struct participant *participant);

#endif

/* What somebody allows beyond the conversation itself: dated, revocable, each with the text that was read to them. Refusing or
   withdrawing never ends the support.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_CONSENT_H
#define CASEWORK_CONSENT_H

#include "casework/participant.h"

enum consent_purpose {
	CONSENT_SHARING,  /* with one named organisation, for one named aim */
	CONSENT_RESEARCH, /* use of what was said under a pseudonym */
	CONSENT_QUOTES,   /* own words quoted in a report, under a pseudonym */
	CONSENT_PURPOSE_COUNT
};
enum consent_answer { CONSENT_GIVEN, CONSENT_REFUSED };
enum consent_way { CONSENT_SPOKEN, CONSENT_WRITTEN, CONSENT_THROUGH_INTERPRETER };
/* Where somebody stands by their last word. */
enum consent_state {
	CONSENT_STATE_NOT_ASKED,
	CONSENT_STATE_GIVEN,
	CONSENT_STATE_REFUSED,
	CONSENT_STATE_WITHDRAWN,
};

/* What an organisation may see. The person's name and code are never part of it by themselves. */
enum consent_part {
	CONSENT_PART_PERSPECTIVE = 1,
	CONSENT_PART_OBSTACLES = 2, /* with their breakthroughs */
	CONSENT_PART_STEPS = 4,
	CONSENT_PART_SKILLS = 8,
	CONSENT_PART_ALL = 15,
};

extern const struct names consent_purpose_names; /* sharing research quotes */
extern const struct names consent_answer_names;  /* given refused */
extern const struct names consent_way_names;     /* spoken written through_interpreter */
extern const struct names consent_state_names;   /* not_asked given refused withdrawn */
extern const struct names
	consent_part_names; /* perspective obstacles steps skills; the n-th is bit n */

struct consent {
	record_id id, participant_id;
	record_id conversation_id; /* in which it was asked; 0: at the desk */
	enum consent_purpose purpose;
	char *organisation;           /* sharing: its name */
	char *aim;                    /* sharing: for what, in plain words */
	guint parts;                  /* sharing: enum consent_part */
	char *text;                   /* as it was read or shown */
	char language[LANGUAGE_CODE]; /* of that text */
	char *version;                /* of the text in questions/consents.yaml: "2026-11" */
	enum consent_way way;
	enum consent_answer answer;
	char *asked_by; /* who asked: initials, or empty */
	day answered_on;
	day withdrawn_on; /* DAY_NONE: still stands */
};

struct consent *consent_new(void);
void consent_free(struct consent *consent);

/* Given and not withdrawn. NULL (never asked) does not stand. */
bool consent_stands(const struct consent *consent);
enum consent_state consent_state_of(const struct consent *last); /* NULL: not asked */
/* The newest word of a person counts: the last day on which a row was answered or withdrawn, and of one day the later row. `consents`: of
   struct consent *, oldest first. NULL: never asked. Borrowed. */
const struct consent *consent_last(const GPtrArray *consents, enum consent_purpose purpose);
/* For one organisation: names are compared without case, blanks at the ends, or kind of apostrophe. */
const struct consent *consent_last_for(const GPtrArray *consents, const char *organisation);
bool consent_same_organisation(const char *one, const char *other);
/* The last word on each organisation that was ever asked for, oldest first. Borrowed rows; g_ptr_array_unref. */
GPtrArray *consent_organisations(const GPtrArray *consents);

#endif

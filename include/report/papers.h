/* Every paper there is, made in one way: what the command line and the print screen offer is this list, and what may stand on a paper
   for others is proven by going through it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_PAPERS_H
#define REPORT_PAPERS_H

#include "casework/keeping.h"
#include "report/plan_sheet.h"

/* In the order in which they are offered. */
enum paper_kind {
	PAPER_PERSON,
	PAPER_HELPER,
	PAPER_SKILLS,
	PAPER_CHANGE,
	PAPER_CHANGE_HELPER,
	PAPER_ORGANISATION, /* only what its consent covers */
	PAPER_CONVERSATION, /* the record of one */
	PAPER_OPENING,      /* what was read, and each consent */
	PAPER_HOUSEHOLD,    /* shared items of all who belong to one */
	PAPER_CARDS,        /* the last ones need nobody's file */
	PAPER_FORM,
	PAPER_COUNT
};
#define PAPERS_OF_A_PERSON PAPER_CARDS /* how many kinds are about somebody; they come first */

/* One paper as it is wanted. All borrowed. */
struct paper {
	enum paper_kind kind;
	struct plan_sheet sheet;                /* for whom (sheet.sheet) follows from the kind */
	const char *organisation;               /* PAPER_ORGANISATION: for which */
	record_id conversation;                 /* PAPER_CONVERSATION: which; 0: the last */
	const struct organisation_rules *rules; /* PAPER_OPENING: who keeps this; NULL: not said */
	const GPtrArray *household; /* PAPER_HOUSEHOLD: struct person_file * of everybody */
	bool large;                 /* 18 points */
};

/* PAPER_COUNT words: the first PAPERS_OF_A_PERSON for `--sheet`, the others for the command `paper` */
const char *const *paper_words(void);
const char *paper_file_word(enum paper_kind kind); /* in the name of its file: each its own */
/* The person's own: only there what is between us may be asked for. */
bool paper_is_theirs(enum paper_kind kind);
/* Made from the content alone: `sheet.file` may be NULL, and languages are one or two (HAND_LANGUAGES_MAX of hand_sheets.h). */
bool paper_needs_nobody(enum paper_kind kind);
/* Their language comes first; a paper for others is Dutch unless somebody says otherwise. */
bool paper_is_in_their_language(enum paper_kind kind);
/* What was said stands in its own language: a second one doubles the paper and says little more. */
bool paper_is_in_one_language(enum paper_kind kind);
/* Of this file, and left out of this paper as it is wanted: what is between us. 0 too where the paper would not hold it anyway. */
int paper_left_out(const struct paper *paper);

/* Newly allocated. NULL and `error`: an organisation without a consent that stands, a household that nobody belongs to, no conversation. */
struct document *paper_make(const struct paper *paper, struct error *error) MUST_CHECK;

#endif

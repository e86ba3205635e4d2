/* What the program knows by itself: cards, life domains, steps from the stock, the opening text, whom to call. From questions/.
   Read once, never changed.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTENT_CONTENT_H
#define CONTENT_CONTENT_H

#include "base/error.h"
#include "casework/consent.h"
#include "casework/deck.h"
#include "casework/indicator.h"
#include "casework/keeping.h"
#include "casework/plan.h"

struct indicator_texts {
	struct texts name, what, why;
	struct texts questions[3];
	struct texts at_0, at_5, at_10;
};

/* A step of the guide, ready to be taken into a plan. */
struct stock_step {
	char *id;
	enum indicator indicator;
	enum step_owner owner;     /* who usually does it */
	bool place_bound;          /* a move opens it again */
	bool anywhere;             /* useful wherever I live */
	char *fact_id;             /* the fact of the guide it relies on, or empty */
	struct texts organisation; /* what kind, when the owner is one */
	struct texts text;
};

struct opening {
	struct texts read_aloud, without_file, closing, pause, interpreter;
};

enum contact_kind {
	CONTACT_EMERGENCY,
	CONTACT_SUICIDE,
	CONTACT_VIOLENCE,
	CONTACT_EXPLOITATION,
	CONTACT_CHILD,
	CONTACT_LEGAL,
	CONTACT_TRAFFICKING,
	CONTACT_HEALTH,
	CONTACT_VICTIM,
	CONTACT_POLICE,
	CONTACT_SUPPORT,
	CONTACT_KIND_COUNT,
};
extern const struct names
	contact_kind_names; /* emergency suicide violence exploitation child legal trafficking health victim police support */

struct contact {
	char *id;
	enum contact_kind kind;
	char *phone, *web, *source;
	day checked_on;
	bool verified; /* somebody called or read the source on that day */
	struct texts name, when, note;
};

struct consent_texts {
	struct texts ask;      /* read aloud; of sharing with {organisation} {aim} {parts} */
	struct texts withdraw; /* what a withdrawal does; of sharing with {organisation} */
};

struct basis_texts {
	struct texts name, text;
};

struct consent_content {
	char *version; /* of the texts that are read aloud: "2026-11" */
	struct consent_texts purposes[CONSENT_PURPOSE_COUNT];
	struct texts basis_standing; /* whose choice a basis is, and that its text is a draft */
	struct basis_texts bases[LEGAL_BASIS_COUNT];
};

struct content {
	struct deck deck;
	struct texts group_names[GROUP_COUNT];
	struct indicator_texts indicators[INDICATOR_COUNT];
	GPtrArray *steps;    /* of struct stock_step * */
	GPtrArray *contacts; /* of struct contact * */
	struct opening opening;
	struct consent_content consents;
	struct error problem; /* why guide.yaml was left out: a conversation can do without it */
};

/* Reads <directory>/questions/. NULL and the first error (ERROR_CONTENT, file:line:column, key, nearest) when something a
   conversation needs is missing or invalid. Of guide.yaml it reads the steps and no further (guide.h has the rest); broken
   steps leave `steps` empty and say why in `problem`. */
struct content *content_load(const char *directory, struct error *error) MUST_CHECK;
void content_free(struct content *content);
const struct stock_step *content_step(const struct content *content,
				      const char *stock_id); /* NULL when unknown */

/* What is read aloud before somebody answers `about` (its purpose, organisation and aim), and what a withdrawal of it does. `parts`: what is
   shared, in the words of `language`. *shown (may be NULL): the language it is in, another one when the text is missing. Newly allocated. */
char *consent_question(const struct content *content, const struct consent *about,
		       const char *parts, enum language language, enum language *shown);
char *consent_withdrawal(const struct content *content, const struct consent *about,
			 enum language language, enum language *shown);

/* Where questions/ and i18n/ lie: `asked` (--content) if not NULL, else beside the binary in the build tree, else share/perspectief
   of the installation. Newly allocated; NULL and `error` when there is none. */
char *content_directory(const char *asked, struct error *error) MUST_CHECK;

#endif

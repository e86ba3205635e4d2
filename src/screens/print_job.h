/* One sheet on its way to paper: made as a document, sent to the press and watched, or written as text.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_PRINT_JOB_H
#define SCREENS_PRINT_JOB_H

#include "report/papers.h"
#include "screens/services.h"

struct print_wishes {
	enum paper_kind kind;
	enum language languages[LANGUAGE_COUNT];
	int language_count;
	bool with_between_us;
	const char *organisation; /* whom PAPER_ORGANISATION is for; borrowed */
};

/* The sheet as a document; document_free. NULL and `error` when an organisation has no consent that stands. */
struct document *print_document(struct services *services, const struct person_file *file,
				const struct print_wishes *wishes, struct error *error) MUST_CHECK;
/* What is between us and would stand on the person's own sheet when they say so. */
int print_count_between_us(const struct person_file *file);

/* "~/NIJ-0042-plan-2026-11-20.pdf"; newly allocated. */
char *print_path(const struct person_file *file, enum paper_kind kind, day today, bool pdf);
char *print_path_expanded(const char *typed); /* "~/" is the home folder */
/* The same path with the other ending, when it has the one of the format before. */
char *print_path_as(const char *path, bool pdf);

/* Written beside as .part, synced and renamed; only its owner may read it. */
bool print_text_file(const char *path, const char *text, struct error *error) MUST_CHECK;

#endif

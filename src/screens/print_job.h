/* One sheet as it is wanted: as a document, as text, and the name of its file.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_PRINT_JOB_H
#define SCREENS_PRINT_JOB_H

#include "report/papers.h"
#include "screens/services.h"

/* FORMAT_LARGE: a PDF in 18 points */
enum print_format {
	FORMAT_PDF,
	FORMAT_LARGE,
	FORMAT_TEXT,
	FORMAT_SHORT, /* text for a messenger */
	FORMAT_CALENDAR,
	FORMAT_COUNT
};

struct print_wishes {
	enum paper_kind kind;
	enum print_format format;
	enum language languages[LANGUAGE_COUNT];
	int language_count;
	bool side_by_side, with_between_us;
	record_id conversation;   /* which one PAPER_CONVERSATION is of */
	const char *organisation; /* whom PAPER_ORGANISATION is for; borrowed */
};

/* `file` NULL: of a paper that needs nobody. The sheet as a document; document_free. NULL and `error` when an organisation has no consent that stands. */
struct document *print_document(struct services *services, const struct person_file *file,
				const struct print_wishes *wishes, struct error *error) MUST_CHECK;
/* The sheet in every format but PDF; newly allocated. `columns`: of the text form. */
char *print_text(struct services *services, const struct person_file *file,
		 const struct print_wishes *wishes, int columns, struct error *error) MUST_CHECK;
/* Each event of a calendar file on a line, for the eye; newly allocated. */
char *print_calendar_lines(const char *calendar, const struct sentences *sentences);
bool print_is_pdf(enum print_format format);
bool print_has_format(const struct services *services, const struct person_file *file,
		      enum paper_kind kind, enum print_format format);
/* What is between us and would stand on this paper, the person's own, when they say so. */
int print_count_between_us(const struct person_file *file, const struct print_wishes *wishes);

/* "FOLDER/NIJ-0042-plan-2026-11-20.pdf", "FOLDER/perspectief-cards-2026-11-20.pdf"; newly allocated. */
char *print_path(const char *folder, const struct person_file *file, enum paper_kind kind,
		 day today, enum print_format format);
char *print_path_expanded(const char *typed); /* "~/" is the home folder */
/* The same path with the ending of this format, when it has one of another. */
char *print_path_as(const char *path, enum print_format format);

/* Whole or not at all; only its owner may read it (base/new_file.h). */
bool print_text_file(const char *path, const char *text, struct error *error) MUST_CHECK;

#endif

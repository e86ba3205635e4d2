/* The plan on paper, as a document: the same numbering in every language.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_PLAN_SHEET_H
#define REPORT_PLAN_SHEET_H

#include "casework/person_file.h"
#include "content/content.h"
#include "content/guide.h"
#include "content/sentences.h"
#include "report/document.h"

/* Of SHEET_ORGANISATION only organisation_sheet.h makes one. */
enum sheet_for { SHEET_PERSON, SHEET_HELPER, SHEET_ORGANISATION };

struct plan_sheet {
	const struct person_file *file;
	const struct content *content;
	const struct guide
		*guide; /* NULL: none; then what was taken from it stands as it was said */
	const struct sentences *sentences[LANGUAGE_COUNT]; /* those of `languages` must be there */
	enum language languages[LANGUAGE_COUNT];           /* in the order of the pages */
	int language_count;
	enum sheet_for sheet;
	bool side_by_side;    /* two languages in two columns; with one, or three, as always */
	bool with_between_us; /* only ever obeyed on the person's own sheet */
	day today;
	/* Both or neither: the sealed file the person carries, and what opens it. On the person's own plan, in its first language, on a page that
	   can be kept apart from a plan that hangs on a wall. Its document is freed with recovery_sheet_free, which wipes the signs. */
	const char *hand_over_file, *hand_over_code;
};

/* Newly allocated. The counsellor's own view of a domain is on no person's sheet. */
struct document *plan_sheet_make(const struct plan_sheet *sheet);

#endif

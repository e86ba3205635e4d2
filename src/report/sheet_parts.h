/* A sheet is made of parts, one for each language, each on a page of its own; what every sheet has in common.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_SHEET_PARTS_H
#define REPORT_SHEET_PARTS_H

#include "report/sheet_words.h"

/* What makes one kind of sheet. */
struct sheet_kind {
	const char *title_key;
	char *(*whose)(const struct part *part); /* in title and footer; newly allocated */
	char *(*foot)(const struct part *
			      part); /* more for the footer of each page; NULL or newly allocated */
	void (*add)(const struct part *part);
};

struct document *sheet_make(const struct plan_sheet *sheet, const struct sheet_kind *kind,
			    const void *more);

#endif

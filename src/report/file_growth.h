/* The part of a file sheet for what grew around the plan; for file_sheet.c only.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_FILE_GROWTH_H
#define REPORT_FILE_GROWTH_H

#include "casework/person_file.h"
#include "content/sentences.h"
#include "report/document.h"

/* The corners of a breakthrough that hold words, and what was learned. */
void file_add_corners(struct document *document, const struct sentences *sentences,
		      const struct plan_item *way);
/* What the plan led to, lessons, skills: every word of them, also what is between us (it says so). */
void file_add_growth(struct document *document, const struct sentences *sentences,
		     const struct person_file *file);

#endif

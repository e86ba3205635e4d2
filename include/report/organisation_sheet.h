/* What one organisation may see of a plan: the parts that the person's standing consent for it covers, and nothing else.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_ORGANISATION_SHEET_H
#define REPORT_ORGANISATION_SHEET_H

#include "report/plan_sheet.h"

/* The consent for this organisation that stands in sheet->file, or NULL and why not: ERROR_FAILED "consent.never_asked", "consent.was_refused",
   "consent.was_withdrawn" ({key} the organisation, {day} when). */
const struct consent *organisation_consent(const struct person_file *file, const char *organisation,
					   struct error *error) MUST_CHECK;
/* Newly allocated; NULL and `error` as above. Obeys neither `sheet->sheet` nor `with_between_us`: what is between us is never on it. */
struct document *organisation_sheet_make(const struct plan_sheet *sheet, const char *organisation,
					 struct error *error) MUST_CHECK;

#endif

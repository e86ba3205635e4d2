/* The papers that need nobody's file: the cards to cut out, and the form for days without a laptop.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_HAND_SHEETS_H
#define REPORT_HAND_SHEETS_H

#include "report/plan_sheet.h"

#define HAND_LANGUAGES_MAX 2 /* the front and the back of a card; two lines of a form */

/* Of `sheet` only the content, the sentences, the languages (one or two) and the day are used; `file` may be NULL. Newly allocated.
   First how to print and cut, then the cards by number: with two languages the second stands on the backs. */
struct document *cards_sheet_make(const struct plan_sheet *sheet);
/* To be written on by hand, and typed in later by the numbers that stand on it; the second language stands below the first. */
struct document *form_sheet_make(const struct plan_sheet *sheet);

#endif

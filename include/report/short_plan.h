/* The plan in so few words that a phone can photograph it and a messenger carry it: where I want to be, what comes next, who promised what,
   whom to call, the next appointment. Plain text, in the first language of the sheet.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_SHORT_PLAN_H
#define REPORT_SHORT_PLAN_H

#include "report/plan_sheet.h"

#define SHORT_PLAN_MOST 3999 /* Unicode characters: what a messenger takes in one piece */
#define SHORT_PLAN_LEAST 600 /* its beginning, its end and whom to call always fit */

/* At most `most` (≥ SHORT_PLAN_LEAST) Unicode characters, line ends included. Each item is whole, or left out and counted in the last line.
   Nothing that is between us, no name or code of the person; it begins with words that tell nothing to who sees a locked phone. Newly allocated. */
char *short_plan_make(const struct plan_sheet *sheet, int most);

#endif

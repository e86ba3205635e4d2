/* How it was over time, each voice by itself, and what changed in the plan since an earlier version.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_CHANGE_SHEET_H
#define REPORT_CHANGE_SHEET_H

#include "report/plan_sheet.h"

/* Newly allocated. The counsellor's own view is on the helper's sheet only, beside the person's and never combined with it. `since`:
   the version to compare with; NULL: the newest one that differs from the plan. */
struct document *change_sheet_make(const struct plan_sheet *sheet,
				   const struct plan_version *since);

#endif

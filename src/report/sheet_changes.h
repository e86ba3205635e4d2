/* What changed in a plan, on a sheet.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_SHEET_CHANGES_H
#define REPORT_SHEET_CHANGES_H

#include "report/sheet_parts.h"

/* `since` NULL: the newest version that differs from the plan. Nothing where there is none. */
void part_add_changes(const struct part *part, const struct plan_version *since);

#endif

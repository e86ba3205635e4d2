/* What the members of a household share, on one sheet. Nothing else of any of them, and nothing that is between us.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_HOUSEHOLD_SHEET_H
#define REPORT_HOUSEHOLD_SHEET_H

#include "report/plan_sheet.h"

/* Newly allocated. `files`: const struct person_file *, one for each member; `sheet->file` is not looked at. */
struct document *household_sheet_make(const struct plan_sheet *sheet, const GPtrArray *files);

#endif

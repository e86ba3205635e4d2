/* What somebody can, for an employer: only what the person chose for it, and neither code nor plan.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_SKILLS_SHEET_H
#define REPORT_SKILLS_SHEET_H

#include "report/plan_sheet.h"

/* Newly allocated. What is between us stays away, whatever `sheet` asks for. */
struct document *skills_sheet_make(const struct plan_sheet *sheet);

#endif

/* What was read to somebody before a conversation, what they allowed and refused in which words, how to take it back, and whom to write to.
   A paper of the person's own.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_OPENING_SHEET_H
#define REPORT_OPENING_SHEET_H

#include "casework/keeping.h"
#include "report/plan_sheet.h"

/* Newly allocated. `rules` NULL: nobody has filled in who keeps this. */
struct document *opening_sheet_make(const struct plan_sheet *sheet,
				    const struct organisation_rules *rules);

#endif

/* The audit as a file that leaves: JSON, or a table with commas for a spreadsheet. Stable, described in the manual page.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef EXCHANGE_AUDIT_TEXT_H
#define EXCHANGE_AUDIT_TEXT_H

#include "casework/audit.h"

/* `lines`: of struct audit_line *; `receipts`: of struct receipt *, or NULL: none are asked for. Newly allocated, ends with a line end. Moments are of universal time: "2026-11-20T14:05:00Z". */
char *audit_json_write(const GPtrArray *lines, const GPtrArray *receipts);
/* Head line at,who,action,code. No cell can be taken for a formula. */
char *audit_csv_write(const GPtrArray *lines);

#endif

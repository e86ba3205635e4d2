/* The recovery code on a sheet of paper: what it is, the six groups large, and what to do on the day. No names of anybody.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_RECOVERY_SHEET_H
#define REPORT_RECOVERY_SHEET_H

#include "base/recovery_code.h"
#include "content/sentences.h"
#include "report/document.h"

struct recovery_sheet {
	const struct sentences *sentences; /* of the counsellor */
	const struct secret *code;         /* its 36 signs */
	const char *vault_path;            /* where the vault lies */
	day made_on;
};

/* recovery_sheet_free wipes the code in it. */
struct document *recovery_sheet_make(const struct recovery_sheet *sheet);
void recovery_sheet_free(struct document *document);

#endif

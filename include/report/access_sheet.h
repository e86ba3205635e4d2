/* Everything that is kept about one person, for that person to read: on paper, in their own language.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_ACCESS_SHEET_H
#define REPORT_ACCESS_SHEET_H

#include "casework/access.h"
#include "report/plan_sheet.h"

/* Newly allocated; a part for each of the sheet's languages, and every word of the file in it, also what is between us. Of `sheet` it takes
   content, guide, sentences, languages and today. What others of the household said is not in it. */
struct document *access_sheet_make(const struct plan_sheet *sheet, const struct access *access);

/* "/folder/NIJ-0042-access-2026-11-20.pdf": given another day, it does not stand in the way. Newly allocated. */
char *access_file_path(const struct access *access, const char *folder, day today,
		       const char *ending);

#endif

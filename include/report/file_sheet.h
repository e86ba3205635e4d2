/* Everything in one person's file, conversation by conversation, then the plan: for reading at the desk (`show`, journal).
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_FILE_SHEET_H
#define REPORT_FILE_SHEET_H

#include "casework/person_file.h"
#include "content/content.h"
#include "content/sentences.h"
#include "report/document.h"

/* Newly allocated; every word of the file is in it, also what is between us (it says so). */
struct document *file_sheet_make(const struct person_file *file, const struct content *content,
				 const struct sentences *sentences);

#endif

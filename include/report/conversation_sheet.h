/* The record of one conversation: who was there, every card that was talked about and every answer in full, how it was then, where we were.
   A paper of the person's own.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_CONVERSATION_SHEET_H
#define REPORT_CONVERSATION_SHEET_H

#include "report/plan_sheet.h"

/* The one with this id, 0: the last. Borrowed; NULL: there is none. */
const struct conversation *conversation_of(const struct person_file *file, record_id id);
/* Of "2", the second in the order in which they were held, or of a day as people type it (the last of that day). Borrowed; NULL: there is none. */
const struct conversation *conversation_typed(const struct person_file *file, const char *typed,
					      day today);
/* "2 · 20-11-2026 · follow-up": what to type and which it is. Newly allocated. */
char *conversation_say(const struct sentences *sentences, const struct person_file *file,
		       const struct conversation *conversation);

/* Newly allocated. What is between us is in it only when the sheet says so. */
struct document *conversation_sheet_make(const struct plan_sheet *sheet,
					 const struct conversation *conversation);
/* Answers and ratings of it that are between us. */
int conversation_count_between_us(const struct person_file *file,
				  const struct conversation *conversation);

#endif

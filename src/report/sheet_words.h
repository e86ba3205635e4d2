/* The words of a plan in the language of one part of a sheet; for plan_sheet.c and sheet_steps.c only.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_SHEET_WORDS_H
#define REPORT_SHEET_WORDS_H

#include "report/plan_sheet.h"

/* One language of a sheet, being written. */
struct part {
	const struct plan_sheet *sheet;
	struct document *document;
	enum language language;
	const char *code; /* of the language */
	const struct sentences *sentences;
};

/* Words as they stand on this part, and in which language. */
struct words {
	const char *text;
	const char *language;
	bool foreign; /* there is no rendering: the original, to be named */
};

bool part_may_show(const struct part *part, bool between_us);
struct words part_words(const struct part *part, const struct plan_item *item);
/* "original language: Ukrainian"; newly allocated. */
char *part_language_note(const struct part *part, const char *language);
/* The small words under an item: `first`, its language when that is foreign, "between us" on a sheet that holds such. */
char *part_small_words(const struct part *part, const struct plan_item *item,
		       const struct words *words, const char *first);
struct block *part_heading(const struct part *part, int level, const char *key);

/* sheet_steps.c: steps, promises, what was only asked */
void part_add_steps(const struct part *part);

#endif

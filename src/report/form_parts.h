/* Parts of the form to fill in by hand: each in the first language, and below it, small, in the second.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_FORM_PARTS_H
#define REPORT_FORM_PARTS_H

#include "report/plan_sheet.h"

struct form {
	const struct plan_sheet *sheet;
	struct document *document;
};

int form_languages(const struct form *form);
void form_heading(const struct form *form, int level, const char *key);
void form_paragraph(const struct form *form, const char *key);
void form_quoted_sentence(const struct form *form, const char *key);
void form_quote(const struct form *form, const struct texts *texts);
/* Ruled lines after the words of `key`; NULL: without words. */
void form_lines(const struct form *form, const char *key, int lines);
/* Rows numbered 1 to `count`. */
void form_numbers(const struct form *form, int count, int lines);
struct block *form_boxes(const struct form *form, const char *key, const char *const *boxes,
			 size_t count);
/* Both return the row in the first, or in this, language. The same with words that are not in i18n/: one language of it, `which` counts from 0. */
struct block *form_row(const struct form *form, int which, const char *label, const char *words,
		       enum language shown, const char *const *boxes, size_t count);
/* "* talent  + wish …": the signs that mark a line. */
void form_signs(const struct form *form);

#endif

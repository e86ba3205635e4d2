/* A person with a plan for the tests of sheets and paper: two languages, a secret, a promise, something only asked.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_PLAN_CASE_H
#define SUPPORT_PLAN_CASE_H

#include "report/plan_sheet.h"

#define SECRET_OBSTACLE "ТАЄМНИЦЯ-БОРГ"
#define SECRET_STEP "ТАЄМНИЦЯ-КРОК"

struct plan_case {
	struct person_file *file;
	struct content *content;
	struct sentences *sentences[LANGUAGE_COUNT];
	struct plan_sheet sheet; /* the person's own, Ukrainian then Dutch, 2026-11-20 */
};

struct plan_case *plan_case_new(void);
void plan_case_free(struct plan_case *plan_case);
struct plan_item *plan_case_add(struct plan_case *plan_case, enum plan_kind kind, record_id parent,
				const char *text, const char *rendering_nl);
/* The sheet as text, 80 columns. Newly allocated. */
char *plan_case_text(const struct plan_case *plan_case);
/* Only one language on the sheet. */
void plan_case_language(struct plan_case *plan_case, enum language language);

#endif

/* The steps of a plan in bundles: what comes next, what is promised, what was only asked, and the others. Each stands in one of them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_SHEET_STEPS_H
#define REPORT_SHEET_STEPS_H

#include "report/sheet_words.h"

enum bundle { BUNDLE_NEXT, BUNDLE_PROMISES, BUNDLE_ASKED, BUNDLE_OTHER, BUNDLE_COUNT };

/* Borrowed items, in order: those that come next by day, the others by number. */
GPtrArray *part_steps(const struct part *part, enum bundle bundle);
const char *part_step_who(const struct part *part, const struct plan_item *step);
/* "by 27-11-2026", "done on 3-11-2026", one a line; newly allocated, as the next. */
char *part_step_when(const struct part *part, const struct plan_item *step);
/* `in_group`: that it is one of several attempts stands above it already. */
char *part_step_about(const struct part *part, const struct plan_item *step, bool in_group);

#endif

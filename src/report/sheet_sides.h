/* Two languages of a sheet beside each other: the same thing beside the same thing.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_SHEET_SIDES_H
#define REPORT_SHEET_SIDES_H

#include "report/document.h"

/* Takes both; title, footer and language are those of `left`. Newly allocated. */
struct document *sheet_sides_join(struct document *left, struct document *right);

#endif

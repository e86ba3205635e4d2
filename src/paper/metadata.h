/* What a file says about itself, as XMP.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PAPER_METADATA_H
#define PAPER_METADATA_H

#include "report/document.h"

/* May the file call itself accessible (PDF/UA)? Only when it has a title and a language, and each picture its words; the rest is as we
   draw it, and tests/paper/rules_test.c looks at it. */
bool keeps_our_rules(const struct document *document, const GArray *elements);
/* The day of the file, not of the machine: the same bytes again tomorrow. */
const char *document_day(const struct document *document);
GString *metadata_make(const struct document *document, bool accessible);

#endif

/* Documents made by dice: whatever a document may hold, in whatever order.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_ANY_DOCUMENT_H
#define SUPPORT_ANY_DOCUMENT_H

#include "report/document.h"

#define ANY_SHORT 30 /* words; then no chain of headings is higher than a page */

/* Most texts are short; now and then one has `longest` words. */
struct document *any_document(GRand *dice, int longest);
/* A few blocks of any kind, most of them without a word. */
struct document *any_almost_empty_document(GRand *dice);

#endif

/* Two texts as two columns beside each other; for document_text.c only.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_DOCUMENT_BESIDE_H
#define REPORT_DOCUMENT_BESIDE_H

#include <glib.h>

#define BESIDE_LEAST 76 /* columns; with less, one stands below the other */

/* How wide each column is where `columns` are there. */
int beside_width(int columns);
/* Appends them, and empties both. Each line ends where its words end; blank lines above the first words become the same for both. */
void put_beside(GString *out, GString *left, GString *right, int columns);

#endif

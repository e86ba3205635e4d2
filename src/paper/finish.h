/* What finishing a file is made of.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PAPER_FINISH_H
#define PAPER_FINISH_H

#include <glib.h>
#include <qpdf/qpdf-c.h>

/* The fonts of a page; `seen` holds the object numbers of those that were finished with pages before. */
void finish_fonts(qpdf_data pdf, qpdf_oh page, GHashTable *seen);

#endif

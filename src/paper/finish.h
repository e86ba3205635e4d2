/* What finishing a file is made of.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PAPER_FINISH_H
#define PAPER_FINISH_H

#include <glib.h>
#include <qpdf/qpdf-c.h>

/* The fonts of a page; `seen` holds the object numbers of those that were finished with pages before. */
void finish_fonts(qpdf_data pdf, qpdf_oh page, GHashTable *seen);

/* In the file as cairo wrote it, before it is read: as long as it was. */
void blank_repeated(char *bytes, size_t count);
/* And what of that is still to be said. */
void say_once(qpdf_data pdf);

#endif

/* Fonts for paper.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PAPER_PLAIN_FONT_H
#define PAPER_PLAIN_FONT_H

#include <glib.h>
#include <stdbool.h>

/* The same outlines without instructions for screens; NULL when this is no TrueType font that we understand. */
GByteArray *plain_font(const guint8 *data, size_t length);

#endif

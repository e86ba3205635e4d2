/* What a canvas is made of; for the files of this folder only.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_CELLS_H
#define UI_CELLS_H

#include "ui/canvas.h"

#include <glib.h>

#define CELL_LETTERS 5 /* a letter and what combines with it: what curses keeps in one cell */

/* One column; a wide letter has an empty cell (width 0) to its right. Unused letters are 0, so cells compare as bytes. */
struct cell {
	gunichar letters[CELL_LETTERS]; /* letters[0] 0: a blank, or the right half of a wide one */
	guint16 width;                  /* 0, 1 or 2 */
	guint16 style;
};

struct canvas {
	int rows, columns;
	int cursor_row, cursor_column; /* -1: nowhere */
	struct cell *cells;            /* row by row */
};

/* The cells of a row; borrowed. */
struct cell *canvas_row(const struct canvas *canvas, int row);
int cell_letter_count(const struct cell *cell);
/* The word for a style in a dumped picture. */
const char *style_name(enum style style);

#endif

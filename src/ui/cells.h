/* What a canvas is made of; for the files of this folder only.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_CELLS_H
#define UI_CELLS_H

#include "ui/canvas.h"

#include <glib.h>

#define CELL_MARKS 4 /* what combines with one letter: as much as curses keeps in one cell */

/* One column; a wide letter has an empty cell (width 0) to its right. Small, because every key clears, fills and compares them all. */
struct cell {
	gunichar letter; /* 0: a blank, or the right half of a wide one */
	guint16 marks;   /* 0: none; else the place in the canvas's marks, from 1 */
	guint8 width;    /* 0, 1 or 2 */
	guint8 style;
};

/* Letters that combine with the one in the cell; 0 after the last. */
struct marks {
	gunichar letters[CELL_MARKS];
};

struct canvas {
	int rows, columns;
	int cursor_row, cursor_column; /* -1: nowhere */
	struct cell *cells;            /* row by row */
	GArray *marks;                 /* of struct marks; rare */
};

/* The cells of a row; borrowed. */
struct cell *canvas_row(const struct canvas *canvas, int row);
/* How many letters combine with that of the cell, and which. */
int canvas_mark_count(const struct canvas *canvas, const struct cell *cell);
gunichar canvas_mark(const struct canvas *canvas, const struct cell *cell, int index);
/* Two cells of two canvases look the same. */
bool canvas_same_cell(const struct canvas *canvas, const struct cell *cell,
		      const struct canvas *other, const struct cell *other_cell);
/* Everything but the cursor; both of one size. */
void canvas_copy_cells(struct canvas *to, const struct canvas *from);
/* The word for a style in a dumped picture. */
const char *style_name(enum style style);

#endif

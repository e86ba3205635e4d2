/* The rows of tables. A usual row stands in one place; a long one runs on line by line, over pages too, and is one row for who listens.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/pen.h"

static bool names_its_row(enum block_kind kind)
{
	return kind == BLOCK_DOMAIN || kind == BLOCK_CHART;
}

static const char *begin_cell(struct pen *pen, const struct slab *slab, int index)
{
	const struct cell *cell = &slab->cells[index];
	bool head = cell->head || (index == 0 && names_its_row(slab->block->kind));
	const char *tag = head ? "TH" : "TD";

	pen->row_head = head && !cell->head;
	tag_begin(pen, tag, slab->block->language);
	pen->row_head = false;
	return tag;
}

/* An empty cell is a cell too: all rows of a table have as many. */
void draw_row(struct pen *pen, const struct slab *slab, double y)
{
	const char *row = "TR";

	tag_begin(pen, row, slab->block->language);
	for (int i = 0; i < slab->cell_count; i++) {
		const struct cell *cell = &slab->cells[i];
		const char *tag;

		if (cell->shape) {
			draw_cell(pen, cell, y);
			continue;
		}
		tag = begin_cell(pen, slab, i);
		draw_cell(pen, cell, y);
		tag_end(pen, &tag);
	}
	tag_end(pen, &row);
}

/* Up to the cell `index`, those between them being empty. */
static void go_to_cell(struct pen *pen, const struct slab *slab, int index)
{
	while (pen->cell < index) {
		tag_end(pen, &pen->leaf);
		tag_end(pen, &pen->cell_tag);
		pen->cell_tag = begin_cell(pen, slab, ++pen->cell);
	}
}

void leave_long_row(struct pen *pen)
{
	const char *row = "TR";

	if (!pen->long_row)
		return;
	leave_block(pen);
	go_to_cell(pen, pen->long_row, pen->long_row->cell_count - 1);
	tag_end(pen, &pen->cell_tag);
	tag_end(pen, &row);
	pen->long_row = NULL;
}

/* Its cells stay open over the end of a page, and what stands in them there is a paragraph for each page. */
void draw_row_part(struct pen *pen, const struct slab *slab, double y)
{
	if (!pen->long_row) {
		tag_begin(pen, "TR", slab->block->language);
		pen->long_row = slab;
		pen->cell = -1;
	}
	for (int i = 0; i < slab->cell_count; i++) {
		if (slab->cells[i].lines == 0)
			continue;
		go_to_cell(pen, slab, i);
		if (!pen->leaf) {
			pen->block = slab->block;
			pen->leaf = "P";
			tag_begin(pen, pen->leaf, slab->block->language);
		}
		draw_cell(pen, &slab->cells[i], y);
	}
}

/* Items of lists, and the corners of a breakthrough: a label, words beside it, small words below.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#define ITEM_INDENT 14.0
#define ITEM_GAP 6.0
#define CORNER_WORDS 150.0 /* where the words begin, so that all corners stand in line */
#define CORNER_INDENT 8.0  /* in a column, where the words stand below the name */
#define CORNER_PADDING 5.0
#define CORNERS_TOGETHER 2

/* Where the text of an item begins. The gap is narrow, so that whoever copies or reads aloud gets label and text as one line. */
static double label_room(PangoLayout *label)
{
	PangoRectangle logical;

	pango_layout_get_extents(label, NULL, &logical);
	return (double)logical.width / PANGO_SCALE + ITEM_GAP;
}

static void compose_small(struct sheet *sheet, const struct block *block, double indent)
{
	struct cell cell = { .x = indent, .grey = INK_SOFT };
	guint from = sheet->slabs->len;

	cell.layout = sheet_layout(sheet, FACE_SMALL, block->language, block->detail,
				   sheet->width - indent);
	cell.line_height = face_line_height(sheet, FACE_SMALL);
	g_array_index(sheet->slabs, struct slab, from - 1).keep = true;
	compose_lines(sheet, block, cell, pango_layout_get_line_count(cell.layout), 0);
	g_array_index(sheet->slabs, struct slab, from).first = false;
}

/* Another text beside the first line of a block, and as many lines down as it needs. */
static struct cell *put_beside(struct slab *first, PangoLayout *layout, double x)
{
	struct cell *cell = slab_add_cell(first);

	cell->text = NULL;
	cell->layout = layout;
	cell->x = x;
	cell->lines = pango_layout_get_line_count(layout);
	first->height = MAX(first->height, cell->lines * cell->line_height);
	return cell;
}

/* The item above holds what is deeper than it is. */
static void nest(struct sheet *sheet, const struct block *block)
{
	const struct block *above = sheet_lane(sheet)->before;

	if (!above || (above->kind != BLOCK_ITEM && above->kind != BLOCK_CORNER) ||
	    above->level >= block->level || sheet_lane(sheet)->last < 0)
		return;
	for (guint i = (guint)sheet_lane(sheet)->last + 1; i-- > 0;) {
		struct slab *slab = &g_array_index(sheet->slabs, struct slab, i);

		if (slab->block == above)
			slab->nests = true;
		else if (slab->side == (unsigned)sheet->side)
			break;
	}
}

/* The label stands beside the first line; small words follow below. Signs are an item in large type. */
void compose_item(struct sheet *sheet, const struct block *block, double above)
{
	bool sign = !g_ascii_isdigit(*block->label);
	enum face face = block->kind == BLOCK_SIGNS ? FACE_SIGNS : FACE_BODY;
	double left = block->level * ITEM_INDENT, indent = left;
	guint from = sheet->slabs->len;
	PangoLayout *label = NULL;

	if (block->kind == BLOCK_ITEM)
		nest(sheet, block);
	if (*block->label) {
		label = sheet_layout(sheet, sign ? FACE_BODY : FACE_STRONG, block->language,
				     block->label, sheet->width / 2);
		indent += label_room(label);
	}
	compose_text(sheet, block, face, indent, above);
	if (label) {
		struct slab *first = &g_array_index(sheet->slabs, struct slab, from);

		put_beside(first, label, left);
	}
	if (*block->detail)
		compose_small(sheet, block, indent);
}

static void frame_open(struct slab *slab, struct cell *cell)
{
	PangoRectangle logical;

	pango_layout_get_extents(cell->layout, NULL, &logical);
	slab->picture = PICTURE_OPEN;
	slab->picture_x = cell->x - CORNER_PADDING;
	slab->picture_width = (double)logical.width / PANGO_SCALE + 2 * CORNER_PADDING;
	slab->picture_y = cell->top;
	slab->picture_height = slab->height - cell->top;
}

/* A column is too narrow for name and words beside each other. */
static void put_above(struct slab *first, PangoLayout *name, double x)
{
	struct cell *cell = put_beside(first, name, x);

	cell->grey = INK_SOFT;
	first->cells[0].top = cell_height(cell);
	first->height = cell_height(&first->cells[0]);
}

/* The corners of a way out are seen together, below its words. In a column they would take a third of a page and leave a hole as large where
   they do not fit: there the first two stay with the words, and the others with each other. */
static void keep_corners(struct sheet *sheet)
{
	struct lane *lane = sheet_lane(sheet);
	struct slab *last = sheet_last(sheet);

	if (last && (last->block->kind == BLOCK_CORNER || last->block->kind == BLOCK_ITEM))
		last->keep = !sheet_is_column(sheet) || lane->corners != CORNERS_TOGETHER;
	lane->corners++;
}

static double corner_words_x(const struct sheet *sheet, double left)
{
	return sheet_is_column(sheet) ? left + CORNER_INDENT : MAX(CORNER_WORDS, left + 40);
}

/* Name and words in two columns; one in which nothing stands keeps its frame. */
void compose_corner(struct sheet *sheet, const struct block *block, double above)
{
	double left = block->level * ITEM_INDENT;
	struct cell cell = { .x = corner_words_x(sheet, left),
			     .grey = block->ticked ? INK : INK_SOFT,
			     .line_height = face_line_height(sheet, FACE_SMALL) + 2 };
	double name_width = (sheet_is_column(sheet) ? sheet->width : cell.x) - left;
	guint from = sheet->slabs->len;
	PangoLayout *name;
	struct slab *first;

	nest(sheet, block);
	keep_corners(sheet);
	cell.layout = sheet_layout(sheet, FACE_SMALL, block->language, block->text,
				   sheet->width - cell.x - CORNER_PADDING);
	compose_lines(sheet, block, cell, pango_layout_get_line_count(cell.layout), above);
	first = &g_array_index(sheet->slabs, struct slab, from);
	name = sheet_layout(sheet, FACE_SMALL, block->language, block->label,
			    name_width - CORNER_PADDING);
	if (sheet_is_column(sheet))
		put_above(first, name, left);
	else
		put_beside(first, name, left)->grey = INK_SOFT;
	if (!block->ticked && sheet->slabs->len == from + 1)
		frame_open(first, &first->cells[0]);
	if (*block->detail)
		compose_small(sheet, block, cell.x);
}

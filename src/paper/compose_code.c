/* A code that a phone reads: a public web address as squares, beside the words it stands for.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#include <qrencode.h>

#define CODE_MODULE                                                                                \
	2.0 /* points, 0.7 mm: an old phone reads it, and so does a picture of 150 dots an inch */
#define CODE_QUIET 4 /* modules that stay white on every side */
#define CODE_GAP 6.0 /* between the white and the words */

/* One byte for each square, 1 is black; NULL when it does not fit into a code. */
static void fill_modules(struct figure *figure, const char *address)
{
	QRcode *code = QRcode_encodeString8bit(address, 0, QR_ECLEVEL_M);

	if (!code)
		return;
	figure->nodes = code->width;
	figure->modules = g_malloc((gsize)(code->width * code->width));
	for (int i = 0; i < code->width * code->width; i++)
		figure->modules[i] = code->data[i] & 1;
	QRcode_free(code);
}

static struct cell words_cell(struct sheet *sheet, const struct block *block, enum face face,
			      const char *text, double x)
{
	struct cell cell = { .x = x,
			     .grey = face == FACE_SMALL ? INK_SOFT : INK,
			     .line_height = face_line_height(face) };

	if (!*text)
		return cell;
	cell.layout = sheet_layout(sheet, face, block->language, text, sheet->width - x);
	cell.lines = pango_layout_get_line_count(cell.layout);
	return cell;
}

static double words_height(const struct cell *cell)
{
	return cell->lines * cell->line_height;
}

/* The white around the squares is part of the picture, but for the left side: there the margin of the page is white. */
void compose_code(struct sheet *sheet, const struct block *block, double above)
{
	struct figure *figure = sheet_figure(sheet);
	struct slab *slab = sheet_slab(sheet, block, 2);
	double side, top;

	fill_modules(figure, block->text);
	figure->radius = CODE_MODULE / sheet->scale;
	figure->y = CODE_QUIET * figure->radius;
	side = figure->nodes > 0 ? (figure->nodes + CODE_QUIET) * figure->radius : 0;
	slab->cells[0] = words_cell(sheet, block, FACE_STRONG, block->detail,
				    side > 0 ? side + CODE_GAP : 0);
	slab->cells[1] =
		words_cell(sheet, block, FACE_SMALL, block->text, side > 0 ? side + CODE_GAP : 0);
	top = (side + figure->y - words_height(&slab->cells[0]) - words_height(&slab->cells[1])) /
	      2;
	slab->cells[0].top = MAX(top, 0);
	slab->cells[1].top = slab->cells[0].top + words_height(&slab->cells[0]);
	slab->height = MAX(side + figure->y, slab->cells[1].top + words_height(&slab->cells[1]));
	slab->space_above = above;
	slab->first = true;
	slab->picture = PICTURE_CODE;
	slab->figure = figure;
}

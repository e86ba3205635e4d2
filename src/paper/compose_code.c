/* A code that a phone reads: a public web address as squares, beside the words it stands for.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#include <qrencode.h>

#define CODE_MODULE                                                                                \
	2.0 /* points, 0.7 mm: an old phone reads it, and so does a picture of 150 dots an inch */
#define CODE_QUIET 4 /* modules that stay white on every side */
#define CODE_WORDS 3 /* whose it is, what for, the address */
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
			     .line_height = face_line_height(sheet, face) };

	if (!*text)
		return cell;
	cell.layout = sheet_layout(sheet, face, block->language, text, sheet->width - x);
	cell.lines = pango_layout_get_line_count(cell.layout);
	return cell;
}

/* One below the other, in the middle of the code; how far down they reach. */
static double settle_words(struct slab *slab, double height)
{
	double words = 0, top;

	for (int i = 0; i < CODE_WORDS; i++)
		words += slab->cells[i].lines * slab->cells[i].line_height;
	top = MAX((height - words) / 2, 0);
	for (int i = 0; i < CODE_WORDS; i++) {
		slab->cells[i].top = top;
		top += slab->cells[i].lines * slab->cells[i].line_height;
	}
	return top;
}

/* The white around the squares is part of the picture, but for the left side: there the margin of the page is white. */
void compose_code(struct sheet *sheet, const struct block *block, double above)
{
	struct figure *figure = sheet_figure(sheet);
	struct slab *slab = sheet_slab(sheet, block, CODE_WORDS);
	const char *const words[CODE_WORDS] = { block->detail, block->label, block->text };
	double side, height;

	fill_modules(figure, block->text);
	figure->radius = CODE_MODULE / sheet->scale;
	figure->y = CODE_QUIET * figure->radius;
	side = figure->nodes > 0 ? (figure->nodes + CODE_QUIET) * figure->radius : 0;
	height = side + figure->y;
	for (int i = 0; i < CODE_WORDS; i++)
		slab->cells[i] = words_cell(sheet, block, i == 0 ? FACE_STRONG : FACE_SMALL,
					    words[i], side > 0 ? side + CODE_GAP : 0);
	slab->height = MAX(height, settle_words(slab, height));
	slab->space_above = above;
	slab->first = true;
	slab->picture = PICTURE_CODE;
	slab->figure = figure;
}

/* All blocks of a document, each in its column; the columns take turns.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

bool document_has_sides(const struct document *document)
{
	for (guint i = 0; i < document->blocks->len; i++)
		if (((struct block *)document->blocks->pdata[i])->kind == BLOCK_SIDE)
			return !document->large;
	return false;
}

/* What stands above is the same for both columns when they begin; below them goes on what the left one ended with. */
static void go_to_side(struct sheet *sheet, int side)
{
	struct lane *whole = &sheet->lanes[0], *left = &sheet->lanes[1], *right = &sheet->lanes[2];

	if (side > 0 && sheet->side == 0)
		for (int i = 1; i < SIDES; i++)
			sheet->lanes[i] = (struct lane){ .head = -1,
							 .last = whole->last,
							 .before = whole->before };
	if (side == 0 && sheet->side > 0)
		*whole = (struct lane){ .head = -1,
					.last = MAX(left->last, right->last),
					.before = left->before ? left->before : right->before };
	sheet->side = side;
	sheet->width = side_width(sheet, side);
}

/* What was measured is set again when it is drawn: letters in their places take many times the room of their words. */
static void forget_lines(const struct sheet *sheet, guint from)
{
	for (guint i = from; i < sheet->layouts->len; i++)
		pango_layout_context_changed(sheet->layouts->pdata[i]);
}

static void compose_here(struct sheet *sheet, const GPtrArray *blocks, guint index)
{
	const struct block *block = blocks->pdata[index];
	guint layouts = sheet->layouts->len;

	sheet->next = index + 1 < blocks->len ? blocks->pdata[index + 1] : NULL;
	if (block->kind == BLOCK_SIDE) {
		go_to_side(sheet, block->level);
		sheet->row = block->level == 1 || (sheet->row && block->level == 2);
		return;
	}
	if (block->kind == BLOCK_PAGE || block->kind == BLOCK_CARD)
		go_to_side(sheet, 0);
	compose_block(sheet, block);
	forget_lines(sheet, layouts);
	sheet_lane(sheet)->before = block;
}

/* Two columns do not fit: the second language begins on a page of its own. */
static void compose_one_below_other(struct sheet *sheet)
{
	g_autoptr(GPtrArray) blocks = document_one_below_other(sheet->document);

	for (guint i = 0; i < blocks->len; i++) {
		const struct block *block = blocks->pdata[i];

		if (block->kind == BLOCK_SIDE)
			compose_page(sheet, block);
		else
			compose_here(sheet, blocks, i);
	}
}

void sheet_compose(struct sheet *sheet)
{
	for (int i = 0; i < SIDES; i++)
		sheet->lanes[i] = (struct lane){ .head = -1, .last = -1 };
	sheet->longest = longest_chart(sheet->document);
	if (sheet->document->large) {
		compose_one_below_other(sheet);
		return;
	}
	for (guint i = 0; i < sheet->document->blocks->len; i++)
		compose_here(sheet, sheet->document->blocks, i);
	go_to_side(sheet, 0);
}

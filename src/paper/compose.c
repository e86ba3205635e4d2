/* Blocks become slabs: measured lines that the end of a page never cuts. Left-aligned, nothing hyphenated, nothing shortened.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#include <string.h>

#define NARROW 418.0 /* units: less has no room for columns beside each other */
#define COLUMN 300.0 /* units: one of two columns */
#define QUOTE_INDENT 16.0
#define INTRODUCTION_ABOVE 8.0

/* Above each kind of block; less between the rows of one list. */
struct spacing {
	double above, above_same;
};
static const struct spacing spacings[BLOCK_KIND_COUNT] = {
	[BLOCK_HEADING] = { 18, 6 }, [BLOCK_PARAGRAPH] = { 7, 7 }, [BLOCK_QUOTE] = { 8, 10 },
	[BLOCK_ITEM] = { 5, 4 },     [BLOCK_STEP] = { 6, 6 },      [BLOCK_NOTE] = { 3, 2 },
	[BLOCK_DOMAINS] = { 6, 6 },  [BLOCK_DOMAIN] = { 7, 7 },    [BLOCK_PAGE] = { 0, 0 },
	[BLOCK_STEPS] = { 8, 8 },    [BLOCK_CORNER] = { 4, 4 },    [BLOCK_KNOT] = { 4, 4 },
	[BLOCK_SIGNS] = { 14, 2 },   [BLOCK_CODE] = { 6, 0 },      [BLOCK_LINES] = { 8, 6 },
	[BLOCK_BOXES] = { 7, 4 },
};

bool sheet_is_narrow(const struct sheet *sheet)
{
	return sheet->width < NARROW;
}

bool sheet_is_column(const struct sheet *sheet)
{
	return sheet->width < COLUMN;
}

double cell_height(const struct cell *cell)
{
	return cell->top + cell->lines * cell->line_height;
}

struct lane *sheet_lane(struct sheet *sheet)
{
	return &sheet->lanes[sheet->side];
}

struct slab *sheet_last(struct sheet *sheet)
{
	int last = sheet_lane(sheet)->last;

	return last < 0 ? NULL : &g_array_index(sheet->slabs, struct slab, (guint)last);
}

struct slab *sheet_slab(struct sheet *sheet, const struct block *block, int cells)
{
	struct slab fresh = { .block = block,
			      .cell_count = (gint16)cells,
			      .head = -1,
			      .side = (unsigned)sheet->side & 3,
			      .row = sheet->row };

	fresh.cells = cells > 0 ? g_new0(struct cell, (gsize)cells) : NULL;
	sheet->row = false;
	sheet_lane(sheet)->last = (int)sheet->slabs->len;
	g_array_append_val(sheet->slabs, fresh);
	return &g_array_index(sheet->slabs, struct slab, sheet->slabs->len - 1);
}

struct cell *slab_add_cell(struct slab *slab)
{
	slab->cells = g_renew(struct cell, slab->cells, (gsize)slab->cell_count + 1);
	slab->cells[slab->cell_count] = slab->cells[0];
	return &slab->cells[slab->cell_count++];
}

void slab_clear(gpointer data)
{
	struct slab *slab = data;

	if (!slab->shares_cells)
		g_free(slab->cells);
}

/* The first has cells of its own, for a label beside it; all others share. */
static struct slab *line_slab(struct sheet *sheet, const struct block *block,
			      const struct cell *cell, int line)
{
	struct slab *slab = sheet_slab(sheet, block, line < 2 ? 1 : 0);

	if (line < 2) {
		slab->cells[0] = *cell;
		slab->cells[0].lines = 1;
	} else {
		slab->cells = slab[-1].cells;
		slab->cell_count = 1;
		slab->shares_cells = true;
	}
	slab->line = line;
	return slab;
}

void compose_lines(struct sheet *sheet, const struct block *block, struct cell cell, int lines,
		   double space_above)
{
	for (int i = 0; i < lines; i++) {
		struct slab *slab = line_slab(sheet, block, &cell, i);

		slab->space_above = i == 0 ? space_above : 0;
		slab->height = cell.line_height;
		slab->keep = i < lines - 1 && (i == 0 || i == lines - 2);
		slab->first = i == 0;
		slab->head = sheet_lane(sheet)->head;
	}
}

/* A heading in another language stands close to it. */
static bool is_rendering(const struct block *block, const struct block *before)
{
	return before && before->kind == BLOCK_HEADING && block->kind == BLOCK_NOTE &&
	       strcmp(before->language, block->language) != 0;
}

/* One row alone before or after the end of a page looks lost: the first goes with the second, and of four or more the last with the one
   before. A table of three would be one block then, and leave too large a hole. */
void pair_rows(struct sheet *sheet)
{
	struct lane *lane = sheet_lane(sheet);

	if (lane->rows > 2 && lane->pair >= 0)
		g_array_index(sheet->slabs, struct slab, (guint)lane->pair).pair = false;
	lane->pair = lane->rows > 2 ? lane->last : -1;
	if (lane->rows == 1 || lane->pair >= 0)
		sheet_last(sheet)->pair = true;
	lane->rows++;
}

static double space_above(const struct block *block, const struct block *before)
{
	const struct spacing *spacing = &spacings[block->kind];

	if (is_rendering(block, before))
		return 0;
	if (before && before->kind == BLOCK_HEADING && block->kind != BLOCK_HEADING)
		return before->level == 1 ? 4 : 6;
	if (block->kind == BLOCK_HEADING && block->level > 2)
		return 14;
	if (block->kind == BLOCK_ITEM && block->level == 0 && before &&
	    before->kind == BLOCK_ITEM && before->level > 0)
		return 10;
	return before && before->kind == block->kind ? spacing->above_same : spacing->above;
}

/* A small sentence below a list that says what the quote after it is. */
static bool introduces_quote(const struct sheet *sheet, const struct block *block,
			     const struct block *before)
{
	return block->kind == BLOCK_NOTE && before && before->kind == BLOCK_ITEM && sheet->next &&
	       sheet->next->kind == BLOCK_QUOTE;
}

/* The last slabs go with what comes now: a heading with its text, a note with what it is about. */
static void keep_all(struct sheet *sheet, guint from)
{
	for (guint i = from; i < sheet->slabs->len; i++)
		g_array_index(sheet->slabs, struct slab, i).keep = true;
}

static void compose_heading(struct sheet *sheet, const struct block *block, double above)
{
	static const enum face faces[] = { FACE_TITLE, FACE_TITLE, FACE_HEADING, FACE_MINOR };
	guint from = sheet->slabs->len;

	compose_text(sheet, block, faces[block->level], 0, above);
	keep_all(sheet, from);
}

static void compose_quote(struct sheet *sheet, const struct block *block, double above)
{
	guint from = sheet->slabs->len;

	compose_text(sheet, block, FACE_BODY, QUOTE_INDENT, above);
	for (guint i = from; i < sheet->slabs->len; i++)
		g_array_index(sheet->slabs, struct slab, i).picture = PICTURE_BAR;
}

static enum size size_of(const struct sheet *sheet, const struct block *page)
{
	if (sheet->document->large)
		return SIZE_LARGE;
	return page->level > 0 ? SIZE_LESS : SIZE_USUAL;
}

void compose_page(struct sheet *sheet, const struct block *block)
{
	if (*block->text || *block->detail)
		sheet->size = size_of(sheet, block);
	sheet_slab(sheet, block, 0)->new_page = true;
}

/* A note stands under the words it is about. */
static void compose_note(struct sheet *sheet, const struct block *block, double above)
{
	const struct block *before = sheet_lane(sheet)->before;
	struct slab *last = sheet_last(sheet);
	guint from = sheet->slabs->len;

	if (last)
		last->keep = true;
	compose_text(sheet, block, FACE_SMALL,
		     before && before->kind == BLOCK_QUOTE ? QUOTE_INDENT : 0,
		     introduces_quote(sheet, block, before) ? INTRODUCTION_ABOVE : above);
	if (is_rendering(block, before) || introduces_quote(sheet, block, before))
		keep_all(sheet, from);
}

void compose_block(struct sheet *sheet, const struct block *block)
{
	double above = space_above(block, sheet_lane(sheet)->before);

	if (block->kind != BLOCK_STEP && block->kind != BLOCK_DOMAIN && block->kind != BLOCK_CHART)
		sheet_lane(sheet)->head = -1;
	if (block->kind != BLOCK_STEP && block->kind != BLOCK_DOMAIN)
		sheet_lane(sheet)->rows = 0;
	if (block->kind != BLOCK_CORNER)
		sheet_lane(sheet)->corners = 0;
	if (block->kind != BLOCK_CARD)
		leave_cards(sheet);
	switch (block->kind) {
	case BLOCK_HEADING:
		compose_heading(sheet, block, above);
		break;
	case BLOCK_QUOTE:
		compose_quote(sheet, block, above);
		break;
	case BLOCK_ITEM:
	case BLOCK_SIGNS:
		compose_item(sheet, block, above);
		break;
	case BLOCK_NOTE:
		compose_note(sheet, block, above);
		break;
	case BLOCK_STEPS:
		compose_steps_head(sheet, block);
		break;
	case BLOCK_STEP:
		compose_step(sheet, block);
		break;
	case BLOCK_DOMAINS:
		compose_domains_head(sheet, block);
		break;
	case BLOCK_DOMAIN:
		compose_domain(sheet, block);
		break;
	case BLOCK_CORNER:
		compose_corner(sheet, block, above);
		break;
	case BLOCK_KNOT:
		compose_knot(sheet, block, above);
		break;
	case BLOCK_CHARTS:
		compose_charts_head(sheet, block);
		break;
	case BLOCK_CHART:
		compose_chart(sheet, block);
		break;
	case BLOCK_CODE:
		compose_code(sheet, block, above);
		break;
	case BLOCK_CARD:
		compose_card(sheet, block);
		break;
	case BLOCK_LINES:
		compose_ruled(sheet, block, above);
		break;
	case BLOCK_BOXES:
		compose_boxes(sheet, block, above);
		break;
	case BLOCK_PAGE:
		compose_page(sheet, block);
		break;
	default:
		compose_text(sheet, block, FACE_BODY, 0, above);
	}
}

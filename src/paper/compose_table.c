/* The rows of a table of steps.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#define ROW_PADDING 5.5
#define ROW_MAX 0.57 /* of a page; a higher row may be cut, or it would fit on no page */

/* Where the columns of a step stand: box, number, what, who and when. The last two share a column: dates of their own, in some rows
   only, are read by pdftotext as a text beside the table. */
enum column { COLUMN_NUMBER, COLUMN_WHAT, COLUMN_WHO_WHEN, COLUMN_COUNT };
#define NUMBER_X 20.0
#define NUMBER_WIDTH 34.0
#define WHAT_X 56.0
#define WHO_WHEN_X 318.0
#define COLUMN_GAP 12.0

/* How a row is set. */
struct row {
	struct sheet *sheet;
	const struct block *block;
	enum face face;
	bool stacked; /* who and when below what: on a narrow sheet, and in a very long row */
};

static double column_x(const struct row *row, enum column column)
{
	if (column == COLUMN_NUMBER)
		return NUMBER_X;
	return column == COLUMN_WHAT || row->stacked ? WHAT_X : WHO_WHEN_X;
}

static double column_width(const struct row *row, enum column column)
{
	if (column == COLUMN_NUMBER)
		return NUMBER_WIDTH;
	return column == COLUMN_WHAT && !row->stacked ? WHO_WHEN_X - COLUMN_GAP - WHAT_X
						      : row->sheet->width - column_x(row, column);
}

static struct cell column_cell(const struct row *row, enum column column, const char *text)
{
	bool strong = column == COLUMN_NUMBER && row->face == FACE_BODY;
	enum face face = strong ? FACE_STRONG : row->face;
	struct cell cell = { .x = column_x(row, column),
			     .grey = face == FACE_SMALL ? INK_SOFT : INK,
			     .line_height = face_line_height(row->sheet, face) };

	if (!*text)
		return cell;
	cell.layout = sheet_layout(row->sheet, face, row->block->language, text,
				   column_width(row, column));
	cell.lines = pango_layout_get_line_count(cell.layout);
	return cell;
}

static bool is_one_line(const struct cell *cell)
{
	return cell->lines <= 1;
}

/* Who and when on one line where they fit, else one below the other. */
static struct cell who_when_cell(const struct row *row)
{
	static const char *const between[] = { " \302\267 ", "\n" };
	const struct block *block = row->block;
	bool both = *block->detail && *block->detail_2;
	struct cell cell;

	for (int i = 0; i < 2; i++) {
		g_autofree char *words =
			g_strconcat(block->detail, both ? between[i] : "", block->detail_2, NULL);

		cell = column_cell(row, COLUMN_WHO_WHEN, words);
		if (!both || is_one_line(&cell))
			break;
	}
	return cell;
}

static void fill_row(const struct row *row, struct cell cells[COLUMN_COUNT])
{
	cells[COLUMN_NUMBER] = column_cell(row, COLUMN_NUMBER, row->block->label);
	cells[COLUMN_WHAT] = column_cell(row, COLUMN_WHAT, row->block->text);
	cells[COLUMN_WHO_WHEN] = who_when_cell(row);
	if (row->stacked)
		cells[COLUMN_WHO_WHEN].below = cells[COLUMN_WHAT].lines;
}

static int most_lines(const struct cell cells[COLUMN_COUNT])
{
	int most = 0;

	for (int i = 0; i < COLUMN_COUNT; i++)
		most = MAX(most, cells[i].below + cells[i].lines);
	return most;
}

/* Of a whole cell what stands in some lines of its row. */
static struct cell cell_part(const struct cell *whole, int first_line, int lines)
{
	struct cell part = *whole;
	int end = MIN(first_line + lines - whole->below, whole->lines);

	part.first_line = MAX(first_line - whole->below, 0);
	part.lines = MAX(end - part.first_line, 0);
	part.top = (first_line == 0 ? ROW_PADDING : 0) +
		   MAX(whole->below - first_line, 0) * whole->line_height;
	return part;
}

static struct slab *add_row(struct sheet *sheet, const struct block *block,
			    const struct cell cells[COLUMN_COUNT], int first_line, int lines)
{
	struct slab *slab = sheet_slab(sheet, block, COLUMN_COUNT);

	slab->head = sheet_lane(sheet)->head;
	slab->first = first_line == 0;
	slab->picture_width = sheet->width;
	slab->picture = slab->first ? PICTURE_BOX : PICTURE_NONE;
	if (slab->first && block->ticked)
		slab->picture = PICTURE_BOX_TICKED;
	for (int i = 0; i < COLUMN_COUNT; i++) {
		slab->cells[i] = cell_part(&cells[i], first_line, lines);
		if (slab->cells[i].lines > 0)
			slab->height = MAX(slab->height, cell_height(&slab->cells[i]));
	}
	slab->height = MAX(slab->height, STEP_BOX + ROW_PADDING);
	if (first_line + lines >= most_lines(cells))
		slab->height += ROW_PADDING - 2;
	return slab;
}

/* A sentence above a table stays with it: alone at the foot of a page it would say that there is nothing. */
static void keep_sentence_above(struct sheet *sheet)
{
	struct slab *last = sheet_last(sheet);

	if (last && last->block->kind == BLOCK_PARAGRAPH)
		last->keep = true;
}

void compose_steps_head(struct sheet *sheet, const struct block *block)
{
	const struct row row = { sheet, block, FACE_SMALL, sheet_is_narrow(sheet) };
	struct cell cells[COLUMN_COUNT];
	struct slab *slab;

	keep_sentence_above(sheet);
	slab = sheet_slab(sheet, block, COLUMN_COUNT);
	slab->space_above = 4;
	slab->keep = slab->first = true;
	fill_row(&row, cells);
	for (int i = 0; i < COLUMN_COUNT; i++) {
		slab->cells[i] = cells[i];
		slab->cells[i].top = cells[i].below * cells[i].line_height;
		slab->cells[i].head = true;
		slab->height = MAX(slab->height, cell_height(&slab->cells[i]) + 4);
	}
	sheet_lane(sheet)->head = (int)sheet->slabs->len - 1;
	sheet_lane(sheet)->rows = 0;
	sheet_lane(sheet)->pair = -1;
}

/* A number in many lines stands above what, too. */
static void stack_number(struct cell cells[COLUMN_COUNT])
{
	if (is_one_line(&cells[COLUMN_NUMBER]))
		return;
	cells[COLUMN_WHAT].below = cells[COLUMN_NUMBER].lines;
	cells[COLUMN_WHO_WHEN].below += cells[COLUMN_NUMBER].lines;
}

/* Longer than half a page: who and when stand below what, and so they are read after the whole of it. */
static void compose_long_step(const struct row *row)
{
	const struct row stacked = { row->sheet, row->block, row->face, true };
	struct cell cells[COLUMN_COUNT];
	int lines;

	fill_row(&stacked, cells);
	stack_number(cells);
	lines = most_lines(cells);
	for (int i = 0; i < lines; i++) {
		struct slab *slab = add_row(row->sheet, row->block, cells, i, 1);

		slab->part = true;
		slab->keep = i == 0 || i == lines - 2;
	}
}

/* A usual row is one slab and stays whole; a very long one may go on after any of its lines but the first and the last. */
void compose_step(struct sheet *sheet, const struct block *block)
{
	const struct row row = { sheet, block, FACE_BODY, sheet_is_narrow(sheet) };
	struct cell cells[COLUMN_COUNT];
	int lines;

	pair_rows(sheet);
	fill_row(&row, cells);
	lines = most_lines(cells);
	if (lines * face_line_height(sheet, FACE_BODY) <= ROW_MAX * sheet->height)
		(void)add_row(sheet, block, cells, 0, MAX(lines, 1));
	else
		compose_long_step(&row);
}

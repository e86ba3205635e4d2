/* The rows of a table of steps and of the picture of the domains.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#define ROW_PADDING 7.0
#define ROW_MAX 400.0 /* a higher row may be cut between its lines, or it would fit on no page */

/* Where the columns of a step stand: box, number, what, who and when. The last two share a column: dates of their own, in some rows
   only, are read by pdftotext as a text beside the table. */
enum column { COLUMN_NUMBER, COLUMN_WHAT, COLUMN_WHO_WHEN, COLUMN_COUNT };
static const struct {
	double x, width;
} columns[COLUMN_COUNT] = {
	[COLUMN_NUMBER] = { 20, 34 },
	[COLUMN_WHAT] = { 56, 268 },
	[COLUMN_WHO_WHEN] = { 338, CONTENT_WIDTH - 338 },
};

static struct cell column_cell(struct sheet *sheet, const struct block *block, enum column column,
			       const char *text, enum face face)
{
	struct cell cell = { .x = columns[column].x,
			     .grey = face == FACE_SMALL ? INK_SOFT : INK,
			     .line_height = face_line_height(face) };

	if (!*text)
		return cell;
	cell.layout = sheet_layout(sheet, face, block->language, text, columns[column].width);
	cell.lines = pango_layout_get_line_count(cell.layout);
	return cell;
}

static double cell_height(const struct cell *cell)
{
	return cell->top + cell->lines * cell->line_height;
}

static void fill_row(struct sheet *sheet, const struct block *block,
		     struct cell cells[COLUMN_COUNT], enum face face, const char *between)
{
	g_autofree char *who_when =
		g_strconcat(block->detail, *block->detail && *block->detail_2 ? between : "",
			    block->detail_2, NULL);

	cells[COLUMN_NUMBER] = column_cell(sheet, block, COLUMN_NUMBER, block->label,
					   face == FACE_BODY ? FACE_STRONG : face);
	cells[COLUMN_WHAT] = column_cell(sheet, block, COLUMN_WHAT, block->text, face);
	cells[COLUMN_WHO_WHEN] = column_cell(sheet, block, COLUMN_WHO_WHEN, who_when, face);
}

static int most_lines(const struct cell cells[COLUMN_COUNT])
{
	int most = 0;

	for (int i = 0; i < COLUMN_COUNT; i++)
		most = MAX(most, cells[i].lines);
	return most;
}

static void add_row(struct sheet *sheet, const struct block *block,
		    const struct cell cells[COLUMN_COUNT], int first_line, int lines)
{
	struct slab *slab = sheet_slab(sheet, block);

	slab->cell_count = COLUMN_COUNT;
	slab->head = sheet->head;
	slab->first = first_line == 0;
	slab->picture = slab->first ? PICTURE_BOX : PICTURE_NONE;
	if (slab->first && block->ticked)
		slab->picture = PICTURE_BOX_TICKED;
	for (int i = 0; i < COLUMN_COUNT; i++) {
		struct cell *cell = &slab->cells[i];

		*cell = cells[i];
		cell->top = slab->first ? ROW_PADDING : 0;
		cell->first_line = first_line;
		cell->lines = CLAMP(cells[i].lines - first_line, 0, lines);
		slab->height = MAX(slab->height, cell_height(cell));
	}
	slab->height = MAX(slab->height, STEP_BOX + ROW_PADDING);
	if (first_line + lines >= most_lines(cells))
		slab->height += ROW_PADDING - 2;
}

/* A sentence above a table stays with it: alone at the foot of a page it would say that there is nothing. */
static void keep_sentence_above(struct sheet *sheet)
{
	struct slab *last;

	if (sheet->slabs->len == 0)
		return;
	last = &g_array_index(sheet->slabs, struct slab, sheet->slabs->len - 1);
	if (last->block->kind == BLOCK_PARAGRAPH)
		last->keep = true;
}

void compose_steps_head(struct sheet *sheet, const struct block *block)
{
	struct cell cells[COLUMN_COUNT];
	struct slab *slab;

	keep_sentence_above(sheet);
	slab = sheet_slab(sheet, block);
	slab->space_above = 6;
	slab->keep = slab->first = true;
	slab->cell_count = COLUMN_COUNT;
	fill_row(sheet, block, cells, FACE_SMALL, " \302\267 ");
	for (int i = 0; i < COLUMN_COUNT; i++) {
		slab->cells[i] = cells[i];
		slab->cells[i].head = true;
		slab->height = MAX(slab->height, cell_height(&cells[i]) + 4);
	}
	sheet->head = (int)sheet->slabs->len - 1;
}

/* A usual row is one slab and stays whole; a very long one may go on after any of its lines but the first and the last. */
void compose_step(struct sheet *sheet, const struct block *block)
{
	struct cell cells[COLUMN_COUNT];
	int lines;

	fill_row(sheet, block, cells, FACE_BODY, "\n");
	lines = most_lines(cells);
	if (lines * face_line_height(FACE_BODY) <= ROW_MAX) {
		add_row(sheet, block, cells, 0, MAX(lines, 1));
		return;
	}
	for (int i = 0; i < lines; i++) {
		add_row(sheet, block, cells, i, 1);
		g_array_index(sheet->slabs, struct slab, sheet->slabs->len - 1).keep =
			i == 0 || i == lines - 2;
	}
}

static struct cell domain_cell(struct sheet *sheet, const struct block *block, enum face face,
			       double x, double width, const char *text)
{
	struct cell cell = { .x = x, .line_height = face_line_height(face) };

	if (!*text)
		return cell;
	cell.layout = sheet_layout(sheet, face, block->language, text, width);
	cell.lines = pango_layout_get_line_count(cell.layout);
	return cell;
}

/* Field 1 … 3 for the three feelings. Their words are drawn as shapes, for the eye only: pdftotext would read three columns and not
   the rows. What was said stands in words below the name. */
static struct cell field_cell(struct sheet *sheet, const struct block *block, int field,
			      const char *text)
{
	double x = DOMAIN_FIELD_X + (field - 1) * (DOMAIN_FIELD_WIDTH + DOMAIN_FIELD_GAP);
	struct cell cell =
		domain_cell(sheet, block, FACE_SMALL, x + 2, DOMAIN_FIELD_WIDTH - 4, text);

	cell.grey = block->level == field ? 1.0 : INK_FAINT;
	cell.shape = true;
	if (cell.layout)
		pango_layout_set_alignment(cell.layout, PANGO_ALIGN_CENTER);
	return cell;
}

static struct cell said_cell(struct sheet *sheet, const struct block *block)
{
	g_autofree char *score =
		block->value < 0 ? g_strdup("") : g_strdup_printf("%d/10", block->value);
	g_autofree char *said = g_strconcat(
		block->detail, *block->detail && *score ? " \302\267 " : "", score, NULL);
	struct cell cell = domain_cell(sheet, block, FACE_SMALL, 0, DOMAIN_FIELD_X - 12, said);

	cell.grey = INK_SOFT;
	return cell;
}

static void fill_fields(struct sheet *sheet, const struct block *block, struct slab *slab)
{
	const struct block *names = sheet->domains;
	const char *words[DOMAIN_FIELDS] = { names ? names->label : "", names ? names->detail : "",
					     names ? names->detail_2 : "" };

	for (int i = 0; i < DOMAIN_FIELDS; i++)
		slab->cells[2 + i] = field_cell(sheet, block, i + 1, words[i]);
	slab->cell_count = 2 + DOMAIN_FIELDS;
}

/* The head has no row of its own: its words stand in the fields. */
void compose_domains_head(struct sheet *sheet, const struct block *block)
{
	sheet->domains = block;
}

/* Name and words one below the other, the fields in the middle of both. */
void compose_domain(struct sheet *sheet, const struct block *block)
{
	struct slab *slab = sheet_slab(sheet, block);
	double fields = face_line_height(FACE_SMALL);

	slab->cells[0] =
		domain_cell(sheet, block, FACE_STRONG, 0, DOMAIN_FIELD_X - 12, block->text);
	slab->cells[1] = said_cell(sheet, block);
	slab->cells[1].top = cell_height(&slab->cells[0]);
	fill_fields(sheet, block, slab);
	for (int i = 2; i < slab->cell_count; i++)
		fields = MAX(fields, cell_height(&slab->cells[i]));
	slab->picture_height = fields + 2 * DOMAIN_FIELD_PADDING;
	slab->height = MAX(cell_height(&slab->cells[1]), slab->picture_height);
	slab->picture_y = (slab->height - slab->picture_height) / 2;
	for (int i = 2; i < slab->cell_count; i++)
		slab->cells[i].top = (slab->height - cell_height(&slab->cells[i])) / 2;
	slab->first = true;
	slab->space_above = 7;
	slab->picture = PICTURE_DOMAIN;
}

/* The rows of a table of steps and of the picture of the domains.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#define ROW_PADDING 7.0
#define ROW_MAX 400.0 /* a higher row may be cut between its lines, or it would fit on no page */

/* Where the columns of a step stand: box, number, what, who, when. */
enum column { COLUMN_NUMBER, COLUMN_WHAT, COLUMN_WHO, COLUMN_WHEN, COLUMN_COUNT };
static const struct {
	double x, width;
} columns[COLUMN_COUNT] = {
	[COLUMN_NUMBER] = { 20, 34 },
	[COLUMN_WHAT] = { 56, 226 },
	[COLUMN_WHO] = { 292, 94 },
	[COLUMN_WHEN] = { 394, CONTENT_WIDTH - 394 },
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
		     struct cell cells[COLUMN_COUNT], enum face face)
{
	cells[COLUMN_NUMBER] = column_cell(sheet, block, COLUMN_NUMBER, block->label,
					   face == FACE_BODY ? FACE_STRONG : face);
	cells[COLUMN_WHAT] = column_cell(sheet, block, COLUMN_WHAT, block->text, face);
	cells[COLUMN_WHO] = column_cell(sheet, block, COLUMN_WHO, block->detail, face);
	cells[COLUMN_WHEN] = column_cell(sheet, block, COLUMN_WHEN, block->detail_2, face);
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

void compose_steps_head(struct sheet *sheet, const struct block *block)
{
	struct cell cells[COLUMN_COUNT];
	struct slab *slab = sheet_slab(sheet, block);

	slab->space_above = 6;
	slab->keep = slab->first = true;
	slab->cell_count = COLUMN_COUNT;
	fill_row(sheet, block, cells, FACE_SMALL);
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

	fill_row(sheet, block, cells, FACE_BODY);
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

/* Field 1 … 3 for the three feelings. A word nobody chose is drawn as a shape: for the eye only, so that a copy or a reading voice
   says one feeling and not three. */
static struct cell field_cell(struct sheet *sheet, const struct block *block, int field,
			      const char *text, bool chosen)
{
	double x = DOMAIN_FIELD_X + (field - 1) * (DOMAIN_FIELD_WIDTH + DOMAIN_FIELD_GAP);
	struct cell cell =
		domain_cell(sheet, block, FACE_SMALL, x + 2, DOMAIN_FIELD_WIDTH - 4, text);

	cell.grey = chosen ? 1.0 : INK_FAINT;
	cell.shape = !chosen;
	if (cell.layout)
		pango_layout_set_alignment(cell.layout, PANGO_ALIGN_CENTER);
	return cell;
}

static void fill_fields(struct sheet *sheet, const struct block *block, struct slab *slab)
{
	const struct block *names = sheet->domains;

	for (int field = 1; field <= DOMAIN_FIELDS; field++) {
		const char *words[] = { names ? names->label : "", names ? names->detail : "",
					names ? names->detail_2 : "" };
		bool chosen = block->level == field;

		slab->cells[field] = field_cell(sheet, block, field,
						chosen ? block->detail : words[field - 1], chosen);
	}
}

/* The head has no row of its own: its words stand in the fields. */
void compose_domains_head(struct sheet *sheet, const struct block *block)
{
	sheet->domains = block;
	sheet->domains_begin = true;
}

/* Cells are centred in the row, so that they stand on one line. */
void compose_domain(struct sheet *sheet, const struct block *block)
{
	g_autofree char *score =
		block->value < 0 ? g_strdup("") : g_strdup_printf("%d / 10", block->value);
	struct slab *slab = sheet_slab(sheet, block);
	double height = 0;

	slab->cells[0] =
		domain_cell(sheet, block, FACE_STRONG, 0, DOMAIN_FIELD_X - 12, block->text);
	fill_fields(sheet, block, slab);
	slab->cells[4] =
		domain_cell(sheet, block, FACE_SMALL, DOMAIN_SCORE_X, DOMAIN_SCORE_WIDTH, score);
	slab->cell_count = 5;
	for (int i = 1; i <= DOMAIN_FIELDS; i++)
		height = MAX(height, cell_height(&slab->cells[i]));
	slab->picture_height = MAX(height, face_line_height(FACE_SMALL)) + 2 * DOMAIN_FIELD_PADDING;
	slab->height = MAX(slab->picture_height, cell_height(&slab->cells[0])) + 3;
	slab->picture_y = (slab->height - slab->picture_height) / 2;
	for (int i = 0; i < slab->cell_count; i++)
		slab->cells[i].top = (slab->height - cell_height(&slab->cells[i])) / 2;
	slab->first = true;
	slab->space_above = sheet->domains_begin ? 7 : 3;
	sheet->domains_begin = false;
	slab->picture = PICTURE_DOMAIN;
}

/* The rows of a table of steps and of the picture of the domains.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#define ROW_PADDING 7.0
#define ROW_MAX                                                                                    \
	0.57 /* of a page; a higher row may be cut between its lines, or it would fit on no page */

/* Where the columns of a step stand: box, number, what, who and when. The last two share a column: dates of their own, in some rows
   only, are read by pdftotext as a text beside the table. */
enum column { COLUMN_NUMBER, COLUMN_WHAT, COLUMN_WHO_WHEN, COLUMN_COUNT };
#define NUMBER_X 20.0
#define NUMBER_WIDTH 34.0
#define WHAT_X 56.0
#define WHO_WHEN_X 338.0
#define COLUMN_GAP 14.0

/* On a narrow sheet who and when stand below what. */
static bool is_narrow(const struct sheet *sheet)
{
	return sheet->width < WHO_WHEN_X + 80;
}

static double column_x(const struct sheet *sheet, enum column column)
{
	if (column == COLUMN_NUMBER)
		return NUMBER_X;
	return column == COLUMN_WHAT || is_narrow(sheet) ? WHAT_X : WHO_WHEN_X;
}

static double column_width(const struct sheet *sheet, enum column column)
{
	if (column == COLUMN_NUMBER)
		return NUMBER_WIDTH;
	return column == COLUMN_WHAT && !is_narrow(sheet) ? WHO_WHEN_X - COLUMN_GAP - WHAT_X
							  : sheet->width - column_x(sheet, column);
}

static struct cell column_cell(struct sheet *sheet, const struct block *block, enum column column,
			       const char *text, enum face face)
{
	struct cell cell = { .x = column_x(sheet, column),
			     .grey = face == FACE_SMALL ? INK_SOFT : INK,
			     .line_height = face_line_height(face) };

	if (!*text)
		return cell;
	cell.layout = sheet_layout(sheet, face, block->language, text, column_width(sheet, column));
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
	if (is_narrow(sheet))
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

static void add_row(struct sheet *sheet, const struct block *block,
		    const struct cell cells[COLUMN_COUNT], int first_line, int lines)
{
	struct slab *slab = sheet_slab(sheet, block, COLUMN_COUNT);

	slab->head = sheet->head;
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
	slab = sheet_slab(sheet, block, COLUMN_COUNT);
	slab->space_above = 6;
	slab->keep = slab->first = true;
	fill_row(sheet, block, cells, FACE_SMALL, " \302\267 ");
	for (int i = 0; i < COLUMN_COUNT; i++) {
		slab->cells[i] = cells[i];
		slab->cells[i].top = cells[i].below * cells[i].line_height;
		slab->cells[i].head = true;
		slab->height = MAX(slab->height, cell_height(&slab->cells[i]) + 4);
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
	if (lines * face_line_height(FACE_BODY) <= ROW_MAX * sheet->height) {
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

#define FIELD_PADDING 4.0
#define NAME_WIDTH 138.0
#define FIELDS_X 150.0
#define FIELD_WIDTH 76.0
#define FIELD_WIDTH_NARROW 72.0
#define SCALE_GAP 8.0

/* Beside name and words; below them on a narrow sheet. */
static struct fields place_fields(const struct sheet *sheet)
{
	struct fields fields = { .x = is_narrow(sheet) ? 0 : FIELDS_X,
				 .width = is_narrow(sheet) ? FIELD_WIDTH_NARROW : FIELD_WIDTH };

	fields.scale_x = fields.x + DOMAIN_FIELDS * (fields.width + DOMAIN_FIELD_GAP) + SCALE_GAP;
	fields.scale_width = sheet->width - fields.scale_x - 4;
	return fields;
}

static double name_width(const struct sheet *sheet)
{
	return is_narrow(sheet) ? sheet->width : NAME_WIDTH;
}

/* Field 1 … 3 for the three feelings. Their words are drawn as shapes, for the eye only: pdftotext would read three columns and not
   the rows. What was said stands in words below the name. */
static struct cell field_cell(struct sheet *sheet, const struct block *block,
			      const struct fields *fields, int field, const char *text)
{
	double x = fields->x + (field - 1) * (fields->width + DOMAIN_FIELD_GAP);
	struct cell cell = domain_cell(sheet, block, FACE_SMALL, x + 2, fields->width - 4, text);

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
	struct cell cell = domain_cell(sheet, block, FACE_SMALL, 0, name_width(sheet), said);

	cell.grey = INK_SOFT;
	return cell;
}

static void fill_fields(struct sheet *sheet, const struct block *block, struct slab *slab)
{
	const struct block *names = sheet->domains;
	const char *words[DOMAIN_FIELDS] = { names ? names->label : "", names ? names->detail : "",
					     names ? names->detail_2 : "" };

	for (int i = 0; i < DOMAIN_FIELDS; i++)
		slab->cells[2 + i] =
			field_cell(sheet, block, &slab->figure->fields, i + 1, words[i]);
}

/* The head has no row of its own: its words stand in the fields. */
void compose_domains_head(struct sheet *sheet, const struct block *block)
{
	sheet->domains = block;
}

/* The fields in the middle of name and words, or below both. */
static void settle_fields(const struct sheet *sheet, struct slab *slab, struct figure *figure)
{
	double fields = face_line_height(FACE_SMALL), words = cell_height(&slab->cells[1]);
	double middle;

	for (int i = 2; i < slab->cell_count; i++)
		fields = MAX(fields, cell_height(&slab->cells[i]));
	slab->picture_height = fields + 2 * FIELD_PADDING;
	slab->height = is_narrow(sheet) ? words + FIELD_PADDING + slab->picture_height
					: MAX(words, slab->picture_height);
	middle = is_narrow(sheet) ? slab->height - slab->picture_height / 2 : slab->height / 2;
	slab->picture_y = middle - slab->picture_height / 2;
	figure->fields.scale_y = middle;
	for (int i = 2; i < slab->cell_count; i++)
		slab->cells[i].top = middle - cell_height(&slab->cells[i]) / 2;
}

/* Name and words one below the other. */
void compose_domain(struct sheet *sheet, const struct block *block)
{
	struct figure *figure = sheet_figure(sheet);
	struct slab *slab = sheet_slab(sheet, block, 2 + DOMAIN_FIELDS);

	figure->fields = place_fields(sheet);
	slab->figure = figure;
	slab->cells[0] = domain_cell(sheet, block, FACE_STRONG, 0, name_width(sheet), block->text);
	slab->cells[1] = said_cell(sheet, block);
	slab->cells[1].top = cell_height(&slab->cells[0]);
	fill_fields(sheet, block, slab);
	settle_fields(sheet, slab, figure);
	slab->first = true;
	slab->space_above = 7;
	slab->picture = PICTURE_DOMAIN;
}

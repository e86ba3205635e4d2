/* The picture of the domains: a name, three fields, a scale; and in words what they show.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

static struct cell domain_cell(struct sheet *sheet, const struct block *block, enum face face,
			       double x, double width, const char *text)
{
	struct cell cell = { .x = x, .line_height = face_line_height(sheet, face) };

	if (!*text)
		return cell;
	cell.layout = sheet_layout(sheet, face, block->language, text, width);
	cell.lines = pango_layout_get_line_count(cell.layout);
	return cell;
}

#define FIELD_PADDING 3.5
#define NAME_WIDTH 138.0
#define FIELDS_X 150.0
#define FIELD_WIDTH 76.0
#define FIELD_WIDTH_NARROW 72.0
#define SCALE_GAP 8.0

/* Beside name and words; below them on a narrow sheet; over the whole width of a column, which leaves room for the scale only beside the
   words. */
static struct fields place_fields(const struct sheet *sheet)
{
	struct fields fields = { .x = sheet_is_narrow(sheet) ? 0 : FIELDS_X,
				 .width = sheet_is_narrow(sheet) ? FIELD_WIDTH_NARROW
								 : FIELD_WIDTH };

	fields.scale_x = fields.x + DOMAIN_FIELDS * (fields.width + DOMAIN_FIELD_GAP) + SCALE_GAP;
	if (sheet_is_column(sheet)) {
		fields.width = (sheet->width - (DOMAIN_FIELDS - 1) * DOMAIN_FIELD_GAP) / 3;
		fields.scale_x = sheet->width / 2;
	}
	fields.scale_width = sheet->width - fields.scale_x - 4;
	return fields;
}

static double name_width(const struct sheet *sheet)
{
	return sheet_is_narrow(sheet) ? sheet->width : NAME_WIDTH;
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
	double width =
		sheet_is_column(sheet) && *score ? sheet->width / 2 - SCALE_GAP : name_width(sheet);
	struct cell cell = domain_cell(sheet, block, FACE_SMALL, 0, width, said);

	cell.grey = INK_SOFT;
	return cell;
}

static void fill_fields(struct sheet *sheet, const struct block *block, struct slab *slab)
{
	const struct block *names = sheet_lane(sheet)->domains;
	const char *words[DOMAIN_FIELDS] = { names ? names->label : "", names ? names->detail : "",
					     names ? names->detail_2 : "" };

	for (int i = 0; i < DOMAIN_FIELDS; i++)
		slab->cells[2 + i] =
			field_cell(sheet, block, &slab->figure->fields, i + 1, words[i]);
}

/* The head has no row of its own: its words stand in the fields. */
void compose_domains_head(struct sheet *sheet, const struct block *block)
{
	sheet_lane(sheet)->domains = block;
}

/* The fields in the middle of name and words, or below both. */
static void settle_fields(const struct sheet *sheet, struct slab *slab, struct figure *figure)
{
	double fields = face_line_height(sheet, FACE_SMALL), words = cell_height(&slab->cells[1]);
	double middle;

	for (int i = 2; i < slab->cell_count; i++)
		fields = MAX(fields, cell_height(&slab->cells[i]));
	slab->picture_height = fields + 2 * FIELD_PADDING;
	slab->height = sheet_is_narrow(sheet) ? words + FIELD_PADDING + slab->picture_height
					      : MAX(words, slab->picture_height);
	middle =
		sheet_is_narrow(sheet) ? slab->height - slab->picture_height / 2 : slab->height / 2;
	slab->picture_y = middle - slab->picture_height / 2;
	figure->fields.scale_y =
		sheet_is_column(sheet)
			? slab->cells[1].top + face_line_height(sheet, FACE_SMALL) / 2
			: middle;
	for (int i = 2; i < slab->cell_count; i++)
		slab->cells[i].top = middle - cell_height(&slab->cells[i]) / 2;
}

/* Name and words one below the other. */
void compose_domain(struct sheet *sheet, const struct block *block)
{
	struct figure *figure = sheet_figure(sheet);
	struct slab *slab;

	pair_rows(sheet);
	slab = sheet_slab(sheet, block, 2 + DOMAIN_FIELDS);
	figure->fields = place_fields(sheet);
	slab->figure = figure;
	slab->cells[0] = domain_cell(sheet, block, FACE_STRONG, 0, name_width(sheet), block->text);
	slab->cells[1] = said_cell(sheet, block);
	slab->cells[1].top = cell_height(&slab->cells[0]);
	fill_fields(sheet, block, slab);
	settle_fields(sheet, slab, figure);
	slab->first = true;
	slab->space_above = 6;
	slab->picture = PICTURE_DOMAIN;
}

/* Pages onto the surface, with the structure that a screen reader follows. What is drawn outside a tag is furniture: footers,
   rules, boxes, heads that come again.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/pen.h"

#define BASELINE 0.75 /* of the height of a line */

static double line_offset(PangoLayout *layout, PangoLayoutLine *line)
{
	PangoRectangle logical;
	double room;

	pango_layout_line_get_extents(line, NULL, &logical);
	room = (double)(pango_layout_get_width(layout) - logical.width) / PANGO_SCALE;
	if (pango_layout_get_alignment(layout) == PANGO_ALIGN_CENTER)
		return room / 2;
	return pango_layout_line_get_resolved_direction(line) == PANGO_DIRECTION_RTL ? room : 0;
}

/* A long text is set again when its first line comes. */
static PangoLayout *cell_layout(struct pen *pen, const struct cell *cell)
{
	if (!cell->text)
		return cell->layout;
	if (cell->text != pen->text) {
		g_clear_object(&pen->layout);
		pen->text = cell->text;
		pen->layout = text_layout(pen->sheet, cell->text);
	}
	return pen->layout;
}

void draw_cell(struct pen *pen, const struct cell *cell, double y)
{
	PangoLayout *layout = cell_layout(pen, cell);

	if (!layout)
		return;
	cairo_set_source_rgb(pen->cairo, cell->grey, cell->grey, cell->grey);
	for (int i = 0; i < cell->lines; i++) {
		PangoLayoutLine *line = pango_layout_get_line(layout, cell->first_line + i);

		box_unknown(line);
		keep_invisible(line);
		cairo_move_to(pen->cairo, cell->x + line_offset(layout, line),
			      y + cell->top + (i + BASELINE) * cell->line_height);
		if (cell->shape) {
			pango_cairo_layout_line_path(pen->cairo, line);
			cairo_fill(pen->cairo);
		} else {
			pango_cairo_show_layout_line(pen->cairo, line);
		}
	}
}

/* The first is of level 1, and none is more than one below the one before: who listens would look for what was left out. */
static const char *heading_tag(struct pen *pen, const struct block *block)
{
	static const char *const tags[] = { "H1", "H1", "H2", "H3" };

	pen->heading = MIN(MAX(block->level, 1), pen->heading + 1);
	return tags[pen->heading];
}

static void enter_block(struct pen *pen, const struct slab *slab, double y)
{
	const struct block *block = slab->block;
	bool listed = is_listed(block->kind);

	pen->block = block;
	if (listed) {
		enter_item(pen, block);
	} else if (block->kind == BLOCK_QUOTE) {
		pen->outer = "BlockQuote";
		tag_begin(pen, pen->outer, block->language);
	}
	if (slab->cell_count > 1 && slab->cells[1].lines > 0) {
		const char *label = "Lbl";

		tag_begin(pen, label, block->language);
		draw_cell(pen, &slab->cells[1], y);
		tag_end(pen, &label);
	}
	if (listed) {
		enter_body(pen, slab);
		return;
	}
	pen->leaf = block->kind == BLOCK_HEADING ? heading_tag(pen, block) : "P";
	tag_begin(pen, pen->leaf, block->language);
}

/* Lines of a text may share what they are set from. */
static void draw_line(struct pen *pen, const struct slab *slab, double y)
{
	struct cell line = slab->cells[0];

	line.first_line += slab->line;
	draw_cell(pen, &line, y);
}

/* A picture that says something by itself: who listens hears what it shows. */
static void draw_figure(struct pen *pen, const struct slab *slab, double y)
{
	pen->block = slab->block;
	pen->leaf = "Figure";
	pen->alt = *slab->block->detail_2 ? slab->block->detail_2 : slab->block->text;
	tag_begin(pen, pen->leaf, slab->block->language);
	pen->alt = NULL;
	draw_slab_picture(pen->cairo, slab, y);
}

/* A code, and beside it whose address it is. */
static void draw_code_block(struct pen *pen, const struct slab *slab, double y)
{
	const struct block *block = slab->block;
	const char *figure = "Figure", *words = "P";

	pen->alt = *block->detail_2 ? block->detail_2 : block->text;
	if (slab->figure->nodes > 0) {
		tag_begin(pen, figure, block->language);
		draw_slab_picture(pen->cairo, slab, y);
		tag_end(pen, &figure);
	}
	pen->alt = NULL;
	tag_begin(pen, words, block->language);
	for (int i = 0; i < slab->cell_count; i++)
		draw_cell(pen, &slab->cells[i], y);
	tag_end(pen, &words);
}

/* For the eye only: the head of charts, and a head that comes again on the next page. */
static void draw_again(struct pen *pen, const struct slab *slab, double y)
{
	draw_slab_picture(pen->cairo, slab, y);
	for (int i = 0; i < slab->cell_count; i++)
		draw_cell(pen, &slab->cells[i], y);
}

/* The words of an item in another language belong to the same item. */
static bool is_said_again(struct pen *pen, const struct slab *slab)
{
	bool again = pen->outer && slab->block->kind == BLOCK_BOXES && slab->block->level == 2 &&
		     pen->row == BLOCK_BOXES && pen->side == slab->side;

	if (again)
		pen->block = NULL;
	return again;
}

static void draw_slab(struct pen *pen, const struct slab *slab, double y)
{
	if (pen->block != slab->block && is_said_again(pen, slab))
		tag_end(pen, &pen->leaf);
	else if (pen->block != slab->block)
		leave_block(pen);
	enter_container(pen, slab);
	if (slab->block->kind == BLOCK_KNOT) {
		draw_figure(pen, slab, y);
		return;
	}
	if (slab->block->kind == BLOCK_CODE) {
		draw_code_block(pen, slab, y);
		return;
	}
	if (slab->block->kind == BLOCK_CHARTS) {
		draw_again(pen, slab, y);
		return;
	}
	if (slab->picture != PICTURE_NONE && slab->picture != PICTURE_BAR)
		draw_slab_picture(pen->cairo, slab, y);
	if (slab->block->kind == BLOCK_LINES && slab->cells[0].lines == 0)
		return; /* nothing to listen to */
	if (pen->table && slab->part) {
		draw_row_part(pen, slab, y);
		return;
	}
	if (pen->table) {
		draw_row(pen, slab, y);
		return;
	}
	if (!pen->block)
		enter_block(pen, slab, y);
	draw_line(pen, slab, y);
	for (int i = 2; i < slab->cell_count; i++)
		draw_cell(pen, &slab->cells[i], y);
}

/* Each column counts from its own left. */
static void draw_in_column(struct pen *pen, const struct placed *placed,
			   void (*draw)(struct pen *, const struct slab *, double))
{
	const struct slab *slab =
		&g_array_index(pen->sheet->slabs, struct slab, (guint)placed->slab);
	double x = side_x(pen->sheet, (int)slab->side);

	if (x > 0)
		cairo_translate(pen->cairo, x, 0);
	draw(pen, slab, placed->y);
	if (x > 0)
		cairo_translate(pen->cairo, -x, 0);
}

static void draw_bar(struct pen *pen, const struct slab *slab, double y)
{
	draw_slab_picture(pen->cairo, slab, y);
}

/* Heads that come again and bars of quotes are drawn before the words of a page, so that no tag has to be opened twice. */
static void draw_untagged(struct pen *pen, const struct page *page)
{
	for (guint i = 0; i < page->placed->len; i++) {
		const struct placed *placed = &g_array_index(page->placed, struct placed, i);
		const struct slab *slab =
			&g_array_index(pen->sheet->slabs, struct slab, (guint)placed->slab);

		if (placed->again)
			draw_in_column(pen, placed, draw_again);
		else if (slab->picture == PICTURE_BAR)
			draw_in_column(pen, placed, draw_bar);
	}
	draw_column_rules(pen->sheet, page);
}

/* All of it is cut up: there is no place for a footer, and cards have numbers. */
static bool is_page_of_cards(const struct sheet *sheet, const struct page *page)
{
	const struct placed *first = (const struct placed *)page->placed->data;

	return page->placed->len > 0 &&
	       g_array_index(sheet->slabs, struct slab, (guint)first->slab).block->kind ==
		       BLOCK_CARD;
}

static void draw_page(struct pen *pen, const struct page *page)
{
	g_autoptr(GArray) order = page_reading_order(pen->sheet, page);
	bool footed = has_footer(page) && !is_page_of_cards(pen->sheet, page);

	if (!footed)
		draw_ground(pen->sheet);
	draw_untagged(pen, page);
	for (guint i = 0; i < order->len; i++)
		draw_in_column(pen, &g_array_index(order, struct placed, i), draw_slab);
	leave_block(pen);
	if (footed)
		draw_footer(pen->sheet, page);
	cairo_show_page(pen->cairo);
	forget_page(pen->sheet, page);
}

void sheet_draw(const struct sheet *sheet, const GArray *pages, GArray *elements)
{
	struct pen pen = { .sheet = sheet, .cairo = sheet->cairo, .elements = elements };
	const char *root = "Document";

	if (sheet->deep)
		cairo_translate(sheet->cairo, 0, -MARGIN_TOP_LESS / sheet->scale);
	tag_begin(&pen, root, sheet->document->language);
	for (guint i = 0; i < pages->len; i++)
		draw_page(&pen, &g_array_index(pages, struct page, i));
	leave_containers(&pen);
	tag_end(&pen, &root);
	g_clear_object(&pen.layout);
}

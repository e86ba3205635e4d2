/* What stands on a page and is no part of what is read: footers, and the line between two columns.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#define FOOTER_GAP 12.0 /* between its two sides */

static char *page_of(const struct page *page)
{
	g_autofree char *number = g_strdup_printf("%d", page->number);
	g_autofree char *count = g_strdup_printf("%d", page->count);
	g_autoptr(GString) text = g_string_new(page->page_of);

	g_string_replace(text, "{page}", number, 1);
	g_string_replace(text, "{pages}", count, 1);
	return g_strdup(text->str);
}

static PangoLayout *footer_layout(const struct sheet *sheet, const char *text)
{
	PangoLayout *layout = pango_layout_new(sheet->context);

	pango_layout_set_font_description(
		layout, sheet->faces[sheet->document->large ? SIZE_LARGE : SIZE_USUAL][FACE_SMALL]);
	pango_layout_set_single_paragraph_mode(layout, TRUE);
	pango_layout_set_text(layout, text, -1);
	box_all_unknown(layout);
	return layout;
}

static double layout_width(PangoLayout *layout)
{
	PangoRectangle logical;

	pango_layout_get_extents(layout, NULL, &logical);
	return (double)logical.width / PANGO_SCALE;
}

/* From the top of the text. */
static double footer_baseline(const struct sheet *sheet)
{
	return sheet->foot +
	       (sheet->deep ? (MARGIN_TOP_LESS + MARGIN_FOOT_LESS) / sheet->scale : 0);
}

/* Whose sheet it is on the left, the number of the page on the right; below each other where they do not fit beside each other. */
void draw_footer(const struct sheet *sheet, const struct page *page)
{
	g_autofree char *number = page_of(page);
	PangoLayout *left = footer_layout(sheet, page->footer);
	PangoLayout *right = footer_layout(sheet, number);
	double place = sheet->page_width - layout_width(right);
	bool beside = layout_width(left) + FOOTER_GAP <= place;
	double foot = footer_baseline(sheet);

	cairo_set_source_rgb(sheet->cairo, INK_SOFT, INK_SOFT, INK_SOFT);
	cairo_move_to(sheet->cairo, 0, foot);
	pango_cairo_show_layout_line(sheet->cairo, pango_layout_get_line_readonly(left, 0));
	cairo_move_to(sheet->cairo, place,
		      foot + (beside ? 0 : face_line_height(sheet, FACE_SMALL)));
	pango_cairo_show_layout_line(sheet->cairo, pango_layout_get_line_readonly(right, 0));
	g_object_unref(left);
	g_object_unref(right);
}

/* Cairo 1.16 forgets the tags of a page without ink, and gives up the file when one of them was to go on. A dot as white as the paper is
   ink enough. */
void draw_ground(const struct sheet *sheet)
{
	cairo_set_source_rgb(sheet->cairo, 1, 1, 1);
	cairo_rectangle(sheet->cairo, 0, sheet->foot, 1, 1);
	cairo_fill(sheet->cairo);
}

static bool is_blank(const char *text)
{
	for (; *text; text = g_utf8_next_char(text))
		if (!g_unichar_isspace(g_utf8_get_char(text)))
			return false;
	return true;
}

bool has_footer(const struct page *page)
{
	return !is_blank(page->footer) || !is_blank(page->page_of);
}

double side_width(const struct sheet *sheet, int side)
{
	return side == 0 ? sheet->page_width : (sheet->page_width - SIDE_GAP) / 2;
}

double side_x(const struct sheet *sheet, int side)
{
	return side == 2 ? (sheet->page_width + SIDE_GAP) / 2 : 0;
}

static void draw_rule(const struct sheet *sheet, double top, double bottom)
{
	cairo_set_source_rgb(sheet->cairo, INK_LINE, INK_LINE, INK_LINE);
	cairo_rectangle(sheet->cairo, sheet->page_width / 2 - 0.25, top, 0.5, bottom - top);
	cairo_fill(sheet->cairo);
}

/* As high as what stands beside each other; what goes over both columns cuts it. */
void draw_column_rules(const struct sheet *sheet, const struct page *page)
{
	double top = 0, bottom = 0;

	for (guint i = 0; i < page->placed->len; i++) {
		const struct placed *placed = &g_array_index(page->placed, struct placed, i);
		const struct slab *slab =
			&g_array_index(sheet->slabs, struct slab, (guint)placed->slab);

		if (slab->side == 0) {
			if (bottom > top)
				draw_rule(sheet, top, bottom);
			top = bottom = 0;
			continue;
		}
		top = bottom > 0 ? MIN(top, placed->y) : placed->y;
		bottom = MAX(bottom, placed->y + slab->height);
	}
	if (bottom > top)
		draw_rule(sheet, top, bottom);
}

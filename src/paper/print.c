/* A document becomes the PDF that cairo can write: compose, paginate, draw. The same bytes for the same document and day.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/drawing.h"
#include "paper/metadata.h"
#include "paper/sheet.h"

#include <cairo-pdf.h>
#include <malloc.h>

static const struct {
	double points[SIZE_COUNT];
	PangoWeight weight;
} faces[FACE_COUNT] = {
	[FACE_TITLE] = { { 23, 21, 23 }, PANGO_WEIGHT_BOLD },
	[FACE_HEADING] = { { 14, 13, 14 }, PANGO_WEIGHT_BOLD },
	[FACE_MINOR] = { { 12, 11, 12 }, PANGO_WEIGHT_BOLD },
	[FACE_BODY] = { { 12, 11, 12 }, PANGO_WEIGHT_NORMAL },
	[FACE_STRONG] = { { 12, 11, 12 }, PANGO_WEIGHT_BOLD },
	[FACE_SMALL] = { { 9.5, 9.5, 16 / LARGE_SCALE }, PANGO_WEIGHT_NORMAL },
	[FACE_SIGNS] = { { 24, 24, 24 }, PANGO_WEIGHT_BOLD },
	[FACE_CARD] = { { 22, 22, 22 }, PANGO_WEIGHT_NORMAL },
	[FACE_CARD_LONG] = { { 18, 18, 18 }, PANGO_WEIGHT_NORMAL },
	[FACE_CARD_LONGEST] = { { 14, 14, 14 }, PANGO_WEIGHT_NORMAL },
};

struct counted {
	FILE *to;
	size_t length;
};

static cairo_status_t take_bytes(void *closure, const unsigned char *data, unsigned int length)
{
	struct counted *out = closure;

	out->length += length;
	return fwrite(data, 1, length, out->to) == length ? CAIRO_STATUS_SUCCESS
							  : CAIRO_STATUS_WRITE_ERROR;
}

static void set_metadata(cairo_surface_t *surface, const struct document *document)
{
	g_autofree char *date = g_strconcat(document_day(document), "T00:00:00Z", NULL);

	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, document->title);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Perspectief");
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

/* On paper nothing is fitted to pixels: 72 dots an inch, so that 12 is 12 points. */
static cairo_t *paper_cairo(cairo_surface_t *surface)
{
	cairo_t *cairo = cairo_create(surface);
	cairo_font_options_t *options = cairo_font_options_create();

	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_set_font_options(cairo, options);
	cairo_font_options_destroy(options);
	pango_cairo_font_map_set_resolution(
		PANGO_CAIRO_FONT_MAP(pango_cairo_font_map_get_default()), 72);
	return cairo;
}

/* Letters stand where the font wants them, not on whole points: even to the eye, and fewer numbers in the file. */
static PangoContext *paper_context(cairo_t *cairo)
{
	PangoContext *context = pango_cairo_create_context(cairo);

	pango_context_set_round_glyph_positions(context, FALSE);
	return context;
}

/* From here on all is counted in units from where the text of a page begins. */
static void place_text(struct sheet *sheet)
{
	double less = sheet->document->large                ? LARGE_MARGIN
		      : document_has_sides(sheet->document) ? SIDE_MARGIN
							    : 0;

	sheet->scale = sheet->document->large ? LARGE_SCALE : 1;
	sheet->size = sheet->document->large ? SIZE_LARGE : SIZE_USUAL;
	sheet->width = (PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT + 2 * less) / sheet->scale;
	sheet->page_width = sheet->width;
	sheet->height = (PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM) / sheet->scale;
	sheet->foot = (PAGE_HEIGHT - MARGIN_TOP - MARGIN_FOOT) / sheet->scale;
	cairo_translate(sheet->cairo, MARGIN_LEFT - less, MARGIN_TOP);
	cairo_scale(sheet->cairo, sheet->scale, sheet->scale);
}

static PangoFontDescription *make_face(enum face face, enum size size)
{
	PangoFontDescription *made = pango_font_description_new();

	pango_font_description_set_family_static(made,
						 face == FACE_SIGNS ? SIGNS_FAMILY : SHEET_FAMILY);
	pango_font_description_set_weight(made, faces[face].weight);
	pango_font_description_set_size(made, (int)(faces[face].points[size] * PANGO_SCALE));
	return made;
}

static void make_faces(struct sheet *sheet)
{
	for (int size = 0; size < SIZE_COUNT; size++)
		for (int face = 0; face < FACE_COUNT; face++)
			sheet->faces[size][face] = make_face((enum face)face, (enum size)size);
}

void sheet_init(struct sheet *sheet, const struct document *document, cairo_surface_t *surface)
{
	*sheet = (struct sheet){ .document = document, .cairo = paper_cairo(surface) };
	place_text(sheet);
	sheet->context = paper_context(sheet->cairo);
	sheet->layouts = g_ptr_array_new_with_free_func(g_object_unref);
	sheet->texts = g_ptr_array_new_with_free_func(g_free);
	sheet->figures = g_ptr_array_new_with_free_func(figure_free);
	sheet->slabs = g_array_new(FALSE, FALSE, sizeof(struct slab));
	g_array_set_clear_func(sheet->slabs, slab_clear);
	make_faces(sheet);
}

void sheet_done(struct sheet *sheet)
{
	for (int i = 0; i < SIZE_COUNT * FACE_COUNT; i++)
		pango_font_description_free(sheet->faces[i / FACE_COUNT][i % FACE_COUNT]);
	g_ptr_array_unref(sheet->figures);
	g_ptr_array_unref(sheet->layouts);
	g_ptr_array_unref(sheet->texts);
	g_array_unref(sheet->slabs);
	g_object_unref(sheet->context);
	cairo_destroy(sheet->cairo);
}

/* Every letter of both alphabets, and the signs we print ourselves. A sheet of empty boxes is worse than none. */
static bool fonts_are_there(struct sheet *sheet)
{
	static const char probe[] =
		"АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzëïé0123456789’«»•·";

	for (int face = 0; face < FACE_COUNT; face++)
		if (pango_layout_get_unknown_glyphs_count(
			    sheet_layout(sheet, (enum face)face, "uk", probe, sheet->width)) > 0)
			return false;
	return true;
}

static enum paper_exit draw_document(const struct document *document, cairo_surface_t *surface,
				     GArray *elements)
{
	enum paper_exit outcome = PAPER_DONE;
	struct sheet sheet;

	sheet_init(&sheet, document, surface);
	if (fonts_are_there(&sheet)) {
		GArray *pages;

		sheet_compose(&sheet);
		pages = sheet_paginate(&sheet);
		(void)malloc_trim(0);
		sheet_draw(&sheet, pages, elements);
		g_array_unref(pages);
	} else {
		outcome = PAPER_NO_FONT;
	}
	cairo_surface_finish(surface);
	if (outcome == PAPER_DONE && (cairo_status(sheet.cairo) != CAIRO_STATUS_SUCCESS ||
				      cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS))
		outcome = PAPER_FAILED;
	sheet_done(&sheet);
	return outcome;
}

enum paper_exit print_document(const struct document *document, FILE *to)
{
	struct counted out = { .to = to };
	g_autoptr(GArray) elements = g_array_new(FALSE, TRUE, sizeof(struct element));
	cairo_surface_t *surface =
		cairo_pdf_surface_create_for_stream(take_bytes, &out, PAGE_WIDTH, PAGE_HEIGHT);
	enum paper_exit outcome;

	set_metadata(surface, document);
	outcome = draw_document(document, surface, elements);
	cairo_surface_destroy(surface);
	if (outcome == PAPER_DONE && !drawing_send(to, out.length, document, elements))
		outcome = PAPER_FAILED;
	return outcome;
}

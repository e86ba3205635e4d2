/* A character that no font of this machine can draw: an empty box in its place, and the character itself for who copies, searches or
   listens. Pango would draw and write its number instead.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#include <hb.h>

#define BOX 0x25A1

static void draw_as_box(PangoGlyphInfo *glyph, hb_font_t *font, hb_codepoint_t box)
{
	glyph->glyph = box;
	glyph->geometry.width = hb_font_get_glyph_h_advance(font, box);
	glyph->geometry.x_offset = glyph->geometry.y_offset = 0;
}

static void box_run(PangoGlyphItem *run)
{
	hb_font_t *font = pango_font_get_hb_font(run->item->analysis.font);
	hb_codepoint_t box;

	for (int i = 0; i < run->glyphs->num_glyphs; i++) {
		PangoGlyphInfo *glyph = &run->glyphs->glyphs[i];

		if (glyph->glyph == PANGO_GLYPH_EMPTY || !(glyph->glyph & PANGO_GLYPH_UNKNOWN_FLAG))
			continue;
		if (hb_font_get_nominal_glyph(font, BOX, &box))
			draw_as_box(glyph, font, box);
	}
}

/* An empty box is narrower than the one with a number for which the line was broken: it never becomes too long. */
void box_unknown(PangoLayoutLine *line)
{
	for (GSList *run = line->runs; run; run = run->next)
		box_run(run->data);
}

void box_all_unknown(PangoLayout *layout)
{
	for (GSList *line = pango_layout_get_lines(layout); line; line = line->next)
		box_unknown(line->data);
}

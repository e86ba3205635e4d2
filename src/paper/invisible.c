/* Characters without ink: joiners, variation signs, marks of direction. Cairo says them with nothing drawn, and readers that copy or
   search pass over what is nowhere; so each stands with the character beside it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#define SOFT_HYPHEN 0xAD

static bool is_invisible(const PangoGlyphItem *run, const char *text, int glyph)
{
	gunichar sign =
		g_utf8_get_char(text + run->item->offset + run->glyphs->log_clusters[glyph]);

	return run->glyphs->glyphs[glyph].glyph == PANGO_GLYPH_EMPTY &&
	       (g_unichar_iszerowidth(sign) || sign == SOFT_HYPHEN);
}

/* All glyphs of the characters from `from` on become those of the characters from `to` on. */
static void join(PangoGlyphString *glyphs, int from, int to)
{
	for (int i = 0; i < glyphs->num_glyphs; i++)
		if (glyphs->log_clusters[i] == from)
			glyphs->log_clusters[i] = to;
}

/* In the order of the glyphs; whichever of the two comes first in the text begins both. */
static void join_neighbours(PangoGlyphString *glyphs, int one, int other)
{
	int a = glyphs->log_clusters[one], b = glyphs->log_clusters[other];

	join(glyphs, MAX(a, b), MIN(a, b));
}

static void keep_in_run(const PangoGlyphItem *run, const char *text)
{
	PangoGlyphString *glyphs = run->glyphs;

	for (int i = 0; i < glyphs->num_glyphs; i++) {
		if (!is_invisible(run, text, i))
			continue;
		if (i > 0)
			join_neighbours(glyphs, i, i - 1);
		else if (glyphs->num_glyphs > 1)
			join_neighbours(glyphs, i, i + 1);
	}
}

void keep_invisible(PangoLayoutLine *line)
{
	const char *text = pango_layout_get_text(line->layout);

	for (GSList *run = line->runs; run; run = run->next)
		keep_in_run(run->data, text);
}

/* A canvas as text, for tests that show pictures.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/cells.h"

static const char *const style_names[STYLE_COUNT] = {
	[STYLE_TEXT] = "text",         [STYLE_TITLE] = "title", [STYLE_HINT] = "hint",
	[STYLE_STRONG] = "strong",     [STYLE_FRAME] = "frame", [STYLE_SELECTED] = "selected",
	[STYLE_SELECTION] = "passage", [STYLE_INPUT] = "input", [STYLE_MARK] = "mark",
	[STYLE_WARNING] = "warning",
};

const char *style_name(enum style style)
{
	return style_names[style];
}

/* A blank of a style that shows (a field, a selected passage) is part of the picture. */
static bool is_seen(const struct cell *cell, bool styles)
{
	return cell->letter || (styles && cell->style != STYLE_TEXT);
}

static int row_end(const struct canvas *canvas, const struct cell *cells, bool styles)
{
	int end = canvas->columns;

	while (end > 0 && cells[end - 1].width && !is_seen(&cells[end - 1], styles))
		end--;
	return end;
}

static void dump_cell(GString *dump, const struct canvas *canvas, const struct cell *cell)
{
	int count = canvas_mark_count(canvas, cell);

	if (cell->width)
		g_string_append_unichar(dump, cell->letter ? cell->letter : ' ');
	for (int i = 0; i < count; i++)
		g_string_append_unichar(dump, canvas_mark(canvas, cell, i));
}

static void dump_row(GString *dump, const struct canvas *canvas, int row, bool styles)
{
	const struct cell *cells = canvas_row(canvas, row);
	int end = row_end(canvas, cells, styles);
	enum style open = STYLE_TEXT;

	for (int column = 0; column < end; column++) {
		enum style style = cells[column].style;

		if (styles && style != open) {
			if (open != STYLE_TEXT)
				g_string_append_c(dump, '}');
			if (style != STYLE_TEXT)
				g_string_append_printf(dump, "{%s:", style_name(style));
			open = style;
		}
		dump_cell(dump, canvas, &cells[column]);
	}
	if (open != STYLE_TEXT)
		g_string_append_c(dump, '}');
	g_string_append_c(dump, '\n');
}

char *canvas_dump(const struct canvas *canvas, bool styles)
{
	GString *dump = g_string_new(NULL);

	for (int row = 0; row < canvas->rows; row++)
		dump_row(dump, canvas, row, styles);
	g_string_append_printf(dump, "cursor %d %d\n", canvas->cursor_row, canvas->cursor_column);
	return g_string_free(dump, FALSE);
}

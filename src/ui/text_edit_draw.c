/* Drawing the visible rows of a text, and scrolling so that the cursor is among them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/text.h"
#include "text_edit_state.h"

/* ---------------------------------------------------------------- scrolling */

/* The row `count` rows above, or the first one; *climbed says how many there were. */
static struct text_row climb(struct text_edit *edit, struct text_row row, int count, int *climbed)
{
	*climbed = 0;
	while (*climbed < count && text_layout_row_above(edit->layout, text_edit_text(edit), &row))
		(*climbed)++;
	return row;
}

static int rows_below(struct text_edit *edit, struct text_row row, int most)
{
	int count = 0;

	while (count < most && text_layout_row_below(edit->layout, text_edit_text(edit), &row))
		count++;
	return count;
}

/* The first visible row: the old one if the cursor can be seen from it, else as near to it as possible; no empty rows at the
   bottom while text is hidden above. */
static struct text_row first_row(struct text_edit *edit, int height)
{
	const char *text = text_edit_text(edit);
	struct text_row cursor = text_edit_cursor_row(edit);
	struct text_row top = text_layout_row_at(edit->layout, text, edit->top);
	struct text_row highest;
	int climbed;

	if (cursor.start < top.start)
		top = cursor;
	highest = climb(edit, cursor, height - 1, &climbed);
	if (highest.start > top.start)
		top = highest;
	return climb(edit, top, height - 1 - rows_below(edit, top, height - 1), &climbed);
}

/* ---------------------------------------------------------------- one row */

struct painter {
	struct text_edit *edit;
	struct canvas *canvas;
	struct area area;
	GArray *passages;
	size_t selected, selected_end; /* equal: nothing is selected */
};

static void set_styles(guint8 *styles, const struct text_row *row, size_t length, size_t start,
		       size_t end, enum style style)
{
	size_t from = MAX(start, row->start), until = MIN(end, row->start + length);

	if (from < until)
		memset(styles + (from - row->start), (int)style, until - from);
}

/* A style for each byte of the row. */
static guint8 *row_styles(const struct painter *painter, const struct text_row *row, size_t length)
{
	const char *text = text_edit_text(painter->edit);
	bool marked = text_line_is_marked(text, row->paragraph_start, row->paragraph_end);
	guint8 *styles = g_malloc(length + 1);

	memset(styles, marked ? STYLE_MARK : STYLE_TEXT, length + 1);
	for (guint i = 0; i < painter->passages->len; i++) {
		struct text_passage passage =
			g_array_index(painter->passages, struct text_passage, i);

		set_styles(styles, row, length, passage.start, passage.end, STYLE_MARK);
	}
	set_styles(styles, row, length, painter->selected, painter->selected_end, STYLE_SELECTION);
	return styles;
}

/* Bytes from `offset` on whose clusters begin in the same style. */
static size_t run_length(const char *text, const guint8 *styles, size_t length, size_t offset)
{
	size_t end = offset;

	while (end < length && styles[end] == styles[offset])
		end = text_cluster_next(text, length, end);
	return end - offset;
}

/* A selected line end shows as a blank, so that selected empty lines can be seen. */
static void paint_line_end(const struct painter *painter, const struct text_row *row, int line,
			   int used)
{
	bool selected = row->last && painter->selected <= row->paragraph_end &&
			painter->selected_end > row->paragraph_end;

	if (selected && used < painter->area.width)
		canvas_bytes(painter->canvas, line, painter->area.column + used, 1, STYLE_SELECTION,
			     " ", 1);
}

static void paint_row(const struct painter *painter, const struct text_row *row, int line)
{
	const char *text = text_edit_text(painter->edit) + row->start;
	size_t length = text_fit(text, row->next - row->start, painter->area.width);
	g_autofree guint8 *styles = row_styles(painter, row, length);
	int used = 0;
	size_t run;

	for (size_t offset = 0; offset < length; offset += run) {
		run = run_length(text, styles, length, offset);
		used += canvas_bytes(painter->canvas, line, painter->area.column + used,
				     painter->area.width - used, (enum style)styles[offset],
				     text + offset, run);
	}
	paint_line_end(painter, row, line, used);
}

/* ---------------------------------------------------------------- all of it */

static void paint_cursor(const struct painter *painter, const struct text_row *row, int line)
{
	const struct text_edit *edit = painter->edit;
	int column = text_columns(text_edit_text(edit) + row->start,
				  (gssize)(edit->caret.cursor - row->start));

	/* Blanks may hang over the edge; the cursor waits there. */
	canvas_cursor(painter->canvas, line,
		      painter->area.column + MIN(column, painter->area.width - 1));
}

static void paint(const struct painter *painter, struct text_row row, bool focused)
{
	struct text_edit *edit = painter->edit;
	struct text_row cursor = text_edit_cursor_row(edit);
	int height = painter->area.height;

	for (int i = 0; i < height; i++) {
		paint_row(painter, &row, painter->area.row + i);
		if (focused && row.start == cursor.start)
			paint_cursor(painter, &cursor, painter->area.row + i);
		if (!text_layout_row_below(edit->layout, text_edit_text(edit), &row))
			break;
	}
}

void text_edit_draw(struct text_edit *edit, struct canvas *canvas, struct area area, bool focused)
{
	struct painter painter = { .edit = edit, .canvas = canvas, .area = area };
	struct text_row row;
	size_t length;

	if (area.height < 1 || area.width < 1)
		return;
	/* One column stays free for the cursor behind the last letter. */
	text_layout_set_columns(edit->layout, MAX(area.width - 1, 2));
	edit->height = area.height;
	row = first_row(edit, area.height);
	edit->top = row.start;
	if (text_edit_selection(edit, &painter.selected, &length))
		painter.selected_end = painter.selected + length;
	painter.passages =
		text_marks_passages(&edit->marks, text_edit_text(edit), edit->text.length);
	paint(&painter, row, focused);
	g_array_unref(painter.passages);
}

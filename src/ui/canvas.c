/* A screenful of cells and the drawing of text into it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/canvas.h"

#include <string.h>

#include "base/text.h"
#include "ui/cells.h"

static const struct cell blank_cell = { .width = 1, .style = STYLE_TEXT };

struct canvas *canvas_new(int rows, int columns)
{
	struct canvas *canvas = g_new0(struct canvas, 1);

	canvas->rows = MAX(rows, 1);
	canvas->columns = MAX(columns, 1);
	canvas->marks = g_array_new(FALSE, TRUE, sizeof(struct marks));
	canvas->cells = g_new(struct cell, (gsize)canvas->rows * canvas->columns);
	canvas_clear(canvas);
	return canvas;
}

void canvas_free(struct canvas *canvas)
{
	if (!canvas)
		return;
	g_array_free(canvas->marks, TRUE);
	g_free(canvas->cells);
	g_free(canvas);
}

int canvas_rows(const struct canvas *canvas)
{
	return canvas->rows;
}

int canvas_columns(const struct canvas *canvas)
{
	return canvas->columns;
}

struct cell *canvas_row(const struct canvas *canvas, int row)
{
	return canvas->cells + (gsize)row * canvas->columns;
}

static struct marks *marks_of(const struct canvas *canvas, const struct cell *cell)
{
	return &g_array_index(canvas->marks, struct marks, cell->marks - 1);
}

int canvas_mark_count(const struct canvas *canvas, const struct cell *cell)
{
	int count = 0;

	while (cell->marks && count < CELL_MARKS && marks_of(canvas, cell)->letters[count])
		count++;
	return count;
}

gunichar canvas_mark(const struct canvas *canvas, const struct cell *cell, int index)
{
	return marks_of(canvas, cell)->letters[index];
}

bool canvas_same_cell(const struct canvas *canvas, const struct cell *cell,
		      const struct canvas *other, const struct cell *other_cell)
{
	if (cell->letter != other_cell->letter || cell->width != other_cell->width ||
	    cell->style != other_cell->style || !cell->marks != !other_cell->marks)
		return false;
	return !cell->marks ||
	       !memcmp(marks_of(canvas, cell), marks_of(other, other_cell), sizeof(struct marks));
}

void canvas_copy_cells(struct canvas *to, const struct canvas *from)
{
	memcpy(to->cells, from->cells, sizeof(*to->cells) * (size_t)to->rows * (size_t)to->columns);
	g_array_set_size(to->marks, 0);
	g_array_append_vals(to->marks, from->marks->data, from->marks->len);
}

void canvas_clear(struct canvas *canvas)
{
	for (int i = 0; i < canvas->rows * canvas->columns; i++)
		canvas->cells[i] = blank_cell;
	g_array_set_size(canvas->marks, 0);
	canvas->cursor_row = canvas->cursor_column = -1;
}

/* ------------------------------------------------------------------------------------------- cells */

static void blank(struct cell *cell)
{
	cell->letter = 0;
	cell->marks = 0;
	cell->width = 1;
}

/* What stands in the way of a new cell is blanked whole, never left as half a letter. */
static void clear_cell(struct cell *row, int column)
{
	if (row[column].width == 0 && column > 0)
		blank(&row[column - 1]);
	else if (row[column].width == 2)
		row[column + 1].width = 1;
	blank(&row[column]);
}

static void put_letter(struct canvas *canvas, int row, int column, int width, enum style style,
		       gunichar letter)
{
	struct cell *cells = canvas_row(canvas, row);

	clear_cell(cells, column);
	cells[column].style = (guint8)style;
	if (width == 2) {
		clear_cell(cells, column + 1);
		cells[column + 1].width = 0;
		cells[column + 1].style = (guint8)style;
	}
	cells[column].width = (guint8)width;
	cells[column].letter = letter == ' ' ? 0 : letter;
}

static void add_combining(struct canvas *canvas, int row, int column, gunichar letter)
{
	struct cell *cell = canvas_row(canvas, row) + column;
	int count = canvas_mark_count(canvas, cell);

	if (!cell->letter || count == CELL_MARKS || canvas->marks->len == G_MAXUINT16)
		return;
	if (!cell->marks) {
		g_array_set_size(canvas->marks, canvas->marks->len + 1);
		cell->marks = (guint16)canvas->marks->len;
	}
	marks_of(canvas, cell)->letters[count] = letter;
}

/* Most of what is drawn is plain ASCII or Cyrillic, one column each; the rest is looked up. */
static int letter_columns(gunichar letter, const char *bytes, size_t length)
{
	if ((letter >= 0x20 && letter < 0x7f) ||
	    (letter >= 0xa1 && letter < 0x300 && letter != 0xad) ||
	    (letter >= 0x400 && letter < 0x483))
		return 1;
	if (letter < 0xa0)
		return 0;
	return text_columns(bytes, (gssize)length);
}

static gunichar next_letter(const char *text, size_t left, size_t *length)
{
	guchar first = (guchar)text[0];
	gunichar letter;

	*length = first < 0x80 ? 1 : 2;
	if (first < 0x80)
		return first;
	if (first >= 0xc2 && first < 0xe0 && left > 1 && ((guchar)text[1] & 0xc0) == 0x80)
		return (gunichar)(first & 0x1f) << 6 | ((guchar)text[1] & 0x3f);
	letter = g_utf8_get_char_validated(text, (gssize)left);
	if (letter == (gunichar)-1 || letter == (gunichar)-2) {
		*length = 1;
		return 0xfffd;
	}
	*length = (size_t)g_unichar_to_utf8(letter, NULL);
	return letter;
}

static bool is_control(gunichar letter)
{
	return letter < 0x20 || (letter >= 0x7f && letter < 0xa0);
}

/* -------------------------------------------------------------------------------------------- text */

int canvas_bytes(struct canvas *canvas, int row, int column, int width, enum style style,
		 const char *text, size_t length)
{
	int at = column, last = -1; /* the cell that takes combining letters */
	int end = (int)MIN((gint64)column + width, canvas->columns);
	bool visible = row >= 0 && row < canvas->rows;

	for (size_t i = 0, step; i < length && text[i] && text[i] != '\n'; i += step) {
		gunichar letter = next_letter(text + i, length - i, &step);
		int columns = letter == 0xfffd ? 1 : letter_columns(letter, text + i, step);

		if (columns == 0) {
			if (last >= 0 && !is_control(letter))
				add_combining(canvas, row, last, letter);
			continue;
		}
		last = -1;
		if (at + columns > end)
			break;
		if (visible && at >= 0) {
			put_letter(canvas, row, at, columns, style, letter);
			last = at;
		}
		at += columns;
	}
	return at - column;
}

int canvas_text(struct canvas *canvas, int row, int column, enum style style, const char *text)
{
	return canvas_bytes(canvas, row, column, canvas->columns, style, text, strlen(text));
}

int canvas_text_in(struct canvas *canvas, int row, int column, int width, enum style style,
		   const char *text)
{
	size_t length = strcspn(text, "\n");
	int taken;

	if (width <= 0)
		return 0;
	if (text_columns(text, (gssize)length) <= width)
		return canvas_bytes(canvas, row, column, width, style, text, length);
	length = text_fit(text, length, width - 1);
	taken = canvas_bytes(canvas, row, column, width - 1, style, text, length);
	return taken + canvas_bytes(canvas, row, column + taken, 1, style, "…", strlen("…"));
}

int canvas_paragraph(struct canvas *canvas, struct area area, int skip, enum style style,
		     const char *text)
{
	size_t length = strlen(text), start = 0;
	int width = MAX(area.width, 2), row = 0;

	do {
		struct text_line line = text_break(text, length, start, width);

		if (row >= skip && row - skip < area.height)
			canvas_bytes(canvas, area.row + row - skip, area.column, area.width, style,
				     text + line.start, line.end - line.start);
		row++;
		if (line.next >= length && !line.hard)
			break;
		start = line.next;
	} while (start <= length);
	return row;
}

/* ------------------------------------------------------------------------------------------- areas */

static struct area clipped(const struct canvas *canvas, struct area area)
{
	int bottom = MIN(area.row + area.height, canvas->rows);
	int right = MIN(area.column + area.width, canvas->columns);

	area.row = MAX(area.row, 0);
	area.column = MAX(area.column, 0);
	area.height = MAX(bottom - area.row, 0);
	area.width = MAX(right - area.column, 0);
	return area;
}

void canvas_fill(struct canvas *canvas, struct area area, enum style style)
{
	area = clipped(canvas, area);
	for (int row = area.row; row < area.row + area.height; row++)
		for (int column = area.column; column < area.column + area.width; column++)
			put_letter(canvas, row, column, 1, style, ' ');
}

void canvas_line(struct canvas *canvas, int row, int column, int width)
{
	struct area area = clipped(canvas, (struct area){ row, column, 1, width });

	if (area.height > 0)
		for (int i = 0; i < area.width; i++)
			put_letter(canvas, area.row, area.column + i, 1, STYLE_FRAME, 0x2500);
}

static void put_corner(struct canvas *canvas, int row, int column, const char *corner)
{
	canvas_bytes(canvas, row, column, 1, STYLE_FRAME, corner, strlen(corner));
}

void canvas_box(struct canvas *canvas, struct area area)
{
	int bottom = area.row + area.height - 1, right = area.column + area.width - 1;

	if (area.height < 2 || area.width < 2)
		return;
	canvas_line(canvas, area.row, area.column + 1, area.width - 2);
	canvas_line(canvas, bottom, area.column + 1, area.width - 2);
	for (int row = area.row + 1; row < bottom; row++) {
		put_corner(canvas, row, area.column, "│");
		put_corner(canvas, row, right, "│");
	}
	put_corner(canvas, area.row, area.column, "┌");
	put_corner(canvas, area.row, right, "┐");
	put_corner(canvas, bottom, area.column, "└");
	put_corner(canvas, bottom, right, "┘");
}

void canvas_restyle(struct canvas *canvas, struct area area, enum style style)
{
	area = clipped(canvas, area);
	for (int row = area.row; row < area.row + area.height; row++)
		for (int column = area.column; column < area.column + area.width; column++)
			canvas_row(canvas, row)[column].style = style;
}

void canvas_cursor(struct canvas *canvas, int row, int column)
{
	canvas->cursor_row = CLAMP(row, 0, canvas->rows - 1);
	canvas->cursor_column = CLAMP(column, 0, canvas->columns - 1);
}

void canvas_cursor_at(const struct canvas *canvas, int *row, int *column)
{
	*row = canvas->cursor_row;
	*column = canvas->cursor_column;
}

/* Paints canvases on the terminal: only what changed since the last one.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "ui/terminal_private.h"

/* Grey that reads at 4.5 : 1 on black and on white; teal and red close to it. */
enum { PAIR_QUIET = 1, PAIR_MARK, PAIR_WARNING };

void terminal_choose_colours(struct terminal *terminal)
{
	const char *no_color = getenv("NO_COLOR");

	if ((no_color && *no_color) || !has_colors() || start_color() == ERR ||
	    use_default_colors() == ERR)
		return;
	terminal->colours = true;
	terminal->many_colours = COLORS >= 256;
	init_pair(PAIR_QUIET, terminal->many_colours ? 243 : -1, -1);
	init_pair(PAIR_MARK, terminal->many_colours ? 30 : COLOR_CYAN, -1);
	init_pair(PAIR_WARNING, terminal->many_colours ? 160 : COLOR_RED, -1);
}

struct look {
	attr_t attributes;
	short pair;
};

/* Every meaning is also said by a sign or a word, so that a terminal without any of this loses nothing. */
static struct look look_of(const struct terminal *terminal, enum style style)
{
	switch (style) {
	case STYLE_TITLE:
	case STYLE_STRONG:
	case STYLE_SELECTED:
		return (struct look){ A_BOLD, 0 };
	case STYLE_HINT:
	case STYLE_FRAME:
		return (struct look){ A_NORMAL, terminal->many_colours ? PAIR_QUIET : 0 };
	case STYLE_SELECTION:
		return (struct look){ A_REVERSE, 0 };
	case STYLE_INPUT:
		return (struct look){ A_UNDERLINE, 0 };
	case STYLE_MARK:
		return (struct look){ A_BOLD, terminal->colours ? PAIR_MARK : 0 };
	case STYLE_WARNING:
		return (struct look){ A_BOLD | (terminal->colours ? 0 : A_REVERSE),
				      terminal->colours ? PAIR_WARNING : 0 };
	default:
		return (struct look){ A_NORMAL, 0 };
	}
}

/* Joiners, direction marks and emoji selectors make terminals disagree about columns. */
static bool is_shown(gunichar letter)
{
	return letter != 0xfe0f && g_unichar_type(letter) != G_UNICODE_FORMAT;
}

static void to_curses(const struct terminal *terminal, const struct canvas *canvas,
		      const struct cell *cell, cchar_t *shown)
{
	struct look look = look_of(terminal, cell->style);
	wchar_t letters[CELL_MARKS + 2] = { (wchar_t)cell->letter };
	int marks = canvas_mark_count(canvas, cell), count = 1;

	if (!cell->letter)
		letters[0] = L' ';
	else if (cell->letter > 0x7e && wcwidth(letters[0]) != cell->width)
		letters[0] = cell->width == 1 ? L'?' : 0xff1f; /* "？", as wide */
	for (int i = 0; i < marks; i++) {
		gunichar mark = canvas_mark(canvas, cell, i);

		if (is_shown(mark) && wcwidth((wchar_t)mark) == 0)
			letters[count++] = (wchar_t)mark;
	}
	setcchar(shown, letters, look.attributes, look.pair, NULL);
}

static bool is_fragile(const struct canvas *canvas, const struct cell *cell)
{
	int marks = canvas_mark_count(canvas, cell);

	if (cell->letter >= 0x1f000)
		return true;
	for (int i = 0; i < marks; i++)
		if (!is_shown(canvas_mark(canvas, cell, i)))
			return true;
	return false;
}

/* Terminals count the columns of such a row in their own way: when it changes, all of it is painted. */
static bool row_is_fragile(const struct canvas *canvas, int row)
{
	const struct cell *cells = canvas_row(canvas, row);

	for (int i = 0; i < canvas->columns; i++)
		if (is_fragile(canvas, &cells[i]))
			return true;
	return false;
}

/* From the left half of a letter on. */
static void paint_cells(const struct terminal *terminal, const struct canvas *canvas, int row,
			int first, int last)
{
	const struct cell *cells = canvas_row(canvas, row);
	cchar_t *shown;
	int count = 0;

	if (cells[first].width == 0 && first > 0)
		first--;
	shown = g_new(cchar_t, last - first + 1);
	for (int column = first; column <= last; column++)
		if (cells[column].width > 0)
			to_curses(terminal, canvas, &cells[column], &shown[count++]);
	mvadd_wchnstr(row, first, shown, count);
	explicit_bzero(shown, (size_t)count * sizeof(*shown)); /* words, or a recovery code */
	g_free(shown);
}

/* Paints what differs from what is shown, and remembers it. */
static void paint_row(const struct terminal *terminal, const struct canvas *canvas, int row,
		      bool whole)
{
	const struct canvas *shown = terminal->shown;
	struct cell *now = canvas_row(canvas, row), *before = canvas_row(shown, row);
	int first = 0, last = canvas->columns - 1;

	if (!whole) {
		while (first <= last &&
		       canvas_same_cell(canvas, &now[first], shown, &before[first]))
			first++;
		while (last > first && canvas_same_cell(canvas, &now[last], shown, &before[last]))
			last--;
	}
	if (first > last)
		return;
	if (row_is_fragile(canvas, row) || row_is_fragile(shown, row))
		wredrawln(stdscr, row, 1);
	paint_cells(terminal, canvas, row, first, last);
	memcpy(before + first, now + first, sizeof(*now) * (size_t)(last - first + 1));
}

static bool fits(const struct canvas *shown, const struct canvas *canvas)
{
	return shown && shown->rows == canvas->rows && shown->columns == canvas->columns;
}

/* Most rows, at a glance; says nothing about combining letters. */
static bool same_row(const struct canvas *shown, const struct canvas *canvas, int row)
{
	return !memcmp(canvas_row(shown, row), canvas_row(canvas, row),
		       sizeof(struct cell) * (size_t)canvas->columns);
}

void terminal_paint(struct terminal *terminal, const struct canvas *canvas)
{
	bool whole = !fits(terminal->shown, canvas);
	bool marks;

	if (whole) {
		terminal_repaint(terminal);
		terminal->shown = canvas_new(canvas->rows, canvas->columns);
	}
	marks = canvas->marks->len > 0 || terminal->shown->marks->len > 0;
	for (int row = 0; row < canvas->rows; row++)
		if (whole || marks || !same_row(terminal->shown, canvas, row))
			paint_row(terminal, canvas, row, whole);
	if (marks) /* their places have changed */
		canvas_copy_cells(terminal->shown, canvas);
	move(MAX(canvas->cursor_row, 0), MAX(canvas->cursor_column, 0));
	refresh();
}

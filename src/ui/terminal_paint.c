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

static void to_curses(const struct terminal *terminal, const struct cell *cell, cchar_t *shown)
{
	struct look look = look_of(terminal, cell->style);
	wchar_t letters[CELL_LETTERS + 1] = { (wchar_t)cell->letters[0] };
	int count = 1;

	if (!cell->letters[0])
		letters[0] = L' ';
	else if (cell->letters[0] > 0x7e && wcwidth(letters[0]) != cell->width)
		letters[0] = cell->width == 1 ? L'?' : 0xff1f; /* "？", as wide */
	for (int i = 1; i < cell_letter_count(cell); i++)
		if (is_shown(cell->letters[i]) && wcwidth((wchar_t)cell->letters[i]) == 0)
			letters[count++] = (wchar_t)cell->letters[i];
	letters[count] = L'\0';
	setcchar(shown, letters, look.attributes, look.pair, NULL);
}

static bool is_fragile(const struct cell *cell)
{
	if (cell->letters[0] >= 0x1f000)
		return true;
	for (int i = 1; i < CELL_LETTERS && cell->letters[i]; i++)
		if (cell->letters[i] == 0xfe0f || cell->letters[i] == 0x200d)
			return true;
	return false;
}

/* Terminals count the columns of such a row in their own way: when it changes, all of it is painted. */
static bool row_is_fragile(const struct canvas *canvas, int row)
{
	const struct cell *cells = canvas_row(canvas, row);

	for (int i = 0; i < canvas->columns; i++)
		if (is_fragile(&cells[i]))
			return true;
	return false;
}

static void paint_cells(const struct terminal *terminal, const struct canvas *canvas, int row,
			int first, int last)
{
	const struct cell *cells = canvas_row(canvas, row);
	g_autofree cchar_t *shown = g_new(cchar_t, last - first + 2);
	int count = 0;

	if (cells[first].width == 0 && first > 0)
		first--;
	for (int column = first; column <= last; column++)
		if (cells[column].width > 0)
			to_curses(terminal, &cells[column], &shown[count++]);
	mvadd_wchnstr(row, first, shown, count);
}

static bool same_cell(const struct cell *a, const struct cell *b)
{
	return !memcmp(a, b, sizeof(*a));
}

static void paint_row(const struct terminal *terminal, const struct canvas *canvas, int row)
{
	const struct cell *now = canvas_row(canvas, row), *before = NULL;
	int first = 0, last = canvas->columns - 1;

	if (terminal->shown) {
		before = canvas_row(terminal->shown, row);
		while (first <= last && same_cell(&now[first], &before[first]))
			first++;
		while (last > first && same_cell(&now[last], &before[last]))
			last--;
	}
	if (first > last)
		return;
	if (row_is_fragile(canvas, row) || (before && row_is_fragile(terminal->shown, row)))
		wredrawln(stdscr, row, 1);
	paint_cells(terminal, canvas, row, first, last);
}

static void remember(struct terminal *terminal, const struct canvas *canvas)
{
	if (!terminal->shown)
		terminal->shown = canvas_new(canvas->rows, canvas->columns);
	memcpy(terminal->shown->cells, canvas->cells,
	       sizeof(*canvas->cells) * (size_t)canvas->rows * (size_t)canvas->columns);
}

void terminal_paint(struct terminal *terminal, const struct canvas *canvas)
{
	if (terminal->shown &&
	    (terminal->shown->rows != canvas->rows || terminal->shown->columns != canvas->columns))
		terminal_repaint(terminal);
	for (int row = 0; row < canvas->rows; row++)
		paint_row(terminal, canvas, row);
	move(MAX(canvas->cursor_row, 0), MAX(canvas->cursor_column, 0));
	refresh();
	remember(terminal, canvas);
}

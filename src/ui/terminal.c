/* The terminal: opens it, reads keys from it, paints canvases on it, and leaves it as it was. The one file that knows curses.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/terminal.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

/* <term.h> makes these words macros. */
#undef lines
#undef columns

#include "ui/cells.h"
#include "ui/key_decode.h"

#define ESCAPE_MS 25               /* what follows an ESC within this time belongs to it */
#define READ_MAX (4 * 1024 * 1024) /* bytes taken in one turn, so that painting gets its turn too */

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";

struct terminal {
	SCREEN *screen;
	struct canvas *shown; /* what curses was last given; NULL: nothing that still stands */
	struct key_decoder *decoder;
	bool colours, many_colours;
	bool alternate; /* has a second screen, so that nothing of ours stays behind */
};

/* The one thing that may change at file level: a crash has no other place to look. Filled at opening. */
static struct {
	volatile sig_atomic_t open;
	struct termios modes;
	char farewell[256];
	size_t length;
} at_abort;

bool terminal_set_locale(struct error *error)
{
	bool utf8 = setlocale(LC_ALL, "") && !strcmp(nl_langinfo(CODESET), "UTF-8");

	if (!utf8)
		utf8 = setlocale(LC_ALL, "C.UTF-8") || setlocale(LC_ALL, "C.utf8");
	setlocale(LC_NUMERIC, "C"); /* a decimal comma breaks PDF files and numbers in JSON */
	return utf8 || error_set(error, ERROR_FAILED, "terminal.locale");
}

/* ------------------------------------------------------------------------------------ coming, going */

static void write_all(const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t written = write(STDOUT_FILENO, bytes, length);

		if (written < 0 && errno != EINTR)
			return;
		bytes += MAX(written, 0);
		length -= (size_t)MAX(written, 0);
	}
}

static const char *capability(const char *name)
{
	const char *text = tigetstr(name);

	return text == (const char *)-1 ? NULL : text;
}

/* Terminfo writes waiting times as $<5>; a crash does not wait. */
static void add_farewell(const char *text)
{
	for (; text && *text && at_abort.length < sizeof(at_abort.farewell); text++) {
		if (text[0] == '$' && text[1] == '<' && strchr(text, '>'))
			text = strchr(text, '>');
		else
			at_abort.farewell[at_abort.length++] = *text;
	}
}

static void prepare_farewell(void)
{
	at_abort.length = 0;
	add_farewell(paste_off);
	add_farewell(capability("sgr0"));
	add_farewell(capability("clear")); /* where there is no second screen, this is all */
	add_farewell(capability("rmcup"));
	add_farewell(capability("cnorm"));
	at_abort.open = 1;
}

void terminal_restore_after_abort(void)
{
	if (!at_abort.open)
		return;
	at_abort.open = 0;
	write_all(at_abort.farewell, at_abort.length);
	(void)tcsetattr(STDIN_FILENO, TCSANOW, &at_abort.modes);
}

/* Learns what this terminal sends, where it is not what most of them send. */
static void learn_keys(struct key_decoder *decoder)
{
	const struct {
		const char *sequence;
		struct key key;
	} keys[] = {
		{ key_up, { .name = KEY_NAME_UP } },
		{ key_down, { .name = KEY_NAME_DOWN } },
		{ key_left, { .name = KEY_NAME_LEFT } },
		{ key_right, { .name = KEY_NAME_RIGHT } },
		{ key_home, { .name = KEY_NAME_HOME } },
		{ key_end, { .name = KEY_NAME_END } },
		{ key_ppage, { .name = KEY_NAME_PAGE_UP } },
		{ key_npage, { .name = KEY_NAME_PAGE_DOWN } },
		{ key_ic, { .name = KEY_NAME_INSERT } },
		{ key_dc, { .name = KEY_NAME_DELETE } },
		{ key_btab, { .name = KEY_NAME_BACK_TAB } },
		{ key_f1, { .name = KEY_FUNCTION, .letter = 1 } },
		{ key_f2, { .name = KEY_FUNCTION, .letter = 2 } },
		{ key_f3, { .name = KEY_FUNCTION, .letter = 3 } },
		{ key_f4, { .name = KEY_FUNCTION, .letter = 4 } },
		{ key_f5, { .name = KEY_FUNCTION, .letter = 5 } },
		{ key_f6, { .name = KEY_FUNCTION, .letter = 6 } },
		{ key_f7, { .name = KEY_FUNCTION, .letter = 7 } },
		{ key_f8, { .name = KEY_FUNCTION, .letter = 8 } },
		{ key_f9, { .name = KEY_FUNCTION, .letter = 9 } },
		{ key_f10, { .name = KEY_FUNCTION, .letter = 10 } },
		{ key_f11, { .name = KEY_FUNCTION, .letter = 11 } },
		{ key_f12, { .name = KEY_FUNCTION, .letter = 12 } },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		if (keys[i].sequence && keys[i].sequence[0] == '\033' && keys[i].sequence[1])
			key_decoder_learn(decoder, keys[i].sequence, keys[i].key);
}

/* Grey that reads at 4.5 : 1 on black and on white; teal and red close to it. */
enum { PAIR_QUIET = 1, PAIR_MARK, PAIR_WARNING };

static void choose_colours(struct terminal *terminal)
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

static bool is_usable(struct error *error)
{
	const char *name = getenv("TERM");
	int found;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return error_set(error, ERROR_FAILED, "terminal.none");
	if (!name || !*name || setupterm(name, STDOUT_FILENO, &found) == ERR ||
	    !capability("cup") || !capability("clear"))
		return error_set_key(error, ERROR_FAILED, "terminal.unknown",
				     name && *name ? name : "-");
	return true;
}

static void set_modes(struct terminal *terminal)
{
	raw();
	noecho();
	nonl();
	typeahead(-1); /* all that waits was read before painting */
	set_escdelay(ESCAPE_MS);
	leaveok(stdscr, FALSE);
	terminal->alternate = capability("smcup") != NULL;
	idlok(stdscr,
	      terminal->alternate); /* on a single screen a scrolled line could stay in its history */
}

struct terminal *terminal_open(struct error *error)
{
	struct terminal *terminal;

	if (!is_usable(error))
		return NULL;
	tcgetattr(STDIN_FILENO, &at_abort.modes);
	terminal = g_new0(struct terminal, 1);
	use_tioctl(TRUE);
	terminal->screen = newterm(NULL, stdout, stdin);
	if (!terminal->screen) {
		g_free(terminal);
		error_set_key(error, ERROR_FAILED, "terminal.unknown", getenv("TERM"));
		return NULL;
	}
	prepare_farewell();
	set_modes(terminal);
	choose_colours(terminal);
	terminal->decoder = key_decoder_new();
	learn_keys(terminal->decoder);
	write_all(paste_on, strlen(paste_on));
	return terminal;
}

/* After this nothing of ours is on the terminal. */
static void leave(const struct terminal *terminal)
{
	if (isendwin())
		return;
	if (!terminal->alternate) {
		erase();
		refresh();
	}
	endwin();
	write_all(paste_off, strlen(paste_off));
	if (!terminal->alternate)
		write_all(clear_screen, strcspn(clear_screen, "$"));
}

void terminal_close(struct terminal *terminal)
{
	if (!terminal)
		return;
	leave(terminal);
	at_abort.open = 0;
	delscreen(terminal->screen);
	key_decoder_free(terminal->decoder);
	canvas_free(terminal->shown);
	g_free(terminal);
}

void terminal_suspend(struct terminal *terminal)
{
	leave(terminal);
}

void terminal_continue(struct terminal *terminal)
{
	leave(terminal); /* when it was stopped without being asked, the modes are not ours any more */
	write_all(paste_on, strlen(paste_on));
	refresh(); /* takes the terminal back */
	terminal_resized(terminal);
}

int terminal_fd(const struct terminal *terminal)
{
	(void)terminal;
	return STDIN_FILENO;
}

void terminal_size(const struct terminal *terminal, int *rows, int *columns)
{
	(void)terminal;
	getmaxyx(stdscr, *rows, *columns);
}

void terminal_repaint(struct terminal *terminal)
{
	clearok(curscr, TRUE);
	g_clear_pointer(&terminal->shown, canvas_free);
}

void terminal_resized(struct terminal *terminal)
{
	struct winsize size;

	if (!ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_row > 0 && size.ws_col > 0)
		resizeterm(size.ws_row, size.ws_col);
	terminal_repaint(terminal);
}

/* ------------------------------------------------------------------------------------------- reading */

static bool more_within(int milliseconds)
{
	struct pollfd polled = { STDIN_FILENO, POLLIN, 0 };
	int ready;

	do
		ready = poll(&polled, 1, milliseconds);
	while (ready < 0 && errno == EINTR);
	return ready > 0;
}

/* Bytes read; 0 when the terminal is gone. */
static size_t read_some(struct terminal *terminal, GArray *keys)
{
	char bytes[4096];
	ssize_t length;

	do
		length = read(STDIN_FILENO, bytes, sizeof(bytes));
	while (length < 0 && errno == EINTR);
	if (length <= 0)
		return 0;
	key_decoder_feed(terminal->decoder, bytes, (size_t)length, keys);
	explicit_bzero(bytes, (size_t)length);
	return (size_t)length;
}

bool terminal_read(struct terminal *terminal, GArray *keys)
{
	size_t taken = 0;

	while (taken < READ_MAX &&
	       more_within(key_decoder_is_waiting(terminal->decoder) ? ESCAPE_MS : 0)) {
		size_t length = read_some(terminal, keys);

		if (length == 0)
			return false;
		taken += length;
	}
	if (taken < READ_MAX)
		key_decoder_flush(terminal->decoder, keys);
	return true;
}

/* ------------------------------------------------------------------------------------------ painting */

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

/* The terminal: opens it, reads keys from it, and leaves it as it was. Painting is in terminal_paint.c; these two know curses.
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

/* <term.h> makes these words macros. */
#undef lines
#undef columns

#include "ui/terminal_private.h"

#define ESCAPE_MS 25               /* what follows an ESC within this time belongs to it */
#define READ_MAX (4 * 1024 * 1024) /* bytes taken in one turn, so that painting gets its turn too */

#define A_KEY_OR_TWO 32 /* bytes; when so few came, no more are waiting */

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";

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

static bool unknown(struct error *error)
{
	const char *name = getenv("TERM");

	return error_set_key(error, ERROR_FAILED, "terminal.unknown", name && *name ? name : "-");
}

/* curses takes any terminal it has heard of, also one that cannot put its cursor anywhere. */
static SCREEN *open_curses(struct error *error)
{
	SCREEN *screen;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		error_set(error, ERROR_FAILED, "terminal.none");
		return NULL;
	}
	use_tioctl(TRUE);
	screen = newterm(NULL, stdout, stdin);
	if (screen && (!cursor_address || !clear_screen)) {
		endwin();
		delscreen(screen);
		screen = NULL;
	}
	if (!screen)
		unknown(error);
	return screen;
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
	struct termios modes;
	SCREEN *screen;

	(void)tcgetattr(STDIN_FILENO, &modes);
	screen = open_curses(error);
	if (!screen)
		return NULL;
	at_abort.modes = modes;
	terminal = g_new0(struct terminal, 1);
	terminal->screen = screen;
	prepare_farewell();
	set_modes(terminal);
	terminal_choose_colours(terminal);
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

/* More may wait: something unfinished, or a burst that a pipe hands over in pieces. */
static bool may_have_more(const struct terminal *terminal, size_t length)
{
	return length > A_KEY_OR_TWO || key_decoder_is_waiting(terminal->decoder);
}

bool terminal_read(struct terminal *terminal, GArray *keys)
{
	size_t taken = 0, length;

	do {
		length = read_some(terminal, keys);
		if (length == 0)
			return false;
		taken += length;
	} while (taken < READ_MAX && may_have_more(terminal, length) &&
		 more_within(key_decoder_is_waiting(terminal->decoder) ? ESCAPE_MS : 0));
	if (taken < READ_MAX)
		key_decoder_flush(terminal->decoder, keys);
	return true;
}

void terminal_read_rest(struct terminal *terminal, GArray *keys)
{
	while (more_within(0) && read_some(terminal, keys) > 0)
		;
	key_decoder_end(terminal->decoder, keys);
}

bool terminal_is_pasting(const struct terminal *terminal)
{
	return key_decoder_is_pasting(terminal->decoder);
}

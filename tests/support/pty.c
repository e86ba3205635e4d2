/* A program on a terminal of its own, played by libvterm.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

#include <cmocka.h>
#include <vterm.h>

#include "support/keys.h"

struct pty {
	int master; /* -1: hung up */
	int slave;  /* kept open, so that the modes can be looked at after the end */
	pid_t pid;  /* 0: its end was seen */
	int status;
	VTerm *vterm;
	VTermScreen *screen;
	VTermPos cursor;
	GString *scrolled; /* what went over the top of the main screen */
	size_t bytes;      /* that the program wrote */
	bool alternate, rang;
};

/* ---------------------------------------------------------------------------------- libvterm's side */

static int cursor_moved(VTermPos position, VTermPos old, int visible, void *user)
{
	(void)old;
	(void)visible;
	((struct pty *)user)->cursor = position;
	return 1;
}

static int property_set(VTermProp property, VTermValue *value, void *user)
{
	struct pty *pty = user;

	if (property == VTERM_PROP_ALTSCREEN)
		pty->alternate = value->boolean;
	if (property == VTERM_PROP_TITLE || property == VTERM_PROP_ICONNAME ||
	    (property == VTERM_PROP_MOUSE && value->number != VTERM_PROP_MOUSE_NONE))
		pty->rang = true;
	return 1;
}

static int bell_rung(void *user)
{
	((struct pty *)user)->rang = true;
	return 1;
}

static void append_cell(GString *text, const VTermScreenCell *cell)
{
	if (!cell->chars[0])
		g_string_append_c(text, ' ');
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
		if (cell->chars[i] != (uint32_t)-1)
			g_string_append_unichar(text, cell->chars[i]);
}

static void cut_blanks(GString *text)
{
	while (text->len > 0 && text->str[text->len - 1] == ' ')
		g_string_truncate(text, text->len - 1);
}

static int line_scrolled(int columns, const VTermScreenCell *cells, void *user)
{
	struct pty *pty = user;

	for (int column = 0; column < columns; column += MAX(cells[column].width, 1))
		append_cell(pty->scrolled, &cells[column]);
	cut_blanks(pty->scrolled);
	g_string_append_c(pty->scrolled, '\n');
	return 1;
}

static const VTermScreenCallbacks callbacks = {
	.movecursor = cursor_moved,
	.settermprop = property_set,
	.bell = bell_rung,
	.sb_pushline = line_scrolled,
};

/* The program must take what is sent; meanwhile it may write, and somebody must read that. */
static void wait_for_room(struct pty *pty)
{
	struct pollfd polled = { pty->master, POLLIN | POLLOUT, 0 };

	if (poll(&polled, 1, PTY_TIMEOUT_MS) <= 0)
		fail_msg("the program does not read what is typed");
	if (polled.revents & POLLIN)
		pty_read(pty, 0);
}

static void write_to_program(struct pty *pty, const char *bytes, size_t length)
{
	while (length > 0 && pty->master >= 0) {
		ssize_t written = write(pty->master, bytes, length);

		if (written < 0 && errno == EAGAIN) {
			wait_for_room(pty);
			continue;
		}
		if (written < 0 && errno != EINTR)
			return;
		bytes += MAX(written, 0);
		length -= (size_t)MAX(written, 0);
	}
}

static void to_program(const char *bytes, size_t length, void *user)
{
	write_to_program(user, bytes, length);
}

/* ------------------------------------------------------------------------------------------ starting */

static bool names(const char *const *environment, const char *name)
{
	for (; environment && *environment; environment++)
		if (g_str_has_prefix(*environment, name))
			return true;
	return false;
}

/* Nothing of the tester's own environment but the path, home and what sanitizers ask for. */
static char **build_environment(const struct pty_options *options)
{
	static const char *const kept[] = { "PATH=", "HOME=", "ASAN_OPTIONS=", "UBSAN_OPTIONS=",
					    "TMPDIR=" };
	GPtrArray *list = g_ptr_array_new();

	for (size_t i = 0; i < G_N_ELEMENTS(kept); i++) {
		g_autofree char *name = g_strndup(kept[i], strlen(kept[i]) - 1);
		const char *value = getenv(name);

		if (value && !names(options->environment, kept[i]))
			g_ptr_array_add(list, g_strconcat(kept[i], value, NULL));
	}
	if (!names(options->environment, "LC_ALL="))
		g_ptr_array_add(list, g_strdup("LC_ALL=C.UTF-8"));
	g_ptr_array_add(
		list, g_strconcat("TERM=", options->term ? options->term : "xterm-256color", NULL));
	for (const char *const *one = options->environment; one && *one; one++)
		g_ptr_array_add(list, g_strdup(*one));
	g_ptr_array_add(list, NULL);
	return (char **)g_ptr_array_free(list, FALSE);
}

static void become_program(const struct pty_options *options, int slave, char **environment)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGINT,
	       SIG_DFL); /* a shell without job control has what it runs behind it ignore these two */
	signal(SIGQUIT, SIG_DFL);
	login_tty(slave);
	execve(options->arguments[0], (char *const *)options->arguments, environment);
	_exit(127);
}

static void start_vterm(struct pty *pty, int rows, int columns)
{
	pty->vterm = vterm_new(rows, columns);
	vterm_set_utf8(pty->vterm, 1);
	vterm_output_set_callback(pty->vterm, to_program, pty);
	pty->screen = vterm_obtain_screen(pty->vterm);
	vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
	vterm_screen_enable_altscreen(pty->screen, 1);
	vterm_screen_reset(pty->screen, 1);
	pty->rang = false; /* resetting sets every property once */
}

struct pty *pty_start(const struct pty_options *options)
{
	struct pty *pty = g_new0(struct pty, 1);
	struct winsize size = { .ws_row = (unsigned short)(options->rows ? options->rows : 24),
				.ws_col = (unsigned short)(options->columns ? options->columns
									    : 80) };
	g_auto(GStrv) environment = build_environment(options);

	assert_int_equal(openpty(&pty->master, &pty->slave, NULL, NULL, &size), 0);
	fcntl(pty->master, F_SETFD, FD_CLOEXEC);
	fcntl(pty->master, F_SETFL, O_NONBLOCK);
	pty->scrolled = g_string_new(NULL);
	start_vterm(pty, size.ws_row, size.ws_col);
	pty->pid = fork();
	assert_true(pty->pid >= 0);
	if (pty->pid == 0)
		become_program(options, pty->slave, environment);
	fcntl(pty->slave, F_SETFD, FD_CLOEXEC);
	return pty;
}

void pty_free(struct pty *pty)
{
	if (!pty)
		return;
	if (pty->pid > 0) {
		kill(pty->pid, SIGKILL);
		waitpid(pty->pid, NULL, 0);
	}
	pty_hang_up(pty);
	if (pty->slave >= 0)
		close(pty->slave);
	vterm_free(pty->vterm);
	g_string_free(pty->scrolled, TRUE);
	g_free(pty);
}

/* ------------------------------------------------------------------------------------------- reading */

bool pty_read(struct pty *pty, int timeout_ms)
{
	struct pollfd polled = { pty->master, POLLIN, 0 };
	char bytes[8192];
	ssize_t length;

	if (pty->master < 0 || poll(&polled, 1, timeout_ms) <= 0)
		return false;
	length = read(pty->master, bytes, sizeof(bytes));
	if (length <= 0)
		return false;
	pty->bytes += (size_t)length;
	vterm_input_write(pty->vterm, bytes, (size_t)length);
	return true;
}

void pty_settle(struct pty *pty, int quiet_ms)
{
	while (pty_read(pty, quiet_ms))
		continue;
}

static int remaining_ms(gint64 until)
{
	return (int)MAX((until - g_get_monotonic_time()) / 1000, 0);
}

static bool shows(struct pty *pty, const char *text)
{
	g_autofree char *screen = pty_screen(pty);

	return strstr(screen, text) != NULL;
}

static bool wait_until(struct pty *pty, const char *text, bool there, int timeout_ms)
{
	gint64 until = g_get_monotonic_time() + (gint64)timeout_ms * 1000;

	while (shows(pty, text) != there)
		if (!pty_read(pty, remaining_ms(until)))
			return shows(pty, text) == there;
	return true;
}

bool pty_sees(struct pty *pty, const char *text, int timeout_ms)
{
	return wait_until(pty, text, true, timeout_ms);
}

static void must_see(struct pty *pty, const char *text, bool there)
{
	g_autofree char *screen = NULL;

	if (wait_until(pty, text, there, PTY_TIMEOUT_MS))
		return;
	screen = pty_screen(pty);
	print_message("%s\n", screen);
	fail_msg("%s “%s”", there ? "the screen never showed" : "the screen kept showing", text);
}

void pty_expect(struct pty *pty, const char *text)
{
	must_see(pty, text, true);
}

void pty_expect_gone(struct pty *pty, const char *text)
{
	must_see(pty, text, false);
}

/* ------------------------------------------------------------------------------------------- sending */

void pty_send_bytes(struct pty *pty, const char *bytes, size_t length)
{
	write_to_program(pty, bytes, length);
}

void pty_send_text(struct pty *pty, const char *text)
{
	g_autofree char *typed = g_strdelimit(g_strdup(text), "\n", '\r');

	write_to_program(pty, typed, strlen(typed));
}

static VTermKey vterm_key(const struct key *key)
{
	switch (key->name) {
	case KEY_NAME_ENTER:
		return VTERM_KEY_ENTER;
	case KEY_NAME_TAB:
	case KEY_NAME_BACK_TAB:
		return VTERM_KEY_TAB;
	case KEY_NAME_BACKSPACE:
		return VTERM_KEY_BACKSPACE;
	case KEY_NAME_DELETE:
		return VTERM_KEY_DEL;
	case KEY_NAME_ESCAPE:
		return VTERM_KEY_ESCAPE;
	case KEY_NAME_UP:
		return VTERM_KEY_UP;
	case KEY_NAME_DOWN:
		return VTERM_KEY_DOWN;
	case KEY_NAME_LEFT:
		return VTERM_KEY_LEFT;
	case KEY_NAME_RIGHT:
		return VTERM_KEY_RIGHT;
	case KEY_NAME_HOME:
		return VTERM_KEY_HOME;
	case KEY_NAME_END:
		return VTERM_KEY_END;
	case KEY_NAME_PAGE_UP:
		return VTERM_KEY_PAGEUP;
	case KEY_NAME_PAGE_DOWN:
		return VTERM_KEY_PAGEDOWN;
	case KEY_NAME_INSERT:
		return VTERM_KEY_INS;
	case KEY_FUNCTION:
		return VTERM_KEY_FUNCTION((int)key->letter);
	default:
		return VTERM_KEY_NONE;
	}
}

static VTermModifier vterm_modifiers(const struct key *key)
{
	return (key->shift || key->name == KEY_NAME_BACK_TAB ? VTERM_MOD_SHIFT : 0) |
	       (key->control ? VTERM_MOD_CTRL : 0);
}

void pty_send_key(struct pty *pty, const char *spec)
{
	struct key key = key_from_spec(spec);
	char bytes[8] = "\033";
	int length;

	if (key.name == KEY_CONTROL) {
		bytes[0] = (char)(g_ascii_toupper((char)key.letter) & 0x1f);
		write_to_program(pty, bytes, 1);
	} else if (key.name == KEY_ALT) {
		length = g_unichar_to_utf8(key.letter, bytes + 1);
		write_to_program(pty, bytes, (size_t)length + 1);
	} else if (key.name == KEY_LETTER) {
		length = g_unichar_to_utf8(key.letter, bytes);
		write_to_program(pty, bytes, (size_t)length);
	} else {
		vterm_keyboard_key(pty->vterm, vterm_key(&key), vterm_modifiers(&key));
	}
}

void pty_send_keys(struct pty *pty, const char *specs)
{
	g_auto(GStrv) all = g_strsplit(specs, " ", -1);

	for (char **spec = all; *spec; spec++)
		if (**spec)
			pty_send_key(pty, *spec);
}

void pty_paste(struct pty *pty, const char *text)
{
	pty_settle(pty, 0); /* the program may just have asked for brackets */
	vterm_keyboard_start_paste(pty->vterm);
	pty_send_text(pty, text);
	vterm_keyboard_end_paste(pty->vterm);
}

/* ------------------------------------------------------------------------------------------- looking */

static void append_row(struct pty *pty, GString *text, int row, int columns)
{
	VTermScreenCell cell;

	for (int column = 0; column < columns; column += MAX(cell.width, 1)) {
		vterm_screen_get_cell(pty->screen, (VTermPos){ row, column }, &cell);
		append_cell(text, &cell);
	}
	cut_blanks(text);
}

char *pty_row(struct pty *pty, int row)
{
	GString *text = g_string_new(NULL);
	int rows, columns;

	vterm_get_size(pty->vterm, &rows, &columns);
	append_row(pty, text, row, columns);
	return g_string_free(text, FALSE);
}

char *pty_screen(struct pty *pty)
{
	GString *text = g_string_new(NULL);
	int rows, columns;

	vterm_get_size(pty->vterm, &rows, &columns);
	for (int row = 0; row < rows; row++) {
		append_row(pty, text, row, columns);
		g_string_append_c(text, '\n');
	}
	return g_string_free(text, FALSE);
}

char *pty_left_behind(struct pty *pty)
{
	g_autofree char *screen = NULL;

	assert_false(pty_is_alternate(pty));
	screen = pty_screen(pty);
	return g_strconcat(pty->scrolled->str, screen, NULL);
}

void pty_cursor(struct pty *pty, int *row, int *column)
{
	*row = pty->cursor.row;
	*column = pty->cursor.col;
}

bool pty_is_alternate(struct pty *pty)
{
	return pty->alternate;
}

static VTermScreenCell cell_at(struct pty *pty, int row, int column)
{
	VTermScreenCell cell;

	vterm_screen_get_cell(pty->screen, (VTermPos){ row, column }, &cell);
	return cell;
}

bool pty_is_bold(struct pty *pty, int row, int column)
{
	return cell_at(pty, row, column).attrs.bold;
}

bool pty_is_reverse(struct pty *pty, int row, int column)
{
	return cell_at(pty, row, column).attrs.reverse;
}

bool pty_is_coloured(struct pty *pty, int row, int column)
{
	VTermScreenCell cell = cell_at(pty, row, column);

	return !VTERM_COLOR_IS_DEFAULT_FG(&cell.fg);
}

bool pty_rang(struct pty *pty)
{
	return pty->rang;
}

void pty_resize(struct pty *pty, int rows, int columns)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };

	pty_settle(pty, 0);
	vterm_set_size(pty->vterm, rows, columns);
	assert_int_equal(ioctl(pty->master, TIOCSWINSZ, &size), 0); /* sends SIGWINCH */
}

size_t pty_take_bytes(struct pty *pty)
{
	size_t bytes = pty->bytes;

	pty->bytes = 0;
	return bytes;
}

/* -------------------------------------------------------------------------------------------- ending */

int pty_pid(const struct pty *pty)
{
	return pty->pid;
}

void pty_kill(struct pty *pty, int signal_number)
{
	assert_int_equal(kill(pty->pid, signal_number), 0);
}

void pty_wait_stopped(struct pty *pty)
{
	assert_int_equal(waitpid(pty->pid, &pty->status, WUNTRACED), pty->pid);
	assert_true(WIFSTOPPED(pty->status));
	pty_settle(pty, 0);
}

void pty_hang_up(struct pty *pty)
{
	if (pty->slave >= 0)
		close(pty->slave);
	pty->slave = -1;
	if (pty->master >= 0)
		close(pty->master);
	pty->master = -1;
}

/* Reads what the program writes until it is gone; false when that takes too long. */
static bool read_until_end(struct pty *pty, int process)
{
	gint64 until = g_get_monotonic_time() + (gint64)PTY_TIMEOUT_MS * 1000;
	struct pollfd polled[] = { { process, POLLIN, 0 }, { pty->master, POLLIN, 0 } };

	while (polled[0].revents == 0) {
		if (poll(polled, 2, remaining_ms(until)) == 0)
			return false;
		if (polled[1].revents && !pty_read(pty, 0))
			polled[1].fd = -1;
	}
	return true;
}

int pty_wait_exit(struct pty *pty)
{
	int process = (int)syscall(SYS_pidfd_open, pty->pid, 0);
	bool ended;

	assert_true(process >= 0);
	ended = read_until_end(pty, process);
	close(process);
	if (!ended)
		fail_msg("the program did not end");
	assert_int_equal(waitpid(pty->pid, &pty->status, 0), pty->pid);
	pty->pid = 0;
	pty_settle(pty, 0);
	return WIFSIGNALED(pty->status) ? -WTERMSIG(pty->status) : WEXITSTATUS(pty->status);
}

bool pty_is_cooked(struct pty *pty)
{
	struct termios modes;

	assert_int_equal(tcgetattr(pty->slave, &modes), 0);
	return (modes.c_lflag & (ECHO | ICANON | ISIG)) == (ECHO | ICANON | ISIG) &&
	       (modes.c_iflag & ICRNL) && (modes.c_oflag & OPOST);
}

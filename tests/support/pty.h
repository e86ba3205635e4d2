/* A program on a terminal of its own, played by libvterm. Waits on the terminal, never by the clock: each call ends when what it waits
   for is there, or fails the test after its time.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_PTY_H
#define SUPPORT_PTY_H

#include <glib.h>
#include <stdbool.h>

#define PTY_TIMEOUT_MS 10000 /* a failing test ends; a passing one never waits for it */

struct pty;

struct pty_options {
	const char *const *arguments; /* program first; NULL-terminated */
	const char *const *
		environment; /* "NAME=value", NULL-terminated; PATH, HOME, LC_ALL=C.UTF-8 unless named here */
	const char *term;  /* NULL: xterm-256color */
	int rows, columns; /* 0: 24 × 80 */
};

struct pty *pty_start(const struct pty_options *options);
void pty_free(struct pty *pty); /* kills what still runs */

/* Waits until `text` stands on a row of the screen. pty_expect fails the test and shows the screen; pty_sees answers. */
void pty_expect(struct pty *pty, const char *text);
bool pty_sees(struct pty *pty, const char *text, int timeout_ms);
void pty_expect_gone(struct pty *pty, const char *text);
/* Reads once, waiting so long at most; false when nothing came. For waiting on something else than a text. */
bool pty_read(struct pty *pty, int timeout_ms);
/* Reads until the program was silent for so many milliseconds. */
void pty_settle(struct pty *pty, int quiet_ms);

void pty_send_bytes(struct pty *pty, const char *bytes, size_t length);
void pty_send_text(struct pty *pty, const char *text); /* as typed: a line end is Enter */
void pty_send_key(struct pty *pty,
		  const char *spec); /* "^F", "M-x", "F2", "Enter", "Ctrl-Left", "Shift-Down" … */
void pty_send_keys(struct pty *pty, const char *specs); /* separated by blanks */
void pty_paste(struct pty *pty, const char *text); /* bracketed when the program asked for it */

char *pty_screen(struct pty *pty); /* rows with trailing blanks cut; newly allocated */
char *pty_row(struct pty *pty, int row);
char *pty_left_behind(
	struct pty *
		pty); /* after the end: the main screen and what scrolled off it; newly allocated */
void pty_cursor(struct pty *pty, int *row, int *column);
bool pty_is_alternate(struct pty *pty); /* is the alternate screen shown? */
bool pty_is_bold(struct pty *pty, int row, int column);
bool pty_is_reverse(struct pty *pty, int row, int column);
bool pty_is_coloured(struct pty *pty, int row, int column);
bool pty_rang(
	struct pty *pty); /* was the bell ever rung, the title changed, or the mouse asked for? */
void pty_resize(struct pty *pty, int rows, int columns);
/* Bytes the program wrote since the last call. */
size_t pty_take_bytes(struct pty *pty);

int pty_pid(const struct pty *pty);
void pty_kill(struct pty *pty, int signal_number);
void pty_hang_up(struct pty *pty);      /* closes the terminal under the program */
void pty_wait_stopped(struct pty *pty); /* after SIGTSTP */
/* Waits for the end; its exit status, or minus the signal that ended it. */
int pty_wait_exit(struct pty *pty);
bool pty_is_cooked(struct pty *pty); /* echo and lines again, as a shell expects */

#endif

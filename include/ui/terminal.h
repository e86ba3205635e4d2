/* The terminal; curses is known here and nowhere else.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_TERMINAL_H
#define UI_TERMINAL_H

#include "base/error.h"
#include "ui/canvas.h"
#include "ui/key.h"

struct terminal;

/* Sets the locale (falling back to C.UTF-8; LC_NUMERIC stays C). Call first of all. False when no UTF-8 locale can be had. */
bool terminal_set_locale(struct error *error) MUST_CHECK;

/* ERROR_FAILED: "terminal.none" (standard input is no terminal), "terminal.unknown" (TERM, in {key}). */
struct terminal *terminal_open(struct error *error) MUST_CHECK;
void terminal_close(
	struct terminal *terminal); /* also clears what the screen showed; NULL is fine */
/* Safe to call from a crash: puts the terminal back as it was. */
void terminal_restore_after_abort(void);

int terminal_fd(const struct terminal *terminal);
void terminal_size(const struct terminal *terminal, int *rows, int *columns);
void terminal_resized(struct terminal *terminal); /* after SIGWINCH */
/* Gives the terminal back as it was while the program is stopped, and takes it again (everything is painted anew). */
void terminal_suspend(struct terminal *terminal);
void terminal_continue(struct terminal *terminal);
/* After terminal_fd is readable: reads everything that waits; appends struct key to `keys` (key_done each). Waits 25 ms at most, and only after an ESC with nothing
   behind it. False: hung up. */
bool terminal_read(struct terminal *terminal, GArray *keys);
/* Nothing more will be read: what waits, without waiting for more, and a paste without its end. */
void terminal_read_rest(struct terminal *terminal, GArray *keys);
bool terminal_is_pasting(const struct terminal *terminal); /* the end of a paste has not come */
void terminal_paint(struct terminal *terminal, const struct canvas *canvas);
void terminal_repaint(struct terminal *terminal); /* everything anew at the next paint (Ctrl-L) */

#endif

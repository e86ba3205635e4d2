/* What terminal.c and terminal_paint.c share.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_TERMINAL_PRIVATE_H
#define UI_TERMINAL_PRIVATE_H

#include "ui/cells.h"
#include "ui/key_decode.h"
#include "ui/terminal.h"

#include <ncurses.h>

struct terminal {
	SCREEN *screen;
	struct canvas *shown; /* what curses was last given; NULL: nothing that still stands */
	struct key_decoder *decoder;
	bool colours, many_colours;
	bool alternate; /* has a second screen, so that nothing of ours stays behind */
};

/* Colours for the styles, unless the terminal has none or NO_COLOR says so. */
void terminal_choose_colours(struct terminal *terminal);

#endif

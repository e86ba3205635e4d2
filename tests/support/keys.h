/* Keys pressed on an app without a terminal.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_KEYS_H
#define SUPPORT_KEYS_H

#include "ui/app.h"

/* A key by its spec, as in command tables: "^F", "M-x", "F2", "Enter", "n"; "Shift-", "Ctrl-" before an arrow. Fails on a bad one. */
struct key key_from_spec(const char *spec);

void press_spec(struct app *app, const char *spec);
void press_specs(struct app *app, const char *specs); /* several, separated by blanks */
void press_text(struct app *app, const char *text);   /* letter by letter; a line end is Enter */
void press_paste(struct app *app,
		 const char *text); /* as one paste, cleaned as the terminal does */

#endif

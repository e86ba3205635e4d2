/* Pictures of screens: compared with files under tests/golden, written when GOLDEN=update.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_GOLDEN_H
#define SUPPORT_GOLDEN_H

#include "ui/app.h"

/* The picture of the app equals tests/golden/<name>.txt; otherwise the test fails and shows the lines that differ. */
void assert_picture(struct app *app, const char *name, int rows, int columns);
/* The same with styles as {style:…}. */
void assert_styled_picture(struct app *app, const char *name, int rows, int columns);
/* Any text that must equal a golden file. */
void assert_golden(const char *text, const char *name);

/* Is `text` somewhere on one row of the picture? */
bool picture_shows(struct app *app, int rows, int columns, const char *text);

#endif

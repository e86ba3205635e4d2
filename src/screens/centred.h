/* A text in the middle of much white, for eyes across the table.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_CENTRED_H
#define SCREENS_CENTRED_H

#include "ui/canvas.h"

/* Wraps `text` to a comfortable width and draws every line centred, the block in the middle of `area`. The cursor stands before
   it. Returns the first row below the text. */
int centred_draw(struct canvas *canvas, struct area area, enum style style, const char *text);

#endif

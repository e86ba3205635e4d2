/* A list one moves through: selection, scrolling, incremental search. Knows nothing of what its rows mean.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_LIST_VIEW_H
#define UI_LIST_VIEW_H

#include "ui/canvas.h"
#include "ui/key.h"

struct list_view {
	int count;    /* rows there are */
	int selected; /* -1: none */
	int first;    /* topmost visible row */
	int height;   /* rows at the last drawing */
};

/* Draws row `index` into the given line of the canvas, from column to column + width. */
typedef void list_row_draw(void *data, struct canvas *canvas, int index, struct area line,
			   bool selected);

void list_view_set_count(struct list_view *list, int count); /* keeps the selection where it can */
void list_view_select(struct list_view *list, int index);
/* Up, Down, PgUp, PgDn, Home, End. False: not a key of a list. */
bool list_view_key(struct list_view *list, const struct key *key);
/* Draws the visible rows; a "›" stands before the selected one and the cursor on it. */
void list_view_draw(struct list_view *list, struct canvas *canvas, struct area area,
		    list_row_draw *draw, void *data);

#endif

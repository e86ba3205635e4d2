/* A list whose entries take as many rows as their words need, with headings between them. Filled anew at each drawing, for the
   width there is; the selection and the scroll stay.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_ROW_LIST_H
#define SCREENS_ROW_LIST_H

#include "ui/canvas.h"
#include "ui/key.h"

#include <glib.h>

struct row_list {
	GArray *rows;
	int selected; /* entry on which the attention is */
	int first;    /* topmost visible row */
	int height;   /* rows at the last drawing */
	int width;
};

struct row_list *row_list_new(void);
void row_list_free(struct row_list *list);

void row_list_begin(struct row_list *list, int width); /* forgets the rows */
void row_list_heading(struct row_list *list, const char *text, const char *second);
void row_list_blank(struct row_list *list);
/* An entry: `lead` (a number, a sign; may be NULL), its words wrapped beside it, `aside` at the right edge of its first row. */
void row_list_entry(struct row_list *list, int entry, int column, enum style style,
		    const char *lead, const char *text, const char *aside);
/* More words that belong to `entry`, below it. */
void row_list_more(struct row_list *list, int entry, int column, enum style style,
		   const char *text);

/* Up, Down, PgUp, PgDn, Home, End among `entries`. False: not a key of a list. */
bool row_list_key(struct row_list *list, int entries, const struct key *key);
void row_list_select(struct row_list *list, int entries, int entry);
/* The rows that fit, with the whole selected entry (and a heading right above it); "›" before it and the cursor there. */
void row_list_draw(struct row_list *list, struct canvas *canvas, struct area area);
/* Words to read, of which `height` rows fit: so many further down, or up. */
void row_list_scroll(struct row_list *list, int height, int by);
/* The rows from `first` on, with nothing selected: words to read. */
void row_list_show(struct row_list *list, struct canvas *canvas, struct area area);

#endif

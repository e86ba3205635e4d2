/* What is being drawn, and which tags are open around it; for draw.c, draw_rows.c and draw_tags.c only.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PAPER_PEN_H
#define PAPER_PEN_H

#include "paper/sheet.h"

#define LISTS_MAX 4 /* as deep as levels go */

struct list {
	int level;                /* of its items */
	const struct block *item; /* the one that is open and holds the next list; NULL */
};

struct pen {
	const struct sheet *sheet;
	cairo_t *cairo;
	GArray *elements;
	struct list lists[LISTS_MAX]; /* open over pages, each within an item of the one before */
	int list_count;
	const char *table;           /* "Table", open over pages; NULL */
	const struct slab *long_row; /* that is open, over pages too; NULL */
	int cell;                    /* of it, that is open; -1: none yet */
	const char *cell_tag;        /* of that cell; NULL */
	enum block_kind row;         /* what stood there last */
	unsigned side;               /* and in which column */
	const struct block *block;   /* whose leaf is open; NULL */
	const char *outer, *leaf;    /* open around its lines; NULL */
	bool numbered;               /* the next tag is a list of numbers */
	bool row_head;               /* the next tag names its row, not its column */
	const char *alt;             /* of the next tag; NULL */
	const struct text *text;     /* the long text that was set last; NULL */
	PangoLayout *layout;         /* of it, owned */
	int heading;                 /* level of the last heading; 0: none yet */
	const struct block *card;    /* that stood there last; NULL */
};

void tag_begin(struct pen *pen, const char *tag, const char *language);
void tag_end(struct pen *pen, const char **tag);
/* Closes what is open around a block, but for lists and tables, which may go on. */
void leave_block(struct pen *pen);
/* draw.c */
void draw_cell(struct pen *pen, const struct cell *cell, double y);
/* draw_rows.c */
void draw_row(struct pen *pen, const struct slab *slab, double y);
void draw_row_part(struct pen *pen, const struct slab *slab, double y);
void leave_long_row(struct pen *pen);
/* draw_tags.c: the list or table in which a slab stands. */
void enter_container(struct pen *pen, const struct slab *slab);
void leave_containers(struct pen *pen);
bool is_listed(enum block_kind kind);
/* Begins an item, or goes on with it; what is to be drawn as its label comes between. */
void enter_item(struct pen *pen, const struct block *block);
void enter_body(struct pen *pen, const struct slab *slab);

#endif

/* How a sheet looks: sizes in points on A4, and the slabs that pages are built from.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PAPER_SHEET_H
#define PAPER_SHEET_H

#include "report/document.h"

#include <pango/pangocairo.h>
#include <stdio.h>

#define PAGE_WIDTH 595.276
#define PAGE_HEIGHT 841.89
#define MARGIN_LEFT 64.0
#define MARGIN_RIGHT 62.0
#define MARGIN_TOP 62.0
#define MARGIN_BOTTOM 74.0
#define MARGIN_FOOT 44.0 /* below the baseline of the footer */
/* So much of the margins is taken where that saves a page that would be nearly empty. */
#define MARGIN_TOP_LESS 10.0
#define MARGIN_BOTTOM_LESS 10.0
#define MARGIN_FOOT_LESS 5.0
/* Large print: everything is set as always, on a page that is narrower in our units, and drawn larger. */
#define LARGE_SCALE (18.0 / 12)
#define LARGE_MARGIN 12.0 /* less at the sides, or a line holds too few words */
/* Two columns beside each other, on a page with less white at its sides; not in large print: there they come one after the other. */
#define SIDE_MARGIN 20.0
#define SIDE_GAP 24.0

#define SHEET_FAMILY "Liberation Sans"
#define SIGNS_FAMILY "Liberation Mono"
#define INK 0.0        /* text */
#define INK_SOFT 0.33  /* notes, footers: still 11 : 1 on white */
#define INK_FAINT 0.45 /* what was not chosen */
#define INK_LINE 0.65  /* rules */

enum face {
	FACE_TITLE,
	FACE_HEADING,
	FACE_MINOR,
	FACE_BODY,
	FACE_STRONG,
	FACE_SMALL,
	FACE_SIGNS, /* to be copied by hand, one by one */
	FACE_CARD,  /* read across a table; a longer question in the next, or the one after that */
	FACE_CARD_LONG,
	FACE_CARD_LONGEST,
	FACE_COUNT
};

/* Their language comes first and in larger letters: what a sheet says again in another language is set a step smaller. Not in large print:
   there all is large. */
enum size {
	SIZE_USUAL, /* 12 points */
	SIZE_LESS,  /* 11 points; small words stay as they are */
	SIZE_LARGE, /* 12 as well, drawn LARGE_SCALE; small words 16 points then */
	SIZE_COUNT
};

/* How a text was set, so that it can be set again when it is drawn: all letters of a long record in their places would take forty
   times the room of its words. */
struct text {
	enum face face;
	enum size size;
	const char *language, *words; /* borrowed from the block */
	int length;                   /* bytes; -1: all */
	double width;
};

/* A column of a slab: some lines of one text. */
struct cell {
	PangoLayout *layout;     /* borrowed; NULL: empty, or a text */
	const struct text *text; /* set when it is drawn; borrowed; NULL */
	float x;                 /* from the left margin */
	int first_line, lines;
	int below;  /* lines of its row above its first */
	float top;  /* blank above the first line, within the slab */
	float grey; /* INK or INK_SOFT */
	float line_height;
	bool head;  /* names what stands below */
	bool shape; /* drawn, not written: no text for who copies or listens */
};

enum picture {
	PICTURE_NONE,
	PICTURE_BOX,
	PICTURE_BOX_TICKED,
	PICTURE_BAR,
	PICTURE_DOMAIN,
	PICTURE_OPEN, /* the dashed frame of a corner in which nothing stands yet */
	PICTURE_KNOT,
	PICTURE_CHART,
	PICTURE_CODE,
	PICTURE_CUTS,  /* where scissors go, over the whole page */
	PICTURE_RULES, /* lines to write on */
	PICTURE_BOXES, /* one before each cell but the first two */
};
/* Words within a picture: shapes for the eye; who listens gets the same in sentences. */
struct figure_label {
	PangoLayout *layout; /* borrowed from the sheet */
	double x, y;         /* its middle, within the slab; x from the left margin */
	double grey;
	bool left;   /* x is its left end instead, y still its middle */
	bool backed; /* white behind it, over lines */
};
/* Where the three fields of a domain and its scale stand, from the left margin; the scale from the top of the slab. */
struct fields {
	double x, width;
	double scale_x, scale_y, scale_width;
};

struct figure {
	GArray *labels; /* of struct figure_label */
	double x,
		y; /* knots: the middle of the ring; charts: y, the top of the lanes; rules: where the first begins */
	double radius;        /* knots; codes: the side of a square; rules: how far apart */
	int nodes;            /* knots; codes: squares in a row; rules: how many */
	guint8 *modules;      /* codes: 1 is black, row by row; NULL */
	int longest;          /* charts: days from the first to the last of the sheet */
	int voices;           /* charts: 1 or 2 */
	double width;         /* charts, rules: of the sheet; cuts: of a page */
	struct fields fields; /* of a domain */
};

/* What is never cut by the end of a page: of a long record a line, so it is kept small. */
struct slab {
	const struct block *block;
	struct cell *cells;          /* owned, or shared with the lines before */
	const struct figure *figure; /* borrowed from the sheet; NULL */
	int line;                    /* to be added to the first line of a cell that lines share */
	int head;                    /* index of the table head to repeat on a new page; -1 */
	float space_above;           /* not at the top of a page */
	float height;
	float picture_y, picture_height; /* within the slab */
	float picture_x, picture_width;  /* from the left margin */
	gint16 cell_count;
	guint8 picture; /* enum picture */
	bool keep : 1;  /* stays with the next slab of its column */
	bool first : 1; /* of its block */
	bool pair : 1; /* better not parted from the next one: the first and the last two rows of a table */
	bool new_page : 1;
	bool nests : 1; /* an item that holds the items below it */
	bool shares_cells : 1;
	bool part : 1;     /* of a row that runs on, line by line */
	bool row : 1;      /* begins a row of two columns */
	unsigned side : 2; /* 0: over the whole width; 1 left, 2 right */
};

/* What is being composed in one column, while the other one has its turn. */
struct lane {
	int head;                    /* of the table; -1 */
	int last;                    /* slab; -1 */
	int rows;                    /* of the table */
	int corners;                 /* of the way out */
	int pair;                    /* the slab that ends the row before the last one; -1 */
	const struct block *before;  /* NULL: nothing stands above */
	const struct block *domains; /* the words of the fields; NULL */
	const struct block *charts;  /* the voices and lanes of the charts; NULL */
};
#define SIDES 3 /* the whole width, left, right */

struct sheet {
	const struct document *document;
	cairo_t *cairo;
	PangoContext *context; /* of all layouts */
	double scale;          /* points in a unit: 1, or LARGE_SCALE */
	double width,
		height; /* of the text on a page, in units; while composing, the width of the column */
	double page_width;
	double foot; /* the baseline of the footer, from the top of the text */
	PangoFontDescription *faces[SIZE_COUNT][FACE_COUNT];
	enum size size;     /* of what is being composed */
	GPtrArray *layouts; /* of PangoLayout *, owned */
	GPtrArray *texts;   /* of struct text *, owned */
	GArray *slabs;      /* of struct slab */
	GPtrArray *figures; /* of struct figure *, owned */
	int longest;        /* days that all charts run over */
	double ease;        /* of the blank above each block: 1, or less so that a page is saved */
	bool pairs;         /* keep them, too */
	bool deep;          /* some of the margins is taken */
	struct lane lanes[SIDES];
	int side;                 /* the lane being composed */
	bool row;                 /* the next slab begins a row */
	const struct block *next; /* after the one being composed; NULL: none */
	int cards;                /* on the page of cards being composed; 0: none is */
};

/* A slab in its place: as many as there are lines, so it is kept small. */
struct placed {
	float y;
	int slab : 31;
	bool again : 1; /* a head repeated on a new page */
};
struct page {
	GArray *placed; /* of struct placed */
	const char *footer, *page_of;
	int number, count; /* of its own sheet */
};

/* print.c: an empty sheet for a document, and its end */
void sheet_init(struct sheet *sheet, const struct document *document, cairo_surface_t *surface);
void sheet_done(struct sheet *sheet);

/* compose_sides.c: the slabs of all blocks */
void sheet_compose(struct sheet *sheet);
bool document_has_sides(const struct document *document); /* in columns, so not in large print */

/* compose.c: of one block, in the column whose turn it is */
void compose_block(struct sheet *sheet, const struct block *block);
void compose_page(struct sheet *sheet, const struct block *block);
struct lane *sheet_lane(struct sheet *sheet); /* the column being composed */
struct slab *sheet_last(struct sheet *sheet); /* of this column; NULL: none yet */
struct slab *sheet_slab(struct sheet *sheet, const struct block *block, int cells);
/* A second cell, like its first one. */
struct cell *slab_add_cell(struct slab *slab);
void slab_clear(gpointer slab);
bool sheet_is_narrow(
	const struct sheet *sheet); /* large print or a column: what stood beside stands below */
bool sheet_is_column(const struct sheet *sheet); /* one of two: narrower still */
double cell_height(const struct cell *cell);     /* with the blank above it */
/* One slab for each line of a text, so that it may run over pages; at least two lines stay together. */
void compose_lines(struct sheet *sheet, const struct block *block, struct cell cell, int lines,
		   double space_above);

/* compose_words.c: how words are set */
double face_line_height(const struct sheet *sheet, enum face face);
PangoLayout *sheet_layout(struct sheet *sheet, enum face face, const char *language,
			  const char *text, double width);
/* Owned by who asks. */
PangoLayout *text_layout(const struct sheet *sheet, const struct text *text);

/* compose_text.c: one text over the width that is left of it */
void compose_text(struct sheet *sheet, const struct block *block, enum face face, double indent,
		  double above);

/* compose.c: before a row of a table is composed, so that none stands alone at the end of a page */
void pair_rows(struct sheet *sheet);

/* compose_item.c */
void compose_item(struct sheet *sheet, const struct block *block, double above);
void compose_corner(struct sheet *sheet, const struct block *block, double above);

/* compose_table.c */
void compose_steps_head(struct sheet *sheet, const struct block *block);
void compose_step(struct sheet *sheet, const struct block *block);

/* compose_domain.c */
void compose_domains_head(struct sheet *sheet, const struct block *block);
void compose_domain(struct sheet *sheet, const struct block *block);

/* compose_figure.c */
void compose_knot(struct sheet *sheet, const struct block *block, double above);
void compose_charts_head(struct sheet *sheet, const struct block *block);
void compose_chart(struct sheet *sheet, const struct block *block);
double knot_angle(const struct figure *figure, int node); /* around its ring, the first on top */
int longest_chart(const struct document *document);       /* days */
struct figure *sheet_figure(struct sheet *sheet);
void figure_free(gpointer data);

/* paginate.c: of struct page, owned. A little less blank between blocks when that saves a page that would be nearly empty. */
GArray *sheet_paginate(struct sheet *sheet);

/* draw.c: everything onto the surface. Which languages and tags the structure has, in the order they were begun: `elements`. */
struct element {
	char tag[12];
	char language[4];
	bool row_head;   /* a TH that names its row */
	bool numbered;   /* an L whose items have numbers */
	const char *alt; /* what a figure shows, in words; borrowed; NULL */
};
void sheet_draw(const struct sheet *sheet, const GArray *pages, GArray *elements);

/* draw_order.c: of struct placed, in the order in which they are read; newly allocated */
GArray *page_reading_order(const struct sheet *sheet, const struct page *page);

/* draw_furniture.c: what no one listens to */
void draw_ground(const struct sheet *sheet);
bool has_footer(const struct page *page);
void draw_footer(const struct sheet *sheet, const struct page *page);
void draw_column_rules(const struct sheet *sheet, const struct page *page);
double side_x(const struct sheet *sheet, int side); /* from the left margin */
double side_width(const struct sheet *sheet, int side);

/* draw_picture.c */
void draw_slab_picture(cairo_t *cairo, const struct slab *slab, double y);
#define DOMAIN_FIELDS 3
#define DOMAIN_FIELD_GAP 4.0
#define STEP_BOX 11.0

/* compose_code.c */
void compose_code(struct sheet *sheet, const struct block *block, double above);

/* compose_card.c */
void compose_card(struct sheet *sheet, const struct block *block);
void leave_cards(struct sheet *sheet); /* what is no card does not stand between cards */

/* compose_ruled.c: to be filled in by hand */
void compose_ruled(struct sheet *sheet, const struct block *block, double above);
void compose_boxes(struct sheet *sheet, const struct block *block, double above);

/* draw_by_hand.c */
#define HAND_BOX 10.0
#define HAND_BOX_ROOM 15.0 /* from the left side of a box to its words */
void draw_cuts(cairo_t *cairo, const struct figure *figure, double y);
void draw_rules(cairo_t *cairo, const struct slab *slab, double y);
void draw_boxes(cairo_t *cairo, const struct slab *slab, double y);

/* draw_figure.c */
void draw_code(cairo_t *cairo, const struct slab *slab, double y);
void draw_knot(cairo_t *cairo, const struct slab *slab, double y);
void draw_chart(cairo_t *cairo, const struct slab *slab, double y);
#define KNOT_NODE 12.0 /* radius of the circle around a number */
#define CHART_LANES 3
#define CHART_LANE 13.5 /* height */
#define CHART_LANE_NAME 84.0
#define CHART_GAP 22.0
/* Where the chart of a voice stands, from the left margin, and how wide it is. */
double chart_left(const struct figure *figure, int voice);
double chart_width(const struct figure *figure);
#define CHART_DOT 3.6
#define CHART_SCORE 13.0 /* room for a figure beside the last dot */
/* Where a point of a chart stands: from the left margin, and from the top of the slab. */
void chart_point(const struct figure *figure, const struct point *point, double *x, double *y);

/* unknown.c: what no font can draw, before it is drawn */
void box_unknown(PangoLayoutLine *line);
void box_all_unknown(PangoLayout *layout);

/* forget.c: what a page was drawn from */
void forget_page(const struct sheet *sheet, const struct page *page);

/* fonts.c: before anything else; false when there are none at all */
bool choose_fonts(void) MUST_CHECK;

/* invisible.c: what has no ink, so that it is said all the same */
void keep_invisible(PangoLayoutLine *line);

/* drawable.c: before anything is measured */
void document_make_drawable(struct document *document);

/* print.c: into a stream: the file as cairo writes it, then what drawing.h says about it. */
enum paper_exit print_document(const struct document *document, FILE *to);

/* artifact.c: everything outside marked content becomes page furniture. */
GString *mark_artifacts(const char *content, size_t length);

#endif

/* A screenful as a grid of cells with styles by meaning. Screens draw here; only terminal.c knows curses.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

enum style {
	STYLE_TEXT,
	STYLE_TITLE,     /* title line */
	STYLE_HINT,      /* quiet: labels, second language, key line */
	STYLE_STRONG,    /* bold */
	STYLE_FRAME,     /* lines of boxes */
	STYLE_SELECTED,  /* the row the attention is on (a sign stands beside it too) */
	STYLE_SELECTION, /* selected passage in a text */
	STYLE_INPUT,     /* a field to type in */
	STYLE_MARK,      /* a marked line in an answer */
	STYLE_WARNING,   /* not saved, damaged: said in words too */
	STYLE_COUNT,
};

struct area {
	int row, column, height, width;
};

struct canvas;

struct canvas *canvas_new(int rows, int columns);
void canvas_free(struct canvas *canvas);
int canvas_rows(const struct canvas *canvas);
int canvas_columns(const struct canvas *canvas);
void canvas_clear(struct canvas *canvas);

/* All drawing is clipped to the canvas; wide characters are never cut in half. */
/* Writes one line of text (a line end stops it); returns the columns it took. */
int canvas_text(struct canvas *canvas, int row, int column, enum style style, const char *text);
/* The same within `width` columns; longer text ends in "…". Returns the columns it took. */
int canvas_text_in(struct canvas *canvas, int row, int column, int width, enum style style,
		   const char *text);
/* First `length` bytes of text. */
int canvas_bytes(struct canvas *canvas, int row, int column, int width, enum style style,
		 const char *text, size_t length);
/* Wrapped at words inside `area`, from row `skip` of the wrapped text; returns the rows the whole text needs. */
int canvas_paragraph(struct canvas *canvas, struct area area, int skip, enum style style,
		     const char *text);
void canvas_fill(struct canvas *canvas, struct area area, enum style style);
void canvas_box(struct canvas *canvas, struct area area);                /* a single-line frame */
void canvas_line(struct canvas *canvas, int row, int column, int width); /* a horizontal rule */
void canvas_restyle(struct canvas *canvas, struct area area, enum style style); /* keeps the text */
/* Where the attention is; the hardware cursor always stands there. */
void canvas_cursor(struct canvas *canvas, int row, int column);
void canvas_cursor_at(const struct canvas *canvas, int *row, int *column);

/* The picture as text: rows with trailing blanks cut; with `styles`, runs other than STYLE_TEXT in {style:…}; last line "cursor R C".
   Newly allocated. For golden tests. */
char *canvas_dump(const struct canvas *canvas, bool styles);

#endif

/* A sheet of paper as plain data: headings, paragraphs, tables, pictures; each text with its language. What perspectief-paper reads
   from its pipe and what the text form is made from.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_DOCUMENT_H
#define REPORT_DOCUMENT_H

#include "base/error.h"

#include <glib.h>

enum block_kind {
	BLOCK_HEADING, /* level 1 (title of a sheet) to 3 */
	BLOCK_PARAGRAPH,
	BLOCK_QUOTE, /* own words */
	BLOCK_ITEM, /* one item of a list: number or sign in `label`, small words after it in `detail` */
	BLOCK_STEP, /* a row of a table: label, text, who (detail), when (detail_2), box to tick */
	BLOCK_NOTE, /* small: where a text stands in another language, dates */
	BLOCK_DOMAINS, /* head of the picture of the chosen domains: the three feelings in label, detail, detail_2; what it is in text */
	BLOCK_DOMAIN, /* name in `text`, the feeling in words in `detail`, value 0 … 10 or -1, level: 1 … 3, which of the three */
	BLOCK_PAGE, /* a new page begins; with a `text` a new sheet: its footer in text, its "page … of …" in detail, counted anew; level 1: it says the same
		       in another language, a step smaller */
	BLOCK_STEPS, /* head of a table of steps: the heads of the columns, where BLOCK_STEP has its texts */
	BLOCK_CORNER, /* a corner of a breakthrough: its name in `label`; ticked: something stands in it, else it is drawn as open */
	BLOCK_KNOT, /* a picture of what holds what: numbers in label and names in detail, one a line; points: x holds y; in signs in text; for who listens in detail_2 */
	BLOCK_CHARTS, /* head of small charts: the voices in label and detail (empty: one voice), three lanes in detail_2, one a line */
	BLOCK_CHART, /* name in text, the words of each voice in detail and detail_2; points: series 0 or 1, x days, y 1 … 3, value */
	BLOCK_SIGNS, /* signs to copy by hand, large, one group: its number in label */
	BLOCK_SIDE, /* side by side: level 1 begins a row, what follows stands on the left; 2, on the right of that; 0, over the whole width again.
		       In large print two columns do not fit: all that is on the left comes first, then all on the right */
	BLOCK_CARD, /* a card to cut out, eight a page: number in label, question in text, theme in detail, a sign in detail_2; level 1 front,
		       2 back: its page is mirrored, so that after two-sided printing (long edge) it stands behind the front of the same place */
	BLOCK_LINES, /* room to write by hand: what belongs there in text, `value` ruled lines after it; level 2: the same words in another
			language, small, below those of the block before, whose lines go on after both */
	BLOCK_BOXES, /* boxes to tick by hand: number in label, what it is about in text, the words of the boxes in detail, one a line (none: a
			row without boxes); ticked: belongs to the row before; level 2: the same words in another language, as with BLOCK_LINES */
	BLOCK_CODE, /* a QR code: a public web address in text (document_may_be_code), whose it is in detail, what for in label, for who listens in detail_2 */
	BLOCK_KIND_COUNT,
};

struct point {
	int series; /* charts: 0 the first voice, 1 the second */
	int x, y; /* knots: x holds y, both from 0; charts: days since the first day of the sheet, lane 1 … 3 */
	int value; /* charts: 0 … 10, -1 none */
};

struct block {
	enum block_kind kind;
	int level; /* headings 1-3; items and steps: depth 0-2; domains: 1 … 3 (0: not said); cards, lines, boxes: above */
	int value; /* domains: 0 … 10, -1 none; lines: how many */
	bool ticked;                            /* steps: done */
	char language[4];                       /* of `text` */
	char *label, *text, *detail, *detail_2; /* never NULL */
	GArray *points;                         /* of struct point; NULL: none */
	const char *
		key; /* a literal: the sentence a heading was made of, the same in each language; only in memory, NULL: none */
};

struct document {
	char *title;            /* in the file's properties */
	char language[4];       /* main language */
	char *footer;           /* left in the footer of each page: code and date */
	char *page_of;          /* "pagina {page} van {pages}" with the two gaps left open */
	char *date_iso;         /* creation date of the file */
	bool large;             /* large print: 18 points; the text form stays as it is */
	bool as_large_as_it_is; /* to be cut or measured: who prints is asked not to fit it to the page */
	bool two_sided; /* fronts and backs belong together: who prints is asked for both sides, long edge */
	GPtrArray *blocks; /* struct block *, owned */
};

struct document *document_new(const char *title, const char *language);
void document_free(struct document *document);
/* Appends and returns the block for further filling; texts are copied, NULL becomes "". */
struct block *document_add(struct document *document, enum block_kind kind, const char *language,
			   const char *text);
void block_set(char **field, const char *text);
void block_add_point(struct block *block, struct point point);

#define DOCUMENT_FORMAT 5
#define POINTS_MAX 4096   /* in a block */
#define POINT_X_MAX 80000 /* days: two hundred years */
#define POINT_Y_MAX 255
#define CODE_BYTES_MAX 1000 /* of the address in a code; more would be too fine for an old phone */
#define DOCUMENT_MAX (16 * 1024 * 1024) /* bytes; about four thousand pages */
/* To and from bytes (a versioned, length-prefixed format; reading is bounded and refuses anything odd). */
GByteArray *document_to_bytes(const struct document *document);
struct document *document_from_bytes(const guint8 *bytes, size_t length,
				     struct error *error) MUST_CHECK;

/* The blocks one below the other, for where two columns do not fit: of each stretch of rows first all that is on the left, then all on the
   right. Borrowed; where the right begins stands the BLOCK_SIDE that says so, no other. Newly allocated. */
GPtrArray *document_one_below_other(const struct document *document);

/* May this become a code? Only a web address does: https:// or http://, no blank, no control sign, no more than CODE_BYTES_MAX. */
bool document_may_be_code(const char *address);

/* How perspectief-paper ends. */
enum paper_exit {
	PAPER_DONE = 0,
	PAPER_FAILED = 1,       /* a library gave up, no memory */
	PAPER_BAD_DOCUMENT = 2, /* what came through the pipe is no document */
	PAPER_BAD_WRITE = 3,    /* the descriptor took no more: a full disk */
	PAPER_NO_FONT = 4,      /* no font on this machine has the letters of both scripts */
};

/* The text form, wrapped to `columns` (≥ 20); every word of the document is in it. Newly allocated. */
char *document_to_text(const struct document *document, int columns);

#endif

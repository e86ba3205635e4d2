/* To be filled in by hand: ruled lines after the words that ask for them, and rows of boxes to tick. The same words in another language
   stand below, in small letters.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#define RULE_APART 23.0 /* eight millimetres: room for a pen */
#define RULE_GAP 8.0    /* from the words to the line */
#define RULE_WORDS 0.62 /* of the width, at most, for words before a line */
#define NUMBER_ROOM 24.0
#define BOX_GAP 14.0 /* from the words of a box to the next box */
#define BOXES_MAX 8
#define LINES_MAX 12 /* of words in a row; more are text like any other */
#define AGAIN 2      /* level of a block: the words before it, in another language */

/* The same in another language; NULL: nowhere. */
static const struct block *said_again(const struct sheet *sheet, const struct block *block)
{
	const struct block *next = sheet->next;

	return block->level != AGAIN && next && next->kind == block->kind && next->level == AGAIN
		       ? next
		       : NULL;
}

/* What a block says again; NULL: nothing, it stands for itself. */
static const struct block *said_before(struct sheet *sheet, const struct block *block)
{
	const struct block *before = sheet_lane(sheet)->before;

	return block->level == AGAIN && before && before->kind == block->kind &&
			       before->level != AGAIN
		       ? before
		       : NULL;
}

static struct cell words_cell(struct sheet *sheet, const struct block *block, enum face face,
			      const char *words, double x, double width)
{
	struct cell cell = { .x = x,
			     .grey = face == FACE_SMALL ? INK_SOFT : INK,
			     .line_height = face_line_height(sheet, face) };

	if (!*words)
		return cell;
	cell.layout = sheet_layout(sheet, face, block->language, words, MAX(width, 1));
	cell.lines = pango_layout_get_line_count(cell.layout);
	return cell;
}

static double cell_width(const struct cell *cell)
{
	PangoRectangle logical;

	if (!cell->layout)
		return 0;
	pango_layout_get_extents(cell->layout, NULL, &logical);
	return (double)logical.width / PANGO_SCALE;
}

static enum face face_of(const struct block *block)
{
	return block->level == AGAIN ? FACE_SMALL : FACE_BODY;
}

static void keep_last(struct sheet *sheet)
{
	struct slab *last = sheet_last(sheet);

	if (last)
		last->keep = true;
}

/* Lines belong to the boxes above them, or to the words that say what to write. */
static bool belongs_above(struct sheet *sheet)
{
	const struct block *before = sheet_lane(sheet)->before;

	return before && (before->kind == BLOCK_BOXES || before->kind == BLOCK_PARAGRAPH ||
			  before->kind == BLOCK_NOTE);
}

/* ---------------------------------------------------------------- lines */

static double asking_width(struct sheet *sheet, const struct block *block)
{
	struct cell cell =
		words_cell(sheet, block, face_of(block), block->text, 0, RULE_WORDS * sheet->width);

	return cell_width(&cell);
}

/* The first line begins where the words of both languages have ended. */
static void put_rules(struct sheet *sheet, struct slab *slab, int count, double words)
{
	struct figure *figure = sheet_figure(sheet);

	figure->nodes = count;
	figure->radius = RULE_APART;
	figure->x = words > 0 ? words + RULE_GAP : 0;
	figure->y = slab->height - 2;
	figure->width = sheet->width;
	slab->height += MAX(count - 1, 0) * RULE_APART;
	slab->picture = PICTURE_RULES;
	slab->figure = figure;
}

void compose_ruled(struct sheet *sheet, const struct block *block, double above)
{
	const struct block *before = said_before(sheet, block);
	const struct block *again = said_again(sheet, block);
	int rules = MAX(before ? before->value : block->value, 0);
	struct cell cell = words_cell(sheet, block, face_of(block), block->text, 0,
				      rules > 0 ? RULE_WORDS * sheet->width : sheet->width);
	struct slab *slab;

	if (cell.lines > LINES_MAX) {
		compose_text(sheet, block, face_of(block), 0, above);
		cell = (struct cell){ .line_height = face_line_height(sheet, FACE_BODY) };
	}
	if (before || belongs_above(sheet))
		keep_last(sheet);
	slab = sheet_slab(sheet, block, 1);
	slab->cells[0] = cell;
	slab->height = cell.lines > 0 ? cell.lines * cell.line_height : RULE_APART;
	slab->space_above = before ? 0 : above;
	slab->first = true;
	if (rules > 0 && !again)
		put_rules(sheet, slab, rules,
			  MAX(cell_width(&cell), before ? asking_width(sheet, before) : 0));
}

/* ---------------------------------------------------------------- boxes */

/* How a row and its other language stand: beside the words or below them, each box where it is in both. */
struct row {
	char **words, **words_again; /* of the boxes; owned */
	int count;
	double indent;
	double x[BOXES_MAX];   /* of the words of a box */
	double top[BOXES_MAX]; /* below the words of the row */
	double height;         /* of the boxes below the words of the row; 0: beside them */
	bool aligned;          /* the other language stands below each box */
};

static void row_done(struct row *row)
{
	g_strfreev(row->words);
	g_strfreev(row->words_again);
}

static double natural_width(struct sheet *sheet, const struct block *block, enum face face,
			    const char *words)
{
	struct cell cell = words_cell(sheet, block, face, words, 0, sheet->width);

	return cell_width(&cell);
}

/* With its box. */
static double box_width(struct sheet *sheet, const struct block *block, const struct block *again,
			const struct row *row, int i)
{
	double width = natural_width(sheet, block, FACE_BODY, row->words[i]);

	if (row->aligned)
		width = MAX(width, natural_width(sheet, again, FACE_SMALL, row->words_again[i]));
	return MIN(width, sheet->width - row->indent - HAND_BOX_ROOM) + HAND_BOX_ROOM;
}

static int box_lines(struct sheet *sheet, const struct block *block, const struct row *row, int i)
{
	struct cell cell =
		words_cell(sheet, block, FACE_BODY, row->words[i], 0, sheet->width - row->x[i]);

	return MAX(cell.lines, 1);
}

/* One after the other from the left, on a new line where there is no room. */
static void flow_boxes(struct sheet *sheet, const struct block *block, struct row *row,
		       const double widths[BOXES_MAX])
{
	double x = row->indent, top = 0, line = 0;

	for (int i = 0; i < row->count; i++) {
		if (x > row->indent && x + widths[i] > sheet->width) {
			row->aligned = false;
			top += line + 4;
			x = row->indent;
			line = 0;
		}
		row->x[i] = x + HAND_BOX_ROOM;
		row->top[i] = top;
		line = MAX(line,
			   box_lines(sheet, block, row, i) * face_line_height(sheet, FACE_BODY));
		x += widths[i] + BOX_GAP;
	}
	row->height = top + line;
	row->aligned = row->aligned && !*block->text;
}

/* At the right side, so that the boxes of rows with the same words stand in columns. */
static void place_boxes(struct sheet *sheet, const struct block *block, const struct block *again,
			struct row *row)
{
	double widths[BOXES_MAX], all = 0, words, x;

	for (int i = 0; i < row->count; i++) {
		widths[i] = box_width(sheet, block, again, row, i);
		all += widths[i] + (i > 0 ? BOX_GAP : 0);
	}
	words = natural_width(sheet, block, FACE_BODY, block->text);
	if (again)
		words = MAX(words, natural_width(sheet, again, FACE_SMALL, again->text));
	if (!*block->text || row->indent + words + BOX_GAP + all > sheet->width) {
		flow_boxes(sheet, block, row, widths);
		return;
	}
	x = sheet->width - all;
	for (int i = 0; i < row->count; i++) {
		row->x[i] = x + HAND_BOX_ROOM;
		row->top[i] = 0;
		x += widths[i] + BOX_GAP;
	}
}

static char **box_words(const struct block *block)
{
	return g_strsplit(*block->detail ? block->detail : "", "\n", -1);
}

/* False: too much for a row. */
static bool row_init(struct sheet *sheet, struct row *row, const struct block *block,
		     const struct block *again)
{
	*row = (struct row){ .words = box_words(block),
			     .words_again = again ? box_words(again) : NULL };
	row->count = (int)g_strv_length(row->words);
	row->indent =
		*block->label
			? MAX(NUMBER_ROOM,
			      natural_width(sheet, block, FACE_STRONG, block->label) + RULE_GAP)
			: 0;
	if (row->count > BOXES_MAX || row->indent > sheet->width / 2)
		return false;
	row->aligned = again && (int)g_strv_length(row->words_again) == row->count;
	place_boxes(sheet, block, again, row);
	return true;
}

static double words_width(const struct sheet *sheet, const struct row *row)
{
	bool beside = row->count > 0 && row->height <= 0;

	return (beside ? row->x[0] - HAND_BOX_ROOM : sheet->width) - row->indent;
}

static void put_box_words(struct sheet *sheet, const struct block *block, struct slab *slab,
			  const struct row *row, char **words, double below)
{
	for (int i = 0; i < row->count; i++) {
		double width = i + 1 < row->count && row->x[i + 1] > row->x[i]
				       ? row->x[i + 1] - row->x[i] - HAND_BOX_ROOM
				       : sheet->width - row->x[i];
		struct cell *cell = &slab->cells[i + 2];

		*cell = words_cell(sheet, block, face_of(block), words[i], row->x[i], width + 0.5);
		cell->top = below + row->top[i];
		slab->height = MAX(slab->height, cell_height(cell));
	}
}

/* A long row is text that pages may cut. */
static bool compose_long_row(struct sheet *sheet, const struct block *block, double above,
			     const struct cell *words, const struct row *row)
{
	if (words->lines <= LINES_MAX &&
	    row->height <= LINES_MAX * face_line_height(sheet, FACE_BODY))
		return false;
	compose_item(sheet, block, above);
	return true;
}

static void compose_row(struct sheet *sheet, const struct block *block, const struct row *row,
			double above)
{
	struct cell words = words_cell(sheet, block, FACE_BODY, block->text, row->indent,
				       words_width(sheet, row));
	double below = row->height > 0 ? words.lines * words.line_height : 0;
	struct slab *slab;

	if (compose_long_row(sheet, block, above, &words, row))
		return;
	if (block->ticked)
		keep_last(sheet);
	slab = sheet_slab(sheet, block, row->count + 2);
	slab->cells[0] = words;
	slab->cells[1] = words_cell(sheet, block, FACE_STRONG, block->label, 0, row->indent);
	slab->height = MAX(words.lines, row->height > 0 ? 0 : 1) * words.line_height;
	put_box_words(sheet, block, slab, row, row->words, below);
	slab->space_above = above;
	slab->first = true;
	slab->picture = row->count > 0 ? PICTURE_BOXES : PICTURE_NONE;
}

/* Words of the boxes that stand below no box follow in one line. */
static void compose_again_in_line(struct sheet *sheet, const struct block *block,
				  const struct row *row)
{
	g_auto(GStrv) words = box_words(block);
	g_autofree char *joined = g_strjoinv(" \302\267 ", words);
	g_autofree char *line =
		g_strconcat(block->text, *block->text && *joined ? ": " : "", joined, NULL);
	struct cell cell =
		words_cell(sheet, block, FACE_SMALL, line, row->indent, sheet->width - row->indent);

	compose_lines(sheet, block, cell, cell.lines, 0);
}

static void compose_again(struct sheet *sheet, const struct block *block, const struct row *row)
{
	struct slab *slab;

	keep_last(sheet);
	if (!row->aligned) {
		compose_again_in_line(sheet, block, row);
		return;
	}
	slab = sheet_slab(sheet, block, row->count + 2);
	slab->cells[0] = words_cell(sheet, block, FACE_SMALL, block->text, row->indent,
				    words_width(sheet, row));
	slab->height = slab->cells[0].lines * slab->cells[0].line_height;
	put_box_words(sheet, block, slab, row, row->words_again, 0);
	slab->first = true;
}

void compose_boxes(struct sheet *sheet, const struct block *block, double above)
{
	const struct block *before = said_before(sheet, block);
	struct row row;
	bool fits;

	fits = row_init(sheet, &row, before ? before : block,
			before ? block : said_again(sheet, block));
	if (!fits)
		compose_item(sheet, block, above);
	else if (before)
		compose_again(sheet, block, &row);
	else
		compose_row(sheet, block, &row, above);
	row_done(&row);
}

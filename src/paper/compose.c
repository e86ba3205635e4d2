/* Blocks become slabs: measured lines that the end of a page never cuts. Left-aligned, nothing hyphenated, nothing shortened.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#include <string.h>

#define NARROW 418.0 /* units: less has no room for columns beside each other */
#define COLUMN 300.0 /* units: one of two columns */
#define QUOTE_INDENT 16.0
#define DASH_LETTERS 26 /* two words and what is between them: less than any column */
#define INTRODUCTION_ABOVE 8.0

/* Above each kind of block; less between the rows of one list. */
struct spacing {
	double above, above_same;
};
static const struct spacing spacings[BLOCK_KIND_COUNT] = {
	[BLOCK_HEADING] = { 18, 6 }, [BLOCK_PARAGRAPH] = { 7, 7 }, [BLOCK_QUOTE] = { 8, 10 },
	[BLOCK_ITEM] = { 5, 4 },     [BLOCK_STEP] = { 6, 6 },      [BLOCK_NOTE] = { 3, 2 },
	[BLOCK_DOMAINS] = { 6, 6 },  [BLOCK_DOMAIN] = { 7, 7 },    [BLOCK_PAGE] = { 0, 0 },
	[BLOCK_STEPS] = { 8, 8 },    [BLOCK_CORNER] = { 4, 4 },    [BLOCK_KNOT] = { 4, 4 },
	[BLOCK_SIGNS] = { 14, 2 },   [BLOCK_CODE] = { 6, 0 },      [BLOCK_LINES] = { 8, 6 },
	[BLOCK_BOXES] = { 7, 4 },
};
static const double line_heights[SIZE_COUNT][FACE_COUNT] = {
	[SIZE_USUAL] = { [FACE_TITLE] = 30,
			 [FACE_HEADING] = 19,
			 [FACE_MINOR] = 15.5,
			 [FACE_BODY] = 15.5,
			 [FACE_STRONG] = 15.5,
			 [FACE_SMALL] = 12.5,
			 [FACE_SIGNS] = 34,
			 [FACE_CARD] = 26.5,
			 [FACE_CARD_LONG] = 22,
			 [FACE_CARD_LONGEST] = 18.5 },
	[SIZE_LESS] = { [FACE_TITLE] = 27,
			[FACE_HEADING] = 18,
			[FACE_MINOR] = 14.5,
			[FACE_BODY] = 14.5,
			[FACE_STRONG] = 14.5,
			[FACE_SMALL] = 12.5,
			[FACE_SIGNS] = 34,
			[FACE_CARD] = 26.5,
			[FACE_CARD_LONG] = 22,
			[FACE_CARD_LONGEST] = 18.5 },
	[SIZE_LARGE] = { [FACE_TITLE] = 30,
			 [FACE_HEADING] = 19,
			 [FACE_MINOR] = 15.5,
			 [FACE_BODY] = 15.5,
			 [FACE_STRONG] = 15.5,
			 [FACE_SMALL] = 13.5,
			 [FACE_SIGNS] = 34,
			 [FACE_CARD] = 26.5,
			 [FACE_CARD_LONG] = 22,
			 [FACE_CARD_LONGEST] = 18.5 },
};

double face_line_height(const struct sheet *sheet, enum face face)
{
	return line_heights[sheet->size][face];
}

static void keep_together(PangoAttrList *attributes, gsize from, gsize to)
{
	PangoAttribute *together = pango_attr_allow_breaks_new(FALSE);

	together->start_index = (guint)from;
	together->end_index = (guint)to;
	pango_attr_list_insert(attributes, together);
}

/* Of the word that ends, or begins, there. */
static gsize word_begin(const char *words, gsize at)
{
	while (at > 0 && !g_ascii_isspace(words[at - 1]))
		at--;
	return at;
}

static gsize word_end(const char *words, gsize length, gsize at)
{
	while (at < length && !g_ascii_isspace(words[at]))
		at++;
	return at;
}

/* A hyphen between blanks is a dash to who typed it: the words at both sides go to the next line with it. Where they are long, and in a row
   of dashes, a line breaks where it can. Returns how far words hang together now. */
static gsize keep_dash(PangoAttrList *attributes, const char *words, gsize length, gsize at,
		       gsize together)
{
	gsize begin = word_begin(words, at - 1), end = word_end(words, length, at + 2);
	long letters = g_utf8_strlen(words + begin, (gssize)(end - begin));

	if (begin < together || end == at + 2 || letters > DASH_LETTERS)
		return together;
	keep_together(attributes, at - 1, (gsize)(g_utf8_next_char(words + at + 2) - words));
	return end;
}

/* No line ends with a hyphen: who copies or searches would take it for one that was not there before, and pdftotext leaves it out. A line of
   hyphens alone breaks where it must. */
static void keep_hyphens(PangoAttrList *attributes, const char *words, gsize length)
{
	const char *hyphen = words;
	gsize together = 0;

	for (; (hyphen = memchr(hyphen, '-', length - (gsize)(hyphen - words))); hyphen++) {
		gsize at = (gsize)(hyphen - words);

		if (at + 1 == length || hyphen[1] == '-')
			continue;
		if (!g_ascii_isspace(hyphen[1]))
			keep_together(attributes, at,
				      (gsize)(g_utf8_next_char(hyphen + 1) - words));
		else if (hyphen[1] == ' ' && at > 0 && hyphen[-1] == ' ')
			together = keep_dash(attributes, words, length, at, together);
	}
}

PangoLayout *text_layout(const struct sheet *sheet, const struct text *text)
{
	PangoLayout *layout = pango_layout_new(sheet->context);
	PangoAttrList *attributes = pango_attr_list_new();

	pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
	pango_attr_list_insert(attributes,
			       pango_attr_language_new(pango_language_from_string(text->language)));
	keep_hyphens(attributes, text->words,
		     text->length < 0 ? strlen(text->words) : (gsize)text->length);
	pango_layout_set_attributes(layout, attributes);
	pango_attr_list_unref(attributes);
	pango_layout_set_font_description(layout, sheet->faces[text->size][text->face]);
	pango_layout_set_width(layout, (int)(text->width * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT);
	pango_layout_set_text(layout, text->words, text->length);
	return layout;
}

PangoLayout *sheet_layout(struct sheet *sheet, enum face face, const char *language,
			  const char *words, double width)
{
	const struct text text = { face, sheet->size, language, words, -1, width };
	PangoLayout *layout = text_layout(sheet, &text);

	g_ptr_array_add(sheet->layouts, layout);
	return layout;
}

bool sheet_is_narrow(const struct sheet *sheet)
{
	return sheet->width < NARROW;
}

bool sheet_is_column(const struct sheet *sheet)
{
	return sheet->width < COLUMN;
}

double cell_height(const struct cell *cell)
{
	return cell->top + cell->lines * cell->line_height;
}

struct lane *sheet_lane(struct sheet *sheet)
{
	return &sheet->lanes[sheet->side];
}

struct slab *sheet_last(struct sheet *sheet)
{
	int last = sheet_lane(sheet)->last;

	return last < 0 ? NULL : &g_array_index(sheet->slabs, struct slab, (guint)last);
}

struct slab *sheet_slab(struct sheet *sheet, const struct block *block, int cells)
{
	struct slab fresh = { .block = block,
			      .cell_count = (gint16)cells,
			      .head = -1,
			      .side = (unsigned)sheet->side & 3,
			      .row = sheet->row };

	fresh.cells = cells > 0 ? g_new0(struct cell, (gsize)cells) : NULL;
	sheet->row = false;
	sheet_lane(sheet)->last = (int)sheet->slabs->len;
	g_array_append_val(sheet->slabs, fresh);
	return &g_array_index(sheet->slabs, struct slab, sheet->slabs->len - 1);
}

struct cell *slab_add_cell(struct slab *slab)
{
	slab->cells = g_renew(struct cell, slab->cells, (gsize)slab->cell_count + 1);
	slab->cells[slab->cell_count] = slab->cells[0];
	return &slab->cells[slab->cell_count++];
}

void slab_clear(gpointer data)
{
	struct slab *slab = data;

	if (!slab->shares_cells)
		g_free(slab->cells);
}

/* The first has cells of its own, for a label beside it; all others share. */
static struct slab *line_slab(struct sheet *sheet, const struct block *block,
			      const struct cell *cell, int line)
{
	struct slab *slab = sheet_slab(sheet, block, line < 2 ? 1 : 0);

	if (line < 2) {
		slab->cells[0] = *cell;
		slab->cells[0].lines = 1;
	} else {
		slab->cells = slab[-1].cells;
		slab->cell_count = 1;
		slab->shares_cells = true;
	}
	slab->line = line;
	return slab;
}

void compose_lines(struct sheet *sheet, const struct block *block, struct cell cell, int lines,
		   double space_above)
{
	for (int i = 0; i < lines; i++) {
		struct slab *slab = line_slab(sheet, block, &cell, i);

		slab->space_above = i == 0 ? space_above : 0;
		slab->height = cell.line_height;
		slab->keep = i < lines - 1 && (i == 0 || i == lines - 2);
		slab->first = i == 0;
		slab->head = sheet_lane(sheet)->head;
	}
}

/* A heading in another language stands close to it. */
static bool is_rendering(const struct block *block, const struct block *before)
{
	return before && before->kind == BLOCK_HEADING && block->kind == BLOCK_NOTE &&
	       strcmp(before->language, block->language) != 0;
}

/* One row alone before or after the end of a page looks lost: the first goes with the second, and of four or more the last with the one
   before. A table of three would be one block then, and leave too large a hole. */
void pair_rows(struct sheet *sheet)
{
	struct lane *lane = sheet_lane(sheet);

	if (lane->rows > 2 && lane->pair >= 0)
		g_array_index(sheet->slabs, struct slab, (guint)lane->pair).pair = false;
	lane->pair = lane->rows > 2 ? lane->last : -1;
	if (lane->rows == 1 || lane->pair >= 0)
		sheet_last(sheet)->pair = true;
	lane->rows++;
}

static double space_above(const struct block *block, const struct block *before)
{
	const struct spacing *spacing = &spacings[block->kind];

	if (is_rendering(block, before))
		return 0;
	if (before && before->kind == BLOCK_HEADING && block->kind != BLOCK_HEADING)
		return before->level == 1 ? 4 : 6;
	if (block->kind == BLOCK_HEADING && block->level > 2)
		return 14;
	if (block->kind == BLOCK_ITEM && block->level == 0 && before &&
	    before->kind == BLOCK_ITEM && before->level > 0)
		return 10;
	return before && before->kind == block->kind ? spacing->above_same : spacing->above;
}

/* A small sentence below a list that says what the quote after it is. */
static bool introduces_quote(const struct sheet *sheet, const struct block *block,
			     const struct block *before)
{
	return block->kind == BLOCK_NOTE && before && before->kind == BLOCK_ITEM && sheet->next &&
	       sheet->next->kind == BLOCK_QUOTE;
}

/* The last slabs go with what comes now: a heading with its text, a note with what it is about. */
static void keep_all(struct sheet *sheet, guint from)
{
	for (guint i = from; i < sheet->slabs->len; i++)
		g_array_index(sheet->slabs, struct slab, i).keep = true;
}

static void compose_heading(struct sheet *sheet, const struct block *block, double above)
{
	static const enum face faces[] = { FACE_TITLE, FACE_TITLE, FACE_HEADING, FACE_MINOR };
	guint from = sheet->slabs->len;

	compose_text(sheet, block, faces[block->level], 0, above);
	keep_all(sheet, from);
}

static void compose_quote(struct sheet *sheet, const struct block *block, double above)
{
	guint from = sheet->slabs->len;

	compose_text(sheet, block, FACE_BODY, QUOTE_INDENT, above);
	for (guint i = from; i < sheet->slabs->len; i++)
		g_array_index(sheet->slabs, struct slab, i).picture = PICTURE_BAR;
}

static enum size size_of(const struct sheet *sheet, const struct block *page)
{
	if (sheet->document->large)
		return SIZE_LARGE;
	return page->level > 0 ? SIZE_LESS : SIZE_USUAL;
}

void compose_page(struct sheet *sheet, const struct block *block)
{
	if (*block->text || *block->detail)
		sheet->size = size_of(sheet, block);
	sheet_slab(sheet, block, 0)->new_page = true;
}

/* A note stands under the words it is about. */
static void compose_note(struct sheet *sheet, const struct block *block, double above)
{
	const struct block *before = sheet_lane(sheet)->before;
	struct slab *last = sheet_last(sheet);
	guint from = sheet->slabs->len;

	if (last)
		last->keep = true;
	compose_text(sheet, block, FACE_SMALL,
		     before && before->kind == BLOCK_QUOTE ? QUOTE_INDENT : 0,
		     introduces_quote(sheet, block, before) ? INTRODUCTION_ABOVE : above);
	if (is_rendering(block, before) || introduces_quote(sheet, block, before))
		keep_all(sheet, from);
}

void compose_block(struct sheet *sheet, const struct block *block)
{
	double above = space_above(block, sheet_lane(sheet)->before);

	if (block->kind != BLOCK_STEP && block->kind != BLOCK_DOMAIN && block->kind != BLOCK_CHART)
		sheet_lane(sheet)->head = -1;
	if (block->kind != BLOCK_STEP && block->kind != BLOCK_DOMAIN)
		sheet_lane(sheet)->rows = 0;
	if (block->kind != BLOCK_CORNER)
		sheet_lane(sheet)->corners = 0;
	if (block->kind != BLOCK_CARD)
		leave_cards(sheet);
	switch (block->kind) {
	case BLOCK_HEADING:
		compose_heading(sheet, block, above);
		break;
	case BLOCK_QUOTE:
		compose_quote(sheet, block, above);
		break;
	case BLOCK_ITEM:
	case BLOCK_SIGNS:
		compose_item(sheet, block, above);
		break;
	case BLOCK_NOTE:
		compose_note(sheet, block, above);
		break;
	case BLOCK_STEPS:
		compose_steps_head(sheet, block);
		break;
	case BLOCK_STEP:
		compose_step(sheet, block);
		break;
	case BLOCK_DOMAINS:
		compose_domains_head(sheet, block);
		break;
	case BLOCK_DOMAIN:
		compose_domain(sheet, block);
		break;
	case BLOCK_CORNER:
		compose_corner(sheet, block, above);
		break;
	case BLOCK_KNOT:
		compose_knot(sheet, block, above);
		break;
	case BLOCK_CHARTS:
		compose_charts_head(sheet, block);
		break;
	case BLOCK_CHART:
		compose_chart(sheet, block);
		break;
	case BLOCK_CODE:
		compose_code(sheet, block, above);
		break;
	case BLOCK_CARD:
		compose_card(sheet, block);
		break;
	case BLOCK_LINES:
		compose_ruled(sheet, block, above);
		break;
	case BLOCK_BOXES:
		compose_boxes(sheet, block, above);
		break;
	case BLOCK_PAGE:
		compose_page(sheet, block);
		break;
	default:
		compose_text(sheet, block, FACE_BODY, 0, above);
	}
}

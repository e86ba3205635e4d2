/* Cards to cut out, eight on a page: all of A4 is cut, so that each is as large as A7. A question is set in the largest letters in which it
   fits whole; it is never cut off, and never runs into anything.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#define COLUMNS 2
#define ROWS 4
#define PADDING 20.0     /* points; printers leave twelve of them white at the edge of the paper */
#define HEAD_GAP 10.0    /* between number, theme and sign */
#define QUESTION_GAP 6.0 /* between the head and the question, at least */
#define BASELINE 0.75    /* of the height of a line */
#define BACK 2           /* level of a block */

/* Place and size of a card, in units from where the text of a page begins. */
struct place {
	double x, y, width, height;
};

static struct place card_place(const struct sheet *sheet, int index, bool back)
{
	double margin = MARGIN_LEFT - (sheet->document->large ? LARGE_MARGIN : 0);
	int row = index / COLUMNS, column = index % COLUMNS;
	struct place place = {
		.width = PAGE_WIDTH / COLUMNS / sheet->scale,
		.height = PAGE_HEIGHT / ROWS / sheet->scale,
	};

	if (back)
		column = COLUMNS - 1 - column;
	place.x = column * place.width - margin / sheet->scale;
	place.y = row * place.height - MARGIN_TOP / sheet->scale;
	return place;
}

static struct place within(const struct sheet *sheet, struct place place)
{
	double padding = PADDING / sheet->scale;

	return (struct place){ place.x + padding, place.y + padding, place.width - 2 * padding,
			       place.height - 2 * padding };
}

static struct cell card_cell(struct sheet *sheet, const struct block *block, enum face face,
			     const char *words, struct place place)
{
	struct cell cell = { .x = place.x,
			     .top = place.y,
			     .grey = INK,
			     .line_height = face_line_height(sheet, face) };

	cell.layout = sheet_layout(sheet, face, block->language, words, place.width);
	cell.lines = pango_layout_get_line_count(cell.layout);
	return cell;
}

static double layout_width(const struct cell *cell)
{
	PangoRectangle logical;

	pango_layout_get_extents(cell->layout, NULL, &logical);
	return (double)logical.width / PANGO_SCALE;
}

/* A word that is wider than the card would be broken in the middle: then smaller letters are better. */
static bool breaks_a_word(const struct cell *cell, const char *words)
{
	for (int i = 1; i < cell->lines; i++) {
		PangoLayoutLine *line = pango_layout_get_line_readonly(cell->layout, i);
		const char *at = words + pango_layout_line_get_start_index(line);
		gunichar before = g_utf8_get_char(g_utf8_prev_char(at));

		if (!g_unichar_isspace(before) && !g_unichar_ispunct(before))
			return true;
	}
	return false;
}

/* In the middle of the room that the number leaves. False: it fits in no letters we have. */
static bool set_question(struct sheet *sheet, const struct block *block, struct place room,
			 struct cell *cell)
{
	static const enum face steps[] = { FACE_CARD, FACE_CARD_LONG, FACE_CARD_LONGEST, FACE_BODY,
					   FACE_SMALL };

	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
		double height;
		bool last = i == G_N_ELEMENTS(steps) - 1;

		*cell = card_cell(sheet, block, steps[i], block->text, room);
		height = cell->lines * cell->line_height;
		if (height > room.height || (!last && breaks_a_word(cell, block->text)))
			continue;
		cell->top += (room.height - height) / 2;
		return true;
	}
	return false;
}

enum part { PART_QUESTION, PART_NUMBER, PART_THEME, PART_SIGN, PART_COUNT };

/* Number, theme and sign in one row: the theme on the line of the number, the sign in the corner. How high it is; 0: there is no room. */
static double set_head(struct sheet *sheet, const struct block *block, struct place place,
		       struct cell cells[PART_COUNT])
{
	bool narrow = sheet_is_narrow(sheet);
	enum face face = narrow ? FACE_HEADING : FACE_TITLE;
	enum face small = narrow ? FACE_SMALL : FACE_BODY;
	struct place theme = place;

	cells[PART_NUMBER] = card_cell(sheet, block, face, block->label, place);
	cells[PART_SIGN] = card_cell(sheet, block, face, block->detail_2, place);
	cells[PART_SIGN].x += place.width - layout_width(&cells[PART_SIGN]);
	theme.x += layout_width(&cells[PART_NUMBER]) + HEAD_GAP;
	theme.y += BASELINE * (face_line_height(sheet, face) - face_line_height(sheet, small));
	theme.width = cells[PART_SIGN].x - HEAD_GAP - theme.x;
	if (theme.width < place.width / 4 || cells[PART_NUMBER].lines > 1 ||
	    cells[PART_SIGN].lines > 1)
		return 0;
	cells[PART_THEME] = card_cell(sheet, block, small, block->detail, theme);
	cells[PART_THEME].grey = INK_SOFT;
	return MAX(face_line_height(sheet, face), cell_height(&cells[PART_THEME]) - place.y);
}

static void begin_page(struct sheet *sheet)
{
	static const struct block page = { .kind = BLOCK_PAGE,
					   .label = (char *)"",
					   .text = (char *)"",
					   .detail = (char *)"",
					   .detail_2 = (char *)"" };

	sheet_slab(sheet, &page, 0)->new_page = true;
}

void leave_cards(struct sheet *sheet)
{
	if (sheet->cards > 0)
		begin_page(sheet);
	sheet->cards = 0;
}

/* Fronts and backs stand on pages of their own. */
static void enter_page(struct sheet *sheet, const struct block *block)
{
	const struct block *before = sheet_lane(sheet)->before;
	bool same = before && before->kind == BLOCK_CARD && before->level == block->level;

	if (same && sheet->cards > 0 && sheet->cards < COLUMNS * ROWS)
		return;
	begin_page(sheet);
	sheet->cards = 0;
}

/* Scissors follow the lines of the front; on the back they would only show how far the printer is off. */
static void put_cuts(struct sheet *sheet, struct slab *slab)
{
	struct figure *figure = sheet_figure(sheet);
	struct place whole = card_place(sheet, 0, false);

	figure->x = whole.x;
	figure->y = whole.y;
	figure->width = whole.width * COLUMNS;
	figure->radius = whole.height;
	figure->nodes = ROWS;
	slab->picture = PICTURE_CUTS;
	slab->figure = figure;
}

/* What fits on no card is an item of a list on a page of its own: seen, and not cut off. */
static void compose_instead(struct sheet *sheet, const struct block *block)
{
	leave_cards(sheet);
	compose_item(sheet, block, 0);
	begin_page(sheet);
}

/* A card takes no height: all eight stand where they are cut, not one below the other. */
void compose_card(struct sheet *sheet, const struct block *block)
{
	bool back = block->level == BACK;
	struct cell cells[PART_COUNT];
	struct place place, room;
	struct slab *slab;
	double head;

	enter_page(sheet, block);
	place = within(sheet, card_place(sheet, sheet->cards, back));
	head = set_head(sheet, block, place, cells);
	room = place;
	room.y += head + QUESTION_GAP;
	room.height -= head + QUESTION_GAP;
	if (head <= 0 || !set_question(sheet, block, room, &cells[PART_QUESTION])) {
		compose_instead(sheet, block);
		return;
	}
	slab = sheet_slab(sheet, block, PART_COUNT);
	for (int i = 0; i < PART_COUNT; i++)
		slab->cells[i] = cells[i];
	slab->first = true;
	if (!back && sheet->cards == 0)
		put_cuts(sheet, slab);
	sheet->cards++;
}

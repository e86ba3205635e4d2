/* What the card looks like: the question in both languages, whose words these are, and the answer below.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/card_screen.h"

#include "base/text.h"
#include "screens/labels.h"

enum {
	WIDE_COLUMNS = 110, /* from here on both languages stand side by side */
	TALL_ROWS = 20,     /* from here on there is room for white lines in the box */
	LEAST_TEXT_ROWS = 4,
};

/* The two voices of the box: what is asked in the participant's language, and the same in the other one. */
struct pair {
	char *first, *second; /* second NULL: only one language */
};

static struct pair pair_of(const struct card_screen *card, const struct texts *texts)
{
	const struct conversation_screen *in = &card->in;

	return (struct pair){
		.first = texts_on_screen(in->services, texts, in->language),
		.second = in->second == LANGUAGE_NONE
				  ? NULL
				  : texts_on_screen(in->services, texts, in->second),
	};
}

static void pair_done(struct pair *pair)
{
	g_free(pair->first);
	g_free(pair->second);
}

static int draw_beside(struct canvas *canvas, struct area area, const struct pair *pair,
		       enum style style)
{
	struct area left = area, right = area;
	int rows, other;

	left.width = area.width / 2 - 2;
	right.column = area.column + area.width / 2 + 1;
	right.width = area.width - area.width / 2 - 1;
	rows = canvas_paragraph(canvas, left, 0, style, pair->first);
	other = canvas_paragraph(canvas, right, 0, STYLE_HINT, pair->second);
	return MAX(rows, other);
}

/* Draws both, one below the other or side by side; returns the rows they took. */
static int draw_pair(struct canvas *canvas, struct area area, const struct pair *pair,
		     enum style style, int gap)
{
	int rows;

	if (pair->second && canvas_columns(canvas) >= WIDE_COLUMNS)
		return draw_beside(canvas, area, pair, style);
	rows = canvas_paragraph(canvas, area, 0, style, pair->first);
	if (!pair->second)
		return rows;
	area.row += rows + gap;
	area.height -= rows + gap;
	return rows + gap + canvas_paragraph(canvas, area, 0, STYLE_HINT, pair->second);
}

static int draw_follow_up(const struct card_screen *card, struct canvas *canvas, struct area area)
{
	struct pair pair = pair_of(card, &card->card->follow_ups[card->follow_up - 1]);
	g_autofree char *which =
		g_strdup_printf("%d/%d", card->follow_up, card->card->follow_up_count);
	int rows;

	canvas_text(canvas, area.row, area.column, STYLE_HINT, which);
	area.column += 5;
	area.width -= 5;
	rows = draw_pair(canvas, area, &pair, STYLE_STRONG, 0);
	pair_done(&pair);
	return rows;
}

/* The box with the question, and a follow-up below it when one is asked for; returns the first row below. */
static int draw_box(const struct card_screen *card, struct canvas *canvas, struct area body)
{
	struct pair prompt = pair_of(card, &card->card->prompt);
	struct area inside = { body.row + 1, body.column + 3, body.height - 2, body.width - 6 };
	int gap = body.height >= TALL_ROWS && !card->follow_up ? 1 : 0;
	int rows = draw_pair(canvas, inside, &prompt, STYLE_STRONG, gap);

	pair_done(&prompt);
	if (card->follow_up) {
		canvas_line(canvas, inside.row + rows, inside.column, inside.width);
		inside.row += rows + 1;
		inside.height -= rows + 1;
		rows += 1 + draw_follow_up(card, canvas, inside);
	}
	canvas_box(canvas, (struct area){ body.row, body.column, rows + 2, body.width });
	return body.row + rows + 2;
}

static void add_word(GString *line, const char *word)
{
	if (line->len)
		g_string_append(line, " · ");
	g_string_append(line, word);
}

/* "Oekraïens · eigen woorden · onder ons                kaart van: deelnemer" */
static void draw_whose_words(const struct card_screen *card, struct canvas *canvas,
			     struct area body, int row)
{
	const struct services *services = card->in.services;
	const struct answer *answer = card->answer;
	const char *drawn = services_say(services, drawn_by_labels[answer->drawn_by]);
	int drawn_width = text_columns(drawn, -1);
	g_autoptr(GString) line = g_string_new(NULL);

	add_word(line, services_say(services, language_code_label(answer->language)));
	add_word(line, services_say(services, wording_labels[answer->wording]));
	if (answer->state != ANSWER_TALKED_ABOUT)
		add_word(line, services_say(services, answer_state_labels[answer->state]));
	if (answer->between_us)
		add_word(line, services_say(services, "card.between_us"));
	canvas_text_in(canvas, row, body.column + 1, body.width - drawn_width - 4, STYLE_HINT,
		       line->str);
	canvas_text(canvas, row, body.column + body.width - drawn_width - 1, STYLE_HINT, drawn);
}

/* What was said to this card before: one line, or the whole of it on a key. Returns the rows it took. */
static int draw_earlier(const struct card_screen *card, struct canvas *canvas, struct area area)
{
	const struct services *services = card->in.services;
	g_autofree char *text = NULL, *date = NULL, *line = NULL;
	struct area bar;
	int rows = 1;

	if (!card->earlier)
		return 0;
	text = marks_stripped(card->earlier->text);
	date = say_day_short(services->sentences[services->settings.language],
			     card->earlier->said_on);
	line = g_strdup_printf("%s: %s", date, text);
	area.height = card->earlier_whole ? MAX(1, area.height - LEAST_TEXT_ROWS) : 1;
	bar = area;
	area.column += 2;
	area.width -= 2;
	if (card->earlier_whole)
		rows = MIN(canvas_paragraph(canvas, area, 0, STYLE_HINT, line), area.height);
	else
		canvas_text_in(canvas, area.row, area.column, area.width, STYLE_HINT,
			       g_strdelimit(line, "\n", ' '));
	for (int i = 0; i < rows; i++)
		canvas_text(canvas, bar.row + i, bar.column, STYLE_FRAME, "┊");
	return rows;
}

void card_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct card_screen *card = (const struct card_screen *)screen;
	int row = draw_box(card, canvas, body);
	struct area text = { .column = body.column + 1, .width = body.width - 2 };

	draw_whose_words(card, canvas, body, row++);
	text.row = row;
	text.height = body.row + body.height - row;
	row += draw_earlier(card, canvas, text);
	text.row = row;
	text.height = MAX(1, body.row + body.height - row);
	text_edit_draw(card->edit, canvas, text, true);
}

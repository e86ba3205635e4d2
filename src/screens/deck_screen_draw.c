/* What the deck looks like: four rows of ten with signs that work without colour, and the selected question below.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/deck_screen.h"

#include "base/text.h"
#include "screens/labels.h"

enum { TALL_ROWS = 20 }; /* from here on there is room for white lines */

/* "›17✓" or, for a card that is better kept for later today, "›17✓°": one cell of the grid, without colour. */
static char *cell_text(const struct deck_screen *deck, const struct card *card)
{
	bool may = card_may_be_drawn(card, deck->in.present);

	return g_strdup_printf("%s%2d%s%s", card->number == deck->selected ? "›" : " ",
			       card->number, card_state_sign(deck->view.state[card->number - 1]),
			       may ? " " : "°");
}

static enum style cell_style(const struct deck_screen *deck, const struct card *card)
{
	if (card->number == deck->selected)
		return STYLE_SELECTED;
	if (!card_may_be_drawn(card, deck->in.present))
		return STYLE_HINT;
	return deck->view.state[card->number - 1] == CARD_UNTOUCHED ? STYLE_TEXT : STYLE_STRONG;
}

static void draw_theme(const struct deck_screen *deck, struct canvas *canvas, struct area line,
		       enum theme theme)
{
	int width = MIN(8, (line.width - 1) / ROW_OF_CARDS), column = line.column;

	canvas_text(canvas, line.row, line.column + 1, STYLE_HINT,
		    services_say(deck->in.services, theme_labels[theme]));
	for (int i = 0; i < deck_screen_cards(deck)->count; i++) {
		const struct card *card = &deck_screen_cards(deck)->cards[i];
		g_autofree char *text = NULL;

		if (card->theme != theme)
			continue;
		text = cell_text(deck, card);
		canvas_text(canvas, line.row + 1, column, cell_style(deck, card), text);
		if (card->number == deck->selected)
			canvas_cursor(canvas, line.row + 1, column);
		column += width;
	}
}

/* " · erbij: kind, tolk"; nothing when the two are alone. */
static void add_present(const struct deck_screen *deck, GString *line)
{
	const struct services *services = deck->in.services;
	g_autoptr(GString) who = g_string_new(NULL);
	g_autofree char *present = NULL;

	for (guint bit = 0; bit < G_N_ELEMENTS(presence_labels); bit++)
		if (deck->in.present & 1u << bit)
			g_string_append_printf(who, "%s%s", who->len ? ", " : "",
					       services_say(services, presence_labels[bit]));
	if (!who->len)
		return;
	present = say_with(services->sentences[services->settings.language], "deck.present", "who",
			   who->str, NULL);
	g_string_append_printf(line, " · %s", present);
}

/* "6 kaarten besproken": never of how many. */
static void draw_count(const struct deck_screen *deck, struct canvas *canvas, struct area body)
{
	const struct services *services = deck->in.services;
	int count = deck_count(&deck->view, CARD_TALKED_ABOUT);
	g_autofree char *text = count ? say_count(services->sentences[services->settings.language],
						  "deck.talked_about", count, NULL)
				      : g_strdup(services_say(services, "deck.none_yet"));
	const char *who = services_say(
		services, drawn_by_labels[deck->participant_draws ? DRAWN_BY_PARTICIPANT
								  : DRAWN_BY_COUNSELLOR]);

	g_autoptr(GString) line = g_string_new(text);

	add_present(deck, line);
	canvas_text_in(canvas, body.row, body.column + 1, body.width - text_columns(who, -1) - 4,
		       STYLE_STRONG, line->str);
	canvas_text(canvas, body.row, body.column + body.width - 1 - text_columns(who, -1),
		    STYLE_HINT, who);
}

#define NO_BREAK "\u00a0" /* a sign stays with its word */

static int draw_legend(const struct deck_screen *deck, struct canvas *canvas, struct area area)
{
	static const enum card_state states[] = { CARD_TALKED_ABOUT, CARD_PARKED, CARD_RATHER_NOT,
						  CARD_ELSEWHERE, CARD_STARTED };
	g_autoptr(GString) legend = g_string_new(NULL);

	for (guint i = 0; i < G_N_ELEMENTS(states); i++)
		g_string_append_printf(
			legend, "%s" NO_BREAK "%s   ", card_state_sign(states[i]),
			services_say(deck->in.services, card_state_labels[states[i]]));
	if (conversation_screen_is_overheard(&deck->in))
		g_string_append_printf(legend, "°" NO_BREAK "%s",
				       services_say(deck->in.services, "deck.delicate"));
	return canvas_paragraph(canvas, area, 0, STYLE_HINT, g_strchomp(legend->str));
}

static void draw_prompt(const struct deck_screen *deck, struct canvas *canvas, struct area area)
{
	const struct card *card = deck_screen_selected(deck);
	g_autofree char *first = NULL, *second = NULL;
	int rows;

	if (!card)
		return;
	first = texts_on_screen(deck->in.services, &card->prompt, deck->in.language);
	rows = canvas_paragraph(canvas, area, 0, STYLE_STRONG, first);
	area.row += rows;
	area.height -= rows;
	if (deck->in.second == LANGUAGE_NONE)
		return;
	second = texts_on_screen(deck->in.services, &card->prompt, deck->in.second);
	canvas_paragraph(canvas, area, 0, STYLE_HINT, second);
}

void deck_screen_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct deck_screen *deck = (const struct deck_screen *)screen;
	int gap = body.height >= TALL_ROWS ? 1 : 0;
	struct area line = { body.row + 1 + gap, body.column, 2, body.width };
	struct area below = { 0, body.column + 1, 0, body.width - 2 };

	draw_count(deck, canvas, body);
	for (enum theme theme = 0; theme < THEME_COUNT; theme++, line.row += 2 + gap)
		draw_theme(deck, canvas, line, theme);
	below.row = line.row;
	below.height = body.row + body.height - line.row;
	below.row += draw_legend(deck, canvas, below);
	canvas_line(canvas, below.row, body.column, body.width);
	below.row++;
	below.height = body.row + body.height - below.row;
	draw_prompt(deck, canvas, below);
}

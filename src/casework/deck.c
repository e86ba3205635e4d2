/* The deck: finding, drawing, and the guided walk.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/deck.h"

#include <string.h>

static const char *const theme_words[] = { "work", "connection", "confidence", "reliance" };
static const char *const place_words[] = { "any", "opening", "closing" };
static const char *const state_words[] = {
	"untouched", "talked_about", "parked", "rather_not", "elsewhere", "started",
};
const struct names theme_names = NAMES(theme_words);
const struct names card_place_names = NAMES(place_words);
const struct names card_state_names = NAMES(state_words);

enum { OPENING = 1 << CARD_OPENING, ANY = 1 << CARD_ANY, CLOSING = 1 << CARD_CLOSING };

void deck_done(struct deck *deck)
{
	for (int i = 0; i < deck->count; i++) {
		g_clear_pointer(&deck->cards[i].id, g_free);
		texts_done(&deck->cards[i].prompt);
		for (int j = 0; j < deck->cards[i].follow_up_count; j++)
			texts_done(&deck->cards[i].follow_ups[j]);
	}
	deck->count = 0;
}

const struct card *deck_card(const struct deck *deck, int number)
{
	return number >= 1 && number <= deck->count ? &deck->cards[number - 1] : NULL;
}

const struct card *deck_find(const struct deck *deck, const char *card_id)
{
	for (int i = 0; i < deck->count; i++)
		if (card_id && strcmp(deck->cards[i].id, card_id) == 0)
			return &deck->cards[i];
	return NULL;
}

bool card_may_be_drawn(const struct card *card, guint present)
{
	return !card->delicate || !(present & (PRESENT_CHILD | PRESENT_PARTNER | PRESENT_STRANGER));
}

int deck_count(const struct deck_view *view, enum card_state state)
{
	int count = 0;

	for (int i = 0; i < DECK_SIZE; i++)
		count += view->state[i] == state;
	return count;
}

/* One card of the given state and places by chance; NULL when there is none that may be drawn. */
static const struct card *draw_among(const struct deck *deck, const struct deck_view *view,
				     guint present, enum card_state state, guint places,
				     struct dice dice)
{
	const struct card *fit[DECK_SIZE];
	guint32 count = 0;

	for (int i = 0; i < deck->count; i++)
		if (view->state[i] == state && (places & 1u << deck->cards[i].place) &&
		    card_may_be_drawn(&deck->cards[i], present))
			fit[count++] = &deck->cards[i];
	return count ? fit[dice.below(dice.data, count)] : NULL;
}

const struct card *deck_draw(const struct deck *deck, const struct deck_view *view, guint present,
			     struct dice dice)
{
	const struct card *card = NULL;

	if (deck_count(view, CARD_TALKED_ABOUT) == 0)
		card = draw_among(deck, view, present, CARD_UNTOUCHED, OPENING, dice);
	if (!card)
		card = draw_among(deck, view, present, CARD_UNTOUCHED, OPENING | ANY, dice);
	if (!card)
		card = draw_among(deck, view, present, CARD_UNTOUCHED, CLOSING, dice);
	if (!card)
		card = draw_among(deck, view, present, CARD_STARTED, OPENING | ANY | CLOSING, dice);
	if (!card)
		card = draw_among(deck, view, present, CARD_PARKED, OPENING | ANY | CLOSING, dice);
	return card;
}

/* Where a card stands in the walk: opening cards first, closing cards last, the others by number. */
static int place_in_walk(const struct card *card)
{
	static const int stretch[] = { [CARD_OPENING] = 0, [CARD_ANY] = 1, [CARD_CLOSING] = 2 };

	return stretch[card->place] * DECK_SIZE + card->number;
}

static bool walk_stops_at(enum card_state state)
{
	return state == CARD_UNTOUCHED || state == CARD_PARKED || state == CARD_STARTED;
}

const struct card *deck_next(const struct deck *deck, const struct deck_view *view, guint present,
			     int number)
{
	const struct card *from = deck_card(deck, number);
	int after = from ? place_in_walk(from) : 0;
	const struct card *next = NULL;

	for (int i = 0; i < deck->count; i++) {
		const struct card *card = &deck->cards[i];

		if (place_in_walk(card) > after && walk_stops_at(view->state[i]) &&
		    card_may_be_drawn(card, present) &&
		    (!next || place_in_walk(card) < place_in_walk(next)))
			next = card;
	}
	return next;
}

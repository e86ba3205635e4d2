/* The forty cards as a deck: which may be drawn, what has been talked about, what comes next.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_DECK_H
#define CASEWORK_DECK_H

#include "base/clock.h"
#include "casework/indicator.h"
#include "casework/language.h"

#include <stdbool.h>

enum theme { THEME_WORK, THEME_CONNECTION, THEME_CONFIDENCE, THEME_RELIANCE, THEME_COUNT };
enum card_place { CARD_ANY, CARD_OPENING, CARD_CLOSING };

extern const struct names theme_names;      /* work connection confidence reliance */
extern const struct names card_place_names; /* any opening closing */

#define DECK_SIZE 40
#define FOLLOW_UPS_MAX 3

struct card {
	int number; /* 1 to 40, as on the paper ones */
	char *id;   /* stable, "work-lost-in-time" */
	enum theme theme;
	enum card_place place;
	bool delicate;
	guint indicators; /* bit 1 << enum indicator; which life domains it opens */
	struct texts prompt;
	struct texts follow_ups[FOLLOW_UPS_MAX];
	int follow_up_count;
};

struct deck {
	struct card cards[DECK_SIZE]; /* cards[number - 1] */
	int count;
};

/* Who else hears what is said; bits of `present`. Any of them takes the delicate cards out of the draw. */
enum presence {
	PRESENT_CHILD = 1,
	PRESENT_PARTNER = 2,
	PRESENT_INTERPRETER = 4, /* does not take cards out */
	PRESENT_STRANGER = 8,
};

/* How each card stands for one person, over all conversations. */
enum card_state {
	CARD_UNTOUCHED,
	CARD_TALKED_ABOUT,
	CARD_PARKED,
	CARD_RATHER_NOT,
	CARD_ELSEWHERE,
	CARD_STARTED
};

extern const struct names
	card_state_names; /* untouched talked_about parked rather_not elsewhere started */

struct deck_view { /* index: number - 1 */
	enum card_state state[DECK_SIZE];
};

void deck_done(struct deck *deck);
const struct card *deck_card(const struct deck *deck, int number); /* NULL outside the deck */
const struct card *deck_find(const struct deck *deck, const char *card_id); /* NULL when unknown */

bool card_may_be_drawn(const struct card *card, guint present);
/* Draws one untouched card at random; opening cards first while nothing has been talked about, closing cards last;
   when all are touched, one only started, then a parked one; NULL when nothing may be drawn. */
const struct card *deck_draw(const struct deck *deck, const struct deck_view *view, guint present,
			     struct dice dice);
/* The guided walk: the first card after `number` (0: from the start) that is untouched, parked or only started, opening cards
   first and closing cards last, the others by number. NULL: nothing is left after it (from 0: all that may be drawn is done). */
const struct card *deck_next(const struct deck *deck, const struct deck_view *view, guint present,
			     int number);
int deck_count(const struct deck_view *view, enum card_state state);

#endif

/* The card on the screen: what its three files share. card_screen.c answers keys, card_draw.c draws, card_answer.c keeps the answer.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_CARD_SCREEN_H
#define SCREENS_CARD_SCREEN_H

#include "casework/answer.h"
#include "screens/conversation_screen.h"
#include "screens/draft_keeper.h"
#include "ui/text_edit.h"

struct card_screen {
	struct conversation_screen in;
	const struct card *card;
	struct answer *answer; /* id 0: not in the vault; its text is the one the vault has */
	struct answer
		*earlier; /* the last one to this card from another conversation; NULL: none */
	struct text_edit *edit;
	struct draft_keeper keeper;
	bool changed;         /* wording, language, drawn by or between us: not in the vault yet */
	bool language_chosen; /* by hand: the letters say it no longer */
	bool earlier_whole;   /* the earlier answer is shown whole */
	int follow_up;        /* the one that is shown, from 1; 0: none */
};

/* Loads the answer of this conversation or begins one; opens the text with a draft that was left behind. */
bool card_answer_open(struct card_screen *card, int drawn_by, struct error *error) MUST_CHECK;
void card_answer_close(struct card_screen *card);
/* After another screen: takes over what the vault has more; otherwise cursor and undo stay as they are. */
bool card_answer_refresh(struct card_screen *card, struct error *error) MUST_CHECK;
/* The letters say in which language a new answer is noted, until somebody says so. */
void card_answer_guess_language(struct card_screen *card);
/* What stands on the screen goes into the vault as one action, and the draft with it; nothing happens when nothing changed.
   An answer without words that was neither parked nor refused is not kept. */
bool card_answer_save(struct card_screen *card, struct error *error) MUST_CHECK;
/* The same with another state. */
bool card_answer_save_as(struct card_screen *card, enum answer_state state,
			 struct error *error) MUST_CHECK;
/* The text on the screen is not the one in the vault (it may be in the draft). */
bool card_answer_has_unsaved_words(const struct card_screen *card);

void card_draw(const struct screen *screen, struct canvas *canvas, struct area body);

#endif

/* Answers, and how the deck stands after them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/answer.h"

#include "base/text.h"

static const char *const state_words[] = { "talked_about", "parked", "rather_not", "elsewhere" };
static const char *const wording_words[] = { "own", "interpreter", "summary" };
static const char *const drawn_by_words[] = { "counsellor", "participant", "chance", "walk" };
const struct names answer_state_names = NAMES(state_words);
const struct names wording_names = NAMES(wording_words);
const struct names drawn_by_names = NAMES(drawn_by_words);

struct answer *answer_new(void)
{
	struct answer *answer = g_new0(struct answer, 1);

	answer->card_id = g_strdup("");
	answer->text = g_strdup("");
	g_strlcpy(answer->language, "uk", sizeof(answer->language));
	answer->said_on = DAY_NONE;
	return answer;
}

void answer_free(struct answer *answer)
{
	if (!answer)
		return;
	g_free(answer->card_id);
	g_free(answer->text);
	g_free(answer);
}

static enum card_state state_after(const struct answer *answer)
{
	static const enum card_state states[] = {
		[ANSWER_TALKED_ABOUT] = CARD_TALKED_ABOUT,
		[ANSWER_PARKED] = CARD_PARKED,
		[ANSWER_RATHER_NOT] = CARD_RATHER_NOT,
		[ANSWER_ELSEWHERE] = CARD_ELSEWHERE,
	};

	if (answer->state == ANSWER_TALKED_ABOUT && text_is_blank(answer->text))
		return CARD_STARTED;
	return states[answer->state];
}

struct deck_view deck_view_of(const struct deck *deck, const GPtrArray *answers)
{
	struct deck_view view = { { CARD_UNTOUCHED } };

	for (guint i = 0; i < answers->len; i++) {
		const struct answer *answer = answers->pdata[i];
		const struct card *card = deck_find(deck, answer->card_id);
		enum card_state state = state_after(answer);

		if (!card)
			continue; /* a card of another edition of the deck */
		/* Opening a card again and writing nothing does not undo what was said before. */
		if (state != CARD_STARTED || view.state[card->number - 1] == CARD_UNTOUCHED)
			view.state[card->number - 1] = state;
	}
	return view;
}

/* The answer to a card between screen and vault: opened with its draft, saved as one action.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/card_screen.h"

#include "base/text.h"
#include "screens/answer_words.h"
#include "screens/plan_changes.h"
#include "store/conversations.h"

static struct answer *begin_answer(const struct card_screen *card)
{
	bool interpreted = card->in.present & PRESENT_INTERPRETER;

	return answer_begin(&card->in, card->card, interpreted ? WORDING_INTERPRETER : WORDING_OWN,
			    card->in.drawn_by);
}

static bool may_be_shown_now(const struct card_screen *card, const struct answer *answer)
{
	return !answer->between_us || !conversation_screen_is_overheard(&card->in);
}

/* So that nobody has to tell the same story twice. */
static bool find_earlier(struct card_screen *card, struct error *error)
{
	GPtrArray *answers = NULL;

	if (!answer_list(card->in.services->vault, card->in.participant_id, 0, &answers, error))
		return false;
	for (guint i = answers->len; i-- > 0 && !card->earlier;) {
		struct answer *answer = answers->pdata[i];

		if (!g_str_equal(answer->card_id, card->card->id) ||
		    answer->conversation_id == card->in.conversation_id ||
		    text_is_blank(answer->text) || !may_be_shown_now(card, answer))
			continue;
		card->earlier = g_ptr_array_steal_index(answers, i);
	}
	g_ptr_array_unref(answers);
	return true;
}

static void open_text(struct card_screen *card, bool words_came_back)
{
	g_autofree char *field = g_strconcat("card:", card->card->id, NULL);
	struct draft_key key = { card->in.participant_id, card->in.conversation_id, field };
	g_autofree char *text = NULL;
	bool recovered = false;

	text = draft_keeper_open(&card->keeper, card->in.services, &key, card->answer->text,
				 &recovered);
	card->edit = text_edit_new(text);
	draft_keeper_watch_text(&card->keeper, card->edit);
	text_edit_move(card->edit, text_edit_length(card->edit));
	if (recovered || words_came_back)
		services_tell(card->in.services, "card.recovered");
}

bool card_answer_open(struct card_screen *card, int drawn_by, struct error *error)
{
	struct vault *vault = card->in.services->vault;
	bool recovered = false;

	card->in.drawn_by = drawn_by >= 0 ? (enum drawn_by)drawn_by : DRAWN_BY_COUNSELLOR;
	/* Words of a hand-over that ended with the power, not with the passphrase. */
	if (!handover_words_recover(&card->in, card->card, &recovered, error))
		return false;
	if (!answer_load(vault, card->in.conversation_id, card->card->id, &card->answer, error))
		return false;
	if (!card->answer)
		card->answer = begin_answer(card);
	card->in.drawn_by = card->answer->drawn_by;
	if (!find_earlier(card, error))
		return false;
	open_text(card, recovered);
	return true;
}

void card_answer_close(struct card_screen *card)
{
	draft_keeper_done(&card->keeper);
	g_clear_pointer(&card->edit, text_edit_free);
	g_clear_pointer(&card->answer, answer_free);
	g_clear_pointer(&card->earlier, answer_free);
}

bool card_answer_has_unsaved_words(const struct card_screen *card)
{
	return !g_str_equal(text_edit_text(card->edit), card->answer->text);
}

static bool same_words(const struct answer *stored, const struct card_screen *card)
{
	return g_str_equal(stored ? stored->text : "", card->answer->text);
}

bool card_answer_refresh(struct card_screen *card, struct error *error)
{
	struct answer *stored = NULL;

	if (card_answer_has_unsaved_words(card))
		return true;
	if (!answer_load(card->in.services->vault, card->in.conversation_id, card->card->id,
			 &stored, error))
		return false;
	if (!same_words(stored, card)) {
		text_edit_set(card->edit, stored ? stored->text : "");
		draft_keeper_settled(&card->keeper, stored ? stored->text : "");
	}
	if (!stored)
		return true;
	answer_free(card->answer);
	card->answer = stored;
	return true;
}

static bool write_answer(struct card_screen *card, bool keep, struct error *error)
{
	struct vault *vault = card->in.services->vault;

	if (!vault_begin(vault, "undo.answer", error))
		return false;
	if ((keep ? answer_save(vault, card->answer, error)
		  : answer_delete(vault, card->answer->id, error) &&
			     draft_keeper_forget(&card->keeper, error)) &&
	    vault_commit(vault, error))
		return true;
	vault_rollback(vault);
	return false;
}

void card_answer_guess_language(struct card_screen *card)
{
	const struct settings *settings = &card->in.services->settings;
	const char *text = text_edit_text(card->edit);
	enum language latin = card->in.language;

	if (card->answer->id || card->language_chosen || text_is_blank(text))
		return;
	if (latin == LANGUAGE_UK)
		latin = settings->language == LANGUAGE_UK ? LANGUAGE_NL : settings->language;
	g_strlcpy(card->answer->language,
		  plan_language_guess(text, "uk", names_word(language_names, latin)),
		  LANGUAGE_CODE);
}

/* Puts `text` and `state` into the answer for one save, and back when the vault refuses. */
static bool store(struct card_screen *card, const char *text, enum answer_state state,
		  struct error *error)
{
	const struct clock *clock = &card->in.services->clock;
	struct answer *answer = card->answer;
	enum answer_state state_before = answer->state;
	bool keep = !text_is_blank(text) || state != ANSWER_TALKED_ABOUT;
	char *text_before = answer->text;

	answer->text = g_strdup(text);
	answer->state = state;
	answer->changed_at = clock->unix_seconds(clock->data);
	if (!write_answer(card, keep, error)) {
		g_free(answer->text);
		answer->text = text_before;
		answer->state = state_before;
		return false;
	}
	g_free(text_before);
	if (!keep)
		answer->id = 0;
	card->changed = false;
	draft_keeper_settled(&card->keeper, text);
	return true;
}

bool card_answer_save_as(struct card_screen *card, enum answer_state state, struct error *error)
{
	const char *text = text_edit_text(card->edit);
	bool empty = text_is_blank(text) && state == ANSWER_TALKED_ABOUT;
	bool same = !card_answer_has_unsaved_words(card) && state == card->answer->state;

	if (empty && !card->answer->id)
		return draft_keeper_forget(&card->keeper, error);
	if (same && !card->changed && card->answer->id)
		return draft_keeper_forget(&card->keeper, error);
	card_answer_guess_language(card);
	return store(card, text, state, error);
}

/* Who goes on typing under a parked card is talking about it. */
bool card_answer_save(struct card_screen *card, struct error *error)
{
	enum answer_state state = card->answer->state;

	if (state == ANSWER_PARKED && card_answer_has_unsaved_words(card))
		state = ANSWER_TALKED_ABOUT;
	return card_answer_save_as(card, state, error);
}

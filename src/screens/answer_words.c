/* How an answer begins, and the words a participant typed alone.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/answer_words.h"

#include "base/text.h"
#include "store/conversations.h"
#include "store/drafts.h"

struct answer *answer_begin(const struct conversation_screen *in, const struct card *card,
			    enum wording wording, enum drawn_by drawn_by)
{
	struct answer *answer = answer_new();

	answer->participant_id = in->participant_id;
	answer->conversation_id = in->conversation_id;
	g_free(answer->card_id);
	answer->card_id = g_strdup(card->id);
	g_free(answer->text);
	answer->text = g_strdup("");
	g_strlcpy(answer->language, names_word(language_names, in->language), LANGUAGE_CODE);
	answer->wording = wording;
	answer->drawn_by = drawn_by;
	answer->between_us = item_starts_between_us(INDICATOR_NONE, card->delicate);
	answer->said_on = in->said_on;
	return answer;
}

char *handover_field(const char *card_id)
{
	return g_strconcat("handover:", card_id, NULL);
}

static void append_words(struct answer *answer, const char *words)
{
	char *together = text_is_blank(answer->text)
				 ? g_strdup(words)
				 : g_strconcat(answer->text, "\n\n", words, NULL);

	g_free(answer->text);
	answer->text = together;
	if (answer->state == ANSWER_PARKED)
		answer->state = ANSWER_TALKED_ABOUT;
}

static bool save(const struct conversation_screen *in, struct answer *answer, const char *field,
		 struct error *error)
{
	struct draft_key key = { in->participant_id, in->conversation_id, field };
	struct vault *vault = in->services->vault;

	if (!vault_begin(vault, "undo.answer", error))
		return false;
	if (answer_save(vault, answer, error) && draft_forget(vault, &key, error) &&
	    vault_commit(vault, error))
		return true;
	vault_rollback(vault);
	return false;
}

bool handover_words_add(const struct conversation_screen *in, const struct card *card,
			const char *words, struct error *error)
{
	const struct clock *clock = &in->services->clock;
	g_autofree char *field = handover_field(card->id);
	struct answer *answer = NULL;
	bool saved;

	if (text_is_blank(words))
		return true;
	if (!answer_load(in->services->vault, in->conversation_id, card->id, &answer, error))
		return false;
	if (!answer)
		answer = answer_begin(in, card, WORDING_OWN, in->drawn_by);
	append_words(answer, words);
	answer->changed_at = clock->unix_seconds(clock->data);
	saved = save(in, answer, field, error);
	answer_free(answer);
	return saved;
}

bool handover_words_recover(const struct conversation_screen *in, const struct card *card,
			    bool *recovered, struct error *error)
{
	g_autofree char *field = handover_field(card->id);
	struct draft_key key = { in->participant_id, in->conversation_id, field };
	g_autofree char *words = NULL;

	if (!draft_load(in->services->vault, &key, &words, error))
		return false;
	*recovered = !text_is_blank(words);
	return handover_words_add(in, card, words, error);
}

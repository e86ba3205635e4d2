/* The fourteen domains of one person as they stand.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/domains.h"

#include "base/text.h"
#include "screens/planning.h"
#include "store/conversations.h"

/* At the desk a rating belongs to the last conversation there was. */
static void find_conversation(struct domains *domains, const struct conversation_screen *screen)
{
	g_autoptr(GPtrArray) conversations = NULL;
	const struct conversation *found = NULL;
	struct error error = ERROR_CLEAR;

	domains->conversation_id = 0;
	domains->said_on = screen->said_on;
	domains->own_view_allowed = false;
	if (!conversation_list(domains->services->vault, domains->participant_id, &conversations,
			       &error)) {
		services_tell_error(domains->services, &error);
		return;
	}
	for (guint i = 0; i < conversations->len; i++) {
		const struct conversation *conversation = conversations->pdata[i];

		if (!screen->conversation_id || conversation->id == screen->conversation_id)
			found = conversation;
	}
	if (!found)
		return;
	domains->conversation_id = found->id;
	domains->said_on = found->said_on;
	domains->own_view_allowed = found->state != CONVERSATION_OPEN || found->typed_later;
}

static void view_ratings(struct domains *domains)
{
	struct error error = ERROR_CLEAR;

	if (!rating_list(domains->services->vault, domains->participant_id, &domains->ratings,
			 &error)) {
		services_tell_error(domains->services, &error);
		domains->ratings = NULL;
		return;
	}
	for (guint i = 0; i < domains->ratings->len; i++) {
		const struct rating *rating = domains->ratings->pdata[i];
		struct domain_view *view = &domains->view[rating->indicator];
		bool here = rating->conversation_id == domains->conversation_id;

		if (rating->voice == VOICE_COUNSELLOR && here)
			view->own = rating;
		else if (rating->voice == VOICE_PARTICIPANT && here)
			view->now = rating;
		else if (rating->voice == VOICE_PARTICIPANT && !view->now)
			view->earlier = rating;
	}
}

bool domains_is_about(const struct domains *domains, const struct answer *answer,
		      enum indicator indicator)
{
	const struct card *card = deck_find(&domains->services->content->deck, answer->card_id);

	return card && answer->state == ANSWER_TALKED_ABOUT && card->indicators >> indicator & 1u;
}

static void count_answers(struct domains *domains)
{
	struct error error = ERROR_CLEAR;

	if (!answer_list(domains->services->vault, domains->participant_id, 0, &domains->answers,
			 &error)) {
		services_tell_error(domains->services, &error);
		domains->answers = NULL;
		return;
	}
	for (guint i = 0; i < domains->answers->len; i++)
		for (enum indicator domain = 0; domain < INDICATOR_COUNT; domain++)
			domains->view[domain].answers +=
				domains_is_about(domains, domains->answers->pdata[i], domain);
}

void domains_load(struct domains *domains, const struct conversation_screen *screen)
{
	domains_done(domains);
	*domains = (struct domains){ .services = screen->services,
				     .participant_id = screen->participant_id,
				     .language = screen->language };
	find_conversation(domains, screen);
	view_ratings(domains);
	count_answers(domains);
}

void domains_done(struct domains *domains)
{
	g_clear_pointer(&domains->ratings, g_ptr_array_unref);
	g_clear_pointer(&domains->answers, g_ptr_array_unref);
}

static struct rating *rating_copy(const struct rating *rating)
{
	struct rating *copy = rating_new();

	g_free(copy->note);
	*copy = *rating;
	copy->note = g_strdup(rating->note);
	return copy;
}

struct rating *domains_rating(const struct domains *domains, enum indicator indicator,
			      enum voice voice)
{
	const struct domain_view *view = &domains->view[indicator];
	const struct rating *there = voice == VOICE_COUNSELLOR ? view->own : view->now;
	struct rating *rating;

	if (there)
		return rating_copy(there);
	rating = rating_new();
	rating->participant_id = domains->participant_id;
	rating->conversation_id = domains->conversation_id;
	rating->indicator = indicator;
	rating->voice = voice;
	rating->feeling = FEELING_NOT_SAID;
	rating->score = SCORE_NONE;
	rating->between_us = item_starts_between_us(indicator, false);
	rating->said_on = domains->said_on;
	g_strlcpy(rating->language,
		  names_word(language_names, voice == VOICE_COUNSELLOR
						     ? domains->services->settings.language
						     : domains->language),
		  sizeof(rating->language));
	return rating;
}

static bool says_nothing(const struct rating *rating)
{
	return rating->feeling == FEELING_NOT_SAID && rating->score == SCORE_NONE &&
	       text_is_blank(rating->note) && !rating->chosen;
}

static bool save_or_remove(struct vault *vault, void *data, struct error *error)
{
	struct rating *rating = data;

	if (!says_nothing(rating))
		return rating_save(vault, rating, error);
	return rating->id == 0 || rating_delete(vault, rating->id, error);
}

bool domains_save(const struct domains *domains, struct rating *rating, const char *undo_label)
{
	if (rating->conversation_id)
		return planning_act(domains->services, undo_label, save_or_remove, rating);
	services_tell(domains->services, "indicators.no_conversation");
	return false;
}

struct note_and_draft {
	struct rating *rating;
	struct draft_keeper *keeper;
};

static bool save_note(struct vault *vault, void *data, struct error *error)
{
	struct note_and_draft *both = data;

	return save_or_remove(vault, both->rating, error) &&
	       draft_keeper_forget(both->keeper, error);
}

bool domains_save_note(const struct domains *domains, struct rating *rating,
		       struct draft_keeper *keeper)
{
	struct note_and_draft both = { rating, keeper };

	if (rating->conversation_id)
		return planning_act(domains->services, "undo.note", save_note, &both);
	services_tell(domains->services, "indicators.no_conversation");
	return false;
}

bool domains_set_feeling(const struct domains *domains, enum indicator indicator, enum voice voice,
			 enum feeling feeling)
{
	struct rating *rating = domains_rating(domains, indicator, voice);
	bool saved = true;

	if (rating->feeling != feeling) {
		rating->feeling = feeling;
		saved = domains_save(domains, rating, "undo.feeling");
	}
	rating_free(rating);
	return saved;
}

bool domains_toggle_chosen(const struct domains *domains, enum indicator indicator)
{
	struct rating *rating = domains_rating(domains, indicator, VOICE_PARTICIPANT);
	bool saved;

	rating->chosen = !rating->chosen;
	saved = domains_save(domains, rating, "undo.chosen");
	rating_free(rating);
	return saved;
}

bool domains_toggle_between_us(const struct domains *domains, enum indicator indicator,
			       enum voice voice)
{
	struct rating *rating = domains_rating(domains, indicator, voice);
	bool saved;

	rating->between_us = !rating->between_us;
	saved = domains_save(domains, rating, "undo.between_us");
	rating_free(rating);
	return saved;
}

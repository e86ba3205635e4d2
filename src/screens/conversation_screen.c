/* What the screens of a conversation do alike: the title, where we are, moving on.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/conversation_screen.h"

#include "base/text.h"
#include "store/conversations.h"
#include "store/people.h"

static enum language second_language(const struct settings *settings, enum language participant)
{
	if (settings->language != participant)
		return settings->language;
	return settings->second != participant ? settings->second : LANGUAGE_NONE;
}

static bool take_conversation(struct conversation_screen *self, struct error *error)
{
	struct conversation *conversation = NULL;

	self->said_on = services_today(self->services);
	if (!self->conversation_id)
		return true;
	if (!conversation_load(self->services->vault, self->conversation_id, &conversation, error))
		return false;
	if (!conversation)
		return error_set(error, ERROR_FAILED, "conversation.gone");
	if (!self->participant_id)
		self->participant_id = conversation->participant_id;
	self->present = conversation->present;
	self->heavy_news = conversation->heavy_news;
	self->said_on = conversation->said_on;
	conversation_free(conversation);
	return true;
}

static bool take_participant(struct conversation_screen *self, struct error *error)
{
	struct participant *participant = NULL;

	if (!people_load(self->services->vault, self->participant_id, &participant, error))
		return false;
	if (!participant)
		return error_set(error, ERROR_FAILED, "conversation.gone");
	self->language = participant->language;
	self->second = second_language(&self->services->settings, participant->language);
	self->who = text_is_blank(participant->pseudonym)
			    ? g_strdup(participant->code)
			    : g_strdup_printf("%s «%s»", participant->code, participant->pseudonym);
	participant_free(participant);
	return true;
}

bool conversation_screen_init(struct conversation_screen *self, const struct screen_kind *kind,
			      struct services *services, record_id participant_id,
			      record_id conversation_id)
{
	struct error error = ERROR_CLEAR;

	*self = (struct conversation_screen){
		.base.kind = kind,
		.services = services,
		.participant_id = participant_id,
		.conversation_id = conversation_id,
	};
	if (take_conversation(self, &error) && take_participant(self, &error))
		return true;
	services_tell_error(services, &error);
	conversation_screen_done(self);
	return false;
}

void conversation_screen_done(struct conversation_screen *self)
{
	g_clear_pointer(&self->card_id, g_free);
	g_clear_pointer(&self->who, g_free);
}

char *conversation_screen_title(const struct conversation_screen *self, const char *rest)
{
	return rest ? g_strdup_printf("%s · %s", self->who, rest) : g_strdup(self->who);
}

bool conversation_screen_is_overheard(const struct conversation_screen *self)
{
	return self->present & (PRESENT_CHILD | PRESENT_PARTNER | PRESENT_STRANGER);
}

static bool save_quietly(struct vault *vault, struct conversation *conversation,
			 struct error *error)
{
	if (!vault_begin(vault, NULL, error))
		return false;
	if (!conversation_save(vault, conversation, error) || !vault_commit(vault, error)) {
		vault_rollback(vault);
		return false;
	}
	return true;
}

static bool is_elsewhere(const struct conversation *conversation,
			 const struct conversation_screen *self, const char *place)
{
	return g_strcmp0(conversation->place_card, place) != 0 ||
	       (self->walking && !conversation->guided);
}

static bool move_place(struct conversation_screen *self, const char *place, struct error *error)
{
	const struct clock *clock = &self->services->clock;
	struct conversation *conversation = NULL;
	bool saved = true;

	if (!conversation_load(self->services->vault, self->conversation_id, &conversation, error))
		return false;
	if (conversation && is_elsewhere(conversation, self, place)) {
		g_free(conversation->place_card);
		conversation->place_card = g_strdup(place);
		conversation->guided |= self->walking;
		conversation->touched_at = clock->unix_seconds(clock->data);
		saved = save_quietly(self->services->vault, conversation, error);
	}
	conversation_free(conversation);
	return saved;
}

void conversation_screen_remember_place(struct conversation_screen *self, const char *place)
{
	struct error error = ERROR_CLEAR;

	if (self->conversation_id && !move_place(self, place, &error))
		services_tell_error(self->services, &error);
}

static bool change_present(struct conversation_screen *self, guint present, struct error *error)
{
	struct conversation *conversation = NULL;
	bool saved;

	if (!conversation_load(self->services->vault, self->conversation_id, &conversation, error))
		return false;
	if (!conversation)
		return error_set(error, ERROR_FAILED, "conversation.gone");
	conversation->present = present;
	saved = save_quietly(self->services->vault, conversation, error);
	conversation_free(conversation);
	return saved;
}

void conversation_screen_set_present(struct conversation_screen *self, guint present)
{
	struct error error = ERROR_CLEAR;

	if (change_present(self, present, &error))
		self->present = present;
	else
		services_tell_error(self->services, &error);
}

static bool change_heavy_news(struct conversation_screen *self, bool heavy, struct error *error)
{
	struct conversation *conversation = NULL;
	bool saved;

	if (!conversation_load(self->services->vault, self->conversation_id, &conversation, error))
		return false;
	if (!conversation)
		return error_set(error, ERROR_FAILED, "conversation.gone");
	conversation->heavy_news = heavy;
	saved = save_quietly(self->services->vault, conversation, error);
	conversation_free(conversation);
	return saved;
}

bool conversation_screen_set_heavy_news(struct conversation_screen *self, bool heavy)
{
	struct error error = ERROR_CLEAR;

	if (!change_heavy_news(self, heavy, &error)) {
		services_tell_error(self->services, &error);
		return false;
	}
	self->heavy_news = heavy;
	return true;
}

struct outcome conversation_screen_replace(struct screen *next)
{
	return next ? outcome_replace(next) : outcome_stay();
}

struct outcome conversation_screen_open(struct screen *next)
{
	return next ? outcome_open(next) : outcome_stay();
}

void conversation_screen_settle(struct screen *screen)
{
	if (screen->kind->covered)
		screen->kind->covered(screen);
}

/* A waiting conversation opens where it stopped.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/planning.h"

#include "casework/answer.h"
#include "store/conversations.h"

#include <string.h>

static bool save_conversation(struct vault *vault, void *data, struct error *error)
{
	return conversation_save(vault, data, error);
}

/* A pause ends when the file opens again. */
static bool go_on(struct services *services, struct conversation *conversation)
{
	const struct clock *clock = &services->clock;

	if (conversation->state != CONVERSATION_PAUSED)
		return true;
	conversation->state = CONVERSATION_OPEN;
	conversation->touched_at = clock->unix_seconds(clock->data);
	return planning_act(services, NULL, save_conversation, conversation);
}

static struct screen *card_at_its_place(struct services *services,
					const struct conversation *conversation)
{
	struct error error = ERROR_CLEAR;
	struct answer *answer = NULL;
	enum drawn_by drawn_by = DRAWN_BY_COUNSELLOR;

	if (!deck_find(&services->content->deck, conversation->place_card))
		return deck_screen_new(services, conversation->id);
	if (!answer_load(services->vault, conversation->id, conversation->place_card, &answer,
			 &error))
		services_tell_error(services, &error);
	if (answer)
		drawn_by = answer->drawn_by;
	else if (conversation->guided)
		drawn_by = DRAWN_BY_WALK;
	answer_free(answer);
	return card_screen_new(services, conversation->id, conversation->place_card, (int)drawn_by);
}

static struct screen *screen_at(struct services *services, const struct conversation *conversation)
{
	const char *place = conversation->place_card;

	if (strcmp(place, "indicators") == 0)
		return indicators_screen_new(services, conversation->participant_id,
					     conversation->id);
	if (strcmp(place, "harvest") == 0)
		return harvest_screen_new(services, conversation->id);
	if (strcmp(place, "plan") == 0)
		return plan_screen_new(services, conversation->participant_id, conversation->id);
	return card_at_its_place(services, conversation);
}

struct screen *conversation_screen_at_its_place(struct services *services,
						record_id conversation_id)
{
	struct conversation *conversation = planning_conversation(services, conversation_id);
	struct screen *screen = NULL;

	if (!conversation)
		services_tell(services, "conversation.gone");
	else if (go_on(services, conversation))
		screen = screen_at(services, conversation);
	if (screen)
		services_note(services, AUDIT_OPENED, conversation->participant_id);
	conversation_free(conversation);
	return screen;
}

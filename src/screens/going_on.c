/* From a screen above another to elsewhere in the conversation.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/going_on.h"

enum going { GOING_CARDS = -1000004, GOING_DOMAINS, GOING_HEARD, GOING_PLAN, GOING_END };

static bool in_a_conversation(const struct screen *screen)
{
	return ((const struct conversation_screen *)screen)->conversation_id != 0;
}

static struct outcome to_cards(struct screen *screen)
{
	(void)screen;
	return outcome_close(GOING_CARDS);
}

static struct outcome to_domains(struct screen *screen)
{
	(void)screen;
	return outcome_close(GOING_DOMAINS);
}

static struct outcome to_what_we_heard(struct screen *screen)
{
	(void)screen;
	return outcome_close(GOING_HEARD);
}

static struct outcome to_plan(struct screen *screen)
{
	(void)screen;
	return outcome_close(GOING_PLAN);
}

struct outcome going_on_to_plan(void)
{
	return outcome_close(GOING_PLAN);
}

const struct command going_on_commands[] = {
	{ "F2 M-2", "conversation.cards", "conversation.cards_help", to_cards, in_a_conversation,
	  80 },
	{ "F3 M-3", "conversation.domains", "conversation.domains_help", to_domains,
	  in_a_conversation, 80 },
	{ "F4 M-4", "conversation.heard", "conversation.heard_help", to_what_we_heard,
	  in_a_conversation, 80 },
	{ "F5 M-5", "conversation.plan", "conversation.plan_help", to_plan, in_a_conversation, 80 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};

bool going_on(int value)
{
	return value >= GOING_CARDS && value < GOING_END;
}

static struct screen *screen_meant(const struct conversation_screen *self, int value)
{
	switch (value) {
	case GOING_DOMAINS:
		return indicators_screen_new(self->services, self->participant_id,
					     self->conversation_id);
	case GOING_HEARD:
		return harvest_screen_new(self->services, self->conversation_id);
	case GOING_PLAN:
		return plan_screen_new(self->services, self->participant_id, self->conversation_id);
	default:
		return deck_screen_new(self->services, self->conversation_id);
	}
}

struct outcome going_on_from(struct screen *below, int value)
{
	static const char *const names[] = { "deck", "indicators", "harvest", "plan" };

	if (g_str_equal(below->kind->name, names[value - GOING_CARDS]))
		return outcome_stay();
	return conversation_screen_replace(
		screen_meant((const struct conversation_screen *)below, value));
}

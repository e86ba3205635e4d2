/* What every screen of a conversation can do: move among its screens, to the table, hand over, whom to call, pause, close.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/conversation_screen.h"

#include "store/conversations.h"

static struct conversation_screen *here(struct screen *screen)
{
	return (struct conversation_screen *)screen;
}

static bool in_a_conversation(const struct screen *screen)
{
	return ((const struct conversation_screen *)screen)->conversation_id != 0;
}

static bool is_screen(const struct screen *screen, const char *name)
{
	return g_str_equal(screen->kind->name, name);
}

/* The pause and the close are on their way out: from there one goes back with Esc, or home. */
static bool may_move_on(const struct screen *screen)
{
	return in_a_conversation(screen) && !is_screen(screen, "pause") &&
	       !is_screen(screen, "close");
}

static bool is_without_file(const struct screen *screen)
{
	return ((const struct conversation_screen *)screen)->services->set_aside != NULL;
}

/* What is only in memory cannot wait. */
static bool may_pause(const struct screen *screen)
{
	return may_move_on(screen) && !is_without_file(screen);
}

/* The way out of a conversation without a file is its close, which asks before it wipes. */
static bool leaves_without_file(const struct screen *screen)
{
	return may_move_on(screen) && is_without_file(screen);
}

static bool cards_available(const struct screen *screen)
{
	return may_move_on(screen) && !is_screen(screen, "deck");
}

static bool domains_available(const struct screen *screen)
{
	return may_move_on(screen) && !is_screen(screen, "indicators");
}

static bool heard_available(const struct screen *screen)
{
	return may_move_on(screen) && !is_screen(screen, "harvest");
}

static bool plan_available(const struct screen *screen)
{
	return may_move_on(screen) && !is_screen(screen, "plan");
}

static struct outcome to_cards(struct screen *screen)
{
	struct conversation_screen *self = here(screen);

	conversation_screen_settle(screen);
	return conversation_screen_replace(deck_screen_new(self->services, self->conversation_id));
}

static struct outcome to_domains(struct screen *screen)
{
	struct conversation_screen *self = here(screen);

	conversation_screen_settle(screen);
	return conversation_screen_replace(
		indicators_screen_new(self->services, self->participant_id, self->conversation_id));
}

static struct outcome to_what_we_heard(struct screen *screen)
{
	struct conversation_screen *self = here(screen);

	conversation_screen_settle(screen);
	return conversation_screen_replace(
		harvest_screen_new(self->services, self->conversation_id));
}

static struct outcome to_plan(struct screen *screen)
{
	struct conversation_screen *self = here(screen);

	conversation_screen_settle(screen);
	return conversation_screen_replace(
		plan_screen_new(self->services, self->participant_id, self->conversation_id));
}

/* The card on this screen, else the one of this conversation that was worked on last. Newly allocated; NULL: none. */
static char *card_at_hand(const struct conversation_screen *self)
{
	g_autoptr(GPtrArray) answers = NULL;
	const struct answer *last = NULL;
	struct error error = ERROR_CLEAR;

	if (self->card_id)
		return g_strdup(self->card_id);
	if (!answer_list(self->services->vault, self->participant_id, self->conversation_id,
			 &answers, &error)) {
		services_tell_error(self->services, &error);
		return NULL;
	}
	for (guint i = 0; i < answers->len; i++) {
		const struct answer *answer = answers->pdata[i];

		if (!last || answer->changed_at >= last->changed_at)
			last = answer;
	}
	if (!last)
		services_tell(self->services, "conversation.no_card");
	return last ? g_strdup(last->card_id) : NULL;
}

static struct outcome to_the_table(struct screen *screen)
{
	struct conversation_screen *self = here(screen);
	g_autofree char *card_id = card_at_hand(self);

	if (!card_id)
		return outcome_stay();
	return conversation_screen_open(
		table_screen_new(self->services, self->participant_id, card_id));
}

static struct outcome hand_over(struct screen *screen)
{
	struct conversation_screen *self = here(screen);
	g_autofree char *card_id = card_at_hand(self);
	struct screen *handed;

	if (!card_id)
		return outcome_stay();
	conversation_screen_settle(screen);
	handed = handover_screen_new(self->services, self->conversation_id, card_id);
	if (handed)
		here(handed)->drawn_by = self->drawn_by;
	return conversation_screen_open(handed);
}

static struct outcome whom_to_call(struct screen *screen)
{
	struct conversation_screen *self = here(screen);

	return conversation_screen_open(contacts_screen_new(self->services, self->language));
}

static struct outcome pause_here(struct screen *screen)
{
	struct conversation_screen *self = here(screen);

	conversation_screen_settle(screen);
	return conversation_screen_open(pause_screen_new(self->services, self->conversation_id));
}

static struct outcome close_here(struct screen *screen)
{
	struct conversation_screen *self = here(screen);

	conversation_screen_settle(screen);
	return conversation_screen_open(close_screen_new(self->services, self->conversation_id));
}

const struct command conversation_commands[] = {
	{ "^T F6 M-6", "conversation.table", "conversation.table_help", to_the_table,
	  in_a_conversation, 40 },
	{ "^O F7 M-7", "conversation.handover", "conversation.handover_help", hand_over,
	  in_a_conversation, 70 },
	{ "^B F8 M-8", "conversation.call", "conversation.call_help", whom_to_call, NULL, 65 },
	{ "F2 M-2", "conversation.cards", "conversation.cards_help", to_cards, cards_available,
	  80 },
	{ "F3 M-3", "conversation.domains", "conversation.domains_help", to_domains,
	  domains_available, 80 },
	{ "F4 M-4", "conversation.heard", "conversation.heard_help", to_what_we_heard,
	  heard_available, 80 },
	{ "F5 M-5", "conversation.plan", "conversation.plan_help", to_plan, plan_available, 80 },
	{ "^R F10", "conversation.pause", "conversation.pause_help", pause_here, may_pause, 75 },
	{ "^S F11", "conversation.close", "conversation.close_help", close_here, may_move_on, 60 },
	{ "Esc", NULL, NULL, close_here, leaves_without_file, 0 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};

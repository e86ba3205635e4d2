/* After heavy news: one card or one step is a whole conversation.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/growth_screens.h"

#include "casework/answer.h"
#include "store/conversations.h"

enum { MARGIN = 4 };

static const struct screen_kind gentle_kind;

struct screen *gentle_screen_new(const struct conversation_screen *from)
{
	struct conversation_screen *self = g_new0(struct conversation_screen, 1);

	if (!conversation_screen_init(self, &gentle_kind, from->services, from->participant_id,
				      from->conversation_id)) {
		g_free(self);
		return NULL;
	}
	return &self->base;
}

static void gentle_free(struct screen *screen)
{
	conversation_screen_done((struct conversation_screen *)screen);
	g_free(screen);
}

static char *gentle_title(const struct screen *screen)
{
	const struct conversation_screen *self = (const struct conversation_screen *)screen;

	return conversation_screen_title(self, services_say(self->services, "gentle.title"));
}

static void gentle_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct conversation_screen *self = (const struct conversation_screen *)screen;
	struct area area = { body.row + 2, body.column + MARGIN, body.height - 2,
			     body.width - 2 * MARGIN };

	canvas_cursor(canvas, area.row, area.column);
	area.row += canvas_paragraph(canvas, area, 0, STYLE_STRONG,
				     say(services_sentences(self->services, self->language),
					 "gentle.words")) +
		    1;
	if (self->second != LANGUAGE_NONE)
		area.row += canvas_paragraph(canvas, area, 0, STYLE_HINT,
					     say(services_sentences(self->services, self->second),
						 "gentle.words")) +
			    1;
	canvas_paragraph(canvas, area, 0, STYLE_TEXT, services_say(self->services, "gentle.how"));
}

/* One card, drawn by chance; the deck when none is left. */
static struct outcome one_card(struct screen *screen)
{
	const struct conversation_screen *self = (const struct conversation_screen *)screen;
	const struct deck *deck = &self->services->content->deck;
	g_autoptr(GPtrArray) answers = NULL;
	struct error error = ERROR_CLEAR;
	const struct card *card = NULL;

	if (answer_list(self->services->vault, self->participant_id, 0, &answers, &error)) {
		struct deck_view view = deck_view_of(deck, answers);

		card = deck_draw(deck, &view, self->present, self->services->dice);
	} else {
		services_tell_error(self->services, &error);
	}
	if (!card)
		return conversation_screen_replace(
			deck_screen_new(self->services, self->conversation_id));
	return conversation_screen_replace(card_screen_new(self->services, self->conversation_id,
							   card->id, (int)DRAWN_BY_CHANCE));
}

static struct outcome one_step(struct screen *screen)
{
	const struct conversation_screen *self = (const struct conversation_screen *)screen;

	return conversation_screen_replace(
		plan_screen_new(self->services, self->participant_id, self->conversation_id));
}

static struct outcome all_cards(struct screen *screen)
{
	const struct conversation_screen *self = (const struct conversation_screen *)screen;

	return conversation_screen_replace(deck_screen_new(self->services, self->conversation_id));
}

static const struct command gentle_commands[] = {
	{ "c Space", "gentle.card", "gentle.card_help", one_card, NULL, 1 },
	{ "s", "gentle.step", "gentle.step_help", one_step, NULL, 2 },
	{ "Enter", "gentle.deck", "gentle.deck_help", all_cards, NULL, 3 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { gentle_commands, conversation_commands, NULL };

static const struct screen_kind gentle_kind = {
	.name = "gentle",
	.commands = commands,
	.title = gentle_title,
	.draw = gentle_draw,
	.free = gentle_free,
};

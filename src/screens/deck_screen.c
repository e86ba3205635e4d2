/* The forty cards in four rows of ten: how each of them stands, and the question of the one that is selected.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/deck_screen.h"

#include "screens/labels.h"
#include "screens/typed_number.h"
#include "store/conversations.h"
#include "store/drafts.h"

#include <string.h>

static const struct screen_kind deck_kind;

static struct deck_screen *as_deck(struct screen *screen)
{
	return (struct deck_screen *)screen;
}

const struct deck *deck_screen_cards(const struct deck_screen *deck)
{
	return &deck->in.services->content->deck;
}

const struct card *deck_screen_selected(const struct deck_screen *deck)
{
	return deck_card(deck_screen_cards(deck), deck->selected);
}

/* The selection is also the card that goes to the table or is handed over. */
static void select_number(struct deck_screen *deck, int number)
{
	const struct card *card = deck_card(deck_screen_cards(deck), number);

	if (!card)
		return;
	deck->selected = number;
	g_free(deck->in.card_id);
	deck->in.card_id = g_strdup(card->id);
}

/* ---------------------------------------------------------------- how the cards stand */

/* What was typed and not yet left is a card that was started. */
static bool add_drafts(struct deck_screen *deck, struct error *error)
{
	GPtrArray *drafts = NULL;

	if (!draft_list(deck->in.services->vault, deck->in.participant_id, &drafts, error))
		return false;
	for (guint i = 0; i < drafts->len; i++) {
		const struct draft *draft = drafts->pdata[i];
		const char *colon = strchr(draft->field, ':');
		const struct card *card =
			colon ? deck_find(deck_screen_cards(deck), colon + 1) : NULL;

		if (card && deck->view.state[card->number - 1] == CARD_UNTOUCHED)
			deck->view.state[card->number - 1] = CARD_STARTED;
	}
	g_ptr_array_unref(drafts);
	return true;
}

static bool read_view(struct deck_screen *deck, struct error *error)
{
	GPtrArray *answers = NULL;

	if (!answer_list(deck->in.services->vault, deck->in.participant_id, 0, &answers, error))
		return false;
	deck->view = deck_view_of(deck_screen_cards(deck), answers);
	g_ptr_array_unref(answers);
	return add_drafts(deck, error);
}

static int first_in_state(const struct deck_screen *deck, enum card_state state)
{
	for (int number = 1; number <= deck_screen_cards(deck)->count; number++)
		if (deck->view.state[number - 1] == state)
			return number;
	return 0;
}

/* Where we came from, else what was parked, else where the walk would begin. */
static int first_selection(const struct deck_screen *deck, const char *place)
{
	const struct card *card = place ? deck_find(deck_screen_cards(deck), place) : NULL;
	int parked = first_in_state(deck, CARD_PARKED);

	if (card)
		return card->number;
	if (parked)
		return parked;
	card = deck_next(deck_screen_cards(deck), &deck->view, deck->in.present, 0);
	return card ? card->number : 1;
}

/* ---------------------------------------------------------------- keys */

static struct outcome open_card(struct deck_screen *deck, const struct card *card,
				enum drawn_by drawn_by)
{
	return conversation_screen_replace(card_screen_new(
		deck->in.services, deck->in.conversation_id, card->id, (int)drawn_by));
}

/* A delicate card opens on purpose, after one line that says why it was out of the draw. */
static struct outcome open_selected(struct screen *screen)
{
	struct deck_screen *deck = as_deck(screen);
	const struct card *card = deck_screen_selected(deck);

	deck->typed = 0;
	if (!card)
		return outcome_stay();
	if (!card_may_be_drawn(card, deck->in.present) && deck->warned_about != card->number) {
		deck->warned_about = card->number;
		services_tell(deck->in.services, "deck.delicate_warning");
		return outcome_stay();
	}
	return open_card(deck, card,
			 deck->participant_draws ? DRAWN_BY_PARTICIPANT : DRAWN_BY_COUNSELLOR);
}

static struct outcome draw_by_chance(struct screen *screen)
{
	struct deck_screen *deck = as_deck(screen);
	const struct card *card = deck_draw(deck_screen_cards(deck), &deck->view, deck->in.present,
					    deck->in.services->dice);

	if (card)
		return open_card(deck, card, DRAWN_BY_CHANCE);
	services_tell(deck->in.services, "deck.nothing_to_draw");
	return outcome_stay();
}

static struct outcome walk(struct screen *screen)
{
	struct deck_screen *deck = as_deck(screen);
	const struct card *card =
		deck_next(deck_screen_cards(deck), &deck->view, deck->in.present, 0);

	if (card)
		return open_card(deck, card, DRAWN_BY_WALK);
	services_tell(deck->in.services, "card.walk_done");
	return conversation_screen_replace(indicators_screen_new(
		deck->in.services, deck->in.participant_id, deck->in.conversation_id));
}

static struct outcome who_draws(struct screen *screen)
{
	struct deck_screen *deck = as_deck(screen);

	deck->participant_draws = !deck->participant_draws;
	return outcome_stay();
}

static struct outcome toggle_present(struct screen *screen, enum presence who)
{
	struct deck_screen *deck = as_deck(screen);

	conversation_screen_set_present(&deck->in, deck->in.present ^ who);
	return outcome_stay();
}

static struct outcome toggle_child(struct screen *screen)
{
	return toggle_present(screen, PRESENT_CHILD);
}

static struct outcome toggle_partner(struct screen *screen)
{
	return toggle_present(screen, PRESENT_PARTNER);
}

static struct outcome toggle_interpreter(struct screen *screen)
{
	return toggle_present(screen, PRESENT_INTERPRETER);
}

static struct outcome toggle_stranger(struct screen *screen)
{
	return toggle_present(screen, PRESENT_STRANGER);
}

/* The next conversation begins gently; a second time takes it back. */
static struct outcome heavy_news(struct screen *screen)
{
	struct deck_screen *deck = as_deck(screen);
	bool heavy = !deck->in.heavy_news;

	if (conversation_screen_set_heavy_news(&deck->in, heavy))
		services_tell(deck->in.services, heavy ? "deck.heavy_said" : "deck.heavy_undone");
	return outcome_stay();
}

static struct outcome move_by(struct screen *screen, int by)
{
	struct deck_screen *deck = as_deck(screen);

	deck->typed = 0;
	select_number(deck, deck->selected + by);
	return outcome_stay();
}

static struct outcome move_left(struct screen *screen)
{
	return move_by(screen, -1);
}

static struct outcome move_right(struct screen *screen)
{
	return move_by(screen, 1);
}

static struct outcome move_up(struct screen *screen)
{
	return move_by(screen, -ROW_OF_CARDS);
}

static struct outcome move_down(struct screen *screen)
{
	return move_by(screen, ROW_OF_CARDS);
}

static struct outcome move_first(struct screen *screen)
{
	return move_by(screen, 1 - as_deck(screen)->selected);
}

static struct outcome move_last(struct screen *screen)
{
	return move_by(screen,
		       deck_screen_cards(as_deck(screen))->count - as_deck(screen)->selected);
}

static struct outcome deck_key(struct screen *screen, const struct key *key)
{
	struct deck_screen *deck = as_deck(screen);
	int number;

	if (!typed_number_key(&deck->typed, key, deck_screen_cards(deck)->count, &number))
		return outcome_pass();
	select_number(deck, number);
	return outcome_stay();
}

/* ---------------------------------------------------------------- the screen */

static char *deck_title(const struct screen *screen)
{
	const struct deck_screen *deck = (const struct deck_screen *)screen;

	return conversation_screen_title(&deck->in, services_say(deck->in.services, "deck.title"));
}

static struct outcome deck_resumed(struct screen *screen, int value)
{
	struct deck_screen *deck = as_deck(screen);
	struct error error = ERROR_CLEAR;

	(void)value;
	if (!read_view(deck, &error))
		services_tell_error(deck->in.services, &error);
	return outcome_stay();
}

static void deck_free(struct screen *screen)
{
	struct deck_screen *deck = as_deck(screen);

	conversation_screen_done(&deck->in);
	g_free(deck);
}

static struct outcome about_the_person(struct screen *screen)
{
	const struct conversation_screen *self = (const struct conversation_screen *)screen;

	return conversation_screen_open(details_screen_new(self->services, self->participant_id));
}

static const struct command deck_commands[] = {
	{ "Enter", "deck.open", "deck.open_help", open_selected, NULL, 10 },
	{ "Space", "deck.draw", "deck.draw_help", draw_by_chance, NULL, 15 },
	{ "g ^N", "deck.walk", "deck.walk_help", walk, NULL, 20 },
	{ "d", "deck.who_draws", "deck.who_draws_help", who_draws, NULL, 30 },
	{ "k", NULL, "deck.child_help", toggle_child, NULL, 0 },
	{ "p", NULL, "deck.partner_help", toggle_partner, NULL, 0 },
	{ "t", NULL, "deck.interpreter_help", toggle_interpreter, NULL, 0 },
	{ "s", NULL, "deck.stranger_help", toggle_stranger, NULL, 0 },
	{ "h", "deck.heavy", "deck.heavy_help", heavy_news, NULL, 66 },
	{ "e", "participant.details", "participant.details_help", about_the_person, NULL, 50 },
	{ "Left", NULL, "deck.move_help", move_left, NULL, 0 },
	{ "Right", NULL, NULL, move_right, NULL, 0 },
	{ "Up", NULL, NULL, move_up, NULL, 0 },
	{ "Down", NULL, NULL, move_down, NULL, 0 },
	{ "Home", NULL, NULL, move_first, NULL, 0 },
	{ "End", NULL, NULL, move_last, NULL, 0 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};

static const struct command *const deck_tables[] = { deck_commands, conversation_commands, NULL };

static const struct screen_kind deck_kind = {
	.name = "deck",
	.commands = deck_tables,
	.title = deck_title,
	.draw = deck_screen_draw,
	.key = deck_key,
	.resumed = deck_resumed,
	.free = deck_free,
};

/* Reads how the cards stand and where the conversation was, before this place replaces it. */
static bool open_deck(struct deck_screen *deck, struct error *error)
{
	struct conversation *conversation = NULL;

	if (!read_view(deck, error) ||
	    !conversation_load(deck->in.services->vault, deck->in.conversation_id, &conversation,
			       error))
		return false;
	select_number(deck, first_selection(deck, conversation ? conversation->place_card : NULL));
	conversation_free(conversation);
	conversation_screen_remember_place(&deck->in, "deck");
	return true;
}

struct screen *deck_screen_new(struct services *services, record_id conversation_id)
{
	struct deck_screen *deck = g_new0(struct deck_screen, 1);
	struct error error = ERROR_CLEAR;

	if (!conversation_screen_init(&deck->in, &deck_kind, services, 0, conversation_id)) {
		g_free(deck);
		return NULL;
	}
	if (!open_deck(deck, &error)) {
		services_tell_error(services, &error);
		deck_free(&deck->in.base);
		return NULL;
	}
	return &deck->in.base;
}

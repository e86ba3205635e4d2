/* The deck: what may be drawn, in which order, and where the guided walk goes.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "casework/answer.h"

#include <string.h>

enum { ROUNDS = 400 };

static guint32 rolled(void *data, guint32 bound)
{
	return (guint32)g_rand_int_range(data, 0, (gint32)bound);
}

static struct dice dice_of(GRand *random)
{
	return (struct dice){ .data = random, .below = rolled };
}

/* Forty cards, the first two opening, the last two closing, every seventh delicate. */
static void plain_deck(struct deck *deck)
{
	*deck = (struct deck){ .count = DECK_SIZE };
	for (int i = 0; i < DECK_SIZE; i++) {
		struct card *card = &deck->cards[i];

		card->number = i + 1;
		card->id = g_strdup_printf("card-%d", i + 1);
		card->theme = (enum theme)(i % THEME_COUNT);
		card->place = i < 2 ? CARD_OPENING : i >= DECK_SIZE - 2 ? CARD_CLOSING : CARD_ANY;
		card->delicate = card->number % 7 == 0;
	}
}

static void random_deck(struct deck *deck, GRand *random)
{
	plain_deck(deck);
	for (int i = 0; i < DECK_SIZE; i++) {
		deck->cards[i].place = (enum card_place)g_rand_int_range(random, 0, 3);
		deck->cards[i].delicate = g_rand_boolean(random);
	}
}

static void random_view(struct deck_view *view, GRand *random)
{
	for (int i = 0; i < DECK_SIZE; i++)
		view->state[i] = (enum card_state)g_rand_int_range(random, 0, CARD_STARTED + 1);
}

static void all_in_state(struct deck_view *view, enum card_state state)
{
	for (int i = 0; i < DECK_SIZE; i++)
		view->state[i] = state;
}

static void a_card_is_found_by_number_and_by_id(void **state)
{
	(void)state;
	struct deck deck;

	plain_deck(&deck);
	assert_ptr_equal(deck_card(&deck, 17), &deck.cards[16]);
	assert_ptr_equal(deck_find(&deck, "card-17"), &deck.cards[16]);
	assert_null(deck_card(&deck, 0));
	assert_null(deck_card(&deck, 41));
	assert_null(deck_find(&deck, "card-41"));
	assert_null(deck_find(&deck, NULL));
	deck_done(&deck);
	assert_null(deck_card(&deck, 1));
}

static void a_delicate_card_waits_until_we_are_alone(void **state)
{
	(void)state;
	struct card card = { .delicate = true }, other = { .delicate = false };

	assert_true(card_may_be_drawn(&card, 0));
	assert_true(card_may_be_drawn(&card, PRESENT_INTERPRETER));
	assert_false(card_may_be_drawn(&card, PRESENT_CHILD));
	assert_false(card_may_be_drawn(&card, PRESENT_PARTNER | PRESENT_INTERPRETER));
	assert_false(card_may_be_drawn(&card, PRESENT_STRANGER));
	assert_true(card_may_be_drawn(&other, PRESENT_CHILD | PRESENT_STRANGER));
}

static void a_first_conversation_opens_with_an_opening_card(void **state)
{
	(void)state;
	struct deck deck;
	struct deck_view view = { { CARD_UNTOUCHED } };
	g_autoptr(GRand) random = g_rand_new_with_seed(1);

	plain_deck(&deck);
	for (int i = 0; i < ROUNDS; i++)
		assert_int_equal(deck_draw(&deck, &view, 0, dice_of(random))->place, CARD_OPENING);
	view.state[5] = CARD_TALKED_ABOUT;
	int others = 0;
	for (int i = 0; i < ROUNDS; i++)
		others += deck_draw(&deck, &view, 0, dice_of(random))->place == CARD_ANY;
	assert_true(others > 0);
	deck_done(&deck);
}

static void closing_cards_and_parked_ones_come_last(void **state)
{
	(void)state;
	struct deck deck;
	struct deck_view view;
	g_autoptr(GRand) random = g_rand_new_with_seed(2);

	plain_deck(&deck);
	all_in_state(&view, CARD_TALKED_ABOUT);
	view.state[39] = CARD_UNTOUCHED;
	view.state[20] = CARD_UNTOUCHED;
	view.state[8] = CARD_PARKED;
	view.state[9] = CARD_STARTED;
	static const int order[] = { 21, 40, 10, 9 };
	for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
		const struct card *card = deck_draw(&deck, &view, 0, dice_of(random));

		assert_int_equal(card->number, order[i]);
		view.state[card->number - 1] = CARD_TALKED_ABOUT;
	}
	assert_null(deck_draw(&deck, &view, 0, dice_of(random)));
	deck_done(&deck);
}

/* True of any deck in any state: only drawable cards, untouched before started before parked, closing after the rest. */
static void whatever_is_drawn_was_the_best_there_is(void **state)
{
	(void)state;
	static const int rank[] = {
		[CARD_UNTOUCHED] = 0,    [CARD_STARTED] = 2,    [CARD_PARKED] = 3,
		[CARD_TALKED_ABOUT] = 9, [CARD_RATHER_NOT] = 9, [CARD_ELSEWHERE] = 9
	};
	g_autoptr(GRand) random = g_rand_new_with_seed(3);

	for (int round = 0; round < ROUNDS; round++) {
		struct deck deck;
		struct deck_view view;
		guint present = (guint)g_rand_int_range(random, 0, 16);
		int best = 9;

		random_deck(&deck, random);
		random_view(&view, random);
		for (int i = 0; i < DECK_SIZE; i++) {
			int here = rank[view.state[i]];

			if (here == 0 && deck.cards[i].place == CARD_CLOSING)
				here = 1;
			if (card_may_be_drawn(&deck.cards[i], present))
				best = MIN(best, here);
		}
		const struct card *card = deck_draw(&deck, &view, present, dice_of(random));
		if (best == 9) {
			assert_null(card);
		} else {
			int drawn = rank[view.state[card->number - 1]];

			if (drawn == 0 && card->place == CARD_CLOSING)
				drawn = 1;
			assert_int_equal(drawn, best);
			assert_true(card_may_be_drawn(card, present));
		}
		deck_done(&deck);
	}
}

static void every_card_has_a_fair_chance(void **state)
{
	(void)state;
	struct deck deck;
	struct deck_view view = { { CARD_UNTOUCHED } };
	int seen[DECK_SIZE + 1] = { 0 };
	g_autoptr(GRand) random = g_rand_new_with_seed(4);

	plain_deck(&deck);
	view.state[0] = CARD_TALKED_ABOUT;
	for (int i = 0; i < 37 * 200; i++)
		seen[deck_draw(&deck, &view, 0, dice_of(random))->number]++;
	for (int number = 2; number <= 38; number++)
		assert_in_range(seen[number], 120, 280);
	deck_done(&deck);
}

static void the_walk_passes_all_forty_once_and_ends(void **state)
{
	(void)state;
	struct deck deck;
	struct deck_view view = { { CARD_UNTOUCHED } };
	gboolean seen[DECK_SIZE + 1] = { FALSE };
	int count = 0, number = 0, stretch = 0;
	static const int stretches[] = { [CARD_OPENING] = 0, [CARD_ANY] = 1, [CARD_CLOSING] = 2 };
	const struct card *card;

	plain_deck(&deck);
	deck.cards[30].place = CARD_OPENING;
	deck.cards[3].place = CARD_CLOSING;
	while ((card = deck_next(&deck, &view, 0, number))) {
		assert_false(seen[card->number]);
		assert_true(stretches[card->place] >= stretch);
		stretch = stretches[card->place];
		seen[card->number] = TRUE;
		number = card->number;
		count++;
	}
	assert_int_equal(count, 40);
	deck_done(&deck);
}

static void the_walk_skips_what_is_done_and_returns_to_what_was_parked(void **state)
{
	(void)state;
	struct deck deck;
	struct deck_view view;

	plain_deck(&deck);
	all_in_state(&view, CARD_TALKED_ABOUT);
	view.state[4] = CARD_RATHER_NOT;
	view.state[5] = CARD_PARKED;
	view.state[6] = CARD_UNTOUCHED; /* number 7 is delicate */
	view.state[7] = CARD_STARTED;
	view.state[8] = CARD_ELSEWHERE;
	assert_int_equal(deck_next(&deck, &view, 0, 0)->number, 6);
	assert_int_equal(deck_next(&deck, &view, 0, 6)->number, 7);
	assert_int_equal(deck_next(&deck, &view, PRESENT_CHILD, 6)->number, 8);
	assert_null(deck_next(&deck, &view, 0, 8));
	assert_int_equal(deck_count(&view, CARD_PARKED), 1);
	assert_int_equal(deck_count(&view, CARD_TALKED_ABOUT), 35);
	deck_done(&deck);
}

static GPtrArray *answers_new(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)answer_free);
}

static void add_answer(GPtrArray *answers, const char *card_id, enum answer_state state,
		       const char *text)
{
	struct answer *answer = answer_new();

	g_free(answer->card_id);
	answer->card_id = g_strdup(card_id);
	g_free(answer->text);
	answer->text = g_strdup(text);
	answer->state = state;
	g_ptr_array_add(answers, answer);
}

static void a_later_conversation_wins(void **state)
{
	(void)state;
	struct deck deck;
	g_autoptr(GPtrArray) answers = answers_new();

	plain_deck(&deck);
	add_answer(answers, "card-3", ANSWER_TALKED_ABOUT, "так");
	add_answer(answers, "card-3", ANSWER_PARKED, "");
	add_answer(answers, "card-4", ANSWER_RATHER_NOT, "");
	add_answer(answers, "card-5", ANSWER_ELSEWHERE, "");
	add_answer(answers, "card-of-another-edition", ANSWER_PARKED, "");
	struct deck_view view = deck_view_of(&deck, answers);
	assert_int_equal(view.state[2], CARD_PARKED);
	assert_int_equal(view.state[3], CARD_RATHER_NOT);
	assert_int_equal(view.state[4], CARD_ELSEWHERE);
	assert_int_equal(deck_count(&view, CARD_UNTOUCHED), 37);
	deck_done(&deck);
}

static void opening_a_card_again_does_not_undo_what_was_said(void **state)
{
	(void)state;
	struct deck deck;
	g_autoptr(GPtrArray) answers = answers_new();

	plain_deck(&deck);
	add_answer(answers, "card-3", ANSWER_TALKED_ABOUT, "так");
	add_answer(answers, "card-3", ANSWER_TALKED_ABOUT, "  \n");
	add_answer(answers, "card-9", ANSWER_TALKED_ABOUT, "");
	struct deck_view view = deck_view_of(&deck, answers);
	assert_int_equal(view.state[2], CARD_TALKED_ABOUT);
	assert_int_equal(view.state[8], CARD_STARTED);
	deck_done(&deck);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_card_is_found_by_number_and_by_id),
		cmocka_unit_test(a_delicate_card_waits_until_we_are_alone),
		cmocka_unit_test(a_first_conversation_opens_with_an_opening_card),
		cmocka_unit_test(closing_cards_and_parked_ones_come_last),
		cmocka_unit_test(whatever_is_drawn_was_the_best_there_is),
		cmocka_unit_test(every_card_has_a_fair_chance),
		cmocka_unit_test(the_walk_passes_all_forty_once_and_ends),
		cmocka_unit_test(the_walk_skips_what_is_done_and_returns_to_what_was_parked),
		cmocka_unit_test(a_later_conversation_wins),
		cmocka_unit_test(opening_a_card_again_does_not_undo_what_was_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

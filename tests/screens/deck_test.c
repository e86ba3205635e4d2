/* The forty cards.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/talk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct talk *at_the_deck(const char *language)
{
	struct talk *talk = talk_new(language);

	talk_said(talk, "work-lost-in-time", "Хліб", ANSWER_TALKED_ABOUT);
	talk_said(talk, "work-try-for-a-day", "", ANSWER_PARKED);
	talk_said(talk, "work-worth-keeping", "", ANSWER_RATHER_NOT);
	talk_said(talk, "work-good-day", "", ANSWER_ELSEWHERE);
	talk_open_deck(talk);
	return talk;
}

static void assert_open_card(struct talk *talk, int number)
{
	g_autofree char *title = g_strdup_printf("kaart %d ", number);

	assert_string_equal(talk_top(talk), "card");
	assert_true(world_shows(talk->world, title));
}

/* ---------------------------------------------------------------- pictures */

static void the_signs_need_no_colour(void **state)
{
	struct talk *talk = at_the_deck("nl");

	(void)state;
	world_picture(talk->world, "screens/deck_nl", 24, 80);
	world_picture(talk->world, "screens/deck_nl_small", 20, 60);
	world_picture(talk->world, "screens/deck_nl_wide", 40, 120);
	talk_free(talk);
}

static void a_ukrainian_counsellor_sees_the_cards_in_ukrainian(void **state)
{
	struct talk *talk = at_the_deck("uk");

	(void)state;
	world_picture(talk->world, "screens/deck_uk", 24, 80);
	world_picture(talk->world, "screens/deck_uk_small", 20, 60);
	world_picture(talk->world, "screens/deck_uk_wide", 40, 120);
	talk_free(talk);
}

static void nothing_counts_what_was_not_asked(void **state)
{
	struct talk *talk = at_the_deck("nl");

	(void)state;
	assert_true(world_shows(talk->world, "1 kaart besproken"));
	assert_false(world_shows(talk->world, "van 40"));
	assert_false(world_shows(talk->world, "39"
					      " kaarten"));
	talk_free(talk);
}

/* ---------------------------------------------------------------- choosing */

static void two_digits_make_one_number(void **state)
{
	struct talk *talk = at_the_deck("nl");

	(void)state;
	world_press(talk->world, "1 7 Enter");
	assert_open_card(talk, 17);
	talk_free(talk);
}

static void a_digit_that_makes_no_card_begins_anew(void **state)
{
	struct talk *talk = at_the_deck("nl");

	(void)state;
	world_press(talk->world, "4 7 Enter");
	assert_open_card(talk, 7);
	world_press(talk->world, "Tab 4 0 Enter");
	assert_open_card(talk, 40);
	world_press(talk->world, "Tab 5 1 2 Enter");
	assert_open_card(talk, 12);
	talk_free(talk);
}

static void arrows_move_by_one_and_by_a_row(void **state)
{
	struct talk *talk = at_the_deck("nl");

	(void)state;
	world_press(talk->world, "Home Right Down Down Left Enter");
	assert_open_card(talk, 21);
	world_press(talk->world, "Tab End Right Down Enter");
	assert_open_card(talk, 40);
	talk_free(talk);
}

static void a_number_the_participant_names_is_their_choice(void **state)
{
	struct talk *talk = at_the_deck("nl");
	struct answer *answer;

	(void)state;
	world_press(talk->world, "d 2 0 Enter");
	world_type(talk->world, "слово");
	world_press(talk->world, "Tab");
	answer = talk_answer(talk, talk->world->services.content->deck.cards[19].id);
	assert_int_equal(answer->drawn_by, DRAWN_BY_PARTICIPANT);
	answer_free(answer);
	talk_free(talk);
}

static void chance_draws_a_card_nobody_talked_about(void **state)
{
	struct talk *talk = at_the_deck("nl");

	(void)state;
	world_press(talk->world, "Space");
	assert_string_equal(talk_top(talk), "card");
	assert_true(world_shows(talk->world, "toeval"));
	talk_free(talk);
}

static void letters_work_from_the_ukrainian_layout(void **state)
{
	struct talk *talk = at_the_deck("nl");

	(void)state;
	world_type(talk->world, "п"); /* the key of "g" */
	assert_string_equal(talk_top(talk), "card");
	talk_free(talk);
}

/* ---------------------------------------------------------------- care */

static const struct card *a_delicate_card(const struct talk *talk)
{
	const struct deck *deck = &talk->world->services.content->deck;

	for (int i = 0; i < deck->count; i++)
		if (deck->cards[i].delicate)
			return &deck->cards[i];
	return NULL;
}

static void a_delicate_card_warns_once_and_then_opens(void **state)
{
	struct talk *talk = talk_new("nl");
	const struct card *card = a_delicate_card(talk);
	g_autofree char *keys = NULL;

	(void)state;
	assert_non_null(card);
	keys = g_strdup_printf("%d %d Enter", card->number / 10, card->number % 10);
	talk_present(talk, PRESENT_CHILD);
	talk_open_deck(talk);
	world_press(talk->world, card->number < 10 ? keys + 2 : keys);
	assert_string_equal(talk_top(talk), "deck");
	world_picture(talk->world, "screens/deck_delicate", 24, 80);
	world_press(talk->world, "Enter");
	assert_open_card(talk, card->number);
	talk_free(talk);
}

static void a_child_that_comes_in_takes_the_delicate_cards_out(void **state)
{
	struct talk *talk = talk_new("nl");
	struct conversation *conversation;

	(void)state;
	talk_open_deck(talk);
	assert_false(world_shows(talk->world, "°"));
	world_press(talk->world, "k t");
	assert_true(world_shows(talk->world, "erbij: kind, tolk"));
	assert_true(world_shows(talk->world, "°"));
	conversation = talk_conversation(talk);
	assert_int_equal(conversation->present, PRESENT_CHILD | PRESENT_INTERPRETER);
	conversation_free(conversation);
	world_press(talk->world, "k");
	assert_true(world_shows(talk->world, "erbij: tolk"));
	assert_false(world_shows(talk->world, "°"));
	talk_free(talk);
}

static void a_second_visit_begins_at_what_was_parked(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	talk_earlier(talk, "work-try-for-a-day", "", ANSWER_PARKED, false);
	talk_open_deck(talk);
	world_press(talk->world, "Enter");
	assert_open_card(talk, 3);
	talk_free(talk);
}

static void what_was_only_begun_shows_as_started(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	talk_open_card(talk, "work-lost-in-time");
	world_type(talk->world, "слово");
	world_wait(talk->world, 300);
	talk_open_deck(talk); /* as after a power cut: only the draft is there */
	assert_true(world_shows(talk->world, "1~"));
	talk_free(talk);
}

/* ---------------------------------------------------------------- the other screens */

static void every_screen_of_the_conversation_has_a_key(void **state)
{
	static const struct {
		const char *key, *screen;
	} ways[] = {
		{ "F3", "indicators" }, { "M-3", "indicators" }, { "F4", "harvest" },
		{ "M-4", "harvest" },   { "F5", "plan" },        { "M-5", "plan" },
		{ "^T", "table" },      { "F6", "table" },       { "M-6", "table" },
		{ "^O", "handover" },   { "F7", "handover" },    { "M-7", "handover" },
		{ "^B", "contacts" },   { "F8", "contacts" },    { "M-8", "contacts" },
		{ "^R", "pause" },      { "F10", "pause" },      { "^S", "close" },
		{ "F11", "close" },     { "^G", "hide" },        { "F9", "hide" },
		{ "M-9", "hide" },
	};

	(void)state;
	for (guint i = 0; i < G_N_ELEMENTS(ways); i++) {
		struct talk *talk = at_the_deck("nl");

		world_press(talk->world, ways[i].key);
		assert_string_equal(talk_top(talk), ways[i].screen);
		talk_free(talk);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_signs_need_no_colour),
		cmocka_unit_test(a_ukrainian_counsellor_sees_the_cards_in_ukrainian),
		cmocka_unit_test(nothing_counts_what_was_not_asked),
		cmocka_unit_test(two_digits_make_one_number),
		cmocka_unit_test(a_digit_that_makes_no_card_begins_anew),
		cmocka_unit_test(arrows_move_by_one_and_by_a_row),
		cmocka_unit_test(a_number_the_participant_names_is_their_choice),
		cmocka_unit_test(chance_draws_a_card_nobody_talked_about),
		cmocka_unit_test(letters_work_from_the_ukrainian_layout),
		cmocka_unit_test(a_delicate_card_warns_once_and_then_opens),
		cmocka_unit_test(a_child_that_comes_in_takes_the_delicate_cards_out),
		cmocka_unit_test(a_second_visit_begins_at_what_was_parked),
		cmocka_unit_test(what_was_only_begun_shows_as_started),
		cmocka_unit_test(every_screen_of_the_conversation_has_a_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

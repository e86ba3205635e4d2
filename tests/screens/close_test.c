/* How a conversation stops: whom to call, the pause, the five-minute close.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/talk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "store/people.h"
#include "store/plans.h"

#define CARD "work-lost-in-time"

static struct talk *at_the_card(const char *language)
{
	struct talk *talk = talk_new(language);

	talk_said(talk, CARD,
		  "Пекли хліб.\n* вела рахунки для всіх\n+ хоче знову працювати з цифрами\n"
		  "! немає місця для дитини до 15:00",
		  ANSWER_TALKED_ABOUT);
	talk_open_card(talk, CARD);
	return talk;
}

static struct participant *participant_of(struct talk *talk)
{
	struct participant *participant = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(people_load(talk->world->services.vault, talk->person, &participant, &error));
	return participant;
}

static struct plan *plan_of(struct talk *talk)
{
	struct plan *plan = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(plan_load(talk->world->services.vault, talk->person, &plan, &error));
	return plan;
}

/* ---------------------------------------------------------------- whom to call */

static void every_number_stands_on_one_page(void **state)
{
	struct talk *talk = at_the_card("nl");

	(void)state;
	world_press(talk->world, "^B");
	world_picture(talk->world, "screens/contacts_nl", 24, 80);
	assert_true(world_shows(talk->world, "112"));
	assert_true(world_shows(talk->world, "113"));
	assert_true(world_shows(talk->world, "0800-2000"));
	world_press(talk->world, "Down Down");
	world_picture(talk->world, "screens/contacts_nl_third", 24, 80);
	world_press(talk->world, "Esc");
	assert_string_equal(talk_top(talk), "card");
	talk_free(talk);
}

static void a_ukrainian_counsellor_reads_the_numbers_in_ukrainian(void **state)
{
	struct talk *talk = at_the_card("uk");

	(void)state;
	world_press(talk->world, "^B");
	world_picture(talk->world, "screens/contacts_uk", 24, 80);
	world_picture(talk->world, "screens/contacts_uk_small", 20, 60);
	talk_free(talk);
}

/* ---------------------------------------------------------------- the pause */

static void a_pause_remembers_where_we_were(void **state)
{
	struct talk *talk = at_the_card("nl");
	struct conversation *conversation;

	(void)state;
	world_press(talk->world, "^R");
	world_type(talk->world, "bij de buren");
	world_picture(talk->world, "screens/pause_nl", 24, 80);
	world_press(talk->world, "Enter");
	assert_string_equal(talk_top(talk), "done"); /* nobody else's code is seen yet */
	world_picture(talk->world, "screens/done_nl", 24, 80);
	world_press(talk->world, "Enter");
	assert_string_equal(talk_top(talk), "people");
	conversation = talk_conversation(talk);
	assert_int_equal(conversation->state, CONVERSATION_PAUSED);
	assert_string_equal(conversation->where_we_were, "bij de buren");
	assert_string_equal(conversation->place_card, CARD);
	conversation_free(conversation);
	talk_free(talk);
}

static void a_pause_speaks_both_languages(void **state)
{
	struct talk *talk = at_the_card("uk");

	(void)state;
	world_press(talk->world, "^R");
	world_picture(talk->world, "screens/pause_uk", 24, 80);
	world_press(talk->world, "Esc");
	assert_string_equal(talk_top(talk), "card");
	talk_free(talk);
}

static void words_on_the_card_are_saved_before_the_pause(void **state)
{
	struct talk *talk = at_the_card("nl");
	struct answer *answer;

	(void)state;
	world_type(talk->world, " Ще.");
	world_press(talk->world, "^R Enter");
	answer = talk_answer(talk, CARD);
	assert_true(g_str_has_suffix(answer->text, " Ще."));
	answer_free(answer);
	talk_free(talk);
}

static void after_a_pause_undo_takes_back_what_was_said(void **state)
{
	struct talk *talk = at_the_card("nl");

	(void)state;
	world_type(talk->world, " Ще.");
	world_press(talk->world, "^R Enter");
	world_press(talk->world, "r Esc Esc"); /* taken up again, and left */
	assert_string_equal(talk_top(talk), "people");
	world_press(talk->world, "u");
	assert_true(world_shows(talk->world, "Teruggedraaid: het antwoord."));
	talk_free(talk);
}

static void whom_to_call_is_one_key_away_until_the_end(void **state)
{
	static const char *const ends[] = { "^R", "^S" };

	(void)state;
	for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
		struct talk *talk = at_the_card("nl");

		world_press(talk->world, ends[i]);
		world_press(talk->world, "^B");
		assert_string_equal(talk_top(talk), "contacts");
		world_press(talk->world, "Esc ^T");
		assert_string_equal(talk_top(talk), "table");
		talk_free(talk);
	}
}

/* ---------------------------------------------------------------- the close */

static void the_close_reads_back_what_we_heard(void **state)
{
	struct talk *talk = at_the_card("nl");

	(void)state;
	world_press(talk->world, "^S");
	world_picture(talk->world, "screens/close_nl", 24, 80);
	assert_true(world_shows(talk->world, "talent · вела рахунки для всіх"));
	assert_false(world_shows(talk->world, "* вела"));
	talk_free(talk);
}

static void the_close_in_ukrainian(void **state)
{
	struct talk *talk = at_the_card("uk");

	(void)state;
	world_press(talk->world, "^S");
	world_picture(talk->world, "screens/close_uk", 24, 80);
	world_picture(talk->world, "screens/close_uk_small", 20, 60);
	talk_free(talk);
}

static void one_step_and_an_appointment_are_a_whole_conversation(void **state)
{
	struct talk *talk = at_the_card("nl");
	struct participant *participant;
	struct conversation *conversation;
	struct plan *plan;
	const struct plan_item *step;
	g_autoptr(GPtrArray) steps = NULL;

	(void)state;
	world_press(talk->world, "^S");
	world_type(talk->world, "Зателефонувати до школи");
	world_press(talk->world, "Enter");
	world_type(talk->world, "+7");
	world_press(talk->world, "Enter");
	world_type(talk->world, "бібліотека, 10:00");
	world_press(talk->world, "Enter");
	world_picture(talk->world, "screens/close_filled", 24, 80);
	world_press(talk->world, "Right Right Enter Enter");
	assert_string_equal(talk_top(talk), "people");

	plan = plan_of(talk);
	steps = plan_items(plan, PLAN_STEP);
	assert_int_equal(steps->len, 1);
	step = steps->pdata[0];
	assert_string_equal(step->text, "Зателефонувати до школи");
	assert_int_equal(step->owner, OWNER_PARTICIPANT);
	assert_int_equal(step->step_state, STEP_OPEN);
	assert_int_equal(step->said_on, talk->world->today);
	plan_free(plan);

	participant = participant_of(talk);
	assert_int_equal(participant->appointment_on, talk->world->today + 7);
	assert_string_equal(participant->appointment_note, "бібліотека, 10:00");
	participant_free(participant);
	conversation = talk_conversation(talk);
	assert_int_equal(conversation->state, CONVERSATION_CLOSED);
	conversation_free(conversation);
	talk_free(talk);
}

static void a_step_that_is_changed_again_stays_one_step(void **state)
{
	struct talk *talk = at_the_card("nl");
	g_autoptr(GPtrArray) steps = NULL;
	struct plan *plan;

	(void)state;
	world_press(talk->world, "^S");
	world_type(talk->world, "Школа");
	world_press(talk->world, "Tab BackTab");
	world_type(talk->world, " завтра");
	world_press(talk->world, "Tab");
	plan = plan_of(talk);
	steps = plan_items(plan, PLAN_STEP);
	assert_int_equal(steps->len, 1);
	assert_string_equal(((const struct plan_item *)steps->pdata[0])->text, "Школа завтра");
	plan_free(plan);
	talk_free(talk);
}

static void a_day_that_is_none_is_asked_again(void **state)
{
	struct talk *talk = at_the_card("nl");

	(void)state;
	world_press(talk->world, "^S Enter");
	world_type(talk->world, "45-45");
	world_press(talk->world, "Enter");
	assert_true(world_shows(talk->world, "Welke dag is dat?"));
	talk_free(talk);
}

static void what_is_between_us_is_not_read_out_to_others(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	talk_open_card(talk, CARD);
	world_type(talk->world, "! мовчить про це");
	world_press(talk->world, "M-u");
	world_press(talk->world, "^S");
	assert_true(world_shows(talk->world, "мовчить про це"));
	world_press(talk->world, "Esc");
	talk_present(talk, PRESENT_PARTNER);
	world_press(talk->world, "Tab ^S");
	assert_false(world_shows(talk->world, "мовчить про це"));
	talk_free(talk);
}

static void without_a_file_everything_is_wiped_and_that_is_said(void **state)
{
	struct talk *talk = talk_new("nl");
	struct participant *participant;
	struct conversation *conversation;

	(void)state;
	talk_without_file(talk);
	talk_open_card(talk, CARD);
	world_type(talk->world, "слова");
	world_press(talk->world, "^S Up");
	world_picture(talk->world, "screens/close_without_file", 24, 80);
	world_press(talk->world, "Enter");
	assert_string_equal(talk_top(talk), "close");
	assert_true(world_shows(talk->world, "gewist"));
	world_press(talk->world, "Enter");
	assert_string_equal(talk_top(talk), "done");
	assert_true(world_shows(talk->world, "Gewist"));
	world_press(talk->world, "Enter");
	assert_string_equal(talk_top(talk), "people");
	participant = participant_of(talk);
	conversation = talk_conversation(talk);
	assert_null(participant);
	assert_null(conversation);
	assert_null(talk_answer(talk, CARD));
	talk_free(talk);
}

static void no_undo_brings_back_what_was_said_without_a_file(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	talk_without_file(talk);
	talk_open_card(talk, CARD);
	world_type(talk->world, "слова");
	world_press(talk->world, "Tab Enter End ^U Tab ^S Up Enter Enter Enter");
	assert_string_equal(talk_top(talk), "people");
	for (int i = 0; i < 4; i++)
		world_press(talk->world, "u");
	assert_null(talk_answer(talk, CARD));
	assert_null(talk_conversation(talk));
	talk_free(talk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_number_stands_on_one_page),
		cmocka_unit_test(a_ukrainian_counsellor_reads_the_numbers_in_ukrainian),
		cmocka_unit_test(a_pause_remembers_where_we_were),
		cmocka_unit_test(a_pause_speaks_both_languages),
		cmocka_unit_test(words_on_the_card_are_saved_before_the_pause),
		cmocka_unit_test(after_a_pause_undo_takes_back_what_was_said),
		cmocka_unit_test(whom_to_call_is_one_key_away_until_the_end),
		cmocka_unit_test(the_close_reads_back_what_we_heard),
		cmocka_unit_test(the_close_in_ukrainian),
		cmocka_unit_test(one_step_and_an_appointment_are_a_whole_conversation),
		cmocka_unit_test(a_step_that_is_changed_again_stays_one_step),
		cmocka_unit_test(a_day_that_is_none_is_asked_again),
		cmocka_unit_test(what_is_between_us_is_not_read_out_to_others),
		cmocka_unit_test(without_a_file_everything_is_wiped_and_that_is_said),
		cmocka_unit_test(no_undo_brings_back_what_was_said_without_a_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

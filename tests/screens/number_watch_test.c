/* A number that must not be in a note is told quietly when the typing rests, and one key takes it out.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/talk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "screens/consent_screens.h"
#include "store/people.h"

#define CARD "work-lost-in-time"
#define BSN "353454709" /* made up */
#define TOLD "lijkt op een BSN"
#define SIGN "▒▒▒"

static struct talk *on_a_card(void)
{
	struct talk *talk = talk_new("nl");

	talk_open_card(talk, CARD);
	return talk;
}

static void rest(struct talk *talk)
{
	world_wait(talk->world, 300);
}

static void it_is_told_when_the_typing_rests_and_not_before(void **state)
{
	struct talk *talk = on_a_card();

	(void)state;
	world_type(talk->world, "haar nummer is " BSN);
	assert_false(world_shows(talk->world, TOLD));
	world_wait(talk->world, 249);
	assert_false(world_shows(talk->world, TOLD));
	world_wait(talk->world, 1);
	assert_true(world_shows(talk->world, TOLD));
	world_picture(talk->world, "screens/number_found", 24, 80);
	talk_free(talk);
}

/* While one types without rest the draft is saved each second, but nobody is spoken to. */
static void typing_on_is_not_interrupted(void **state)
{
	struct talk *talk = on_a_card();
	g_autofree char *draft = NULL;

	(void)state;
	world_type(talk->world, BSN);
	for (int i = 0; i < 12; i++) {
		world_type(talk->world, " en");
		world_wait(talk->world, 100);
		assert_false(world_shows(talk->world, TOLD));
	}
	draft = talk_draft(talk, "card:" CARD);
	assert_non_null(draft); /* saved all the same */
	rest(talk);
	assert_true(world_shows(talk->world, TOLD));
	talk_free(talk);
}

static void one_key_takes_it_out_and_undo_brings_it_back(void **state)
{
	struct talk *talk = on_a_card();

	(void)state;
	world_type(talk->world, "bsn " BSN ", tel. 0612345678, V-nummer 2812345678 dus");
	rest(talk);
	world_press(talk->world, "M-0");
	assert_true(
		world_shows(talk->world, "bsn " SIGN ", tel. 0612345678, V-nummer " SIGN " dus"));
	assert_false(world_shows(talk->world, TOLD));
	world_type(talk->world, "!"); /* the cursor stayed at the end */
	assert_true(world_shows(talk->world, SIGN " dus!"));
	world_press(talk->world, "^Z ^Z");
	rest(talk);
	assert_true(world_shows(talk->world, "bsn " BSN ", tel. 0612345678, V-nummer 2812345678"));
	assert_true(world_shows(talk->world, TOLD));
	talk_free(talk);
}

static void what_was_taken_out_is_not_in_the_vault(void **state)
{
	struct talk *talk = on_a_card();
	struct answer *answer;
	g_autofree char *draft = NULL;

	(void)state;
	world_type(talk->world, "nummer " BSN);
	rest(talk);
	world_press(talk->world, "M-0");
	rest(talk);
	draft = talk_draft(talk, "card:" CARD);
	assert_string_equal(draft, "nummer " SIGN);
	world_press(talk->world, "Tab");
	answer = talk_answer(talk, CARD);
	assert_string_equal(answer->text, "nummer " SIGN);
	answer_free(answer);
	talk_free(talk);
}

static void it_is_saved_when_nobody_takes_it_out(void **state)
{
	struct talk *talk = on_a_card();
	struct answer *answer;

	(void)state;
	world_type(talk->world, "nummer " BSN);
	rest(talk);
	world_press(talk->world, "Tab");
	assert_string_equal(talk_top(talk), "deck");
	assert_false(world_shows(talk->world, TOLD)); /* of another screen */
	answer = talk_answer(talk, CARD);
	assert_string_equal(answer->text, "nummer " BSN);
	answer_free(answer);
	talk_open_card(talk, CARD);
	assert_true(world_shows(talk->world, TOLD)); /* and again where it stands */
	talk_free(talk);
}

static void the_key_is_there_only_when_there_is_a_number(void **state)
{
	struct talk *talk = on_a_card();

	(void)state;
	world_type(talk->world, "bel 0612345678");
	rest(talk);
	assert_false(world_shows(talk->world, "nummer weg"));
	world_press(talk->world, "M-0");
	assert_true(world_shows(talk->world, "bel 0612345678"));
	talk_free(talk);
}

/* The participant is not spoken to; the counsellor sees it once the laptop is back. */
static void a_hand_over_stays_quiet(void **state)
{
	struct talk *talk = on_a_card();

	(void)state;
	talk->world->services.demo = true;
	world_press(talk->world, "^O");
	world_type(talk->world, "мій BSN " BSN);
	rest(talk);
	assert_false(world_shows(talk->world, "BSN і"));
	assert_false(world_shows(talk->world, TOLD));
	world_press(talk->world, "M-0");
	assert_true(world_shows(talk->world, BSN));
	world_press(talk->world, "Esc Enter");
	assert_string_equal(talk_top(talk), "card");
	assert_true(world_shows(talk->world, TOLD));
	talk_free(talk);
}

static void a_screen_above_is_not_spoken_to(void **state)
{
	struct talk *talk = on_a_card();

	(void)state;
	world_type(talk->world, "nummer " BSN);
	rest(talk);
	assert_true(world_shows(talk->world, TOLD));
	world_press(talk->world, "^R");
	assert_string_equal(talk_top(talk), "pause");
	assert_false(world_shows(talk->world, TOLD));
	world_press(talk->world, "M-0 Esc");
	assert_true(world_shows(talk->world, BSN));
	talk_free(talk);
}

/* ---------------------------------------------------------------- other fields */

static void a_line_gives_it_back_with_undo_until_something_is_typed(void **state)
{
	struct talk *talk = on_a_card();

	(void)state;
	world_press(talk->world, "^R");
	world_type(talk->world, "IBAN NL91ABNA0417164300 nog vragen");
	rest(talk);
	assert_true(world_shows(talk->world, "lijkt op een rekeningnummer"));
	world_press(talk->world, "M-0");
	assert_true(world_shows(talk->world, "IBAN " SIGN " nog vragen"));
	world_press(talk->world, "^Z");
	assert_true(world_shows(talk->world, "NL91ABNA0417164300"));
	rest(talk);
	world_press(talk->world, "M-0");
	world_type(talk->world, "x");
	world_press(talk->world, "^Z");
	assert_true(world_shows(talk->world, "IBAN " SIGN " nog vragenx"));
	talk_free(talk);
}

static void the_desk_note_is_looked_at_too(void **state)
{
	struct talk *talk = talk_new("nl");
	struct participant *who = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	world_open(talk->world, details_screen_new(&talk->world->services, talk->person));
	world_press(talk->world, "BackTab BackTab");
	world_type(talk->world, "паспорт FB123456 у коуча");
	rest(talk);
	assert_true(world_shows(talk->world, "pasnummer"));
	world_press(talk->world, "M-0 Esc");
	assert_true(people_load(talk->world->services.vault, talk->person, &who, &error));
	assert_string_equal(who->desk_note, "паспорт " SIGN " у коуча");
	participant_free(who);
	talk_free(talk);
}

static void the_aim_of_a_consent_is_looked_at_too(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	world_open(talk->world,
		   consent_screen_new(&talk->world->services, talk->person, talk->conversation,
				      CONSENT_SHARING, "Gemeente"));
	world_type(talk->world, "uitkering voor " BSN);
	world_press(talk->world, "Enter");
	assert_true(world_shows(talk->world, TOLD));
	world_press(talk->world, "M-0");
	assert_false(world_shows(talk->world, BSN));
	talk_free(talk);
}

/* Half a month in one field does not take the note in another one along when the screen is covered or the program ends. */
static void words_are_kept_beside_a_month_that_is_none(void **state)
{
	struct talk *talk = talk_new("nl");
	struct participant *who = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	world_open(talk->world, details_screen_new(&talk->world->services, talk->person));
	world_press(talk->world, "BackTab BackTab");
	world_type(talk->world, "belt liever niet");
	world_press(talk->world, "BackTab BackTab BackTab");
	world_type(talk->world, "xx");
	world_press(talk->world, "^G");
	assert_true(people_load(talk->world->services.vault, talk->person, &who, &error));
	assert_string_equal(who->desk_note, "belt liever niet");
	participant_free(who);
	talk_free(talk);
}

static void a_note_on_a_domain_and_an_item_of_the_plan_are_too(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	world_open(talk->world,
		   plan_screen_new(&talk->world->services, talk->person, talk->conversation));
	world_press(talk->world, "1 n");
	world_type(talk->world, "vragen naar " BSN);
	rest(talk);
	assert_true(world_shows(talk->world, TOLD));
	world_press(talk->world, "M-0");
	assert_true(world_shows(talk->world, "vragen naar " SIGN));
	world_press(talk->world, "Enter");
	world_press(talk->world, "M-3 Enter Enter");
	world_type(talk->world, "ІПН 3352088339");
	rest(talk);
	assert_true(world_shows(talk->world, "persoonsnummer"));
	world_press(talk->world, "M-0");
	assert_true(world_shows(talk->world, "ІПН " SIGN));
	talk_free(talk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_told_when_the_typing_rests_and_not_before),
		cmocka_unit_test(typing_on_is_not_interrupted),
		cmocka_unit_test(one_key_takes_it_out_and_undo_brings_it_back),
		cmocka_unit_test(what_was_taken_out_is_not_in_the_vault),
		cmocka_unit_test(it_is_saved_when_nobody_takes_it_out),
		cmocka_unit_test(the_key_is_there_only_when_there_is_a_number),
		cmocka_unit_test(a_hand_over_stays_quiet),
		cmocka_unit_test(a_screen_above_is_not_spoken_to),
		cmocka_unit_test(a_line_gives_it_back_with_undo_until_something_is_typed),
		cmocka_unit_test(the_desk_note_is_looked_at_too),
		cmocka_unit_test(the_aim_of_a_consent_is_looked_at_too),
		cmocka_unit_test(words_are_kept_beside_a_month_that_is_none),
		cmocka_unit_test(a_note_on_a_domain_and_an_item_of_the_plan_are_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The card at the table.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/fault_disk.h"
#include "support/talk.h"

#include "store/people.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define CARD "work-lost-in-time"

static const char words[] = "Готувала для свята двору, пекли разом із сусідами.\n"
			    "* вела рахунки для всіх\n"
			    "+ хоче знову працювати з цифрами\n"
			    "! немає місця для дитини до 15:00";

static struct talk *at_the_card(const char *language)
{
	struct talk *talk = talk_new(language);

	talk_open_card(talk, CARD);
	return talk;
}

static void assert_said(struct talk *talk, const char *card_id, const char *text,
			enum answer_state state)
{
	struct answer *answer = talk_answer(talk, card_id);

	assert_non_null(answer);
	assert_string_equal(answer->text, text);
	assert_int_equal(answer->state, state);
	answer_free(answer);
}

static void assert_nothing_said(struct talk *talk, const char *card_id)
{
	assert_null(talk_answer(talk, card_id));
}

/* ---------------------------------------------------------------- pictures */

static void both_languages_stand_on_the_card(void **state)
{
	struct talk *talk = at_the_card("nl");

	(void)state;
	world_type(talk->world, words);
	world_wait(talk->world, 300);
	world_picture(talk->world, "screens/card_nl", 24, 80);
	world_picture(talk->world, "screens/card_nl_small", 20, 60);
	world_picture(talk->world, "screens/card_nl_wide", 40, 120);
	assert_styled_picture(talk->world->services.app, "screens/card_styles", 24, 80);
	talk_free(talk);
}

static void a_ukrainian_counsellor_sees_ukrainian_and_dutch(void **state)
{
	struct talk *talk = at_the_card("uk");

	(void)state;
	world_type(talk->world, words);
	world_wait(talk->world, 300);
	world_picture(talk->world, "screens/card_uk", 24, 80);
	world_picture(talk->world, "screens/card_uk_small", 20, 60);
	world_picture(talk->world, "screens/card_uk_wide", 40, 120);
	talk_free(talk);
}

static void follow_ups_come_one_by_one_and_typing_goes_on(void **state)
{
	struct talk *talk = at_the_card("nl");

	(void)state;
	world_press(talk->world, "^F");
	world_type(talk->world, "Пекли хліб.");
	world_picture(talk->world, "screens/card_follow_up", 24, 80);
	assert_true(world_shows(talk->world, "Wat deed je toen precies?"));
	world_press(talk->world, "^F");
	assert_true(world_shows(talk->world, "Wie was daarbij?"));
	assert_true(world_shows(talk->world, "Пекли хліб."));
	world_press(talk->world, "^F ^F");
	assert_false(world_shows(talk->world, "Wie was daarbij?"));
	talk_free(talk);
}

/* ---------------------------------------------------------------- drafts */

static void what_is_typed_is_a_draft_when_the_typing_rests(void **state)
{
	struct talk *talk = at_the_card("nl");
	g_autofree char *before = NULL, *after = NULL;

	(void)state;
	world_type(talk->world, "м’яч");
	world_wait(talk->world, 249);
	before = talk_draft(talk, "card:" CARD);
	world_wait(talk->world, 1);
	after = talk_draft(talk, "card:" CARD);
	assert_null(before);
	assert_string_equal(after, "м’яч");
	assert_nothing_said(talk, CARD);
	talk_free(talk);
}

static void a_draft_is_kept_each_second_while_the_typing_goes_on(void **state)
{
	struct talk *talk = at_the_card("nl");
	g_autofree char *draft = NULL;

	(void)state;
	for (int i = 0; i < 6; i++) {
		world_type(talk->world, "а");
		world_wait(talk->world, 200);
	}
	draft = talk_draft(talk, "card:" CARD);
	assert_non_null(draft);
	assert_true(strlen(draft) >= strlen("ааааа"));
	talk_free(talk);
}

static void splices_that_cut_through_letters_come_back_whole(void **state)
{
	struct talk *talk = at_the_card("nl");
	g_autofree char *draft = NULL;

	(void)state;
	world_type(talk->world, "ві");
	world_wait(talk->world, 300);
	world_press(talk->world, "Backspace");
	world_type(talk->world, "ї Ґ");
	world_wait(talk->world, 300);
	world_press(talk->world, "Home");
	world_type(talk->world, "є");
	world_wait(talk->world, 300);
	draft = talk_draft(talk, "card:" CARD);
	assert_string_equal(draft, "євї Ґ");
	talk_free(talk);
}

static void a_draft_that_was_left_behind_opens_again_and_says_so(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	talk_said(talk, CARD, "Пекли", ANSWER_TALKED_ABOUT);
	talk_open_card(talk, CARD);
	world_type(talk->world, " хліб");
	world_wait(talk->world, 300);
	/* As after a power cut: a second screen opens on what the vault holds. */
	talk_open_card(talk, CARD);
	assert_true(world_shows(talk->world, "Пекли хліб"));
	assert_true(world_shows(talk->world, "Teruggevonden"));
	assert_said(talk, CARD, "Пекли", ANSWER_TALKED_ABOUT);
	world_press(talk->world, "Tab");
	assert_said(talk, CARD, "Пекли хліб", ANSWER_TALKED_ABOUT);
	talk_free(talk);
}

static void an_answer_that_was_saved_is_not_called_recovered(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	talk_open_deck(talk);
	world_press(talk->world, "1 Enter");
	world_type(talk->world, "Пекли хліб");
	world_wait(talk->world, 300);
	world_press(talk->world, "Tab Enter");
	assert_true(world_shows(talk->world, "Пекли хліб"));
	assert_false(world_shows(talk->world, "Teruggevonden"));
	talk_free(talk);
}

static void nobodys_words_open_in_another_file(void **state)
{
	struct talk *talk = at_the_card("nl");
	struct participant *other = participant_new();
	record_id conversation;
	struct error error = ERROR_CLEAR;

	(void)state;
	world_type(talk->world, "таємниця");
	world_wait(talk->world, 300);
	g_strlcpy(other->code, "NIJ-0002", CODE_SIZE);
	other->created_on = talk->world->today;
	assert_true(vault_begin(talk->world->services.vault, NULL, &error));
	assert_true(people_save(talk->world->services.vault, other, &error));
	assert_true(vault_commit(talk->world->services.vault, &error));
	conversation = world_conversation(talk->world, other->id);
	world_open(talk->world, card_screen_new(&talk->world->services, conversation, CARD, -1));
	assert_false(world_shows(talk->world, "таємниця"));
	participant_free(other);
	talk_free(talk);
}

static void typing_goes_on_while_the_disk_is_full(void **state)
{
	struct fault_disk *disk = fault_disk_new(1);
	struct talk *talk = talk_new_on_disk("nl", fault_disk_functions(disk), "kastanje");
	struct vault *vault = talk->world->services.vault;
	g_autofree char *draft = NULL;
	struct error error = ERROR_CLEAR, none = ERROR_CLEAR;

	(void)state;
	talk_open_card(talk, CARD);
	fault_disk_fail(disk, CALL_PWRITE, 1, ENOSPC, true);
	world_type(talk->world, "Пекли");
	world_wait(talk->world, 300);
	assert_false(vault_flush(vault, &error));
	assert_true(world_shows(talk->world, "NIET opgeslagen"));
	assert_true(world_shows(talk->world, "Пекли"));
	world_type(talk->world, " хліб");
	world_wait(talk->world, 300);
	assert_true(world_shows(talk->world, "Пекли хліб"));
	fault_disk_heal(disk);
	vault_retry(vault);
	assert_true(vault_flush(vault, &none));
	draft = talk_draft(talk, "card:" CARD);
	assert_string_equal(draft, "Пекли хліб");
	assert_false(world_shows(talk->world, "NIET opgeslagen"));
	talk_free(talk);
	fault_disk_free(disk);
}

/* ---------------------------------------------------------------- leaving */

static void leaving_the_card_saves_the_answer_and_forgets_the_draft(void **state)
{
	struct talk *talk = at_the_card("nl");
	g_autofree char *draft = NULL;

	(void)state;
	world_type(talk->world, "Пекли хліб");
	world_wait(talk->world, 300);
	world_press(talk->world, "Tab");
	assert_string_equal(talk_top(talk), "deck");
	assert_said(talk, CARD, "Пекли хліб", ANSWER_TALKED_ABOUT);
	draft = talk_draft(talk, "card:" CARD);
	assert_null(draft);
	assert_int_equal(talk->world->services.unsaved_fields, 0);
	talk_free(talk);
}

static void escape_goes_back_to_the_cards(void **state)
{
	struct talk *talk = at_the_card("nl");

	(void)state;
	world_press(talk->world, "Esc");
	assert_string_equal(talk_top(talk), "deck");
	assert_nothing_said(talk, CARD);
	talk_free(talk);
}

static void a_parked_card_keeps_its_words(void **state)
{
	struct talk *talk = at_the_card("nl");

	(void)state;
	world_type(talk->world, "Пекли");
	world_press(talk->world, "^P");
	assert_string_equal(talk_top(talk), "deck");
	assert_said(talk, CARD, "Пекли", ANSWER_PARKED);
	world_press(talk->world, "Enter");
	world_type(talk->world, " хліб");
	world_press(talk->world, "Tab");
	assert_said(talk, CARD, "Пекли хліб", ANSWER_TALKED_ABOUT);
	talk_free(talk);
}

static void rather_not_needs_no_words_and_can_be_taken_back(void **state)
{
	struct talk *talk = at_the_card("nl");

	(void)state;
	world_press(talk->world, "^X");
	assert_said(talk, CARD, "", ANSWER_RATHER_NOT);
	world_press(talk->world, "Enter ^X");
	assert_string_equal(talk_top(talk), "card");
	assert_nothing_said(talk, CARD);
	talk_free(talk);
}

static void a_card_parked_by_mistake_is_undone_at_home(void **state)
{
	struct talk *talk = at_the_card("nl");

	(void)state;
	world_press(talk->world, "^P Esc");
	assert_string_equal(talk_top(talk), "people");
	assert_said(talk, CARD, "", ANSWER_PARKED);
	world_press(talk->world, "u");
	assert_nothing_said(talk, CARD);
	talk_free(talk);
}

static void covered_elsewhere_is_a_state_of_its_own(void **state)
{
	struct talk *talk = at_the_card("nl");

	(void)state;
	world_press(talk->world, "M-e");
	assert_said(talk, CARD, "", ANSWER_ELSEWHERE);
	talk_free(talk);
}

static void an_emptied_answer_is_gone(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	talk_said(talk, CARD, "Хліб", ANSWER_TALKED_ABOUT);
	talk_open_card(talk, CARD);
	world_press(talk->world, "End ^U Tab");
	assert_nothing_said(talk, CARD);
	talk_free(talk);
}

/* ---------------------------------------------------------------- whose words */

static void a_summary_is_known_as_one_before_the_card_is_left(void **state)
{
	struct talk *talk = at_the_card("nl");
	struct answer *answer;

	(void)state;
	world_press(talk->world, "M-w M-w");
	assert_nothing_said(talk, CARD);
	world_type(talk->world, "Vertelde over brood");
	world_wait(talk->world, 300);
	answer = talk_answer(talk, CARD);
	assert_non_null(answer);
	assert_int_equal(answer->wording, WORDING_SUMMARY);
	assert_string_equal(answer->text, "Vertelde over brood");
	answer_free(answer);
	talk_free(talk);
}

static void an_interpreter_at_the_table_is_the_first_guess(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	talk_present(talk, PRESENT_INTERPRETER);
	talk_open_card(talk, CARD);
	assert_true(world_shows(talk->world, "via tolk"));
	talk_free(talk);
}

static void language_chooser_and_between_us_each_have_a_key(void **state)
{
	struct talk *talk = at_the_card("nl");
	struct answer *answer;

	(void)state;
	world_type(talk->world, "слово");
	world_press(talk->world, "M-i M-d M-u");
	answer = talk_answer(talk, CARD);
	assert_string_equal(answer->language, "ru");
	assert_int_equal(answer->drawn_by, DRAWN_BY_CHANCE);
	assert_true(answer->between_us);
	answer_free(answer);
	assert_true(world_shows(talk->world, "tussen ons"));
	talk_free(talk);
}

static void every_mark_has_a_key(void **state)
{
	static const char *const keys[] = { "M-*", "M-+", "M-!", "M-(", "M-=" };
	static const char *const lines[] = { "*", "+", "!", "(", "=" };

	(void)state;
	for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
		struct talk *talk = at_the_card("nl");
		struct answer *answer;

		world_type(talk->world, "слово");
		world_press(talk->world, keys[i]);
		world_press(talk->world, "Tab");
		answer = talk_answer(talk, CARD);
		assert_true(g_str_has_prefix(answer->text, lines[i]));
		answer_free(answer);
		talk_free(talk);
	}
}

/* ---------------------------------------------------------------- before and after */

static void nobody_has_to_tell_the_same_story_twice(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	talk_earlier(talk, CARD, "Пекли хліб для всього двору.\n* вела рахунки",
		     ANSWER_TALKED_ABOUT, false);
	talk_open_card(talk, CARD);
	world_picture(talk->world, "screens/card_earlier", 24, 80);
	assert_true(world_shows(talk->world, "20-10-2026: Пекли хліб"));
	world_press(talk->world, "M-v");
	world_picture(talk->world, "screens/card_earlier_whole", 24, 80);
	talk_free(talk);
}

static void what_is_between_us_is_not_shown_while_others_listen(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	talk_earlier(talk, CARD, "Про це тільки Вам.", ANSWER_TALKED_ABOUT, true);
	talk_present(talk, PRESENT_PARTNER);
	talk_open_card(talk, CARD);
	assert_false(world_shows(talk->world, "тільки Вам"));
	talk_free(talk);
}

static void hiding_the_card_keeps_cursor_and_undo(void **state)
{
	struct talk *talk = at_the_card("nl");

	(void)state;
	world_type(talk->world, "раз два");
	world_press(talk->world, "Home ^G Enter");
	world_type(talk->world, "ще ");
	assert_true(world_shows(talk->world, "ще раз два"));
	world_press(talk->world, "^Z ^Z ^Z ^Z");
	assert_false(world_shows(talk->world, "ще раз"));
	talk_free(talk);
}

static void the_conversation_opens_at_the_card_it_stopped_at(void **state)
{
	struct talk *talk = at_the_card("nl");
	struct conversation *conversation = talk_conversation(talk);

	(void)state;
	assert_string_equal(conversation->place_card, CARD);
	conversation_free(conversation);
	talk_free(talk);
}

/* ---------------------------------------------------------------- the guided walk */

static void the_walk_leads_through_all_cards_to_the_domains(void **state)
{
	struct talk *talk = talk_new("nl");
	struct conversation *conversation;
	int cards = 0;

	(void)state;
	talk_open_deck(talk);
	world_press(talk->world, "g");
	while (g_str_equal(talk_top(talk), "card") && cards <= DECK_SIZE) {
		world_type(talk->world, "слово");
		world_press(talk->world, "^N");
		cards++;
	}
	assert_int_equal(cards, DECK_SIZE);
	assert_string_equal(talk_top(talk), "indicators");
	conversation = talk_conversation(talk);
	assert_true(conversation->guided);
	conversation_free(conversation);
	talk_free(talk);
}

static void nothing_lies_on_the_table_before_a_card_was_open(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	talk_open_deck(talk);
	world_press(talk->world, "F3 ^T");
	assert_string_equal(talk_top(talk), "indicators");
	assert_true(world_shows(talk->world, "Open eerst een kaart."));
	world_press(talk->world, "F2 1 2 Enter");
	world_type(talk->world, "слово");
	world_press(talk->world, "F5 ^T");
	assert_string_equal(talk_top(talk), "table");
	talk_free(talk);
}

static void the_walk_knows_what_has_been_talked_about(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	talk_earlier(talk, CARD, "Хліб", ANSWER_TALKED_ABOUT, false);
	talk_earlier(talk, "work-asked-for", "", ANSWER_PARKED, false);
	talk_open_deck(talk);
	world_press(talk->world, "g");
	assert_true(world_shows(talk->world, "kaart 2 "));
	world_press(talk->world, "^X");
	assert_string_equal(talk_top(talk), "card");
	assert_false(world_shows(talk->world, "kaart 2 "));
	talk_free(talk);
}

static void the_letters_say_in_which_language_was_noted(void **state)
{
	struct talk *talk = talk_new("nl");
	struct answer *answer;

	(void)state;
	talk_open_card(talk, "work-lost-in-time");
	world_type(talk->world, "Ze kookt graag.");
	assert_true(world_shows(talk->world, "Nederlands · "));
	world_press(talk->world, "Tab");
	answer = talk_answer(talk, "work-lost-in-time");
	assert_string_equal(answer->language, "nl");
	answer_free(answer);
	talk_open_card(talk, "work-asked-for");
	world_type(talk->world, "Anna");
	world_press(talk->world, "M-i");
	world_type(talk->world, " and Eva");
	world_press(talk->world, "Tab");
	answer = talk_answer(talk, "work-asked-for");
	assert_string_equal(answer->language, "en"); /* chosen by hand */
	answer_free(answer);
	talk_free(talk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_letters_say_in_which_language_was_noted),
		cmocka_unit_test(both_languages_stand_on_the_card),
		cmocka_unit_test(a_ukrainian_counsellor_sees_ukrainian_and_dutch),
		cmocka_unit_test(follow_ups_come_one_by_one_and_typing_goes_on),
		cmocka_unit_test(what_is_typed_is_a_draft_when_the_typing_rests),
		cmocka_unit_test(a_draft_is_kept_each_second_while_the_typing_goes_on),
		cmocka_unit_test(splices_that_cut_through_letters_come_back_whole),
		cmocka_unit_test(a_draft_that_was_left_behind_opens_again_and_says_so),
		cmocka_unit_test(an_answer_that_was_saved_is_not_called_recovered),
		cmocka_unit_test(nobodys_words_open_in_another_file),
		cmocka_unit_test(typing_goes_on_while_the_disk_is_full),
		cmocka_unit_test(leaving_the_card_saves_the_answer_and_forgets_the_draft),
		cmocka_unit_test(escape_goes_back_to_the_cards),
		cmocka_unit_test(a_parked_card_keeps_its_words),
		cmocka_unit_test(rather_not_needs_no_words_and_can_be_taken_back),
		cmocka_unit_test(a_card_parked_by_mistake_is_undone_at_home),
		cmocka_unit_test(covered_elsewhere_is_a_state_of_its_own),
		cmocka_unit_test(an_emptied_answer_is_gone),
		cmocka_unit_test(a_summary_is_known_as_one_before_the_card_is_left),
		cmocka_unit_test(an_interpreter_at_the_table_is_the_first_guess),
		cmocka_unit_test(language_chooser_and_between_us_each_have_a_key),
		cmocka_unit_test(every_mark_has_a_key),
		cmocka_unit_test(nobody_has_to_tell_the_same_story_twice),
		cmocka_unit_test(what_is_between_us_is_not_shown_while_others_listen),
		cmocka_unit_test(hiding_the_card_keeps_cursor_and_undo),
		cmocka_unit_test(the_conversation_opens_at_the_card_it_stopped_at),
		cmocka_unit_test(the_walk_leads_through_all_cards_to_the_domains),
		cmocka_unit_test(nothing_lies_on_the_table_before_a_card_was_open),
		cmocka_unit_test(the_walk_knows_what_has_been_talked_about),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

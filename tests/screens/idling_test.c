/* Nobody presses a key: the bare card, a word before the lock, the lock; and what stays locked with the words behind it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/talk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "screens/locking.h"
#include "support/fault_disk.h"
#include "ui/app_private.h"

#define CARD "work-lost-in-time"
#define MINUTE 60000
#define PASSPHRASE "kastanje"

static struct talk *quiet_talk(int bare_after_minutes, int hard_lock_minutes)
{
	struct talk *talk = talk_new("nl");

	talk->world->services.settings.bare_after_minutes = bare_after_minutes;
	talk->world->services.settings.hard_lock_minutes = hard_lock_minutes;
	return talk;
}

struct locked_talk {
	struct fault_disk *disk;
	struct talk *talk;
	struct services *services;
};

static struct locked_talk on_disk(int bare_after_minutes, int hard_lock_minutes)
{
	struct locked_talk locked = { .disk = fault_disk_new(1) };

	locked.talk = talk_new_on_disk("nl", fault_disk_functions(locked.disk), PASSPHRASE);
	locked.services = &locked.talk->world->services;
	locked.services->settings.bare_after_minutes = bare_after_minutes;
	locked.services->settings.hard_lock_minutes = hard_lock_minutes;
	return locked;
}

static void locked_free(struct locked_talk *locked)
{
	talk_free(locked->talk);
	fault_disk_free(locked->disk);
}

static bool has_locked(const struct talk *talk)
{
	enum app_end end = APP_LEFT;

	return app_has_ended(talk->world->services.app, &end) && end == APP_LOCKED;
}

/* ---------------------------------------------------------------- the quiet room */

static void after_two_minutes_only_the_card_is_there(void **state)
{
	struct talk *talk = quiet_talk(2, 0);
	struct answer *answer;

	(void)state;
	talk_open_card(talk, CARD);
	world_type(talk->world, "verdrietig");
	world_wait(talk->world, 2 * MINUTE - 1);
	assert_string_equal(talk_top(talk), "card");
	world_wait(talk->world, 1);
	assert_string_equal(talk_top(talk), "quiet");
	assert_false(world_shows(talk->world, "verdrietig"));
	assert_false(world_shows(talk->world, "Lina"));
	world_picture(talk->world, "screens/table", 24, 80); /* the same picture */
	answer = talk_answer(talk, CARD);
	assert_string_equal(answer->text, "verdrietig");
	answer_free(answer);
	talk_free(talk);
}

static void any_key_brings_back_what_was_there_and_types_nothing(void **state)
{
	static const char *const keys[] = { "a", "Esc", "Enter", "^L", "^Q", "^G", "F1", "Left" };

	(void)state;
	for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
		struct talk *talk = quiet_talk(2, 0);

		talk_open_card(talk, CARD);
		world_type(talk->world, "eerste");
		world_wait(talk->world, 2 * MINUTE);
		world_press(talk->world, keys[i]);
		assert_string_equal(talk_top(talk), "card");
		world_type(talk->world, " tweede");
		assert_true(world_shows(talk->world, "eerste tweede"));
		assert_false(app_has_ended(talk->world->services.app, NULL));
		talk_free(talk);
	}
}

static void every_key_begins_the_silence_anew(void **state)
{
	struct talk *talk = quiet_talk(2, 0);

	(void)state;
	talk_open_card(talk, CARD);
	for (int i = 0; i < 5; i++) {
		world_wait(talk->world, 2 * MINUTE - 1);
		world_press(talk->world, "Left");
	}
	assert_string_equal(talk_top(talk), "card");
	talk_free(talk);
}

static void without_a_card_the_page_is_almost_empty(void **state)
{
	struct talk *talk = quiet_talk(2, 0);

	(void)state;
	talk_open_deck(talk);
	world_wait(talk->world, 2 * MINUTE);
	world_picture(talk->world, "screens/quiet_conversation", 24, 80);
	world_press(talk->world, "x");
	assert_string_equal(talk_top(talk), "deck");
	world_press(talk->world, "Esc");
	assert_string_equal(talk_top(talk), "people");
	world_wait(talk->world, 2 * MINUTE);
	world_picture(talk->world, "screens/quiet_desk", 24, 80);
	world_press(talk->world, "n");
	assert_string_equal(talk_top(talk), "people");
	talk_free(talk);
}

/* A page of help, opened on a card, is a moment of that conversation. */
static void a_page_above_a_card_gives_way_to_that_card(void **state)
{
	struct talk *talk = quiet_talk(2, 0);

	(void)state;
	talk_open_card(talk, CARD);
	world_press(talk->world, "F1");
	world_wait(talk->world, 2 * MINUTE);
	world_picture(talk->world, "screens/table", 24, 80);
	world_press(talk->world, "x");
	assert_string_equal(talk_top(talk), "help");
	talk_free(talk);
}

static void what_is_bare_or_needed_stays_as_it_is(void **state)
{
	static const struct {
		const char *key, *screen;
	} cases[] = {
		{ "^T", "table" }, { "^O", "handover" }, { "^G", "hide" }, { "^B", "contacts" }
	};

	(void)state;
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct talk *talk = quiet_talk(2, 0);

		talk_open_card(talk, CARD);
		world_press(talk->world, cases[i].key);
		world_wait(talk->world, 500);
		world_wait(talk->world, 100 * MINUTE);
		assert_string_equal(talk_top(talk), cases[i].screen);
		/* And nothing wakes the program in vain. */
		assert_int_equal(app_wait_ms(talk->world->services.app), -1);
		talk_free(talk);
	}
}

static void nothing_happens_when_both_are_off(void **state)
{
	struct talk *talk = quiet_talk(0, 0);

	(void)state;
	talk_open_card(talk, CARD);
	world_wait(talk->world, 1000 * MINUTE);
	assert_string_equal(talk_top(talk), "card");
	assert_int_equal(app_wait_ms(talk->world->services.app), -1);
	talk_free(talk);
}

/* Asleep until the bare card, until the word before the lock, until the lock. */
static void a_silence_wakes_the_program_three_times(void **state)
{
	struct locked_talk locked = on_disk(2, 30);
	struct app *app = locked.services->app;
	int waits[8], count = 0;

	(void)state;
	talk_open_card(locked.talk, CARD);
	while (!has_locked(locked.talk) && count < 8) {
		waits[count] = app_wait_ms(app);
		world_wait(locked.talk->world, waits[count++]);
	}
	assert_int_equal(count, 3);
	assert_int_equal(waits[0], 2 * MINUTE);
	assert_int_equal(waits[1], 27 * MINUTE + MINUTE / 2);
	assert_int_equal(waits[2], MINUTE / 2);
	locked_free(&locked);
}

/* ---------------------------------------------------------------- the lock */

static void the_lock_comes_after_saving_what_was_typed(void **state)
{
	struct locked_talk locked = on_disk(0, 30);
	struct answer *answer;

	(void)state;
	talk_open_card(locked.talk, CARD);
	world_type(locked.talk->world, "half een zin");
	world_wait(locked.talk->world, 30 * MINUTE - 1);
	assert_false(has_locked(locked.talk));
	world_wait(locked.talk->world, 1);
	assert_true(has_locked(locked.talk));
	answer = talk_answer(locked.talk, CARD);
	assert_string_equal(answer->text, "half een zin");
	assert_true(vault_saving(locked.services->vault).saved);
	answer_free(answer);
	locked_free(&locked);
}

static void a_word_comes_in_the_last_half_minute_and_any_key_stops_it(void **state)
{
	struct locked_talk locked = on_disk(0, 30);
	struct world *world = locked.talk->world;

	(void)state;
	talk_open_card(locked.talk, CARD);
	world_wait(world, 29 * MINUTE + MINUTE / 2 - 1);
	assert_false(world_shows(world, "halve minuut"));
	world_wait(world, 1);
	assert_true(world_shows(world, "halve minuut"));
	world_press(world, "Left");
	assert_false(world_shows(world, "halve minuut"));
	world_wait(world, MINUTE);
	assert_false(has_locked(locked.talk));
	world_wait(world, 28 * MINUTE + MINUTE / 2);
	assert_true(world_shows(world, "halve minuut")); /* once for each silence */
	world_wait(world, MINUTE / 2);
	assert_true(has_locked(locked.talk));
	locked_free(&locked);
}

static void the_word_stands_below_the_bare_card_too(void **state)
{
	struct locked_talk locked = on_disk(2, 30);
	struct world *world = locked.talk->world;

	(void)state;
	talk_open_card(locked.talk, CARD);
	world_wait(world, 2 * MINUTE);
	world_wait(world, 27 * MINUTE + MINUTE / 2);
	world_picture(world, "screens/quiet_before_the_lock", 24, 80);
	world_wait(world, MINUTE / 2);
	assert_true(has_locked(locked.talk));
	locked_free(&locked);
}

static void the_hand_over_locks_too(void **state)
{
	struct locked_talk locked = on_disk(2, 30);
	g_autofree char *draft = NULL;

	(void)state;
	talk_open_card(locked.talk, CARD);
	world_press(locked.talk->world, "^O");
	world_type(locked.talk->world, "Мої слова");
	world_wait(locked.talk->world, 29 * MINUTE + MINUTE / 2);
	assert_string_equal(talk_top(locked.talk), "handover");
	assert_true(world_shows(locked.talk->world, "екран замкнеться")); /* they have the laptop */
	world_wait(locked.talk->world, MINUTE / 2);
	assert_true(has_locked(locked.talk));
	draft = talk_draft(locked.talk, "handover:" CARD);
	assert_string_equal(draft, "Мої слова");
	locked_free(&locked);
}

static void hiding_locks_when_the_settings_say_so(void **state)
{
	struct locked_talk locked = on_disk(0, 0);

	(void)state;
	talk_open_card(locked.talk, CARD);
	world_press(locked.talk->world, "^G");
	assert_string_equal(talk_top(locked.talk), "hide");
	world_press(locked.talk->world, "Enter");
	assert_string_equal(talk_top(locked.talk), "card");
	locked.services->settings.lock_on_hide = true;
	world_press(locked.talk->world, "^G");
	assert_true(has_locked(locked.talk));
	locked_free(&locked);
}

static void a_hidden_screen_can_be_locked(void **state)
{
	struct locked_talk locked = on_disk(0, 0);
	struct talk *talk = quiet_talk(0, 0);

	(void)state;
	talk_open_card(locked.talk, CARD);
	world_press(locked.talk->world, "^G ^L");
	assert_true(has_locked(locked.talk));
	locked_free(&locked);
	talk->world->services.demo = true;
	talk_open_card(talk, CARD);
	world_press(talk->world, "^G ^L");
	assert_string_equal(talk_top(talk), "locked");
	world_press(talk->world, "Enter");
	assert_string_equal(talk_top(talk), "card");
	talk_free(talk);
}

/* ---------------------------------------------------------------- locked, with the words behind it */

static void a_conversation_without_a_file_is_locked_and_not_lost(void **state)
{
	struct locked_talk locked = on_disk(2, 30);
	struct world *world = locked.talk->world;

	(void)state;
	world_open(world, opening_screen_new(locked.services, 0));
	world_press(world, "w 1 Enter");
	world_type(world, "alleen hier");
	world_wait(world, 2 * MINUTE);
	world_wait(world, 28 * MINUTE);
	assert_string_equal(talk_top(locked.talk), "locked");
	world_picture(world, "screens/locked_without_file", 24, 80);
	world_press(world, "Esc ^Q ^G ^L F1 Enter");
	assert_string_equal(talk_top(locked.talk), "locked");
	world_wait(world, 100 * MINUTE);
	world_type(world, "appel");
	world_press(world, "Enter");
	assert_true(world_shows(world, "klopt niet"));
	world_wait(world, 20000);
	world_type(world, PASSPHRASE);
	world_press(world, "Enter");
	assert_string_equal(talk_top(locked.talk), "card");
	assert_true(world_shows(world, "alleen hier"));
	locked_free(&locked);
}

static void every_way_to_lock_keeps_a_conversation_without_a_file(void **state)
{
	struct locked_talk locked = on_disk(0, 0);
	struct world *world = locked.talk->world;
	struct services *services = locked.services;

	(void)state;
	services->settings.lock_on_hide = true;
	world_open(world, opening_screen_new(services, 0));
	world_press(world, "w 1 Enter");
	for (int way = 0; way < 3; way++) {
		if (way == 2) /* the machine slept */
			app_apply(services->app, world->host.slept(world->host.data));
		else
			world_press(world, way ? "^L" : "^G");
		assert_string_equal(talk_top(locked.talk), "locked");
		world_type(world, PASSPHRASE);
		world_press(world, "Enter");
		assert_string_equal(talk_top(locked.talk), "card");
	}
	locked_free(&locked);
}

static void a_demo_opens_again_with_enter(void **state)
{
	struct talk *talk = quiet_talk(2, 30);

	(void)state;
	talk->world->services.demo = true;
	talk_open_card(talk, CARD);
	world_wait(talk->world, 30 * MINUTE);
	assert_string_equal(talk_top(talk), "locked");
	world_picture(talk->world, "screens/locked_demo", 24, 80);
	world_press(talk->world, "Esc Enter");
	assert_string_equal(talk_top(talk), "card");
	talk_free(talk);
}

static struct locked_talk locked_on_a_full_disk(void)
{
	struct locked_talk locked = on_disk(0, 30);

	talk_open_card(locked.talk, CARD);
	fault_disk_set_room(locked.disk, 0);
	world_type(locked.talk->world, "nog niet veilig");
	world_press(locked.talk->world, "^L");
	assert_string_equal(talk_top(locked.talk), "locked");
	assert_false(has_locked(locked.talk));
	return locked;
}

static void while_the_disk_refuses_only_the_passphrase_brings_the_words_back(void **state)
{
	struct locked_talk locked = locked_on_a_full_disk();
	struct world *world = locked.talk->world;

	(void)state;
	world_picture(world, "screens/locked_not_saved", 24, 80);
	world_press(world, "Enter Esc");
	world_wait(world, 20000);
	assert_string_equal(talk_top(locked.talk), "locked");
	world_type(world, PASSPHRASE);
	world_press(world, "Enter");
	assert_string_equal(talk_top(locked.talk), "card");
	assert_true(world_shows(world, "nog niet veilig"));
	fault_disk_set_room(locked.disk, -1);
	app_apply(locked.services->app, locking_try_again(locked.services));
	assert_false(has_locked(locked.talk)); /* somebody is working again */
	locked_free(&locked);
}

static void a_lock_that_waited_for_the_disk_happens_when_there_is_room(void **state)
{
	struct locked_talk locked = locked_on_a_full_disk();
	struct app *app = locked.services->app;
	struct error error = ERROR_CLEAR;
	struct answer *answer;

	(void)state;
	app_apply(app, locking_try_again(locked.services));
	assert_false(has_locked(locked.talk));
	fault_disk_set_room(locked.disk, -1);
	assert_true(vault_flush(locked.services->vault, &error));
	app_apply(app, locking_try_again(locked.services));
	assert_true(has_locked(locked.talk));
	answer = talk_answer(locked.talk, CARD);
	assert_string_equal(answer->text, "nog niet veilig");
	answer_free(answer);
	locked_free(&locked);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(after_two_minutes_only_the_card_is_there),
		cmocka_unit_test(any_key_brings_back_what_was_there_and_types_nothing),
		cmocka_unit_test(every_key_begins_the_silence_anew),
		cmocka_unit_test(without_a_card_the_page_is_almost_empty),
		cmocka_unit_test(a_page_above_a_card_gives_way_to_that_card),
		cmocka_unit_test(what_is_bare_or_needed_stays_as_it_is),
		cmocka_unit_test(nothing_happens_when_both_are_off),
		cmocka_unit_test(a_silence_wakes_the_program_three_times),
		cmocka_unit_test(the_lock_comes_after_saving_what_was_typed),
		cmocka_unit_test(a_word_comes_in_the_last_half_minute_and_any_key_stops_it),
		cmocka_unit_test(the_word_stands_below_the_bare_card_too),
		cmocka_unit_test(the_hand_over_locks_too),
		cmocka_unit_test(hiding_locks_when_the_settings_say_so),
		cmocka_unit_test(a_hidden_screen_can_be_locked),
		cmocka_unit_test(a_conversation_without_a_file_is_locked_and_not_lost),
		cmocka_unit_test(every_way_to_lock_keeps_a_conversation_without_a_file),
		cmocka_unit_test(a_demo_opens_again_with_enter),
		cmocka_unit_test(while_the_disk_refuses_only_the_passphrase_brings_the_words_back),
		cmocka_unit_test(a_lock_that_waited_for_the_disk_happens_when_there_is_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The first minute of a conversation, and one person's page.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/world.h"

#include "store/conversations.h"
#include "store/people.h"
#include "store/search.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *top(const struct world *world)
{
	return app_top(world->services.app)->kind->name;
}

static struct participant *find(struct world *world, const char *code)
{
	struct participant *who = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(people_find(world->services.vault, code, &who, &error));
	return who;
}

static void the_text_to_read_aloud_stands_there_in_the_persons_language(void **state)
{
	const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct world *world = world_new(languages[i]);
		g_autofree char *name = g_strconcat("screens/opening_", languages[i], NULL);

		world_open(world, opening_screen_new(&world->services, 0));
		world_picture(world, name, 24, 80);
		world_free(world);
	}
}

static void every_word_to_read_aloud_can_be_reached_on_a_small_screen(void **state)
{
	struct world *world = world_new("uk");

	(void)state;
	world_open(world, opening_screen_new(&world->services, 0));
	world_picture(world, "screens/opening_uk_small", 20, 60);
	world_press(world, "PgDn PgDn");
	world_picture(world, "screens/opening_uk_small_end", 20, 60);
	world_press(world, "PgUp PgUp");
	world_picture(world, "screens/opening_uk_small", 20, 60);
	world_free(world);
}

static void one_key_begins_a_conversation_under_the_proposed_code(void **state)
{
	struct world *world = world_new("nl");
	struct participant *who;
	struct conversation *conversation = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	world_open(world, opening_screen_new(&world->services, 0));
	world_press(world, "k a");
	assert_string_equal(top(world), "deck");
	who = find(world, "NIJ-0001");
	assert_non_null(who);
	assert_true(conversation_waiting(world->services.vault, who->id, &conversation, &error));
	assert_non_null(conversation);
	assert_int_equal(conversation->agreement, AGREEMENT_AGREED);
	assert_int_equal(conversation->present, PRESENT_CHILD);
	assert_int_equal(conversation->said_on, world->today);
	conversation_free(conversation);
	participant_free(who);
	world_free(world);
}

static void without_a_file_nobody_is_listed(void **state)
{
	struct world *world = world_new("nl");
	g_autoptr(GPtrArray) lines = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	world_open(world, opening_screen_new(&world->services, 0));
	world_press(world, "w");
	assert_string_equal(top(world), "deck");
	assert_true(people_list(world->services.vault, world->today, &lines, &error));
	assert_int_equal(lines->len, 0);
	world_free(world);
}

static void without_a_file_no_word_reaches_the_vault_on_disk(void **state)
{
	struct world *world = world_new("nl");
	struct vault *lasting = world->services.vault;
	g_autoptr(GPtrArray) hits = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	world_open(world, people_screen_new(&world->services));
	world_press(world, "n w");
	assert_ptr_not_equal(world->services.vault, lasting);
	world_press(world, "Enter");
	world_type(world, "Ластівка");
	world_wait(world, 2000);
	world_press(world, "Tab");
	world_picture(world, "screens/deck_without_file_nl", 24, 80);
	world_press(world, "Esc"); /* the way out is the close, which asks */
	assert_string_equal(top(world), "close");
	world_press(world, "Tab Tab Tab Tab Tab Enter Enter Enter");
	assert_string_equal(top(world), "people");
	assert_ptr_equal(world->services.vault, lasting);
	assert_true(search(lasting, "ластівка", 10, &hits, &error));
	assert_int_equal(hits->len, 0);
	world_free(world);
}

static void typed_later_sets_the_day_it_was_said(void **state)
{
	struct world *world = world_new("nl");
	struct conversation *conversation = NULL;
	struct participant *who;
	struct error error = ERROR_CLEAR;

	(void)state;
	world_open(world, opening_screen_new(&world->services, 0));
	world_press(world, "y");
	world_type(world, "18-11-2026");
	world_picture(world, "screens/opening_later_nl", 24, 80);
	world_press(world, "Enter a");
	who = find(world, "NIJ-0001");
	assert_non_null(who);
	assert_true(conversation_waiting(world->services.vault, who->id, &conversation, &error));
	assert_int_equal(conversation->said_on, day_from_iso("2026-11-18"));
	assert_true(conversation->typed_later);
	conversation_free(conversation);
	participant_free(who);
	world_free(world);
}

static void a_day_that_is_none_holds_nobody_in_its_field(void **state)
{
	struct world *world = world_new("nl");

	(void)state;
	world_open(world, opening_screen_new(&world->services, 0));
	world_press(world, "y");
	world_type(world, "99");
	world_press(world, "Enter");
	assert_true(world_shows(world, "99"));
	world_press(world, "Esc");
	assert_string_equal(top(world), "opening");
	assert_false(world_shows(world, "99"));
	world_press(world, "y Enter"); /* empty: not typed later after all */
	assert_false(world_shows(world, "Gezegd op"));
	world_press(world, "a");
	assert_string_equal(top(world), "deck");
	world_free(world);
}

static void a_code_that_is_taken_is_refused_and_nothing_begins(void **state)
{
	struct world *world = world_new("nl");

	(void)state;
	world_person(world); /* has NIJ-0001 */
	world_open(world, opening_screen_new(&world->services, 0));
	world_press(world, "c");
	for (int i = 0; i < 12; i++)
		world_press(world, "End Backspace");
	world_type(world, "nij1");
	world_press(world, "Enter a");
	assert_string_equal(top(world), "opening");
	world_free(world);
}

static void one_persons_page_shows_what_there_is(void **state)
{
	const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct world *world = world_new(languages[i]);
		g_autofree char *name = g_strconcat("screens/participant_", languages[i], NULL);
		record_id person = world_person(world);

		world_conversation(world, person);
		world_open(world, participant_screen_new(&world->services, person));
		world_picture(world, name, 24, 80);
		world_free(world);
	}
}

static void details_are_kept_when_one_leaves(void **state)
{
	struct world *world = world_new("nl");
	record_id person = world_person(world);
	struct participant *who;

	(void)state;
	world_open(world, participant_screen_new(&world->services, person));
	world_press(world, "e Tab Tab");
	world_type(world, "Koval");
	world_press(world, "Tab");
	world_type(world, "українська, англійська");
	world_picture(world, "screens/details_nl", 24, 80);
	world_press(world, "Esc");
	who = find(world, "NIJ-0001");
	assert_string_equal(who->speaks, "українська, англійська");
	assert_true(who->household_id != 0);
	participant_free(who);
	assert_true(world_shows(world, "Koval"));
	world_free(world);
}

static void a_month_that_does_not_exist_is_said_and_nothing_is_lost(void **state)
{
	struct world *world = world_new("nl");
	record_id person = world_person(world);

	(void)state;
	world_open(world, details_screen_new(&world->services, person));
	world_press(world, "Tab Tab Tab Tab Tab Tab Tab");
	world_type(world, "2022-13");
	world_press(world, "Esc");
	assert_true(world_shows(world, "2022-13"));
	assert_string_equal(top(world), "details");
	world_free(world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_text_to_read_aloud_stands_there_in_the_persons_language),
		cmocka_unit_test(every_word_to_read_aloud_can_be_reached_on_a_small_screen),
		cmocka_unit_test(one_key_begins_a_conversation_under_the_proposed_code),
		cmocka_unit_test(without_a_file_nobody_is_listed),
		cmocka_unit_test(without_a_file_no_word_reaches_the_vault_on_disk),
		cmocka_unit_test(typed_later_sets_the_day_it_was_said),
		cmocka_unit_test(a_day_that_is_none_holds_nobody_in_its_field),
		cmocka_unit_test(a_code_that_is_taken_is_refused_and_nothing_begins),
		cmocka_unit_test(one_persons_page_shows_what_there_is),
		cmocka_unit_test(details_are_kept_when_one_leaves),
		cmocka_unit_test(a_month_that_does_not_exist_is_said_and_nothing_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

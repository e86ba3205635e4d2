/* Home, search, help, settings: what a counsellor sees before and after conversations.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/world.h"

#include "store/conversations.h"
#include "store/people.h"
#include "store/plans.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void promise(struct world *world, record_id participant_id)
{
	struct plan_item *step = plan_item_new(PLAN_STEP);
	struct error error = ERROR_CLEAR;

	step->participant_id = participant_id;
	g_free(step->text);
	step->text = g_strdup("Bellen met het Werkcentrum");
	g_strlcpy(step->language, "nl", LANGUAGE_CODE);
	step->owner = OWNER_COUNSELLOR;
	step->acceptance = ACCEPTANCE_ACCEPTED;
	step->due_on = world->today - 3;
	assert_true(vault_begin(world->services.vault, NULL, &error));
	assert_true(plan_item_save(world->services.vault, step, &error));
	assert_true(vault_commit(world->services.vault, &error));
	plan_item_free(step);
}

static void an_empty_vault_says_how_to_begin(void **state)
{
	struct world *world = world_new("nl");

	(void)state;
	world_open(world, people_screen_new(&world->services));
	world_picture(world, "screens/people_empty_nl", 24, 80);
	world_free(world);
	world = world_new("uk");
	world_open(world, people_screen_new(&world->services));
	world_picture(world, "screens/people_empty_uk", 24, 80);
	world_free(world);
}

static void home_shows_who_waits_and_what_we_promised(void **state)
{
	const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct world *world = world_new(languages[i]);
		g_autofree char *name = g_strconcat("screens/people_", languages[i], NULL);
		record_id person = world_person(world);

		promise(world, person);
		world_open(world, people_screen_new(&world->services));
		world_picture(world, name, 24, 80);
		world_free(world);
	}
}

static void an_open_conversation_opens_again_after_a_restart(void **state)
{
	struct world *world = world_new("nl");

	(void)state;
	world_conversation(world, world_person(world));
	world_open(world, people_screen_new(&world->services));
	assert_string_equal(app_top(world->services.app)->kind->name, "deck");
	world_free(world);
}

static void a_word_from_a_name_finds_the_person(void **state)
{
	struct world *world = world_new("nl");

	(void)state;
	world_person(world);
	world_open(world, people_screen_new(&world->services));
	world_press(world, "/");
	world_type(world, "lin");
	assert_true(world_shows(world, "NIJ-0001"));
	world_picture(world, "screens/search_nl", 24, 80);
	world_press(world, "Enter");
	assert_string_equal(app_top(world->services.app)->kind->name, "participant");
	world_free(world);
}

static void the_help_lists_and_does_the_commands(void **state)
{
	struct world *world = world_new("uk");

	(void)state;
	world_open(world, people_screen_new(&world->services));
	world_press(world, "F1");
	world_picture(world, "screens/help_people_uk", 24, 80);
	world_press(world, "Enter"); /* the first command of home: a conversation */
	assert_string_equal(app_top(world->services.app)->kind->name, "opening");
	world_free(world);
}

static void home_is_not_closed_by_escape(void **state)
{
	struct world *world = world_new("nl");
	enum app_end end;

	(void)state;
	world_open(world, people_screen_new(&world->services));
	world_press(world, "Esc Esc");
	assert_false(app_has_ended(world->services.app, &end));
	world_press(world, "^Q");
	assert_true(app_has_ended(world->services.app, &end));
	world_free(world);
}

static void shortcuts_work_from_the_ukrainian_layout(void **state)
{
	struct world *world = world_new("uk");

	(void)state;
	world_open(world, people_screen_new(&world->services));
	world_type(world, "т"); /* the key with N */
	assert_string_equal(app_top(world->services.app)->kind->name, "opening");
	world_free(world);
}

static void settings_change_the_language_of_the_screens(void **state)
{
	struct world *world = world_new("nl");

	(void)state;
	world->services.demo = true; /* writes no file */
	world_open(world, people_screen_new(&world->services));
	world_press(world, "i");
	world_picture(world, "screens/settings_nl", 24, 80);
	world_press(world, "Left Esc");
	assert_int_equal(world->services.settings.language, LANGUAGE_UK);
	world_free(world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_vault_says_how_to_begin),
		cmocka_unit_test(home_shows_who_waits_and_what_we_promised),
		cmocka_unit_test(an_open_conversation_opens_again_after_a_restart),
		cmocka_unit_test(a_word_from_a_name_finds_the_person),
		cmocka_unit_test(the_help_lists_and_does_the_commands),
		cmocka_unit_test(home_is_not_closed_by_escape),
		cmocka_unit_test(shortcuts_work_from_the_ukrainian_layout),
		cmocka_unit_test(settings_change_the_language_of_the_screens),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

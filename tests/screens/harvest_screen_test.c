/* From marks to the plan, one key each.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/services.h"
#include "store/conversations.h"
#include "store/plans.h"
#include "support/world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct table {
	struct world *world;
	record_id person, conversation;
};

static void say_to_card(struct table *table, int number, const char *text, bool between_us)
{
	struct vault *vault = table->world->services.vault;
	struct answer *answer = answer_new();
	struct error error = ERROR_CLEAR;

	answer->participant_id = table->person;
	answer->conversation_id = table->conversation;
	g_free(answer->card_id);
	answer->card_id = g_strdup(deck_card(&table->world->services.content->deck, number)->id);
	g_free(answer->text);
	answer->text = g_strdup(text);
	g_strlcpy(answer->language, "uk", sizeof(answer->language));
	answer->between_us = between_us;
	answer->said_on = table->world->today - 1;
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(answer_save(vault, answer, &error));
	assert_true(vault_commit(vault, &error));
	answer_free(answer);
}

static void begin(struct table *table, const char *language)
{
	table->world = world_new(language);
	table->person = world_person(table->world);
	table->conversation = world_conversation(table->world, table->person);
	say_to_card(table, 1,
		    "Готувала для свята двору.\n* вела рахунки для всіх\n"
		    "+ хоче знову працювати з цифрами\n! немає місця для дитини до 15:00",
		    false);
	say_to_card(table, 12, "( сестра в Арнемі\n= запитати Werkcentrum про курс", false);
	world_open(table->world, harvest_screen_new(&table->world->services, table->conversation));
}

static void end(struct table *table)
{
	world_free(table->world);
}

static struct plan *plan_of(const struct table *table)
{
	struct error error = ERROR_CLEAR;
	struct plan *plan = NULL;

	assert_true(plan_load(table->world->services.vault, table->person, &plan, &error));
	return plan;
}

static const struct plan_item *only_item(const struct plan *plan)
{
	assert_int_equal(plan->items->len, 1);
	return plan->items->pdata[0];
}

static void shows_every_mark_under_what_it_is(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	world_picture(table.world, "harvest-nl", 24, 80);
	world_picture(table.world, "harvest-nl-small", 20, 60);
	end(&table);
}

static void shows_where_each_mark_went(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "uk");
	world_press(table.world, "Enter Down Enter Down Right Enter Down x Down Enter");
	world_type(table.world, "+7");
	world_press(table.world, "Enter");
	world_picture(table.world, "harvest-placed-uk", 24, 80);
	end(&table);
}

static void a_talent_becomes_what_somebody_can_in_their_own_words(void **state)
{
	struct table table;
	struct plan *plan;
	const struct plan_item *item;

	(void)state;
	begin(&table, "nl");
	world_press(table.world, "p");
	plan = plan_of(&table);
	item = only_item(plan);
	assert_int_equal(item->kind, PLAN_STRENGTH);
	assert_string_equal(item->text, "вела рахунки для всіх");
	assert_string_equal(item->language, "uk");
	assert_int_equal(item->said_on, table.world->today - 1);
	assert_false(item->between_us);
	plan_free(plan);
	end(&table);
}

static void a_wish_can_become_the_perspective(void **state)
{
	struct table table;
	struct plan *plan;

	(void)state;
	begin(&table, "nl");
	world_press(table.world, "Down g");
	plan = plan_of(&table);
	assert_int_equal(only_item(plan)->kind, PLAN_PERSPECTIVE);
	plan_free(plan);
	end(&table);
}

static void an_obstacle_goes_under_the_domain_that_was_chosen(void **state)
{
	struct table table;
	struct plan *plan;

	(void)state;
	begin(&table, "nl");
	world_press(table.world, "Down Down Right Enter");
	plan = plan_of(&table);
	assert_int_equal(only_item(plan)->kind, PLAN_OBSTACLE);
	assert_int_equal(only_item(plan)->indicator, INDICATOR_HOUSING);
	plan_free(plan);
	world_press(table.world, "Left");
	plan = plan_of(&table);
	assert_int_equal(only_item(plan)->indicator, INDICATOR_WORK);
	plan_free(plan);
	end(&table);
}

static void an_obstacle_under_health_begins_between_us(void **state)
{
	struct table table;
	struct plan *plan;

	(void)state;
	begin(&table, "nl");
	world_press(table.world, "Down Down Right Right Right Enter");
	plan = plan_of(&table);
	assert_int_equal(only_item(plan)->indicator, INDICATOR_HEALTH);
	assert_true(only_item(plan)->between_us);
	plan_free(plan);
	end(&table);
}

static void a_promise_is_ours_and_may_have_a_day(void **state)
{
	struct table table;
	struct plan *plan;
	const struct plan_item *item;

	(void)state;
	begin(&table, "nl");
	world_press(table.world, "End Enter");
	world_picture(table.world, "harvest-day-nl", 24, 80);
	world_type(table.world, "+7");
	world_press(table.world, "Enter");
	plan = plan_of(&table);
	item = only_item(plan);
	assert_true(step_is_promise(item));
	assert_int_equal(item->owner, OWNER_COUNSELLOR);
	assert_int_equal(item->due_on, table.world->today + 7);
	plan_free(plan);
	end(&table);
}

static void a_promise_whose_day_is_not_answered_stays_a_mark(void **state)
{
	struct table table;
	struct plan *plan;

	(void)state;
	begin(&table, "nl");
	world_press(table.world, "End Enter Esc");
	plan = plan_of(&table);
	assert_int_equal(plan->items->len, 0);
	plan_free(plan);
	end(&table);
}

static void what_was_between_us_stays_between_us(void **state)
{
	struct table table;
	struct plan *plan;

	(void)state;
	table.world = world_new("nl");
	table.person = world_person(table.world);
	table.conversation = world_conversation(table.world, table.person);
	say_to_card(&table, 1, "* ріже по дереву", true);
	world_open(table.world, harvest_screen_new(&table.world->services, table.conversation));
	world_press(table.world, "Enter");
	plan = plan_of(&table);
	assert_true(only_item(plan)->between_us);
	plan_free(plan);
	end(&table);
}

static void placing_is_one_action_and_one_key_takes_it_back(void **state)
{
	struct table table;
	struct plan *plan;

	(void)state;
	begin(&table, "nl");
	world_press(table.world, "Enter");
	assert_true(world_shows(table.world, "→"));
	world_press(table.world, "u");
	plan = plan_of(&table);
	assert_int_equal(plan->items->len, 0);
	assert_false(world_shows(table.world, "→"));
	plan_free(plan);
	end(&table);
}

static void a_placed_mark_is_not_placed_twice(void **state)
{
	struct table table;
	struct plan *plan;

	(void)state;
	begin(&table, "nl");
	world_press(table.world, "Enter Enter");
	assert_string_equal(app_top(table.world->services.app)->kind->name, "plan_item");
	plan = plan_of(&table);
	assert_int_equal(plan->items->len, 1);
	plan_free(plan);
	end(&table);
}

static void what_was_set_aside_can_be_taken_back(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	world_press(table.world, "x");
	assert_true(world_shows(table.world, "opzij gelegd"));
	world_press(table.world, "x");
	assert_false(world_shows(table.world, "opzij gelegd"));
	end(&table);
}

static void the_ukrainian_layout_places_too(void **state)
{
	struct table table;
	struct plan *plan;

	(void)state;
	begin(&table, "uk");
	world_type(table.world, "з"); /* the physical key P */
	plan = plan_of(&table);
	assert_int_equal(plan->items->len, 1);
	plan_free(plan);
	end(&table);
}

static void without_marks_it_says_how_to_make_them(void **state)
{
	struct table table;

	(void)state;
	table.world = world_new("nl");
	table.person = world_person(table.world);
	table.conversation = world_conversation(table.world, table.person);
	world_open(table.world, harvest_screen_new(&table.world->services, table.conversation));
	world_press(table.world, "Enter x u Down");
	world_picture(table.world, "harvest-empty-nl", 24, 80);
	end(&table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_every_mark_under_what_it_is),
		cmocka_unit_test(shows_where_each_mark_went),
		cmocka_unit_test(a_talent_becomes_what_somebody_can_in_their_own_words),
		cmocka_unit_test(a_wish_can_become_the_perspective),
		cmocka_unit_test(an_obstacle_goes_under_the_domain_that_was_chosen),
		cmocka_unit_test(an_obstacle_under_health_begins_between_us),
		cmocka_unit_test(a_promise_is_ours_and_may_have_a_day),
		cmocka_unit_test(a_promise_whose_day_is_not_answered_stays_a_mark),
		cmocka_unit_test(what_was_between_us_stays_between_us),
		cmocka_unit_test(placing_is_one_action_and_one_key_takes_it_back),
		cmocka_unit_test(a_placed_mark_is_not_placed_twice),
		cmocka_unit_test(what_was_set_aside_can_be_taken_back),
		cmocka_unit_test(the_ukrainian_layout_places_too),
		cmocka_unit_test(without_marks_it_says_how_to_make_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

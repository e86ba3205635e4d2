/* What holds what: drawn so that two people can point at it, said with three keys, and a question where to begin.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/growth_screens.h"
#include "screens/plan_screen.h"
#include "store/plans.h"
#include "support/grown_plan.h"
#include "support/growth.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void open_knots(struct talk *talk)
{
	world_open(talk->world,
		   knots_screen_new(&talk->world->services, talk->person, talk->conversation));
}

static guint count_holdings(struct talk *talk)
{
	g_autoptr(GPtrArray) holdings = grown_holdings(talk);

	return holdings->len;
}

static void a_ring_stands_between_what_can_be_done_and_what_waits(void **state)
{
	const char *const languages[] = { "nl", "uk" };
	record_id obstacles[4];

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct talk *talk = talk_new(languages[i]);
		g_autofree char *name = g_strdup_printf("knots-%s", languages[i]);
		g_autofree char *small = g_strdup_printf("knots-%s-small", languages[i]);

		grown_tina(talk, obstacles);
		grown_hold(talk, obstacles[2],
			   grown_item(talk, PLAN_OBSTACLE, 0, "Замало коштів на курси", NULL));
		open_knots(talk);
		world_picture(talk->world, name, 24, 80);
		world_picture(talk->world, small, 20, 60);
		talk_free(talk);
	}
}

static void a_wide_screen_has_room_for_the_whole_ring(void **state)
{
	struct talk *talk = talk_new("nl");
	record_id obstacles[4];

	(void)state;
	grown_tina(talk, obstacles);
	open_knots(talk);
	world_picture(talk->world, "knots-nl-wide", 40, 120);
	talk_free(talk);
}

static void without_a_hold_the_screen_says_how_to_begin(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	open_knots(talk);
	world_picture(talk->world, "knots-empty-nl", 24, 80);
	talk_free(talk);
}

static void three_keys_say_that_one_holds_another(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	grown_item(talk, PLAN_OBSTACLE, 0, "житло", NULL);
	grown_item(talk, PLAN_OBSTACLE, 0, "догляд", NULL);
	open_knots(talk);
	world_press(talk->world, "h Down");
	world_picture(talk->world, "knots-holding-nl", 24, 80);
	world_press(talk->world, "Enter");
	assert_int_equal(count_holdings(talk), 1);
	world_press(talk->world, "u");
	assert_int_equal(count_holdings(talk), 0);
	talk_free(talk);
}

static void an_obstacle_that_holds_itself_changes_nothing(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	grown_item(talk, PLAN_OBSTACLE, 0, "житло", NULL);
	open_knots(talk);
	world_press(talk->world, "h Enter");
	assert_int_equal(count_holdings(talk), 0);
	assert_true(world_shows(talk->world, "kan zichzelf niet vasthouden"));
	talk_free(talk);
}

static void esc_while_choosing_adds_nothing_and_stays(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	grown_item(talk, PLAN_OBSTACLE, 0, "житло", NULL);
	grown_item(talk, PLAN_OBSTACLE, 0, "догляд", NULL);
	open_knots(talk);
	world_press(talk->world, "h Down Esc");
	assert_string_equal(talk_top(talk), "knots");
	assert_int_equal(count_holdings(talk), 0);
	talk_free(talk);
}

static void one_key_removes_a_hold_and_undo_brings_it_back(void **state)
{
	struct talk *talk = talk_new("nl");
	record_id obstacles[4];

	(void)state;
	grown_tina(talk, obstacles);
	open_knots(talk);
	world_press(talk->world, "Down x");
	assert_int_equal(count_holdings(talk), 2);
	world_press(talk->world, "u");
	assert_int_equal(count_holdings(talk), 3);
	talk_free(talk);
}

static void the_question_goes_round_among_equals_and_never_to_a_bystander(void **state)
{
	struct talk *talk = talk_new("nl");
	record_id obstacles[4];

	(void)state;
	grown_tina(talk, obstacles);
	open_knots(talk);
	for (int i = 0; i < 6; i++) {
		assert_true(world_shows(talk->world, "Wat als dit eerst lukte"));
		assert_false(world_shows(talk->world, "eerst lukte: 4"));
		world_press(talk->world, "w");
	}
	assert_true(world_shows(talk->world, "eerst lukte: 1"));
	world_press(talk->world, "w");
	assert_true(world_shows(talk->world, "eerst lukte: 2"));
	talk_free(talk);
}

static void keep_between_us(struct plan_item *item)
{
	item->between_us = true;
}

static void what_is_between_us_is_covered_while_others_listen(void **state)
{
	struct talk *talk = talk_new("nl");
	record_id open, secret;

	(void)state;
	open = grown_item(talk, PLAN_OBSTACLE, 0, "видиме", NULL);
	secret = grown_item(talk, PLAN_OBSTACLE, 0, "ТАЄМНИЦЯ", keep_between_us);
	grown_hold(talk, secret, open);
	grown_hold(talk, open, secret);
	talk_present(talk, PRESENT_PARTNER);
	open_knots(talk);
	assert_true(world_shows(talk->world, "видиме"));
	assert_false(world_shows(talk->world, "ТАЄМНИЦЯ"));
	talk_free(talk);
}

static void take_id(char **field, const char *id)
{
	g_free(*field);
	*field = g_strdup(id);
}

static void holds_usually(struct plan_item *item)
{
	take_id(&item->stock_id, "no-home-of-own");
}

static void is_held_usually(struct plan_item *item)
{
	take_id(&item->stock_id, "no-childcare");
}

static void what_the_guide_knows_is_offered_and_taken_with_one_key(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	grown_item(talk, PLAN_OBSTACLE, 0, "одне", holds_usually);
	grown_item(talk, PLAN_OBSTACLE, 0, "друге", is_held_usually);
	open_knots(talk);
	world_press(talk->world, "End");
	world_picture(talk->world, "knots-usual-nl", 24, 80);
	world_press(talk->world, "Enter");
	assert_int_equal(count_holdings(talk), 1);
	assert_false(world_shows(talk->world, "Vaak is het zo"));
	talk_free(talk);
}

static void share(struct plan_item *item)
{
	item->shared = true;
}

/* The other adult of the household becomes the one whose screen is looked at. */
static void what_another_member_shares_can_hold_and_nothing_else_of_theirs_is_seen(void **state)
{
	struct talk *talk = talk_new("nl");
	record_id first = talk->person;

	(void)state;
	grown_item(talk, PLAN_OBSTACLE, 0, "спільна квартира", share);
	grown_item(talk, PLAN_OBSTACLE, 0, "ТАЄМНИЦЯ-ПЕРШОЇ", NULL);
	talk->person = grown_member(talk, "NIJ-0002");
	grown_item(talk, PLAN_OBSTACLE, 0, "моя робота", share);
	world_open(talk->world, knots_screen_new(&talk->world->services, talk->person, 0));
	assert_true(world_shows(talk->world, "спільна квартира"));
	assert_false(world_shows(talk->world, "ТАЄМНИЦЯ-ПЕРШОЇ"));
	world_press(talk->world, "End h Up Enter");
	world_picture(talk->world, "knots-household-nl", 24, 80);
	assert_int_equal(count_holdings(talk), 1);
	talk->person = first;
	assert_int_equal(count_holdings(talk), 1);
	talk_free(talk);
}

static int ties_of(struct talk *talk, record_id id)
{
	struct item_ties ties = { 0 };
	struct error error = ERROR_CLEAR;

	assert_true(plan_item_ties(talk->world->services.vault, id, &ties, &error));
	return ties.holds + 10 * ties.held_by + 100 * ties.lessons;
}

static void deleting_says_which_holds_go_and_which_lessons_stay(void **state)
{
	struct talk *talk = talk_new("nl");
	record_id housing = grown_item(talk, PLAN_OBSTACLE, 0, "житло", NULL);
	record_id work = grown_item(talk, PLAN_OBSTACLE, 0, "робота", NULL);

	(void)state;
	grown_hold(talk, housing, work);
	grown_hold(talk, work, housing);
	build_lesson(talk->world->services.vault, talk->person, housing, "спершу дім");
	world_open(talk->world,
		   plan_screen_new(&talk->world->services, talk->person, talk->conversation));
	world_press(talk->world, "4 Del");
	assert_true(world_shows(talk->world, "ook 2 keer ‘houdt vast’. Lessen blijven: 1."));
	assert_int_equal(count_holdings(talk), 0);
	world_press(talk->world, "u");
	assert_int_equal(ties_of(talk, housing), 111);
	talk_free(talk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_ring_stands_between_what_can_be_done_and_what_waits),
		cmocka_unit_test(a_wide_screen_has_room_for_the_whole_ring),
		cmocka_unit_test(without_a_hold_the_screen_says_how_to_begin),
		cmocka_unit_test(three_keys_say_that_one_holds_another),
		cmocka_unit_test(an_obstacle_that_holds_itself_changes_nothing),
		cmocka_unit_test(esc_while_choosing_adds_nothing_and_stays),
		cmocka_unit_test(one_key_removes_a_hold_and_undo_brings_it_back),
		cmocka_unit_test(the_question_goes_round_among_equals_and_never_to_a_bystander),
		cmocka_unit_test(what_is_between_us_is_covered_while_others_listen),
		cmocka_unit_test(what_the_guide_knows_is_offered_and_taken_with_one_key),
		cmocka_unit_test(
			what_another_member_shares_can_hold_and_nothing_else_of_theirs_is_seen),
		cmocka_unit_test(deleting_says_which_holds_go_and_which_lessons_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

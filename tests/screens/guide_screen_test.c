/* The guide: opened at a domain, found by any word, taken into the plan in every language; facts say until when they hold.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/growth_screens.h"
#include "store/plans.h"
#include "support/grown_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void open_guide(struct talk *talk, enum indicator indicator, const struct plan_item *here)
{
	world_open(talk->world, guide_screen_new(&talk->world->services, talk->person,
						 talk->conversation, indicator, here));
}

/* The only item of a kind; owned. */
static struct plan_item *only(struct talk *talk, enum plan_kind kind)
{
	struct plan *plan = grown_plan(talk);
	g_autoptr(GPtrArray) items = plan_items(plan, kind);
	struct plan_item *item;

	assert_int_equal(items->len, 1);
	item = plan_item_copy(items->pdata[0]);
	plan_free(plan);
	return item;
}

static void assert_in_every_language(const struct plan_item *item)
{
	for (int language = 0; language < LANGUAGE_COUNT; language++) {
		const char *code = names_word(language_names, language), *shown;

		plan_item_text(item, code, &shown);
		assert_string_equal(shown, code);
	}
}

static void the_guide_opens_at_the_domain_of_the_obstacle(void **state)
{
	const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct talk *talk = talk_new(languages[i]);
		g_autofree char *name = g_strdup_printf("guide-%s", languages[i]);

		open_guide(talk, INDICATOR_HOUSING, NULL);
		world_picture(talk->world, name, 24, 80);
		talk_free(talk);
	}
}

static void one_key_opens_it_from_the_plan_and_from_a_domain(void **state)
{
	struct talk *talk = talk_new("nl");
	struct services *services = &talk->world->services;

	(void)state;
	world_open(talk->world, plan_screen_new(services, talk->person, talk->conversation));
	world_press(talk->world, "g");
	assert_string_equal(talk_top(talk), "guide");
	world_press(talk->world, "Esc k");
	assert_string_equal(talk_top(talk), "knots");
	world_open(talk->world, indicators_screen_new(services, talk->person, talk->conversation));
	world_press(talk->world, "^F");
	assert_string_equal(talk_top(talk), "guide");
	assert_true(world_shows(talk->world, "Wegwijzer · Werk"));
	world_press(talk->world, "Esc Enter ^F");
	assert_string_equal(talk_top(talk), "guide");
	talk_free(talk);
}

static void a_guide_that_cannot_be_read_says_why_and_the_plan_goes_on(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	talk->world->services.content_directory = "/nowhere";
	world_open(talk->world,
		   plan_screen_new(&talk->world->services, talk->person, talk->conversation));
	for (int i = 0; i < 2; i++) {
		world_press(talk->world, "g");
		assert_string_equal(talk_top(talk), "plan");
		assert_true(world_shows(talk->world, "Het bestand is niet gelezen"));
		world_press(talk->world, "Down");
	}
	talk->world->services.content_directory = ".";
	talk_free(talk);
}

static void a_wide_guide_shows_both_languages(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	open_guide(talk, INDICATOR_WORK, NULL);
	world_picture(talk->world, "guide-nl-wide", 40, 120);
	world_picture(talk->world, "guide-nl-small", 20, 60);
	talk_free(talk);
}

static void a_fact_says_until_when_it_holds_and_with_whom_to_check(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	open_guide(talk, INDICATOR_STABILITY, NULL);
	world_press(talk->world, "Tab Tab Tab Tab");
	world_picture(talk->world, "guide-fact-nl", 24, 80);
	assert_true(world_shows(talk->world, "bron:"));
	assert_true(world_shows(talk->world, "geldt tot en met"));
	assert_true(world_shows(talk->world, "voor wie:"));
	talk_free(talk);
}

static void a_fact_past_its_last_day_says_check_this(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	talk->world->today = day_from_iso("2030-01-01");
	open_guide(talk, INDICATOR_STABILITY, NULL);
	world_press(talk->world, "Tab Tab Tab Tab");
	assert_true(world_shows(talk->world, "controleer dit"));
	talk_free(talk);
}

static void any_word_finds_and_everywhere_finds_more(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	open_guide(talk, INDICATOR_LEISURE, NULL);
	world_type(talk->world, "werkcentrum");
	world_press(talk->world, "^F");
	assert_true(world_shows(talk->world, "alle leefgebieden"));
	assert_true(world_shows(talk->world, "Werkcentrum"));
	world_type(talk->world, "xyzzy");
	assert_true(world_shows(talk->world, "Dit staat hier niet"));
	talk_free(talk);
}

static void what_is_taken_stands_in_the_plan_in_every_language(void **state)
{
	struct talk *talk = talk_new("nl");
	struct plan_item *obstacle, *breakthrough, *step;

	(void)state;
	open_guide(talk, INDICATOR_HOUSING, NULL);
	world_press(talk->world, "Enter");
	obstacle = only(talk, PLAN_OBSTACLE);
	assert_int_equal(obstacle->indicator, INDICATOR_HOUSING);
	assert_in_every_language(obstacle);
	open_guide(talk, INDICATOR_HOUSING, obstacle);
	world_press(talk->world, "Tab Enter");
	breakthrough = only(talk, PLAN_BREAKTHROUGH);
	assert_true(breakthrough->parent_id == obstacle->id);
	assert_true(*breakthrough->rule);
	assert_in_every_language(breakthrough);
	open_guide(talk, INDICATOR_HOUSING, breakthrough);
	world_press(talk->world, "Tab Tab Enter");
	step = only(talk, PLAN_STEP);
	assert_true(step->parent_id == breakthrough->id);
	assert_in_every_language(step);
	plan_item_free(obstacle);
	plan_item_free(breakthrough);
	plan_item_free(step);
	talk_free(talk);
}

static void a_breakthrough_without_an_obstacle_is_refused_with_a_sentence(void **state)
{
	struct talk *talk = talk_new("nl");
	struct plan *plan;

	(void)state;
	open_guide(talk, INDICATOR_HOUSING, NULL);
	world_press(talk->world, "Tab Enter");
	assert_true(world_shows(talk->world, "Kies eerst een obstakel"));
	plan = grown_plan(talk);
	assert_int_equal(plan->items->len, 0);
	plan_free(plan);
	talk_free(talk);
}

static void a_fact_goes_to_the_step_one_came_from(void **state)
{
	struct talk *talk = talk_new("nl");
	record_id id = grown_item(talk, PLAN_STEP, 0, "спитати про захист", NULL);
	struct plan *plan = grown_plan(talk);
	struct plan_item *step;

	(void)state;
	open_guide(talk, INDICATOR_STABILITY, plan_find(plan, id));
	plan_free(plan);
	world_press(talk->world, "Tab Tab Tab Tab Enter");
	step = only(talk, PLAN_STEP);
	assert_true(*step->fact_id);
	assert_string_equal(step->text, "спитати про захист");
	plan_item_free(step);
	talk_free(talk);
}

static void rely_on_protection(struct plan_item *item)
{
	g_free(item->fact_id);
	item->fact_id = g_strdup("protection-end-2027");
	item->indicator = INDICATOR_STABILITY;
}

static void a_step_that_relies_on_a_lapsed_fact_says_so_and_home_lists_it(void **state)
{
	struct talk *talk = talk_new("nl");
	const struct guide *guide = services_guide(&talk->world->services);
	struct plan_item *before, *after;

	(void)state;
	assert_non_null(guide_find_fact(guide, "protection-end-2027"));
	grown_item(talk, PLAN_STEP, 0, "папери до кінця захисту", rely_on_protection);
	before = only(talk, PLAN_STEP);
	world_open(talk->world,
		   plan_screen_new(&talk->world->services, talk->person, talk->conversation));
	assert_false(world_shows(talk->world, "controleer dit"));
	talk->world->today = day_from_iso("2027-03-05");
	assert_true(world_shows(talk->world, "controleer dit"));
	world_open(talk->world, people_screen_new(&talk->world->services));
	assert_string_equal(talk_top(talk), "plan"); /* the conversation that is open */
	world_press(talk->world, "Esc");
	assert_true(world_shows(talk->world, "weetje dat verlopen is"));
	after = only(talk, PLAN_STEP);
	assert_true(plan_item_is_same(before, after));
	plan_item_free(before);
	plan_item_free(after);
	talk_free(talk);
}

static void rely_on_last_years_protection(struct plan_item *item)
{
	g_free(item->fact_id);
	item->fact_id = g_strdup("protection-end-2026");
}

static void rely_on_no_social_housing(struct plan_item *item)
{
	g_free(item->fact_id);
	item->fact_id = g_strdup("no-social-housing");
}

static void home_lists_every_lapsed_fact_there_is_room_for(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	grown_item(talk, PLAN_STEP, 0, "один", rely_on_no_social_housing);
	grown_item(talk, PLAN_STEP, 0, "два", rely_on_last_years_protection);
	grown_item(talk, PLAN_STEP, 0, "три", rely_on_protection);
	talk->world->today = day_from_iso("2027-03-05");
	world_open(talk->world, people_screen_new(&talk->world->services));
	world_press(talk->world, "Esc");
	assert_true(world_shows(talk->world, "3 weetjes die verlopen zijn"));
	assert_true(world_shows(talk->world, "04-03-2027  De tijdelijke bescherming"));
	assert_true(world_shows(talk->world, "04-03-2026  "));
	assert_true(world_shows(talk->world, "04-03-2025  "));
	talk_free(talk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_guide_opens_at_the_domain_of_the_obstacle),
		cmocka_unit_test(one_key_opens_it_from_the_plan_and_from_a_domain),
		cmocka_unit_test(a_guide_that_cannot_be_read_says_why_and_the_plan_goes_on),
		cmocka_unit_test(a_wide_guide_shows_both_languages),
		cmocka_unit_test(a_fact_says_until_when_it_holds_and_with_whom_to_check),
		cmocka_unit_test(a_fact_past_its_last_day_says_check_this),
		cmocka_unit_test(any_word_finds_and_everywhere_finds_more),
		cmocka_unit_test(what_is_taken_stands_in_the_plan_in_every_language),
		cmocka_unit_test(a_breakthrough_without_an_obstacle_is_refused_with_a_sentence),
		cmocka_unit_test(a_fact_goes_to_the_step_one_came_from),
		cmocka_unit_test(a_step_that_relies_on_a_lapsed_fact_says_so_and_home_lists_it),
		cmocka_unit_test(home_lists_every_lapsed_fact_there_is_room_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The plan: numbers that do not change when something is hidden, promises, days that passed, words in two languages.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "casework/person_file.h"
#include "casework/plan.h"

#include <string.h>

enum { ROUNDS = 200 };

static struct plan_item *add(struct plan *plan, record_id id, enum plan_kind kind,
			     record_id parent_id, int position)
{
	struct plan_item *item = plan_item_new(kind);

	item->id = id;
	item->parent_id = parent_id;
	item->position = position;
	g_ptr_array_add(plan->items, item);
	return item;
}

static void assert_number(const struct plan *plan, record_id id, const char *expected)
{
	char number[16];

	plan_number(plan, plan_find(plan, id), number);
	assert_string_equal(number, expected);
}

/* Two obstacles, one with a breakthrough; steps below all of them and below nothing. */
static struct plan *small_plan(void)
{
	struct plan *plan = plan_new();

	add(plan, 1, PLAN_STRENGTH, 0, 0);
	add(plan, 2, PLAN_STRENGTH, 0, 1);
	add(plan, 10, PLAN_OBSTACLE, 0, 0);
	add(plan, 11, PLAN_OBSTACLE, 0, 1);
	add(plan, 20, PLAN_BREAKTHROUGH, 11, 0);
	add(plan, 30, PLAN_STEP, 20, 0);
	add(plan, 31, PLAN_STEP, 20, 1);
	add(plan, 32, PLAN_STEP, 11, 0);
	add(plan, 33, PLAN_STEP, 0, 0);
	return plan;
}

static void an_item_is_numbered_below_what_it_hangs_on(void **state)
{
	(void)state;
	struct plan *plan = small_plan();

	assert_number(plan, 1, "1");
	assert_number(plan, 2, "2");
	assert_number(plan, 10, "1");
	assert_number(plan, 11, "2");
	assert_number(plan, 20, "2.1");
	assert_number(plan, 30, "2.1.1");
	assert_number(plan, 31, "2.1.2");
	assert_number(plan, 32, "2.2");
	assert_number(plan, 33, "3");
	plan_free(plan);
}

static void what_hangs_on_nothing_known_stands_by_itself(void **state)
{
	(void)state;
	struct plan *plan = small_plan();

	add(plan, 40, PLAN_STEP, 9999, 5);
	add(plan, 41, PLAN_STEP, 1, 6);      /* a strength has nothing below it */
	add(plan, 42, PLAN_STEP, 30, 7);     /* nor has a step */
	add(plan, 43, PLAN_OBSTACLE, 43, 8); /* nor does anything hang on itself */
	assert_number(plan, 43, "3");
	assert_number(plan, 33, "4");
	assert_number(plan, 40, "5");
	assert_number(plan, 41, "6");
	assert_number(plan, 42, "7");
	plan_free(plan);
}

static struct plan *random_plan(GRand *random)
{
	struct plan *plan = plan_new();
	int count = g_rand_int_range(random, 1, 40);

	for (int i = 1; i <= count; i++) {
		struct plan_item *item =
			add(plan, i, (enum plan_kind)g_rand_int_range(random, 0, PLAN_KIND_COUNT),
			    g_rand_int_range(random, 0, count + 3), g_rand_int_range(random, 0, 5));

		item->between_us = g_rand_boolean(random);
	}
	return plan;
}

static void numbers_stay_when_items_are_hidden_or_shuffled(void **state)
{
	(void)state;
	g_autoptr(GRand) random = g_rand_new_with_seed(21);

	for (int round = 0; round < ROUNDS; round++) {
		struct plan *plan = random_plan(random);
		guint last = plan->items->len - 1;
		char before[64][16];

		for (guint i = 0; i <= last; i++)
			plan_number(plan, plan->items->pdata[i], before[i]);
		for (guint i = 0; i <= last; i++) {
			struct plan_item *item = plan->items->pdata[i];

			item->between_us = !item->between_us;
		}
		gpointer first = plan->items->pdata[0];
		plan->items->pdata[0] = plan->items->pdata[last];
		plan->items->pdata[last] = first;
		for (guint i = 0; i <= last; i++) {
			guint was = i == 0 ? last : i == last ? 0 : i;
			char number[16];

			plan_number(plan, plan->items->pdata[i], number);
			assert_string_equal(number, before[was]);
		}
		plan_free(plan);
	}
}

static void no_two_obstacles_breakthroughs_or_steps_share_a_number(void **state)
{
	(void)state;
	g_autoptr(GRand) random = g_rand_new_with_seed(22);

	for (int round = 0; round < ROUNDS; round++) {
		struct plan *plan = random_plan(random);
		g_autoptr(GHashTable) seen =
			g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

		for (guint i = 0; i < plan->items->len; i++) {
			const struct plan_item *item = plan->items->pdata[i];
			char number[16];

			if (item->kind < PLAN_OBSTACLE)
				continue;
			plan_number(plan, item, number);
			assert_true(g_hash_table_add(seen, g_strdup(number)));
		}
		plan_free(plan);
	}
}

static void items_come_in_the_order_of_their_numbers(void **state)
{
	(void)state;
	struct plan *plan = small_plan();
	static const record_id order[] = { 30, 31, 32, 33 };
	g_autoptr(GPtrArray) steps = plan_items(plan, PLAN_STEP);
	g_autoptr(GPtrArray) below = plan_children(plan, 20, PLAN_STEP);
	g_autoptr(GPtrArray) free_steps = plan_children(plan, 0, PLAN_STEP);

	assert_int_equal(steps->len, G_N_ELEMENTS(order));
	for (guint i = 0; i < steps->len; i++)
		assert_int_equal(((const struct plan_item *)steps->pdata[i])->id, order[i]);
	assert_int_equal(below->len, 2);
	assert_int_equal(free_steps->len, 1);
	assert_null(plan_find(plan, 0));
	assert_null(plan_find(plan, 12345));
	plan_free(plan);
}

static void only_what_its_owner_accepted_is_a_promise(void **state)
{
	(void)state;
	struct plan_item *step = plan_item_new(PLAN_STEP);

	for (int owner = 0; owner < step_owner_names.count; owner++)
		for (int acceptance = 0; acceptance < acceptance_names.count; acceptance++) {
			bool ours = owner == OWNER_COUNSELLOR || owner == OWNER_ORGANISATION;

			step->owner = (enum step_owner)owner;
			step->acceptance = (enum acceptance)acceptance;
			assert_int_equal(step_is_promise(step),
					 ours && acceptance == ACCEPTANCE_ACCEPTED);
		}
	step->owner = OWNER_COUNSELLOR;
	step->acceptance = ACCEPTANCE_ACCEPTED;
	step->kind = PLAN_OBSTACLE;
	assert_false(step_is_promise(step));
	plan_item_free(step);
}

static void a_step_is_overdue_from_the_day_after_its_day(void **state)
{
	(void)state;
	struct plan_item *step = plan_item_new(PLAN_STEP);

	assert_false(step_is_overdue(step, 20000)); /* without a day it never is */
	step->due_on = 20000;
	assert_false(step_is_overdue(step, 19999));
	assert_false(step_is_overdue(step, 20000));
	assert_true(step_is_overdue(step, 20001));
	step->step_state = STEP_DONE;
	assert_false(step_is_overdue(step, 20001));
	step->step_state = STEP_DROPPED;
	assert_false(step_is_overdue(step, 20001));
	step->step_state = STEP_OPEN;
	step->kind = PLAN_OBSTACLE;
	assert_false(step_is_overdue(step, 20001));
	plan_item_free(step);
}

static void a_missing_rendering_shows_the_original_and_its_language(void **state)
{
	(void)state;
	struct plan_item *item = plan_item_new(PLAN_OBSTACLE);
	const char *shown;

	g_free(item->text);
	item->text = g_strdup("немає місця");
	plan_item_set_rendering(item, "nl", "geen plek");
	plan_item_set_rendering(item, "en", "no place");
	plan_item_set_rendering(item, "ru", "нет места");
	assert_string_equal(plan_item_text(item, "nl", &shown), "geen plek");
	assert_string_equal(shown, "nl");
	assert_string_equal(plan_item_text(item, "uk", &shown), "немає місця");
	assert_string_equal(shown, "uk");
	assert_string_equal(plan_item_text(item, "tr", NULL), "немає місця");
	assert_string_equal(((struct rendering *)item->renderings->pdata[0])->language, "en");
	plan_item_set_rendering(item, "nl", "geen opvang");
	assert_string_equal(plan_item_text(item, "nl", &shown), "geen opvang");
	assert_int_equal(item->renderings->len, 3);
	plan_item_set_rendering(item, "nl", "  ");
	assert_string_equal(plan_item_text(item, "nl", &shown), "немає місця");
	assert_string_equal(shown, "uk");
	plan_item_free(item);
	plan_item_free(NULL);
	plan_free(NULL);
}

static void what_is_tender_starts_between_us(void **state)
{
	(void)state;
	assert_true(item_starts_between_us(INDICATOR_HEALTH, false));
	assert_true(item_starts_between_us(INDICATOR_SAFETY, false));
	assert_true(item_starts_between_us(INDICATOR_STABILITY, false));
	assert_false(item_starts_between_us(INDICATOR_WORK, false));
	assert_true(item_starts_between_us(INDICATOR_NONE, true));
	assert_false(item_starts_between_us(INDICATOR_NONE, false));
	struct plan *plan = small_plan();
	assert_int_equal(plan_count_between_us(plan), 0);
	((struct plan_item *)plan->items->pdata[3])->between_us = true;
	assert_int_equal(plan_count_between_us(plan), 1);
	plan_free(plan);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_item_is_numbered_below_what_it_hangs_on),
		cmocka_unit_test(what_hangs_on_nothing_known_stands_by_itself),
		cmocka_unit_test(numbers_stay_when_items_are_hidden_or_shuffled),
		cmocka_unit_test(no_two_obstacles_breakthroughs_or_steps_share_a_number),
		cmocka_unit_test(items_come_in_the_order_of_their_numbers),
		cmocka_unit_test(only_what_its_owner_accepted_is_a_promise),
		cmocka_unit_test(a_step_is_overdue_from_the_day_after_its_day),
		cmocka_unit_test(a_missing_rendering_shows_the_original_and_its_language),
		cmocka_unit_test(what_is_tender_starts_between_us),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

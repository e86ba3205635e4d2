/* What one key changes about an item, which language words are in, and where a mark goes.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/harvest_marks.h"
#include "screens/plan_changes.h"
#include "screens/plan_lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { TODAY = 20000 };

static struct plan_item *add(struct plan *plan, record_id id, enum plan_kind kind,
			     record_id parent_id)
{
	struct plan_item *item = plan_item_new(kind);

	item->id = id;
	item->parent_id = parent_id;
	g_ptr_array_add(plan->items, item);
	return item;
}

static void a_copy_shares_no_word_with_the_original(void **state)
{
	struct plan_item *item = plan_item_new(PLAN_BREAKTHROUGH), *copy;

	(void)state;
	g_free(item->text);
	item->text = g_strdup("разом");
	plan_item_set_rendering(item, "nl", "samen");
	copy = plan_item_copy(item);
	item->text[0] = 'x';
	plan_item_set_rendering(item, "nl", "");
	plan_item_free(item);
	assert_string_equal(copy->text, "разом");
	assert_string_equal(plan_item_text(copy, "nl", NULL), "samen");
	assert_string_equal(copy->owner_name, "");
	plan_item_free(copy);
}

static void the_letters_say_which_language_it_is(void **state)
{
	(void)state;
	assert_string_equal(plan_language_guess("вести книги її", "ru", "nl"), "uk");
	assert_string_equal(plan_language_guess("мы были там", "uk", "nl"), "ru");
	assert_string_equal(plan_language_guess("робота", "uk", "nl"), "uk");
	assert_string_equal(plan_language_guess("Werkcentrum bellen", "uk", "nl"), "nl");
	assert_string_equal(plan_language_guess("запитати про курс у Werkcentrum", "uk", "nl"),
			    "uk");
	assert_string_equal(plan_language_guess("12:00", "uk", "nl"), "nl");
}

static void what_has_no_state_is_left_alone(void **state)
{
	struct plan_item *strength = plan_item_new(PLAN_STRENGTH);

	(void)state;
	assert_false(plan_change_done(strength, TODAY));
	assert_false(plan_change_dropped(strength, TODAY));
	assert_false(plan_change_owner(strength, TODAY));
	assert_false(plan_change_acceptance(strength, TODAY));
	plan_item_free(strength);
}

static void an_obstacle_is_solved_and_open_again(void **state)
{
	struct plan_item *obstacle = plan_item_new(PLAN_OBSTACLE);

	(void)state;
	assert_true(plan_change_done(obstacle, TODAY));
	assert_int_equal(obstacle->state, ITEM_SOLVED);
	assert_true(plan_change_dropped(obstacle, TODAY));
	assert_int_equal(obstacle->state, ITEM_DROPPED);
	assert_true(plan_change_dropped(obstacle, TODAY));
	assert_int_equal(obstacle->state, ITEM_OPEN);
	plan_item_free(obstacle);
}

static void we_promise_without_asking_ourselves(void **state)
{
	struct plan_item *step = plan_item_new(PLAN_STEP);

	(void)state;
	step->owner = OWNER_COUNSELLOR;
	assert_true(plan_change_acceptance(step, TODAY));
	assert_int_equal(step->acceptance, ACCEPTANCE_ACCEPTED);
	assert_int_equal(step->accepted_on, TODAY);
	assert_true(plan_change_acceptance(step, TODAY + 1));
	assert_int_equal(step->acceptance, ACCEPTANCE_NONE);
	assert_int_equal(step->accepted_on, DAY_NONE);
	plan_item_free(step);
}

static void a_promise_keeps_the_day_on_which_it_was_made(void **state)
{
	struct plan_item *step = plan_item_new(PLAN_STEP);

	(void)state;
	step->owner = OWNER_ORGANISATION;
	plan_set_acceptance(step, ACCEPTANCE_ACCEPTED, TODAY);
	plan_set_acceptance(step, ACCEPTANCE_ACCEPTED, TODAY + 9);
	assert_int_equal(step->accepted_on, TODAY);
	plan_item_free(step);
}

static void the_household_makes_no_promise_of_ours(void **state)
{
	struct plan_item *step = plan_item_new(PLAN_STEP);

	(void)state;
	step->owner = OWNER_HOUSEHOLD;
	assert_false(plan_change_acceptance(step, TODAY));
	plan_set_acceptance(step, ACCEPTANCE_ACCEPTED, TODAY);
	assert_int_equal(step->acceptance, ACCEPTANCE_NONE);
	plan_item_free(step);
}

static void an_empty_plan_has_a_place_to_stand_in_each_part(void **state)
{
	struct plan *plan = plan_new();
	GArray *entries = plan_entries(plan);

	(void)state;
	assert_int_equal(entries->len, PART_COUNT);
	for (guint i = 0; i < entries->len; i++) {
		assert_int_equal(g_array_index(entries, struct plan_entry, i).part, i);
		assert_null(g_array_index(entries, struct plan_entry, i).item);
	}
	g_array_unref(entries);
	plan_free(plan);
}

static void a_promise_below_an_obstacle_stands_there_and_among_the_promises(void **state)
{
	struct plan *plan = plan_new();
	struct plan_item *promise;
	GArray *entries;

	(void)state;
	add(plan, 1, PLAN_OBSTACLE, 0);
	promise = add(plan, 2, PLAN_STEP, 1);
	promise->owner = OWNER_COUNSELLOR;
	promise->acceptance = ACCEPTANCE_ACCEPTED;
	entries = plan_entries(plan);
	assert_int_equal(plan_entries_find(entries, 2, PART_OBSTACLES),
			 plan_entries_part(entries, PART_OBSTACLES) + 1);
	assert_int_equal(plan_entries_find(entries, 2, PART_PROMISES),
			 plan_entries_part(entries, PART_PROMISES));
	assert_int_equal(plan_entries_find(entries, 3, PART_PROMISES), -1);
	g_array_unref(entries);
	plan_free(plan);
}

static void every_item_of_a_plan_can_be_stood_on(void **state)
{
	struct plan *plan = plan_new();
	GArray *entries;

	(void)state;
	add(plan, 1, PLAN_STRENGTH, 0);
	add(plan, 2, PLAN_HELPER, 0);
	add(plan, 3, PLAN_PERSPECTIVE, 0);
	add(plan, 4, PLAN_OBSTACLE, 0);
	add(plan, 5, PLAN_BREAKTHROUGH, 4);
	add(plan, 6, PLAN_STEP, 5);
	add(plan, 7, PLAN_STEP, 4);
	add(plan, 8, PLAN_STEP, 0);
	add(plan, 9, PLAN_BREAKTHROUGH, 99); /* its obstacle is gone */
	add(plan, 10, PLAN_STEP, 9);
	add(plan, 11, PLAN_STEP, 98);
	entries = plan_entries(plan);
	for (record_id id = 1; id <= 11; id++)
		assert_true(plan_entries_find(entries, id, PART_COUNT) >= 0);
	g_array_unref(entries);
	plan_free(plan);
}

static void a_mark_whose_item_was_removed_can_be_placed_again(void **state)
{
	struct deck deck = { 0 };
	struct plan *plan = plan_new();
	struct answer *answer = answer_new();
	struct harvested done = {
		.answer_id = 7, .kind = MARK_TALENT, .passage = "zingt", .plan_item_id = 5
	};
	g_autoptr(GPtrArray) answers = g_ptr_array_new();
	g_autoptr(GPtrArray) harvested = g_ptr_array_new();
	g_autoptr(GPtrArray) marks = NULL;
	const struct heard *heard;

	(void)state;
	answer->id = 7;
	g_free(answer->text);
	answer->text = g_strdup("* zingt");
	g_ptr_array_add(answers, answer);
	g_ptr_array_add(harvested, &done);
	marks = harvest_marks(&deck, answers, harvested, plan);
	heard = marks->pdata[0];
	assert_int_equal(heard->placed, 0);
	assert_false(heard->set_aside);
	answer_free(answer);
	plan_free(plan);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_copy_shares_no_word_with_the_original),
		cmocka_unit_test(the_letters_say_which_language_it_is),
		cmocka_unit_test(what_has_no_state_is_left_alone),
		cmocka_unit_test(an_obstacle_is_solved_and_open_again),
		cmocka_unit_test(we_promise_without_asking_ourselves),
		cmocka_unit_test(a_promise_keeps_the_day_on_which_it_was_made),
		cmocka_unit_test(the_household_makes_no_promise_of_ours),
		cmocka_unit_test(an_empty_plan_has_a_place_to_stand_in_each_part),
		cmocka_unit_test(a_promise_below_an_obstacle_stands_there_and_among_the_promises),
		cmocka_unit_test(every_item_of_a_plan_can_be_stood_on),
		cmocka_unit_test(a_mark_whose_item_was_removed_can_be_placed_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

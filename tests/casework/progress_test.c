/* A plan as a life goes on: knots of a plan, one step too many, a move, a first reply, versions, two voices.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "casework/person_file.h"
#include "support/builders.h"
#include "support/growth.h"

/* ---------------------------------------------------------------- the knots of a plan */

static void only_open_obstacles_are_in_the_knots(void **state)
{
	struct plan *plan = plan_new();
	g_autoptr(GPtrArray) holdings =
		g_ptr_array_new_with_free_func((GDestroyNotify)holding_free);
	struct plan_item *housing = plan_add(plan, PLAN_OBSTACLE, 0, "житло");
	struct plan_item *childcare = plan_add(plan, PLAN_OBSTACLE, 0, "садок");
	struct plan_item *work = plan_add(plan, PLAN_OBSTACLE, 0, "робота");
	struct plan_knots *knots;

	(void)state;
	plan_add(plan, PLAN_STEP, work->id, "крок");
	holding_add(holdings, housing->id, childcare->id);
	holding_add(holdings, childcare->id, work->id);
	holding_add(holdings, work->id, housing->id);
	holding_add(holdings, 777, housing->id); /* of a plan that is not in view */
	holding_add(holdings, work->id, 777);

	knots = plan_knots_new(plan, holdings);
	assert_int_equal(knots->obstacles->len, 3);
	assert_ptr_equal(knots->obstacles->pdata[1], childcare);
	assert_int_equal(knots->holds->len, 3);
	assert_int_equal(knots->knots->knot_count, 1);
	plan_knots_free(knots);

	childcare->state = ITEM_SOLVED;
	knots = plan_knots_new(plan, holdings);
	assert_int_equal(knots->obstacles->len, 2);
	assert_int_equal(knots->knots->knot_count, 0);
	assert_int_equal(knots->knots->turn_of[0], 1); /* housing waits for work */
	assert_true(knots->knots->reachable[0]);
	plan_knots_free(knots);
	plan_knots_free(NULL);
	plan_free(plan);
}

static void a_knot_may_run_through_two_plans_of_one_household(void **state)
{
	struct plan *hers = plan_new(), *his = plan_new();
	g_autoptr(GPtrArray) holdings =
		g_ptr_array_new_with_free_func((GDestroyNotify)holding_free);
	struct plan_item *work = plan_add(hers, PLAN_OBSTACLE, 0, "її робота");
	struct plan_item *childcare = plan_add(his, PLAN_OBSTACLE, 0, "садок");
	struct plan_knots *knots;

	(void)state;
	childcare->id = 50;
	holding_add(holdings, work->id, 50);
	holding_add(holdings, 50, work->id);
	knots = plan_knots_with(hers, his, holdings);
	assert_int_equal(knots->knots->knot_count, 1);
	assert_ptr_equal(knots->obstacles->pdata[1], childcare);
	plan_knots_free(knots);
	knots = plan_knots_new(hers, holdings);
	assert_int_equal(knots->knots->knot_count, 0);
	plan_knots_free(knots);
	plan_free(hers);
	plan_free(his);
}

/* ---------------------------------------------------------------- carrying capacity */

static void one_step_more_than_bearable_is_too_many(void **state)
{
	struct plan *plan = plan_new();
	struct plan_item *first = plan_add(plan, PLAN_STEP, 0, "перший");

	(void)state;
	plan_add(plan, PLAN_STEP, 0, "другий");
	plan_add(plan, PLAN_STEP, 0, "наш")->owner = OWNER_COUNSELLOR;
	plan_add(plan, PLAN_STEP, 0, "зроблено")->step_state = STEP_DONE;
	plan_add(plan, PLAN_OBSTACLE, 0, "перешкода");
	assert_int_equal(plan_active_steps(plan), 2);
	assert_false(plan_exceeds_capacity(plan, CAPACITY_NONE));
	assert_false(plan_exceeds_capacity(plan, 3));
	assert_true(plan_exceeds_capacity(plan, 2));
	assert_true(plan_exceeds_capacity(plan, 0));
	first->resting = true;
	assert_int_equal(plan_active_steps(plan), 1);
	assert_false(plan_exceeds_capacity(plan, 2));
	plan_free(plan);
}

/* ---------------------------------------------------------------- a move */

static struct plan_item *add_step(struct plan *plan, bool place_bound, enum step_state state)
{
	struct plan_item *step = plan_add(plan, PLAN_STEP, 0, "крок");

	step->place_bound = place_bound;
	step->step_state = state;
	step->done_on = state == STEP_DONE ? TEST_DAY - 3 : DAY_NONE;
	return step;
}

static void a_move_opens_six_steps_and_leaves_four(void **state)
{
	struct plan *plan = plan_new();

	(void)state;
	for (int i = 0; i < 6; i++)
		add_step(plan, true, i % 2 ? STEP_DONE : STEP_OPEN)->resting = i == 2;
	add_step(plan, false, STEP_OPEN);
	add_step(plan, false, STEP_DONE);
	add_step(plan, true, STEP_DROPPED);
	add_step(plan, true, STEP_DONE)->anywhere = true;
	assert_int_equal(plan_reopen_for_move(plan, TEST_DAY), 6);
	for (guint i = 0; i < plan->items->len; i++) {
		const struct plan_item *step = plan->items->pdata[i];

		assert_int_equal(step->rethink, i < 6);
		if (i < 6) {
			assert_int_equal(step->step_state, STEP_OPEN);
			assert_int_equal(step->done_on, DAY_NONE);
			assert_false(step->resting);
		}
	}
	assert_int_equal(((struct plan_item *)plan->items->pdata[7])->step_state, STEP_DONE);
	assert_int_equal(((struct plan_item *)plan->items->pdata[8])->step_state, STEP_DROPPED);
	assert_int_equal(((struct plan_item *)plan->items->pdata[9])->done_on, TEST_DAY - 3);
	assert_int_equal(plan_reopen_for_move(plan, TEST_DAY), 0); /* once is enough */
	plan_free(plan);
}

static void after_a_move_the_old_place_promises_nothing(void **state)
{
	struct plan *plan = plan_new();
	struct plan_item *school = add_step(plan, true, STEP_DONE);
	struct plan_item *ours = add_step(plan, true, STEP_OPEN);

	(void)state;
	school->owner = OWNER_ORGANISATION;
	ours->owner = OWNER_COUNSELLOR;
	school->acceptance = ours->acceptance = ACCEPTANCE_ACCEPTED;
	school->accepted_on = ours->accepted_on = TEST_DAY - 9;
	school->due_on = ours->due_on = TEST_DAY - 1;
	assert_int_equal(plan_reopen_for_move(plan, TEST_DAY), 2);
	assert_false(step_is_promise(school));
	assert_int_equal(school->accepted_on, DAY_NONE);
	assert_int_equal(school->due_on, DAY_NONE);
	assert_true(step_is_promise(ours)); /* still ours, and still late */
	assert_true(step_is_overdue(ours, TEST_DAY));
	plan_free(plan);
}

static void a_day_still_to_come_survives_a_move(void **state)
{
	struct plan *plan = plan_new();
	struct plan_item *step = add_step(plan, true, STEP_DONE);

	(void)state;
	step->due_on = TEST_DAY + 5;
	assert_true(step_reopen_for_move(step, TEST_DAY));
	assert_int_equal(step->due_on, TEST_DAY + 5);
	plan_free(plan);
}

/* ---------------------------------------------------------------- balls in the air */

static void the_first_reply_opens_the_other_attempts_for_thought(void **state)
{
	struct plan *plan = plan_new();
	struct plan_item *first = plan_add(plan, PLAN_STEP, 0, "школа А");
	struct plan_item *second = plan_add(plan, PLAN_STEP, 0, "школа Б");
	struct plan_item *third = plan_add(plan, PLAN_STEP, 0, "школа В");
	struct plan_item *done = plan_add(plan, PLAN_STEP, 0, "школа Г");
	struct plan_item *other = plan_add(plan, PLAN_STEP, 0, "інше");

	(void)state;
	first->attempt = second->attempt = third->attempt = done->attempt = 1;
	done->step_state = STEP_DONE;
	other->attempt = 2;
	assert_int_equal(plan_reply_came(plan, second->id), 2);
	assert_true(first->rethink && third->rethink);
	assert_false(second->rethink || done->rethink || other->rethink);
	assert_int_equal(plan_reply_came(plan, second->id), 0);
	assert_int_equal(plan_reply_came(plan, 4711), 0);
	other->attempt = 0;
	assert_int_equal(plan_reply_came(plan, other->id), 0);
	plan_free(plan);
}

/* ---------------------------------------------------------------- days and levels */

static void a_day_that_cannot_be_is_named(void **state)
{
	struct plan_item *item = plan_item_new(PLAN_BREAKTHROUGH);

	(void)state;
	assert_null(plan_item_wrong_day(item));
	item->due_on = TEST_DAY;
	assert_null(plan_item_wrong_day(item));
	item->said_on = TEST_DAY;
	assert_null(plan_item_wrong_day(item));
	item->due_on = TEST_DAY - 1;
	assert_string_equal(plan_item_wrong_day(item), "plan.due_before_conversation");
	item->due_on = DAY_NONE;
	item->trying_on = TEST_DAY;
	assert_null(plan_item_wrong_day(item));
	item->ended_on = TEST_DAY;
	assert_null(plan_item_wrong_day(item));
	item->ended_on = TEST_DAY - 1;
	assert_string_equal(plan_item_wrong_day(item), "plan.ended_before_it_began");
	plan_item_free(item);
}

static void a_language_level_is_one_of_six(void **state)
{
	static const char *const good[] = { "", "A1", "A2", "B1", "B2", "C1", "C2" };
	static const char *const bad[] = { "A", "A3", "A0", "D1", "a1", "A1+", "@1" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(good); i++)
		assert_true(skill_level_is_valid(good[i]));
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
		assert_false(skill_level_is_valid(bad[i]));
}

/* ---------------------------------------------------------------- versions */

static const struct plan_difference *difference_at(const GArray *differences, guint index)
{
	return &g_array_index(differences, struct plan_difference, index);
}

static void two_versions_say_what_came_went_and_changed(void **state)
{
	struct plan *before = plan_new(), *after = plan_new();
	g_autoptr(GArray) differences = NULL;

	(void)state;
	plan_add(before, PLAN_OBSTACLE, 0, "лишилося");
	plan_add(before, PLAN_OBSTACLE, 0, "інші слова");
	plan_add(before, PLAN_STEP, 0, "зроблено");
	plan_add(before, PLAN_STEP, 0, "обидва");
	plan_add(before, PLAN_STEP, 0, "зникло");
	plan_add(after, PLAN_OBSTACLE, 0, "лишилося")->position = 7; /* order alone is no news */
	plan_add(after, PLAN_OBSTACLE, 0, "нові слова");
	plan_add(after, PLAN_STEP, 0, "зроблено")->step_state = STEP_DONE;
	plan_add(after, PLAN_STEP, 0, "і те, і те")->resting = true;
	plan_add(after, PLAN_STEP, 0, "нове")->id = 6;

	differences = plan_differences(before, after);
	assert_int_equal(differences->len, 6);
	assert_int_equal(difference_at(differences, 0)->change, CHANGE_WORDS);
	assert_int_equal(difference_at(differences, 0)->item_id, 2);
	assert_int_equal(difference_at(differences, 1)->change, CHANGE_STATE);
	assert_int_equal(difference_at(differences, 1)->item_id, 3);
	assert_int_equal(difference_at(differences, 2)->change, CHANGE_WORDS);
	assert_int_equal(difference_at(differences, 3)->change, CHANGE_STATE);
	assert_int_equal(difference_at(differences, 3)->item_id, 4);
	assert_int_equal(difference_at(differences, 4)->change, CHANGE_ADDED);
	assert_null(difference_at(differences, 4)->before);
	assert_int_equal(difference_at(differences, 5)->change, CHANGE_GONE);
	assert_int_equal(difference_at(differences, 5)->item_id, 5);
	assert_null(difference_at(differences, 5)->after);
	plan_free(before);
	plan_free(after);
}

/* One change of everything an item has, and whether two versions tell it. */
enum told { TOLD_NOT, TOLD_WORDS, TOLD_STATE };

#define CHANGE(name, change)                                                                       \
	static void name(struct plan_item *item)                                                   \
	{                                                                                          \
		change;                                                                            \
	}
CHANGE(change_text, set_text(&item->text, "x"))
CHANGE(change_language, g_strlcpy(item->language, "ru", sizeof(item->language)))
CHANGE(change_rendering, plan_item_set_rendering(item, "nl", "andere"))
CHANGE(change_rendering_language, plan_item_set_rendering(item, "nl", NULL);
       plan_item_set_rendering(item, "de", "woorden"))
CHANGE(add_rendering, plan_item_set_rendering(item, "en", "words"))
CHANGE(change_owner_name, set_text(&item->owner_name, "x"))
CHANGE(change_rule, set_text(&item->rule, "x"))
CHANGE(change_grip, set_text(&item->grip, "x"))
CHANGE(change_cost, set_text(&item->cost, "x"))
CHANGE(change_who_agrees, set_text(&item->who_agrees, "x"))
CHANGE(change_learned, set_text(&item->learned, "x"))
CHANGE(change_state, item->state = ITEM_SOLVED)
CHANGE(change_trial, item->trial = TRIAL_FAILED)
CHANGE(change_step_state, item->step_state = STEP_DROPPED)
CHANGE(change_acceptance, item->acceptance = ACCEPTANCE_ASKED)
CHANGE(change_resting, item->resting = true)
CHANGE(change_rethink, item->rethink = true)
CHANGE(change_owner, item->owner = OWNER_HOUSEHOLD)
CHANGE(change_due, item->due_on = TEST_DAY)
CHANGE(change_level, item->level = CAUSE_POLICY)
CHANGE(change_kind, item->kind = PLAN_HELPER)
CHANGE(change_parent, item->parent_id = 3)
CHANGE(change_conversation, item->conversation_id = 3)
CHANGE(change_position, item->position = 3)
CHANGE(change_indicator, item->indicator = INDICATOR_WORK)
CHANGE(change_between_us, item->between_us = true)
CHANGE(change_shared, item->shared = true)
CHANGE(change_stock, set_text(&item->stock_id, "x"))
CHANGE(change_fact, set_text(&item->fact_id, "x"))
CHANGE(change_trying, item->trying_on = TEST_DAY)
CHANGE(change_ended, item->ended_on = TEST_DAY)
CHANGE(change_accepted, item->accepted_on = TEST_DAY)
CHANGE(change_done, item->done_on = TEST_DAY)
CHANGE(change_said, item->said_on = TEST_DAY + 1)
CHANGE(change_place_bound, item->place_bound = true)
CHANGE(change_anywhere, item->anywhere = true)
CHANGE(change_attempt, item->attempt = 3)

static const struct {
	void (*change)(struct plan_item *item);
	enum told told;
} changes[] = {
	{ change_text, TOLD_WORDS },       { change_language, TOLD_WORDS },
	{ change_rendering, TOLD_WORDS },  { change_rendering_language, TOLD_WORDS },
	{ add_rendering, TOLD_WORDS },     { change_owner_name, TOLD_WORDS },
	{ change_rule, TOLD_WORDS },       { change_grip, TOLD_WORDS },
	{ change_cost, TOLD_WORDS },       { change_who_agrees, TOLD_WORDS },
	{ change_learned, TOLD_WORDS },    { change_state, TOLD_STATE },
	{ change_trial, TOLD_STATE },      { change_step_state, TOLD_STATE },
	{ change_acceptance, TOLD_STATE }, { change_resting, TOLD_STATE },
	{ change_rethink, TOLD_STATE },    { change_owner, TOLD_STATE },
	{ change_due, TOLD_STATE },        { change_level, TOLD_STATE },
	{ change_kind, TOLD_NOT },         { change_parent, TOLD_NOT },
	{ change_conversation, TOLD_NOT }, { change_position, TOLD_NOT },
	{ change_indicator, TOLD_NOT },    { change_between_us, TOLD_NOT },
	{ change_shared, TOLD_NOT },       { change_stock, TOLD_NOT },
	{ change_fact, TOLD_NOT },         { change_trying, TOLD_NOT },
	{ change_ended, TOLD_NOT },        { change_accepted, TOLD_NOT },
	{ change_done, TOLD_NOT },         { change_said, TOLD_NOT },
	{ change_place_bound, TOLD_NOT },  { change_anywhere, TOLD_NOT },
	{ change_attempt, TOLD_NOT },
};

static struct plan *plan_of_one(void)
{
	struct plan *plan = plan_new();

	plan_item_set_rendering(plan_add(plan, PLAN_STEP, 0, "слова"), "nl", "woorden");
	return plan;
}

static void no_change_of_an_item_is_overlooked(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(changes); i++) {
		struct plan *before = plan_of_one(), *after = plan_of_one();
		struct plan_item *item = after->items->pdata[0];
		GArray *differences;

		assert_true(plan_item_is_same(before->items->pdata[0], item));
		changes[i].change(item);
		assert_false(plan_item_is_same(before->items->pdata[0], item));
		differences = plan_differences(before, after);
		assert_int_equal(differences->len, changes[i].told != TOLD_NOT);
		if (differences->len)
			assert_int_equal(difference_at(differences, 0)->change,
					 changes[i].told == TOLD_WORDS ? CHANGE_WORDS
								       : CHANGE_STATE);
		g_array_unref(differences);
		plan_free(before);
		plan_free(after);
	}
}

/* ---------------------------------------------------------------- two voices */

static struct rating *add_rating(GPtrArray *ratings, GRand *dice)
{
	struct rating *rating = rating_new();

	rating->id = ratings->len + 1;
	rating->indicator = (enum indicator)g_rand_int_range(dice, 0, 3);
	rating->voice = (enum voice)g_rand_int_range(dice, 0, 2);
	rating->feeling = (enum feeling)g_rand_int_range(dice, 0, 4);
	rating->score = g_rand_int_range(dice, SCORE_NONE, 11);
	rating->said_on = TEST_DAY + g_rand_int_range(dice, 0, 20);
	g_ptr_array_add(ratings, rating);
	return rating;
}

/* Every figure that anything in casework makes of ratings, but for one voice in one domain. */
static char *all_other_figures(const GPtrArray *ratings, enum indicator but_indicator,
			       enum voice but_voice)
{
	GString *figures = g_string_new(NULL);

	for (int indicator = 0; indicator < INDICATOR_COUNT; indicator++)
		for (int voice = VOICE_PARTICIPANT; voice <= VOICE_COUNSELLOR; voice++) {
			g_autoptr(GPtrArray) series = ratings_over_time(
				ratings, (enum indicator)indicator, (enum voice)voice);

			if (indicator == (int)but_indicator && voice == (int)but_voice)
				continue;
			for (guint i = 0; i < series->len; i++) {
				const struct rating *rating = series->pdata[i];

				assert_int_equal(rating->voice, voice);
				g_string_append_printf(figures, "%d %d %d %d %d\n", indicator,
						       voice, rating->said_on, rating->feeling,
						       rating->score);
			}
		}
	return g_string_free(figures, FALSE);
}

static void changing_one_voice_changes_no_figure_of_the_other(void **state)
{
	GRand *dice = g_rand_new_with_seed(2);

	(void)state;
	for (int round = 0; round < 500; round++) {
		g_autoptr(GPtrArray) ratings =
			g_ptr_array_new_with_free_func((GDestroyNotify)rating_free);
		struct rating *touched = add_rating(ratings, dice);
		g_autofree char *before = NULL, *after = NULL;

		for (int i = 0; i < 12; i++)
			add_rating(ratings, dice);
		before = all_other_figures(ratings, touched->indicator, touched->voice);
		touched->feeling = (enum feeling)g_rand_int_range(dice, 0, 4);
		touched->score = g_rand_int_range(dice, SCORE_NONE, 11);
		touched->said_on += g_rand_int_range(dice, -5, 6);
		after = all_other_figures(ratings, touched->indicator, touched->voice);
		assert_string_equal(before, after);
	}
	g_rand_free(dice);
}

static void a_voice_over_time_comes_oldest_first_without_what_was_not_said(void **state)
{
	static const struct {
		day said_on;
		enum feeling feeling;
		int score;
	} said[] = { { TEST_DAY + 9, FEELING_PINCHES, SCORE_NONE },
		     { TEST_DAY + 1, FEELING_NOT_SAID, SCORE_NONE },
		     { TEST_DAY, FEELING_NOT_SAID, 4 },
		     { TEST_DAY + 3, FEELING_NOT_NOW, 7 } };
	g_autoptr(GPtrArray) ratings = g_ptr_array_new_with_free_func((GDestroyNotify)rating_free);
	g_autoptr(GPtrArray) series = NULL;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(said); i++) {
		struct rating *rating = rating_new();

		rating->said_on = said[i].said_on;
		rating->feeling = said[i].feeling;
		rating->score = said[i].score;
		g_ptr_array_add(ratings, rating);
	}
	series = ratings_over_time(ratings, INDICATOR_WORK, VOICE_PARTICIPANT);
	assert_int_equal(series->len, 3);
	assert_ptr_equal(series->pdata[0], ratings->pdata[2]);
	assert_ptr_equal(series->pdata[1], ratings->pdata[3]);
	assert_ptr_equal(series->pdata[2], ratings->pdata[0]);
}

/* ---------------------------------------------------------------- whole files */

static void every_date_of_a_grown_file_can_be_moved(void **state)
{
	struct person_file *file = grown_file("NIJ-0001");
	const struct plan_version *version = file->versions->pdata[0];
	const struct plan_item *way = file->plan->items->pdata[3];

	(void)state;
	person_file_shift(file, 10);
	assert_int_equal(way->trying_on, TEST_DAY - 10);
	assert_int_equal(way->ended_on, TEST_DAY + 8);
	assert_int_equal(((struct holding *)file->holdings->pdata[0])->said_on, TEST_DAY + 10);
	assert_int_equal(((struct lesson *)file->lessons->pdata[0])->said_on, TEST_DAY + 10);
	assert_int_equal(((struct coupling *)file->couplings->pdata[0])->started_on, TEST_DAY);
	assert_int_equal(((struct coupling *)file->couplings->pdata[0])->ended_on, DAY_NONE);
	assert_int_equal(((struct happening *)file->happenings->pdata[0])->happened_on,
			 TEST_DAY + 10);
	assert_int_equal(((struct family_question *)file->family_questions->pdata[0])->raised_on,
			 TEST_DAY + 10);
	assert_int_equal(version->made_on, TEST_DAY + 9);
	assert_int_equal(version->made_at, TEST_NOON + 10 * 86400);
	assert_int_equal(((struct plan_item *)version->plan->items->pdata[0])->said_on,
			 TEST_DAY + 10);
	assert_int_equal(((struct holding *)version->holdings->pdata[0])->said_on, TEST_DAY + 10);
	g_clear_pointer(&((struct plan_version *)file->versions->pdata[1])->plan, plan_free);
	person_file_shift(file, 1); /* a version in a list has no plan */
	person_file_free(file);
}

static void nothing_is_freed_of_nobody(void **state)
{
	(void)state;
	holding_free(NULL);
	lesson_free(NULL);
	skill_free(NULL);
	organisation_free(NULL);
	coupling_free(NULL);
	happening_free(NULL);
	family_question_free(NULL);
	plan_version_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_open_obstacles_are_in_the_knots),
		cmocka_unit_test(a_knot_may_run_through_two_plans_of_one_household),
		cmocka_unit_test(one_step_more_than_bearable_is_too_many),
		cmocka_unit_test(a_move_opens_six_steps_and_leaves_four),
		cmocka_unit_test(after_a_move_the_old_place_promises_nothing),
		cmocka_unit_test(a_day_still_to_come_survives_a_move),
		cmocka_unit_test(the_first_reply_opens_the_other_attempts_for_thought),
		cmocka_unit_test(a_day_that_cannot_be_is_named),
		cmocka_unit_test(a_language_level_is_one_of_six),
		cmocka_unit_test(two_versions_say_what_came_went_and_changed),
		cmocka_unit_test(no_change_of_an_item_is_overlooked),
		cmocka_unit_test(changing_one_voice_changes_no_figure_of_the_other),
		cmocka_unit_test(a_voice_over_time_comes_oldest_first_without_what_was_not_said),
		cmocka_unit_test(every_date_of_a_grown_file_can_be_moved),
		cmocka_unit_test(nothing_is_freed_of_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

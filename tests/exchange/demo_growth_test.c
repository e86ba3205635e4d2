/* The six fictional people show what grows around a plan: knots, an order, attempts at once, versions, voices, a household that keeps
   to itself. SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content/content.h"
#include "content/guide.h"
#include "exchange/person_json.h"

#include <string.h>

#define FOLDER "questions/demo"

static struct person_file *person(const char *name)
{
	g_autofree char *path = g_build_filename(FOLDER, name, NULL);
	g_autofree char *text = NULL;
	size_t length = 0;
	struct person_file *file = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(g_file_get_contents(path, &text, &length, NULL));
	if (!person_json_read(text, length, name, &file, &error))
		fail_msg("%s: %s %s", name, error.sentence, error.key);
	return file;
}

static struct plan_knots *knots_of(const struct person_file *file)
{
	return plan_knots_new(file->plan, file->holdings);
}

/* The number of the open obstacle with these words; fails when there is none. */
static int obstacle_with(const struct plan_knots *knots, const char *words)
{
	for (guint i = 0; i < knots->obstacles->len; i++) {
		const struct plan_item *item = knots->obstacles->pdata[i];

		if (strstr(item->text, words))
			return (int)i;
	}
	fail_msg("no open obstacle: %s", words);
	return -1;
}

/* ---------------------------------------------------------------- Tina */

static void tina_has_exactly_one_knot_of_three(void **state)
{
	struct person_file *file = person("3-tina.json");
	struct plan_knots *knots = knots_of(file);
	g_autoptr(GArray) ring = NULL;

	(void)state;
	assert_int_equal(knots->obstacles->len, 4);
	assert_int_equal(knots->knots->knot_count, 1);
	assert_int_equal(knots->knots->knot_size[0], 3);
	ring = knots_ring(knots->knots, (const struct hold *)(void *)knots->holds->data,
			  (int)knots->holds->len, 0);
	assert_int_equal(ring->len, 3);
	assert_int_equal(g_array_index(ring, int, 0), obstacle_with(knots, "виїхати"));
	assert_int_equal(g_array_index(ring, int, 1), obstacle_with(knots, "Малюка"));
	assert_int_equal(g_array_index(ring, int, 2), obstacle_with(knots, "Роботи"));
	plan_knots_free(knots);
	person_file_free(file);
}

static void each_of_tinas_three_opens_her_knot(void **state)
{
	struct person_file *file = person("3-tina.json");
	struct plan_knots *knots = knots_of(file);
	const struct hold *holds = (const struct hold *)(void *)knots->holds->data;
	int outside = obstacle_with(knots, "Мову");

	(void)state;
	assert_int_equal(knots->knots->knot_of[outside], -1);
	for (int i = 0; i < 4; i++) {
		int freed = knots_freed_by_obstacle(4, holds, (int)knots->holds->len, i);

		assert_int_equal(freed, i == outside ? 0 : 3);
	}
	plan_knots_free(knots);
	person_file_free(file);
}

static void tina_has_an_attempt_at_each_of_the_three(void **state)
{
	struct person_file *file = person("3-tina.json");
	const struct plan_item *first = NULL;
	int attempts = 0;

	(void)state;
	for (guint i = 0; i < file->plan->items->len; i++) {
		const struct plan_item *item = file->plan->items->pdata[i];

		if (!item->attempt)
			continue;
		first = first ? first : item;
		assert_int_equal(item->attempt, first->attempt);
		assert_int_equal(item->step_state, STEP_OPEN);
		attempts++;
	}
	assert_int_equal(attempts, 3);
	assert_int_equal(plan_reply_came(file->plan, first->id), 2);
	person_file_free(file);
}

/* ---------------------------------------------------------------- Yvan */

static void yvans_breakthroughs_come_before_the_road_to_work(void **state)
{
	struct person_file *file = person("1-yvan.json");
	const struct plan_version *spring = file->versions->pdata[0];
	struct plan_knots *knots = plan_knots_new(spring->plan, spring->holdings);
	int work = obstacle_with(knots, "ринок праці");

	(void)state;
	assert_int_equal(knots->obstacles->len, 4);
	assert_int_equal(knots->knots->knot_count, 0);
	for (int i = 0; i < 4; i++) {
		const struct plan_item *item = knots->obstacles->pdata[i];
		g_autoptr(GPtrArray) ways =
			plan_children(spring->plan, item->id, PLAN_BREAKTHROUGH);

		assert_true(ways->len > 0);
		assert_int_equal(knots->knots->turn_of[i], i == work ? 1 : 0);
	}
	plan_knots_free(knots);
	person_file_free(file);
}

static void today_yvans_recovery_comes_before_longer_days(void **state)
{
	struct person_file *file = person("1-yvan.json");
	struct plan_knots *knots = knots_of(file);

	(void)state;
	assert_int_equal(knots->knots->turn_of[obstacle_with(knots, "паралізована")], 0);
	assert_int_equal(knots->knots->turn_of[obstacle_with(knots, "робочий день")], 1);
	plan_knots_free(knots);
	person_file_free(file);
}

static void a_realised_breakthrough_of_yvan_has_all_its_corners_but_one_has_not(void **state)
{
	struct person_file *file = person("1-yvan.json");
	g_autoptr(GPtrArray) ways = plan_items(file->plan, PLAN_BREAKTHROUGH);
	int realised = 0, open_corners = 0;

	(void)state;
	for (guint i = 0; i < ways->len; i++) {
		const struct plan_item *way = ways->pdata[i];
		bool whole = *way->rule && *way->grip && *way->cost && *way->who_agrees;

		if (way->trial == TRIAL_REALISED) {
			assert_true(whole && *way->learned);
			assert_true(way->trying_on != DAY_NONE && way->ended_on >= way->trying_on);
			realised++;
		} else {
			open_corners += !whole;
		}
	}
	assert_true(realised >= 3 && open_corners > 0);
	person_file_free(file);
}

static void yvans_versions_differ_and_his_voices_disagree(void **state)
{
	struct person_file *file = person("1-yvan.json");
	g_autoptr(GPtrArray) his =
		ratings_over_time(file->ratings, INDICATOR_WORK, VOICE_PARTICIPANT);
	g_autoptr(GPtrArray) ours =
		ratings_over_time(file->ratings, INDICATOR_WORK, VOICE_COUNSELLOR);

	(void)state;
	assert_true(file->versions->len >= 3);
	for (guint i = 1; i < file->versions->len; i++) {
		const struct plan_version *before = file->versions->pdata[i - 1];
		const struct plan_version *after = file->versions->pdata[i];
		g_autoptr(GArray) differences = plan_differences(before->plan, after->plan);

		assert_true(differences->len > 0);
	}
	assert_true(his->len >= 3 && ours->len >= 3);
	assert_int_not_equal(((const struct rating *)his->pdata[1])->score,
			     ((const struct rating *)ours->pdata[1])->score);
	person_file_free(file);
}

static void yvans_sheet_for_employers_shows_a_part_of_his_skills(void **state)
{
	struct person_file *file = person("1-yvan.json");
	guint chosen = 0, kinds = 0;

	(void)state;
	for (guint i = 0; i < file->skills->len; i++) {
		const struct skill *skill = file->skills->pdata[i];

		chosen += skill->on_sheet;
		kinds |= 1U << skill->kind;
	}
	assert_true(chosen > 0 && chosen < file->skills->len);
	assert_int_equal(kinds, 31);
	person_file_free(file);
}

/* ---------------------------------------------------------------- all six */

static const char *const names[] = { "1-yvan.json", "2-lesia.json",  "3-tina.json",
				     "4-lina.json", "5-mykola.json", "6-petro.json" };

static void assert_guide_knows(const struct guide *guide, const struct person_file *file)
{
	for (guint i = 0; i < file->happenings->len; i++)
		assert_non_null(guide_find_event(
			guide, ((const struct happening *)file->happenings->pdata[i])->event));
	for (guint i = 0; i < file->family_questions->len; i++) {
		const struct family_question *question = file->family_questions->pdata[i];

		assert_non_null(guide_find_event(guide, question->event));
		assert_true(guide_find_event(guide, question->event)->household);
	}
	for (guint i = 0; i < file->plan->items->len; i++) {
		const struct plan_item *item = file->plan->items->pdata[i];

		assert_true(!*item->fact_id || guide_find_fact(guide, item->fact_id));
	}
}

static void their_events_and_facts_are_in_the_guide(void **state)
{
	struct error error = ERROR_CLEAR;
	struct guide *guide = guide_load(".", &error);

	(void)state;
	assert_non_null(guide);
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		struct person_file *file = person(names[i]);

		assert_guide_knows(guide, file);
		person_file_free(file);
	}
	guide_free(guide);
}

static void nothing_between_us_is_shared_with_a_household(void **state)
{
	int shared = 0;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		struct person_file *file = person(names[i]);

		for (guint j = 0; j < file->plan->items->len; j++) {
			const struct plan_item *item = file->plan->items->pdata[j];

			assert_false(item->shared && item->between_us);
			shared += item->shared;
		}
		person_file_free(file);
	}
	assert_true(shared > 0);
}

static void none_has_more_steps_in_hand_than_they_can_carry(void **state)
{
	int at_the_limit = 0;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		struct person_file *file = person(names[i]);
		int capacity = file->participant->capacity;

		if (capacity != CAPACITY_NONE)
			assert_true(plan_active_steps(file->plan) <= capacity);
		at_the_limit += plan_exceeds_capacity(file->plan, capacity);
		person_file_free(file);
	}
	assert_true(at_the_limit > 0);
}

static void mykolas_next_visit_begins_gently(void **state)
{
	struct person_file *file = person("5-mykola.json");
	const struct conversation *last = file->conversations->pdata[file->conversations->len - 1];

	(void)state;
	assert_true(last->heavy_news);
	assert_true(file->family_questions->len > 0);
	person_file_free(file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tina_has_exactly_one_knot_of_three),
		cmocka_unit_test(each_of_tinas_three_opens_her_knot),
		cmocka_unit_test(tina_has_an_attempt_at_each_of_the_three),
		cmocka_unit_test(yvans_breakthroughs_come_before_the_road_to_work),
		cmocka_unit_test(today_yvans_recovery_comes_before_longer_days),
		cmocka_unit_test(
			a_realised_breakthrough_of_yvan_has_all_its_corners_but_one_has_not),
		cmocka_unit_test(yvans_versions_differ_and_his_voices_disagree),
		cmocka_unit_test(yvans_sheet_for_employers_shows_a_part_of_his_skills),
		cmocka_unit_test(their_events_and_facts_are_in_the_guide),
		cmocka_unit_test(nothing_between_us_is_shared_with_a_household),
		cmocka_unit_test(none_has_more_steps_in_hand_than_they_can_carry),
		cmocka_unit_test(mykolas_next_visit_begins_gently),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

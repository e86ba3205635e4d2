/* Knots, order and what a solution frees: the cases of the report, and random ones against the slow way.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "casework/knot.h"

enum { OBSTACLES_MAX = 60, HOLDS_MAX = 200, GRAPHS = 10000 };

/* ---------------------------------------------------------------- Tina */

enum { HOUSING, CHILDCARE, WORK, LANGUAGE, DRIVING, TINA_COUNT };

/* "The triangle where everything is connected", a language course that waits for childcare, and a driving licence that nothing holds. */
static const struct hold triangle[] = {
	{ HOUSING, CHILDCARE }, { CHILDCARE, WORK }, { WORK, HOUSING }, { CHILDCARE, LANGUAGE }
};

static void tinas_case_is_one_knot_of_three(void **state)
{
	struct knots *knots = knots_find(TINA_COUNT, triangle, G_N_ELEMENTS(triangle));
	GArray *ring = knots_ring(knots, triangle, G_N_ELEMENTS(triangle), 0);

	(void)state;
	assert_int_equal(knots->knot_count, 1);
	assert_int_equal(knots->knot_size[0], 3);
	assert_int_equal(knots->knot_of[LANGUAGE], -1);
	assert_int_equal(knots->knot_of[DRIVING], -1);
	assert_int_equal(knots->turn_of[WORK], 0);
	assert_int_equal(knots->turn_of[LANGUAGE], 1);
	assert_int_equal(knots->turn_count, 2);
	assert_false(knots->reachable[HOUSING]);
	assert_false(knots->reachable[LANGUAGE]); /* it waits for a knot */
	assert_true(knots->reachable[DRIVING]);
	assert_int_equal(ring->len, 3);
	for (int i = 0; i < 3; i++)
		assert_int_equal(g_array_index(ring, int, i), i);
	g_array_unref(ring);
	knots_free(knots);
}

static void a_hold_that_goes_one_way_does_not_enlarge_the_knot(void **state)
{
	(void)state;
	for (int other = LANGUAGE; other <= DRIVING; other++)
		for (int member = HOUSING; member <= WORK; member++)
			for (int inward = 0; inward < 2; inward++) {
				struct hold holds[] = { triangle[0], triangle[1], triangle[2],
							inward ? (struct hold){ other, member }
							       : (struct hold){ member, other } };
				struct knots *knots = knots_find(TINA_COUNT, holds, 4);

				assert_int_equal(knots->knot_count, 1);
				assert_int_equal(knots->knot_size[0], 3);
				assert_int_equal(knots->knot_of[other], -1);
				assert_int_equal(knots->turn_of[member], inward);
				knots_free(knots);
			}
}

static void solving_any_of_the_three_opens_the_knot(void **state)
{
	(void)state;
	for (int solved = HOUSING; solved <= WORK; solved++)
		assert_int_equal(knots_freed_by_obstacle(TINA_COUNT, triangle, 4, solved), 3);
	for (int hold = 0; hold < 3; hold++)
		assert_int_equal(knots_freed_by_hold(TINA_COUNT, triangle, 4, hold), 4);
	assert_int_equal(knots_freed_by_hold(TINA_COUNT, triangle, 4, 3), 1);
}

static void a_bystander_frees_nothing(void **state)
{
	const struct hold holds[] = { triangle[0], triangle[1], triangle[2], { DRIVING, WORK } };

	(void)state;
	assert_int_equal(knots_freed_by_obstacle(TINA_COUNT, triangle, 4, DRIVING), 0);
	assert_int_equal(knots_freed_by_obstacle(TINA_COUNT, holds, 4, DRIVING), 0);
	assert_int_equal(knots_freed_by_hold(TINA_COUNT, holds, 4, 3), 0);
}

/* ---------------------------------------------------------------- Yvan */

static void yvans_breakthroughs_come_before_the_road_to_work(void **state)
{
	/* Half paralysed after an accident, out of a war zone, without English, without experience that counts here: the report's order is
	   rehabilitation and care in his own language, buddies, then a course, then work. */
	enum { BODY, MIND, ENGLISH, EXPERIENCE, ROAD_TO_WORK, YVAN_COUNT };
	static const struct hold holds[] = { { MIND, ENGLISH },
					     { BODY, EXPERIENCE },
					     { ENGLISH, EXPERIENCE },
					     { EXPERIENCE, ROAD_TO_WORK } };
	struct knots *knots = knots_find(YVAN_COUNT, holds, G_N_ELEMENTS(holds));

	(void)state;
	assert_int_equal(knots->knot_count, 0);
	for (int i = 0; i < ROAD_TO_WORK; i++)
		assert_true(knots->turn_of[i] < knots->turn_of[ROAD_TO_WORK]);
	assert_int_equal(knots->turn_of[BODY], 0);
	assert_int_equal(knots->turn_of[MIND], 0);
	assert_int_equal(knots->turn_of[ROAD_TO_WORK], 3);
	for (int i = 0; i < YVAN_COUNT; i++) {
		assert_true(knots->reachable[i]);
		assert_int_equal(knots_freed_by_obstacle(YVAN_COUNT, holds, 4, i), 0);
	}
	knots_free(knots);
}

/* ---------------------------------------------------------------- odd input */

static void itself_twice_and_outside_are_ignored(void **state)
{
	const struct hold holds[] = { { 0, 0 }, { 0, 1 }, { 0, 1 }, { 1, 0 },
				      { 2, 2 }, { 2, 7 }, { -1, 2 } };
	struct knots *knots = knots_find(3, holds, G_N_ELEMENTS(holds));

	(void)state;
	assert_int_equal(knots->knot_count, 1);
	assert_int_equal(knots->knot_of[2], -1);
	assert_true(knots->reachable[2]);
	assert_int_equal(knots_freed_by_hold(3, holds, G_N_ELEMENTS(holds), 1), 2);
	assert_int_equal(knots_freed_by_hold(3, holds, G_N_ELEMENTS(holds), 0), 0);
	knots_free(knots);
}

static void without_obstacles_there_is_nothing(void **state)
{
	struct knots *knots = knots_find(0, NULL, 0);
	GArray *ring = knots_ring(knots, NULL, 0, 0);

	(void)state;
	assert_int_equal(knots->knot_count, 0);
	assert_int_equal(knots->turn_count, 0);
	assert_int_equal(ring->len, 0);
	g_array_unref(ring);
	knots_free(knots);
	knots_free(NULL);
}

static void a_knot_without_a_ring_comes_by_number(void **state)
{
	/* Two rings that meet in 0: no walk through all five comes back. */
	const struct hold holds[] = { { 0, 4 }, { 4, 2 }, { 2, 0 }, { 0, 3 }, { 3, 1 }, { 1, 0 } };
	struct knots *knots = knots_find(5, holds, G_N_ELEMENTS(holds));
	GArray *ring = knots_ring(knots, holds, G_N_ELEMENTS(holds), 0);

	(void)state;
	assert_int_equal(knots->knot_size[0], 5);
	for (int i = 0; i < 5; i++)
		assert_int_equal(g_array_index(ring, int, i), i);
	g_array_unref(ring);
	knots_free(knots);
}

static void a_ring_is_found_among_detours(void **state)
{
	const struct hold holds[] = { { 0, 1 }, { 0, 3 }, { 3, 1 }, { 1, 0 },
				      { 1, 2 }, { 2, 0 }, { 4, 0 }, { 2, 4 } };
	static const int expected[] = { 0, 3, 1, 2, 4 };
	struct knots *knots = knots_find(5, holds, G_N_ELEMENTS(holds));
	GArray *ring = knots_ring(knots, holds, G_N_ELEMENTS(holds), 0);

	(void)state;
	for (int i = 0; i < 5; i++)
		assert_int_equal(g_array_index(ring, int, i), expected[i]);
	g_array_unref(ring);
	knots_free(knots);
}

static void knots_come_in_the_order_of_their_turns(void **state)
{
	/* 4⟲5 holds 0⟲1; 2⟲3 stands alone. */
	const struct hold holds[] = { { 0, 1 }, { 1, 0 }, { 2, 3 }, { 3, 2 },
				      { 4, 5 }, { 5, 4 }, { 5, 0 } };
	struct knots *knots = knots_find(6, holds, G_N_ELEMENTS(holds));

	(void)state;
	assert_int_equal(knots->knot_count, 3);
	assert_int_equal(knots->knot_of[2], 0);
	assert_int_equal(knots->knot_of[4], 1);
	assert_int_equal(knots->knot_of[0], 2);
	assert_int_equal(knots_freed_by_obstacle(6, holds, 7, 4), 1); /* 0⟲1 is still a knot */
	knots_free(knots);
}

/* ---------------------------------------------------------------- against the slow way */

struct random_graph {
	int count, hold_count;
	struct hold holds[HOLDS_MAX];
};

static void draw(GRand *dice, struct random_graph *graph)
{
	int most;

	graph->count = g_rand_int_range(dice, 1, OBSTACLES_MAX + 1);
	/* From sparse to dense, so that knots of every size come up. */
	most = graph->count * g_rand_int_range(dice, 1, 5);
	graph->hold_count = g_rand_int_range(dice, 0, MIN(HOLDS_MAX, most) + 1);
	for (int i = 0; i < graph->hold_count; i++)
		graph->holds[i] = (struct hold){ g_rand_int_range(dice, 0, graph->count),
						 g_rand_int_range(dice, 0, graph->count) };
}

static void warshall(const struct random_graph *graph, bool leads[OBSTACLES_MAX][OBSTACLES_MAX])
{
	for (int i = 0; i < graph->count; i++)
		for (int j = 0; j < graph->count; j++)
			leads[i][j] = i == j;
	for (int i = 0; i < graph->hold_count; i++)
		leads[graph->holds[i].from][graph->holds[i].to] = true;
	for (int by = 0; by < graph->count; by++)
		for (int i = 0; i < graph->count; i++)
			for (int j = 0; leads[i][by] && j < graph->count; j++)
				leads[i][j] |= leads[by][j];
}

static void assert_knots_and_order(const struct random_graph *graph, const struct knots *knots)
{
	static bool leads[OBSTACLES_MAX][OBSTACLES_MAX];
	int turns[OBSTACLES_MAX] = { 0 };

	warshall(graph, leads);
	for (int i = 0; i < graph->count; i++) {
		int size = 0;

		for (int j = 0; j < graph->count; j++) {
			bool together = leads[i][j] && leads[j][i];

			size += together;
			if (together && i != j) {
				assert_int_equal(knots->knot_of[i], knots->knot_of[j]);
				assert_int_equal(knots->turn_of[i], knots->turn_of[j]);
			} else if (i != j && knots->knot_of[i] >= 0) {
				assert_int_not_equal(knots->knot_of[i], knots->knot_of[j]);
			}
		}
		assert_int_equal(knots->knot_of[i] >= 0, size > 1);
		if (size > 1)
			assert_int_equal(knots->knot_size[knots->knot_of[i]], size);
	}
	/* The turn is the longest way from what nothing holds; each round lets it grow by one. */
	for (int round = 0; round < graph->count; round++) {
		for (int k = 0; k < graph->hold_count; k++) {
			struct hold hold = graph->holds[k];

			if (!leads[hold.to][hold.from])
				turns[hold.to] = MAX(turns[hold.to], turns[hold.from] + 1);
		}
		for (int i = 0; i < graph->count; i++)
			for (int j = 0; j < graph->count; j++)
				if (leads[i][j] && leads[j][i])
					turns[i] = MAX(turns[i], turns[j]);
	}
	for (int i = 0; i < graph->count; i++)
		assert_int_equal(knots->turn_of[i], turns[i]);
}

static int first_member(const struct knots *knots, int knot)
{
	int first = 0;

	while (knots->knot_of[first] != knot)
		first++;
	return first;
}

static void assert_knots_are_numbered_in_order(const struct knots *knots)
{
	for (int knot = 1; knot < knots->knot_count; knot++) {
		int before = first_member(knots, knot - 1), here = first_member(knots, knot);

		assert_true(knots->turn_of[before] < knots->turn_of[here] ||
			    (knots->turn_of[before] == knots->turn_of[here] && before < here));
	}
}

/* Solves whatever nothing holds, over and over. */
static void solve_by_hand(const struct random_graph *graph, int solved, int undone, bool *reachable)
{
	bool changed = true;

	for (int i = 0; i < graph->count; i++)
		reachable[i] = i == solved;
	while (changed) {
		changed = false;
		for (int i = 0; i < graph->count; i++) {
			bool held = false;

			for (int k = 0; k < graph->hold_count; k++) {
				struct hold hold = graph->holds[k];
				bool is_undone = undone >= 0 &&
						 hold.from == graph->holds[undone].from &&
						 hold.to == graph->holds[undone].to;

				held |= hold.to == i && hold.from != i && !is_undone &&
					!reachable[hold.from];
			}
			if (!held && !reachable[i])
				reachable[i] = changed = true;
		}
	}
}

static int freed_by_hand(const struct random_graph *graph, int solved, int undone)
{
	bool before[OBSTACLES_MAX], after[OBSTACLES_MAX];
	int count = 0;

	solve_by_hand(graph, -1, -1, before);
	solve_by_hand(graph, solved, undone, after);
	for (int i = 0; i < graph->count; i++)
		count += i != solved && after[i] && !before[i];
	return count;
}

static void assert_freed(GRand *dice, const struct random_graph *graph, const struct knots *knots)
{
	bool reachable[OBSTACLES_MAX];
	int obstacle = g_rand_int_range(dice, 0, graph->count);

	solve_by_hand(graph, -1, -1, reachable);
	for (int i = 0; i < graph->count; i++)
		assert_int_equal(knots->reachable[i], reachable[i]);
	assert_int_equal(
		knots_freed_by_obstacle(graph->count, graph->holds, graph->hold_count, obstacle),
		freed_by_hand(graph, obstacle, -1));
	if (graph->hold_count > 0) {
		int hold = g_rand_int_range(dice, 0, graph->hold_count);

		assert_int_equal(
			knots_freed_by_hold(graph->count, graph->holds, graph->hold_count, hold),
			freed_by_hand(graph, -1, hold));
	}
}

static bool is_held(const struct random_graph *graph, int from, int to)
{
	for (int i = 0; i < graph->hold_count; i++)
		if (graph->holds[i].from == from && graph->holds[i].to == to)
			return true;
	return false;
}

/* A ring is a ring, or the members by number. */
static void assert_ring(const struct random_graph *graph, const struct knots *knots, int knot)
{
	GArray *ring = knots_ring(knots, graph->holds, graph->hold_count, knot);
	const int *member = (const int *)ring->data;
	bool is_ring = true, is_by_number = true;

	assert_int_equal(ring->len, knots->knot_size[knot]);
	for (guint i = 0; i < ring->len; i++) {
		assert_int_equal(knots->knot_of[member[i]], knot);
		is_ring &= is_held(graph, member[i], member[(i + 1) % ring->len]);
		is_by_number &= i == 0 || member[i - 1] < member[i];
	}
	assert_true(is_ring || is_by_number);
	g_array_unref(ring);
}

static void ten_thousand_random_graphs_agree_with_the_slow_way(void **state)
{
	GRand *dice = g_rand_new_with_seed(20261120);
	int with_knots = 0;

	(void)state;
	for (int i = 0; i < GRAPHS; i++) {
		struct random_graph graph;
		struct knots *knots;

		draw(dice, &graph);
		knots = knots_find(graph.count, graph.holds, graph.hold_count);
		assert_knots_and_order(&graph, knots);
		assert_knots_are_numbered_in_order(knots);
		assert_freed(dice, &graph, knots);
		if (knots->knot_count > 0 && i % 10 == 0)
			assert_ring(&graph, knots, 0);
		with_knots += knots->knot_count > 0;
		knots_free(knots);
	}
	assert_in_range(with_knots, GRAPHS / 5, GRAPHS * 4 / 5);
	g_rand_free(dice);
}

/* Every obstacle is visited once, and every hold followed once for the knots and once for the order: some hundred steps, far below a
   millisecond on any machine. */
static void the_work_grows_with_obstacles_and_holds_only(void **state)
{
	GRand *dice = g_rand_new_with_seed(60);
	struct random_graph graph = { .count = OBSTACLES_MAX, .hold_count = HOLDS_MAX };

	(void)state;
	for (int round = 0; round < 100; round++) {
		struct knots *knots;

		for (int i = 0; i < HOLDS_MAX; i++)
			graph.holds[i] = (struct hold){ g_rand_int_range(dice, 0, OBSTACLES_MAX),
							g_rand_int_range(dice, 0, OBSTACLES_MAX) };
		knots = knots_find(graph.count, graph.holds, graph.hold_count);
		assert_in_range(knots->work, OBSTACLES_MAX, OBSTACLES_MAX + 2 * HOLDS_MAX);
		knots_free(knots);
	}
	g_rand_free(dice);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tinas_case_is_one_knot_of_three),
		cmocka_unit_test(a_hold_that_goes_one_way_does_not_enlarge_the_knot),
		cmocka_unit_test(solving_any_of_the_three_opens_the_knot),
		cmocka_unit_test(a_bystander_frees_nothing),
		cmocka_unit_test(yvans_breakthroughs_come_before_the_road_to_work),
		cmocka_unit_test(itself_twice_and_outside_are_ignored),
		cmocka_unit_test(without_obstacles_there_is_nothing),
		cmocka_unit_test(a_knot_without_a_ring_comes_by_number),
		cmocka_unit_test(a_ring_is_found_among_detours),
		cmocka_unit_test(knots_come_in_the_order_of_their_turns),
		cmocka_unit_test(ten_thousand_random_graphs_agree_with_the_slow_way),
		cmocka_unit_test(the_work_grows_with_obstacles_and_holds_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

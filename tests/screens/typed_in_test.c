/* A form that was filled in by hand is typed in afterwards: day, cards and domains by the numbers that stand on it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/answer.h"
#include "casework/rating.h"
#include "store/conversations.h"
#include "store/people.h"
#include "store/plans.h"
#include "support/world.h"

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

/* What the form says of one card. */
static void type_card(struct world *world, const char *number, const char *words, const char *keys)
{
	world_press(world, number);
	assert_string_equal(top(world), "card");
	world_type(world, words);
	world_press(world, keys);
	world_press(world, "Tab");
	assert_string_equal(top(world), "deck");
}

static struct participant *person_of(struct world *world)
{
	struct participant *who = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(people_find(world->services.vault, "NIJ-0001", &who, &error));
	assert_non_null(who);
	return who;
}

static struct answer *answer_to(const struct world *world, const GPtrArray *answers, int number)
{
	const struct card *card = deck_card(&world->services.content->deck, number);

	for (guint i = 0; i < answers->len; i++)
		if (strcmp(((struct answer *)answers->pdata[i])->card_id, card->id) == 0)
			return answers->pdata[i];
	fail_msg("no answer to card %d", number);
	return NULL;
}

static enum feeling feeling_of(struct world *world, record_id person, int number)
{
	g_autoptr(GPtrArray) ratings = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(rating_list(world->services.vault, person, &ratings, &error));
	for (guint i = 0; i < ratings->len; i++) {
		const struct rating *rating = ratings->pdata[i];

		if ((int)rating->indicator == number - 1)
			return rating->feeling;
	}
	return FEELING_NOT_SAID;
}

/* From home to the deck, with the day on which it was said. */
static void begin(struct world *world)
{
	world_open(world, opening_screen_new(&world->services, 0));
	world_press(world, "y");
	world_type(world, "18-11");
	world_press(world, "Enter a");
	assert_string_equal(top(world), "deck");
}

static void a_filled_form_is_typed_in_by_its_numbers(void **state)
{
	struct world *world = world_new("nl");
	struct participant *who;
	g_autoptr(GPtrArray) answers = NULL;
	struct answer *answer;
	struct error error = ERROR_CLEAR;

	(void)state;
	begin(world);
	type_card(world, "1 7 Enter", "Чат двору\n+ бачитися частіше", "M-w");
	type_card(world, "6 Enter", "", "^P");
	type_card(world, "3 4 Enter", "Тиша ввечері", "M-u");
	world_press(world, "F3");
	world_press(world, "f 1 Enter 2 2 1 1 4 3 1 0 1 9 2");
	who = person_of(world);
	assert_true(answer_list(world->services.vault, who->id, 0, &answers, &error));
	assert_int_equal(answers->len, 3);
	answer = answer_to(world, answers, 17);
	assert_string_equal(answer->text, "Чат двору\n+ бачитися частіше");
	assert_int_equal(answer->wording, WORDING_INTERPRETER);
	assert_int_equal(answer->said_on, day_from_iso("2026-11-18"));
	assert_int_equal(answer_to(world, answers, 6)->state, ANSWER_PARKED);
	assert_true(answer_to(world, answers, 34)->between_us);
	assert_int_equal(feeling_of(world, who->id, 1), FEELING_PINCHES);
	assert_int_equal(feeling_of(world, who->id, 2), FEELING_GOES_WELL);
	assert_int_equal(feeling_of(world, who->id, 14), FEELING_NOT_NOW);
	assert_int_equal(feeling_of(world, who->id, 10), FEELING_GOES_WELL);
	assert_int_equal(feeling_of(world, who->id, 9), FEELING_PINCHES);
	participant_free(who);
	world_free(world);
}

static void the_domains_show_the_numbers_of_the_form(void **state)
{
	struct world *world = world_new("nl");

	(void)state;
	begin(world);
	world_press(world, "F3 f 1 3 2 4 1 5");
	world_picture(world, "indicators-by-number-nl", 24, 80);
	world_press(world, "f");
	assert_false(world_shows(world, "14"));
	world_free(world);
}

/* A half number never becomes a feeling of the domain that happens to be selected. */
static void a_number_that_is_not_whole_changes_nothing(void **state)
{
	struct world *world = world_new("nl");
	struct participant *who;

	(void)state;
	begin(world);
	world_press(world, "F3 f 1");
	who = person_of(world);
	assert_int_equal(feeling_of(world, who->id, 1), FEELING_NOT_SAID);
	world_press(world, "0 Down 2");
	assert_int_equal(feeling_of(world, who->id, 10), FEELING_NOT_SAID);
	assert_int_equal(feeling_of(world, who->id, 11), FEELING_PINCHES);
	participant_free(who);
	world_free(world);
}

static void an_obstacle_takes_the_number_of_its_domain(void **state)
{
	static const struct {
		const char *digits;
		enum indicator indicator;
	} cases[] = { { "2", INDICATOR_HOUSING },
		      { "1 4", INDICATOR_RIGHTS },
		      { "1", INDICATOR_WORK },
		      { "0", INDICATOR_NONE } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct world *world = world_new("nl");
		record_id person = world_person(world);
		struct plan *plan = NULL;
		struct error error = ERROR_CLEAR;

		world_open(world, plan_screen_new(&world->services, person,
						  world_conversation(world, person)));
		world_press(world, "4 n");
		world_type(world, "Немає місця для дитини");
		world_press(world, "Tab Tab");
		world_press(world, cases[i].digits);
		world_press(world, "^N");
		assert_true(plan_load(world->services.vault, person, &plan, &error));
		assert_int_equal(plan->items->len, 1);
		assert_int_equal(((struct plan_item *)plan->items->pdata[0])->indicator,
				 cases[i].indicator);
		plan_free(plan);
		world_free(world);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_filled_form_is_typed_in_by_its_numbers),
		cmocka_unit_test(the_domains_show_the_numbers_of_the_form),
		cmocka_unit_test(a_number_that_is_not_whole_changes_nothing),
		cmocka_unit_test(an_obstacle_takes_the_number_of_its_domain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What stands on a sheet, in which order and in which language, and what never does.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/plan_case.h"

#include <string.h>

static int setup(void **state)
{
	*state = plan_case_new();
	return 0;
}

static int teardown(void **state)
{
	plan_case_free(*state);
	return 0;
}

static void assert_holds(const struct plan_case *plan_case, const char *words)
{
	g_autofree char *text = plan_case_text(plan_case);

	if (!strstr(text, words))
		fail_msg("missing: %s\n%s", words, text);
}

static void assert_holds_not(const struct plan_case *plan_case, const char *words)
{
	g_autofree char *text = plan_case_text(plan_case);

	if (strstr(text, words))
		fail_msg("must not be there: %s\n%s", words, text);
}

/* Each of `words` after the one before it. */
static void assert_order(const struct plan_case *plan_case, const char *const *words)
{
	g_autofree char *text = plan_case_text(plan_case);
	const char *at = text;

	for (; *words; words++) {
		const char *found = strstr(at, *words);

		if (!found)
			fail_msg("missing or out of order: %s\n%s", *words, text);
		at = found + strlen(*words);
	}
}

static void what_i_can_comes_first_and_the_appointment_last(void **state)
{
	static const char *const order[] = {
		"План на майбутнє",
		"Ліна",
		"20 листопада 2026",
		"Що я вмію і люблю",
		"Веду рахунки",
		"Хто мені",
		"Оксана",
		"Куди я прямую",
		"«Хочу знову",
		"Як зараз",
		"Робота: муляє",
		"Що стоїть на заваді",
		"1 Немає місця",
		"1.1 Їжу",
		"Кроки",
		"1.2 Поговорити",
		"Що обіцяно",
		"Дізнатися",
		"Nadia, Werkcentrum",
		"Про що ми попросили",
		"Знайти місце",
		"Наступна зустріч",
		"3 грудня 2026",
		"бібліотека",
		"Perspectiefplan",
		"Wat ik kan",
		NULL,
	};

	assert_order(*state, order);
}

static void both_languages_carry_the_same_numbers(void **state)
{
	static const char *const uk[] = { "1 Немає", "1.1 Їжу", "1.2 Поговорити", NULL };
	static const char *const nl[] = { "1 Geen plek", "1.1 Oma", "1.2 Met de buurvrouw", NULL };

	plan_case_language(*state, LANGUAGE_UK);
	assert_order(*state, uk);
	plan_case_language(*state, LANGUAGE_NL);
	assert_order(*state, nl);
}

static void a_step_from_the_stock_speaks_the_language_of_the_sheet(void **state)
{
	struct plan_case *plan_case = *state;
	const struct stock_step *stock = content_step(plan_case->content, "language-classes");

	plan_case_language(plan_case, LANGUAGE_NL);
	assert_holds(plan_case, stock->text.in[LANGUAGE_NL]);
	assert_holds_not(plan_case, stock->text.in[LANGUAGE_UK]);
}

static void words_without_a_rendering_stand_in_their_own_language_and_say_so(void **state)
{
	static const char *const order[] = { "Оксана, сусідка", "oorspronkelijke taal: Oekraïens",
					     NULL };

	plan_case_language(*state, LANGUAGE_NL);
	assert_order(*state, order);
	plan_case_language(*state, LANGUAGE_UK);
	assert_holds_not(*state, "мова оригіналу");
}

static void what_is_between_us_is_on_no_sheet_unasked(void **state)
{
	assert_holds_not(*state, "ТАЄМНИЦЯ");
	assert_holds_not(*state, "між нами");
}

static void what_is_between_us_is_on_the_own_sheet_when_asked_for(void **state)
{
	struct plan_case *plan_case = *state;

	plan_case->sheet.with_between_us = true;
	assert_holds(plan_case, SECRET_OBSTACLE);
	assert_holds(plan_case, SECRET_STEP);
	assert_holds(plan_case, "між нами");
	assert_holds(plan_case, "NIJ-0042 · 20.11.2026 · тільки для Вас");
}

static void a_helper_never_sees_what_is_between_us(void **state)
{
	struct plan_case *plan_case = *state;

	plan_case->sheet.with_between_us = true;
	plan_case->sheet.sheet = SHEET_HELPER;
	assert_holds_not(plan_case, "ТАЄМНИЦЯ");
	assert_holds_not(plan_case, "між нами");
	assert_holds_not(plan_case, "бібліотека");
	assert_holds(plan_case, "1.2 Поговорити");
}

/* Its breakthrough and its step keep their numbers; the domain of the parent is not told either. */
static void an_open_child_tells_nothing_of_a_hidden_parent(void **state)
{
	struct plan_case *plan_case = *state;
	const struct texts *name = &plan_case->content->indicators[INDICATOR_STABILITY].name;

	plan_case_language(plan_case, LANGUAGE_UK);
	assert_holds(plan_case, "2.1 Розмова з тим");
	assert_holds(plan_case, "2.2 ");
	assert_holds_not(plan_case, name->in[LANGUAGE_UK]);
}

static void an_organisation_that_was_asked_has_promised_nothing(void **state)
{
	static const char *const order[] = { "Про що ми попросили", "Це ще не обіцянка",
					     "Знайти місце", NULL };

	plan_case_language(*state, LANGUAGE_UK);
	assert_order(*state, order);
}

static void the_last_rating_counts_even_when_it_is_hidden(void **state)
{
	struct plan_case *plan_case = *state;
	struct rating *rating = rating_new();

	rating->indicator = INDICATOR_WORK;
	rating->feeling = FEELING_NOT_NOW;
	rating->chosen = rating->between_us = true;
	g_ptr_array_add(plan_case->file->ratings, rating);
	plan_case_language(plan_case, LANGUAGE_UK);
	assert_holds_not(plan_case, "муляє");
	assert_holds_not(plan_case, "не зараз");
}

static void the_counsellors_own_view_is_on_no_sheet(void **state)
{
	struct plan_case *plan_case = *state;
	struct rating *rating = rating_new();

	rating->indicator = INDICATOR_HOUSING;
	rating->voice = VOICE_COUNSELLOR;
	rating->chosen = true;
	rating->feeling = FEELING_NOT_NOW;
	g_ptr_array_add(plan_case->file->ratings, rating);
	assert_holds_not(plan_case, "не зараз");
}

static void a_done_step_is_ticked_and_a_dropped_one_is_gone(void **state)
{
	struct plan_case *plan_case = *state;
	struct plan_item *step = plan_case_add(plan_case, PLAN_STEP, 0, "Отримати ключі", NULL);

	step->step_state = STEP_DONE;
	step->done_on = day_from_iso("2026-11-18");
	plan_case_language(plan_case, LANGUAGE_UK);
	assert_holds(plan_case, "[x] ");
	assert_holds(plan_case, "зроблено 18.11.2026");
	step->step_state = STEP_DROPPED;
	assert_holds_not(plan_case, "Отримати ключі");
}

static void an_empty_plan_says_so_without_reproach(void **state)
{
	struct plan_case *plan_case = *state;

	g_ptr_array_set_size(plan_case->file->plan->items, 0);
	g_ptr_array_set_size(plan_case->file->ratings, 0);
	plan_case_language(plan_case, LANGUAGE_UK);
	assert_holds(plan_case, "Ми почали розмову.");
	assert_holds_not(plan_case, "Кроки");
}

static void an_appointment_that_has_passed_is_left_out(void **state)
{
	struct plan_case *plan_case = *state;

	plan_case->file->participant->appointment_on = day_from_iso("2026-11-19");
	assert_holds_not(plan_case, "Наступна зустріч");
}

static void the_own_copy_stands_at_the_end_of_the_first_language_alone(void **state)
{
	static const char *const order[] = {
		"Наступна зустріч", "Ваша власна копія",  "«NIJ-0042.sealed»", "1. A C D E F H",
		"2. J K",           "Тримайте їх окремо", "Perspectiefplan",   NULL
	};
	struct plan_case *plan_case = *state;

	assert_holds_not(plan_case, "Ваша власна копія");
	plan_case->sheet.hand_over_file = "NIJ-0042.sealed";
	assert_holds_not(plan_case, "NIJ-0042.sealed");
	plan_case->sheet.hand_over_code = "ACDEFH JK ";
	assert_order(plan_case, order);
	assert_holds_not(plan_case, "Je eigen kopie");
	assert_holds_not(plan_case, "3. ");
	plan_case->sheet.sheet = SHEET_HELPER;
	assert_holds_not(plan_case, "A C D E F H");
}

#define SHEET_TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHEET_TEST(what_i_can_comes_first_and_the_appointment_last),
		SHEET_TEST(both_languages_carry_the_same_numbers),
		SHEET_TEST(a_step_from_the_stock_speaks_the_language_of_the_sheet),
		SHEET_TEST(words_without_a_rendering_stand_in_their_own_language_and_say_so),
		SHEET_TEST(what_is_between_us_is_on_no_sheet_unasked),
		SHEET_TEST(what_is_between_us_is_on_the_own_sheet_when_asked_for),
		SHEET_TEST(a_helper_never_sees_what_is_between_us),
		SHEET_TEST(an_open_child_tells_nothing_of_a_hidden_parent),
		SHEET_TEST(an_organisation_that_was_asked_has_promised_nothing),
		SHEET_TEST(the_last_rating_counts_even_when_it_is_hidden),
		SHEET_TEST(the_counsellors_own_view_is_on_no_sheet),
		SHEET_TEST(a_done_step_is_ticked_and_a_dropped_one_is_gone),
		SHEET_TEST(an_empty_plan_says_so_without_reproach),
		SHEET_TEST(an_appointment_that_has_passed_is_left_out),
		SHEET_TEST(the_own_copy_stands_at_the_end_of_the_first_language_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

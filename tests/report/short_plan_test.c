/* The plan that fits into a message: never longer, never cut inside, and what is not in it is counted.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "report/short_plan.h"
#include "support/plan_case.h"

#include <stdlib.h>
#include <string.h>

#define ROUNDS 300

static int setup(void **state)
{
	*state = plan_case_new();
	plan_case_language(*state, LANGUAGE_UK);
	return 0;
}

static int teardown(void **state)
{
	plan_case_free(*state);
	return 0;
}

static void assert_holds(const struct plan_case *plan_case, const char *words, bool there)
{
	g_autofree char *text = short_plan_make(&plan_case->sheet, SHORT_PLAN_MOST);

	if (!!strstr(text, words) != there)
		fail_msg("%s: %s\n%s", there ? "missing" : "must not be there", words, text);
}

static void it_tells_where_to_what_next_who_promised_and_whom_to_call(void **state)
{
	static const char *const order[] = { "Нотатки, 20 листопада 2026\n",
					     "Куди я прямую\n- «Хочу знову",
					     "Наступні кроки\n- 1.2 Поговорити",
					     "я · до 27.11.2026",
					     "Наступна зустріч\n- четвер, 3 грудня 2026 · о 10:00",
					     "Що обіцяно\n- 3 Дізнатися",
					     "Nadia, Werkcentrum · до 04.12.2026",
					     "ще не обіцянка)\n- 4 Знайти",
					     "112",
					     NULL };
	struct plan_case *plan_case = *state;
	g_autofree char *text = short_plan_make(&plan_case->sheet, SHORT_PLAN_MOST);
	const char *at = text;

	for (const char *const *words = order; *words; words++) {
		const char *found = strstr(at, *words);

		if (!found)
			fail_msg("missing or out of order: %s\n%s", *words, text);
		at = found + strlen(*words);
	}
	assert_null(strstr(text, "в повному плані."));
}

/* Whoever holds the phone reads the first lines of a message without unlocking it. */
static void it_begins_with_words_that_tell_nothing(void **state)
{
	for (int language = 0; language < LANGUAGE_COUNT; language++) {
		struct plan_case *plan_case = *state;
		g_autofree char *text = NULL;

		plan_case_language(plan_case, (enum language)language);
		text = short_plan_make(&plan_case->sheet, SHORT_PLAN_MOST);
		*strstr(text, "\n\n") = '\0';
		assert_true(g_utf8_strlen(text, -1) > 60);
		assert_null(strstr(text, "Perspecti"));
		assert_null(strstr(text, "Ліна"));
	}
}

static void it_holds_no_name_no_code_and_nothing_between_us(void **state)
{
	struct plan_case *plan_case = *state;

	plan_case->sheet.with_between_us = true;
	assert_holds(plan_case, "Ліна", false);
	assert_holds(plan_case, "NIJ-0042", false);
	assert_holds(plan_case, "ТАЄМНИЦЯ", false);
	assert_holds(plan_case, "між нами", false);
}

static void what_is_done_or_rests_is_not_in_it(void **state)
{
	struct plan_case *plan_case = *state;

	plan_case_add(plan_case, PLAN_STEP, 0, "ЗРОБЛЕНЕ", NULL)->step_state = STEP_DONE;
	plan_case_add(plan_case, PLAN_STEP, 0, "ВІДПОЧИВАЄ", NULL)->resting = true;
	assert_holds(plan_case, "ЗРОБЛЕНЕ", false);
	assert_holds(plan_case, "ВІДПОЧИВАЄ", false);
}

static void words_too_long_for_a_message_are_pointed_at(void **state)
{
	struct plan_case *plan_case = *state;
	g_autoptr(GPtrArray) items = plan_items(plan_case->file->plan, PLAN_PERSPECTIVE);
	struct plan_item *item = items->pdata[0];

	g_free(item->text);
	item->text = g_strnfill(12000, 'x');
	assert_holds(plan_case, "xxx", false);
	assert_holds(plan_case, "Куди я прямую\n- Ці слова задовгі для повідомлення.", true);
	assert_holds(plan_case, "Ще 1 запис є в повному плані.", true);
	assert_holds(plan_case, "1.2 Поговорити", true);
}

static void an_empty_plan_says_so(void **state)
{
	struct plan_case *plan_case = *state;

	g_ptr_array_set_size(plan_case->file->plan->items, 0);
	plan_case->file->participant->appointment_on = DAY_NONE;
	assert_holds(plan_case, "Ми почали розмову.", true);
	assert_holds(plan_case, "112", true);
}

/* ---------------------------------------------------------------- any plan */

/* "n7b слово … n7e": both ends stand in the message, or none. */
static char *random_words(GRand *chance, int number)
{
	static const char *const words[] = { "слово", "їжак", "за́мок", "😀",       "werk",
					     "漢字",  "\n",   "a\tb",  "{count}", "%s" };
	GString *text = g_string_new(NULL);
	int count = g_rand_int_range(chance, 0, g_rand_int_range(chance, 0, 20) ? 30 : 3000);

	g_string_printf(text, "n%db", number);
	for (int i = 0; i < count; i++)
		g_string_append_printf(
			text, " %s",
			words[g_rand_int_range(chance, 0, (gint32)G_N_ELEMENTS(words))]);
	g_string_append_printf(text, " n%de", number);
	return g_string_free(text, FALSE);
}

static void add_random(struct plan_case *plan_case, GRand *chance, int count)
{
	for (int i = 0; i < count; i++) {
		g_autofree char *words = random_words(chance, i);
		bool step = g_rand_int_range(chance, 0, 8) > 0;
		struct plan_item *item = plan_case_add(
			plan_case, step ? PLAN_STEP : PLAN_PERSPECTIVE, 0, words, NULL);

		item->owner = (enum step_owner)g_rand_int_range(chance, 0, 4);
		item->acceptance = (enum acceptance)g_rand_int_range(chance, 0, 3);
		item->attempt = g_rand_int_range(chance, 0, 5);
		item->due_on = g_rand_boolean(chance) ? plan_case->sheet.today + i : DAY_NONE;
	}
}

static int count_whole(const char *text, int count)
{
	int whole = 0;

	for (int i = 0; i < count; i++) {
		g_autofree char *begin = g_strdup_printf(" n%db ", i);
		g_autofree char *quoted = g_strdup_printf("‘n%db ", i);
		g_autofree char *end = g_strdup_printf(" n%de", i);
		bool begins = strstr(text, begin) || strstr(text, quoted);

		assert_int_equal(begins, !!strstr(text, end));
		whole += begins;
	}
	return whole;
}

/* By the last line: "Nog 12 onderdelen staan in het hele plan." */
static int count_said(const char *text)
{
	const char *line = strstr(text, "\nNog ");

	return line ? atoi(line + strlen("\nNog ")) : 0;
}

static void any_plan_fits_and_each_item_is_whole_or_counted(void **state)
{
	static const int most[] = { SHORT_PLAN_MOST, 4000, 1500, SHORT_PLAN_LEAST };
	struct plan_case *plan_case = *state;
	g_autoptr(GRand) chance = g_rand_new_with_seed(20261120);

	plan_case_language(plan_case, LANGUAGE_NL);
	for (int round = 0; round < ROUNDS; round++) {
		int limit = most[(size_t)round % G_N_ELEMENTS(most)];
		int count = g_rand_int_range(chance, 0, 80);
		g_autofree char *text = NULL;

		g_ptr_array_set_size(plan_case->file->plan->items, 0);
		plan_case->file->participant->appointment_on = DAY_NONE;
		add_random(plan_case, chance, count);
		text = short_plan_make(&plan_case->sheet, limit);
		assert_true(text_is_valid(text, -1));
		assert_true(g_utf8_strlen(text, -1) <= limit);
		assert_int_equal(count_whole(text, count) + count_said(text), count);
		assert_non_null(strstr(text, "112"));
	}
}

#define SHORT_TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHORT_TEST(it_tells_where_to_what_next_who_promised_and_whom_to_call),
		SHORT_TEST(it_begins_with_words_that_tell_nothing),
		SHORT_TEST(it_holds_no_name_no_code_and_nothing_between_us),
		SHORT_TEST(what_is_done_or_rests_is_not_in_it),
		SHORT_TEST(words_too_long_for_a_message_are_pointed_at),
		SHORT_TEST(an_empty_plan_says_so),
		SHORT_TEST(any_plan_fits_and_each_item_is_whole_or_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

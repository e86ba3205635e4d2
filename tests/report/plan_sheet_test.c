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

static void own_words_and_the_next_steps_come_first(void **state)
{
	static const char *const order[] = {
		"План на майбутнє",   "Ліна",
		"20 листопада 2026",  "Куди я прямую",
		"«Хочу знову",        "Наступні кроки",
		"1.2 Поговорити",     "Наступна зустріч",
		"3 грудня 2026",      "бібліотека",
		"Що я вмію і люблю",  "Веду рахунки",
		"Хто мені",           "Оксана",
		"Що обіцяно",         "Дізнатися",
		"Nadia, Werkcentrum", "Про що ми попросили",
		"Знайти місце",       "Як зараз",
		"Робота: муляє",      "Що стоїть на заваді",
		"1 Немає місця",      "1.1 Їжу",
		"Кого покликати",     "Perspectiefplan",
		"Waar ik naartoe",    NULL,
	};

	assert_order(*state, order);
}

static struct plan_item *add_step(struct plan_case *plan_case, const char *text, const char *due)
{
	struct plan_item *step = plan_case_add(plan_case, PLAN_STEP, 0, text, NULL);

	step->due_on = due ? day_from_iso(due) : DAY_NONE;
	return step;
}

/* With a box each; the nearest day first, and what rests or is done is not among them. */
static void three_steps_come_next_and_the_others_stand_below(void **state)
{
	static const char *const order[] = { "Наступні кроки", "Крок на завтра",
					     "Поговорити",     "Крок на грудень",
					     "Що я вмію",      "Інші кроки",
					     "Крок без дня",   "Крок, що чекає",
					     "Зроблений крок", NULL };
	struct plan_case *plan_case = *state;

	plan_case_language(plan_case, LANGUAGE_UK);
	add_step(plan_case, "Крок без дня", NULL);
	add_step(plan_case, "Крок на грудень", "2026-12-01");
	add_step(plan_case, "Крок, що чекає", "2026-11-21")->resting = true;
	add_step(plan_case, "Зроблений крок", "2026-11-01")->step_state = STEP_DONE;
	add_step(plan_case, "Крок на завтра", "2026-11-21");
	assert_order(plan_case, order);
}

static guint steps_in(const struct document *document, GHashTable *seen)
{
	guint count = 0;

	for (guint i = 0; i < document->blocks->len; i++) {
		const struct block *block = document->blocks->pdata[i];

		if (block->kind != BLOCK_STEP)
			continue;
		g_hash_table_add(seen, block->label);
		count++;
	}
	return count;
}

static void every_step_stands_on_each_sheet_once(void **state)
{
	static const enum sheet_for sheets[] = { SHEET_PERSON, SHEET_HELPER };
	struct plan_case *plan_case = *state;
	g_autoptr(GPtrArray) steps = plan_items(plan_case->file->plan, PLAN_STEP);

	plan_case_language(plan_case, LANGUAGE_NL);
	for (int i = 0; i < 40; i++) {
		struct plan_item *step = add_step(plan_case, "Крок", i % 3 ? "2026-12-01" : NULL);

		step->attempt = i % 5;
		step->resting = i % 7 == 0;
		step->step_state = i % 4 == 0 ? STEP_DONE : STEP_OPEN;
		step->owner = (enum step_owner)(i % 4);
		step->acceptance = (enum acceptance)(i % 3);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(sheets); i++) {
		g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
		struct document *document;

		plan_case->sheet.sheet = sheets[i];
		document = plan_sheet_make(&plan_case->sheet);
		assert_int_equal(steps_in(document, seen),
				 40 + steps->len - 1); /* one is a secret */
		assert_int_equal(g_hash_table_size(seen), 40 + steps->len - 1);
		document_free(document);
	}
}

static void both_languages_carry_the_same_numbers(void **state)
{
	static const char *const uk[] = { "1.2 Поговорити", "1 Немає", "1.1 Їжу", NULL };
	static const char *const nl[] = { "1.2 Met de buurvrouw", "1 Geen plek", "1.1 Oma", NULL };

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
	static const char *const order[] = { "Про що ми попросили (це ще не обіцянка)",
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
	plan_case->sheet.side_by_side = true;
	assert_holds(plan_case, "1. A C D E F H");
	assert_holds(plan_case, "Тримайте їх окремо");
	plan_case->sheet.sheet = SHEET_HELPER;
	assert_holds_not(plan_case, "A C D E F H");
}

static void only_own_words_are_quoted(void **state)
{
	struct plan_case *plan_case = *state;

	plan_case_language(plan_case, LANGUAGE_UK);
	assert_holds(plan_case, "«Хочу знову");
	plan_case_language(plan_case, LANGUAGE_NL);
	assert_holds(plan_case, "\nIk wil weer met cijfers werken\n");
	assert_holds(plan_case, "vertaald, oorspronkelijke taal: Oekraïens");
	plan_case_language(plan_case, LANGUAGE_EN);
	assert_holds(plan_case, "‘Хочу знову");
	assert_holds(plan_case, "original language: Ukrainian");
	assert_holds_not(plan_case, "translated");
}

#define SHEET_TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHEET_TEST(own_words_and_the_next_steps_come_first),
		SHEET_TEST(three_steps_come_next_and_the_others_stand_below),
		SHEET_TEST(only_own_words_are_quoted),
		SHEET_TEST(every_step_stands_on_each_sheet_once),
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

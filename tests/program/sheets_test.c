/* Every sheet from the command line, and what the calendar does to a plan.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/home.h"

#include <stdio.h>
#include <string.h>

static struct home *home_with_demo(void)
{
	struct home *home = home_new();

	g_free(home_must(home, 0, "init --demo"));
	home_cheapen_vault(home);
	return home;
}

/* The codes of the six. */
static char **codes(struct home *home)
{
	g_autofree char *list = home_must(home, 0, "list");
	char **lines = g_strsplit(g_strchomp(list), "\n", -1);

	for (char **line = lines; *line; line++)
		(*line)[strcspn(*line, " ")] = '\0';
	return lines;
}

static void every_sheet_of_everybody_can_be_printed(void **state)
{
	static const char *const sheets[] = { "person",        "helper", "skills", "change",
					      "change-helper", "record", "opening" };
	struct home *home = home_with_demo();
	g_auto(GStrv) people = codes(home);

	(void)state;
	assert_int_equal(g_strv_length(people), 6);
	for (char **code = people; *code; code++) {
		for (size_t i = 0; i < G_N_ELEMENTS(sheets); i++) {
			g_autofree char *words =
				g_strdup_printf("plan %s --sheet %s --languages uk,nl -o sheet.pdf",
						*code, sheets[i]);

			g_free(home_must(home, 0, words));
		}
	}
	home_free(home);
}

static void a_household_prints_only_for_who_belongs_to_one(void **state)
{
	struct home *home = home_with_demo();
	g_auto(GStrv) people = codes(home);

	(void)state;
	for (char **code = people; *code; code++) {
		g_autofree char *words =
			g_strdup_printf("plan %s --sheet household --format txt", *code);
		struct ran ran = home_run(home, words);

		if (ran.status == 0)
			assert_int_equal(strlen(ran.err), 0);
		else
			assert_int_equal(ran.status, 1);
		ran_done(&ran);
	}
	home_free(home);
}

static void a_sheet_that_is_not_there_is_said_with_the_nearest_word(void **state)
{
	struct home *home = home_with_demo();
	g_auto(GStrv) people = codes(home);
	g_autofree char *words = g_strdup_printf("plan %s --sheet skils", people[0]);
	struct ran ran = home_run(home, words);

	(void)state;
	assert_int_equal(ran.status, 2);
	assert_non_null(strstr(ran.err, "skills"));
	ran_done(&ran);
	home_free(home);
}

static int count_of(const char *text, const char *words)
{
	int count = 0;

	for (const char *at = strstr(text, words); at; at = strstr(at + 1, words))
		count++;
	return count;
}

/* How often the plan of NIJ-0099 asks to check something on a day; as text, which the PDF has word for word. */
static int checks_on(struct home *home, const char *today)
{
	g_autofree char *words = g_strdup_printf(
		"plan NIJ-0099 --languages nl --width 400 --format txt --today %s", today);
	g_autofree char *text = home_must(home, 0, words);

	return count_of(text, "(controleer dit: gold tot en met 04-03-2027") +
	       count_of(text, "(rust nu \302\267 controleer dit: gold tot en met 04-03-2027");
}

static void after_the_last_day_of_protection_every_step_on_it_is_to_be_checked(void **state)
{
	static const char line[] =
		"$P export NIJ-0001 | sed 's/\"fact\": \"[^\"]*\"/\"fact\": \"protection-end-2027\"/; "
		"s/\"between_us\": true/\"between_us\": false/; s/\"anywhere\": true/\"anywhere\": false/' "
		"> p.json && $P import --code NIJ-0099 p.json && $P export NIJ-0099 -o before.json";
	struct home *home = home_with_demo();
	struct ran ran = home_shell(home, line);
	g_autofree char *plan = NULL;

	(void)state;
	if (ran.status != 0)
		fail_msg("%s", ran.err);
	ran_done(&ran);
	plan = home_must(home, 0, "plan NIJ-0099 --languages nl --format txt");
	assert_true(count_of(plan, "[ ] ") + count_of(plan, "[x] ") > 3);
	assert_int_equal(checks_on(home, "2027-03-04"), 0);
	assert_int_equal(checks_on(home, "2027-03-05"),
			 count_of(plan, "[ ] ") + count_of(plan, "[x] "));
	ran = home_shell(home, "$P export NIJ-0099 -o after.json && cmp before.json after.json");
	assert_int_equal(ran.status, 0);
	ran_done(&ran);
	home_free(home);
}

/* On the day on which their stories are told: byte for byte the files of questions/demo/. */
static void the_six_come_out_of_a_vault_as_they_went_in(void **state)
{
	static const char line[] = "export NIJ-%s --today 2026-11-20 -o %s";
	static const char *const people[][2] = {
		{ "0001", "1-yvan.json" }, { "0002", "2-lesia.json" },  { "0003", "3-tina.json" },
		{ "0042", "4-lina.json" }, { "0043", "5-mykola.json" }, { "0044", "6-petro.json" }
	};
	struct home *home = home_new();

	(void)state;
	g_free(home_must(home, 0, "init --demo --today 2026-11-20"));
	home_cheapen_vault(home);
	for (size_t i = 0; i < G_N_ELEMENTS(people); i++) {
		g_autofree char *path = home_path(home, people[i][1]);
		g_autofree char *words = g_strdup_printf(line, people[i][0], path);
		g_autofree char *told = g_build_filename("questions", "demo", people[i][1], NULL);
		g_autofree char *before = NULL, *after = NULL;

		g_free(home_must(home, 0, words));
		assert_true(g_file_get_contents(told, &before, NULL, NULL));
		assert_true(g_file_get_contents(path, &after, NULL, NULL));
		assert_string_equal(before, after);
	}
	home_free(home);
}

/* What does not go together, in the order in which people try it. */
static void wishes_that_do_not_agree_are_said(void **state)
{
	static const char *const odd[][2] = {
		{ "--large --format txt", "--large" },
		{ "--side-by-side --languages uk", "--side-by-side" },
		{ "--side-by-side --large", "--side-by-side" },
		{ "--format short --languages uk,nl", "--format short" },
		{ "--format short --sheet helper", "--format short" },
		{ "--format short --with-between-us", "tussen ons" },
		{ "--format ics --with-between-us", "tussen ons" },
		{ "--conversation 1", "--conversation" },
		{ "--sheet record --conversation 9", "2 \302\267 " },
		{ "--sheet record --conversation gisteren", "gisteren" },
	};
	struct home *home = home_with_demo();

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(odd); i++) {
		g_autofree char *words = g_strdup_printf("plan NIJ-0042 %s", odd[i][0]);
		struct ran ran = home_run(home, words);

		assert_int_equal(ran.status, 2);
		assert_string_equal(ran.out, "");
		if (!strstr(ran.err, odd[i][1]))
			fail_msg("%s: %s", words, ran.err);
		ran_done(&ran);
	}
	home_free(home);
}

static void large_print_and_two_columns_are_for_paper(void **state)
{
	struct home *home = home_with_demo();
	struct ran ran = home_shell(
		home, "for o in '' --large --side-by-side; do $P plan NIJ-0042 $o -o p.pdf && "
		      "pdfinfo p.pdf | sed -n 's/^Pages: *//p'; done");
	int pages[3] = { 0 };

	(void)state;
	assert_int_equal(ran.status, 0);
	assert_int_equal(sscanf(ran.out, "%d %d %d", &pages[0], &pages[1], &pages[2]), 3);
	assert_true(pages[1] > pages[0]);
	assert_true(pages[2] <= pages[0]);
	ran_done(&ran);
	home_free(home);
}

static void a_short_plan_of_everybody_fits_into_a_message(void **state)
{
	struct home *home = home_with_demo();
	g_auto(GStrv) people = codes(home);

	(void)state;
	for (char **code = people; *code; code++) {
		g_autofree char *words = g_strdup_printf("plan %s --format short", *code);
		g_autofree char *text = home_must(home, 0, words);

		assert_true(g_utf8_validate(text, -1, NULL));
		assert_true(g_utf8_strlen(text, -1) < 4000);
		assert_null(strstr(text, *code));
	}
	home_free(home);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_sheet_of_everybody_can_be_printed),
		cmocka_unit_test(a_household_prints_only_for_who_belongs_to_one),
		cmocka_unit_test(a_sheet_that_is_not_there_is_said_with_the_nearest_word),
		cmocka_unit_test(
			after_the_last_day_of_protection_every_step_on_it_is_to_be_checked),
		cmocka_unit_test(wishes_that_do_not_agree_are_said),
		cmocka_unit_test(large_print_and_two_columns_are_for_paper),
		cmocka_unit_test(a_short_plan_of_everybody_fits_into_a_message),
		cmocka_unit_test(the_six_come_out_of_a_vault_as_they_went_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

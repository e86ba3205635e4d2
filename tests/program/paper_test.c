/* The papers that need nobody's file, from the command line: no vault, no passphrase, nothing left behind.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/home.h"

#include <string.h>

/* Without a passphrase file and without a vault. */
static struct ran paper(struct home *home, const char *words)
{
	g_autofree char *line = g_strdup_printf("'%s' --lang nl paper %s", home->program, words);

	return home_shell(home, line);
}

static void cards_and_form_need_no_vault(void **state)
{
	static const char *const wishes[] = { "cards --languages uk,nl -o sheet.pdf",
					      "cards --languages en --large -o sheet.pdf",
					      "form -o sheet.pdf",
					      "form --languages nl,uk --large -o sheet.pdf" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(wishes); i++) {
		struct home *home = home_new();
		struct ran ran = paper(home, wishes[i]);

		assert_int_equal(ran.status, 0);
		assert_string_equal(ran.err, "");
		assert_false(g_file_test(home->vault, G_FILE_TEST_EXISTS));
		ran_done(&ran);
		home_free(home);
	}
}

static void the_same_wish_gives_the_same_bytes(void **state)
{
	struct home *home = home_new();
	struct ran ran = home_shell(home, "for i in 1 2; do for k in cards form; do "
					  "$P --today 2026-11-20 paper $k -o $k$i.pdf; done; done; "
					  "cmp cards1.pdf cards2.pdf && cmp form1.pdf form2.pdf");

	(void)state;
	assert_int_equal(ran.status, 0);
	ran_done(&ran);
	home_free(home);
}

static void cards_as_text_have_number_question_and_theme(void **state)
{
	struct home *home = home_new();
	struct ran ran = paper(home, "cards --languages nl --format txt --width 400");

	(void)state;
	assert_int_equal(ran.status, 0);
	assert_non_null(strstr(ran.out, "\n24 Hoe slaap je de laatste tijd?\n"
					"   zelfvertrouwen \302\267 \302\260\n"));
	ran_done(&ran);
	home_free(home);
}

static void what_makes_no_sense_is_said(void **state)
{
	static const struct {
		const char *words, *said;
	} cases[] = {
		{ "card -o x.pdf", "cards" },
		{ "forn -o x.pdf", "form" },
		{ "person -o x.pdf", "paper" },
		{ "cards --languages uk,nl,en -o x.pdf", "uk,nl,en" },
		{ "cards --format ics -o x.pdf", "--format" },
		{ "cards --with-between-us -o x.pdf", "with-between-us" },
		{ "-o x.pdf", "paper" },
	};
	struct home *home = home_new();

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct ran ran = paper(home, cases[i].words);

		assert_int_equal(ran.status, 2);
		if (!strstr(ran.err, cases[i].said))
			fail_msg("%s: %s", cases[i].words, ran.err);
		ran_done(&ran);
	}
	home_free(home);
}

static void no_paper_takes_the_place_of_the_vault(void **state)
{
	static const char *const wishes[] = { "cards -o", "form -o", "form --format txt -o" };
	struct home *home = home_new();
	g_autofree char *vault = home_path(home, "own.perspectief");

	(void)state;
	home_write(vault, "vault", 5);
	for (size_t i = 0; i < G_N_ELEMENTS(wishes); i++) {
		g_autofree char *words =
			g_strdup_printf("%s '%s' --vault '%s'", wishes[i], vault, vault);
		struct ran ran = paper(home, words);
		size_t length;
		g_autofree char *bytes = home_read(vault, &length);

		assert_int_equal(ran.status, 2);
		assert_int_equal(length, 5);
		assert_memory_equal(bytes, "vault", 5);
		ran_done(&ran);
	}
	home_free(home);
}

static void a_hyphen_is_standard_output_and_no_file(void **state)
{
	struct home *home = home_new();
	struct ran ran = home_shell(home, "$P paper form -o - | head -c 5; test ! -e ./-");

	(void)state;
	assert_int_equal(ran.status, 0);
	assert_string_equal(ran.out, "%PDF-");
	ran_done(&ran);
	home_free(home);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cards_and_form_need_no_vault),
		cmocka_unit_test(the_same_wish_gives_the_same_bytes),
		cmocka_unit_test(cards_as_text_have_number_question_and_theme),
		cmocka_unit_test(what_makes_no_sense_is_said),
		cmocka_unit_test(no_paper_takes_the_place_of_the_vault),
		cmocka_unit_test(a_hyphen_is_standard_output_and_no_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

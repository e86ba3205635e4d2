/* The folded form that search compares, and the order of names.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static void assert_fold(const char *text, const char *expected)
{
	g_autofree char *folded = text_fold(text, -1);
	g_autofree char *again = text_fold(folded, -1);

	assert_string_equal(folded, expected);
	assert_string_equal(again, expected);
}

static void case_apostrophe_and_stress_do_not_hide_a_word(void **state)
{
	(void)state;
	assert_fold("М’ЯКИЙ", "м'який");
	assert_fold("мʼякий", "м'який");
	assert_fold("м`який", "м'який");
	assert_fold("м´який", "м'який");
	assert_fold("за\u0301мок і замо\u0301к", "замок і замок");
	assert_fold("  два\n\tслова\u00a0тут ", "два слова тут");
	assert_fold("\u00a0\u00a0§\u00a018, 28\u00a0Листопада\u00a0", "§ 18, 28 листопада");
	assert_fold("не\u00adвидимий\u200b", "невидимий");
	assert_fold("a \u200b b", "a b");
	assert_fold("\u200b b \u00ad", "b");
	assert_fold("", "");
	assert_fold(" \n", "");
}

static void ukrainian_letters_stay_different(void **state)
{
	(void)state;
	assert_fold("Її йшов Ґанок гора", "її йшов ґанок гора");
	assert_fold("и\u0306 і\u0308", "й ї");
	assert_fold("ї\u0301", "ї");
	assert_fold("ѝ ў ё", "ѝ ў ё");
}

static void latin_letters_lose_their_signs(void **state)
{
	(void)state;
	assert_fold("geïnteresseerd", "geinteresseerd");
	assert_fold("Één Café", "een cafe");
	assert_fold("e\u0308", "e");
	assert_fold("ĳsje ĲSJE ĳ", "ijsje ijsje ij");
	assert_fold("Straße ﬁets", "strasse fiets");
	assert_fold("№ ½ Ⅳ", "no 1⁄2 iv");
	assert_fold("İstanbul", "istanbul");
}

static void invalid_bytes_fold_to_something_harmless(void **state)
{
	g_autofree char *folded = text_fold("a\xff\xd0", 3);

	(void)state;
	assert_true(text_is_valid(folded, -1));
}

/* The quick way for everyday letters and the way through the tables must agree: an "ﬁ" in front forces the tables. */
static void assert_agrees(const char *text)
{
	g_autofree char *forced = g_strconcat("ﬁ:", text, NULL);
	g_autofree char *quick = g_strconcat("fi:", text, NULL);
	g_autofree char *one = text_fold(forced, -1);
	g_autofree char *other = text_fold(quick, -1);
	g_autofree char *again = text_fold(one, -1);

	assert_string_equal(one, other);
	assert_string_equal(again, one);
}

static void both_ways_of_folding_agree(void **state)
{
	g_autoptr(GRand) dice = g_rand_new_with_seed(3);

	(void)state;
	for (gunichar letter = 1; letter < 0x3000; letter++) {
		char bytes[8] = { 0 };

		g_unichar_to_utf8(letter, bytes);
		assert_agrees(bytes);
	}
	for (int round = 0; round < 3000; round++) {
		g_autoptr(GString) text = g_string_new(NULL);

		for (int i = 0; i < 12; i++) {
			gunichar letter = (gunichar)g_rand_int_range(dice, 0x20, 0x560);

			if (g_rand_int_range(dice, 0, 4) == 0)
				letter = (gunichar)g_rand_int_range(dice, 0x300, 0x370);
			if (g_rand_int_range(dice, 0, 9) == 0)
				letter = (gunichar)g_rand_int_range(dice, 0x1E00, 0x2100);
			g_string_append_unichar(text, letter);
		}
		assert_agrees(text->str);
	}
}

static int by_text(const void *a, const void *b)
{
	return text_compare(*(const char *const *)a, *(const char *const *)b);
}

static void names_stand_in_the_order_of_the_alphabet(void **state)
{
	const char *names[] = { "яблуко", "жук",     "гора",  "Ґалаґан", "Anna", "їжа",  "ера",
				"абетка", "єдність", "ґанок", "ігри",    "12",   "Ёжик", "anna" };
	static const char *const ordered[] = { "12",  "абетка", "гора",    "Ґалаґан", "ґанок",
					       "ера", "Ёжик",   "єдність", "жук",     "ігри",
					       "їжа", "яблуко", "Anna",    "anna" };

	(void)state;
	qsort(names, G_N_ELEMENTS(names), sizeof(names[0]), by_text);
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		assert_string_equal(names[i], ordered[i]);
}

static void apostrophe_and_stress_do_not_count_first(void **state)
{
	(void)state;
	assert_int_equal(text_compare("м’ята", "м’ята"), 0);
	assert_true(text_compare("мята", "м’ятб") < 0);
	assert_true(text_compare("м’ята", "мятб") < 0);
	assert_true(text_compare("замо\u0301к", "замоки") < 0);
	assert_true(text_compare("м’ята", "мята") != 0);
	assert_int_equal(text_compare("м’ята", "мята"), -text_compare("мята", "м’ята"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_apostrophe_and_stress_do_not_hide_a_word),
		cmocka_unit_test(ukrainian_letters_stay_different),
		cmocka_unit_test(latin_letters_lose_their_signs),
		cmocka_unit_test(invalid_bytes_fold_to_something_harmless),
		cmocka_unit_test(both_ways_of_folding_agree),
		cmocka_unit_test(names_stand_in_the_order_of_the_alphabet),
		cmocka_unit_test(apostrophe_and_stress_do_not_count_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Columns, clusters, words, cleaning, nearest words.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

#include "base/text.h"
#include "base/text_unit.h"

static int use_utf8(void **state)
{
	(void)state;
	return setlocale(LC_ALL, "C.UTF-8") ? 0 : -1;
}

static void columns_are_those_of_the_terminal(void **state)
{
	(void)state;
	assert_int_equal(text_columns("Zijn gezin", -1), 10);
	assert_int_equal(text_columns("Їжак", -1), 4);
	assert_int_equal(text_columns("замо\u0301к", -1), 5);
	assert_int_equal(text_columns("漢字", -1), 4);
	assert_int_equal(text_columns("👨‍👩‍👧", -1), 6);
	assert_int_equal(text_columns("a\x1b\x07z", -1), 2);
	assert_int_equal(text_columns("", -1), 0);
	assert_int_equal(text_columns("Їжак", 4), 2);
}

static void every_simple_letter_takes_one_column(void **state)
{
	(void)state;
	for (gunichar letter = 1; letter < 0x10000; letter++)
		if (text_unit_is_simple(letter))
			assert_int_equal(wcwidth((wchar_t)letter), 1);
}

/* One case of GraphemeBreakTest: the clusters, parted by |. */
static void assert_clusters(const char *parted)
{
	g_auto(GStrv) clusters = g_strsplit(parted, "|", -1);
	g_autofree char *text = g_strjoinv("", clusters);
	size_t length = strlen(text), offset = 0;

	for (int i = 0; clusters[i]; i++) {
		size_t next = offset + strlen(clusters[i]);

		assert_int_equal(text_cluster_next(text, length, offset), next);
		assert_int_equal(text_cluster_previous(text, length, next), offset);
		for (size_t inside = offset + 1; inside <= next; inside++)
			assert_int_equal(text_cluster_previous(text, length, inside), offset);
		offset = next;
	}
	assert_int_equal(offset, length);
}

static void clusters_are_what_people_call_a_letter(void **state)
{
	static const char *const cases[] = {
		"a|b|c",
		"м|’|я|к|и|й",
		"з|а|м|о\u0301|к",
		"и\u0306|ї",
		"a|\r\n|b|\n|\n|c",
		"👨‍👩‍👧|a",
		"🇺🇦|🇳🇱|🇺🇦|x",
		"x|🇺🇦|🇳🇱|🇺",
		"❤️|1️⃣|!",
		"각|가",
		"👍🏽|👍",
		" \u0308| ",
		"한|국",
		"a\u200d|b",
		"©|®|a",
		"\u0600a|b",
		"क्|त", /* Unicode 14, before GB9c */
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_clusters(cases[i]);
}

static void clusters_stay_inside_the_text(void **state)
{
	(void)state;
	assert_int_equal(text_cluster_next("ab", 2, 2), 2);
	assert_int_equal(text_cluster_next("ab", 2, 9), 2);
	assert_int_equal(text_cluster_previous("ab", 2, 0), 0);
	assert_int_equal(text_cluster_previous("ab", 2, 9), 1);
	assert_int_equal(text_cluster_next("", 0, 0), 0);
}

/* Whatever the bytes, walking forward and walking back meet the same borders. */
static void forward_and_back_cross_the_same_borders(void **state)
{
	static const char *const pieces[] = { "a",    "ї",      "\u0301", "🇺",   "👩", "\u200d",
					      "\n",   "\r",     "漢",     "é",   " ", "\xff",
					      "\x80", "\u0600", "각",     "\xd0" };
	g_autoptr(GRand) dice = g_rand_new_with_seed(7);

	(void)state;
	for (int round = 0; round < 2000; round++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(GArray) borders = g_array_new(FALSE, FALSE, sizeof(size_t));
		size_t offset = 0;

		for (int i = g_rand_int_range(dice, 1, 20); i > 0; i--)
			g_string_append(text,
					pieces[g_rand_int_range(dice, 0, G_N_ELEMENTS(pieces))]);
		while (offset < text->len) {
			g_array_append_val(borders, offset);
			offset = text_cluster_next(text->str, text->len, offset);
		}
		assert_int_equal(offset, text->len);
		for (guint i = borders->len; i-- > 0;) {
			offset = text_cluster_previous(text->str, text->len, offset);
			assert_int_equal(offset, g_array_index(borders, size_t, i));
		}
	}
}

static void assert_word_starts(const char *parted)
{
	g_auto(GStrv) words = g_strsplit(parted, "|", -1);
	g_autofree char *text = g_strjoinv("", words);
	size_t length = strlen(text), offset = strlen(words[0]);

	assert_int_equal(text_word_next(text, length, 0), offset ? offset : strlen(words[1]));
	for (int i = 1; words[i]; i++) {
		size_t next = offset + strlen(words[i]);

		assert_int_equal(text_word_next(text, length, offset), next);
		assert_int_equal(text_word_previous(text, length, next), offset);
		offset = next;
	}
}

static void words_keep_their_apostrophes(void **state)
{
	(void)state;
	assert_word_starts("  |м'який |м’який |мʼякий, |замо\u0301к");
	assert_word_starts("|foto's |en |het |jaar |2024.");
	assert_word_starts("«|так», \n\n — |ні \n |добре");
	assert_int_equal(text_word_next("a", 1, 0), 1);
	assert_int_equal(text_word_previous("  \n ", 4, 4), 0);
	assert_int_equal(text_word_next("\nab", 3, 0), 1);
}

static void fit_ends_on_a_cluster(void **state)
{
	(void)state;
	assert_int_equal(text_fit("замо\u0301к", strlen("замо\u0301к"), 4), strlen("замо\u0301"));
	assert_int_equal(text_fit("漢字", 6, 3), 3);
	assert_int_equal(text_fit("漢字", 6, 1), 0);
	assert_int_equal(text_fit("abc", 3, 80), 3);
	assert_int_equal(text_fit("abc", 3, 0), 0);
}

static void assert_clean(const char *text, gssize length, const char *clean)
{
	g_autofree char *result = text_clean(text, length);

	assert_string_equal(result, clean);
	assert_true(text_is_valid(result, -1));
}

static void clean_text_carries_no_control_characters(void **state)
{
	(void)state;
	assert_clean("a\r\nb\rc\nd", -1, "a\nb\nc\nd");
	assert_clean("a\tb\x1b[31mc\x07\x7f", -1, "a b[31mc");
	assert_clean("a\0b", 3, "ab");
	assert_clean("x\xc2\x9b"
		     "31my",
		     -1, "x31my");
	assert_clean("a\xff"
		     "b",
		     -1, "a\uFFFDb");
	assert_clean("замо\u0301к\u2028м’як", -1, "замо\u0301к\nм’як");
	assert_clean("", -1, "");
}

static void valid_text_has_no_nul_and_no_broken_bytes(void **state)
{
	(void)state;
	assert_true(text_is_valid("їжа", -1));
	assert_true(text_is_valid("", 0));
	assert_false(text_is_valid("a\0b", 3));
	assert_false(text_is_valid("\xd0", -1));
	assert_false(text_is_valid("\xed\xa0\x80", -1));
	assert_false(text_is_valid("їжа", 1));
}

static void blank_text_shows_nothing(void **state)
{
	(void)state;
	assert_true(text_is_blank(NULL));
	assert_true(text_is_blank(""));
	assert_true(text_is_blank(" \n\t\u00a0\u200b"));
	assert_false(text_is_blank(" . "));
}

static void the_nearest_word_is_offered_only_when_near(void **state)
{
	static const char *const words[] = { "housing", "health", "work", "інтерв’ю" };

	(void)state;
	assert_string_equal(text_nearest("huosing", words, 4), "housing");
	assert_string_equal(text_nearest("Helth", words, 4), "health");
	assert_string_equal(text_nearest("wrk", words, 4), "work");
	assert_string_equal(text_nearest("інтервю", words, 4), "інтерв’ю");
	assert_null(text_nearest("leisure", words, 4));
	assert_null(text_nearest("xy", words, 4));
	assert_null(text_nearest("", words, 4));
	assert_null(text_nearest("work", words, 0));
	assert_null(text_nearest("\xff\xff\xff\xff", words, 4));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_those_of_the_terminal),
		cmocka_unit_test(every_simple_letter_takes_one_column),
		cmocka_unit_test(clusters_are_what_people_call_a_letter),
		cmocka_unit_test(clusters_stay_inside_the_text),
		cmocka_unit_test(forward_and_back_cross_the_same_borders),
		cmocka_unit_test(words_keep_their_apostrophes),
		cmocka_unit_test(fit_ends_on_a_cluster),
		cmocka_unit_test(clean_text_carries_no_control_characters),
		cmocka_unit_test(valid_text_has_no_nul_and_no_broken_bytes),
		cmocka_unit_test(blank_text_shows_nothing),
		cmocka_unit_test(the_nearest_word_is_offered_only_when_near),
	};

	return cmocka_run_group_tests(tests, use_utf8, NULL);
}

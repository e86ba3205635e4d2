/* Wrapping at words.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>
#include <string.h>

#include "base/text.h"

static int use_utf8(void **state)
{
	(void)state;
	return setlocale(LC_ALL, "C.UTF-8") ? 0 : -1;
}

static void assert_wrap(const char *text, int columns, const char *expected)
{
	g_autoptr(GString) rows = g_string_new(NULL);
	size_t length = strlen(text), offset = 0;

	do {
		struct text_line line = text_break(text, length, offset, columns);

		g_string_append_len(rows, text + line.start, (gssize)(line.end - line.start));
		g_string_append(rows, line.hard ? "$" : "|");
		offset = line.next;
	} while (offset < length);
	assert_string_equal(rows->str, expected);
}

static void lines_break_between_words(void **state)
{
	(void)state;
	assert_wrap("Готувала для свята двору, пекли разом", 14,
		    "Готувала для|свята двору,|пекли разом|");
	assert_wrap("een twee\n\ndrie  \nvier", 10, "een twee$$drie  $vier|");
	assert_wrap("exact tien", 10, "exact tien|");
	assert_wrap("", 10, "|");
	assert_wrap("a\n", 10, "a$");
}

static void blanks_at_the_end_hang(void **state)
{
	(void)state;
	assert_wrap("exact tien          en verder", 10, "exact tien|en verder|");
	assert_wrap("exact tien     \nverder", 10, "exact tien$verder|");
	assert_wrap("exact tien     ", 10, "exact tien|");
}

static void a_long_word_breaks_at_a_cluster(void **state)
{
	(void)state;
	assert_wrap("aa verantwoordelijkheid", 10, "aa|verantwoor|delijkheid|");
	assert_wrap("замо\u0301кзамо\u0301к", 4, "замо\u0301|кзам|о\u0301к|");
	assert_wrap("漢字漢", 3, "漢|字|漢|");
	assert_wrap("👨‍👩‍👧👨‍👩‍👧", 2,
		    "👨‍👩‍👧|👨‍👩‍👧|");
}

static void a_no_break_space_holds(void **state)
{
	(void)state;
	assert_wrap("kost 12\u00a0000\u00a0euro nu", 11, "kost|12\u00a0000\u00a0euro|nu|");
	assert_wrap("по-українськи", 8, "по-|українсь|ки|");
}

static void an_address_is_not_torn_at_its_dots(void **state)
{
	(void)state;
	assert_wrap("zie www.openembassy.nl/nl en", 22, "zie|www.openembassy.nl/nl|en|");
	assert_wrap("zie https://www.openembassy.nl/publicaties nu", 24,
		    "zie|https://www.openembassy.|nl/publicaties nu|");
	assert_wrap("om 15.30 of 1,5 uur", 7, "om|15.30|of 1,5|uur|");
}

static void an_apostrophe_never_begins_a_line(void **state)
{
	(void)state;
	assert_wrap("дуже м’який", 6, "дуже|м’який|");
	assert_wrap("дуже м'який", 6, "дуже|м'який|");
	assert_wrap("дуже мʼякий", 6, "дуже|мʼякий|");
}

static void a_dash_stays_with_the_word_before_it(void **state)
{
	(void)state;
	assert_wrap("мій Київ — столиця", 9, "мій|Київ —|столиця|");
	assert_wrap("— Так, добре", 6, "— Так,|добре|");
	assert_wrap("слово – так", 5, "слово|– так|");
}

static void rows_are_counted_as_they_are_broken(void **state)
{
	(void)state;
	assert_int_equal(text_rows("", 10), 1);
	assert_int_equal(text_rows("een twee drie", 8), 2);
	assert_int_equal(text_rows("een\n\ntwee", 8), 3);
	assert_int_equal(text_rows("een\n", 8), 2);
	assert_int_equal(text_rows("\n", 8), 2);
}

static void append_piece(GString *text, GRand *dice)
{
	static const char *const pieces[] = { "слово",
					      "a",
					      " ",
					      "  ",
					      "\n",
					      "о\u0301",
					      "漢",
					      "\u00a0",
					      "-",
					      "www.x.nl",
					      "👨‍👩‍👧",
					      "🇺🇦",
					      "(",
					      ") ",
					      "«",
					      "» ",
					      "50 %",
					      "’" };

	g_string_append(text, pieces[g_rand_int_range(dice, 0, G_N_ELEMENTS(pieces))]);
}

/* Nothing is lost between the lines but blanks and line ends; no line is too wide; every border is one of clusters. */
static void assert_sound(const GString *text, int columns)
{
	size_t offset = 0;

	while (offset < text->len) {
		struct text_line line = text_break(text->str, text->len, offset, columns);
		size_t one = text_cluster_next(text->str, text->len, offset);

		assert_int_equal(line.start, offset);
		assert_true(line.end >= offset && line.next >= line.end && line.next > offset);
		assert_true(line.end <= one ||
			    text_columns(text->str + offset, (gssize)(line.end - offset)) <=
				    columns);
		for (size_t i = line.end; i < line.next; i++)
			assert_true(text->str[i] == ' ' || (line.hard && i + 1 == line.next));
		assert_true(line.next == text->len ||
			    text_cluster_previous(text->str, text->len, line.next + 1) ==
				    line.next);
		offset = line.next;
	}
}

static void no_byte_is_lost_and_no_line_too_wide(void **state)
{
	g_autoptr(GRand) dice = g_rand_new_with_seed(11);

	(void)state;
	for (int round = 0; round < 3000; round++) {
		g_autoptr(GString) text = g_string_new(NULL);

		for (int i = g_rand_int_range(dice, 0, 40); i > 0; i--)
			append_piece(text, dice);
		assert_sound(text, g_rand_int_range(dice, 2, 30));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_break_between_words),
		cmocka_unit_test(blanks_at_the_end_hang),
		cmocka_unit_test(a_long_word_breaks_at_a_cluster),
		cmocka_unit_test(a_no_break_space_holds),
		cmocka_unit_test(an_address_is_not_torn_at_its_dots),
		cmocka_unit_test(an_apostrophe_never_begins_a_line),
		cmocka_unit_test(a_dash_stays_with_the_word_before_it),
		cmocka_unit_test(rows_are_counted_as_they_are_broken),
		cmocka_unit_test(no_byte_is_lost_and_no_line_too_wide),
	};

	return cmocka_run_group_tests(tests, use_utf8, NULL);
}

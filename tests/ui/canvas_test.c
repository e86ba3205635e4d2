/* Drawing text into cells.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ui/canvas.h"
#include "ui/cells.h"

static void assert_dump(const struct canvas *canvas, bool styles, const char *wanted)
{
	g_autofree char *dump = canvas_dump(canvas, styles);

	assert_string_equal(dump, wanted);
}

static void text_is_clipped_at_every_edge(void **state)
{
	struct canvas *canvas = canvas_new(2, 6);

	(void)state;
	assert_int_equal(canvas_text(canvas, 0, 3, STYLE_TEXT, "розмова"), 3);
	canvas_text(canvas, 1, -2, STYLE_TEXT, "ґанок");
	canvas_text(canvas, -1, 0, STYLE_TEXT, "nergens");
	canvas_text(canvas, 2, 0, STYLE_TEXT, "nergens");
	assert_dump(canvas, false, "   роз\nнок\ncursor -1 -1\n");
	canvas_free(canvas);
}

static void a_line_end_stops_a_line(void **state)
{
	struct canvas *canvas = canvas_new(1, 10);

	(void)state;
	assert_int_equal(canvas_text(canvas, 0, 0, STYLE_TEXT, "een\ntwee"), 3);
	assert_dump(canvas, false, "een\ncursor -1 -1\n");
	canvas_free(canvas);
}

static void a_stress_mark_stays_on_its_letter(void **state)
{
	struct canvas *canvas = canvas_new(1, 10);

	(void)state;
	assert_int_equal(canvas_text(canvas, 0, 0, STYLE_TEXT, "замо\u0301к"), 5);
	assert_int_equal(canvas_mark_count(canvas, canvas_row(canvas, 0) + 3), 1);
	assert_dump(canvas, false, "замо\u0301к\ncursor -1 -1\n");
	canvas_free(canvas);
}

static void control_characters_never_reach_a_cell(void **state)
{
	struct canvas *canvas = canvas_new(1, 10);

	(void)state;
	assert_int_equal(canvas_text(canvas, 0, 0, STYLE_TEXT, "a\033[2Jb\xc2\x9bz"), 6);
	assert_dump(canvas, false, "a[2Jbz\ncursor -1 -1\n");
	canvas_free(canvas);
}

static void broken_bytes_are_shown_as_broken(void **state)
{
	struct canvas *canvas = canvas_new(1, 10);

	(void)state;
	assert_int_equal(canvas_text(canvas, 0, 0, STYLE_TEXT, "a\xffz\xd0"), 4);
	assert_dump(canvas, false, "a\uFFFDz\uFFFD\ncursor -1 -1\n");
	canvas_free(canvas);
}

static void a_wide_letter_is_never_cut_in_half(void **state)
{
	struct canvas *canvas = canvas_new(3, 4);

	(void)state;
	assert_int_equal(canvas_text(canvas, 0, 0, STYLE_TEXT, "a世b界"), 4);
	canvas_text(canvas, 1, 0, STYLE_TEXT, "世界");
	canvas_text(canvas, 1, 1, STYLE_TEXT, "x");
	canvas_text(canvas, 2, 0, STYLE_TEXT, "世界");
	canvas_text(canvas, 2, 2, STYLE_TEXT, "x");
	assert_dump(canvas, false, "a世b\n x界\n世x\ncursor -1 -1\n");
	canvas_free(canvas);
}

static void a_family_keeps_the_columns_it_is_counted_for(void **state)
{
	struct canvas *canvas = canvas_new(1, 10);

	(void)state;
	assert_int_equal(canvas_text(canvas, 0, 0, STYLE_TEXT, "👨‍👩‍👧!"), 7);
	assert_dump(canvas, false, "👨‍👩‍👧!\ncursor -1 -1\n");
	canvas_free(canvas);
}

static void a_long_text_ends_in_an_ellipsis(void **state)
{
	struct canvas *canvas = canvas_new(4, 12);

	(void)state;
	assert_int_equal(canvas_text_in(canvas, 0, 0, 8, STYLE_TEXT, "домашній"), 8);
	assert_int_equal(canvas_text_in(canvas, 1, 0, 8, STYLE_TEXT, "домашнього"), 8);
	assert_int_equal(canvas_text_in(canvas, 2, 0, 4, STYLE_TEXT, "世世世"), 3);
	assert_int_equal(canvas_text_in(canvas, 3, 0, 0, STYLE_TEXT, "niets"), 0);
	assert_dump(canvas, false, "домашній\nдомашнь…\n世…\n\ncursor -1 -1\n");
	canvas_free(canvas);
}

static void a_paragraph_wraps_at_words_and_counts_its_rows(void **state)
{
	struct canvas *canvas = canvas_new(3, 12);
	struct area area = { 0, 1, 2, 10 };

	(void)state;
	assert_int_equal(canvas_paragraph(canvas, area, 0, STYLE_TEXT, "хто Вам допомагає тут?"),
			 3);
	assert_dump(canvas, false, " хто Вам\n допомагає\n\ncursor -1 -1\n");
	canvas_clear(canvas);
	canvas_paragraph(canvas, area, 1, STYLE_TEXT, "хто Вам допомагає тут?");
	assert_dump(canvas, false, " допомагає\n тут?\n\ncursor -1 -1\n");
	assert_int_equal(canvas_paragraph(canvas, area, 0, STYLE_TEXT, ""), 1);
	canvas_free(canvas);
}

static void styles_stand_in_the_dump(void **state)
{
	struct canvas *canvas = canvas_new(3, 8);

	(void)state;
	canvas_text(canvas, 0, 0, STYLE_TITLE, "kaart");
	canvas_text(canvas, 0, 6, STYLE_TEXT, "12");
	canvas_fill(canvas, (struct area){ 1, 1, 1, 3 }, STYLE_INPUT);
	canvas_text(canvas, 2, 0, STYLE_TEXT, "passage");
	canvas_restyle(canvas, (struct area){ 2, 1, 1, 3 }, STYLE_SELECTION);
	canvas_cursor(canvas, 1, 1);
	assert_dump(canvas, true,
		    "{title:kaart} 12\n {input:   }\np{passage:ass}age\ncursor 1 1\n");
	canvas_free(canvas);
}

static void a_box_is_closed(void **state)
{
	struct canvas *canvas = canvas_new(3, 5);

	(void)state;
	canvas_box(canvas, (struct area){ 0, 0, 3, 5 });
	assert_dump(canvas, false, "┌───┐\n│   │\n└───┘\ncursor -1 -1\n");
	canvas_free(canvas);
}

static void the_cursor_stays_on_the_canvas(void **state)
{
	struct canvas *canvas = canvas_new(3, 5);
	int row, column;

	(void)state;
	canvas_cursor(canvas, 7, 9);
	canvas_cursor_at(canvas, &row, &column);
	assert_int_equal(row, 2);
	assert_int_equal(column, 4);
	canvas_free(canvas);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_clipped_at_every_edge),
		cmocka_unit_test(a_line_end_stops_a_line),
		cmocka_unit_test(a_stress_mark_stays_on_its_letter),
		cmocka_unit_test(control_characters_never_reach_a_cell),
		cmocka_unit_test(broken_bytes_are_shown_as_broken),
		cmocka_unit_test(a_wide_letter_is_never_cut_in_half),
		cmocka_unit_test(a_family_keeps_the_columns_it_is_counted_for),
		cmocka_unit_test(a_long_text_ends_in_an_ellipsis),
		cmocka_unit_test(a_paragraph_wraps_at_words_and_counts_its_rows),
		cmocka_unit_test(styles_stand_in_the_dump),
		cmocka_unit_test(a_box_is_closed),
		cmocka_unit_test(the_cursor_stays_on_the_canvas),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}

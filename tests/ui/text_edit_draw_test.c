/* What of a text is seen, and where.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "support/text_edits.h"

static void marks_and_selection_are_seen(void **state)
{
	struct text_edit *edit = text_edit_new("* вела рахунки\n(сміється) +[хоче] ще\n\nтак");

	(void)state;
	text_edit_move(edit, strlen("* вела рахунки\n(сміється) "));
	assert_edit_drawn(
		edit, 5, 40,
		"{mark:* вела рахунки}\n(сміється) {mark:+[хоче]} ще\n\nтак\n\ncursor 1 11\n");
	edit_press(edit, "Right Right Shift-Down Shift-Down");
	assert_edit_drawn(
		edit, 5, 40,
		"{mark:* вела рахунки}\n(сміється) {mark:+[}{passage:хоче] ще }\n{passage: "
		"}\n{passage:так}\n\ncursor 3 3\n");
	text_edit_free(edit);
}

static void a_selected_empty_line_is_seen(void **state)
{
	struct text_edit *edit = text_edit_new("ja\n\nnee");

	(void)state;
	text_edit_move(edit, 1);
	edit_press(edit, "Shift-Down Shift-Down");
	assert_edit_drawn(edit, 3, 10, "j{passage:a }\n{passage: }\n{passage:n}ee\ncursor 2 1\n");
	text_edit_free(edit);
}

static void wide_letters_are_never_cut(void **state)
{
	struct text_edit *edit = text_edit_new("漢字漢");

	(void)state;
	assert_edit_drawn(edit, 3, 4, "漢\n字\n漢\ncursor 2 2\n");
	assert_edit_drawn(edit, 2, 1, "\n\ncursor 1 0\n");
	text_edit_free(edit);
}

static void one_row_is_enough_to_type_in(void **state)
{
	struct text_edit *edit = text_edit_new("een twee drie\nvier");

	(void)state;
	assert_edit_drawn(edit, 1, 10, "vier\ncursor 0 4\n");
	edit_press(edit, "Up");
	assert_edit_drawn(edit, 1, 10, "drie\ncursor 0 4\n");
	edit_press(edit, "Up");
	assert_edit_drawn(edit, 1, 10, "een twee\ncursor 0 4\n");
	text_edit_free(edit);
}

static void the_cursor_has_room_behind_the_last_letter(void **state)
{
	struct text_edit *edit = text_edit_new("");

	(void)state;
	edit_type(edit, "een twee");
	assert_edit_drawn(edit, 2, 9, "een twee\n\ncursor 0 8\n");
	edit_type(edit, "   ");
	assert_edit_drawn(edit, 2, 9, "een twee\n\ncursor 0 8\n");
	edit_type(edit, "x");
	assert_edit_drawn(edit, 2, 9, "een twee\nx\ncursor 1 1\n");
	text_edit_free(edit);
}

static void another_size_keeps_text_and_cursor(void **state)
{
	struct text_edit *edit = text_edit_new("een twee drie vier vijf zes zeven");

	(void)state;
	text_edit_move(edit, 14);
	assert_edit_drawn(edit, 2, 30, "een twee drie vier vijf zes\nzeven\ncursor 0 14\n");
	assert_edit_drawn(edit, 2, 10, "een twee\ndrie vier\ncursor 1 5\n");
	assert_edit_drawn(edit, 3, 6, "twee\ndrie\nvier\ncursor 2 0\n");
	assert_edit_drawn(edit, 2, 30, "een twee drie vier vijf zes\nzeven\ncursor 0 14\n");
	text_edit_free(edit);
}

static void text_above_the_view_may_change_without_moving_it(void **state)
{
	struct text_edit *edit = text_edit_new("a\nb\nc\nd\ne\nf");

	(void)state;
	assert_edit_drawn(edit, 3, 10, "d\ne\nf\ncursor 2 1\n");
	edit_press(edit, "Up Up");
	edit_type(edit, "x");
	assert_edit_drawn(edit, 3, 10, "dx\ne\nf\ncursor 0 2\n");
	edit_press(edit, "Ctrl-Home");
	assert_edit_drawn(edit, 3, 10, "a\nb\nc\ncursor 0 0\n");
	edit_press(edit, "Ctrl-End Backspace Backspace Backspace Backspace");
	assert_edit_drawn(edit, 3, 10, "b\nc\ndx\ncursor 2 2\n");
	text_edit_free(edit);
}

static void nothing_is_drawn_outside_the_area(void **state)
{
	struct text_edit *edit = text_edit_new("een twee drie\nvier vijf zes");
	struct canvas *canvas = canvas_new(5, 16);
	g_autofree char *picture = NULL;

	(void)state;
	for (int row = 0; row < 5; row++)
		canvas_text(canvas, row, 0, STYLE_TEXT, "................");
	text_edit_draw(edit, canvas, (struct area){ 1, 3, 2, 9 }, false);
	picture = canvas_dump(canvas, true);
	assert_string_equal(picture, "................\n...vier ........\n...vijf zes.....\n"
				     "................\n................\ncursor -1 -1\n");
	text_edit_draw(edit, canvas, (struct area){ 1, 3, 0, 9 }, true);
	text_edit_draw(edit, canvas, (struct area){ 1, 3, 2, -1 }, true);
	canvas_free(canvas);
	text_edit_free(edit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_and_selection_are_seen),
		cmocka_unit_test(a_selected_empty_line_is_seen),
		cmocka_unit_test(wide_letters_are_never_cut),
		cmocka_unit_test(one_row_is_enough_to_type_in),
		cmocka_unit_test(the_cursor_has_room_behind_the_last_letter),
		cmocka_unit_test(another_size_keeps_text_and_cursor),
		cmocka_unit_test(text_above_the_view_may_change_without_moving_it),
		cmocka_unit_test(nothing_is_drawn_outside_the_area),
	};

	return cmocka_run_group_tests(tests, use_utf8, NULL);
}

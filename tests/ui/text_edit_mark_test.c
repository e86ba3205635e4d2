/* Marking lines and passages; marks are read as casework reads them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "casework/mark.h"
#include "support/text_edits.h"
#include "ui/text_edit_state.h"

/* ---------------------------------------------------------------- marks */

static void a_sign_comes_and_goes_at_the_start_of_a_line(void **state)
{
	struct text_edit *edit = text_edit_new("вела рахунки\nдля всіх");

	(void)state;
	text_edit_move(edit, 4);
	text_edit_mark(edit, '*');
	assert_edit_text(edit, "* ве|ла рахунки\nдля всіх");
	text_edit_mark(edit, '+');
	assert_edit_text(edit, "+ ве|ла рахунки\nдля всіх");
	text_edit_mark(edit, '+');
	assert_edit_text(edit, "ве|ла рахунки\nдля всіх");
	edit_press(edit, "^Z ^Z ^Z");
	assert_edit_text(edit, "ве|ла рахунки\nдля всіх");
	text_edit_mark(edit, 'x');
	assert_edit_text(edit, "ве|ла рахунки\nдля всіх");
	text_edit_free(edit);
}

static void an_empty_line_can_be_marked_before_it_is_typed(void **state)
{
	struct text_edit *edit = text_edit_new("");

	(void)state;
	text_edit_mark(edit, '!');
	assert_edit_text(edit, "! |");
	text_edit_mark(edit, '!');
	assert_edit_text(edit, "|");
	edit_type(edit, "(сміється)");
	text_edit_mark(edit, '(');
	assert_edit_text(edit, "( (сміється)|");
	text_edit_free(edit);
}

static void a_selection_is_marked_and_unmarked(void **state)
{
	struct text_edit *edit = text_edit_new("хоче з цифрами");

	(void)state;
	edit_press(edit, "Shift-Home");
	text_edit_mark(edit, '+');
	assert_edit_text(edit, "+[хоче з цифрами]|");
	text_edit_mark(edit, '*');
	assert_edit_text(edit, "*|[хоче з цифрами]");
	text_edit_mark(edit, '*');
	assert_edit_text(edit, "хоче з цифрами|");
	edit_press(edit, "^Z ^Z ^Z");
	assert_edit_text(edit, "‹|хоче з цифрами›");
	text_edit_free(edit);
}

static void the_blanks_around_a_selection_stay_outside(void **state)
{
	struct text_edit *edit = text_edit_new("a  b c ");

	(void)state;
	text_edit_move(edit, 1);
	edit_press(edit, "Shift-Right Shift-Right Shift-Right Shift-Right");
	text_edit_mark(edit, '=');
	assert_edit_text(edit, "a  =[b]| c ");
	text_edit_move(edit, 8);
	edit_press(edit, "Shift-Right");
	text_edit_mark(edit, '=');
	assert_string_equal(text_edit_text(edit), "a  =[b] =[c] ");
	text_edit_free(edit);
}

/* ---------------------------------------------------------------- marks as casework reads them */

static int by_size(const void *a, const void *b)
{
	const size_t *left = a, *right = b;

	return (*left > *right) - (*left < *right);
}

/* Where the words of each mark begin, as the editor sees marks. */
static GArray *mark_starts(const char *text)
{
	GArray *starts = g_array_new(FALSE, FALSE, sizeof(size_t));
	g_autoptr(GArray) passages = NULL;
	struct text_marks marks;
	size_t length = strlen(text);

	text_marks_init(&marks);
	text_marks_set_text(&marks, text, length);
	passages = text_marks_passages(&marks, text, length);
	for (guint i = 0; i < passages->len; i++) {
		size_t start = g_array_index(passages, struct text_passage, i).start + 2;

		start += strspn(text + start, " \n");
		g_array_append_val(starts, start);
	}
	for (size_t start = 0, end; start < length; start = end + 1) {
		end = start + strcspn(text + start, "\n");
		if (text_line_is_marked(text, start, end)) {
			size_t words = start + strspn(text + start, " ") + 1;

			words += strspn(text + words, " ");
			g_array_append_val(starts, words);
		}
	}
	text_marks_done(&marks);
	g_array_sort(starts, by_size);
	return starts;
}

static void assert_marks_agree(const char *text)
{
	g_autoptr(GArray) starts = mark_starts(text);
	g_autoptr(GArray) marks = marks_in(text);
	g_autoptr(GArray) casework = g_array_new(FALSE, FALSE, sizeof(size_t));

	for (guint i = 0; i < marks->len; i++)
		g_array_append_val(casework, g_array_index(marks, struct mark, i).start);
	g_array_sort(casework, by_size);
	assert_int_equal(starts->len, casework->len);
	for (guint i = 0; i < starts->len; i++)
		assert_int_equal(g_array_index(starts, size_t, i),
				 g_array_index(casework, size_t, i));
}

static void marks_are_read_as_casework_reads_them(void **state)
{
	static const char *const pieces[] = { "*", "+", "!",  "(", ")", "=",  "[",
					      "]", " ", "\n", "ї", "7", "+[", "\n* " };
	g_autoptr(GRand) dice = g_rand_new_with_seed(29);

	(void)state;
	assert_marks_agree(
		"* вела рахунки\n(сміється)\n+31 6 1\n  ! далеко\n====\n+[ще] ([див. нижче])");
	for (int round = 0; round < 20000; round++) {
		g_autoptr(GString) text = g_string_new(NULL);

		for (int i = g_rand_int_range(dice, 0, 14); i > 0; i--)
			g_string_append(text,
					pieces[g_rand_int_range(dice, 0, G_N_ELEMENTS(pieces))]);
		assert_marks_agree(text->str);
	}
}

static void brackets_are_followed_through_edits(void **state)
{
	struct text_edit *edit = text_edit_new("een +[twee] drie");

	(void)state;
	text_edit_move(edit, 0);
	edit_type(edit, "![ja] en ");
	assert_edit_drawn(edit, 1, 40, "{mark:![ja]} en een {mark:+[twee]} drie\ncursor 0 9\n");
	edit_press(edit, "^U");
	assert_edit_drawn(edit, 1, 40, "een {mark:+[twee]} drie\ncursor 0 0\n");
	edit_press(edit, "Ctrl-Right Backspace");
	assert_edit_drawn(edit, 1, 40, "een +twee] drie\ncursor 0 5\n");
	text_edit_free(edit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sign_comes_and_goes_at_the_start_of_a_line),
		cmocka_unit_test(an_empty_line_can_be_marked_before_it_is_typed),
		cmocka_unit_test(a_selection_is_marked_and_unmarked),
		cmocka_unit_test(the_blanks_around_a_selection_stay_outside),
		cmocka_unit_test(marks_are_read_as_casework_reads_them),
		cmocka_unit_test(brackets_are_followed_through_edits),
	};

	return cmocka_run_group_tests(tests, use_utf8, NULL);
}

/* Typing, moving, selecting, erasing, undoing.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "support/keys.h"
#include "support/text_edits.h"

/* ---------------------------------------------------------------- typing and moving */

static void typed_text_stands_there(void **state)
{
	struct text_edit *edit = text_edit_new(NULL);

	(void)state;
	edit_type(edit, "М’ята і замо\u0301к\nдім");
	assert_edit_text(edit, "М’ята і замо\u0301к\nдім|");
	assert_int_equal(text_edit_length(edit), strlen(text_edit_text(edit)));
	text_edit_free(edit);
	text_edit_free(NULL);
}

static void arrows_cross_whole_clusters(void **state)
{
	struct text_edit *edit = text_edit_new("замо\u0301к👨‍👩‍👧!");

	(void)state;
	edit_press(edit, "Left Left");
	assert_edit_text(edit, "замо\u0301к|👨‍👩‍👧!");
	edit_press(edit, "Left Left");
	assert_edit_text(edit, "зам|о\u0301к👨‍👩‍👧!");
	edit_press(edit, "Right Del");
	assert_edit_text(edit, "замо\u0301|👨‍👩‍👧!");
	edit_press(edit, "Del Backspace");
	assert_edit_text(edit, "зам|!");
	edit_press(edit, "Right Right Home Left");
	assert_edit_text(edit, "|зам!");
	text_edit_free(edit);
}

static void a_sign_that_joins_leaves_the_cursor_on_a_border(void **state)
{
	struct text_edit *edit = text_edit_new("\u0301");

	(void)state;
	text_edit_move(edit, 0);
	edit_type(edit, "о");
	assert_edit_text(edit, "о\u0301|");
	text_edit_free(edit);
}

static void words_are_crossed_with_their_apostrophes(void **state)
{
	struct text_edit *edit = text_edit_new("дуже м’який хліб");

	(void)state;
	edit_press(edit, "Ctrl-Left Ctrl-Left");
	assert_edit_text(edit, "дуже |м’який хліб");
	edit_press(edit, "Ctrl-Right");
	assert_edit_text(edit, "дуже м’який |хліб");
	edit_press(edit, "^W");
	assert_edit_text(edit, "дуже |хліб");
	text_edit_free(edit);
}

static void home_and_end_go_by_the_row_and_then_by_the_line(void **state)
{
	struct text_edit *edit = text_edit_new("een twee drie vier vijf\nzes");

	(void)state;
	assert_edit_drawn(edit, 4, 12, "een twee\ndrie vier\nvijf\nzes\ncursor 3 3\n");
	text_edit_move(edit, 11);
	edit_press(edit, "Home");
	assert_edit_text(edit, "een twee |drie vier vijf\nzes");
	edit_press(edit, "End");
	assert_edit_text(edit, "een twee drie vier| vijf\nzes");
	edit_press(edit, "End");
	assert_edit_text(edit, "een twee drie vier vijf|\nzes");
	edit_press(edit, "Home Home");
	assert_edit_text(edit, "|een twee drie vier vijf\nzes");
	edit_press(edit, "^E ^A");
	assert_edit_text(edit, "|een twee drie vier vijf\nzes");
	edit_press(edit, "Ctrl-End Ctrl-Home");
	assert_edit_text(edit, "|een twee drie vier vijf\nzes");
	text_edit_free(edit);
}

static void up_and_down_keep_their_column_over_wrapped_rows(void **state)
{
	struct text_edit *edit = text_edit_new("verantwoord gedaan\nja\nverantwoord");

	(void)state;
	assert_edit_drawn(edit, 5, 13, "verantwoord\ngedaan\nja\nverantwoord\n\ncursor 3 11\n");
	edit_press(edit, "Left Left Up");
	assert_edit_text(edit, "verantwoord gedaan\nja|\nverantwoord");
	edit_press(edit, "Up Up");
	assert_edit_text(edit, "verantwoo|rd gedaan\nja\nverantwoord");
	edit_press(edit, "Down Down Down");
	assert_edit_text(edit, "verantwoord gedaan\nja\nverantwoo|rd");
	edit_press(edit, "Down");
	assert_edit_text(edit, "verantwoord gedaan\nja\nverantwoord|");
	edit_press(edit, "Ctrl-Home Up");
	assert_edit_text(edit, "|verantwoord gedaan\nja\nverantwoord");
	text_edit_free(edit);
}

static void a_page_is_what_is_seen_but_one_row(void **state)
{
	struct text_edit *edit = text_edit_new("a\nb\nc\nd\ne\nf\ng");

	(void)state;
	assert_edit_drawn(edit, 3, 10, "e\nf\ng\ncursor 2 1\n");
	edit_press(edit, "PgUp");
	assert_edit_drawn(edit, 3, 10, "e\nf\ng\ncursor 0 1\n");
	edit_press(edit, "PgUp");
	assert_edit_drawn(edit, 3, 10, "c\nd\ne\ncursor 0 1\n");
	edit_press(edit, "PgDn PgDn PgDn");
	assert_edit_text(edit, "a\nb\nc\nd\ne\nf\ng|");
	text_edit_free(edit);
}

static void keys_of_commands_are_not_keys_of_a_text(void **state)
{
	static const char *const others[] = { "Tab", "BackTab", "Esc", "F1",
					      "^F",  "^P",      "M-x", "Ins" };
	struct text_edit *edit = text_edit_new("dag");

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
		struct key key = key_from_spec(others[i]);

		assert_false(text_edit_key(edit, &key));
	}
	assert_false(text_edit_key(edit, &(struct key){ .name = KEY_UNKNOWN }));
	assert_false(text_edit_key(edit, &(struct key){ .name = KEY_LETTER, .letter = 0x1b }));
	assert_edit_text(edit, "dag|");
	text_edit_free(edit);
}

/* ---------------------------------------------------------------- selecting and erasing */

static void typing_replaces_the_selection(void **state)
{
	struct text_edit *edit = text_edit_new("een twee");

	(void)state;
	edit_press(edit, "Shift-Left Shift-Left");
	assert_edit_text(edit, "een tw‹|ee›");
	edit_type(edit, "ij");
	assert_edit_text(edit, "een twij|");
	edit_press(edit, "^Z");
	assert_edit_text(edit, "een tw‹|ee›");
	edit_press(edit, "Right");
	assert_edit_text(edit, "een twee|");
	edit_press(edit, "Shift-Home Left");
	assert_edit_text(edit, "|een twee");
	edit_press(edit, "Shift-End Del");
	assert_edit_text(edit, "|");
	text_edit_free(edit);
}

static void lines_are_erased_to_both_sides(void **state)
{
	struct text_edit *edit = text_edit_new("een\ntwee drie\nvier");

	(void)state;
	text_edit_move(edit, 8);
	edit_press(edit, "^K");
	assert_edit_text(edit, "een\ntwee|\nvier");
	edit_press(edit, "^K");
	assert_edit_text(edit, "een\ntwee|vier");
	edit_press(edit, "^U");
	assert_edit_text(edit, "een\n|vier");
	edit_press(edit, "^U ^Z ^Z ^Z");
	assert_edit_text(edit, "een\ntwee| drie\nvier");
	text_edit_free(edit);
}

/* ---------------------------------------------------------------- undo */

static void undo_goes_by_words_and_runs(void **state)
{
	struct text_edit *edit = text_edit_new("");

	(void)state;
	edit_type(edit, "een twee drie");
	edit_press(edit, "Backspace Backspace");
	edit_press(edit, "^Z");
	assert_edit_text(edit, "een twee drie|");
	edit_press(edit, "^Z");
	assert_edit_text(edit, "een twee |");
	edit_press(edit, "^Z ^Z");
	assert_edit_text(edit, "|");
	assert_false(text_edit_undo(edit));
	edit_press(edit, "^Y ^Y ^Y ^Y");
	assert_edit_text(edit, "een twee dr|");
	assert_false(text_edit_redo(edit));
	text_edit_free(edit);
}

static void moving_begins_a_new_step(void **state)
{
	struct text_edit *edit = text_edit_new("");

	(void)state;
	edit_type(edit, "ab");
	edit_press(edit, "Left Right");
	edit_type(edit, "cd");
	edit_press(edit, "^Z");
	assert_edit_text(edit, "ab|");
	edit_type(edit, "x");
	assert_false(text_edit_redo(edit));
	text_edit_free(edit);
}

static void a_paste_of_several_lines_is_one_step(void **state)
{
	struct text_edit *edit = text_edit_new("voor na");

	(void)state;
	text_edit_move(edit, 5);
	edit_paste(edit, "een\r\ntwee\ndrie ");
	assert_edit_text(edit, "voor een\ntwee\ndrie |na");
	edit_press(edit, "^Z");
	assert_edit_text(edit, "voor |na");
	text_edit_free(edit);
}

static void what_is_too_long_is_refused_whole(void **state)
{
	g_autofree char *almost = g_strnfill(TEXT_EDIT_MAX - 2, 'a');
	struct text_edit *edit = text_edit_new(almost);

	(void)state;
	edit_paste(edit, "абв");
	assert_int_equal(text_edit_length(edit), TEXT_EDIT_MAX - 2);
	assert_true(text_edit_refused(edit));
	assert_false(text_edit_refused(edit));
	assert_false(text_edit_has_change(edit));
	edit_type(edit, "а");
	assert_int_equal(text_edit_length(edit), TEXT_EDIT_MAX);
	edit_type(edit, "b");
	assert_true(text_edit_refused(edit));
	edit_press(edit, "Backspace");
	assert_false(text_edit_refused(edit));
	text_edit_free(edit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(typed_text_stands_there),
		cmocka_unit_test(arrows_cross_whole_clusters),
		cmocka_unit_test(a_sign_that_joins_leaves_the_cursor_on_a_border),
		cmocka_unit_test(words_are_crossed_with_their_apostrophes),
		cmocka_unit_test(home_and_end_go_by_the_row_and_then_by_the_line),
		cmocka_unit_test(up_and_down_keep_their_column_over_wrapped_rows),
		cmocka_unit_test(a_page_is_what_is_seen_but_one_row),
		cmocka_unit_test(keys_of_commands_are_not_keys_of_a_text),
		cmocka_unit_test(typing_replaces_the_selection),
		cmocka_unit_test(lines_are_erased_to_both_sides),
		cmocka_unit_test(undo_goes_by_words_and_runs),
		cmocka_unit_test(moving_begins_a_new_step),
		cmocka_unit_test(a_paste_of_several_lines_is_one_step),
		cmocka_unit_test(what_is_too_long_is_refused_whole),
	};

	return cmocka_run_group_tests(tests, use_utf8, NULL);
}

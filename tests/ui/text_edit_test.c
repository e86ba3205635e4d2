/* Typing, moving, selecting, undoing and marking in a text.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>
#include <string.h>

#include "base/text.h"
#include "casework/mark.h"
#include "support/keys.h"
#include "ui/text_edit.h"
#include "ui/text_edit_state.h"

static int use_utf8(void **state)
{
	(void)state;
	return setlocale(LC_ALL, "C.UTF-8") ? 0 : -1;
}

/* ---------------------------------------------------------------- builders */

static void press_key(struct text_edit *edit, struct key key)
{
	assert_true(text_edit_key(edit, &key));
	key_done(&key);
}

static void type(struct text_edit *edit, const char *text)
{
	for (; *text; text = g_utf8_next_char(text)) {
		gunichar letter = g_utf8_get_char(text);

		if (letter == '\n')
			press_key(edit, (struct key){ .name = KEY_NAME_ENTER });
		else
			press_key(edit, (struct key){ .name = KEY_LETTER, .letter = letter });
	}
}

static void press(struct text_edit *edit, const char *specs)
{
	g_auto(GStrv) keys = g_strsplit(specs, " ", -1);

	for (int i = 0; keys[i]; i++)
		press_key(edit, key_from_spec(keys[i]));
}

static void paste(struct text_edit *edit, const char *text)
{
	press_key(edit, (struct key){ .name = KEY_PASTE, .text = g_strdup(text) });
}

/* The text with the cursor as | and the selection as ‹ ›. */
static void assert_text(struct text_edit *edit, const char *expected)
{
	g_autoptr(GString) shown = g_string_new(text_edit_text(edit));
	size_t start = 0, length = 0, cursor = text_edit_cursor(edit);

	g_string_insert(shown, (gssize)cursor, "|");
	if (text_edit_selection(edit, &start, &length)) {
		size_t end = start + length + (cursor <= start);

		g_string_insert(shown, (gssize)(end + (cursor == start + length)), "›");
		g_string_insert(shown, (gssize)start, "‹");
	}
	assert_string_equal(shown->str, expected);
}

static void assert_drawn(struct text_edit *edit, int rows, int columns, const char *expected)
{
	struct canvas *canvas = canvas_new(rows, columns);
	g_autofree char *picture = NULL;

	text_edit_draw(edit, canvas, (struct area){ 0, 0, rows, columns }, true);
	picture = canvas_dump(canvas, true);
	assert_string_equal(picture, expected);
	canvas_free(canvas);
}

/* ---------------------------------------------------------------- typing and moving */

static void typed_text_stands_there(void **state)
{
	struct text_edit *edit = text_edit_new(NULL);

	(void)state;
	type(edit, "М’ята і замо\u0301к\nдім");
	assert_text(edit, "М’ята і замо\u0301к\nдім|");
	assert_int_equal(text_edit_length(edit), strlen(text_edit_text(edit)));
	text_edit_free(edit);
	text_edit_free(NULL);
}

static void arrows_cross_whole_clusters(void **state)
{
	struct text_edit *edit = text_edit_new("замо\u0301к👨‍👩‍👧!");

	(void)state;
	press(edit, "Left Left");
	assert_text(edit, "замо\u0301к|👨‍👩‍👧!");
	press(edit, "Left Left");
	assert_text(edit, "зам|о\u0301к👨‍👩‍👧!");
	press(edit, "Right Del");
	assert_text(edit, "замо\u0301|👨‍👩‍👧!");
	press(edit, "Del Backspace");
	assert_text(edit, "зам|!");
	press(edit, "Right Right Home Left");
	assert_text(edit, "|зам!");
	text_edit_free(edit);
}

static void a_sign_that_joins_leaves_the_cursor_on_a_border(void **state)
{
	struct text_edit *edit = text_edit_new("\u0301");

	(void)state;
	text_edit_move(edit, 0);
	type(edit, "о");
	assert_text(edit, "о\u0301|");
	text_edit_free(edit);
}

static void words_are_crossed_with_their_apostrophes(void **state)
{
	struct text_edit *edit = text_edit_new("дуже м’який хліб");

	(void)state;
	press(edit, "Ctrl-Left Ctrl-Left");
	assert_text(edit, "дуже |м’який хліб");
	press(edit, "Ctrl-Right");
	assert_text(edit, "дуже м’який |хліб");
	press(edit, "^W");
	assert_text(edit, "дуже |хліб");
	text_edit_free(edit);
}

static void home_and_end_go_by_the_row_and_then_by_the_line(void **state)
{
	struct text_edit *edit = text_edit_new("een twee drie vier vijf\nzes");

	(void)state;
	assert_drawn(edit, 4, 12, "een twee\ndrie vier\nvijf\nzes\ncursor 3 3\n");
	text_edit_move(edit, 11);
	press(edit, "Home");
	assert_text(edit, "een twee |drie vier vijf\nzes");
	press(edit, "End");
	assert_text(edit, "een twee drie vier| vijf\nzes");
	press(edit, "End");
	assert_text(edit, "een twee drie vier vijf|\nzes");
	press(edit, "Home Home");
	assert_text(edit, "|een twee drie vier vijf\nzes");
	press(edit, "^E ^A");
	assert_text(edit, "|een twee drie vier vijf\nzes");
	press(edit, "Ctrl-End Ctrl-Home");
	assert_text(edit, "|een twee drie vier vijf\nzes");
	text_edit_free(edit);
}

static void up_and_down_keep_their_column_over_wrapped_rows(void **state)
{
	struct text_edit *edit = text_edit_new("verantwoord gedaan\nja\nverantwoord");

	(void)state;
	assert_drawn(edit, 5, 13, "verantwoord\ngedaan\nja\nverantwoord\n\ncursor 3 11\n");
	press(edit, "Left Left Up");
	assert_text(edit, "verantwoord gedaan\nja|\nverantwoord");
	press(edit, "Up Up");
	assert_text(edit, "verantwoo|rd gedaan\nja\nverantwoord");
	press(edit, "Down Down Down");
	assert_text(edit, "verantwoord gedaan\nja\nverantwoo|rd");
	press(edit, "Down");
	assert_text(edit, "verantwoord gedaan\nja\nverantwoord|");
	press(edit, "Ctrl-Home Up");
	assert_text(edit, "|verantwoord gedaan\nja\nverantwoord");
	text_edit_free(edit);
}

static void a_page_is_what_is_seen_but_one_row(void **state)
{
	struct text_edit *edit = text_edit_new("a\nb\nc\nd\ne\nf\ng");

	(void)state;
	assert_drawn(edit, 3, 10, "e\nf\ng\ncursor 2 1\n");
	press(edit, "PgUp");
	assert_drawn(edit, 3, 10, "e\nf\ng\ncursor 0 1\n");
	press(edit, "PgUp");
	assert_drawn(edit, 3, 10, "c\nd\ne\ncursor 0 1\n");
	press(edit, "PgDn PgDn PgDn");
	assert_text(edit, "a\nb\nc\nd\ne\nf\ng|");
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
	assert_text(edit, "dag|");
	text_edit_free(edit);
}

/* ---------------------------------------------------------------- selecting and erasing */

static void typing_replaces_the_selection(void **state)
{
	struct text_edit *edit = text_edit_new("een twee");

	(void)state;
	press(edit, "Shift-Left Shift-Left");
	assert_text(edit, "een tw‹|ee›");
	type(edit, "ij");
	assert_text(edit, "een twij|");
	press(edit, "^Z");
	assert_text(edit, "een tw‹|ee›");
	press(edit, "Right");
	assert_text(edit, "een twee|");
	press(edit, "Shift-Home Left");
	assert_text(edit, "|een twee");
	press(edit, "Shift-End Del");
	assert_text(edit, "|");
	text_edit_free(edit);
}

static void lines_are_erased_to_both_sides(void **state)
{
	struct text_edit *edit = text_edit_new("een\ntwee drie\nvier");

	(void)state;
	text_edit_move(edit, 8);
	press(edit, "^K");
	assert_text(edit, "een\ntwee|\nvier");
	press(edit, "^K");
	assert_text(edit, "een\ntwee|vier");
	press(edit, "^U");
	assert_text(edit, "een\n|vier");
	press(edit, "^U ^Z ^Z ^Z");
	assert_text(edit, "een\ntwee| drie\nvier");
	text_edit_free(edit);
}

/* ---------------------------------------------------------------- undo */

static void undo_goes_by_words_and_runs(void **state)
{
	struct text_edit *edit = text_edit_new("");

	(void)state;
	type(edit, "een twee drie");
	press(edit, "Backspace Backspace");
	press(edit, "^Z");
	assert_text(edit, "een twee drie|");
	press(edit, "^Z");
	assert_text(edit, "een twee |");
	press(edit, "^Z ^Z");
	assert_text(edit, "|");
	assert_false(text_edit_undo(edit));
	press(edit, "^Y ^Y ^Y ^Y");
	assert_text(edit, "een twee dr|");
	assert_false(text_edit_redo(edit));
	text_edit_free(edit);
}

static void moving_begins_a_new_step(void **state)
{
	struct text_edit *edit = text_edit_new("");

	(void)state;
	type(edit, "ab");
	press(edit, "Left Right");
	type(edit, "cd");
	press(edit, "^Z");
	assert_text(edit, "ab|");
	type(edit, "x");
	assert_false(text_edit_redo(edit));
	text_edit_free(edit);
}

static void a_paste_of_several_lines_is_one_step(void **state)
{
	struct text_edit *edit = text_edit_new("voor na");

	(void)state;
	text_edit_move(edit, 5);
	paste(edit, "een\r\ntwee\ndrie ");
	assert_text(edit, "voor een\ntwee\ndrie |na");
	press(edit, "^Z");
	assert_text(edit, "voor |na");
	text_edit_free(edit);
}

static void what_is_too_long_is_refused_whole(void **state)
{
	g_autofree char *almost = g_strnfill(TEXT_EDIT_MAX - 2, 'a');
	struct text_edit *edit = text_edit_new(almost);

	(void)state;
	paste(edit, "абв");
	assert_int_equal(text_edit_length(edit), TEXT_EDIT_MAX - 2);
	assert_true(text_edit_refused(edit));
	assert_false(text_edit_refused(edit));
	assert_false(text_edit_has_change(edit));
	type(edit, "а");
	assert_int_equal(text_edit_length(edit), TEXT_EDIT_MAX);
	type(edit, "b");
	assert_true(text_edit_refused(edit));
	press(edit, "Backspace");
	assert_false(text_edit_refused(edit));
	text_edit_free(edit);
}

/* ---------------------------------------------------------------- marks */

static void a_sign_comes_and_goes_at_the_start_of_a_line(void **state)
{
	struct text_edit *edit = text_edit_new("вела рахунки\nдля всіх");

	(void)state;
	text_edit_move(edit, 4);
	text_edit_mark(edit, '*');
	assert_text(edit, "* ве|ла рахунки\nдля всіх");
	text_edit_mark(edit, '+');
	assert_text(edit, "+ ве|ла рахунки\nдля всіх");
	text_edit_mark(edit, '+');
	assert_text(edit, "ве|ла рахунки\nдля всіх");
	press(edit, "^Z ^Z ^Z");
	assert_text(edit, "ве|ла рахунки\nдля всіх");
	text_edit_mark(edit, 'x');
	assert_text(edit, "ве|ла рахунки\nдля всіх");
	text_edit_free(edit);
}

static void an_empty_line_can_be_marked_before_it_is_typed(void **state)
{
	struct text_edit *edit = text_edit_new("");

	(void)state;
	text_edit_mark(edit, '!');
	assert_text(edit, "! |");
	text_edit_mark(edit, '!');
	assert_text(edit, "|");
	type(edit, "(сміється)");
	text_edit_mark(edit, '(');
	assert_text(edit, "( (сміється)|");
	text_edit_free(edit);
}

static void a_selection_is_marked_and_unmarked(void **state)
{
	struct text_edit *edit = text_edit_new("хоче з цифрами");

	(void)state;
	press(edit, "Shift-Home");
	text_edit_mark(edit, '+');
	assert_text(edit, "+[хоче з цифрами]|");
	text_edit_mark(edit, '*');
	assert_text(edit, "*|[хоче з цифрами]");
	text_edit_mark(edit, '*');
	assert_text(edit, "хоче з цифрами|");
	press(edit, "^Z ^Z ^Z");
	assert_text(edit, "‹|хоче з цифрами›");
	text_edit_free(edit);
}

static void the_blanks_around_a_selection_stay_outside(void **state)
{
	struct text_edit *edit = text_edit_new("a  b c ");

	(void)state;
	text_edit_move(edit, 1);
	press(edit, "Shift-Right Shift-Right Shift-Right Shift-Right");
	text_edit_mark(edit, '=');
	assert_text(edit, "a  =[b]| c ");
	text_edit_move(edit, 8);
	press(edit, "Shift-Right");
	text_edit_mark(edit, '=');
	assert_string_equal(text_edit_text(edit), "a  =[b] =[c] ");
	text_edit_free(edit);
}

/* ---------------------------------------------------------------- drawing */

static void marks_and_selection_are_seen(void **state)
{
	struct text_edit *edit = text_edit_new("* вела рахунки\n(сміється) +[хоче] ще\n\nтак");

	(void)state;
	text_edit_move(edit, strlen("* вела рахунки\n(сміється) "));
	assert_drawn(edit, 5, 40,
		     "{mark:* вела рахунки}\n(сміється) {mark:+[хоче]} ще\n\nтак\n\ncursor 1 11\n");
	press(edit, "Right Right Shift-Down Shift-Down");
	assert_drawn(edit, 5, 40,
		     "{mark:* вела рахунки}\n(сміється) {mark:+[}{passage:хоче] ще }\n{passage: "
		     "}\n{passage:так}\n\ncursor 3 3\n");
	text_edit_free(edit);
}

static void a_selected_empty_line_is_seen(void **state)
{
	struct text_edit *edit = text_edit_new("ja\n\nnee");

	(void)state;
	text_edit_move(edit, 1);
	press(edit, "Shift-Down Shift-Down");
	assert_drawn(edit, 3, 10, "j{passage:a }\n{passage: }\n{passage:n}ee\ncursor 2 1\n");
	text_edit_free(edit);
}

static void wide_letters_are_never_cut(void **state)
{
	struct text_edit *edit = text_edit_new("漢字漢");

	(void)state;
	assert_drawn(edit, 3, 4, "漢\n字\n漢\ncursor 2 2\n");
	assert_drawn(edit, 2, 1, "\n\ncursor 1 0\n");
	text_edit_free(edit);
}

static void one_row_is_enough_to_type_in(void **state)
{
	struct text_edit *edit = text_edit_new("een twee drie\nvier");

	(void)state;
	assert_drawn(edit, 1, 10, "vier\ncursor 0 4\n");
	press(edit, "Up");
	assert_drawn(edit, 1, 10, "drie\ncursor 0 4\n");
	press(edit, "Up");
	assert_drawn(edit, 1, 10, "een twee\ncursor 0 4\n");
	text_edit_free(edit);
}

static void the_cursor_has_room_behind_the_last_letter(void **state)
{
	struct text_edit *edit = text_edit_new("");

	(void)state;
	type(edit, "een twee");
	assert_drawn(edit, 2, 9, "een twee\n\ncursor 0 8\n");
	type(edit, "   ");
	assert_drawn(edit, 2, 9, "een twee\n\ncursor 0 8\n");
	type(edit, "x");
	assert_drawn(edit, 2, 9, "een twee\nx\ncursor 1 1\n");
	text_edit_free(edit);
}

static void another_size_keeps_text_and_cursor(void **state)
{
	struct text_edit *edit = text_edit_new("een twee drie vier vijf zes zeven");

	(void)state;
	text_edit_move(edit, 14);
	assert_drawn(edit, 2, 30, "een twee drie vier vijf zes\nzeven\ncursor 0 14\n");
	assert_drawn(edit, 2, 10, "een twee\ndrie vier\ncursor 1 5\n");
	assert_drawn(edit, 3, 6, "twee\ndrie\nvier\ncursor 2 0\n");
	assert_drawn(edit, 2, 30, "een twee drie vier vijf zes\nzeven\ncursor 0 14\n");
	text_edit_free(edit);
}

static void text_above_the_view_may_change_without_moving_it(void **state)
{
	struct text_edit *edit = text_edit_new("a\nb\nc\nd\ne\nf");

	(void)state;
	assert_drawn(edit, 3, 10, "d\ne\nf\ncursor 2 1\n");
	press(edit, "Up Up");
	type(edit, "x");
	assert_drawn(edit, 3, 10, "dx\ne\nf\ncursor 0 2\n");
	press(edit, "Ctrl-Home");
	assert_drawn(edit, 3, 10, "a\nb\nc\ncursor 0 0\n");
	press(edit, "Ctrl-End Backspace Backspace Backspace Backspace");
	assert_drawn(edit, 3, 10, "b\nc\ndx\ncursor 2 2\n");
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

/* ---------------------------------------------------------------- whatever is typed */

static void press_something(struct text_edit *edit, GRand *dice)
{
	static const char *const specs[] = {
		"Left",        "Right",     "Up",         "Down",       "Home",       "End",
		"PgUp",        "PgDn",      "Ctrl-Left",  "Ctrl-Right", "Ctrl-Home",  "Ctrl-End",
		"Backspace",   "Backspace", "Del",        "^A",         "^E",         "^W",
		"^K",          "^U",        "^Z",         "^Z",         "^Y",         "Shift-Left",
		"Shift-Right", "Shift-Up",  "Shift-Down", "Shift-End",  "Shift-Home",
	};
	static const char *const letters[] = { "а", "b", " ",      "\n",    "\u0301", "ї",
					       "🇺", "👩", "\u200d", "漢",    "[",      "]",
					       "*", "(", "’",      "\u00a0" };
	static const char *const pastes[] = {
		"een twee\n\ndrie", "",
		"\u0301о",          "👨‍👩‍👧",
		"+[ja] nee\n* zo",  "a b c d e f g h i j k l m n o p q r s t u v w x y z"
	};
	static const char signs[] = "*+!(=";

	switch (g_rand_int_range(dice, 0, 10)) {
	case 0:
		paste(edit, pastes[g_rand_int_range(dice, 0, G_N_ELEMENTS(pastes))]);
		break;
	case 1:
		text_edit_mark(edit, signs[g_rand_int_range(dice, 0, 5)]);
		break;
	case 2:
	case 3:
	case 4:
	case 5:
		press(edit, specs[g_rand_int_range(dice, 0, G_N_ELEMENTS(specs))]);
		break;
	default:
		type(edit, letters[g_rand_int_range(dice, 0, G_N_ELEMENTS(letters))]);
	}
}

static void assert_border(const char *text, size_t offset)
{
	size_t length = strlen(text), border = 0;

	while (border < offset)
		border = text_cluster_next(text, length, border);
	assert_int_equal(border, offset);
}

static void assert_sound(struct text_edit *edit, int columns)
{
	size_t start, length;

	assert_int_equal(strlen(text_edit_text(edit)), text_edit_length(edit));
	assert_true(g_utf8_validate(text_edit_text(edit), -1, NULL));
	assert_border(text_edit_text(edit), text_edit_cursor(edit));
	if (text_edit_selection(edit, &start, &length)) {
		assert_border(text_edit_text(edit), start);
		assert_border(text_edit_text(edit), start + length);
	}
	if (columns) {
		struct canvas *canvas = canvas_new(4, columns);
		int row, column;

		text_edit_draw(edit, canvas, (struct area){ 0, 0, 4, columns }, true);
		canvas_cursor_at(canvas, &row, &column);
		assert_in_range(row, 0, 3);
		assert_in_range(column, 0, columns - 1);
		canvas_free(canvas);
	}
}

static void apply_change(struct text_edit *edit, GString *stored)
{
	size_t start, removed, length;
	const char *inserted;

	if (!text_edit_take_change(edit, &start, &removed, &inserted, &length))
		return;
	g_string_erase(stored, (gssize)start, (gssize)removed);
	g_string_insert_len(stored, (gssize)start, inserted, (gssize)length);
	assert_false(text_edit_has_change(edit));
}

static void the_changes_taken_always_give_the_text(void **state)
{
	g_autoptr(GRand) dice = g_rand_new_with_seed(17);

	(void)state;
	for (int round = 0; round < 60; round++) {
		g_autoptr(GString) stored = g_string_new("Готувала для двору.\n* вела рахунки\n");
		struct text_edit *edit = text_edit_new(stored->str);

		for (int step = 0; step < 200; step++) {
			press_something(edit, dice);
			assert_sound(edit, step % 5 ? 0 : g_rand_int_range(dice, 1, 30));
			if (g_rand_int_range(dice, 0, 4))
				continue;
			apply_change(edit, stored);
			assert_string_equal(stored->str, text_edit_text(edit));
		}
		text_edit_free(edit);
	}
}

static void a_change_taken_back_at_once_is_none(void **state)
{
	struct text_edit *edit = text_edit_new("abc");
	size_t start, removed, length;
	const char *inserted;

	(void)state;
	assert_false(text_edit_take_change(edit, &start, &removed, &inserted, &length));
	type(edit, "d");
	press(edit, "Backspace");
	assert_false(text_edit_has_change(edit));
	text_edit_move(edit, 1);
	type(edit, "x");
	press(edit, "End");
	type(edit, "y");
	assert_true(text_edit_take_change(edit, &start, &removed, &inserted, &length));
	assert_int_equal(start, 1);
	assert_int_equal(removed, 2);
	assert_int_equal(length, 4);
	assert_memory_equal(inserted, "xbcy", 4);
	text_edit_free(edit);
}

/* All the way back every state is met again on the way forth. */
static void undo_and_redo_walk_the_same_states(void **state)
{
	g_autoptr(GRand) dice = g_rand_new_with_seed(23);

	(void)state;
	for (int round = 0; round < 40; round++) {
		const char *first = "речення одне.\nдруге";
		struct text_edit *edit = text_edit_new(first);
		g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func(g_free);

		for (int step = 0; step < 150; step++)
			press_something(edit, dice);
		while (text_edit_redo(edit))
			;
		do
			g_ptr_array_add(states, g_strdup(text_edit_text(edit)));
		while (text_edit_undo(edit));
		assert_string_equal(text_edit_text(edit), first);
		for (guint i = states->len; i-- > 0;) {
			assert_string_equal(text_edit_text(edit), g_ptr_array_index(states, i));
			assert_sound(edit, 20);
			text_edit_redo(edit);
		}
		text_edit_free(edit);
	}
}

/* A text as simple as it can be, and each of its former states. */
struct model {
	GString *text;
	size_t cursor;
	GPtrArray *before; /* of char * */
};

static void model_replace(struct model *model, size_t start, size_t end, const char *inserted)
{
	g_ptr_array_add(model->before, g_strdup(model->text->str));
	g_string_erase(model->text, (gssize)start, (gssize)(end - start));
	g_string_insert(model->text, (gssize)start, inserted);
	model->cursor = start + strlen(inserted);
}

static void model_and_edit(struct model *model, struct text_edit *edit, GRand *dice)
{
	static const char *const words[] = {
		"одне ", "ї", "漢字", "een\ntwee", "👨‍👩‍👧", "zo’n"
	};
	const char *word = words[g_rand_int_range(dice, 0, G_N_ELEMENTS(words))];
	size_t left = text_cluster_previous(model->text->str, model->text->len, model->cursor);
	size_t right = text_cluster_next(model->text->str, model->text->len, model->cursor);

	switch (g_rand_int_range(dice, 0, 6)) {
	case 0:
		press(edit, "Left");
		model->cursor = left;
		break;
	case 1:
		press(edit, "Right");
		model->cursor = right;
		break;
	case 2: /* moving parts the steps of undo */
		press(edit, "Home");
		text_edit_move(edit, model->cursor);
		press(edit, "Backspace");
		if (left < model->cursor)
			model_replace(model, left, model->cursor, "");
		break;
	case 3:
		text_edit_move(edit, model->cursor);
		press(edit, "Del");
		if (right > model->cursor)
			model_replace(model, model->cursor, right, "");
		break;
	default:
		text_edit_insert(edit, word);
		model_replace(model, model->cursor, model->cursor, word);
	}
}

static void a_naive_text_would_do_the_same(void **state)
{
	g_autoptr(GRand) dice = g_rand_new_with_seed(31);

	(void)state;
	for (int round = 0; round < 50; round++) {
		struct model model = { g_string_new(NULL), 0, g_ptr_array_new_full(0, g_free) };
		struct text_edit *edit = text_edit_new("");

		for (int step = 0; step < 200; step++) {
			model_and_edit(&model, edit, dice);
			assert_string_equal(text_edit_text(edit), model.text->str);
			assert_int_equal(text_edit_cursor(edit), model.cursor);
		}
		for (guint i = model.before->len; i-- > 0;) {
			assert_true(text_edit_undo(edit));
			assert_string_equal(text_edit_text(edit),
					    g_ptr_array_index(model.before, i));
		}
		assert_false(text_edit_undo(edit));
		while (text_edit_redo(edit))
			;
		assert_string_equal(text_edit_text(edit), model.text->str);
		g_string_free(model.text, TRUE);
		g_ptr_array_unref(model.before);
		text_edit_free(edit);
	}
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
	type(edit, "![ja] en ");
	assert_drawn(edit, 1, 40, "{mark:![ja]} en een {mark:+[twee]} drie\ncursor 0 9\n");
	press(edit, "^U");
	assert_drawn(edit, 1, 40, "een {mark:+[twee]} drie\ncursor 0 0\n");
	press(edit, "Ctrl-Right Backspace");
	assert_drawn(edit, 1, 40, "een +twee] drie\ncursor 0 5\n");
	text_edit_free(edit);
}

/* ---------------------------------------------------------------- long answers */

static void a_long_answer_costs_a_key_no_more_than_a_note(void **state)
{
	g_autoptr(GString) text = g_string_new(NULL);
	struct text_edit *edit;
	guint64 before;

	(void)state;
	while (g_utf8_strlen(text->str, -1) < 100000)
		for (int i = 0; i < 1000; i++)
			g_string_append(text, i % 9 ? "речення " : "ще\n");
	edit = text_edit_new(text->str);
	text_edit_move(edit, text->len / 2);
	assert_sound(edit, 78);
	before = text_layout_work(edit->layout);
	for (int i = 0; i < 1000; i++) {
		type(edit, i % 6 ? "а" : " ");
		if (i % 50 == 0)
			assert_sound(edit, 78);
	}
	assert_true(text_layout_work(edit->layout) - before < 10000);
	assert_int_equal(text_edit_length(edit), text->len + 1000 + 833);
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
		cmocka_unit_test(a_sign_comes_and_goes_at_the_start_of_a_line),
		cmocka_unit_test(an_empty_line_can_be_marked_before_it_is_typed),
		cmocka_unit_test(a_selection_is_marked_and_unmarked),
		cmocka_unit_test(the_blanks_around_a_selection_stay_outside),
		cmocka_unit_test(marks_and_selection_are_seen),
		cmocka_unit_test(a_selected_empty_line_is_seen),
		cmocka_unit_test(wide_letters_are_never_cut),
		cmocka_unit_test(one_row_is_enough_to_type_in),
		cmocka_unit_test(the_cursor_has_room_behind_the_last_letter),
		cmocka_unit_test(another_size_keeps_text_and_cursor),
		cmocka_unit_test(text_above_the_view_may_change_without_moving_it),
		cmocka_unit_test(nothing_is_drawn_outside_the_area),
		cmocka_unit_test(the_changes_taken_always_give_the_text),
		cmocka_unit_test(a_change_taken_back_at_once_is_none),
		cmocka_unit_test(undo_and_redo_walk_the_same_states),
		cmocka_unit_test(a_naive_text_would_do_the_same),
		cmocka_unit_test(marks_are_read_as_casework_reads_them),
		cmocka_unit_test(brackets_are_followed_through_edits),
		cmocka_unit_test(a_long_answer_costs_a_key_no_more_than_a_note),
	};

	return cmocka_run_group_tests(tests, use_utf8, NULL);
}

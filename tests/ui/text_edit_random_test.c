/* Whatever is typed, the text, its changes and its undo stay sound; however long it is, a key stays cheap.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/text.h"
#include "support/text_edits.h"
#include "ui/text_edit_state.h"

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
		edit_paste(edit, pastes[g_rand_int_range(dice, 0, G_N_ELEMENTS(pastes))]);
		break;
	case 1:
		text_edit_mark(edit, signs[g_rand_int_range(dice, 0, 5)]);
		break;
	case 2:
	case 3:
	case 4:
	case 5:
		edit_press(edit, specs[g_rand_int_range(dice, 0, G_N_ELEMENTS(specs))]);
		break;
	default:
		edit_type(edit, letters[g_rand_int_range(dice, 0, G_N_ELEMENTS(letters))]);
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
	edit_type(edit, "d");
	edit_press(edit, "Backspace");
	assert_false(text_edit_has_change(edit));
	text_edit_move(edit, 1);
	edit_type(edit, "x");
	edit_press(edit, "End");
	edit_type(edit, "y");
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
		edit_press(edit, "Left");
		model->cursor = left;
		break;
	case 1:
		edit_press(edit, "Right");
		model->cursor = right;
		break;
	case 2: /* moving parts the steps of undo */
		edit_press(edit, "Home");
		text_edit_move(edit, model->cursor);
		edit_press(edit, "Backspace");
		if (left < model->cursor)
			model_replace(model, left, model->cursor, "");
		break;
	case 3:
		text_edit_move(edit, model->cursor);
		edit_press(edit, "Del");
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
		edit_type(edit, i % 6 ? "а" : " ");
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
		cmocka_unit_test(the_changes_taken_always_give_the_text),
		cmocka_unit_test(a_change_taken_back_at_once_is_none),
		cmocka_unit_test(undo_and_redo_walk_the_same_states),
		cmocka_unit_test(a_naive_text_would_do_the_same),
		cmocka_unit_test(a_long_answer_costs_a_key_no_more_than_a_note),
	};

	return cmocka_run_group_tests(tests, use_utf8, NULL);
}

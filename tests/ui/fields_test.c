/* Lines, choices, days, passphrases and lists.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/golden.h"
#include "support/keys.h"
#include "ui/fields.h"
#include "ui/line_edit.h"
#include "ui/list_view.h"

static void line_keys(struct line_edit *edit, const char *specs)
{
	g_auto(GStrv) all = g_strsplit(specs, " ", -1);

	for (char **spec = all; *spec; spec++) {
		struct key key = key_from_spec(*spec);

		assert_true(line_edit_key(edit, &key));
	}
}

static void line_paste(struct line_edit *edit, const char *text)
{
	struct key key = { .name = KEY_PASTE, .text = g_strdup(text) };

	assert_true(line_edit_key(edit, &key));
	key_done(&key);
}

static void assert_line(struct line_edit *edit, const char *wanted)
{
	assert_string_equal(line_edit_text(edit), wanted);
}

static void assert_drawn_line(struct line_edit *edit, int width, const char *wanted)
{
	struct canvas *canvas = canvas_new(1, width);
	g_autofree char *dump = NULL;

	line_edit_draw(edit, canvas, 0, 0, width, true);
	dump = canvas_dump(canvas, false);
	assert_string_equal(dump, wanted);
	canvas_free(canvas);
}

static void a_line_is_edited_cluster_by_cluster(void **state)
{
	struct line_edit *edit = line_edit_new("замо\u0301к", 100);

	(void)state;
	line_keys(edit, "Left Left Del");
	assert_line(edit, "замк");
	line_keys(edit, "Home ґ Right End Backspace");
	assert_line(edit, "ґзам");
	line_edit_free(edit);
}

static void words_are_crossed_and_taken_whole(void **state)
{
	struct line_edit *edit = line_edit_new("моя мама в’яже", 100);

	(void)state;
	line_keys(edit, "^W");
	assert_line(edit, "моя мама ");
	line_keys(edit, "Ctrl-Left Ctrl-Left Ctrl-Del");
	assert_line(edit, "мама ");
	line_keys(edit, "^E ^U x ^A ^K");
	assert_line(edit, "");
	line_edit_free(edit);
}

static void a_pasted_line_end_becomes_a_blank(void **state)
{
	struct line_edit *edit = line_edit_new("", 100);

	(void)state;
	line_paste(edit, "Nijmegen\nHatert\n");
	assert_line(edit, "Nijmegen Hatert");
	line_edit_free(edit);
}

static void what_is_too_long_is_refused_whole_with_a_sign(void **state)
{
	struct line_edit *edit = line_edit_new("abc", 5);

	(void)state;
	line_paste(edit, "xyz");
	assert_line(edit, "abc");
	assert_drawn_line(edit, 6, "abc  !\ncursor 0 3\n");
	line_keys(edit, "x y");
	assert_line(edit, "abcxy");
	assert_drawn_line(edit, 6, "abcxy\ncursor 0 5\n");
	line_edit_free(edit);
}

static void the_cursor_of_a_long_line_stays_in_the_field(void **state)
{
	struct line_edit *edit = line_edit_new("перспектива", 100);

	(void)state;
	assert_drawn_line(edit, 6, "…ва\ncursor 0 3\n");
	line_keys(edit, "x y");
	assert_drawn_line(edit, 6, "…ваxy\ncursor 0 5\n");
	line_keys(edit, "z");
	assert_drawn_line(edit, 6, "…yz\ncursor 0 3\n");
	line_keys(edit, "Home");
	assert_drawn_line(edit, 6, "персп…\ncursor 0 0\n");
	line_edit_free(edit);
}

static void keys_of_the_form_are_not_taken_by_a_line(void **state)
{
	struct line_edit *edit = line_edit_new("x", 100);
	const char *specs[] = { "Enter", "Esc", "Tab", "Up", "Down", "^S", "M-x", "F1" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(specs); i++) {
		struct key key = key_from_spec(specs[i]);

		assert_false(line_edit_key(edit, &key));
	}
	assert_line(edit, "x");
	line_edit_free(edit);
}

static void a_choice_goes_round(void **state)
{
	struct choice choice = { .count = 3 };
	struct key right = key_from_spec("Right"), left = key_from_spec("Left");
	struct key letter = key_from_spec("x");

	(void)state;
	assert_true(choice_key(&choice, &left));
	assert_int_equal(choice.selected, 2);
	assert_true(choice_key(&choice, &right));
	assert_int_equal(choice.selected, 0);
	assert_false(choice_key(&choice, &letter));
}

static void a_choice_stands_between_its_arrows(void **state)
{
	struct canvas *canvas = canvas_new(2, 16);
	struct choice choice = { .count = 3 };
	g_autofree char *dump = NULL;

	(void)state;
	choice_draw(&choice, canvas, 0, 0, 16, "погоджено", true);
	choice_draw(&choice, canvas, 1, 0, 10, "погоджено", false);
	dump = canvas_dump(canvas, true);
	assert_string_equal(dump, "{hint:‹} {selected:погоджено} {hint:›}\n"
				  "{hint:‹} погод… {hint:›}\ncursor 0 2\n");
	canvas_free(canvas);
}

static void day_keys(struct day_edit *edit, const char *text)
{
	for (; *text; text++) {
		struct key key = { .name = KEY_LETTER, .letter = (gunichar)*text };

		assert_true(day_edit_key(edit, &key));
	}
}

static void a_day_is_understood_as_people_type_it(void **state)
{
	day today = day_from_date(2026, 11, 20);
	struct day_edit *edit = day_edit_new(DAY_NONE, today);
	struct canvas *canvas = canvas_new(1, 40);
	g_autofree char *dump = NULL;

	(void)state;
	assert_true(day_edit_is_valid(edit));
	assert_int_equal(day_edit_value(edit), DAY_NONE);
	day_keys(edit, "+");
	assert_false(day_edit_is_valid(edit));
	day_keys(edit, "7");
	assert_int_equal(day_edit_value(edit), today + 7);
	day_edit_draw(edit, canvas, 0, 0, 40, true);
	dump = canvas_dump(canvas, false);
	assert_string_equal(dump, "+7           = 2026-11-27\ncursor 0 2\n");
	day_edit_free(edit);
	canvas_free(canvas);
}

static void passphrase_keys(struct passphrase_edit *edit, const char *specs)
{
	g_auto(GStrv) all = g_strsplit(specs, " ", -1);

	for (char **spec = all; *spec; spec++) {
		struct key key = key_from_spec(*spec);

		assert_true(passphrase_edit_key(edit, &key));
	}
}

static void assert_drawn_passphrase(struct passphrase_edit *edit, const char *wanted)
{
	struct canvas *canvas = canvas_new(1, 8);
	g_autofree char *dump = NULL;

	passphrase_edit_draw(edit, canvas, 0, 0, 8, true);
	dump = canvas_dump(canvas, false);
	assert_string_equal(dump, wanted);
	canvas_free(canvas);
}

static void a_passphrase_shows_a_dot_for_each_cluster(void **state)
{
	struct passphrase_edit *edit = passphrase_edit_new();

	(void)state;
	passphrase_keys(edit, "к і \u0301 т Space 7");
	assert_drawn_passphrase(edit, "•••••\ncursor 0 5\n");
	passphrase_keys(edit, "Backspace Backspace Backspace Backspace");
	assert_string_equal(secret_bytes(passphrase_edit_secret(edit)), "к");
	passphrase_keys(edit, "^U");
	assert_int_equal(secret_length(passphrase_edit_secret(edit)), 0);
	passphrase_edit_free(edit);
}

static void a_passphrase_is_shown_plainly_on_request(void **state)
{
	struct passphrase_edit *edit = passphrase_edit_new();

	(void)state;
	passphrase_keys(edit, "т а є м н и ц я F2");
	assert_drawn_passphrase(edit, "аємниця\ncursor 0 7\n");
	passphrase_keys(edit, "M-м");
	assert_drawn_passphrase(edit, "•••••••\ncursor 0 7\n");
	passphrase_edit_free(edit);
}

static void a_passphrase_that_is_too_long_is_refused(void **state)
{
	struct passphrase_edit *edit = passphrase_edit_new();
	struct key key = { .name = KEY_PASTE, .text = g_strnfill(SECRET_MAX + 1, 'x') };

	(void)state;
	assert_true(passphrase_edit_key(edit, &key));
	assert_int_equal(secret_length(passphrase_edit_secret(edit)), 0);
	assert_drawn_passphrase(edit, "       !\ncursor 0 0\n");
	key_done(&key);
	passphrase_edit_free(edit);
}

/* ------------------------------------------------------------------------------------------- lists */

static void draw_number(void *data, struct canvas *canvas, int index, struct area line,
			bool selected)
{
	g_autofree char *text = g_strdup_printf("%s %d", (const char *)data, index);

	canvas_text_in(canvas, line.row, line.column, line.width,
		       selected ? STYLE_SELECTED : STYLE_TEXT, text);
}

static void list_keys(struct list_view *list, const char *specs)
{
	g_auto(GStrv) all = g_strsplit(specs, " ", -1);

	for (char **spec = all; *spec; spec++) {
		struct key key = key_from_spec(*spec);

		assert_true(list_view_key(list, &key));
	}
}

static void assert_drawn_list(struct list_view *list, const char *wanted)
{
	struct canvas *canvas = canvas_new(3, 12);
	g_autofree char *dump = NULL;

	list_view_draw(list, canvas, (struct area){ 0, 0, 3, 12 }, draw_number, "рядок");
	dump = canvas_dump(canvas, false);
	assert_string_equal(dump, wanted);
	canvas_free(canvas);
}

static void a_list_scrolls_no_further_than_it_must(void **state)
{
	struct list_view list = { 0 };

	(void)state;
	list_view_set_count(&list, 5);
	assert_drawn_list(&list, "› рядок 0\n  рядок 1\n  рядок 2  ↓\ncursor 0 0\n");
	list_keys(&list, "Down Down Down");
	assert_drawn_list(&list, "  рядок 1  ↑\n  рядок 2\n› рядок 3  ↓\ncursor 2 0\n");
	list_keys(&list, "Up");
	assert_drawn_list(&list, "  рядок 1  ↑\n› рядок 2\n  рядок 3  ↓\ncursor 1 0\n");
	list_keys(&list, "End Down");
	assert_drawn_list(&list, "  рядок 2  ↑\n  рядок 3\n› рядок 4\ncursor 2 0\n");
	list_keys(&list, "PgUp");
	assert_drawn_list(&list, "› рядок 2  ↑\n  рядок 3\n  рядок 4\ncursor 0 0\n");
	list_keys(&list, "Home Up");
	assert_int_equal(list.selected, 0);
}

static void a_shorter_list_keeps_its_selection_inside(void **state)
{
	struct list_view list = { 0 };

	(void)state;
	list_view_set_count(&list, 5);
	list_keys(&list, "End");
	list_view_set_count(&list, 2);
	assert_drawn_list(&list, "  рядок 0\n› рядок 1\n\ncursor 1 0\n");
	list_view_set_count(&list, 0);
	assert_int_equal(list.selected, -1);
	assert_drawn_list(&list, "\n\n\ncursor -1 -1\n");
}

static void letters_are_not_keys_of_a_list(void **state)
{
	struct list_view list = { .count = 3 };
	struct key key = key_from_spec("x");

	(void)state;
	assert_false(list_view_key(&list, &key));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_edited_cluster_by_cluster),
		cmocka_unit_test(words_are_crossed_and_taken_whole),
		cmocka_unit_test(a_pasted_line_end_becomes_a_blank),
		cmocka_unit_test(what_is_too_long_is_refused_whole_with_a_sign),
		cmocka_unit_test(the_cursor_of_a_long_line_stays_in_the_field),
		cmocka_unit_test(keys_of_the_form_are_not_taken_by_a_line),
		cmocka_unit_test(a_choice_goes_round),
		cmocka_unit_test(a_choice_stands_between_its_arrows),
		cmocka_unit_test(a_day_is_understood_as_people_type_it),
		cmocka_unit_test(a_passphrase_shows_a_dot_for_each_cluster),
		cmocka_unit_test(a_passphrase_is_shown_plainly_on_request),
		cmocka_unit_test(a_passphrase_that_is_too_long_is_refused),
		cmocka_unit_test(a_list_scrolls_no_further_than_it_must),
		cmocka_unit_test(a_shorter_list_keeps_its_selection_inside),
		cmocka_unit_test(letters_are_not_keys_of_a_list),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}

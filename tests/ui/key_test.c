/* Keys: from bytes, and by their names in either layout.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/keys.h"
#include "ui/key.h"
#include "ui/key_decode.h"
#include "ui/text_edit.h"

/* "Left:C" as one word for each key: the spec when there is one, with S and C for shift and control. */
static void describe(GString *words, const struct key *key)
{
	static const char *const names[] = {
		[KEY_NAME_ENTER] = "Enter",
		[KEY_NAME_TAB] = "Tab",
		[KEY_NAME_BACK_TAB] = "BackTab",
		[KEY_NAME_BACKSPACE] = "Backspace",
		[KEY_NAME_DELETE] = "Del",
		[KEY_NAME_ESCAPE] = "Esc",
		[KEY_NAME_UP] = "Up",
		[KEY_NAME_DOWN] = "Down",
		[KEY_NAME_LEFT] = "Left",
		[KEY_NAME_RIGHT] = "Right",
		[KEY_NAME_HOME] = "Home",
		[KEY_NAME_END] = "End",
		[KEY_NAME_PAGE_UP] = "PgUp",
		[KEY_NAME_PAGE_DOWN] = "PgDn",
		[KEY_NAME_INSERT] = "Ins",
		[KEY_UNKNOWN] = "?",
	};

	if (words->len)
		g_string_append_c(words, ' ');
	if (key->name == KEY_CONTROL)
		g_string_append_c(words, '^');
	if (key->name == KEY_ALT)
		g_string_append(words, "M-");
	if (key->name <= KEY_ALT)
		g_string_append_unichar(words, key->letter);
	else if (key->name == KEY_FUNCTION)
		g_string_append_printf(words, "F%u", key->letter);
	else if (key->name == KEY_PASTE)
		g_string_append_printf(words, "<%s>", key->text);
	else
		g_string_append(words, names[key->name]);
	if (key->shift || key->control)
		g_string_append_printf(words, ":%s%s", key->shift ? "S" : "",
				       key->control ? "C" : "");
}

static char *words_of(GArray *keys)
{
	GString *words = g_string_new(NULL);

	for (guint i = 0; i < keys->len; i++) {
		describe(words, &g_array_index(keys, struct key, i));
		key_done(&g_array_index(keys, struct key, i));
	}
	g_array_set_size(keys, 0);
	return g_string_free(words, FALSE);
}

static void assert_read_in_pieces(const char *bytes, size_t piece, const char *wanted)
{
	struct key_decoder *decoder = key_decoder_new();
	g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(struct key));
	g_autofree char *words = NULL;
	size_t length = strlen(bytes);

	for (size_t i = 0; i < length; i += piece)
		key_decoder_feed(decoder, bytes + i, MIN(piece, length - i), keys);
	key_decoder_flush(decoder, keys);
	words = words_of(keys);
	assert_string_equal(words, wanted);
	key_decoder_free(decoder);
}

static void assert_read(const char *bytes, const char *wanted)
{
	assert_read_in_pieces(bytes, strlen(bytes), wanted);
	assert_read_in_pieces(bytes, 1, wanted);
	assert_read_in_pieces(bytes, 3, wanted);
}

static void letters_and_control_keys_are_read(void **state)
{
	(void)state;
	assert_read("aЇ\u0301世", "a Ї \u0301 世");
	assert_read("\r\t\177\b\006\032\035", "Enter Tab Backspace Backspace ^f ^z ^]");
}

static void escape_alone_is_a_key_and_with_a_letter_it_is_alt(void **state)
{
	(void)state;
	assert_read("\033", "Esc");
	assert_read("\033f", "M-f");
	assert_read("\033т", "M-т");
	assert_read("\033+", "M-+");
	assert_read("\033[", "M-[");
	assert_read("\033O", "M-O");
	assert_read("\033\033", "Esc Esc");
	assert_read("\033\r", "Esc Enter");
	assert_read("\033\177", "Backspace:C");
}

static void arrows_are_read_whatever_terminal_sends_them(void **state)
{
	(void)state;
	assert_read("\033[A\033OB\033[C\033OD", "Up Down Right Left");
	assert_read("\033[H\033OF\033[1~\033[4~\033[7~\033[8~", "Home End Home End Home End");
	assert_read("\033[2~\033[3~\033[5~\033[6~\033[Z", "Ins Del PgUp PgDn BackTab");
}

static void modifiers_are_read(void **state)
{
	(void)state;
	assert_read("\033[1;5D\033[1;2C\033[1;6H\033[1;3A", "Left:C Right:S Home:SC Up:C");
	assert_read("\033[3;5~\033[5;2~", "Del:C PgUp:S");
	assert_read("\033Od\033[a\033[8^\033[7$\033O5C", "Left:C Up:S End:C ? Right:C");
}

static void function_keys_are_read(void **state)
{
	(void)state;
	assert_read("\033OP\033[[B\033[13~\033OS", "F1 F2 F3 F4");
	assert_read("\033[15~\033[17~\033[18~\033[19~\033[20~\033[21~\033[23~\033[24~",
		    "F5 F6 F7 F8 F9 F10 F11 F12");
	assert_read("\033[1;2P", "F1:S");
}

static void sequences_nobody_knows_are_swallowed_whole(void **state)
{
	(void)state;
	assert_read("\033[99~a", "? a");
	assert_read("\033[?1;2ca", "? a");
	assert_read("\033[I\033[O", "? ?");
	assert_read("\033[97;5u", "?");
	assert_read("\033[<0;10;10Mx", "? x");
	assert_read("\033Oxa", "? a");
	assert_read("\033]52;c;0LPQsNCx0ZTQvNC90LjRhtGP\ax", "? x");
	assert_read("\033]11;rgb:00/00/00\033\\x", "? x");
	assert_read("\033P1$r0m\033\\x", "? x");
	assert_read("\033[12;", "?");
	assert_read("\033[1\033[A", "? Up");
	assert_read("\033[1;\r", "? Enter");
}

static void bytes_that_are_no_text_never_become_text(void **state)
{
	(void)state;
	assert_read("\xff", "?");
	assert_read("\xd0", "?");
	assert_read("\xc2\x9b"
		    "31m",
		    "? 3 1 m");
}

static void a_paste_is_one_key_however_it_comes(void **state)
{
	(void)state;
	assert_read("x\033[200~один\r\nдва\tтри\033[201~y", "x <один\nдва три> y");
	assert_read("\033[200~\033[201~", "<>");
	assert_read("\033[200~a\033[20\033[201~", "<a[20>");
}

static void escape_ends_a_paste_whose_end_was_lost(void **state)
{
	struct key_decoder *decoder = key_decoder_new();
	g_autoptr(GArray) keys = g_array_new(FALSE, TRUE, sizeof(struct key));
	g_autofree char *words = NULL;

	(void)state;
	key_decoder_feed(decoder, "\033[200~слово", 16, keys);
	key_decoder_flush(decoder, keys);
	assert_int_equal(keys->len, 0); /* more may come, however slowly */
	key_decoder_feed(decoder, "\033", 1, keys);
	key_decoder_flush(decoder, keys);
	key_decoder_feed(decoder, "a", 1, keys);
	words = words_of(keys);
	assert_string_equal(words, "<слово> a");
	key_decoder_free(decoder);
}

static void a_paste_without_its_end_is_kept_when_nothing_more_comes(void **state)
{
	static const struct {
		const char *bytes, *words;
	} cases[] = {
		{ "x\033[200~сло", "x <сло>" },
		{ "\033[200~слово і\033[20", "<слово і>" },
		{ "\033[200~", "<>" },
		{ "\033[200~ab\033", "<ab>" },
		{ "x", "x" },
		{ "\033", "Esc" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct key_decoder *decoder = key_decoder_new();
		g_autoptr(GArray) keys = g_array_new(FALSE, TRUE, sizeof(struct key));
		g_autofree char *words = NULL;

		key_decoder_feed(decoder, cases[i].bytes, strlen(cases[i].bytes), keys);
		key_decoder_end(decoder, keys);
		words = words_of(keys);
		assert_string_equal(words, cases[i].words);
		assert_false(key_decoder_is_pasting(decoder));
		key_decoder_free(decoder);
	}
}

static void a_paste_longer_than_any_field_takes_stays_too_long(void **state)
{
	struct key_decoder *decoder = key_decoder_new();
	g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(struct key));
	g_autofree char *piece = g_strnfill(1024 * 1024, '\001'); /* cleaning drops all of it */

	(void)state;
	key_decoder_feed(decoder, "\033[200~", 6, keys);
	for (int i = 0; i < 4; i++)
		key_decoder_feed(decoder, piece, 1024 * 1024, keys);
	key_decoder_feed(decoder, "\033[201~", 6, keys);
	assert_int_equal(keys->len, 1);
	assert_true(strlen(g_array_index(keys, struct key, 0).text) > TEXT_EDIT_MAX);
	key_done(&g_array_index(keys, struct key, 0));
	key_decoder_free(decoder);
}

static void a_terminal_may_teach_its_own_sequences(void **state)
{
	struct key_decoder *decoder = key_decoder_new();
	g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(struct key));
	g_autofree char *words = NULL;

	(void)state;
	key_decoder_learn(decoder, "\033Ow", (struct key){ .name = KEY_FUNCTION, .letter = 7 });
	key_decoder_feed(decoder, "\033O", 2, keys);
	assert_true(key_decoder_is_waiting(decoder));
	key_decoder_feed(decoder, "wa", 2, keys);
	words = words_of(keys);
	assert_string_equal(words, "F7 a");
	key_decoder_free(decoder);
}

static void no_bytes_break_the_reading(void **state)
{
	static const char *const parts[] = { "\033", "[", "O",  "]",    "200~", "201~", ";", "5",
					     "A",    "~", "\a", "\\",   "\xd0", "\x96", "т", "\r",
					     "P",    "$", "[[", "\177", "1",    "\xff" };
	g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(struct key));
	GRand *dice = g_rand_new_with_seed(40);

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct key_decoder *decoder = key_decoder_new();

		for (int i = g_rand_int_range(dice, 1, 20); i > 0; i--) {
			const char *part =
				parts[g_rand_int_range(dice, 0, (gint32)G_N_ELEMENTS(parts))];

			key_decoder_feed(decoder, part, strlen(part), keys);
			if (g_rand_int_range(dice, 0, 8) == 0)
				key_decoder_flush(decoder, keys);
		}
		key_decoder_flush(decoder, keys);
		g_free(words_of(keys));
		key_decoder_free(decoder);
	}
	g_rand_free(dice);
}

/* ------------------------------------------------------------------------------------------- names */

static void assert_same_rows(const char *ukrainian, const char *latin)
{
	for (; *ukrainian; ukrainian = g_utf8_next_char(ukrainian), latin++) {
		gunichar letter = g_utf8_get_char(ukrainian);

		assert_int_equal(key_latin(letter), (gunichar)*latin);
		assert_int_equal(key_latin(g_unichar_toupper(letter)), (gunichar)*latin);
	}
}

static void ukrainian_letters_are_their_keys(void **state)
{
	(void)state;
	assert_same_rows("йцукенгшщзхїґ", "qwertyuiop[]\\");
	assert_same_rows("фівапролджє", "asdfghjkl;'");
	assert_same_rows("ячсмитьбю", "zxcvbnm,.");
	assert_int_equal(key_latin('Q'), 'q');
	assert_int_equal(key_latin('7'), '7');
}

static void assert_matches(const char *pressed, const char *spec, bool wanted)
{
	struct key key = key_from_spec(pressed);

	if (key_matches(&key, spec) != wanted)
		fail_msg("%s and %s", pressed, spec);
}

static void a_letter_means_its_key_in_either_layout(void **state)
{
	(void)state;
	assert_matches("n", "n", true);
	assert_matches("N", "n", true);
	assert_matches("n", "N", true);
	assert_matches("т", "N", true);
	assert_matches("Т", "N", true);
	assert_matches("и", "N", false);
	assert_matches("?", "?", true);
	assert_matches(",", "?", true);
	assert_matches(".", "/", true);
	assert_matches("Space", "Space", true);
	assert_matches("^N", "N", false);
	assert_matches("M-n", "N", false);
}

static void control_is_also_reached_with_alt(void **state)
{
	(void)state;
	assert_matches("^F", "^F", true);
	assert_matches("M-f", "^F", true);
	assert_matches("M-а", "^F", true);
	assert_matches("M-А", "^F", true);
	assert_matches("f", "^F", false);
	assert_matches("M-f", "M-f", true);
	assert_matches("M-а", "M-f", true);
	assert_matches("^F", "M-f", false);
	assert_matches("M-+", "M-+", true);
	assert_matches("M-2", "M-2", true);
}

static void named_keys_match_their_names_only(void **state)
{
	(void)state;
	assert_matches("F9", "F9", true);
	assert_matches("F9", "F1", false);
	assert_matches("F1", "F11", false);
	assert_matches("F", "F", true);
	assert_matches("Esc", "Esc", true);
	assert_matches("PgUp", "PgUp", true);
	assert_matches("Ctrl-Left", "Left", false);
	assert_matches("Enter", "Esc", false);
}

static void a_key_is_shown_as_people_call_it(void **state)
{
	static const char *const pairs[][2] = { { "^F", "Ctrl-F" }, { "M-x", "Alt-X" },
						{ "n", "N" },       { "F9", "F9" },
						{ "Esc", "Esc" },   { "?", "?" },
						{ "M-*", "Alt-*" } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
		g_autofree char *shown = key_shown(pairs[i][0]);

		assert_string_equal(shown, pairs[i][1]);
	}
}

static void all_keys_of_a_command_are_shown(void **state)
{
	g_autofree char *shown = keys_shown("^F F4 M-x");

	(void)state;
	assert_string_equal(shown, "Ctrl-F, F4, Alt-X");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_and_control_keys_are_read),
		cmocka_unit_test(escape_alone_is_a_key_and_with_a_letter_it_is_alt),
		cmocka_unit_test(arrows_are_read_whatever_terminal_sends_them),
		cmocka_unit_test(modifiers_are_read),
		cmocka_unit_test(function_keys_are_read),
		cmocka_unit_test(sequences_nobody_knows_are_swallowed_whole),
		cmocka_unit_test(bytes_that_are_no_text_never_become_text),
		cmocka_unit_test(a_paste_is_one_key_however_it_comes),
		cmocka_unit_test(escape_ends_a_paste_whose_end_was_lost),
		cmocka_unit_test(a_paste_without_its_end_is_kept_when_nothing_more_comes),
		cmocka_unit_test(a_paste_longer_than_any_field_takes_stays_too_long),
		cmocka_unit_test(a_terminal_may_teach_its_own_sequences),
		cmocka_unit_test(no_bytes_break_the_reading),
		cmocka_unit_test(ukrainian_letters_are_their_keys),
		cmocka_unit_test(a_letter_means_its_key_in_either_layout),
		cmocka_unit_test(control_is_also_reached_with_alt),
		cmocka_unit_test(named_keys_match_their_names_only),
		cmocka_unit_test(a_key_is_shown_as_people_call_it),
		cmocka_unit_test(all_keys_of_a_command_are_shown),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}

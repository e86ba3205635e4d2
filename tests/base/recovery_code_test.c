/* A recovery code is read however it is typed; every wrong sign is found, two are noticed.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/recovery_code.h"

static const char signs[] = "ABCDEFHJKMNPRTUWXY34679";

/* A code of chance, but always the same one for a seed. */
static struct secret *code_of(guint32 seed)
{
	GRand *dice = g_rand_new_with_seed(seed);
	struct secret *code = secret_new();
	guint8 chance[RECOVERY_CHANCE];

	for (int i = 0; i < RECOVERY_CHANCE; i++)
		chance[i] = (guint8)g_rand_int_range(dice, 0, RECOVERY_BASE);
	assert_true(recovery_code_make(chance, code));
	g_rand_free(dice);
	return code;
}

static struct recovery_reading read_text(const char *text)
{
	return recovery_code_read(text, strlen(text), NULL);
}

static void assert_read_as(const char *text, const struct secret *code)
{
	struct secret *read = secret_new();

	assert_int_equal(recovery_code_read(text, strlen(text), read).result, RECOVERY_RIGHT);
	assert_true(secret_equal(read, code));
	secret_free(read);
}

static void no_two_signs_look_alike(void **state)
{
	(void)state;
	assert_int_equal(strlen(signs), RECOVERY_BASE);
	assert_int_equal(strcspn(signs, "0OQ1IL2Z5S8GV"), RECOVERY_BASE);
}

static void a_code_is_36_signs_in_six_groups(void **state)
{
	struct secret *code = code_of(1);
	char text[RECOVERY_TEXT];

	(void)state;
	assert_int_equal(secret_length(code), RECOVERY_SIGNS);
	assert_int_equal(strspn(secret_bytes(code), signs), RECOVERY_SIGNS);
	recovery_code_to_text(code, text);
	assert_int_equal(strlen(text), RECOVERY_TEXT - 1);
	for (int i = 6; i < RECOVERY_TEXT - 1; i += 7)
		assert_int_equal(text[i], ' ');
	assert_read_as(text, code);
	secret_free(code);
}

/* Printed codes must be read for ever: this one is on somebody's paper. */
static void the_check_signs_never_change(void **state)
{
	guint8 chance[RECOVERY_CHANCE];
	struct secret *code = secret_new();

	(void)state;
	for (int i = 0; i < RECOVERY_CHANCE; i++)
		chance[i] = (guint8)(i % RECOVERY_BASE);
	assert_true(recovery_code_make(chance, code));
	assert_string_equal(secret_bytes(code), "ABCDEFHJKMNPRTUWXY34679ABCDEFHF3U9BP");
	secret_free(code);
}

static void a_code_without_room_is_not_made(void **state)
{
	struct secret *full = secret_new();
	guint8 chance[RECOVERY_CHANCE] = { 0 };

	(void)state;
	for (int i = 0; i < SECRET_MAX - 30; i++)
		assert_true(secret_append(full, "x", 1));
	assert_false(recovery_code_make(chance, full));
	secret_free(full);
}

/* ---------------------------------------------------------------- as people type */

static void lower_case_blanks_dashes_and_dots_are_taken(void **state)
{
	(void)state;
	for (guint32 seed = 0; seed < 50; seed++) {
		struct secret *code = code_of(seed);
		char text[RECOVERY_TEXT];
		g_autofree char *lower = NULL, *dashed = NULL, *dotted = NULL, *wide = NULL;
		g_auto(GStrv) groups = NULL;
		GString *spread = g_string_new("\t ");

		recovery_code_to_text(code, text);
		groups = g_strsplit(text, " ", -1);
		lower = g_ascii_strdown(text, -1);
		dashed = g_strdelimit(g_strdup(lower), " ", '-');
		dotted = g_strdelimit(g_strdup(text), " ", '.');
		wide = g_strjoinv(" – ", groups); /* the dash of a word processor */
		for (const char *sign = text; *sign; sign++)
			g_string_append_printf(spread, "%c ", *sign);
		assert_read_as(lower, code);
		assert_read_as(dashed, code);
		assert_read_as(dotted, code);
		assert_read_as(wide, code);
		assert_read_as(spread->str, code);
		g_string_free(spread, TRUE);
		secret_free(code);
	}
}

/* The letters that the keys of these signs give in the Ukrainian layout. */
static const char *const by_key[RECOVERY_BASE] = {
	"ф", "И", "с", "В", "у", "а", "Р", "о", "л", "ь", "Т", "з",
	"к", "Е", "г", "ц", "ч", "Н", "3", "4", "6", "7", "9",
};
/* And those that look like them. */
static const char *const by_look[RECOVERY_BASE] = {
	"А", "В", "С", "D", "Е", "F", "Н", "J", "К", "М", "N", "Р",
	"R", "Т", "U", "W", "Х", "У", "З", "4", "6", "7", "9",
};

static char *written_with(const struct secret *code, const char *const letters[RECOVERY_BASE])
{
	GString *text = g_string_new(NULL);

	for (const char *sign = secret_bytes(code); *sign; sign++)
		g_string_append(text, letters[strchr(signs, *sign) - signs]);
	return g_string_free(text, FALSE);
}

static void the_ukrainian_layout_gives_the_same_code(void **state)
{
	(void)state;
	for (guint32 seed = 0; seed < 200; seed++) {
		struct secret *code = code_of(seed);
		g_autofree char *keys = written_with(code, by_key);
		g_autofree char *looks = written_with(code, by_look);

		assert_read_as(keys, code);
		assert_read_as(looks, code);
		secret_free(code);
	}
}

static void a_wrong_sign_in_the_ukrainian_layout_is_pointed_at(void **state)
{
	struct secret *code = code_of(3);
	struct recovery_reading reading;
	char meant;

	(void)state;
	meant = secret_bytes(code)[8];
	for (int i = 0; i < 2; i++) {
		g_autofree char *typed = written_with(code, i ? by_look : by_key);
		char *at = g_utf8_offset_to_pointer(typed, 8);
		g_autofree char *wrong =
			g_strdup_printf("%.*s%s%s", (int)(at - typed), typed,
					meant == '7' ? "9" : "7", g_utf8_next_char(at));

		reading = read_text(wrong);
		assert_int_equal(reading.result, RECOVERY_WRONG_SIGNS);
		assert_int_equal(reading.wrong_count, 1);
		assert_int_equal(reading.wrong[0].group, 2);
		assert_int_equal(reading.wrong[0].place, 3);
		assert_int_equal(reading.wrong[0].meant, meant);
	}
	secret_free(code);
}

/* ---------------------------------------------------------------- mistakes */

static void assert_mistake(struct recovery_mistake mistake, int at, char typed, char meant)
{
	assert_int_equal(mistake.group, at / RECOVERY_GROUP + 1);
	assert_int_equal(mistake.place, at % RECOVERY_GROUP + 1);
	assert_int_equal(mistake.typed, typed);
	assert_int_equal(mistake.meant, meant);
}

static void every_single_wrong_sign_is_pointed_at(void **state)
{
	(void)state;
	for (guint32 seed = 0; seed < 20; seed++) {
		struct secret *code = code_of(seed);

		for (int at = 0; at < RECOVERY_SIGNS; at++)
			for (const char *sign = signs; *sign; sign++) {
				g_autofree char *text = g_strdup(secret_bytes(code));
				char meant = text[at];
				struct recovery_reading reading;

				text[at] = *sign;
				reading = read_text(text);
				if (*sign == meant) {
					assert_int_equal(reading.result, RECOVERY_RIGHT);
					continue;
				}
				assert_int_equal(reading.result, RECOVERY_WRONG_SIGNS);
				assert_int_equal(reading.wrong_count, 1);
				assert_mistake(reading.wrong[0], at, *sign, meant);
			}
		secret_free(code);
	}
}

/* Also one that no code has, such as an S for a 5. */
static void a_sign_that_no_code_has_is_pointed_at(void **state)
{
	struct secret *code = code_of(7);

	(void)state;
	for (int at = 0; at < RECOVERY_SIGNS; at++)
		for (const char *sign = "0OQ1IL2Z5S8GV"; *sign; sign++) {
			g_autofree char *text = g_strdup(secret_bytes(code));
			char meant = text[at];
			struct recovery_reading reading;

			text[at] = *sign;
			reading = read_text(text);
			assert_int_equal(reading.result, RECOVERY_WRONG_SIGNS);
			assert_int_equal(reading.wrong_count, 1);
			assert_mistake(reading.wrong[0], at, *sign, meant);
			/* And one that is wrong in the same row: only the strange one is sure. */
			text[(at + 2) % RECOVERY_SIGNS] =
				text[(at + 2) % RECOVERY_SIGNS] == 'A' ? 'B' : 'A';
			reading = read_text(text);
			assert_int_equal(reading.result, RECOVERY_STRANGE_SIGN);
			assert_int_equal(reading.wrong_count, 1);
			assert_mistake(reading.wrong[0], at, *sign, 0);
		}
	secret_free(code);
}

static void neighbours_that_changed_places_are_both_pointed_at(void **state)
{
	(void)state;
	for (guint32 seed = 0; seed < 20; seed++) {
		struct secret *code = code_of(seed);

		for (int at = 0; at + 1 < RECOVERY_SIGNS; at++) {
			g_autofree char *text = g_strdup(secret_bytes(code));
			char first = text[at], second = text[at + 1];
			struct recovery_reading reading;

			if (first == second)
				continue;
			text[at] = second;
			text[at + 1] = first;
			reading = read_text(text);
			assert_int_equal(reading.result, RECOVERY_WRONG_SIGNS);
			assert_int_equal(reading.wrong_count, 2);
			assert_mistake(reading.wrong[0], at, second, first);
			assert_mistake(reading.wrong[1], at + 1, first, second);
		}
		secret_free(code);
	}
}

/* All pairs of places in a row, all pairs of wrong signs there. */
static void two_wrong_signs_in_a_row_are_never_accepted(void **state)
{
	struct secret *code = code_of(11), *read = secret_new();
	g_autofree char *text = g_strdup(secret_bytes(code));
	char before[2];

	(void)state;
	for (int one = 0; one < RECOVERY_SIGNS; one++)
		for (int other = one + 2; other < RECOVERY_SIGNS; other += 2) {
			before[0] = text[one];
			before[1] = text[other];
			for (int pair = 0; pair < RECOVERY_BASE * RECOVERY_BASE; pair++) {
				text[one] = signs[pair / RECOVERY_BASE];
				text[other] = signs[pair % RECOVERY_BASE];
				if (text[one] == before[0] || text[other] == before[1])
					continue;
				assert_int_equal(
					recovery_code_read(text, RECOVERY_SIGNS, read).result,
					RECOVERY_UNREADABLE);
				assert_int_equal(secret_length(read), 0);
			}
			text[one] = before[0];
			text[other] = before[1];
		}
	secret_free(code);
	secret_free(read);
}

static void signs_of_chance_are_no_code(void **state)
{
	GRand *dice = g_rand_new_with_seed(9);
	int right = 0;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		char text[RECOVERY_SIGNS + 1] = "";

		for (int at = 0; at < RECOVERY_SIGNS; at++)
			text[at] = signs[g_rand_int_range(dice, 0, RECOVERY_BASE)];
		right += read_text(text).result == RECOVERY_RIGHT;
	}
	assert_int_equal(right, 0); /* one in 23^6 = 148,035,889 */
	g_rand_free(dice);
}

/* ---------------------------------------------------------------- no code at all */

static void what_is_too_short_or_too_long_is_counted(void **state)
{
	struct secret *code = code_of(13);
	g_autofree char *twice = g_strconcat(secret_bytes(code), secret_bytes(code), NULL);

	(void)state;
	for (int length = 1; length <= 72; length++) {
		struct recovery_reading reading = recovery_code_read(twice, (size_t)length, NULL);

		assert_int_equal(reading.signs, length);
		assert_int_equal(reading.result, length < 36    ? RECOVERY_TOO_SHORT
						 : length == 36 ? RECOVERY_RIGHT
						 : length <= 42 ? RECOVERY_TOO_LONG
								: RECOVERY_NO_CODE);
	}
	secret_free(code);
}

static void words_are_no_code(void **state)
{
	const char *const phrases[] = {
		"",
		"   ",
		"correct horse battery staple, said the old lady",
		"Ой у лузі червона калина похилилася, чогось наша славна Україна",
		"een lange zin die alleen ik onthoud, over vier olijke otters",
		"\xff\xfe not UTF-8",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(phrases); i++)
		assert_int_equal(read_text(phrases[i]).result, RECOVERY_NO_CODE);
	assert_int_equal(recovery_code_read("AB\0CD", 5, NULL).result, RECOVERY_NO_CODE);
	assert_int_equal(read_text("AB\x1b"
				   "C")
				 .wrong[0]
				 .typed,
			 '?'); /* nothing for a terminal to obey */
}

static void what_stood_in_the_secret_is_gone(void **state)
{
	struct secret *code = secret_new();

	(void)state;
	assert_true(secret_append(code, "before", 6));
	assert_int_equal(recovery_code_read("AAAA", 4, code).result, RECOVERY_TOO_SHORT);
	assert_int_equal(secret_length(code), 0);
	secret_free(code);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_two_signs_look_alike),
		cmocka_unit_test(a_code_is_36_signs_in_six_groups),
		cmocka_unit_test(the_check_signs_never_change),
		cmocka_unit_test(a_code_without_room_is_not_made),
		cmocka_unit_test(lower_case_blanks_dashes_and_dots_are_taken),
		cmocka_unit_test(the_ukrainian_layout_gives_the_same_code),
		cmocka_unit_test(a_wrong_sign_in_the_ukrainian_layout_is_pointed_at),
		cmocka_unit_test(every_single_wrong_sign_is_pointed_at),
		cmocka_unit_test(a_sign_that_no_code_has_is_pointed_at),
		cmocka_unit_test(neighbours_that_changed_places_are_both_pointed_at),
		cmocka_unit_test(two_wrong_signs_in_a_row_are_never_accepted),
		cmocka_unit_test(signs_of_chance_are_no_code),
		cmocka_unit_test(what_is_too_short_or_too_long_is_counted),
		cmocka_unit_test(words_are_no_code),
		cmocka_unit_test(what_stood_in_the_secret_is_gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

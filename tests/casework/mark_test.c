/* Marks made while typing: what is one, what is none, and the words without the signs.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "casework/mark.h"

#include <string.h>

enum { ROUNDS = 3000 };

/* "talent:words|wish:words" of all marks in a text. */
static char *summary(const char *text)
{
	g_autoptr(GArray) marks = marks_in(text);
	GString *all = g_string_new(NULL);

	for (guint i = 0; i < marks->len; i++) {
		const struct mark *mark = &g_array_index(marks, struct mark, i);
		g_autofree char *passage = mark_passage(text, mark);

		g_string_append_printf(all, "%s%s:%s", i ? "|" : "",
				       names_word(mark_kind_names, mark->kind), passage);
	}
	return g_string_free(all, FALSE);
}

static void assert_marks(const char *text, const char *expected)
{
	g_autofree char *found = summary(text);

	assert_string_equal(found, expected);
}

static void assert_stripped(const char *text, const char *expected)
{
	g_autofree char *stripped = marks_stripped(text);

	assert_string_equal(stripped, expected);
}

static void a_sign_at_the_start_marks_the_line(void **state)
{
	(void)state;
	assert_marks("Готувала для свята двору.\n* вела рахунки для всіх\n+ хоче знову працювати "
		     "з цифрами\n! немає місця для дитини до 15:00",
		     "talent:вела рахунки для всіх|wish:хоче знову працювати з цифрами|"
		     "obstacle:немає місця для дитини до 15:00");
	assert_marks("( Olena from the church\n= wij bellen de gemeente",
		     "contact:Olena from the church|promise:wij bellen de gemeente");
	assert_marks("*без пропуску", "talent:без пропуску");
	assert_marks("  \t! met blanks ervoor  ", "obstacle:met blanks ervoor");
	assert_marks("the sign * in the middle + of a line", "");
}

static void a_bracketed_aside_is_no_contact(void **state)
{
	(void)state;
	assert_marks("(they laugh)", "");
	assert_marks("(вони сміються) і далі", "");
	assert_marks("( Olena (sister) helps", "contact:Olena (sister) helps");
	assert_marks("(Olena", "contact:Olena");
	assert_marks("([see below])", "");
	assert_marks("([Olena] helps", "contact:Olena");
}

static void a_telephone_number_is_no_wish(void **state)
{
	(void)state;
	assert_marks("+31 20 123 45 67", "");
	assert_marks("+ 2 dagen werken", "wish:2 dagen werken");
}

static void a_passage_may_stand_anywhere_and_cover_lines(void **state)
{
	(void)state;
	assert_marks("та +[хоче знову\nпрацювати] потім", "wish:хоче знову\nпрацювати");
	assert_marks("*[a] и ![b] и =[c]", "talent:a|obstacle:b|promise:c");
	assert_marks("plain [brackets] and +[open", "");
	assert_marks("] closed first +[x]", "wish:x");
	assert_marks("[x", "");
	assert_marks("+[ blanks ]", "wish:blanks");
}

static void marks_inside_marks_are_found_and_read_without_signs(void **state)
{
	(void)state;
	assert_marks("+ wants *[cooking] as a job", "wish:wants cooking as a job|talent:cooking");
	assert_marks("+[a *[b] c]", "wish:a b c|talent:b");
}

static void signs_without_words_are_no_marks(void **state)
{
	(void)state;
	assert_marks("", "");
	assert_marks("=====\n***\n+\n!  \n( )\n+[]\n*[ … ]", "");
	assert_stripped("=====\n+[]", "=====\n+[]");
}

static void the_words_remain_when_the_signs_go(void **state)
{
	(void)state;
	assert_stripped("Привіт\n  * вела рахунки\nта +[хоче] ще",
			"Привіт\n  вела рахунки\nта хоче ще");
	assert_stripped("+ wants *[cooking] as a job", "wants cooking as a job");
	assert_stripped("+[*[deep]]", "deep");
	assert_stripped("no marks (at all)", "no marks (at all)");
}

static void every_kind_has_its_own_sign(void **state)
{
	(void)state;
	for (int kind = 0; kind < MARK_COUNT; kind++) {
		char text[] = "? word";
		g_autofree char *expected =
			g_strdup_printf("%s:word", names_word(mark_kind_names, kind));

		text[0] = mark_sign((enum mark_kind)kind);
		assert_marks(text, expected);
	}
}

static char *random_text(GRand *random)
{
	static const char *const pieces[] = { "*",      "+",  "!",   "(",    "=",
					      "[",      "]",  ")",   " ",    "\n",
					      "слово",  "ї",  "a",   "7",    "é",
					      "\u00a0", "+[", "]\n", "\n* ", "👩‍👧" };
	GString *text = g_string_new(NULL);

	for (int i = g_rand_int_range(random, 0, 40); i > 0; i--)
		g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
	return g_string_free(text, FALSE);
}

static gsize letters_in(const char *text)
{
	gsize count = 0;

	for (; *text; text = g_utf8_next_char(text))
		count += g_unichar_isalnum(g_utf8_get_char(text)) ? 1 : 0;
	return count;
}

/* Any text: marks lie inside it on whole characters, in order, with words and no blanks around; nothing said is lost. */
static void marks_are_sound_in_any_text(void **state)
{
	(void)state;
	g_autoptr(GRand) random = g_rand_new_with_seed(11);

	for (int round = 0; round < ROUNDS; round++) {
		g_autofree char *text = random_text(random);
		g_autofree char *stripped = marks_stripped(text);
		g_autoptr(GArray) marks = marks_in(text);
		size_t before = 0;

		assert_true(g_utf8_validate(stripped, -1, NULL));
		assert_int_equal(letters_in(stripped), letters_in(text));
		assert_true(strlen(stripped) <= strlen(text));
		for (guint i = 0; i < marks->len; i++) {
			const struct mark *mark = &g_array_index(marks, struct mark, i);
			g_autofree char *passage = mark_passage(text, mark);

			assert_true(mark->start >= before);
			assert_true(mark->start + mark->length <= strlen(text));
			assert_true(
				g_utf8_validate(text + mark->start, (gssize)mark->length, NULL));
			assert_true(letters_in(passage) > 0);
			assert_false(g_unichar_isspace(g_utf8_get_char(text + mark->start)));
			assert_false(g_ascii_isspace(passage[strlen(passage) - 1]));
			before = mark->start;
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sign_at_the_start_marks_the_line),
		cmocka_unit_test(a_bracketed_aside_is_no_contact),
		cmocka_unit_test(a_telephone_number_is_no_wish),
		cmocka_unit_test(a_passage_may_stand_anywhere_and_cover_lines),
		cmocka_unit_test(marks_inside_marks_are_found_and_read_without_signs),
		cmocka_unit_test(signs_without_words_are_no_marks),
		cmocka_unit_test(the_words_remain_when_the_signs_go),
		cmocka_unit_test(every_kind_has_its_own_sign),
		cmocka_unit_test(marks_are_sound_in_any_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

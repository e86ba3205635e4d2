/* Codes of people as they are typed, proposed and kept; names, languages, domains.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "casework/indicator.h"
#include "casework/participant.h"

#include <string.h>

enum { ROUNDS = 5000 };

static void assert_normalised(const char *typed, const char *expected)
{
	char code[CODE_SIZE] = "unchanged";

	assert_true(participant_code_normalise(typed, code));
	assert_string_equal(code, expected);
	assert_true(participant_code_is_valid(code));
}

static void assert_no_code(const char *typed)
{
	char code[CODE_SIZE] = "unchanged";

	assert_false(participant_code_normalise(typed, code));
	assert_string_equal(code, "unchanged");
}

static void a_code_is_understood_as_people_type_it(void **state)
{
	(void)state;
	assert_normalised("nij42", "NIJ-0042");
	assert_normalised("  NIJ - 42 ", "NIJ-0042");
	assert_normalised("Nij–0042", "NIJ-0042");
	assert_normalised("nij_42", "NIJ-0042");
	assert_normalised("GR123456", "GR-123456");
	assert_normalised("nijmeg1", "NIJMEG-0001");
	assert_normalised("NIJ-00042", "NIJ-00042");
}

static void what_cannot_be_a_code_is_refused_and_changes_nothing(void **state)
{
	(void)state;
	static const char *const wrong[] = { "",
					     "42",
					     "NIJ",
					     "N42",
					     "NIJMEGE1",
					     "NIJ-1234567",
					     "НІЖ-0042",
					     "NIJ-4 2x",
					     "NIJ-42x",
					     "123456782",
					     "\xff\xfe",
					     ("NIJ\xff"
					      "42") };

	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		assert_no_code(wrong[i]);
	assert_no_code(NULL);
}

static void only_the_full_form_is_valid(void **state)
{
	(void)state;
	assert_true(participant_code_is_valid("NIJ-0042"));
	assert_true(participant_code_is_valid("NIJMEG-123456"));
	assert_false(participant_code_is_valid("nij-0042"));
	assert_false(participant_code_is_valid("NIJ-042"));
	assert_false(participant_code_is_valid("NIJ0042"));
	assert_false(participant_code_is_valid("N-0042"));
	assert_false(participant_code_is_valid("NIJMEGE-0042"));
	assert_false(participant_code_is_valid("NIJ-1234567"));
	assert_false(participant_code_is_valid("NIJ-0042 "));
	assert_false(participant_code_is_valid(NULL));
}

/* Any typing: refused, or made into a valid code that means itself when typed again. */
static void a_normalised_code_normalises_to_itself(void **state)
{
	(void)state;
	static const char alphabet[] = "abNIJ0019 -_x.";
	g_autoptr(GRand) random = g_rand_new_with_seed(5);
	int understood = 0;

	for (int round = 0; round < ROUNDS; round++) {
		char typed[12] = "", code[CODE_SIZE], again[CODE_SIZE];
		int length = g_rand_int_range(random, 0, 11);

		for (int i = 0; i < length; i++)
			typed[i] = alphabet[g_rand_int_range(random, 0, sizeof(alphabet) - 1)];
		if (!participant_code_normalise(typed, code))
			continue;
		understood++;
		assert_true(participant_code_is_valid(code));
		assert_true(participant_code_normalise(code, again));
		assert_string_equal(code, again);
	}
	assert_true(understood > 20);
}

static void the_next_code_is_one_more_than_the_highest(void **state)
{
	(void)state;
	char code[CODE_SIZE];

	participant_code_next("NIJ", 41, code);
	assert_string_equal(code, "NIJ-0042");
	participant_code_next("nij", 0, code);
	assert_string_equal(code, "NIJ-0001");
	participant_code_next("NIJ", 12345, code);
	assert_string_equal(code, "NIJ-12346");
	participant_code_next("Den Haag West", -5, code);
	assert_string_equal(code, "DENHAA-0001");
	participant_code_next("!", 3, code);
	assert_string_equal(code, "NL-0004");
	participant_code_next("NIJ", G_MAXINT, code);
	assert_true(participant_code_is_valid(code));
}

static void a_person_is_called_as_they_chose(void **state)
{
	(void)state;
	struct participant *participant = participant_new();

	g_strlcpy(participant->code, "NIJ-0042", CODE_SIZE);
	assert_string_equal(participant_name(participant), "NIJ-0042");
	g_free(participant->pseudonym);
	participant->pseudonym = g_strdup("Lina");
	struct participant *copy = participant_copy(participant);
	participant_free(participant);
	assert_string_equal(participant_name(copy), "Lina");
	assert_string_equal(copy->desk_note, "");
	assert_int_equal(copy->appointment_on, DAY_NONE);
	participant_free(copy);
	participant_free(NULL);
	household_free(household_new());
	household_free(NULL);
}

static void a_missing_language_shows_another_and_says_which(void **state)
{
	(void)state;
	struct texts texts = { { g_strdup("так"), NULL, g_strdup("yes") } };
	struct texts none = { { NULL } };
	enum language shown;

	assert_string_equal(texts_in(&texts, LANGUAGE_EN, &shown), "yes");
	assert_int_equal(shown, LANGUAGE_EN);
	assert_string_equal(texts_in(&texts, LANGUAGE_NL, &shown), "так");
	assert_int_equal(shown, LANGUAGE_UK);
	assert_string_equal(texts_in(&texts, LANGUAGE_NONE, NULL), "так");
	assert_string_equal(texts_in(&none, LANGUAGE_NL, &shown), "");
	assert_int_equal(shown, LANGUAGE_NONE);
	texts_done(&texts);
	assert_null(texts.in[LANGUAGE_UK]);
}

static void a_language_code_has_two_or_three_small_letters(void **state)
{
	(void)state;
	assert_true(language_code_is_valid("uk"));
	assert_true(language_code_is_valid("tig"));
	assert_false(language_code_is_valid("u"));
	assert_false(language_code_is_valid("UK"));
	assert_false(language_code_is_valid("nl-NL"));
	assert_false(language_code_is_valid("u1"));
	assert_false(language_code_is_valid(""));
	assert_false(language_code_is_valid(NULL));
}

static void the_fourteen_domains_stand_in_four_groups(void **state)
{
	(void)state;
	int counts[GROUP_COUNT] = { 0 };

	for (int i = 0; i < INDICATOR_COUNT; i++)
		counts[indicator_group_of((enum indicator)i)]++;
	assert_int_equal(indicator_names.count, 14);
	assert_int_equal(indicator_group_names.count, GROUP_COUNT);
	assert_int_equal(counts[GROUP_MARKERS], 5);
	assert_int_equal(counts[GROUP_CONNECTIONS], 3);
	assert_int_equal(counts[GROUP_FACILITATORS], 5);
	assert_int_equal(counts[GROUP_FOUNDATION], 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_code_is_understood_as_people_type_it),
		cmocka_unit_test(what_cannot_be_a_code_is_refused_and_changes_nothing),
		cmocka_unit_test(only_the_full_form_is_valid),
		cmocka_unit_test(a_normalised_code_normalises_to_itself),
		cmocka_unit_test(the_next_code_is_one_more_than_the_highest),
		cmocka_unit_test(a_person_is_called_as_they_chose),
		cmocka_unit_test(a_missing_language_shows_another_and_says_which),
		cmocka_unit_test(a_language_code_has_two_or_three_small_letters),
		cmocka_unit_test(the_fourteen_domains_stand_in_four_groups),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Words of enum values.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/names.h"

static const char *const colour_words[] = { "red", "green", "blue" };

static void every_word_finds_its_value_back(void **state)
{
	(void)state;
	struct names colours = NAMES(colour_words);

	assert_int_equal(colours.count, 3);
	for (int i = 0; i < colours.count; i++) {
		int value = -1;

		assert_true(names_value(colours, names_word(colours, i), &value));
		assert_int_equal(value, i);
	}
}

static void an_unknown_word_leaves_the_value_alone(void **state)
{
	(void)state;
	struct names colours = NAMES(colour_words);
	int value = 7;

	assert_false(names_value(colours, "Red", &value));
	assert_false(names_value(colours, "", &value));
	assert_false(names_value(colours, NULL, &value));
	assert_int_equal(value, 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_finds_its_value_back),
		cmocka_unit_test(an_unknown_word_leaves_the_value_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A secret grows, shrinks, compares and leaves nothing behind.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/secret.h"

static void a_new_secret_is_empty(void **state)
{
	(void)state;
	struct secret *secret = secret_new();

	assert_non_null(secret);
	assert_int_equal(secret_length(secret), 0);
	assert_string_equal(secret_bytes(secret), "");
	secret_free(secret);
	secret_free(NULL);
}

static void it_grows_and_shrinks_letter_by_letter(void **state)
{
	(void)state;
	struct secret *secret = secret_new();

	assert_true(secret_append(secret, "ї", 2));
	assert_true(secret_append(secret, "жак", 6));
	assert_string_equal(secret_bytes(secret), "їжак");
	secret_truncate(secret, 2);
	assert_string_equal(secret_bytes(secret), "ї");
	secret_truncate(secret, 100);
	assert_int_equal(secret_length(secret), 2);
	secret_free(secret);
}

static void what_was_cut_off_is_wiped(void **state)
{
	(void)state;
	struct secret *secret = secret_new();

	assert_true(secret_append(secret, "correct horse", 13));
	secret_truncate(secret, 7);
	for (int i = 7; i < 13; i++)
		assert_int_equal(secret_bytes(secret)[i], 0);
	secret_clear(secret);
	for (int i = 0; i < 13; i++)
		assert_int_equal(secret_bytes(secret)[i], 0);
	assert_int_equal(secret_length(secret), 0);
	secret_free(secret);
}

static void too_much_is_refused_whole(void **state)
{
	(void)state;
	struct secret *secret = secret_new();
	char many[SECRET_MAX + 1];

	memset(many, 'x', sizeof many);
	assert_false(secret_append(secret, many, SECRET_MAX + 1));
	assert_int_equal(secret_length(secret), 0);
	assert_true(secret_append(secret, many, SECRET_MAX));
	assert_false(secret_append(secret, "y", 1));
	assert_false(secret_append(secret, "y", SIZE_MAX));
	assert_int_equal(secret_length(secret), SECRET_MAX);
	assert_int_equal(strlen(secret_bytes(secret)), SECRET_MAX);
	secret_free(secret);
}

static void equal_means_the_same_bytes(void **state)
{
	(void)state;
	struct secret *a = secret_new(), *b = secret_new();

	assert_true(secret_equal(a, b));
	assert_true(secret_append(a, "one", 3));
	assert_false(secret_equal(a, b));
	assert_true(secret_append(b, "ona", 3));
	assert_false(secret_equal(a, b));
	secret_truncate(b, 2);
	assert_false(secret_equal(a, b));
	assert_true(secret_append(b, "e", 1));
	assert_true(secret_equal(a, b));
	secret_free(a);
	secret_free(b);
}

static bool line_lists_flag(const char *line, const char *flag)
{
	return strncmp(line, "VmFlags:", 8) == 0 && strstr(line, flag);
}

static void its_memory_stays_out_of_core_dumps(void **state)
{
	(void)state;
	struct secret *secret = secret_new();
	FILE *maps = fopen("/proc/self/smaps", "r");
	char line[512];
	bool ours = false, kept_out = false;

	assert_non_null(maps);
	while (fgets(line, sizeof line, maps)) {
		unsigned long from, to;

		if (sscanf(line, "%lx-%lx ", &from, &to) == 2)
			ours = (unsigned long)(uintptr_t)secret >= from &&
			       (unsigned long)(uintptr_t)secret < to;
		else if (ours && line_lists_flag(line, " dd"))
			kept_out = true;
	}
	fclose(maps);
	assert_true(kept_out);
	secret_free(secret);
}

static struct secret *holding(const char *text)
{
	struct secret *secret = secret_new();

	assert_true(secret_append(secret, text, strlen(text)));
	return secret;
}

static void short_is_counted_in_letters_of_any_alphabet(void **state)
{
	static const struct {
		const char *text;
		bool is_short;
	} cases[] = { { "", true },
		      { "elevenchars", true },
		      { "twelve chars", false },
		      { "одинадцятьо", true },
		      { "добрий ранок", false } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct secret *secret = holding(cases[i].text);

		assert_int_equal(secret_is_short(secret), cases[i].is_short);
		secret_free(secret);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_secret_is_empty),
		cmocka_unit_test(it_grows_and_shrinks_letter_by_letter),
		cmocka_unit_test(what_was_cut_off_is_wiped),
		cmocka_unit_test(too_much_is_refused_whole),
		cmocka_unit_test(short_is_counted_in_letters_of_any_alphabet),
		cmocka_unit_test(equal_means_the_same_bytes),
		cmocka_unit_test(its_memory_stays_out_of_core_dumps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* An error keeps its first cause.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <string.h>

#include "base/error.h"

static void a_clear_error_is_not_set(void **state)
{
	(void)state;
	struct error error = ERROR_CLEAR;

	assert_false(error_is_set(&error));
	assert_false(error_is_set(NULL));
}

static void setting_says_false_and_keeps_every_field(void **state)
{
	(void)state;
	struct error error = ERROR_CLEAR;

	assert_false(error_set_place(&error, ERROR_CONTENT, "a.b", "f.yaml", 3, 7, "cards"));
	assert_true(error_is_set(&error));
	assert_int_equal(error.kind, ERROR_CONTENT);
	assert_string_equal(error.sentence, "a.b");
	assert_string_equal(error.file, "f.yaml");
	assert_int_equal(error.line, 3);
	assert_int_equal(error.column, 7);
	assert_string_equal(error.key, "cards");
}

static void the_first_cause_stays(void **state)
{
	(void)state;
	struct error error = ERROR_CLEAR;

	assert_false(error_set_errno(&error, ERROR_FAILED, "a.disk", "vault", ENOSPC));
	assert_false(error_set(&error, ERROR_USAGE, "a.later"));
	assert_false(error_set_errno(&error, ERROR_USAGE, "a.later", "other", EIO));
	assert_int_equal(error.kind, ERROR_FAILED);
	assert_string_equal(error.sentence, "a.disk");
	assert_int_equal(error.system_errno, ENOSPC);
}

static void nobody_has_to_listen(void **state)
{
	(void)state;
	assert_false(error_set(NULL, ERROR_FAILED, "a.b"));
	assert_false(error_set_key(NULL, ERROR_FAILED, "a.b", "x"));
	assert_false(error_set_errno(NULL, ERROR_FAILED, "a.b", "x", EIO));
	error_suggest(NULL, "x");
}

static void a_suggestion_is_made_once(void **state)
{
	(void)state;
	struct error error = ERROR_CLEAR;

	assert_false(error_set_key(&error, ERROR_USAGE, "a.b", "plna"));
	error_suggest(&error, NULL);
	assert_string_equal(error.nearest, "");
	error_suggest(&error, "plan");
	error_suggest(&error, "plane");
	assert_string_equal(error.nearest, "plan");
}

static void a_long_name_is_cut_between_letters(void **state)
{
	(void)state;
	for (int offset = 0; offset < 2; offset++) {
		struct error error = ERROR_CLEAR;
		g_autoptr(GString) name = g_string_new(offset ? "x" : "");

		for (int i = 0; i < 300; i++)
			g_string_append(name, "ї");
		assert_false(error_set_place(&error, ERROR_FAILED, "a.b", name->str, 0, 0, NULL));
		assert_true(g_utf8_validate(error.file, -1, NULL));
		assert_true(strlen(error.file) >= sizeof error.file - 2);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_clear_error_is_not_set),
		cmocka_unit_test(setting_says_false_and_keeps_every_field),
		cmocka_unit_test(the_first_cause_stays),
		cmocka_unit_test(nobody_has_to_listen),
		cmocka_unit_test(a_suggestion_is_made_once),
		cmocka_unit_test(a_long_name_is_cut_between_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

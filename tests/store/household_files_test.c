/* The files of a household together: with what holds what between its members, which no file has by itself.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/files.h"
#include "support/builders.h"
#include "support/growth.h"

static void a_household_has_what_holds_what_between_its_members(void **state)
{
	struct test_clock now;
	struct vault *vault = build_vault(&now);
	struct error error = ERROR_CLEAR;
	record_id lesia = build_person(vault, "NIJ-0001", "Lesia");
	record_id yvan = build_person(vault, "NIJ-0002", "Yvan");
	record_id household = build_household(vault, "Y&L", lesia, yvan);
	record_id hers = build_shared_obstacle(vault, lesia, "її");
	record_id his = build_shared_obstacle(vault, yvan, "його");
	struct person_file *alone = NULL;
	GPtrArray *files = NULL;

	(void)state;
	build_person(vault, "NIJ-0003", "Tina");
	build_holding(vault, hers, his);
	assert_true(file_load(vault, lesia, &alone, &error));
	assert_int_equal(alone->holdings->len, 0);
	assert_true(household_files_load(vault, household, &files, &error));
	assert_int_equal(files->len, 2);
	for (guint i = 0; i < files->len; i++) {
		const struct person_file *file = files->pdata[i];
		const struct holding *holding = file->holdings->pdata[0];

		assert_int_equal(file->holdings->len, 1);
		assert_true(holding->from_id == hers && holding->to_id == his);
	}
	g_ptr_array_unref(files);
	person_file_free(alone);
	vault_close(vault);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_household_has_what_holds_what_between_its_members),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

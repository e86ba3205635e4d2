/* The vault in memory: actions, settings, ids.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/vault_private.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct vault *vault_in_memory(void)
{
	struct clock clock = clock_system(NULL);
	struct error error = ERROR_CLEAR;
	struct vault *vault = vault_create_in_memory(&clock, &error);

	assert_non_null(vault);
	return vault;
}

static void set(struct vault *vault, const char *name, const char *value, bool keep)
{
	assert_true(vault_begin(vault, NULL, NULL));
	assert_true(vault_set_setting(vault, name, value, NULL));
	if (keep)
		assert_true(vault_commit(vault, NULL));
	else
		vault_rollback(vault);
}

static void assert_setting(struct vault *vault, const char *name, const char *expected)
{
	g_autofree char *value = vault_setting(vault, name);

	if (expected)
		assert_string_equal(value, expected);
	else
		assert_null(value);
}

static void a_rolled_back_action_leaves_nothing(void **state)
{
	struct vault *vault = vault_in_memory();

	(void)state;
	set(vault, "language", "uk", true);
	set(vault, "language", "nl", false);
	assert_setting(vault, "language", "uk");
	set(vault, "language", NULL, true);
	assert_setting(vault, "language", NULL);
	vault_close(vault);
}

static void two_vaults_do_not_disturb_each_other(void **state)
{
	struct vault *one = vault_in_memory(), *other = vault_in_memory();

	(void)state;
	set(one, "language", "uk", true);
	set(other, "language", "nl", true);
	assert_setting(one, "language", "uk");
	vault_close(one);
	assert_setting(other, "language", "nl");
	vault_close(other);
}

static void ids_only_grow(void **state)
{
	struct vault *vault = vault_in_memory();
	gint64 before = 0;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		gint64 id = vault_new_id(vault);
		assert_true(id > before);
		before = id;
	}
	vault_close(vault);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_rolled_back_action_leaves_nothing),
		cmocka_unit_test(two_vaults_do_not_disturb_each_other),
		cmocka_unit_test(ids_only_grow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The vault as its users see it: actions, settings, ids; made, saved, opened again.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/vaults.h"

#include <errno.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

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

/* ---------------------------------------------------------------- in memory */

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

static void a_vault_in_memory_is_always_saved(void **state)
{
	struct vault *vault = vault_in_memory();

	(void)state;
	set(vault, "language", "uk", true);
	assert_true(vault_saving(vault).saved);
	assert_int_equal(vault_fd(vault), -1);
	assert_true(vault_flush(vault, NULL));
	assert_true(vault_compact(vault, NULL));
	assert_false(vault_wants_compaction(vault));
	assert_null(vault_path(vault));
	vault_take_news(vault);
	vault_close(vault);
}

/* ---------------------------------------------------------------- on a disk */

static void what_was_saved_is_there_again(void **state)
{
	struct vaults *vaults = vaults_new(1);
	struct error error = ERROR_CLEAR;
	struct vault *vault = vaults_create(vaults, &error);
	gint64 id;

	(void)state;
	assert_non_null(vault);
	assert_string_equal(vault_path(vault), VAULT_PATH);
	assert_true(notes_make(vault, &error));
	for (int i = 1; i <= 30; i++)
		assert_true(note_add(vault, i, &error));
	id = vault_new_id(vault);
	set(vault, "language", "uk", true);
	assert_true(vault_flush(vault, &error));
	assert_true(vault_saving(vault).saved);
	vault_close(vault);

	vaults->unix_seconds -= 86400; /* a clock that was set back */
	vault = vaults_open(vaults, &error);
	assert_non_null(vault);
	assert_int_equal(vault_warnings(vault), 0);
	assert_false(vault_is_read_only(vault));
	assert_int_equal(notes_count(vault), 30);
	assert_setting(vault, "language", "uk");
	assert_true(vault_new_id(vault) > id);
	vault_close(vault);
	vaults_free(vaults);
}

static void a_wrong_passphrase_opens_nothing(void **state)
{
	struct vaults *vaults = vaults_new(2);
	struct error error = ERROR_CLEAR;
	struct vault *vault = vaults_create(vaults, &error);
	struct secret *wrong = secret_from("tesт");

	(void)state;
	assert_true(vault_passphrase_is_right(vault, vaults->passphrase));
	assert_false(vault_passphrase_is_right(vault, wrong));
	vault_close(vault);
	assert_null(vault_open(VAULT_PATH, wrong, &vaults->options, &error));
	assert_int_equal(error.kind, ERROR_PASSPHRASE);
	vault = vaults_open(vaults, NULL);
	assert_non_null(vault);
	vault_close(vault);
	secret_free(wrong);
	vaults_free(vaults);
}

static void no_word_stands_in_the_file(void **state)
{
	struct vaults *vaults = vaults_new(3);
	struct vault *vault = vaults_create(vaults, NULL);
	GBytes *bytes;

	(void)state;
	set(vault, "nachtegaal", "een woord dat je terugvindt", true);
	assert_true(vault_flush(vault, NULL));
	bytes = fault_disk_bytes(vaults->disk, VAULT_PATH);
	assert_null(
		memmem(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), "nachtegaal", 10));
	assert_null(memmem(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), "SQLite", 6));
	g_bytes_unref(bytes);
	vault_close(vault);
	vaults_free(vaults);
}

static void a_second_vault_is_never_made_over_the_first(void **state)
{
	struct vaults *vaults = vaults_new(4);
	struct error error = ERROR_CLEAR;
	struct vault *vault = vaults_create(vaults, &error);

	(void)state;
	vault_close(vault);
	assert_null(vaults_create(vaults, &error));
	assert_string_equal(error.sentence, "vault.exists");
	vaults_free(vaults);
}

static void assert_left_over(struct vaults *vaults)
{
	struct error error = ERROR_CLEAR;

	assert_null(vaults_create(vaults, &error));
	assert_string_equal(error.sentence, "vault.left_over");
	error = ERROR_CLEAR;
	assert_null(vaults_open(vaults, &error));
	assert_string_equal(error.sentence, "vault.left_over");
}

static void a_missing_vault_beside_its_backup_is_no_first_run(void **state)
{
	struct vaults *vaults = vaults_new(5);
	struct error error = ERROR_CLEAR;
	struct vault *vault;

	(void)state;
	assert_null(vaults_open(vaults, &error));
	assert_string_equal(error.sentence, "vault.missing");
	vault = vaults_create(vaults, NULL);
	assert_true(notes_make(vault, NULL) && note_add(vault, 1, NULL));
	assert_true(vault_compact(vault, NULL));
	vault_close(vault);
	fault_disk_remove(vaults->disk, VAULT_PATH);
	assert_left_over(vaults);

	vaults->options.salvage = true;
	vault = vaults_open(vaults, NULL);
	assert_non_null(vault);
	assert_int_equal(notes_count(vault), 1);
	assert_int_equal(vault_warnings(vault) & VAULT_OPENED_READ_ONLY, VAULT_OPENED_READ_ONLY);
	vault_close(vault);
	vaults->options.salvage = false;

	fault_disk_remove(vaults->disk, VAULT_PATH ".bak-1");
	fault_disk_put(vaults->disk, VAULT_PATH ".tmp", "x", 1);
	assert_left_over(vaults);
	vaults_free(vaults);
}

static void a_vault_opened_to_read_refuses_to_write(void **state)
{
	struct vaults *vaults = vaults_new(6);
	struct error error = ERROR_CLEAR;
	struct vault *vault = vaults_create(vaults, NULL), *reader;

	(void)state;
	assert_true(notes_make(vault, NULL) && note_add(vault, 1, NULL));
	assert_true(vault_flush(vault, NULL));
	vaults->options.read_only = true;
	reader = vaults_open(vaults, NULL); /* while the other one has it open */
	assert_non_null(reader);
	assert_true(vault_is_read_only(reader));
	assert_int_equal(notes_count(reader), 1);
	assert_true(vault_passphrase_is_right(reader, vaults->passphrase));
	assert_false(vault_begin(reader, NULL, &error));
	assert_string_equal(error.sentence, "vault.read_only");
	error = ERROR_CLEAR;
	assert_false(vault_compact(reader, &error));
	vault_close(reader);
	vault_close(vault);
	vaults_free(vaults);
}

static void an_older_copy_opens_with_a_warning(void **state)
{
	struct vaults *vaults = vaults_new(7);
	struct vault *vault = vaults_create(vaults, NULL);
	GBytes *older;

	(void)state;
	assert_true(notes_make(vault, NULL) && note_add(vault, 1, NULL) &&
		    vault_flush(vault, NULL));
	older = fault_disk_bytes(vaults->disk, VAULT_PATH);
	assert_true(note_add(vault, 2, NULL) && vault_flush(vault, NULL));
	vault_close(vault);

	fault_disk_put(vaults->disk, VAULT_PATH, g_bytes_get_data(older, NULL),
		       g_bytes_get_size(older));
	vault = vaults_open(vaults, NULL);
	assert_int_equal(vault_warnings(vault), VAULT_OLDER_THAN_SEEN);
	assert_int_equal(notes_count(vault), 1);
	assert_true(note_add(vault, 2, NULL) && vault_flush(vault, NULL));
	assert_true(vault_compact(vault, NULL));
	vault_close(vault);

	fault_disk_put(vaults->disk, VAULT_PATH, g_bytes_get_data(older, NULL),
		       g_bytes_get_size(older));
	vault = vaults_open(vaults, NULL); /* of a former generation */
	assert_int_equal(vault_warnings(vault), VAULT_OLDER_THAN_SEEN);
	vault_close(vault);
	g_bytes_unref(older);
	vaults_free(vaults);
}

static void opening_tells_the_loop_when_it_is_ready(void **state)
{
	struct vaults *vaults = vaults_new(8);
	struct vault_opening *opening;
	struct pollfd waiting = { .events = POLLIN };
	struct vault *vault;

	(void)state;
	vault_close(vaults_create(vaults, NULL));
	opening = vault_opening_start(VAULT_PATH, vaults->passphrase, &vaults->options);
	waiting.fd = vault_opening_fd(opening);
	assert_int_equal(poll(&waiting, 1, -1), 1);
	vault = vault_opening_finish(opening, NULL);
	assert_non_null(vault);
	vault_close(vault);
	vaults_free(vaults);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_rolled_back_action_leaves_nothing),
		cmocka_unit_test(two_vaults_do_not_disturb_each_other),
		cmocka_unit_test(ids_only_grow),
		cmocka_unit_test(a_vault_in_memory_is_always_saved),
		cmocka_unit_test(what_was_saved_is_there_again),
		cmocka_unit_test(a_wrong_passphrase_opens_nothing),
		cmocka_unit_test(no_word_stands_in_the_file),
		cmocka_unit_test(a_second_vault_is_never_made_over_the_first),
		cmocka_unit_test(a_missing_vault_beside_its_backup_is_no_first_run),
		cmocka_unit_test(a_vault_opened_to_read_refuses_to_write),
		cmocka_unit_test(an_older_copy_opens_with_a_warning),
		cmocka_unit_test(opening_tells_the_loop_when_it_is_ready),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

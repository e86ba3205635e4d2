/* The power goes at the n-th call of the disk, for every n; what was not synced comes back in random sectors. Whatever was confirmed
   is there again, nothing is half there, and the vault goes on.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/vaults.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define NOTES 12

/* Returns how many notes were confirmed before the light went out. */
static int take_notes(struct vault *vault)
{
	int confirmed = 0;

	if (!notes_make(vault, NULL))
		return 0;
	for (int i = 1; i <= NOTES; i++) {
		assert_true(note_add(vault, i, NULL));
		if (vault_flush(vault, NULL))
			confirmed = i;
		if (i == NOTES / 2 && vault_compact(vault, NULL))
			confirmed = i;
	}
	return confirmed;
}

static void assert_opens_with(struct vaults *vaults, int at_least)
{
	struct error error = ERROR_CLEAR;
	struct vault *vault = vaults_open(vaults, &error);
	int count;

	if (!vault)
		print_error("%s (%s)\n", error.sentence, error.key);
	assert_non_null(vault);
	assert_int_equal(vault_warnings(vault) & (VAULT_OLDER_THAN_SEEN | VAULT_OPENED_READ_ONLY),
			 0);
	count = notes_count(vault);
	assert_in_range(count, at_least, NOTES);
	assert_true(notes_make(vault, NULL) && note_add(vault, count + 1, NULL));
	assert_true(vault_flush(vault, NULL));
	vault_close(vault);
	vault = vaults_open(vaults, &error);
	assert_int_equal(vault_warnings(vault), 0);
	assert_int_equal(notes_count(vault), count + 1);
	vault_close(vault);
}

/* False when the life ended before the power did. */
static bool live_until(int nth, guint32 seed)
{
	struct vaults *vaults = vaults_new(seed);
	struct vault *vault = vaults_create(vaults, NULL);
	int before, confirmed;
	bool cut;

	before = fault_disk_calls(vaults->disk);
	fault_disk_cut_power_at(vaults->disk, nth);
	confirmed = take_notes(vault);
	cut = fault_disk_calls(vaults->disk) >= before + nth;
	vault_close(vault);
	fault_disk_cut_power(vaults->disk);
	assert_opens_with(vaults, confirmed);
	vaults_free(vaults);
	return cut;
}

static void a_power_cut_at_any_call_loses_nothing_confirmed(void **state)
{
	(void)state;
	for (guint32 seed = 1; seed <= 3; seed++)
		for (int nth = 1; live_until(nth, seed * 1000 + (guint32)nth); nth += FAULT_STRIDE)
			;
}

static void a_power_cut_while_a_vault_is_made_leaves_none_or_a_whole_one(void **state)
{
	bool cut = true;

	(void)state;
	for (int nth = 1; cut; nth += FAULT_STRIDE) {
		struct vaults *vaults = vaults_new((guint32)nth);
		struct error error = ERROR_CLEAR;
		struct vault *vault;
		bool made;

		fault_disk_cut_power_at(vaults->disk, nth);
		vault = vaults_create(vaults, NULL);
		made = vault != NULL;
		cut = fault_disk_calls(vaults->disk) >= nth;
		vault_close(vault);
		fault_disk_cut_power(vaults->disk);
		vault = vaults_open(vaults, &error);
		assert_true(vault || !made);
		if (!vault)
			assert_int_equal(
				error.kind,
				ERROR_FAILED); /* missing, or something was left: never damaged */
		vault_close(vault);
		vaults_free(vaults);
	}
}

/* The power goes between the write and the sync, many times on one vault. */
static void many_power_cuts_in_a_row_lose_nothing_confirmed(void **state)
{
	struct vaults *vaults = vaults_new(77);
	struct vault *vault = vaults_create(vaults, NULL);
	int confirmed = 0;

	(void)state;
	assert_true(notes_make(vault, NULL) && vault_flush(vault, NULL));
	vault_close(vault);
	for (int i = 0; i < 60; i++) {
		vault = vaults_open(vaults, NULL);
		assert_non_null(vault);
		assert_true(notes_count(vault) >= confirmed);
		confirmed = notes_count(vault);
		assert_true(note_add(vault, confirmed + 1, NULL) && vault_flush(vault, NULL));
		confirmed++;
		fault_disk_fail(vaults->disk, CALL_SYNC, 1, 5, true);
		assert_true(note_add(vault, confirmed + 1, NULL));
		assert_false(vault_flush(vault, NULL));
		vault_close(vault);
		fault_disk_heal(vaults->disk);
		fault_disk_cut_power(vaults->disk);
	}
	vaults_free(vaults);
}

/* The kernel shows what a failed sync did not write as if it were there. Whoever takes over after a kill must not build on it. */
static void what_is_saved_after_a_failed_sync_and_a_kill_outlives_the_power(void **state)
{
	static const enum disk_call calls[] = { CALL_SYNC, CALL_SYNC_FOLDER };

	(void)state;
	for (guint32 i = 0; i < 40; i++) {
		struct vaults *vaults = vaults_new(i);
		struct vault *vault = vaults_create(vaults, NULL);
		int count;

		assert_true(notes_make(vault, NULL) && vault_flush(vault, NULL));
		fault_disk_fail(vaults->disk, calls[i % 2], 1, 5, true);
		assert_true(note_add(vault, 1, NULL));
		(void)!vault_flush(vault, NULL);
		(void)!vault_compact(vault, NULL);
		vault_close(vault);
		fault_disk_heal(vaults->disk);
		vault = vaults_open(vaults, NULL);
		count = notes_count(vault);
		assert_true(note_add(vault, count + 1, NULL) && vault_flush(vault, NULL));
		vault_close(vault);
		fault_disk_cut_power(vaults->disk);
		vault = vaults_open(vaults, NULL);
		assert_non_null(vault);
		assert_int_equal(notes_count(vault), count + 1);
		vault_close(vault);
		vaults_free(vaults);
	}
}

/* What is only in the kernel's memory was not seen: else the vault would be called older than it is. */
static void what_no_sync_confirmed_is_not_remembered(void **state)
{
	(void)state;
	for (guint32 seed = 0; seed < 20; seed++) {
		struct vaults *vaults = vaults_new(seed);
		struct vault *vault = vaults_create(vaults, NULL);

		assert_true(notes_make(vault, NULL) && vault_flush(vault, NULL));
		fault_disk_fail(vaults->disk, CALL_SYNC, 1, 5, true);
		assert_true(note_add(vault, 1, NULL));
		assert_false(vault_flush(vault, NULL));
		vault_close(vault);
		vault = vaults_open(vaults, NULL);
		assert_non_null(vault);
		vault_close(vault);
		fault_disk_heal(vaults->disk);
		fault_disk_cut_power(vaults->disk);
		vault = vaults_open(vaults, NULL);
		assert_int_equal(vault_warnings(vault) & VAULT_OLDER_THAN_SEEN, 0);
		vault_close(vault);
		vaults_free(vaults);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_power_cut_at_any_call_loses_nothing_confirmed),
		cmocka_unit_test(a_power_cut_while_a_vault_is_made_leaves_none_or_a_whole_one),
		cmocka_unit_test(what_is_saved_after_a_failed_sync_and_a_kill_outlives_the_power),
		cmocka_unit_test(what_no_sync_confirmed_is_not_remembered),
		cmocka_unit_test(many_power_cuts_in_a_row_lose_nothing_confirmed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

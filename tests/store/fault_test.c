/* The n-th call of the disk fails, for n = 1, 2, … until nothing fails any more: nothing is ever said to be saved that is not, and when the
   disk is well again everything is.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/vaults.h"

#include <errno.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define NOTES 20

/* The session every fault meets: 20 notes, each flushed, and a compaction in the middle. Returns how many notes are confirmed. */
static int take_notes(struct vault *vault)
{
	int confirmed = 0;

	assert_true(notes_make(vault, NULL));
	for (int i = 1; i <= NOTES; i++) {
		struct error error = ERROR_CLEAR;

		assert_true(note_add(vault, i, NULL)); /* memory takes it, whatever the disk does */
		if (vault_flush(vault, &error))
			confirmed = i;
		else
			assert_true(error_is_set(&error));
		assert_int_equal(vault_saving(vault).saved, confirmed == i);
		assert_int_equal(vault_saving(vault).failing, confirmed != i);
		if (i == NOTES / 2 && vault_compact(vault, NULL))
			confirmed = i;
	}
	return confirmed;
}

/* What a second program would find now must hold every confirmed note. */
static void assert_on_disk(struct vaults *vaults, int at_least)
{
	struct vault_options options = vaults->options;
	struct vault *reader;
	int count;

	options.read_only = true;
	reader = vault_open(VAULT_PATH, vaults->passphrase, &options, NULL);
	assert_non_null(reader);
	count = notes_count(reader);
	assert_in_range(count, at_least, NOTES);
	vault_close(reader);
}

/* One whole life with a fault at call n. False when nothing failed any more. */
static bool live(enum disk_call call, int nth, int system_errno, bool from_then_on)
{
	struct vaults *vaults = vaults_new((guint32)nth);
	struct vault *vault;
	bool failed;
	int confirmed;

	fault_disk_fail(vaults->disk, call, nth, system_errno, from_then_on);
	vault = vaults_create(vaults, NULL);
	if (!vault) { /* said so; then either nothing stands there, or a vault that opens, or what it left is said */
		fault_disk_heal(vaults->disk);
		vault = vaults_open(vaults, NULL);
		if (!vault)
			vault = vaults_create(vaults, NULL);
		if (vault)
			vault_close(vault);
		else
			assert_int_not_equal(fault_disk_count(vaults->disk, VAULT_PATH ".tmp"), 0);
		vaults_free(vaults);
		return true;
	}
	confirmed = take_notes(vault);
	failed = fault_disk_has_failed(vaults->disk);
	fault_disk_heal(vaults->disk);
	assert_on_disk(vaults, confirmed);
	assert_true(vault_flush(vault, NULL));
	assert_true(vault_saving(vault).saved);
	assert_false(vault_saving(vault).failing);
	assert_on_disk(vaults, NOTES);
	vault_close(vault);
	vault = vaults_open(vaults, NULL);
	assert_non_null(vault);
	assert_int_equal(notes_count(vault), NOTES);
	vault_close(vault);
	vaults_free(vaults);
	return failed;
}

static void live_until_nothing_fails(enum disk_call call, int system_errno, bool from_then_on)
{
	int nth = 1;

	while (live(call, nth, system_errno, from_then_on))
		nth += FAULT_STRIDE;
	assert_true(nth > 1);
}

static void one_full_disk_at_any_call_loses_nothing(void **state)
{
	(void)state;
	live_until_nothing_fails(CALL_ANY, ENOSPC, false);
}

static void one_broken_call_of_any_kind_loses_nothing(void **state)
{
	(void)state;
	live_until_nothing_fails(CALL_ANY, EIO, false);
}

static void one_interrupted_call_loses_nothing(void **state)
{
	(void)state;
	live_until_nothing_fails(CALL_ANY, EINTR, false);
}

static void a_disk_that_fails_from_any_call_on_saves_all_when_it_is_back(void **state)
{
	(void)state;
	live_until_nothing_fails(CALL_ANY, EIO, true);
}

static void syncs_that_fail_from_any_one_on_confirm_nothing(void **state)
{
	(void)state;
	live_until_nothing_fails(CALL_SYNC, EIO, true);
	live_until_nothing_fails(CALL_SYNC_FOLDER, EIO, true);
}

static void writes_that_fail_from_any_one_on_confirm_nothing(void **state)
{
	(void)state;
	live_until_nothing_fails(CALL_PWRITE, ENOSPC, true);
	live_until_nothing_fails(CALL_RENAME, EIO, true);
}

static void a_disk_that_writes_in_pieces_keeps_every_byte(void **state)
{
	struct vaults *vaults = vaults_new(9);
	struct vault *vault;

	(void)state;
	fault_disk_write_in_pieces(vaults->disk, true);
	vault = vaults_create(vaults, NULL);
	assert_int_equal(take_notes(vault), NOTES);
	vault_close(vault);
	assert_on_disk(vaults, NOTES);
	vaults_free(vaults);
}

/* ---------------------------------------------------------------- what people see of it */

static void a_full_disk_is_said_and_tried_again_later(void **state)
{
	struct vaults *vaults = vaults_new(10);
	struct vault *vault = vaults_create(vaults, NULL);
	struct pollfd news = { .fd = vault_fd(vault), .events = POLLIN };

	(void)state;
	assert_true(notes_make(vault, NULL) && vault_flush(vault, NULL));
	fault_disk_set_room(vaults->disk, 100);
	assert_int_equal(vault_retry_at(vault), G_MAXINT64);
	assert_true(note_add(vault, 1, NULL));
	assert_int_equal(poll(&news, 1, -1), 1);
	vault_take_news(vault);
	assert_false(vault_saving(vault).saved);
	assert_true(vault_saving(vault).failing);
	assert_string_equal(vault_saving(vault).error.sentence, "vault.disk_full");
	assert_int_equal(vault_retry_at(vault), vaults->now_ms + 1000);

	assert_true(note_add(vault, 2, NULL)); /* waits with the other one */
	vaults->now_ms = vault_retry_at(vault);
	vault_retry(vault);
	assert_int_equal(poll(&news, 1, -1), 1);
	vault_take_news(vault);
	assert_int_equal(vault_retry_at(vault), vaults->now_ms + 2000);

	for (int i = 0; i < 4; i++) { /* and never so much later that people wait for it */
		vaults->now_ms = vault_retry_at(vault);
		vault_retry(vault);
		assert_int_equal(poll(&news, 1, -1), 1);
		vault_take_news(vault);
		assert_in_range(vault_retry_at(vault) - vaults->now_ms, 2000, 5000);
	}
	fault_disk_set_room(vaults->disk, -1);
	vaults->now_ms = vault_retry_at(vault);
	vault_retry(vault);
	assert_int_equal(poll(&news, 1, -1), 1);
	vault_take_news(vault);
	assert_true(vault_saving(vault).saved);
	assert_false(vault_saving(vault).failing);
	vault_close(vault);
	assert_on_disk(vaults, 2);
	vaults_free(vaults);
}

static void a_failed_sync_is_followed_by_a_new_generation_at_once(void **state)
{
	struct vaults *vaults = vaults_new(11);
	struct vault *vault = vaults_create(vaults, NULL);
	struct pollfd news = { .fd = vault_fd(vault), .events = POLLIN };

	(void)state;
	assert_true(notes_make(vault, NULL) && vault_flush(vault, NULL));
	fault_disk_fail(vaults->disk, CALL_SYNC, 1, EIO, false);
	assert_true(note_add(vault, 1, NULL));
	assert_int_equal(poll(&news, 1, -1), 1);
	vault_take_news(vault);
	assert_false(vault_saving(vault).saved); /* still: nothing is confirmed by a retried sync */
	assert_int_equal(poll(&news, 1, -1), 1);
	vault_take_news(vault);
	assert_true(vault_saving(vault).saved);
	assert_int_equal(fault_disk_count(vaults->disk, VAULT_PATH ".bak-1"), 1);
	vault_close(vault);
	assert_on_disk(vaults, 1);
	vaults_free(vaults);
}

static void a_slow_disk_delays_nobody_and_later_commits_go_together(void **state)
{
	struct vaults *vaults = vaults_new(12);
	struct vault *vault = vaults_create(vaults, NULL);
	struct pollfd news = { .fd = vault_fd(vault), .events = POLLIN };
	guint64 before, saves = 0;

	(void)state;
	assert_true(notes_make(vault, NULL) && vault_flush(vault, NULL));
	before = vault_saving(vault).confirmed;
	fault_disk_close_gate(vaults->disk);
	assert_true(note_add(vault, 1, NULL));
	fault_disk_wait_at_gate(vaults->disk);
	for (int i = 2; i <= 10; i++) {
		assert_true(note_add(vault, i, NULL));
		vault_take_news(vault);
		assert_false(vault_saving(vault).saved);
		assert_int_equal(vault_saving(vault).confirmed, before);
		assert_int_equal(vault_saving(vault).committed, before + (guint64)i);
	}
	fault_disk_open_gate(vaults->disk);
	while (!vault_saving(vault).saved) {
		assert_int_equal(poll(&news, 1, -1), 1);
		vault_take_news(vault);
		saves++;
	}
	assert_int_equal(saves, 2);
	vault_close(vault);
	assert_on_disk(vaults, 10);
	vaults_free(vaults);
}

static void a_vault_that_was_moved_away_is_written_anew(void **state)
{
	struct vaults *vaults = vaults_new(13);
	struct vault *vault = vaults_create(vaults, NULL);

	(void)state;
	assert_true(notes_make(vault, NULL) && note_add(vault, 1, NULL) &&
		    vault_flush(vault, NULL));
	fault_disk_remove(vaults->disk, VAULT_PATH);
	assert_true(note_add(vault, 2, NULL) && vault_flush(vault, NULL));
	assert_on_disk(vaults, 2);
	fault_disk_put(vaults->disk, VAULT_PATH, "somebody else's", 15);
	assert_true(note_add(vault, 3, NULL) && vault_flush(vault, NULL));
	assert_on_disk(vaults, 3);
	vault_close(vault);
	vaults_free(vaults);
}

static void a_disk_without_links_keeps_a_copy_as_backup(void **state)
{
	struct vaults *vaults = vaults_new(14);
	struct vault *vault;

	(void)state;
	fault_disk_refuse_links(vaults->disk);
	vault = vaults_create(vaults, NULL);
	assert_true(notes_make(vault, NULL) && note_add(vault, 1, NULL) &&
		    vault_compact(vault, NULL));
	vault_close(vault);
	assert_int_equal(fault_disk_count(vaults->disk, VAULT_PATH ".bak-1"), 1);
	fault_disk_remove(vaults->disk, VAULT_PATH);
	vaults->options.salvage = true;
	vault = vaults_open(vaults, NULL);
	assert_int_equal(notes_count(vault), 1);
	vault_close(vault);
	vaults_free(vaults);
}

static void backups_are_thinned_by_age_not_by_number(void **state)
{
	struct vaults *vaults = vaults_new(15);
	struct vault *vault = vaults_create(vaults, NULL);

	(void)state;
	for (int i = 0; i < 40; i++) { /* forty compactions on each of ten days */
		vaults->unix_seconds += 86400 / 4;
		fault_disk_set_time(vaults->disk, vaults->unix_seconds);
		assert_true(vault_compact(vault, NULL));
	}
	assert_in_range(fault_disk_count(vaults->disk, VAULT_PATH ".bak-"), 8, 14);
	vault_close(vault);
	vaults_free(vaults);
}

static void a_long_log_wants_to_be_compacted(void **state)
{
	struct vaults *vaults = vaults_new(16);
	struct vault *vault = vaults_create(vaults, NULL);
	int saves = 0;

	(void)state;
	assert_true(notes_make(vault, NULL) && note_add(vault, 1, NULL));
	for (; saves < 2000 && !vault_wants_compaction(vault); saves++) {
		run_sql(vault, NULL,
			"UPDATE setting SET value=value+1 WHERE name='x';"
			"INSERT OR IGNORE INTO setting VALUES('x', '1')");
		assert_true(vault_flush(vault, NULL));
	}
	assert_in_range(saves, 100, 1999);
	assert_true(vault_compact(vault, NULL));
	assert_false(vault_wants_compaction(vault));
	vault_close(vault);
	vault = vaults_open(vaults, NULL);
	assert_int_equal(notes_count(vault), 1);
	vault_close(vault);
	vaults_free(vaults);
}

/* Neither the vault nor what lies beside it can be seen: that does not make the place free. */
static void a_vault_that_cannot_be_seen_is_not_written_over(void **state)
{
	static const enum disk_call blind[] = { CALL_STAT, CALL_LIST, CALL_REAL_PATH };
	struct vaults *vaults = vaults_new(17);
	struct vault *vault = vaults_create(vaults, NULL);
	struct error error = ERROR_CLEAR;

	(void)state;
	assert_true(notes_make(vault, NULL) && note_add(vault, 1, NULL));
	vault_close(vault);
	for (size_t i = 0; i < G_N_ELEMENTS(blind); i++)
		fault_disk_fail(vaults->disk, blind[i], 1, EIO, true);
	assert_false(vault_place_is_free(VAULT_PATH, &vaults->options.disk, &error));
	assert_null(vaults_create(vaults, NULL));
	fault_disk_heal(vaults->disk);
	assert_on_disk(vaults, 1);
	vaults_free(vaults);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_full_disk_at_any_call_loses_nothing),
		cmocka_unit_test(one_broken_call_of_any_kind_loses_nothing),
		cmocka_unit_test(one_interrupted_call_loses_nothing),
		cmocka_unit_test(a_disk_that_fails_from_any_call_on_saves_all_when_it_is_back),
		cmocka_unit_test(syncs_that_fail_from_any_one_on_confirm_nothing),
		cmocka_unit_test(writes_that_fail_from_any_one_on_confirm_nothing),
		cmocka_unit_test(a_disk_that_writes_in_pieces_keeps_every_byte),
		cmocka_unit_test(a_full_disk_is_said_and_tried_again_later),
		cmocka_unit_test(a_failed_sync_is_followed_by_a_new_generation_at_once),
		cmocka_unit_test(a_slow_disk_delays_nobody_and_later_commits_go_together),
		cmocka_unit_test(a_vault_that_was_moved_away_is_written_anew),
		cmocka_unit_test(a_disk_without_links_keeps_a_copy_as_backup),
		cmocka_unit_test(backups_are_thinned_by_age_not_by_number),
		cmocka_unit_test(a_vault_that_cannot_be_seen_is_not_written_over),
		cmocka_unit_test(a_long_log_wants_to_be_compacted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

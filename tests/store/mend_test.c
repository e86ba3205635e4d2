/* One of the two copies of a vault's beginning is damaged: the other one serves, and work goes on in a file that is whole.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/superblock.h"
#include "support/vaults.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>

static void flip_at(struct vaults *vaults, size_t at)
{
	GBytes *bytes = fault_disk_bytes(vaults->disk, VAULT_PATH);
	gsize length;
	g_autofree guint8 *copy = g_bytes_unref_to_data(bytes, &length);

	copy[at] ^= 4;
	fault_disk_put(vaults->disk, VAULT_PATH, copy, length);
}

static struct vaults *with_three_notes(void)
{
	struct vaults *vaults = vaults_new(7);
	struct vault *vault = vaults_create(vaults, NULL);

	assert_true(notes_make(vault, NULL));
	for (int i = 1; i <= 3; i++)
		assert_true(note_add(vault, i, NULL));
	assert_true(vault_flush(vault, NULL));
	vault_close(vault);
	return vaults;
}

static bool is_sound(struct vaults *vaults)
{
	struct vault_proof proof;

	return vault_verify(VAULT_PATH, vaults->passphrase, &vaults->options, &proof, NULL);
}

static void either_copy_may_be_damaged(void **state)
{
	static const size_t places[] = { 20, 300, 4090, SUPERBLOCK_SIZE + 30,
					 SUPERBLOCK_SIZE + 4000 };

	for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
		struct vaults *vaults = with_three_notes();
		struct vault *vault;

		flip_at(vaults, places[i]);
		assert_false(is_sound(vaults));   /* verify tells of it */
		vaults->options.read_only = true; /* who only reads cannot mend, and says so */
		assert_null(vaults_open(vaults, NULL));
		vaults->options.read_only = false;
		vault = vaults_open(vaults, NULL);
		assert_non_null(vault);
		assert_false(vault_is_read_only(vault));
		assert_true(vault_warnings(vault) & VAULT_MENDED);
		assert_int_equal(notes_count(vault), 3);
		assert_true(note_add(vault, 4, NULL));
		assert_true(vault_flush(vault, NULL));
		vault_close(vault);
		assert_true(is_sound(vaults));
		assert_int_equal(fault_disk_count(vaults->disk, VAULT_PATH ".bak-1"), 1);
		vault = vaults_open(vaults, NULL);
		assert_int_equal(vault_warnings(vault), 0);
		assert_int_equal(notes_count(vault), 4);
		vault_close(vault);
		vaults_free(vaults);
	}
	(void)state;
}

static void a_second_fault_in_a_record_is_still_damage(void **state)
{
	struct vaults *vaults = with_three_notes();
	struct error error = ERROR_CLEAR;

	flip_at(vaults, 20);
	flip_at(vaults, SUPERBLOCK_SPACE + 200);
	assert_null(vaults_open(vaults, &error));
	assert_int_equal(error.kind, ERROR_DAMAGED);
	vaults_free(vaults);
	(void)state;
}

static void while_the_new_file_cannot_be_written_the_old_one_stays(void **state)
{
	struct vaults *vaults = with_three_notes();
	struct vault *vault;

	flip_at(vaults, 20);
	fault_disk_fail(vaults->disk, CALL_RENAME, 1, EIO, true);
	vault = vaults_open(vaults, NULL);
	assert_non_null(vault);
	assert_false(vault_flush(vault, NULL));
	assert_false(vault_saving(vault).saved);
	vault_close(vault);
	fault_disk_heal(vaults->disk);
	vault = vaults_open(vaults, NULL);
	assert_int_equal(notes_count(vault), 3);
	vault_close(vault);
	assert_true(is_sound(vaults));
	vaults_free(vaults);
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(either_copy_may_be_damaged),
		cmocka_unit_test(a_second_fault_in_a_record_is_still_damage),
		cmocka_unit_test(while_the_new_file_cannot_be_written_the_old_one_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

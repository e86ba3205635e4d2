/* Copies from before a new passphrase: the vault knows their keys, so verify reads every byte of them too.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/superblock.h"
#include "store/upkeep.h"
#include "support/vaults.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define BACKUP VAULT_PATH ".bak-1"

static struct vaults *with_a_copy_under_a_former_passphrase(void)
{
	struct vaults *vaults = vaults_new(3);
	struct vault *vault = vaults_create(vaults, NULL);
	struct secret *passphrase = secret_from("верба над ставом");

	assert_true(notes_make(vault, NULL) && note_add(vault, 1, NULL));
	assert_true(vault_flush(vault, NULL));
	assert_true(vault_change_passphrase(vault, passphrase, vault_cost_test, NULL));
	vault_close(vault);
	secret_free(vaults->passphrase);
	vaults->passphrase = passphrase;
	assert_int_equal(fault_disk_count(vaults->disk, BACKUP), 1);
	return vaults;
}

static bool is_sound(struct vaults *vaults, struct error *error)
{
	g_autoptr(GPtrArray) copies = vault_copies(VAULT_PATH, &vaults->options);
	g_autoptr(GArray) proofs = NULL;
	bool sound = vault_verify_all(VAULT_PATH, copies, vaults->passphrase, &vaults->options,
				      &proofs, error);

	assert_int_equal(proofs->len, 2);
	assert_int_equal(g_array_index(proofs, struct copy_proof, 1).opened,
			 error->kind == ERROR_DAMAGED);
	return sound;
}

static void a_sound_one_is_no_damage(void **state)
{
	struct vaults *vaults = with_a_copy_under_a_former_passphrase();
	struct error error = ERROR_CLEAR;

	assert_true(is_sound(vaults, &error));
	vaults_free(vaults);
	(void)state;
}

static void damage_anywhere_in_it_is_found(void **state)
{
	struct vaults *vaults = with_a_copy_under_a_former_passphrase();
	gsize length;
	g_autofree guint8 *copy =
		g_bytes_unref_to_data(fault_disk_bytes(vaults->disk, BACKUP), &length);

	for (gsize at = SUPERBLOCK_SPACE + 9; at < length; at += length / 23) {
		struct error error = ERROR_CLEAR;

		copy[at] ^= 2;
		fault_disk_put(vaults->disk, BACKUP, copy, length);
		assert_false(is_sound(vaults, &error));
		assert_int_equal(error.kind, ERROR_DAMAGED);
		copy[at] ^= 2;
	}
	vaults_free(vaults);
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sound_one_is_no_damage),
		cmocka_unit_test(damage_anywhere_in_it_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* New passphrases, recovery codes and data keys: either all of it, or as it was; and former generations stay within reach of an erasure.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/vaults.h"

#include "store/backups.h"
#include "store/file.h"
#include "store/rekey.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define NOTES 5

struct rekeyed {
	struct vaults *vaults;
	struct vault *vault;
	struct secret *code, *new_passphrase;
};

/* Open, with five notes on disk and a recovery code. */
static struct rekeyed rekeyed_new(guint32 seed)
{
	struct rekeyed rekeyed = { .vaults = vaults_new(seed),
				   .code = secret_new(),
				   .new_passphrase = secret_from("another one") };

	rekeyed.vault = vault_create(VAULT_PATH, rekeyed.vaults->passphrase, vault_cost_test,
				     &rekeyed.vaults->options, rekeyed.code, NULL);
	assert_non_null(rekeyed.vault);
	assert_true(notes_make(rekeyed.vault, NULL));
	for (int i = 1; i <= NOTES; i++)
		assert_true(note_add(rekeyed.vault, i, NULL));
	assert_true(vault_flush(rekeyed.vault, NULL));
	return rekeyed;
}

static void rekeyed_done(struct rekeyed *rekeyed)
{
	vault_close(rekeyed->vault);
	vaults_free(rekeyed->vaults);
	secret_free(rekeyed->code);
	secret_free(rekeyed->new_passphrase);
}

static bool opens_at(struct rekeyed *rekeyed, const char *path, const struct secret *secret,
		     guint warnings, int notes)
{
	struct vault_options options = rekeyed->vaults->options;
	struct error error = ERROR_CLEAR;
	struct vault *vault;

	options.read_only = true;
	vault = vault_open(path, secret, &options, &error);
	if (!vault) {
		assert_int_equal(error.kind, ERROR_PASSPHRASE);
		return false;
	}
	/* An attempt at a save may have been cut. */
	assert_int_equal(vault_warnings(vault) &
				 ~(guint)(VAULT_UNFINISHED_TAIL | VAULT_DOUBTFUL_TAIL),
			 warnings);
	assert_int_equal(notes_count(vault), notes);
	vault_close(vault);
	return true;
}

static bool opens(struct rekeyed *rekeyed, const struct secret *secret, int notes)
{
	return opens_at(rekeyed, VAULT_PATH, secret, 0, notes);
}

static bool opens_older(struct rekeyed *rekeyed, const char *path, const struct secret *secret)
{
	return opens_at(rekeyed, path, secret, VAULT_OLDER_THAN_SEEN, NOTES);
}

static char *newest_backup(struct rekeyed *rekeyed)
{
	char **paths = backup_list(&rekeyed->vaults->options.disk, VAULT_PATH);
	char *path = g_strdup(paths[0]);

	g_strfreev(paths);
	return path;
}

/* What can be read of a file without any secret: its superblock. */
static void read_block(struct rekeyed *rekeyed, const char *path, struct superblock *superblock,
		       unsigned char block[SUPERBLOCK_SIZE])
{
	const struct disk *disk = &rekeyed->vaults->options.disk;
	int file = file_open(disk, path, O_RDONLY, 0);

	assert_int_equal(file_read(disk, file, block, SUPERBLOCK_SIZE, 0), SUPERBLOCK_SIZE);
	assert_int_equal(superblock_decode(block, superblock), SUPERBLOCK_SOUND);
	file_close(disk, &file);
}

static bool change(struct rekeyed *rekeyed)
{
	return vault_change_passphrase(rekeyed->vault, rekeyed->new_passphrase, vault_cost_test,
				       NULL);
}

/* ---------------------------------------------------------------- what changes and what stays */

static void the_old_passphrase_opens_no_longer(void **state)
{
	struct rekeyed rekeyed = rekeyed_new(1);
	struct secret *old = rekeyed.vaults->passphrase;

	(void)state;
	assert_true(change(&rekeyed));
	assert_true(vault_saving(rekeyed.vault).saved);
	assert_false(opens(&rekeyed, old, 0));
	assert_true(opens(&rekeyed, rekeyed.new_passphrase, NOTES));
	assert_false(vault_passphrase_is_right(rekeyed.vault, old));
	assert_true(vault_passphrase_is_right(rekeyed.vault, rekeyed.new_passphrase));
	assert_true(note_add(rekeyed.vault, NOTES + 1, NULL));
	assert_true(vault_compact(rekeyed.vault, NULL));
	assert_true(note_add(rekeyed.vault, NOTES + 2, NULL) && vault_flush(rekeyed.vault, NULL));
	assert_false(opens(&rekeyed, old, 0));
	assert_true(opens(&rekeyed, rekeyed.new_passphrase, NOTES + 2));
	rekeyed_done(&rekeyed);
}

static void the_printed_code_survives_a_new_passphrase(void **state)
{
	struct rekeyed rekeyed = rekeyed_new(2);

	(void)state;
	assert_true(change(&rekeyed));
	assert_true(opens(&rekeyed, rekeyed.code, NOTES));
	assert_true(change(&rekeyed));
	assert_true(opens(&rekeyed, rekeyed.code, NOTES));
	assert_true(opens(&rekeyed, rekeyed.new_passphrase, NOTES));
	rekeyed_done(&rekeyed);
}

static void backups_made_before_open_with_the_old_passphrase(void **state)
{
	struct rekeyed rekeyed = rekeyed_new(3);
	g_autofree char *backup = NULL;

	(void)state;
	assert_true(change(&rekeyed));
	backup = newest_backup(&rekeyed);
	assert_true(opens_older(&rekeyed, backup, rekeyed.vaults->passphrase));
	assert_false(opens_older(&rekeyed, backup, rekeyed.new_passphrase));
	rekeyed_done(&rekeyed);
}

/* Nothing of the new generation can be read with the data key of the one before. */
static void a_former_data_key_opens_nothing_new(void **state)
{
	struct rekeyed rekeyed = rekeyed_new(4);
	unsigned char former[KEY_SIZE], block[SUPERBLOCK_SIZE];
	struct superblock superblock;
	struct keys *stolen, *keys;

	(void)state;
	stolen = superblock_unlock(&rekeyed.vault->superblock, rekeyed.vaults->passphrase, NULL);
	memcpy(former, stolen->data, KEY_SIZE);
	stolen->knows_passphrase = false;
	assert_true(vault_replace_recovery_code(rekeyed.vault, rekeyed.code, NULL));
	read_block(&rekeyed, VAULT_PATH, &superblock, block);
	assert_null(superblock_unlock_with(&superblock, block, stolen, former));
	keys = superblock_unlock(&superblock, rekeyed.vaults->passphrase, NULL);
	assert_memory_not_equal(keys->data, former, KEY_SIZE);
	assert_memory_not_equal(keys->seal, stolen->seal, KEY_SIZE);
	keys_free(keys);
	keys_free(stolen);
	rekeyed_done(&rekeyed);
}

static void two_seals_of_one_key_differ(void **state)
{
	struct rekeyed rekeyed = rekeyed_new(5);
	struct superblock before = rekeyed.vault->superblock, renewed = before;
	const struct superblock *after = &renewed;
	struct keys *keys = superblock_renew(&renewed, rekeyed.vault->log->keys, NULL);

	(void)state;
	assert_non_null(keys);
	assert_memory_not_equal(keys->data, rekeyed.vault->log->keys->data, KEY_SIZE);
	keys_free(keys);
	assert_memory_equal(before.passphrase.salt, after->passphrase.salt, SALT_SIZE);
	assert_memory_not_equal(before.passphrase.nonce, after->passphrase.nonce, SLOT_NONCE);
	assert_memory_equal(before.recovery.public_key, after->recovery.public_key, KEY_SIZE);
	assert_memory_not_equal(before.recovery.sealed, after->recovery.sealed, RECOVERY_SEALED);
	after = &rekeyed.vault->superblock;
	assert_true(change(&rekeyed));
	assert_memory_not_equal(before.passphrase.salt, after->passphrase.salt, SALT_SIZE);
	rekeyed_done(&rekeyed);
}

/* ---------------------------------------------------------------- former generations */

static bool copy_is_in_reach(struct rekeyed *rekeyed, const char *path)
{
	unsigned char block[SUPERBLOCK_SIZE];
	struct superblock superblock;
	struct keys *keys;
	bool opened;

	read_block(rekeyed, path, &superblock, block);
	keys = vault_keys_of_copy(rekeyed->vault, &superblock, block);
	opened = keys && superblock_is_authentic(block, keys);
	keys_free(keys);
	return opened;
}

static void every_backup_stays_in_reach_of_an_erasure(void **state)
{
	struct rekeyed rekeyed = rekeyed_new(6);
	char **backups;

	(void)state;
	assert_true(vault_compact(rekeyed.vault, NULL)); /* the same data key */
	assert_true(change(&rekeyed));                   /* a former passphrase */
	assert_true(change(&rekeyed)); /* a passphrase of which only the text is the same */
	/* The same passphrase, another data key. */
	assert_true(vault_replace_recovery_code(rekeyed.vault, rekeyed.code, NULL));
	backups = backup_list(&rekeyed.vaults->options.disk, VAULT_PATH);
	assert_true(g_strv_length(backups) >= 3);
	for (char **path = backups; *path; path++)
		assert_true(copy_is_in_reach(&rekeyed, *path));
	g_strfreev(backups);
	assert_true(copy_is_in_reach(&rekeyed, VAULT_PATH));
	assert_int_equal(number_of(rekeyed.vault, "SELECT count(*) FROM kept_former_key"), 3);

	/* Also when nobody typed a passphrase: the keys that were kept do. */
	vault_close(rekeyed.vault);
	rekeyed.vault = vault_open(VAULT_PATH, rekeyed.code, &rekeyed.vaults->options, NULL);
	assert_non_null(rekeyed.vault);
	backups = backup_list(&rekeyed.vaults->options.disk, VAULT_PATH);
	for (char **path = backups; *path; path++)
		assert_true(copy_is_in_reach(&rekeyed, *path));
	g_strfreev(backups);
	rekeyed_done(&rekeyed);
}

static void a_vault_of_somebody_else_is_out_of_reach(void **state)
{
	struct rekeyed rekeyed = rekeyed_new(7);
	struct vault *other = vault_create("/home/other/vault", rekeyed.vaults->passphrase,
					   vault_cost_test, &rekeyed.vaults->options, NULL, NULL);

	(void)state;
	assert_non_null(other);
	vault_close(other);
	assert_false(copy_is_in_reach(&rekeyed, "/home/other/vault"));
	rekeyed_done(&rekeyed);
}

static void an_undo_does_not_forget_a_former_key(void **state)
{
	struct rekeyed rekeyed = rekeyed_new(8);

	(void)state;
	run_sql(rekeyed.vault, "undo.note", "DELETE FROM note WHERE id = 5");
	assert_true(change(&rekeyed));
	assert_true(vault_undo(rekeyed.vault, NULL));
	assert_int_equal(notes_count(rekeyed.vault), NOTES);
	assert_int_equal(number_of(rekeyed.vault, "SELECT count(*) FROM kept_former_key"), 1);
	rekeyed_done(&rekeyed);
}

/* ---------------------------------------------------------------- when the disk fails */

enum change { NEW_PASSPHRASE, NEW_CODE };

static bool change_as(struct rekeyed *rekeyed, enum change what, struct secret *code,
		      struct error *error)
{
	if (what == NEW_PASSPHRASE)
		return vault_change_passphrase(rekeyed->vault, rekeyed->new_passphrase,
					       vault_cost_test, error);
	return vault_replace_recovery_code(rekeyed->vault, code, error);
}

/* When the program is well again, exactly one set of secrets opens the file, and it is the one that was told. */
static void assert_one_or_the_other(struct rekeyed *rekeyed, enum change what, bool changed,
				    const struct secret *code, int notes)
{
	const struct secret *old = rekeyed->vaults->passphrase;
	bool passphrase_changed = changed && what == NEW_PASSPHRASE;
	bool code_changed = changed && what == NEW_CODE;

	assert_int_equal(opens(rekeyed, old, notes), !passphrase_changed);
	assert_int_equal(opens(rekeyed, rekeyed->new_passphrase, notes), passphrase_changed);
	assert_int_equal(opens(rekeyed, rekeyed->code, notes), !code_changed);
	assert_int_equal(secret_length(code) > 0, code_changed);
	if (code_changed)
		assert_true(opens(rekeyed, code, notes));
}

/* A change with a fault at call n. False when nothing failed any more. */
static bool change_with_fault(enum change what, enum disk_call call, int nth, int system_errno,
			      bool from_then_on)
{
	struct rekeyed rekeyed = rekeyed_new((guint32)nth);
	struct secret *code = secret_new();
	struct error error = ERROR_CLEAR;
	bool changed, failed;

	assert_true(note_add(rekeyed.vault, NOTES + 1, NULL)); /* on its way */
	fault_disk_fail(rekeyed.vaults->disk, call, nth, system_errno, from_then_on);
	changed = change_as(&rekeyed, what, code, &error);
	assert_int_equal(changed, !error_is_set(&error));
	failed = fault_disk_has_failed(rekeyed.vaults->disk);
	fault_disk_heal(rekeyed.vaults->disk);
	if (!from_then_on) /* what one fault cost is made good already */
		assert_one_or_the_other(&rekeyed, what, changed, code, NOTES + 1);
	assert_int_equal(number_of(rekeyed.vault, "SELECT count(*) FROM kept_former_key"), changed);

	/* It goes on saving under the keys it has. */
	assert_true(note_add(rekeyed.vault, NOTES + 2, NULL));
	assert_true(vault_flush(rekeyed.vault, NULL));
	assert_true(vault_saving(rekeyed.vault).saved);
	assert_one_or_the_other(&rekeyed, what, changed, code, NOTES + 2);
	assert_true(vault_compact(rekeyed.vault, NULL));
	assert_one_or_the_other(&rekeyed, what, changed, code, NOTES + 2);
	secret_free(code);
	rekeyed_done(&rekeyed);
	return failed;
}

static void change_until_nothing_fails(enum disk_call call, int system_errno, bool from_then_on)
{
	for (enum change what = NEW_PASSPHRASE; what <= NEW_CODE; what++) {
		int nth = 1;

		while (change_with_fault(what, call, nth, system_errno, from_then_on))
			nth += FAULT_STRIDE;
		assert_true(nth > 1);
	}
}

static void one_fault_at_any_call_changes_all_or_nothing(void **state)
{
	(void)state;
	change_until_nothing_fails(CALL_ANY, EIO, false);
	change_until_nothing_fails(CALL_ANY, ENOSPC, false);
	change_until_nothing_fails(CALL_ANY, EINTR, false);
}

static void a_disk_that_fails_from_any_call_on_changes_all_or_nothing(void **state)
{
	(void)state;
	change_until_nothing_fails(CALL_ANY, EIO, true);
	change_until_nothing_fails(CALL_PWRITE, ENOSPC, true);
	change_until_nothing_fails(CALL_SYNC, EIO, true);
	change_until_nothing_fails(CALL_SYNC_FOLDER, EIO, true);
	change_until_nothing_fails(CALL_RENAME, EIO, true);
}

static void a_full_disk_leaves_the_old_passphrase(void **state)
{
	struct rekeyed rekeyed = rekeyed_new(9);
	struct error error = ERROR_CLEAR;

	(void)state;
	fault_disk_set_room(rekeyed.vaults->disk, 20000);
	assert_false(vault_change_passphrase(rekeyed.vault, rekeyed.new_passphrase, vault_cost_test,
					     &error));
	assert_string_equal(error.sentence, "vault.disk_full");
	assert_true(opens(&rekeyed, rekeyed.vaults->passphrase, NOTES));
	fault_disk_set_room(rekeyed.vaults->disk, 20000); /* the attempt is not left lying about */
	assert_true(note_add(rekeyed.vault, NOTES + 1, NULL) && vault_flush(rekeyed.vault, NULL));
	fault_disk_set_room(rekeyed.vaults->disk, -1);
	assert_true(change(&rekeyed));
	assert_true(opens(&rekeyed, rekeyed.new_passphrase, NOTES + 1));
	rekeyed_done(&rekeyed);
}

/* Without power at call n: afterwards one of the two opens it, and all notes are there. */
static bool change_without_power(enum change what, int nth)
{
	struct rekeyed rekeyed = rekeyed_new((guint32)nth);
	struct secret *code = secret_new();
	bool changed, power_failed;
	int calls = fault_disk_calls(rekeyed.vaults->disk);

	fault_disk_cut_power_at(rekeyed.vaults->disk, nth);
	changed = change_as(&rekeyed, what, code, NULL);
	power_failed = fault_disk_calls(rekeyed.vaults->disk) - calls >= nth;
	vault_close(rekeyed.vault);
	rekeyed.vault = NULL;
	fault_disk_cut_power(rekeyed.vaults->disk);
	if (what == NEW_PASSPHRASE) {
		bool old = opens(&rekeyed, rekeyed.vaults->passphrase, NOTES);

		assert_int_not_equal(old, opens(&rekeyed, rekeyed.new_passphrase, NOTES));
		assert_true(!changed || !old);
		assert_true(opens(&rekeyed, rekeyed.code, NOTES));
	} else {
		assert_true(opens(&rekeyed, rekeyed.vaults->passphrase, NOTES));
		if (changed)
			assert_true(opens(&rekeyed, code, NOTES));
	}
	secret_free(code);
	rekeyed_done(&rekeyed);
	return power_failed;
}

static void without_power_one_of_the_two_opens_it(void **state)
{
	(void)state;
	for (enum change what = NEW_PASSPHRASE; what <= NEW_CODE; what++)
		for (int nth = 1; change_without_power(what, nth); nth += FAULT_STRIDE)
			continue;
}

/* ---------------------------------------------------------------- refused */

static void what_is_only_read_is_not_changed(void **state)
{
	struct rekeyed rekeyed = rekeyed_new(10);
	struct vault_options options = rekeyed.vaults->options;
	struct error error = ERROR_CLEAR;
	struct vault *reader;

	(void)state;
	options.read_only = true;
	reader = vault_open(VAULT_PATH, rekeyed.vaults->passphrase, &options, NULL);
	assert_false(
		vault_change_passphrase(reader, rekeyed.new_passphrase, vault_cost_test, &error));
	assert_string_equal(error.sentence, "vault.read_only");
	assert_false(vault_replace_recovery_code(reader, rekeyed.code, NULL));
	vault_close(reader);
	rekeyed_done(&rekeyed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_old_passphrase_opens_no_longer),
		cmocka_unit_test(the_printed_code_survives_a_new_passphrase),
		cmocka_unit_test(backups_made_before_open_with_the_old_passphrase),
		cmocka_unit_test(a_former_data_key_opens_nothing_new),
		cmocka_unit_test(two_seals_of_one_key_differ),
		cmocka_unit_test(every_backup_stays_in_reach_of_an_erasure),
		cmocka_unit_test(a_vault_of_somebody_else_is_out_of_reach),
		cmocka_unit_test(an_undo_does_not_forget_a_former_key),
		cmocka_unit_test(one_fault_at_any_call_changes_all_or_nothing),
		cmocka_unit_test(a_disk_that_fails_from_any_call_on_changes_all_or_nothing),
		cmocka_unit_test(a_full_disk_leaves_the_old_passphrase),
		cmocka_unit_test(without_power_one_of_the_two_opens_it),
		cmocka_unit_test(what_is_only_read_is_not_changed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

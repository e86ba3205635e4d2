/* Two hundred damages of every kind by chance, in the vault and in its copies: verifying finds each of them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/record.h"
#include "store/upkeep.h"
#include "support/vaults.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define DAMAGES 200
#define BACKUP VAULT_PATH ".bak-1"
#define STICK "/stick"

/* ---------------------------------------------------------------- damages */

struct damaged {
	GByteArray *bytes;
	GArray *records; /* gint64: where each begins, and the end of the last */
	GRand *chance;
	bool ends_may_differ; /* a file of which nobody knows the length: cut between records it is whole */
};

static guint32 below(struct damaged *damaged, guint32 bound)
{
	return (guint32)g_rand_int_range(damaged->chance, 0, (gint32)bound);
}

static gint64 record_at(const struct damaged *damaged, guint index)
{
	return g_array_index(damaged->records, gint64, index);
}

static void find_records(struct damaged *damaged)
{
	gint64 at = SUPERBLOCK_SPACE;

	g_array_append_val(damaged->records, at);
	while (at < (gint64)damaged->bytes->len) {
		at = record_end(damaged->bytes->data + at, at);
		assert_true(at > 0);
		g_array_append_val(damaged->records, at);
	}
}

static void flip_a_bit(struct damaged *damaged)
{
	damaged->bytes->data[below(damaged, damaged->bytes->len)] ^=
		(guint8)(1u << below(damaged, 8));
}

static void flip_a_bit_of_a_superblock(struct damaged *damaged)
{
	damaged->bytes->data[below(damaged, SUPERBLOCK_SPACE)] ^= (guint8)(1u << below(damaged, 8));
}

static void zero_a_range(struct damaged *damaged)
{
	guint32 start = below(damaged, damaged->bytes->len);
	guint32 length = 1 + below(damaged, MIN(damaged->bytes->len - start, 4096));

	while (start > 0 && damaged->bytes->data[start] == 0)
		start--; /* what is zero already is no damage */
	memset(damaged->bytes->data + start, 0, length);
}

static void cut(struct damaged *damaged)
{
	guint32 length = below(damaged, damaged->bytes->len);

	for (guint i = 0; i < damaged->records->len && !damaged->ends_may_differ; i++)
		if (record_at(damaged, i) == length)
			length++;
	g_byte_array_set_size(damaged->bytes, length);
}

static void cut_between_records(struct damaged *damaged)
{
	guint entries = damaged->records->len - 1;

	if (damaged->ends_may_differ)
		g_byte_array_set_size(damaged->bytes,
				      (guint)record_at(damaged, below(damaged, entries)));
	else
		cut(damaged);
}

/* Takes records [from, from + 1) out, or puts them in once more. */
static void drop_a_record(struct damaged *damaged)
{
	guint last = damaged->records->len - 2;
	guint index = below(damaged, damaged->ends_may_differ ? last + 1 : last);
	gint64 from = record_at(damaged, index), to = record_at(damaged, index + 1);

	g_byte_array_remove_range(damaged->bytes, (guint)from, (guint)(to - from));
}

static void double_a_record(struct damaged *damaged)
{
	guint index = below(damaged, damaged->records->len - 1);
	gint64 from = record_at(damaged, index), to = record_at(damaged, index + 1);
	GByteArray *bytes = g_byte_array_new();

	g_byte_array_append(bytes, damaged->bytes->data, (guint)to);
	g_byte_array_append(bytes, damaged->bytes->data + from, damaged->bytes->len - (guint)from);
	g_byte_array_unref(damaged->bytes);
	damaged->bytes = bytes;
}

static void swap_two_records(struct damaged *damaged)
{
	guint index = below(damaged, damaged->records->len - 2);
	gint64 from = record_at(damaged, index), middle = record_at(damaged, index + 1);
	gint64 to = record_at(damaged, index + 2);
	g_autofree guint8 *first = g_memdup2(damaged->bytes->data + from, (gsize)(middle - from));

	memmove(damaged->bytes->data + from, damaged->bytes->data + middle, (size_t)(to - middle));
	memcpy(damaged->bytes->data + from + (to - middle), first, (size_t)(middle - from));
}

static void append_junk(struct damaged *damaged)
{
	guint32 length = 1 + below(damaged, 3000);
	bool zeros = below(damaged, 3) == 0;

	for (guint32 i = 0; i < length; i++) {
		guint8 byte = zeros ? 0 : (guint8)below(damaged, 256);

		g_byte_array_append(damaged->bytes, &byte, 1);
	}
}

/* Both superblocks: nothing says any more that it was a vault. */
static void overwrite_the_beginning(struct damaged *damaged)
{
	for (guint32 i = 0; i < SUPERBLOCK_SPACE; i++)
		damaged->bytes->data[i] = (guint8)below(damaged, 256);
}

static void leave_some_letters(struct damaged *damaged)
{
	g_byte_array_set_size(damaged->bytes, 1 + below(damaged, 20));
}

static void (*const kinds[])(struct damaged *) = {
	flip_a_bit,
	flip_a_bit,
	flip_a_bit_of_a_superblock,
	zero_a_range,
	cut,
	cut_between_records,
	drop_a_record,
	double_a_record,
	swap_two_records,
	append_junk,
	overwrite_the_beginning,
	leave_some_letters,
};

/* ---------------------------------------------------------------- and verifying */

struct scene {
	struct vaults *vaults;
	char *copy; /* elsewhere */
};

static void set_up(struct scene *scene)
{
	struct disk *disk;
	struct vault *vault;

	scene->vaults = vaults_new(3);
	disk = &scene->vaults->options.disk;
	assert_int_equal(disk->mkdir(disk->data, STICK, 0700), 0);
	vault = vaults_create(scene->vaults, NULL);
	assert_true(notes_make(vault, NULL));
	for (int i = 1; i <= 12; i++) {
		assert_true(note_add(vault, i, NULL) && vault_flush(vault, NULL));
		if (i == 6)
			assert_true(vault_compact(vault, NULL));
	}
	vault_close(vault);
	assert_true(vault_backup(VAULT_PATH, STICK, scene->vaults->passphrase,
				 &scene->vaults->options, &scene->copy, NULL));
}

static void tear_down(struct scene *scene)
{
	g_free(scene->copy);
	vaults_free(scene->vaults);
}

static bool verify(struct scene *scene, struct error *error)
{
	g_autoptr(GPtrArray) copies = vault_copies(VAULT_PATH, &scene->vaults->options);
	g_autoptr(GArray) proofs = NULL;

	*error = ERROR_CLEAR;
	return vault_verify_all(VAULT_PATH, copies, scene->vaults->passphrase,
				&scene->vaults->options, &proofs, error);
}

static void assert_found(struct scene *scene, const char *path, struct damaged *damaged,
			 const GBytes *before, int number)
{
	struct error error;

	fault_disk_put(scene->vaults->disk, path, damaged->bytes->data, damaged->bytes->len);
	if (g_bytes_get_size((GBytes *)before) == damaged->bytes->len)
		assert_int_not_equal(memcmp(damaged->bytes->data,
					    g_bytes_get_data((GBytes *)before, NULL),
					    damaged->bytes->len),
				     0);
	if (verify(scene, &error) || error.kind != ERROR_DAMAGED)
		fail_msg("damage %d of %s, kind %d, was not found: %s", number, path,
			 number % (int)G_N_ELEMENTS(kinds), error.sentence);
}

static void damage(struct scene *scene, const char *path, bool ends_may_differ)
{
	GBytes *before = fault_disk_bytes(scene->vaults->disk, path);
	GRand *chance = g_rand_new_with_seed(20261120);
	struct error error;

	assert_true(verify(scene, &error));
	for (int i = 0; i < DAMAGES; i++) {
		struct damaged damaged = { .bytes = g_byte_array_new(),
					   .records = g_array_new(FALSE, FALSE, sizeof(gint64)),
					   .chance = chance,
					   .ends_may_differ = ends_may_differ };

		g_byte_array_append(damaged.bytes, g_bytes_get_data(before, NULL),
				    (guint)g_bytes_get_size(before));
		find_records(&damaged);
		kinds[i % (int)G_N_ELEMENTS(kinds)](&damaged);
		assert_found(scene, path, &damaged, before, i);
		g_byte_array_unref(damaged.bytes);
		g_array_free(damaged.records, TRUE);
	}
	fault_disk_put(scene->vaults->disk, path, g_bytes_get_data(before, NULL),
		       g_bytes_get_size(before));
	assert_true(verify(scene, &error));
	g_rand_free(chance);
	g_bytes_unref(before);
}

/* With what this machine saw last, also where the file ends too early at a whole record. */
static void each_of_200_damages_of_the_vault_is_found(void **state)
{
	struct scene scene;

	(void)state;
	set_up(&scene);
	damage(&scene, VAULT_PATH, true);
	tear_down(&scene);
}

static void each_of_200_damages_of_a_backup_beside_it_is_found(void **state)
{
	struct scene scene;

	(void)state;
	set_up(&scene);
	damage(&scene, BACKUP, false);
	tear_down(&scene);
}

/* Its length is known from when it was made. */
static void each_of_200_damages_of_a_copy_elsewhere_is_found(void **state)
{
	struct scene scene;

	(void)state;
	set_up(&scene);
	damage(&scene, scene.copy, true);
	tear_down(&scene);
}

/* ---------------------------------------------------------------- what is no damage */

static void a_record_that_is_being_written_is_waited_for(void **state)
{
	struct scene scene;
	struct vault *vault;
	struct error error;
	GBytes *bytes;

	(void)state;
	set_up(&scene);
	vault = vaults_open(scene.vaults, NULL);
	assert_true(note_add(vault, 13, NULL) && vault_flush(vault, NULL));
	assert_true(verify(&scene, &error));
	bytes = fault_disk_bytes(scene.vaults->disk,
				 VAULT_PATH); /* one that stays half, in use or not */
	fault_disk_put(scene.vaults->disk, VAULT_PATH, g_bytes_get_data(bytes, NULL),
		       g_bytes_get_size(bytes) - 30);
	assert_false(verify(&scene, &error));
	assert_int_equal(error.kind, ERROR_DAMAGED);
	fault_disk_put(scene.vaults->disk, VAULT_PATH, g_bytes_get_data(bytes, NULL),
		       g_bytes_get_size(bytes));
	g_bytes_unref(bytes);
	vault_close(vault);
	tear_down(&scene);
}

static void a_copy_under_another_passphrase_is_not_damaged(void **state)
{
	struct scene scene;
	struct vault *vault;
	struct error error;
	struct secret *next = secret_from("another");
	g_autoptr(GPtrArray) copies = NULL;
	g_autoptr(GArray) proofs = NULL;
	int closed = 0;

	(void)state;
	set_up(&scene);
	vault = vaults_open(scene.vaults, NULL);
	assert_true(vault_change_passphrase(vault, next, vault_cost_test, NULL));
	vault_close(vault);
	secret_free(scene.vaults->passphrase);
	scene.vaults->passphrase = next;
	assert_true(verify(&scene, &error));
	copies = vault_copies(VAULT_PATH, &scene.vaults->options);
	assert_true(
		vault_verify_all(VAULT_PATH, copies, next, &scene.vaults->options, &proofs, NULL));
	assert_int_equal(proofs->len, 1 + copies->len);
	for (guint i = 1; i < proofs->len; i++) {
		const struct copy_proof *proof = &g_array_index(proofs, struct copy_proof, i);

		assert_int_equal(proof->opened, proof->copy->same_passphrase);
		closed += !proof->opened && proof->error.kind == ERROR_PASSPHRASE;
	}
	assert_int_equal(closed, copies->len);
	tear_down(&scene);
}

static void the_copies_are_read_also_when_the_vault_is_gone(void **state)
{
	struct scene scene;
	struct error error;
	g_autoptr(GPtrArray) copies = NULL;
	g_autoptr(GArray) proofs = NULL;

	(void)state;
	set_up(&scene);
	fault_disk_remove(scene.vaults->disk, VAULT_PATH);
	copies = vault_copies(VAULT_PATH, &scene.vaults->options);
	error = ERROR_CLEAR;
	assert_false(vault_verify_all(VAULT_PATH, copies, scene.vaults->passphrase,
				      &scene.vaults->options, &proofs, &error));
	assert_string_equal(error.sentence, "vault.missing");
	assert_int_equal(proofs->len, 3);
	assert_true(g_array_index(proofs, struct copy_proof, 1).opened);
	assert_true(g_array_index(proofs, struct copy_proof, 2).opened);
	tear_down(&scene);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_of_200_damages_of_the_vault_is_found),
		cmocka_unit_test(each_of_200_damages_of_a_backup_beside_it_is_found),
		cmocka_unit_test(each_of_200_damages_of_a_copy_elsewhere_is_found),
		cmocka_unit_test(a_record_that_is_being_written_is_waited_for),
		cmocka_unit_test(a_copy_under_another_passphrase_is_not_damaged),
		cmocka_unit_test(the_copies_are_read_also_when_the_vault_is_gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

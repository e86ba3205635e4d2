/* Files that somebody made or broke on purpose, and disks that cannot be read: refused with a reason, before any of it is believed.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/bytes.h"
#include "store/log.h"
#include "support/vaults.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sodium.h>

#define AT_SLOT 64
#define AT_SECOND_SLOT (AT_SLOT + 128)

struct forgery {
	struct vaults *vaults;
	struct secret *code; /* NULL: the vault has none */
	GByteArray *file;
};

static int set_up_with(void **state, struct secret *code)
{
	struct forgery *forgery = g_new0(struct forgery, 1);
	struct vault *vault;

	forgery->vaults = vaults_new(1);
	forgery->code = code;
	vault = vault_create(VAULT_PATH, forgery->vaults->passphrase, vault_cost_test,
			     &forgery->vaults->options, code, NULL);
	assert_true(notes_make(vault, NULL) && note_add(vault, 1, NULL) &&
		    vault_flush(vault, NULL));
	vault_close(vault);
	forgery->file = g_bytes_unref_to_array(fault_disk_bytes(forgery->vaults->disk, VAULT_PATH));
	*state = forgery;
	return 0;
}

static int set_up(void **state)
{
	return set_up_with(state, NULL);
}

static int set_up_with_code(void **state)
{
	return set_up_with(state, secret_new());
}

static int tear_down(void **state)
{
	struct forgery *forgery = *state;

	secret_free(forgery->code);
	g_byte_array_free(forgery->file, TRUE);
	vaults_free(forgery->vaults);
	g_free(forgery);
	return 0;
}

/* Both superblocks get a checksum that fits, as anybody can make one, and the file is put back. */
static void put_back(struct forgery *forgery)
{
	unsigned char *block = forgery->file->data;

	crypto_generichash(block + SUPERBLOCK_SIZE - 32, 32, block, SUPERBLOCK_SIZE - 32, NULL, 0);
	memcpy(block + SUPERBLOCK_SIZE, block, SUPERBLOCK_SIZE);
	fault_disk_put(forgery->vaults->disk, VAULT_PATH, forgery->file->data, forgery->file->len);
}

static void assert_refused(struct forgery *forgery, enum error_kind kind, const char *sentence)
{
	struct error error = ERROR_CLEAR;
	struct vault_proof proof;

	put_back(forgery);
	assert_null(vaults_open(forgery->vaults, &error));
	assert_int_equal(error.kind, kind);
	assert_string_equal(error.sentence, sentence);
	error = ERROR_CLEAR;
	assert_false(vault_verify(VAULT_PATH, forgery->vaults->passphrase,
				  &forgery->vaults->options, &proof, &error));
	assert_int_equal(error.kind, kind);
}

static void costs_beyond_reason_are_refused_before_they_are_paid(void **state)
{
	static const struct {
		int at;
		guint64 value;
	} costs[] = {
		{ AT_SLOT + 8, 0 },     { AT_SLOT + 8, 11 },          { AT_SLOT + 8, G_MAXUINT64 },
		{ AT_SLOT + 16, 1000 }, { AT_SLOT + 16, 1ull << 40 },
	};
	struct forgery *forgery = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(costs); i++) {
		guint64 before = get_u64(forgery->file->data + costs[i].at);

		put_u64(forgery->file->data + costs[i].at, costs[i].value);
		assert_refused(forgery, ERROR_DAMAGED, "vault.damaged");
		put_u64(forgery->file->data + costs[i].at, before);
	}
}

static void cheaper_costs_open_nothing(void **state)
{
	struct forgery *forgery = *state;

	put_u64(forgery->file->data + AT_SLOT + 16, 16384);
	assert_refused(forgery, ERROR_PASSPHRASE, "vault.wrong_passphrase");
}

static void slots_that_make_no_sense_are_damage(void **state)
{
	struct forgery *forgery = *state;
	unsigned char *block = forgery->file->data;

	block[AT_SLOT] = SLOT_RECOVERY; /* in the place of the passphrase */
	assert_refused(forgery, ERROR_DAMAGED, "vault.damaged");
	block[AT_SLOT] = 9;
	assert_refused(forgery, ERROR_DAMAGED, "vault.damaged");
	block[AT_SLOT] = SLOT_PASSPHRASE;
	block[AT_SLOT + 4] = 7; /* another derivation */
	assert_refused(forgery, ERROR_DAMAGED, "vault.damaged");
	block[AT_SLOT + 4] = 1;
	block[AT_SECOND_SLOT + 90] = 1; /* an empty slot that is not empty */
	assert_refused(forgery, ERROR_DAMAGED, "vault.damaged");
}

static void an_empty_slot_that_was_filled_is_found_by_the_key(void **state)
{
	struct forgery *forgery = *state;
	unsigned char *block = forgery->file->data;

	memcpy(block + AT_SECOND_SLOT, block + AT_SLOT, 128);
	put_u32(block + AT_SECOND_SLOT, SLOT_RECOVERY);
	assert_refused(forgery, ERROR_DAMAGED, "vault.damaged");
}

/* ---------------------------------------------------------------- the recovery code's slot */

static void costs_of_the_code_are_bounded_too(void **state)
{
	static const struct {
		int at;
		guint64 value;
	} costs[] = { { 8, 0 }, { 8, 11 }, { 16, 1000 }, { 16, 1ull << 40 } };
	struct forgery *forgery = *state;
	unsigned char *slot = forgery->file->data + AT_SECOND_SLOT;

	for (size_t i = 0; i < G_N_ELEMENTS(costs); i++) {
		guint64 before = get_u64(slot + costs[i].at);

		put_u64(slot + costs[i].at, costs[i].value);
		assert_refused(forgery, ERROR_DAMAGED, "vault.damaged");
		put_u64(slot + costs[i].at, before);
	}
}

static void every_byte_of_the_recovery_slot_counts(void **state)
{
	struct forgery *forgery = *state;
	unsigned char *slot = forgery->file->data + AT_SECOND_SLOT;
	struct vault *vault;

	for (int at = 0; at < 256; at++) {
		struct error error = ERROR_CLEAR;

		slot[at] ^= 1;
		assert_refused(forgery, ERROR_DAMAGED, "vault.damaged");
		assert_null(
			vault_open(VAULT_PATH, forgery->code, &forgery->vaults->options, &error));
		assert_true(error.kind == ERROR_DAMAGED || error.kind == ERROR_PASSPHRASE);
		slot[at] ^= 1;
	}
	put_back(forgery);
	vault = vault_open(VAULT_PATH, forgery->code, &forgery->vaults->options, NULL);
	assert_non_null(vault);
	vault_close(vault);
}

static void a_first_format_has_no_recovery_slot(void **state)
{
	struct forgery *forgery = *state;

	assert_int_equal(forgery->file->data[16], 2);
	forgery->file->data[16] = 1;
	assert_refused(forgery, ERROR_DAMAGED, "vault.damaged");
}

/* The public key stands in the file for all to see, and the id; the code must not open what somebody else sealed for it. */
static void a_vault_made_by_another_does_not_open_with_the_code(void **state)
{
	struct forgery *forgery = *state;
	struct secret *theirs = secret_from("theirs");
	struct superblock ours, forged;
	struct error error = ERROR_CLEAR;
	struct keys *keys, *sealed;

	assert_int_equal(superblock_decode(forgery->file->data, &ours), SUPERBLOCK_SOUND);
	keys = superblock_unlock(&ours, forgery->code, NULL);
	assert_non_null(keys);
	keys_free(keys);
	keys = superblock_new(&forged, theirs, vault_cost_test, NULL, 1);
	memcpy(forged.vault_id, ours.vault_id, VAULT_ID_SIZE);
	forged.recovery = ours.recovery;
	sealed = superblock_renew(&forged, keys, NULL);
	assert_non_null(sealed);
	assert_null(superblock_unlock(&forged, forgery->code, &error));
	assert_string_equal(error.sentence, "vault.wrong_recovery_code");
	keys_free(keys);
	keys_free(sealed);
	secret_free(theirs);
}

static void another_generation_number_is_found_by_the_key(void **state)
{
	struct forgery *forgery = *state;

	forgery->file->data[40] = 7;
	assert_refused(forgery, ERROR_DAMAGED, "vault.damaged");
}

static void a_newer_format_is_refused_politely(void **state)
{
	struct forgery *forgery = *state;

	forgery->file->data[16] = 3;
	assert_refused(forgery, ERROR_FAILED, "vault.too_new");
}

/* Whoever has the passphrase can seal nonsense: SQLite is asked before anybody believes it. */
static void an_image_that_is_no_database_is_damage(void **state)
{
	struct forgery *forgery = *state;
	struct vaults *vaults = forgery->vaults;
	struct image *image = image_new(&vaults->options.clock);
	unsigned char page[IMAGE_PAGE];
	struct moment moment = { 0 };
	struct superblock superblock;
	struct keys *keys =
		superblock_new(&superblock, vaults->passphrase, vault_cost_test, NULL, 1);
	struct log *log = log_new(&vaults->options.disk, VAULT_PATH, NULL, NULL, &superblock, keys);
	struct error error = ERROR_CLEAR;
	struct vault_proof proof;
	GPtrArray *pieces;

	memset(page, 'x', sizeof(page));
	assert_true(image_resize(image, 2) && image_put(image, 0, page) &&
		    image_put(image, 1, page));
	pieces = snapshot_pack(image, &moment);
	assert_true(log_renew(log, pieces, NULL, 1, NULL));
	g_ptr_array_free(pieces, TRUE);
	log_free(log);
	image_free(image);

	assert_null(vaults_open(vaults, &error));
	assert_int_equal(error.kind, ERROR_DAMAGED);
	assert_false(vault_verify(VAULT_PATH, vaults->passphrase, &vaults->options, &proof, NULL));
	assert_string_equal(proof.damaged_part, "SQLite");
}

static void a_payload_that_lies_about_its_pages_is_damage(void **state)
{
	struct forgery *forgery = *state;
	struct image *image = image_new(&forgery->vaults->options.clock);
	unsigned char payload[32 + 4 + IMAGE_PAGE] = { 0 };
	struct moment moment;
	bool no_memory;

	assert_false(changes_apply(payload, 31, image, &moment,
				   &no_memory)); /* too short for its header */
	put_u32(payload, 1);
	put_u32(payload + 4, 2); /* more pages than the image has */
	assert_false(changes_apply(payload, sizeof(payload), image, &moment, &no_memory));
	put_u32(payload, 1u << 30); /* an image of 4 TiB */
	put_u32(payload + 4, 1);
	assert_false(changes_apply(payload, sizeof(payload), image, &moment, &no_memory));
	put_u32(payload, 5);
	put_u32(payload + 4, 4); /* fewer bytes than pages */
	assert_false(changes_apply(payload, sizeof(payload), image, &moment, &no_memory));
	put_u32(payload + 4, 1);
	put_u32(payload + 32, 5); /* a page behind the end */
	assert_false(changes_apply(payload, sizeof(payload), image, &moment, &no_memory));
	put_u32(payload + 32, 4);
	assert_true(changes_apply(payload, sizeof(payload), image, &moment, &no_memory));
	assert_int_equal(image_page_count(image), 5);
	assert_int_equal(image_page(image, 2)[0], 0); /* a page nobody wrote */
	payload[0] = 4, payload[4] = 0;               /* no pages, and something behind them */
	assert_false(changes_apply(payload, sizeof(payload), image, &moment, &no_memory));
	assert_false(no_memory);
	image_free(image);
}

/* ---------------------------------------------------------------- disks that cannot be read */

static void assert_every_fault_is_told(struct vaults *vaults, enum disk_call call, int system_errno)
{
	bool failed = true;

	for (int nth = 1; failed; nth++) {
		struct error error = ERROR_CLEAR;
		struct vault *vault;

		fault_disk_fail(vaults->disk, call, nth, system_errno, true);
		vault = vaults_open(vaults, &error);
		failed = fault_disk_has_failed(vaults->disk);
		if (!vault)
			assert_true(error.kind == ERROR_DAMAGED || error.kind == ERROR_FAILED);
		else /* all of it, or it says that it is not all */
			assert_true(notes_count(vault) == 1 ||
				    (vault_warnings(vault) & VAULT_OPENED_READ_ONLY));
		vault_close(vault);
		fault_disk_heal(vaults->disk);
	}
}

static void a_sector_that_cannot_be_read_is_told(void **state)
{
	struct forgery *forgery = *state;

	assert_every_fault_is_told(forgery->vaults, CALL_PREAD, EIO);
	assert_every_fault_is_told(forgery->vaults, CALL_PREAD, EACCES);
	assert_every_fault_is_told(forgery->vaults, CALL_OPEN, EACCES);
	assert_every_fault_is_told(forgery->vaults, CALL_FSTAT, EIO);
	assert_every_fault_is_told(forgery->vaults, CALL_STAT, EACCES);
	assert_every_fault_is_told(forgery->vaults, CALL_LOCK, ENOLCK);
	forgery->vaults->options.read_only = true;
	assert_every_fault_is_told(forgery->vaults, CALL_PREAD, EIO);
	forgery->vaults->options.salvage = true;
	assert_every_fault_is_told(forgery->vaults, CALL_PREAD, EIO);
	assert_every_fault_is_told(forgery->vaults, CALL_OPEN, EACCES);
}

/* ---------------------------------------------------------------- salvage */

static void salvage_says_what_is_wrong_when_nothing_is_sound(void **state)
{
	struct forgery *forgery = *state;
	struct vaults *vaults = forgery->vaults;
	struct error error = ERROR_CLEAR;
	struct secret *wrong = secret_from("wrong");

	vaults->options.salvage = true;
	assert_null(vault_open(VAULT_PATH, wrong, &vaults->options, &error));
	assert_int_equal(error.kind, ERROR_PASSPHRASE);
	secret_free(wrong);

	forgery->file->data[SUPERBLOCK_SPACE + 100] ^= 1;
	put_back(forgery);
	fault_disk_put(vaults->disk, VAULT_PATH ".bak-3", "nothing of a vault", 18);
	error = ERROR_CLEAR;
	assert_null(vaults_open(vaults, &error));
	assert_int_equal(error.kind, ERROR_DAMAGED);
	assert_string_equal(error.key, "snapshot");
	fault_disk_remove(vaults->disk, VAULT_PATH);
	fault_disk_remove(vaults->disk, VAULT_PATH ".bak-3");
	error = ERROR_CLEAR;
	assert_null(vaults_open(vaults, &error));
	assert_string_equal(error.sentence, "vault.missing");
}

/* A sound vault is opened whole, and read-only because that was asked. */
static void salvage_of_a_sound_vault_finds_all_of_it(void **state)
{
	struct forgery *forgery = *state;
	struct vault *vault;

	forgery->vaults->options.salvage = true;
	vault = vaults_open(forgery->vaults, NULL);
	assert_int_equal(vault_warnings(vault), 0);
	assert_true(vault_is_read_only(vault));
	assert_int_equal(notes_count(vault), 1);
	vault_close(vault);
}

static void one_damaged_superblock_leaves_everything_readable(void **state)
{
	struct forgery *forgery = *state;
	struct vault *vault;

	for (int copy = 0; copy < 2; copy++) {
		int at = copy * SUPERBLOCK_SIZE + 70;

		forgery->file->data[at] ^= 1;
		fault_disk_put(forgery->vaults->disk, VAULT_PATH, forgery->file->data,
			       forgery->file->len);
		forgery->vaults->options.salvage = true; /* mend_test.c: and opened to work in */
		vault = vaults_open(forgery->vaults, NULL);
		assert_int_equal(vault_warnings(vault), VAULT_OPENED_READ_ONLY);
		assert_int_equal(notes_count(vault), 1);
		vault_close(vault);
		forgery->file->data[at] ^= 1;
	}
}

/* ---------------------------------------------------------------- the system's own disk */

static void the_system_says_what_it_cannot_do(void **state)
{
	struct disk disk = disk_system();
	g_autofree char *path = vault_default_path(), *folder = vault_default_state_folder();

	(void)state;
	assert_null(disk.list(NULL, "/no/such/folder"));
	assert_int_equal(errno, ENOENT);
	assert_null(disk.list(NULL, "/dev/null"));
	assert_int_equal(disk.sync_folder(NULL, "/no/such/folder"), -1);
	assert_int_equal(errno, ENOENT);
	assert_int_equal(disk.sync_folder(NULL, "/proc"),
			 0); /* cannot sync: has nothing to promise */
	assert_null(disk.real_path(NULL, "/no/such/folder"));
	assert_true(g_str_has_suffix(path, "/perspectief/vault.perspectief"));
	assert_true(g_str_has_suffix(folder, "/perspectief"));
}

int main(void)
{
#define forged_with_code(test) cmocka_unit_test_setup_teardown(test, set_up_with_code, tear_down)
#define forged(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		forged(costs_beyond_reason_are_refused_before_they_are_paid),
		forged(cheaper_costs_open_nothing),
		forged(slots_that_make_no_sense_are_damage),
		forged_with_code(costs_of_the_code_are_bounded_too),
		forged_with_code(every_byte_of_the_recovery_slot_counts),
		forged_with_code(a_first_format_has_no_recovery_slot),
		forged_with_code(a_vault_made_by_another_does_not_open_with_the_code),
		forged(an_empty_slot_that_was_filled_is_found_by_the_key),
		forged(another_generation_number_is_found_by_the_key),
		forged(a_newer_format_is_refused_politely),
		forged(an_image_that_is_no_database_is_damage),
		forged(a_payload_that_lies_about_its_pages_is_damage),
		forged(a_sector_that_cannot_be_read_is_told),
		forged(salvage_says_what_is_wrong_when_nothing_is_sound),
		forged(salvage_of_a_sound_vault_finds_all_of_it),
		forged(one_damaged_superblock_leaves_everything_readable),
		cmocka_unit_test(the_system_says_what_it_cannot_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

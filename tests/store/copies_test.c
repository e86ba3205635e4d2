/* Copies of the vault: made elsewhere and put back, on a disk that fails, fills up and loses its power.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/seen.h"
#include "store/upkeep.h"
#include "support/vaults.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define STICK "/stick"

/* The sanitizers look at the code, not at every moment a disk can fail; that is what the plain run is for. */
#ifdef __SANITIZE_ADDRESS__
enum { STRIDE = 5 };
#else
enum { STRIDE = 1 };
#endif

static void make_folder(struct vaults *vaults, const char *path)
{
	assert_int_equal(vaults->options.disk.mkdir(vaults->options.disk.data, path, 0700), 0);
}

/* A vault with so many notes, closed, and a stick beside it. */
static struct vaults *with_notes(guint32 seed, int notes)
{
	struct vaults *vaults = vaults_new(seed);
	struct vault *vault = vaults_create(vaults, NULL);

	assert_true(notes_make(vault, NULL));
	for (int i = 1; i <= notes; i++)
		assert_true(note_add(vault, i, NULL));
	assert_true(vault_flush(vault, NULL));
	vault_close(vault);
	make_folder(vaults, STICK);
	return vaults;
}

static int notes_in(struct vaults *vaults, const char *path)
{
	struct vault_options options = vaults->options;
	struct error error = ERROR_CLEAR;
	struct vault *vault;
	int count;

	options.read_only = true;
	options.state_folder = NULL;
	vault = vault_open(path, vaults->passphrase, &options, &error);
	if (!vault)
		return -1;
	count = notes_count(vault);
	vault_close(vault);
	return count;
}

static char *must_backup(struct vaults *vaults, const char *destination)
{
	struct error error = ERROR_CLEAR;
	char *made = NULL;

	if (!vault_backup(VAULT_PATH, destination, vaults->passphrase, &vaults->options, &made,
			  &error))
		fail_msg("%s", error.sentence);
	return made;
}

static void assert_same_bytes(struct vaults *vaults, const char *one, const char *other)
{
	GBytes *a = fault_disk_bytes(vaults->disk, one), *b = fault_disk_bytes(vaults->disk, other);

	assert_non_null(a);
	assert_non_null(b);
	assert_true(g_bytes_equal(a, b));
	g_bytes_unref(a);
	g_bytes_unref(b);
}

/* ---------------------------------------------------------------- backups elsewhere */

static void a_backup_has_the_day_in_its_name_and_replaces_nothing(void **state)
{
	struct vaults *vaults = with_notes(1, 5);
	g_autofree char *first = must_backup(vaults, STICK), *second = must_backup(vaults, STICK);
	g_autofree char *named = must_backup(vaults, STICK "/mine");
	struct error error = ERROR_CLEAR;
	char *made = NULL;

	(void)state;
	assert_string_equal(first, STICK "/perspectief-2026-11-18.perspectief");
	assert_string_equal(second, STICK "/perspectief-2026-11-18-2.perspectief");
	assert_same_bytes(vaults, VAULT_PATH, first);
	assert_same_bytes(vaults, VAULT_PATH, named);
	assert_int_equal(notes_in(vaults, second), 5);
	assert_false(vault_backup(VAULT_PATH, named, NULL, &vaults->options, &made, &error));
	assert_string_equal(error.sentence, "copy.exists");
	assert_null(made);
	vaults_free(vaults);
}

/* It would be thinned, or be in the way of the next generation. */
static void no_copy_takes_a_name_that_belongs_to_the_vault(void **state)
{
	static const char *const names[] = { VAULT_PATH ".tmp", VAULT_PATH ".bak-9",
					     VAULT_PATH ".part" };
	struct vaults *vaults = with_notes(3, 3);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		struct error error = ERROR_CLEAR;
		char *made = NULL;

		assert_false(
			vault_backup(VAULT_PATH, names[i], NULL, &vaults->options, &made, &error));
		assert_string_equal(error.sentence, "cli.output_is_vault");
		assert_null(fault_disk_bytes(vaults->disk, names[i]));
	}
	vaults_free(vaults);
}

static void a_vault_in_use_is_copied_up_to_its_last_whole_record(void **state)
{
	struct vaults *vaults = with_notes(2, 3);
	struct vault *vault = vaults_open(vaults, NULL);
	g_autofree char *made = NULL, *again = NULL;
	GBytes *bytes;
	gsize size;

	(void)state;
	assert_true(note_add(vault, 4, NULL));
	assert_true(vault_flush(vault, NULL));
	made = must_backup(vaults, STICK);
	assert_int_equal(notes_in(vaults, made), 4);
	vault_close(vault);

	bytes = fault_disk_bytes(vaults->disk, VAULT_PATH); /* as while the last one is written */
	size = g_bytes_get_size(bytes);
	fault_disk_put(vaults->disk, VAULT_PATH, g_bytes_get_data(bytes, NULL), size - 700);
	g_bytes_unref(bytes);
	again = must_backup(vaults, STICK);
	assert_int_equal(notes_in(vaults, again), 3);
	vaults_free(vaults);
}

static void an_open_vault_saves_all_and_opens_its_copy_by_itself(void **state)
{
	struct vaults *vaults = with_notes(12, 3);
	struct vault *vault = vaults_open(vaults, NULL);
	struct error error = ERROR_CLEAR;
	GBytes *bytes;
	char *made = NULL, *copy;

	(void)state;
	assert_true(note_add(vault, 4, NULL));
	assert_true(vault_backup_open(vault, STICK "/first", &vaults->options, &made, NULL));
	assert_int_equal(notes_in(vaults, made), 4);
	g_free(made);
	bytes = fault_disk_bytes(vaults->disk, VAULT_PATH);
	copy = g_memdup2(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
	copy[g_bytes_get_size(bytes) - 5] ^= 1;
	fault_disk_put(vaults->disk, VAULT_PATH, copy, g_bytes_get_size(bytes));
	assert_false(vault_backup_open(vault, STICK "/second", &vaults->options, &made, &error));
	assert_int_equal(error.kind, ERROR_DAMAGED);
	assert_int_equal(fault_disk_count(vaults->disk, STICK "/second"), 0);
	g_bytes_unref(bytes);
	g_free(copy);
	vault_close(vault);
	vaults_free(vaults);
}

/* What happens when a copy has just been written; the disk's own data is the disk, so this has to stand here. */
static struct {
	struct vault *vault;
	int times; /* how often it is still to be written anew */
} meanwhile;

static void renew_meanwhile(void *data, int file)
{
	(void)data;
	(void)file;
	if (meanwhile.times-- > 0)
		assert_true(vault_compact(meanwhile.vault, NULL));
}

static void a_copy_of_what_is_no_longer_the_vault_is_made_again(void **state)
{
	struct vaults *vaults = with_notes(15, 3);
	struct vault_options options = vaults->options;
	struct error error = ERROR_CLEAR;
	struct vault_proof proof;
	char *made = NULL;

	(void)state;
	meanwhile.vault = vaults_open(vaults, NULL);
	meanwhile.times = 1;
	options.disk.forget_cache = renew_meanwhile;
	assert_true(vault_backup(VAULT_PATH, STICK, vaults->passphrase, &options, &made, &error));
	options.state_folder = NULL;
	assert_true(vault_verify(made, vaults->passphrase, &options, &proof, NULL));
	assert_int_equal(proof.generation, 2);
	g_free(made);
	options.state_folder = STATE_FOLDER;
	meanwhile.times = 100;
	assert_false(vault_backup(VAULT_PATH, STICK, vaults->passphrase, &options, &made, &error));
	assert_string_equal(error.sentence, "copy.overtaken");
	assert_int_equal(fault_disk_count(vaults->disk, STICK "/"), 1);
	vault_close(meanwhile.vault);
	vaults_free(vaults);
}

static void a_backup_that_does_not_open_is_not_kept(void **state)
{
	struct vaults *vaults = with_notes(3, 3);
	struct secret *wrong = secret_from("wrong");
	struct error error = ERROR_CLEAR;
	char *made = NULL;
	GBytes *bytes;
	char *copy;

	(void)state;
	assert_false(vault_backup(VAULT_PATH, STICK, wrong, &vaults->options, &made, &error));
	assert_int_equal(error.kind, ERROR_PASSPHRASE);
	secret_free(wrong);
	bytes = fault_disk_bytes(vaults->disk, VAULT_PATH);
	copy = g_memdup2(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
	copy[9000] ^= 1;
	fault_disk_put(vaults->disk, VAULT_PATH, copy, g_bytes_get_size(bytes));
	error = ERROR_CLEAR;
	assert_false(vault_backup(VAULT_PATH, STICK, vaults->passphrase, &vaults->options, &made,
				  &error));
	assert_int_equal(error.kind, ERROR_DAMAGED);
	assert_int_equal(fault_disk_count(vaults->disk, STICK "/"), 0);
	g_bytes_unref(bytes);
	g_free(copy);
	vaults_free(vaults);
}

static void a_stick_without_links_takes_a_backup_too(void **state)
{
	struct vaults *vaults = with_notes(4, 3);
	g_autofree char *made = NULL, *second = NULL;

	(void)state;
	fault_disk_refuse_links(vaults->disk);
	made = must_backup(vaults, STICK);
	second = must_backup(vaults, STICK);
	assert_string_not_equal(made, second);
	assert_int_equal(notes_in(vaults, made), 3);
	assert_int_equal(fault_disk_count(vaults->disk, STICK "/"), 2);
	vaults_free(vaults);
}

/* Each call in turn: a backup is whole under its name, or there is none. */
static bool backup_with_a_fault(int nth, int system_errno, bool from_then_on, bool power)
{
	struct vaults *vaults = with_notes((guint32)nth, 4);
	struct error error = ERROR_CLEAR;
	char *made = NULL;
	bool failed, done;

	if (power)
		fault_disk_cut_power_at(vaults->disk, nth);
	else
		fault_disk_fail(vaults->disk, CALL_ANY, nth, system_errno, from_then_on);
	done = vault_backup(VAULT_PATH, STICK, vaults->passphrase, &vaults->options, &made, &error);
	failed = power ? !done : fault_disk_has_failed(vaults->disk);
	if (power)
		fault_disk_cut_power(vaults->disk);
	else
		fault_disk_heal(vaults->disk);
	assert_int_equal(done, made != NULL);
	assert_int_equal(done, !error_is_set(&error));
	if (done)
		assert_int_equal(notes_in(vaults, made), 4);
	else if (!power && !from_then_on)
		assert_in_range(fault_disk_count(vaults->disk, STICK "/"), 0, 1);
	assert_int_equal(notes_in(vaults, VAULT_PATH), 4);
	g_free(made);
	made = must_backup(vaults, STICK "/after");
	g_free(made);
	vaults_free(vaults);
	return failed;
}

static void a_fault_at_any_call_leaves_a_whole_backup_or_none(void **state)
{
	(void)state;
	for (int n = 1; backup_with_a_fault(n, EIO, false, false); n++)
		continue;
	for (int n = 1; backup_with_a_fault(n, ENOSPC, true, false); n += 3)
		continue;
	for (int n = 1; backup_with_a_fault(n, 0, false, true); n++)
		continue;
}

static void places_of_copies_are_remembered(void **state)
{
	struct vaults *vaults = with_notes(6, 2);
	g_autofree char *made = must_backup(vaults, STICK "/наша копія 1");
	struct vault *vault = vaults_open(vaults, NULL);
	GPtrArray *copies;
	const struct vault_copy *copy;

	(void)state;
	vaults->unix_seconds += 60;
	assert_true(vault_compact(vault, NULL));
	vault_close(vault);
	copies = vault_copies(VAULT_PATH, &vaults->options);
	assert_int_equal(copies->len, 2);
	copy = copies->pdata[0];
	if (!copy->elsewhere)
		copy = copies->pdata[1];
	assert_string_equal(copy->path, made);
	assert_true(copy->elsewhere && copy->reachable && copy->same_passphrase);
	assert_int_equal(copy->made_at, vaults->unix_seconds - 60);
	assert_int_equal(copy->generation, 1);
	g_ptr_array_unref(copies);

	fault_disk_remove(vaults->disk, made); /* the stick is in a drawer */
	fault_disk_remove(vaults->disk, VAULT_PATH);
	copies = vault_copies(VAULT_PATH, &vaults->options);
	assert_int_equal(copies->len, 2);
	copy = copies->pdata[0];
	if (!copy->elsewhere)
		copy = copies->pdata[1];
	assert_false(copy->reachable);
	g_ptr_array_unref(copies);
	vaults_free(vaults);
}

/* ---------------------------------------------------------------- putting one back */

static bool restore(struct vaults *vaults, const char *source, char **kept, struct error *error)
{
	return vault_restore(source, VAULT_PATH, vaults->passphrase, &vaults->options, kept, error);
}

static void a_restored_copy_stands_and_the_vault_of_before_is_kept(void **state)
{
	struct vaults *vaults = with_notes(7, 2);
	g_autofree char *made = must_backup(vaults, STICK), *kept = NULL;
	struct vault *vault = vaults_open(vaults, NULL);

	(void)state;
	assert_true(note_add(vault, 3, NULL));
	assert_true(vault_compact(vault, NULL));
	assert_true(note_add(vault, 4, NULL));
	assert_true(vault_flush(vault, NULL));
	vault_close(vault);
	assert_true(restore(vaults, made, &kept, NULL));
	assert_string_equal(kept, VAULT_PATH ".bak-2");
	assert_int_equal(notes_in(vaults, kept), 4);
	vault = vaults_open(vaults, NULL);
	assert_int_equal(vault_warnings(vault), 0); /* it was asked for */
	assert_int_equal(notes_count(vault), 2);
	vault_close(vault);
	vaults_free(vaults);
}

static void a_copy_is_restored_where_there_is_nothing_yet(void **state)
{
	struct vaults *vaults = with_notes(8, 3);
	g_autofree char *made = must_backup(vaults, STICK);
	struct vault_options there = vaults->options;
	struct vault *vault;
	char *kept = NULL;

	(void)state;
	there.state_folder = "/new/state";
	assert_true(vault_restore(made, "/new/home/data/vault.perspectief", vaults->passphrase,
				  &there, &kept, NULL));
	assert_null(kept);
	vault = vault_open("/new/home/data/vault.perspectief", vaults->passphrase, &there, NULL);
	assert_non_null(vault);
	assert_int_equal(vault_warnings(vault), 0);
	assert_int_equal(notes_count(vault), 3);
	vault_close(vault);
	vaults_free(vaults);
}

static void another_or_an_unreadable_vault_is_kept_where_nothing_thins_it(void **state)
{
	struct vaults *vaults = with_notes(9, 3);
	g_autofree char *made = must_backup(vaults, STICK);
	char *kept = NULL;
	GBytes *bytes;

	(void)state;
	fault_disk_put(vaults->disk, VAULT_PATH, "nothing of a vault", 18);
	assert_true(restore(vaults, made, &kept, NULL));
	assert_string_equal(kept, VAULT_PATH ".replaced-2026-11-18");
	bytes = fault_disk_bytes(vaults->disk, kept);
	assert_int_equal(g_bytes_get_size(bytes), 18);
	g_bytes_unref(bytes);
	g_free(kept);
	assert_int_equal(notes_in(vaults, VAULT_PATH), 3);
	vaults_free(vaults);
}

static void assert_refused(struct vaults *vaults, const char *source, const char *sentence)
{
	GBytes *before = fault_disk_bytes(vaults->disk, VAULT_PATH), *after;
	struct error error = ERROR_CLEAR;
	char *kept = NULL;

	assert_false(restore(vaults, source, &kept, &error));
	assert_string_equal(error.sentence, sentence);
	assert_null(kept);
	after = fault_disk_bytes(vaults->disk, VAULT_PATH);
	assert_true(g_bytes_equal(before, after));
	assert_int_equal(fault_disk_count(vaults->disk, VAULT_PATH ".bak-"), 0);
	assert_int_equal(fault_disk_count(vaults->disk, VAULT_PATH ".tmp"), 0);
	g_bytes_unref(before);
	g_bytes_unref(after);
}

static void what_is_no_sound_copy_changes_nothing(void **state)
{
	struct vaults *vaults = with_notes(10, 3);
	g_autofree char *made = must_backup(vaults, STICK);
	GBytes *bytes = fault_disk_bytes(vaults->disk, made);
	gsize size = g_bytes_get_size(bytes);
	char *copy = g_memdup2(g_bytes_get_data(bytes, NULL), size);
	struct secret *right = vaults->passphrase;

	(void)state;
	assert_refused(vaults, VAULT_PATH, "restore.itself");
	assert_refused(vaults, STICK "/none", "restore.no_such_file");
	fault_disk_put(vaults->disk, STICK "/cut", copy, size - 600);
	assert_refused(vaults, STICK "/cut", "restore.damaged");
	copy[size - 100] ^= 4;
	fault_disk_put(vaults->disk, STICK "/hurt", copy, size);
	assert_refused(vaults, STICK "/hurt", "restore.damaged");
	fault_disk_put(vaults->disk, STICK "/letter", "Dear all, this is no vault", 26);
	assert_refused(vaults, STICK "/letter", "restore.no_vault");
	vaults->passphrase = secret_from("wrong");
	assert_refused(vaults, made, "vault.wrong_passphrase");
	secret_free(vaults->passphrase);
	vaults->passphrase = right;
	g_free(copy);
	g_bytes_unref(bytes);
	vaults_free(vaults);
}

/* A vault that is gone, and beside its place an unfinished file, which may be all there is of it. */
static void what_was_left_over_is_not_lost_when_it_cannot_be_put_back(void **state)
{
	struct vaults *vaults = with_notes(13, 3);
	GBytes *bytes = fault_disk_bytes(vaults->disk, VAULT_PATH);
	struct secret *right = vaults->passphrase;
	char *kept = NULL;

	(void)state;
	fault_disk_put(vaults->disk, VAULT_PATH ".tmp", g_bytes_get_data(bytes, NULL),
		       g_bytes_get_size(bytes));
	fault_disk_put(vaults->disk, VAULT_PATH ".restoring", g_bytes_get_data(bytes, NULL),
		       g_bytes_get_size(bytes));
	fault_disk_remove(vaults->disk, VAULT_PATH);
	vaults->passphrase = secret_from("wrong");
	assert_false(restore(vaults, VAULT_PATH ".tmp", &kept, NULL));
	assert_false(restore(vaults, VAULT_PATH ".restoring", &kept, NULL));
	secret_free(vaults->passphrase);
	vaults->passphrase = right;
	assert_true(restore(vaults, VAULT_PATH ".tmp", &kept, NULL));
	assert_int_equal(notes_in(vaults, VAULT_PATH), 3);
	g_bytes_unref(bytes);
	vaults_free(vaults);
}

static const struct vault_copy *elsewhere(const GPtrArray *copies, const char *path)
{
	for (guint i = 0; i < copies->len; i++)
		if (strcmp(((const struct vault_copy *)copies->pdata[i])->path, path) == 0)
			return copies->pdata[i];
	fail_msg("%s is not known", path);
	return NULL;
}

static void assert_gone(struct vaults *vaults, const char *path, const char *who)
{
	g_autoptr(GPtrArray) copies = vault_copies(VAULT_PATH, &vaults->options);
	const struct vault_copy *copy = elsewhere(copies, path);

	assert_int_equal(copy->gone_at != 0, who != NULL);
	assert_true(g_strcmp0(copy->gone_by, who) == 0);
}

static bool say_gone(struct vaults *vaults, const char *path, const char *who, const char *refusal)
{
	struct error error = ERROR_CLEAR;
	bool said = vault_copy_say_gone(VAULT_PATH, path, who, &vaults->options, &error);

	assert_true(said == !refusal);
	if (refusal)
		assert_string_equal(error.sentence, refusal);
	return said;
}

static void a_destroyed_copy_is_said_to_be_so_with_moment_and_name(void **state)
{
	struct vaults *vaults = with_notes(21, 2);
	g_autofree char *one = must_backup(vaults, STICK "/наша копія 1");
	g_autofree char *other = must_backup(vaults, STICK "/2"), *third = NULL;
	GBytes *bytes = fault_disk_bytes(vaults->disk, one);

	(void)state;
	say_gone(vaults, one, "AB", "copy.still_there");
	say_gone(vaults, "/no/copy", "AB", "copy.unknown");
	say_gone(vaults, VAULT_PATH ".bak-1", "AB", "copy.unknown");
	fault_disk_remove(vaults->disk, one);
	fault_disk_remove(vaults->disk, other);
	assert_gone(vaults, one, NULL);
	say_gone(vaults, one, "А. Б 100%", NULL);
	say_gone(vaults, other, "", NULL);
	third = must_backup(vaults, STICK "/3"); /* which writes the notes anew */
	assert_gone(vaults, one, "А. Б 100%");
	assert_gone(vaults, other, "");
	assert_gone(vaults, third, NULL);

	fault_disk_put(vaults->disk, one, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
	assert_gone(vaults, one, NULL); /* it is there after all */
	g_bytes_unref(bytes);
	vaults_free(vaults);
}

static void what_is_said_of_a_copy_is_written_down_or_refused(void **state)
{
	struct vaults *vaults = with_notes(22, 2);
	g_autofree char *one = must_backup(vaults, STICK "/1");

	(void)state;
	fault_disk_remove(vaults->disk, one);
	fault_disk_set_room(vaults->disk, 0);
	say_gone(vaults, one, "AB", "copy.gone_not_noted");
	fault_disk_set_room(vaults->disk, -1);
	assert_gone(vaults, one, NULL);
	say_gone(vaults, one, "AB", NULL);
	vaults_free(vaults);
}

static void notes_of_places_are_read_forgivingly(void **state)
{
	static const char *const nonsense[] = { "",
						"x",
						"1 2 3",
						"1 2 3 /a\\",
						"-5 0 0 /a",
						"1 2 3 relative",
						"\n\n\n",
						"9 9 9 /\xff\xfe",
						"gone ",
						"gone 1 AB",
						"gone 0 AB 1 2 3 /a",
						"gone 5 % 1 2 3 /a",
						"gone 5 AB gone 5 AB 1 2 3 /a" };
	struct vaults *vaults = with_notes(14, 1);
	char **names = vaults->options.disk.list(vaults->options.disk.data, STATE_FOLDER);
	g_autofree char *made = must_backup(vaults, STICK "/copy");
	g_autofree char *seen = g_build_filename(STATE_FOLDER, names[0], NULL);
	g_autofree char *id = g_strndup(seen, strlen(seen) - strlen(".seen"));
	g_autofree char *notes = g_strconcat(id, ".copies", NULL);

	(void)state;
	assert_int_equal(fault_disk_count(vaults->disk, notes), 1);
	for (size_t i = 0; i < G_N_ELEMENTS(nonsense); i++) {
		g_autofree char *text =
			g_strdup_printf("%s\n1795000000 1 0 %s\n", nonsense[i], made);
		g_autoptr(GPtrArray) copies = NULL;

		fault_disk_put(vaults->disk, notes, text, strlen(text));
		copies = vault_copies(VAULT_PATH, &vaults->options);
		assert_in_range(copies->len, 1, 2);
		assert_string_equal(((struct vault_copy *)copies->pdata[0])->path, made);
	}
	g_strfreev(names);
	vaults_free(vaults);
}

static void a_vault_in_use_is_not_replaced(void **state)
{
	struct vaults *vaults = with_notes(11, 3);
	g_autofree char *made = must_backup(vaults, STICK);
	struct vault *vault = vaults_open(vaults, NULL);
	struct error error = ERROR_CLEAR;
	char *kept = NULL;

	(void)state;
	assert_false(restore(vaults, made, &kept, &error));
	assert_int_equal(error.kind, ERROR_IN_USE);
	vault_close(vault);
	vaults_free(vaults);
}

/* The vault has 5 notes, the copy 2: whatever fails, one of them stands, and the 5 are never lost. */
static bool restore_with_a_fault(int nth, int system_errno, bool from_then_on, bool power,
				 bool links)
{
	struct vaults *vaults = with_notes((guint32)nth, 2);
	g_autofree char *made = must_backup(vaults, STICK), *kept = NULL;
	struct vault *vault = vaults_open(vaults, NULL);
	struct error error = ERROR_CLEAR;
	bool failed, done;
	int standing;

	for (int i = 3; i <= 5; i++)
		assert_true(note_add(vault, i, NULL));
	assert_true(vault_flush(vault, NULL));
	vault_close(vault);
	if (!links)
		fault_disk_refuse_links(vaults->disk);
	if (power)
		fault_disk_cut_power_at(vaults->disk, nth);
	else
		fault_disk_fail(vaults->disk, CALL_ANY, nth, system_errno, from_then_on);
	done = restore(vaults, made, &kept, &error);
	failed = power ? !done : fault_disk_has_failed(vaults->disk);
	if (power)
		fault_disk_cut_power(vaults->disk);
	else
		fault_disk_heal(vaults->disk);
	assert_int_equal(done, !error_is_set(&error));
	standing = notes_in(vaults, VAULT_PATH);
	assert_true(standing == 2 || standing == 5);
	if (done)
		assert_int_equal(standing, 2);
	if (standing == 2)
		assert_int_equal(notes_in(vaults, kept), 5);
	vaults_free(vaults);
	return failed;
}

static void a_fault_at_any_call_of_restoring_loses_neither(void **state)
{
	(void)state;
	for (int links = 0; links < 2; links++) {
		for (int n = 1; restore_with_a_fault(n, EIO, false, false, links); n += STRIDE)
			continue;
		for (int n = 1; restore_with_a_fault(n, ENOSPC, true, false, links); n += 3)
			continue;
		for (int n = 1; restore_with_a_fault(n, 0, false, true, links); n += STRIDE)
			continue;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_backup_has_the_day_in_its_name_and_replaces_nothing),
		cmocka_unit_test(no_copy_takes_a_name_that_belongs_to_the_vault),
		cmocka_unit_test(a_vault_in_use_is_copied_up_to_its_last_whole_record),
		cmocka_unit_test(an_open_vault_saves_all_and_opens_its_copy_by_itself),
		cmocka_unit_test(a_copy_of_what_is_no_longer_the_vault_is_made_again),
		cmocka_unit_test(a_backup_that_does_not_open_is_not_kept),
		cmocka_unit_test(a_stick_without_links_takes_a_backup_too),
		cmocka_unit_test(a_fault_at_any_call_leaves_a_whole_backup_or_none),
		cmocka_unit_test(places_of_copies_are_remembered),
		cmocka_unit_test(a_restored_copy_stands_and_the_vault_of_before_is_kept),
		cmocka_unit_test(a_copy_is_restored_where_there_is_nothing_yet),
		cmocka_unit_test(another_or_an_unreadable_vault_is_kept_where_nothing_thins_it),
		cmocka_unit_test(what_is_no_sound_copy_changes_nothing),
		cmocka_unit_test(what_was_left_over_is_not_lost_when_it_cannot_be_put_back),
		cmocka_unit_test(a_destroyed_copy_is_said_to_be_so_with_moment_and_name),
		cmocka_unit_test(what_is_said_of_a_copy_is_written_down_or_refused),
		cmocka_unit_test(notes_of_places_are_read_forgivingly),
		cmocka_unit_test(a_vault_in_use_is_not_replaced),
		cmocka_unit_test(a_fault_at_any_call_of_restoring_loses_neither),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

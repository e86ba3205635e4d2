/* One writer at a time, on the real file system: locks, links, permissions, readers beside a writer.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/file.h"
#include "store/reading.h"
#include "support/vaults.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

struct place {
	char *folder, *path;
	struct secret *passphrase;
	struct vault_options options;
};

static int set_up(void **state)
{
	struct place *place = g_new0(struct place, 1);

	place->folder = g_dir_make_tmp("vault-XXXXXX", NULL);
	place->path = g_build_filename(place->folder, "data", "vault.perspectief", NULL);
	place->passphrase = secret_from("test");
	place->options.disk = disk_system();
	place->options.clock = clock_system(NULL);
	*state = place;
	return 0;
}

static void remove_all(const char *folder)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		if (unlink(path) < 0)
			remove_all(path);
	}
	if (dir)
		g_dir_close(dir);
	rmdir(folder);
}

static int tear_down(void **state)
{
	struct place *place = *state;

	remove_all(place->folder);
	secret_free(place->passphrase);
	g_free(place->folder);
	g_free(place->path);
	g_free(place);
	return 0;
}

static struct vault *create(struct place *place)
{
	struct error error = ERROR_CLEAR;
	struct vault *vault = vault_create(place->path, place->passphrase, vault_cost_test,
					   &place->options, NULL, &error);

	assert_non_null(vault);
	assert_true(notes_make(vault, NULL) && note_add(vault, 1, NULL) &&
		    vault_flush(vault, NULL));
	return vault;
}

static struct vault *open_at(struct place *place, const char *path, struct error *error)
{
	return vault_open(path, place->passphrase, &place->options, error);
}

static mode_t mode_of(const char *path)
{
	struct stat status;

	assert_int_equal(stat(path, &status), 0);
	return status.st_mode & 07777;
}

static void only_the_owner_may_read_it(void **state)
{
	struct place *place = *state;
	g_autofree char *folder = g_path_get_dirname(place->path);
	g_autofree char *lock = g_strconcat(place->path, ".lock", NULL);
	g_autofree char *backup = g_strconcat(place->path, ".bak-1", NULL);
	struct vault *vault = create(place);

	assert_true(vault_compact(vault, NULL));
	vault_close(vault);
	assert_int_equal(mode_of(folder), 0700);
	assert_int_equal(mode_of(place->path), 0600);
	assert_int_equal(mode_of(lock), 0600);
	assert_int_equal(mode_of(backup), 0600);
}

/* Opens in a child that says so and then waits to be killed. */
static pid_t open_in_child(struct place *place)
{
	int ready[2];
	char byte;
	pid_t child;

	assert_int_equal(pipe(ready), 0);
	child = fork();
	if (child == 0) {
		struct vault *vault = open_at(place, place->path, NULL);

		if (!vault || write(ready[1], "x", 1) != 1)
			_exit(1);
		for (;;)
			pause();
	}
	close(ready[1]);
	assert_int_equal(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	return child;
}

static void a_vault_in_use_says_by_which_process_until_that_is_gone(void **state)
{
	struct place *place = *state;
	struct error error = ERROR_CLEAR;
	struct vault *vault;
	pid_t child;

	vault_close(create(place));
	child = open_in_child(place);
	assert_null(open_at(place, place->path, &error));
	assert_int_equal(error.kind, ERROR_IN_USE);
	assert_int_equal(error.number, child);
	assert_true(error.since > 1700000000);

	place->options.read_only = true;
	vault = open_at(place, place->path, NULL);
	assert_int_equal(notes_count(vault), 1);
	vault_close(vault);
	place->options.read_only = false;

	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	vault = open_at(place, place->path, NULL);
	assert_non_null(vault);
	vault_close(vault);
}

/* Adds notes for as long as it lives, and tells each number when it is confirmed. */
static void write_until_killed(struct place *place, int pipe)
{
	struct vault *vault = open_at(place, place->path, NULL);

	if (!vault)
		_exit(1);
	for (int i = notes_count(vault) + 1;; i++)
		if (!note_add(vault, i, NULL) || !vault_flush(vault, NULL) ||
		    write(pipe, &i, sizeof(i)) != sizeof(i))
			_exit(1);
}

static void a_writer_killed_at_any_moment_has_lost_nothing_confirmed(void **state)
{
	struct place *place = *state;
	int confirmed = 1;

	vault_close(create(place));
	for (int round = 0; round < 25; round++) {
		int ready[2], number;
		struct vault *vault;
		pid_t child;

		assert_int_equal(pipe(ready), 0);
		child = fork();
		if (child == 0)
			write_until_killed(place, ready[1]);
		close(ready[1]);
		for (int i = 0; i < 1 + round % 3; i++)
			assert_int_equal(read(ready[0], &number, sizeof(number)), sizeof(number));
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		confirmed = number;
		while (read(ready[0], &number, sizeof(number)) == sizeof(number))
			confirmed = number;
		close(ready[0]);
		vault = open_at(place, place->path, NULL);
		assert_non_null(vault);
		assert_in_range(notes_count(vault), confirmed, confirmed + 1);
		vault_close(vault);
	}
}

static void one_process_does_not_open_it_twice_either(void **state)
{
	struct place *place = *state;
	struct error error = ERROR_CLEAR;
	struct vault *vault = create(place);

	assert_null(open_at(place, place->path, &error));
	assert_int_equal(error.kind, ERROR_IN_USE);
	assert_int_equal(error.number, getpid());
	vault_close(vault);
}

static void a_lock_that_cannot_be_made_is_said(void **state)
{
	struct place *place = *state;
	struct error error = ERROR_CLEAR;
	g_autofree char *lock = g_strconcat(place->path, ".lock", NULL);

	vault_close(create(place));
	assert_int_equal(unlink(lock), 0);
	assert_int_equal(symlink("/nowhere/at/all", lock), 0); /* and a link is not followed */
	assert_null(open_at(place, place->path, &error));
	assert_string_equal(error.sentence, "vault.cannot_lock");
}

static void a_symlinked_vault_stays_a_link_through_every_generation(void **state)
{
	struct place *place = *state;
	g_autofree char *link = g_build_filename(place->folder, "link", NULL);
	struct vault *vault;
	struct stat status;

	vault_close(create(place));
	assert_int_equal(symlink(place->path, link), 0);
	vault = open_at(place, link, NULL);
	assert_string_equal(vault_path(vault), place->path);
	assert_true(note_add(vault, 2, NULL) && vault_compact(vault, NULL));
	vault_close(vault);
	assert_int_equal(lstat(link, &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	vault = open_at(place, place->path, NULL);
	assert_int_equal(notes_count(vault), 2);
	vault_close(vault);
}

static void a_link_to_a_stick_that_is_not_there_is_no_first_run(void **state)
{
	struct place *place = *state;
	g_autofree char *link = g_build_filename(place->folder, "link", NULL);
	struct error error = ERROR_CLEAR;

	assert_int_equal(symlink("/media/stick/vault.perspectief", link), 0);
	assert_null(open_at(place, link, &error));
	assert_string_equal(error.sentence, "vault.left_over");
	error = ERROR_CLEAR;
	assert_null(vault_create(link, place->passphrase, vault_cost_test, &place->options, NULL,
				 &error));
	assert_string_equal(error.sentence, "vault.left_over");
}

static void a_folder_that_cannot_be_made_is_said(void **state)
{
	struct place *place = *state;
	struct error error = ERROR_CLEAR;

	assert_null(vault_create("/proc/nothing/here/vault", place->passphrase, vault_cost_test,
				 &place->options, NULL, &error));
	assert_string_equal(error.sentence, "vault.cannot_open");
	error = ERROR_CLEAR;
	assert_null(open_at(place, place->folder, &error)); /* a folder is not a vault */
	assert_int_equal(error.kind, ERROR_FAILED);
}

static void a_reader_that_meets_a_new_generation_reads_the_old_one_to_its_end(void **state)
{
	struct place *place = *state;
	struct vault *vault = create(place);
	struct disk disk = disk_system();
	struct image *image = image_new(&place->options.clock);
	struct reading reading;
	int file = file_open(&disk, place->path, O_RDONLY, 0);

	assert_true(reading_begin(&reading, &disk, file, NULL));
	assert_true(vault_compact(vault, NULL));
	assert_true(note_add(vault, 2, NULL) && vault_flush(vault, NULL));
	assert_true(reading_unlock(&reading, place->passphrase, NULL));
	assert_true(reading_records(&reading, &disk, file, image, NULL));
	assert_int_equal(reading.ending, ENDS_WELL);
	assert_int_equal(reading.superblock.generation, 1);
	reading_done(&reading);
	file_close(&disk, &file);
	image_free(image);
	vault_close(vault);
}

/* ---------------------------------------------------------------- beside a writer, on the disk with a gate */

struct compaction {
	struct vault *vault;
	bool done;
};

static void *compact(void *data)
{
	struct compaction *compaction = data;

	compaction->done = vault_compact(compaction->vault, NULL);
	return NULL;
}

static void readers_are_not_disturbed_by_a_compaction(void **state)
{
	struct vaults *vaults = vaults_new(1);
	struct vault *vault = vaults_create(vaults, NULL), *reader;
	struct compaction compaction = { .vault = vault };
	struct vault_proof proof;
	pthread_t thread;

	(void)state;
	assert_true(notes_make(vault, NULL) && note_add(vault, 1, NULL) &&
		    vault_flush(vault, NULL));
	fault_disk_close_gate(vaults->disk);
	assert_int_equal(pthread_create(&thread, NULL, compact, &compaction), 0);
	fault_disk_wait_at_gate(vaults->disk);
	vaults->options.read_only = true;
	reader = vaults_open(vaults, NULL);
	assert_non_null(reader);
	assert_int_equal(notes_count(reader), 1);
	assert_int_equal(vault_warnings(reader), 0);
	vault_close(reader);
	fault_disk_open_gate(vaults->disk);
	pthread_join(thread, NULL);
	assert_true(compaction.done);
	assert_true(vault_verify(VAULT_PATH, vaults->passphrase, &vaults->options, &proof, NULL));
	assert_int_equal(proof.generation, 2);
	assert_int_equal(proof.entries, 0);
	assert_int_equal(proof.warnings, 0);
	vault_close(vault);
	vaults_free(vaults);
}

static void a_record_that_is_just_being_written_is_no_warning(void **state)
{
	struct vaults *vaults = vaults_new(2);
	struct vault *vault = vaults_create(vaults, NULL), *reader;
	GBytes *bytes;

	(void)state;
	assert_true(notes_make(vault, NULL) && note_add(vault, 1, NULL) &&
		    vault_flush(vault, NULL));
	bytes = fault_disk_bytes(vaults->disk, VAULT_PATH);
	fault_disk_put(vaults->disk, VAULT_PATH, g_bytes_get_data(bytes, NULL),
		       g_bytes_get_size(bytes) - 5);
	vaults->options.read_only = true;
	vaults->options.state_folder = NULL;
	reader = vaults_open(vaults, NULL);
	assert_int_equal(vault_warnings(reader), 0); /* the writer holds the lock */
	vault_close(reader);
	vault_close(vault);
	fault_disk_put(vaults->disk, VAULT_PATH, g_bytes_get_data(bytes, NULL),
		       g_bytes_get_size(bytes) - 5);
	reader = vaults_open(vaults, NULL);
	assert_int_equal(vault_warnings(reader), VAULT_UNFINISHED_TAIL);
	vault_close(reader);
	g_bytes_unref(bytes);
	vaults_free(vaults);
}

int main(void)
{
#define in_place(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		in_place(only_the_owner_may_read_it),
		in_place(a_vault_in_use_says_by_which_process_until_that_is_gone),
		in_place(a_writer_killed_at_any_moment_has_lost_nothing_confirmed),
		in_place(one_process_does_not_open_it_twice_either),
		in_place(a_lock_that_cannot_be_made_is_said),
		in_place(a_symlinked_vault_stays_a_link_through_every_generation),
		in_place(a_link_to_a_stick_that_is_not_there_is_no_first_run),
		in_place(a_folder_that_cannot_be_made_is_said),
		in_place(a_reader_that_meets_a_new_generation_reads_the_old_one_to_its_end),
		cmocka_unit_test(readers_are_not_disturbed_by_a_compaction),
		cmocka_unit_test(a_record_that_is_just_being_written_is_no_warning),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

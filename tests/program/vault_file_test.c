/* The vault as a file among others, seen from outside the program: damaged, in use, behind a link, on a stick, without room.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "support/builders.h"
#include "support/home.h"
#include "support/vaults.h"

#define WORDS "Готувала для свята двору"

static record_id add_lina(struct vault *vault)
{
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id talk = build_conversation(vault, lina, TEST_DAY);

	return build_answer(vault, lina, talk, "work-lost-in-time", WORDS);
}

static struct home *home_with_lina(void)
{
	struct home *home = home_new();
	struct vault *vault = home_make_vault(home);

	add_lina(vault);
	home_close_vault(vault);
	return home;
}

static void must_end(struct home *home, const char *words, int status, const char *said)
{
	struct ran ran = home_run(home, words);

	if (ran.status != status || !strstr(ran.err, said))
		fail_msg("%s ended with %d: %s", words, ran.status, ran.err);
	ran_done(&ran);
}

/* ---------------------------------------------------------------------------------- damaged */

static void flip(const char *path, size_t offset)
{
	size_t length;
	g_autofree char *bytes = home_read(path, &length);

	assert_true(offset < length);
	bytes[offset] ^= 0x10;
	home_write(path, bytes, length);
}

static void a_damaged_vault_is_refused_and_left_as_it_is(void **state)
{
	static const size_t places[] = { 0, 9, 40, 100, 300, 1000, 3000, 9000 };
	struct home *home = home_with_lina();
	size_t length, after_length;
	g_autofree char *sound = home_read(home->vault, &length);

	for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
		g_autofree char *damaged = NULL, *after = NULL;
		struct ran ran;

		home_write(home->vault, sound, length);
		flip(home->vault, places[i]);
		damaged = home_read(home->vault, NULL);
		ran = home_run(home, "list");
		/* Not ours any more, another key, or damaged: but never the list. */
		if (ran.status != 1 && ran.status != 4 && ran.status != 5)
			fail_msg("byte %zu: list ended with %d: %s", places[i], ran.status,
				 ran.out);
		assert_string_equal(ran.out, "");
		ran_done(&ran);
		ran = home_run(home, "verify");
		assert_int_not_equal(ran.status, 0);
		ran_done(&ran);
		after = home_read(home->vault, &after_length);
		assert_int_equal(after_length, length);
		assert_memory_equal(after, damaged, length);
	}
	home_free(home);
	(void)state;
}

/* What stood before the damage can be read in the terminal program, and nothing is written. */
static void the_sound_part_of_a_damaged_vault_opens_to_read(void **state)
{
	struct home *home = home_with_lina();
	g_autofree char *damaged = NULL, *after = NULL;
	size_t length, after_length;
	struct pty *pty;
	struct vault *vault;
	struct ran ran;

	g_free(home_read(home->vault, &length));
	vault = home_open_vault_to_write(home);
	build_person(vault, "NIJ-0002", "Tina");
	build_person(vault, "NIJ-0003", "Yvan");
	home_close_vault(vault);
	flip(home->vault, length + 100);
	damaged = home_read(home->vault, &length);
	ran = home_run(home, "list");
	assert_int_equal(ran.status, 5);
	ran_done(&ran);

	pty = home_start(home, "");
	home_expect(home, pty, "unlock.passphrase");
	home_type_passphrase(pty);
	home_expect(home, pty, "unlock.read_only");
	pty_send_key(pty, "M-r");
	pty_expect(pty, "om te lezen");
	home_type_passphrase(pty);
	pty_expect(pty, "NIJ-0001");
	home_leave(pty);
	pty_free(pty);
	after = home_read(home->vault, &after_length);
	assert_int_equal(after_length, length);
	assert_memory_equal(after, damaged, length);
	home_free(home);
	(void)state;
}

static void a_cut_last_save_opens_and_is_said(void **state)
{
	struct home *home = home_with_lina();
	size_t length;
	g_autofree char *whole = home_read(home->vault, &length);
	struct ran ran;

	home_write(home->vault, whole, length - 7);
	ran = home_run(home, "list");
	assert_int_equal(ran.status, 0);
	assert_non_null(strstr(ran.out, "NIJ-0001"));
	assert_non_null(strstr(ran.err, home_say(home, "vault.warn_unfinished")));
	ran_done(&ran);
	home_free(home);
	(void)state;
}

static void what_is_no_vault_is_refused_and_left_as_it_is(void **state)
{
	struct home *home = home_with_lina();
	g_autofree char *letter = g_strnfill(5000, 'a');
	const char *const files[] = { "", "%PDF-1.7 and so on", letter };

	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *after = NULL;
		struct ran ran;

		home_write(home->vault, files[i], strlen(files[i]));
		ran = home_run(home, "list");
		assert_true(ran.status == 1 || ran.status == 5);
		assert_non_null(strstr(ran.err, "kluis"));
		ran_done(&ran);
		after = home_read(home->vault, NULL);
		assert_string_equal(after, files[i]);
	}
	home_free(home);
	(void)state;
}

/* First run would bury what is left. */
static void a_missing_vault_beside_its_backup_never_starts_first_run(void **state)
{
	struct home *home = home_with_lina();
	struct vault *vault = home_open_vault_to_write(home);
	struct error error = ERROR_CLEAR;
	struct pty *pty;

	assert_true(vault_compact(vault, &error));
	home_close_vault(vault);
	assert_int_equal(g_remove(home->vault), 0);
	must_end(home, "init", 1, "reservekopie");
	pty = home_start(home, "");
	pty_expect(pty, "reservekopie");
	home_expect(home, pty, "unlock.read_only");
	pty_send_key(pty, "M-r");
	pty_expect(pty, "om te lezen");
	home_type_passphrase(pty);
	pty_expect(pty, "NIJ-0001");
	home_leave(pty);
	pty_free(pty);
	assert_false(g_file_test(home->vault, G_FILE_TEST_EXISTS));
	home_free(home);
	(void)state;
}

/* ---------------------------------------------------------------------------------- in use */

static void a_vault_in_use_is_read_but_not_written(void **state)
{
	struct home *home = home_with_lina();
	struct pty *first = home_start_unlocked(home, "");
	struct pty *second;
	g_autofree char *list = home_must(home, 0, "list");
	g_autofree char *pid = g_strdup_printf("%d", pty_pid(first));

	assert_non_null(strstr(list, "NIJ-0001"));
	g_free(home_must(home, 0, "show NIJ-0001"));
	g_free(home_must(home, 0, "verify"));
	g_free(home_must(home, 0, "export NIJ-0001 -o lina.json"));
	must_end(home, "import lina.json", 6, pid);

	second = home_start(home, "");
	home_expect(home, second, "unlock.passphrase");
	home_type_passphrase(second);
	assert_int_equal(pty_wait_exit(second), 6);
	g_autofree char *said = pty_left_behind(second);
	assert_non_null(strstr(said, pid));
	pty_free(second);
	home_leave(first);
	pty_free(first);
	home_free(home);
	(void)state;
}

/* A child that writes one generation after another until it is told to stop. */
static pid_t start_compacting(struct home *home, int *stop)
{
	int ends[2];
	pid_t pid;
	char byte;

	assert_int_equal(pipe(ends), 0);
	pid = fork();
	if (pid == 0) {
		struct vault *vault = home_open_vault_to_write(home);
		struct error error = ERROR_CLEAR;
		struct timeval at_once = { 0, 0 };
		fd_set waiting;
		bool fine = true;

		close(ends[1]);
		do {
			fine = fine && vault_compact(vault, &error);
			FD_ZERO(&waiting);
			FD_SET(ends[0], &waiting);
		} while (fine && select(ends[0] + 1, &waiting, NULL, NULL, &at_once) == 0);
		vault_close(vault);
		_exit(fine && read(ends[0], &byte, 1) == 0 ? 0 : 1);
	}
	close(ends[0]);
	*stop = ends[1];
	return pid;
}

static void the_list_is_whole_while_a_new_generation_is_written(void **state)
{
	struct home *home = home_with_lina();
	int stop, status;
	pid_t pid = start_compacting(home, &stop);

	for (int i = 0; i < 20; i++) {
		g_autofree char *list = home_must(home, 0, "list");

		assert_non_null(strstr(list, "NIJ-0001"));
	}
	close(stop);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	home_free(home);
	(void)state;
}

/* ---------------------------------------------------------------------------------- where it lies */

static void a_vault_behind_a_link_stays_behind_the_link(void **state)
{
	struct home *home = home_with_lina();
	g_autofree char *stick = home_path(home, "stick");
	g_autofree char *real = home_path(home, "stick/lina.perspectief");
	struct error error = ERROR_CLEAR;
	struct vault *vault;
	struct pty *pty;

	assert_int_equal(g_mkdir(stick, 0700), 0);
	assert_int_equal(g_rename(home->vault, real), 0);
	assert_int_equal(symlink(real, home->vault), 0);
	pty = home_start_unlocked(home, "");
	must_end(home, "import nothing.json", 6, "proces");
	home_leave(pty);
	pty_free(pty);
	vault = home_open_vault_to_write(home);
	build_person(vault, "NIJ-0002", "Tina");
	assert_true(vault_compact(vault, &error));
	home_close_vault(vault);
	assert_true(g_file_test(home->vault, G_FILE_TEST_IS_SYMLINK));
	assert_false(g_file_test(real, G_FILE_TEST_IS_SYMLINK));
	/* Whoever comes by the other name meets the same vault and the same lock. */
	g_autofree char *command = g_strdup_printf("list --vault %s", real);
	g_autofree char *list = home_must(home, 0, command);
	assert_non_null(strstr(list, "NIJ-0002"));
	home_free(home);
	(void)state;
}

/* FAT has no hard links, so a backup is a copy. Played in memory; on a real stick where the machine lets us make one. */
static void a_stick_without_links_keeps_vault_and_backup(void **state)
{
	struct vaults *vaults = vaults_new(9);
	struct error error = ERROR_CLEAR;
	struct vault *vault;

	fault_disk_refuse_links(vaults->disk);
	vault = vaults_create(vaults, &error);
	assert_non_null(vault);
	assert_true(notes_make(vault, &error));
	assert_true(note_add(vault, 1, &error));
	assert_true(vault_compact(vault, &error));
	assert_true(note_add(vault, 2, &error));
	assert_true(vault_flush(vault, &error));
	vault_close(vault);
	assert_in_range(fault_disk_count(vaults->disk, VAULT_PATH "."), 2, 9); /* lock, backup */
	vault = vaults_open(vaults, &error);
	assert_non_null(vault);
	assert_int_equal(notes_count(vault), 2);
	vault_close(vault);
	vaults_free(vaults);
	(void)state;
}

static bool mount_stick(struct home *home)
{
	struct ran ran;
	bool mounted;

	if (geteuid() != 0)
		return false;
	ran = home_shell(home,
			 "PATH=$PATH:/sbin:/usr/sbin; truncate -s 40M stick.img && "
			 "mkfs.vfat stick.img && mkdir stick && mount -o loop stick.img stick");
	mounted = ran.status == 0;
	ran_done(&ran);
	return mounted;
}

static void a_vault_on_a_fat_stick_opens_saves_and_compacts(void **state)
{
	struct home *home = home_new();
	struct error error = ERROR_CLEAR;
	struct vault *vault;
	struct pty *pty;

	if (!mount_stick(home)) {
		home_free(home);
		print_message("no root, mkfs.vfat or loop device here: only played in memory\n");
		skip();
	}
	g_free(home->vault);
	home->vault = home_path(home, "stick/vault.perspectief");
	vault = home_make_vault(home);
	add_lina(vault);
	assert_true(vault_compact(vault, &error));
	home_close_vault(vault);
	g_autofree char *option = g_strdup_printf("--vault %s", home->vault);
	pty = home_start_unlocked(home, option);
	pty_expect(pty, "NIJ-0001");
	home_leave(pty);
	pty_free(pty);
	struct ran ran = home_shell(home, "umount stick");
	assert_int_equal(ran.status, 0);
	ran_done(&ran);
	home_free(home);
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_damaged_vault_is_refused_and_left_as_it_is),
		cmocka_unit_test(the_sound_part_of_a_damaged_vault_opens_to_read),
		cmocka_unit_test(a_cut_last_save_opens_and_is_said),
		cmocka_unit_test(what_is_no_vault_is_refused_and_left_as_it_is),
		cmocka_unit_test(a_missing_vault_beside_its_backup_never_starts_first_run),
		cmocka_unit_test(a_vault_in_use_is_read_but_not_written),
		cmocka_unit_test(the_list_is_whole_while_a_new_generation_is_written),
		cmocka_unit_test(a_vault_behind_a_link_stays_behind_the_link),
		cmocka_unit_test(a_stick_without_links_keeps_vault_and_backup),
		cmocka_unit_test(a_vault_on_a_fat_stick_opens_saves_and_compacts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

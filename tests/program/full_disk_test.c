/* No room to save: the words stay on screen, the status line says that they are not saved and why, and when there is room again they
   are saved without anybody doing anything.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <poll.h>
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "store/conversations.h"
#include "support/builders.h"
#include "support/home.h"

#define CARD "work-lost-in-time"
#define SENTENCES 400

static record_id make_vault(struct home *home)
{
	struct vault *vault = home_make_vault(home);
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id conversation = build_conversation(vault, lina, TEST_DAY);

	home_close_vault(vault);
	return conversation;
}

static void open_card(struct home *home, struct pty *pty)
{
	home_expect(home, pty, "unlock.passphrase");
	home_type_passphrase(pty);
	home_expect(home, pty, "deck.draw");
	pty_send_text(pty, "1\r");
	home_expect(home, pty, "card.park");
}

/* Types sentence after sentence until the status line says that it is not saved; how many. */
static int type_until_it_fails(struct home *home, struct pty *pty)
{
	const char *failing = home_say(home, "saving.failing");
	g_autofree char *not_saved = g_strndup(failing, strcspn(failing, "{"));

	for (int i = 0; i < SENTENCES; i++) {
		g_autofree char *sentence =
			g_strdup_printf("Речення %d про двір, сусідів і школу. ", i);

		pty_send_text(pty, sentence);
		if (i % 20 == 19 && pty_sees(pty, not_saved, 400))
			return i + 1;
	}
	fail_msg("it never said “%s”", not_saved);
	return 0;
}

static void expect_sentence(struct pty *pty, int number)
{
	g_autofree char *words = g_strdup_printf("Речення %d", number);

	pty_expect(pty, words);
}

/* As the answer: whoever ends the program leaves the card. */
static void expect_words_in_vault(struct home *home, record_id conversation, int count)
{
	g_autofree char *last =
		g_strdup_printf("Речення %d про двір, сусідів і школу. ", count - 1);
	struct answer *answer = NULL;
	struct error error = ERROR_CLEAR;
	struct vault *vault;

	vault = home_open_vault(home);
	assert_true(answer_load(vault, conversation, CARD, &answer, &error));
	assert_true(g_str_has_prefix(answer->text, "Речення 0 про двір"));
	assert_true(g_str_has_suffix(answer->text, last));
	answer_free(answer);
	vault_close(vault);
}

/* Leaves; every word must be in the vault. */
static void expect_saved_words(struct home *home, struct pty *pty, record_id conversation,
			       int count)
{
	pty_send_key(pty, "Tab");
	home_expect(home, pty, "deck.draw");
	home_leave(pty);
	expect_words_in_vault(home, conversation, count);
}

/* ---------------------------------------------------------------------------------- a file that may not grow */

/* The program behind a shell that limits how large its files may become. */
static void limit_files(struct home *home, gint64 bytes)
{
	g_autofree char *script = home_path(home, "limited");
	g_autofree char *text = g_strdup_printf("#!/bin/sh\nulimit -S -f %d\nexec '%s' \"$@\"\n",
						(int)(bytes / 512), home->program);

	home_write(script, text, strlen(text));
	assert_int_equal(g_chmod(script, 0700), 0);
	g_free(home->program);
	home->program = g_steal_pointer(&script);
}

static void lift_limit(struct pty *pty)
{
	struct rlimit limit;

	assert_int_equal(prlimit(pty_pid(pty), RLIMIT_FSIZE, NULL, &limit), 0);
	limit.rlim_cur = limit.rlim_max;
	assert_int_equal(prlimit(pty_pid(pty), RLIMIT_FSIZE, &limit, NULL), 0);
}

static void what_cannot_be_saved_stays_and_is_saved_when_there_is_room(void **state)
{
	struct home *home = home_new();
	record_id conversation = make_vault(home);
	struct stat status;
	struct pty *pty;
	int count;

	assert_int_equal(stat(home->vault, &status), 0);
	limit_files(home, status.st_size + 24000);
	pty = home_start(home, "");
	open_card(home, pty);
	count = type_until_it_fails(home, pty);
	expect_sentence(pty, count - 1);
	lift_limit(pty);
	home_expect_saved(home, pty); /* tried again without anybody doing anything */
	expect_saved_words(home, pty, conversation, count);
	pty_free(pty);
	home_free(home);
	(void)state;
}

/* Leaving would lose the words: the program stays, and says why. Locking hides them at least. */
static void the_program_does_not_leave_with_unsaved_words(void **state)
{
	struct home *home = home_new();
	record_id conversation = make_vault(home);
	struct stat status;
	struct pty *pty;
	int count;

	assert_int_equal(stat(home->vault, &status), 0);
	limit_files(home, status.st_size + 24000);
	pty = home_start(home, "");
	open_card(home, pty);
	count = type_until_it_fails(home, pty);
	pty_send_key(pty, "^Q");
	home_expect(home, pty, "card.park");
	pty_send_text(pty, "x");
	expect_sentence(pty, count - 1);
	pty_expect(pty, "x");
	pty_send_key(pty, "^L"); /* cannot lock either, but hides */
	home_expect(home, pty, "locked.passphrase");
	pty_expect_gone(pty, "NIJ-");
	pty_send_key(pty, "Enter");
	home_type_passphrase(pty);
	expect_sentence(pty, count - 1);
	pty_send_key(pty, "Backspace");
	lift_limit(pty);
	expect_saved_words(home, pty, conversation, count);
	pty_free(pty);
	home_free(home);
	(void)state;
}

/* Locked on a full disk: the words stay in memory until there is room, then the vault locks by itself. */
static void the_lock_happens_when_there_is_room(void **state)
{
	struct home *home = home_new();
	record_id conversation = make_vault(home);
	struct stat status;
	struct pty *pty;
	int count;

	assert_int_equal(stat(home->vault, &status), 0);
	limit_files(home, status.st_size + 24000);
	pty = home_start(home, "");
	open_card(home, pty);
	count = type_until_it_fails(home, pty);
	pty_send_key(pty, "^L");
	home_expect(home, pty, "locked.passphrase");
	lift_limit(pty);
	home_expect(home, pty, "unlock.passphrase");
	home_type_passphrase(pty);
	home_expect(home, pty, "card.park"); /* where the lock fell */
	expect_saved_words(home, pty, conversation, count);
	pty_free(pty);
	home_free(home);
	(void)state;
}

/* ---------------------------------------------------------------------------------- a disk that is full */

/* A mebibyte in memory with the vault on it and no room left, a card open, and more typed than can be saved. */
struct full_disk {
	struct home *home;
	struct pty *pty;
	char *folder, *ballast;
	record_id conversation;
	int count; /* sentences typed */
};

static void write_line(const char *path, const char *line)
{
	FILE *file = fopen(path, "w");

	if (file && fputs(line, file) >= 0)
		(void)fflush(file);
	if (file)
		fclose(file);
}

static void be_root_of_this_name_space(unsigned user, unsigned group)
{
	g_autofree char *users = g_strdup_printf("0 %u 1", user);
	g_autofree char *groups = g_strdup_printf("0 %u 1", group);

	write_line("/proc/self/setgroups", "deny");
	write_line("/proc/self/uid_map", users);
	write_line("/proc/self/gid_map", groups);
}

/* Mounts of this process alone, so that they go with it; who is not root asks for a name space of users as well. */
static bool own_mounts(void)
{
	unsigned user = geteuid(), group = getegid();

	if (unshare(CLONE_NEWNS) != 0) {
		if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
			return false;
		be_root_of_this_name_space(user, group);
	}
	return mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

static int enter_own_mounts(void **state)
{
	*state = GINT_TO_POINTER(own_mounts());
	return 0;
}

static bool mount_small_disk(const char *folder, bool may_mount)
{
	return may_mount && mount("tmpfs", folder, "tmpfs", 0, "size=1m") == 0;
}

static void fill_disk(const char *path, const char *folder)
{
	struct statvfs room;
	gsize length;

	assert_int_equal(statvfs(folder, &room), 0);
	length = room.f_bavail * room.f_bsize - 64 * 1024;
	g_autofree char *zeros = g_malloc0(length);
	FILE *file = fopen(path, "w");
	assert_int_equal(fwrite(zeros, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

/* False where no such disk can be mounted. */
static bool begin(struct full_disk *full, bool may_mount)
{
	g_autofree char *option = NULL;

	*full = (struct full_disk){ .home = home_new() };
	full->folder = home_path(full->home, "disk");
	full->ballast = home_path(full->home, "disk/ballast");
	assert_int_equal(g_mkdir(full->folder, 0700), 0);
	if (!mount_small_disk(full->folder, may_mount))
		return false;
	g_free(full->home->vault);
	full->home->vault = home_path(full->home, "disk/vault.perspectief");
	full->conversation = make_vault(full->home);
	fill_disk(full->ballast, full->folder);
	option = g_strdup_printf("--vault %s", full->home->vault);
	full->pty = home_start(full->home, option);
	open_card(full->home, full->pty);
	full->count = type_until_it_fails(full->home, full->pty);
	home_expect(full->home, full->pty, "vault.disk_full");
	expect_sentence(full->pty, full->count - 1);
	return true;
}

static void make_room(struct full_disk *full)
{
	assert_int_equal(g_remove(full->ballast), 0);
}

static void end(struct full_disk *full)
{
	pty_free(full->pty);
	(void)!umount(full->folder);
	home_free(full->home);
	g_free(full->folder);
	g_free(full->ballast);
}

#define BEGIN_OR_SKIP(full)                                                                        \
	do {                                                                                       \
		if (!begin(full, GPOINTER_TO_INT(*state))) {                                       \
			end(full);                                                                 \
			print_message("proof: no disk of 1 MiB can be mounted here: tried with "   \
				      "a file that may not grow only\n");                          \
			skip();                                                                    \
		}                                                                                  \
	} while (0)

static void a_full_disk_keeps_the_words_until_something_is_removed(void **state)
{
	struct full_disk full;

	BEGIN_OR_SKIP(&full);
	make_room(&full);
	home_expect_saved(full.home, full.pty); /* without a key */
	expect_saved_words(full.home, full.pty, full.conversation, full.count);
	end(&full);
}

/* Nobody reads them, nobody loses them: behind the passphrase they still stand, and are saved as soon as that can be. */
static void locking_on_a_full_disk_hides_the_screen_and_keeps_the_words(void **state)
{
	struct full_disk full;

	BEGIN_OR_SKIP(&full);
	pty_send_key(full.pty, "^L");
	home_expect(full.home, full.pty, "locked.passphrase");
	pty_expect_gone(full.pty, "Речення");
	pty_expect_gone(full.pty, "NIJ-");
	home_type_passphrase(full.pty);
	expect_sentence(full.pty, full.count - 1);
	home_expect(full.home, full.pty, "vault.disk_full");
	make_room(&full);
	home_expect_saved(full.home, full.pty);
	expect_saved_words(full.home, full.pty, full.conversation, full.count);
	end(&full);
}

static void a_lock_that_waited_for_room_happens_then(void **state)
{
	struct full_disk full;

	BEGIN_OR_SKIP(&full);
	pty_send_key(full.pty, "^L");
	home_expect(full.home, full.pty, "locked.passphrase");
	make_room(&full);
	home_expect(full.home, full.pty, "unlock.passphrase");
	home_type_passphrase(full.pty);
	home_expect(full.home, full.pty, "card.park"); /* where the lock fell */
	expect_saved_words(full.home, full.pty, full.conversation, full.count);
	end(&full);
}

static void who_wanted_to_leave_a_full_disk_can_when_there_is_room(void **state)
{
	struct full_disk full;

	BEGIN_OR_SKIP(&full);
	pty_send_key(full.pty, "^Q");
	pty_send_text(full.pty, "x");
	pty_expect(full.pty, "x");
	pty_send_key(full.pty, "Backspace");
	expect_sentence(full.pty, full.count - 1);
	make_room(&full);
	expect_saved_words(full.home, full.pty, full.conversation, full.count);
	end(&full);
}

/* Each attempt writes and takes back; more of them than one would make who gives up at once. */
static void expect_attempts(const char *vault, int attempts)
{
	int changes = inotify_init1(IN_CLOEXEC);
	struct pollfd ready = { .fd = changes, .events = POLLIN };
	char events[sizeof(struct inotify_event) + 256];

	assert_true(inotify_add_watch(changes, vault, IN_MODIFY) >= 0);
	for (int seen = 0; seen < 2 * attempts; seen++) {
		if (poll(&ready, 1, PTY_TIMEOUT_MS) != 1)
			fail_msg("only %d attempts to save", seen / 2);
		assert_true(read(changes, events, sizeof(events)) > 0);
	}
	close(changes);
}

static void a_terminal_that_is_closed_on_a_full_disk_waits_for_room(void **state)
{
	struct full_disk full;

	BEGIN_OR_SKIP(&full);
	pty_hang_up(full.pty);
	expect_attempts(full.home->vault, 8);
	make_room(&full);
	pty_wait_exit(full.pty);
	expect_words_in_vault(full.home, full.conversation, full.count);
	end(&full);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_cannot_be_saved_stays_and_is_saved_when_there_is_room),
		cmocka_unit_test(the_program_does_not_leave_with_unsaved_words),
		cmocka_unit_test(the_lock_happens_when_there_is_room),
		cmocka_unit_test(a_full_disk_keeps_the_words_until_something_is_removed),
		cmocka_unit_test(locking_on_a_full_disk_hides_the_screen_and_keeps_the_words),
		cmocka_unit_test(a_lock_that_waited_for_room_happens_then),
		cmocka_unit_test(a_terminal_that_is_closed_on_a_full_disk_waits_for_room),
		cmocka_unit_test(who_wanted_to_leave_a_full_disk_can_when_there_is_room),
	};

	return cmocka_run_group_tests(tests, enter_own_mounts, NULL);
}

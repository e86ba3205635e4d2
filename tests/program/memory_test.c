/* What a locked program still knows: no word of any file and no key. And who may look while it is open: nobody but root.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/people.h"
#include "store/superblock.h"
#include "support/home.h"
#include "support/memory.h"
#include "support/vaults.h"
#include "ui/cells.h"

/* Each stands in one place of the file only. */
static const char *const words[] = {
	"Жучокпсевдонім", "Жучокстіл",        "Жучокпошук",   "Жучоквідповідь",
	"Жучокчернетка",  "Жучокперспектива", "beetleanswer", "жучоквідповідь",
};

#ifdef __SANITIZE_ADDRESS__
#define IS_SANITIZED true
#else
#define IS_SANITIZED false
#endif

static bool may_read_memory(void)
{
	if (IS_SANITIZED)
		print_message("note: under the sanitizers freed memory is kept: not tried\n");
	else if (geteuid() != 0)
		print_message("note: only root can read the program's memory: not tried\n");
	return !IS_SANITIZED && geteuid() == 0;
}

/* ---------------------------------------------------------------- a program that knows a lot */

static struct home *home_with_person(void)
{
	struct home *home = home_new();
	struct vault *vault = home_make_vault(home);
	struct participant *who = participant_new();
	struct error error = ERROR_CLEAR;

	g_strlcpy(who->code, "PER-0001", CODE_SIZE);
	g_free(who->pseudonym);
	who->pseudonym = g_strdup("Жучокпсевдонім");
	g_free(who->desk_note);
	who->desk_note = g_strdup("Жучокстіл");
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(people_save(vault, who, &error));
	assert_true(vault_commit(vault, &error));
	participant_free(who);
	home_close_vault(vault);
	return home;
}

/* Searches, answers, plans, and types on. */
static void use_everything(struct home *home, struct pty *pty)
{
	pty_send_text(pty, "/Жучокпошук");
	pty_expect(pty, "Жучокпошук");
	pty_send_key(pty, "Esc");
	pty_expect_gone(pty, "Жучокпошук");
	home_expect(home, pty, "people.new");
	pty_send_key(pty, "n");
	home_expect(home, pty, "opening.read_aloud");
	pty_send_key(pty, "a");
	home_expect(home, pty, "deck.draw");
	pty_send_key(pty, "Enter");
	home_expect(home, pty, "card.park");
	pty_send_text(pty, "! Жучоквідповідь beetleanswer");
	home_expect_saved(home, pty);
	pty_send_key(pty, "M-5");
	home_expect(home, pty, "plan.new");
	pty_send_text(pty, "1n");
	home_expect(home, pty, "plan.form_done");
	pty_send_text(pty, "Жучокперспектива\r");
	home_expect(home, pty, "plan.new");
	pty_send_key(pty, "M-2");
	home_expect(home, pty, "deck.draw");
	pty_send_text(pty, "2\r");
	home_expect(home, pty, "card.park");
	pty_send_text(pty, "Жучокчернетка");
	pty_expect(pty, "Жучокчернетка");
}

/* ---------------------------------------------------------------- what is looked for */

static void add_keys(GArray *needles, const struct home *home)
{
	size_t length;
	g_autofree char *bytes = home_read(home->vault, &length);
	struct secret *passphrase = secret_from(HOME_PASSPHRASE);
	struct superblock superblock;
	struct keys *keys;

	assert_true(length >= SUPERBLOCK_SIZE);
	assert_int_equal(superblock_decode((const unsigned char *)bytes, &superblock),
			 SUPERBLOCK_SOUND);
	keys = superblock_unlock(&superblock, passphrase, NULL);
	assert_non_null(keys);
	needles_add_bytes(needles, "the key that seals", keys->seal, KEY_SIZE);
	needles_add_bytes(needles, "the key of headers", keys->header, KEY_SIZE);
	needles_add_bytes(needles, "the key of the block", keys->block, KEY_SIZE);
	needles_add_bytes(needles, "the data key", keys->data, KEY_SIZE);
	needles_add_bytes(needles, "the key of the passphrase", keys->passphrase, KEY_SIZE);
	keys_free(keys);
	secret_free(passphrase);
}

/* Letters side by side, the cells of a canvas, those of curses (cchar_t: attributes, five letters, a colour). */
static const gsize strides[] = { sizeof(gunichar), sizeof(struct cell), 7 * sizeof(int) };

static GArray *all_needles(const struct home *home)
{
	GArray *needles = needles_new();

	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		needles_add_text(needles, words[i], strides, G_N_ELEMENTS(strides));
	needles_add_text(needles, "Жучок", strides, G_N_ELEMENTS(strides));
	needles_add_text(needles, HOME_PASSPHRASE, strides, G_N_ELEMENTS(strides));
	add_keys(needles, home);
	return needles;
}

static guint count_found(const GArray *needles, const char *what)
{
	for (guint i = 0; i < needles->len; i++)
		if (g_str_equal(g_array_index(needles, struct needle, i).what, what))
			return g_array_index(needles, struct needle, i).found;
	fail_msg("“%s” was not looked for", what);
	return 0;
}

/* Without this the rest would prove nothing. */
static void an_open_program_must_be_seen_through(int pid, GArray *needles)
{
	assert_true(memory_search(pid, needles));
	assert_true(count_found(needles, "Жучоквідповідь") > 0);
	assert_true(count_found(needles, "Жучокстіл") > 0);
	assert_true(count_found(needles, "Жучокчернетка (cells of 8)") > 0);
	assert_true(count_found(needles, "Жучокчернетка (cells of 28)") > 0);
	assert_true(count_found(needles, "the data key") > 0);
}

static void nothing_must_be_found(int pid, GArray *needles)
{
	guint64 read = memory_search(pid, needles);

	assert_true(read > 1 << 20);
	for (guint i = 0; i < needles->len; i++) {
		const struct needle *needle = &g_array_index(needles, struct needle, i);

		if (needle->found)
			fail_msg("“%s” is in its memory %u times", needle->what, needle->found);
	}
	print_message("proof: after a lock none of %u patterns in %.1f MB of memory\n",
		      needles->len, (double)read / 1e6);
}

/* ---------------------------------------------------------------- locking */

static void a_locked_program_knows_no_word_and_no_key(void **state)
{
	struct home *home;
	struct pty *pty;
	g_autoptr(GArray) needles = NULL;

	(void)state;
	if (!may_read_memory())
		skip();
	home = home_with_person();
	pty = home_start_unlocked(home, "");
	use_everything(home, pty);
	needles = all_needles(home);
	an_open_program_must_be_seen_through(pty_pid(pty), needles);
	pty_send_key(pty, "^L");
	home_expect(home, pty, "unlock.passphrase");
	nothing_must_be_found(pty_pid(pty), needles);
	home_type_passphrase(pty);
	pty_expect(pty, "Жучокчернетка"); /* where the lock fell, with the words not yet left */
	pty_free(pty);
	home_free(home);
}

/* The same program with a clock that can be put ahead; false: it cannot be, here. */
static char *put_clock_in_hand(struct home *home)
{
	const char *build = g_getenv("PERSPECTIEF_BUILD");
	g_autofree char *here = g_get_current_dir();
	g_autofree char *relative = g_build_filename(build ? build : "build/release",
						     "tests/preload/clock_ahead.so", NULL);
	g_autofree char *library = g_canonicalize_filename(relative, here);
	char *ahead = home_path(home, "ahead");

	assert_int_equal(access(library, R_OK), 0);
	home_write(ahead, "0", 1);
	home_set(home, "LD_PRELOAD", library);
	home_set(home, "CLOCK_AHEAD", ahead);
	return ahead;
}

/* A window that changes its size is no key; it only lets the program look at its clock. */
static void let_minutes_go_by(struct pty *pty, const char *ahead, int minutes)
{
	g_autofree char *text = g_strdup_printf("%d", minutes * 60000);

	home_write(ahead, text, strlen(text));
	pty_kill(pty, SIGWINCH);
}

static void half_an_hour_of_silence_leaves_no_word_and_no_key(void **state)
{
	struct home *home;
	struct pty *pty;
	g_autoptr(GArray) needles = NULL;
	g_autofree char *ahead = NULL;

	(void)state;
	if (!may_read_memory())
		skip();
	home = home_with_person();
	ahead = put_clock_in_hand(home);
	pty = home_start_unlocked(home, "");
	use_everything(home, pty);
	needles = all_needles(home);
	an_open_program_must_be_seen_through(pty_pid(pty), needles);
	let_minutes_go_by(pty, ahead, 3);
	pty_expect_gone(pty, "Жучокчернетка"); /* the bare card */
	assert_true(memory_search(pty_pid(pty), needles));
	assert_int_equal(count_found(needles, "Жучокчернетка (cells of 8)"), 0);
	assert_int_equal(count_found(needles, "Жучокчернетка (cells of 28)"), 0);
	assert_true(count_found(needles, "Жучокчернетка") > 0);
	let_minutes_go_by(pty, ahead, 31);
	home_expect(home, pty, "unlock.passphrase");
	nothing_must_be_found(pty_pid(pty), needles);
	home_type_passphrase(pty);
	pty_expect(pty, "Жучокчернетка");
	pty_free(pty);
	home_free(home);
}

/* A paste of which the end never came is kept before the screen is covered. */
static void half_a_paste_is_kept_when_the_screen_is_covered(void **state)
{
	struct home *home;
	struct pty *pty;
	g_autofree char *ahead = NULL;

	(void)state;
	if (IS_SANITIZED) {
		print_message("note: the sanitizers want to come before the clock: not tried\n");
		skip();
	}
	home = home_with_person();
	ahead = put_clock_in_hand(home);
	pty = home_start_unlocked(home, "");
	use_everything(home, pty);
	pty_send_text(pty, "\033[200~ і вставлене");
	pty_settle(pty, 50);
	let_minutes_go_by(pty, ahead, 3);
	pty_expect(pty, "Жучокчернетка і вставлене");
	pty_free(pty);
	home_free(home);
}

/* ---------------------------------------------------------------- while it is open */

static void the_keys_lie_in_memory_that_is_never_swapped_out(void **state)
{
	struct home *home;
	struct pty *pty;

	(void)state;
	if (IS_SANITIZED) {
		print_message("note: the sanitizers lock no memory: not tried\n");
		skip();
	}
	home = home_with_person();
	pty = home_start_unlocked(home, "");
	assert_true(memory_locked_kilobytes(pty_pid(pty)) > 0);
	home_leave(pty);
	pty_free(pty);
	home_free(home);
}

enum attached { ATTACHED = 0, REFUSED = 1, READ_MEMORY = 2, FAILED = 3 };

static enum attached try_both(int pid)
{
	char path[64];
	int memory;

	g_snprintf(path, sizeof path, "/proc/%d/mem", pid);
	memory = open(path, O_RDONLY | O_CLOEXEC);
	if (memory >= 0)
		return READ_MEMORY;
	if (ptrace(PTRACE_ATTACH, pid, NULL, NULL) < 0)
		return errno == EPERM ? REFUSED : FAILED;
	waitpid(pid, NULL, __WALL);
	ptrace(PTRACE_DETACH, pid, NULL, NULL);
	return ATTACHED;
}

/* As the user whose program it is, from a process of its own. */
static enum attached attach_without_root(int pid)
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		if (geteuid() == 0 && (setgid(HOME_NOBODY) != 0 || setuid(HOME_NOBODY) != 0))
			_exit(FAILED);
		_exit(try_both(pid));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* Another program of the same user: can a debugger attach to anything here? */
static pid_t start_sleeper(void)
{
	pid_t child = fork();

	if (child == 0) {
		if (geteuid() == 0 && (setgid(HOME_NOBODY) != 0 || setuid(HOME_NOBODY) != 0))
			_exit(1);
		execl("/bin/sleep", "sleep", "1000", NULL);
		_exit(1);
	}
	return child;
}

static bool debuggers_work_here(void)
{
	pid_t sleeper = start_sleeper();
	enum attached attached = REFUSED;

	/* Until it has become a program of its own nobody may look. */
	for (int i = 0; i < 10000 && attached == REFUSED; i++)
		attached = attach_without_root(sleeper);
	kill(sleeper, SIGKILL);
	waitpid(sleeper, NULL, 0);
	return attached == ATTACHED || attached == READ_MEMORY;
}

static void a_debugger_without_root_cannot_attach(void **state)
{
	struct home *home;
	struct pty *pty;

	(void)state;
	if (IS_SANITIZED || !debuggers_work_here()) {
		print_message("note: %s: not tried\n",
			      IS_SANITIZED ? "the leak checker must be able to look"
					   : "no debugger can attach to anything here");
		skip();
	}
	home = home_with_person();
	home_as_nobody(home);
	pty = home_start_unlocked(home, "");
	assert_int_equal(attach_without_root(pty_pid(pty)), REFUSED);
	pty_send_key(pty, "^L");
	home_expect(home, pty, "unlock.passphrase");
	assert_int_equal(attach_without_root(pty_pid(pty)), REFUSED);
	pty_free(pty);
	home_free(home);
}

static void a_program_that_falls_leaves_no_core(void **state)
{
	static const int signals[] = { SIGABRT, SIGSEGV, SIGBUS };

	(void)state;
	if (IS_SANITIZED) {
		print_message("note: the sanitizers answer these signals themselves: not tried\n");
		skip();
	}
	for (gsize i = 0; i < G_N_ELEMENTS(signals); i++) {
		struct home *home = home_with_person();
		g_autoptr(GPtrArray) files = NULL;
		struct pty *pty;

		home_as_nobody(home);
		pty = home_start_unlocked(home, "");
		use_everything(home, pty);
		pty_kill(pty, signals[i]);
		assert_int_equal(pty_wait_exit(pty), -signals[i]);
		pty_free(pty);
		files = home_files_with(home, "Жучок");
		assert_int_equal(files->len, 0);
		g_ptr_array_unref(files);
		files = home_files(home);
		for (guint f = 0; f < files->len; f++)
			assert_null(strstr(files->pdata[f], "core"));
		home_free(home);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_locked_program_knows_no_word_and_no_key),
		cmocka_unit_test(half_an_hour_of_silence_leaves_no_word_and_no_key),
		cmocka_unit_test(half_a_paste_is_kept_when_the_screen_is_covered),
		cmocka_unit_test(the_keys_lie_in_memory_that_is_never_swapped_out),
		cmocka_unit_test(a_debugger_without_root_cannot_attach),
		cmocka_unit_test(a_program_that_falls_leaves_no_core),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

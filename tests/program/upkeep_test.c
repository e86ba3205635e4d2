/* The upkeep of a vault from the command line: backup, restore on another machine and by another user, trash, erase, verify.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/people.h"
#include "support/home.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#define NOBODY 65534

static void contains(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("“%s” is not in: %s", part, text);
}

static void contains_not(const char *text, const char *part)
{
	if (strstr(text, part))
		fail_msg("“%s” is in: %s", part, text);
}

static void add(struct vault *vault, const char *code, const char *pseudonym)
{
	struct participant *participant = participant_new();

	g_strlcpy(participant->code, code, sizeof(participant->code));
	g_free(participant->pseudonym);
	participant->pseudonym = g_strdup(pseudonym);
	assert_true(vault_begin(vault, NULL, NULL));
	assert_true(people_save(vault, participant, NULL));
	assert_true(vault_commit(vault, NULL));
	participant_free(participant);
}

static struct home *home_with_two(void)
{
	struct home *home = home_new();
	struct vault *vault = home_make_vault(home);

	add(vault, "NIJ-0001", "Ліна");
	add(vault, "NIJ-0002", "Олег");
	home_close_vault(vault);
	return home;
}

static struct ran run(struct home *home, int status, const char *words)
{
	struct ran ran = home_run(home, words);

	if (ran.status != status)
		fail_msg("%s ended with %d: %s", words, ran.status, ran.err);
	return ran;
}

static void must(struct ran ran)
{
	ran_done(&ran);
}

static char *backup(struct home *home, const char *name)
{
	g_autofree char *path = home_path(home, name);
	g_autofree char *words = g_strdup_printf("backup '%s'", path);
	char *made = home_must(home, 0, words);

	g_strchomp(made);
	assert_string_equal(made, path);
	return made;
}

static void restore(struct home *home, int status, const char *source)
{
	g_autofree char *words = g_strdup_printf("restore '%s'", source);
	struct ran ran = run(home, status, words);

	ran_done(&ran);
}

/* ---------------------------------------------------------------- backup and restore */

static void a_copy_is_put_back_in_another_home(void **state)
{
	struct home *home = home_with_two(), *other = home_new();
	g_autofree char *copy = backup(home, "stick.perspectief");
	g_autofree char *list = NULL, *proof = NULL;
	struct stat status;

	(void)state;
	assert_int_equal(stat(copy, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	restore(other, 0, copy);
	list = home_must(other, 0, "list");
	contains(list, "NIJ-0001");
	contains(list, "Олег");
	proof = home_must(other, 0, "verify");
	contains(proof, home_say(other, "cli.proof_sound"));
	contains(proof, copy); /* where the copy lies is known here now */
	home_free(home);
	home_free(other);
}

static void a_folder_gets_a_name_with_the_day(void **state)
{
	struct home *home = home_with_two();
	g_autofree char *words = g_strdup_printf("--today 2026-11-20 backup '%s'", home->folder);
	g_autofree char *first = home_must(home, 0, words), *second = home_must(home, 0, words);

	(void)state;
	contains(first, "/perspectief-2026-11-20.perspectief\n");
	contains(second, "/perspectief-2026-11-20-2.perspectief\n");
	home_free(home);
}

static void what_stood_there_is_kept_and_named(void **state)
{
	struct home *home = home_with_two();
	g_autofree char *copy = backup(home, "stick.perspectief"), *words = NULL, *list = NULL;
	struct vault *vault = home_open_vault_to_write(home);
	struct ran ran;

	(void)state;
	add(vault, "NIJ-0003", "Іра");
	home_close_vault(vault);
	words = g_strdup_printf("restore '%s'", copy);
	ran = run(home, 0, words);
	contains(ran.err, ".bak-");
	contains_not(ran.err, home_say(home, "vault.warn_older"));
	ran_done(&ran);
	list = home_must(home, 0, "list");
	contains_not(list, "NIJ-0003");
	home_free(home);
}

static void who_was_erased_behind_another_passphrase_may_be_back_and_that_is_said(void **state)
{
	struct home *home = home_with_two();
	g_autofree char *copy = backup(home, "stick.perspectief"),
			*other = home_path(home, "other");
	g_autofree char *words = g_strdup_printf("restore '%s'", copy);
	g_autofree char *change = g_strdup_printf("passphrase --new-passphrase-file '%s'", other);
	struct ran ran;

	(void)state;
	ran = run(home, 0, words);
	contains_not(ran.err, home_say(home, "cli.restored_closed"));
	ran_done(&ran);
	home_write(other, "another\n", 8);
	must(run(home, 0, change));
	ran = run(home, 0, words);
	contains(ran.err, home_say(home, "cli.restored_closed"));
	ran_done(&ran);
	home_free(home);
}

static void what_cannot_be_restored_says_so_and_changes_nothing(void **state)
{
	struct home *home = home_with_two();
	g_autofree char *copy = backup(home, "stick.perspectief"), *cut = home_path(home, "cut");
	g_autofree char *bytes = NULL, *list = NULL;
	size_t length;

	(void)state;
	restore(home, 1, "/no/such/file");
	restore(home, 1, home->folder);
	restore(home, 1, home->vault);
	restore(home, 1, home->passphrase);
	bytes = home_read(copy, &length);
	home_write(cut, bytes, length - 100);
	restore(home, 5, cut);
	list = home_must(home, 0, "list");
	contains(list, "NIJ-0002");
	home_free(home);
}

/* Root may become anybody; a tester who is not root is already somebody else than the one who made the copy. */
static void another_user_puts_a_copy_back(void **state)
{
	struct home *home = home_with_two(), *other = home_new();
	g_autofree char *copy = backup(home, "stick.perspectief");
	g_autofree char *stick = home_path(other, "stick"), *line = NULL;
	struct ran ran;

	(void)state;
	if (geteuid() != 0) {
		home_free(home);
		home_free(other);
		skip();
	}
	line = g_strdup_printf("cp '%s' '%s' && chmod -R a+rX '%s' && chown -R %d:%d '%s' && "
			       "setpriv --reuid=%d --regid=%d --clear-groups sh -c 'umask 077; %s"
			       " --version' >/dev/null 2>&1 || exit 77; "
			       "setpriv --reuid=%d --regid=%d --clear-groups sh -c \"umask 0; $P "
			       "restore '%s' && $P list && stat -c %%a '%s'\"",
			       copy, stick, other->folder, NOBODY, NOBODY, other->folder, NOBODY,
			       NOBODY, other->program, NOBODY, NOBODY, stick, other->vault);
	ran = home_shell(other, line);
	if (ran.status == 77) { /* the program lies where only root may look */
		ran_done(&ran);
		home_free(home);
		home_free(other);
		skip();
	}
	if (ran.status != 0)
		fail_msg("%s", ran.err);
	contains(ran.out, "NIJ-0001");
	contains(ran.out, "600");
	ran_done(&ran);
	home_free(home);
	home_free(other);
}

/* ---------------------------------------------------------------- verify */

static void verifying_says_what_is_needed_when_a_laptop_is_lost(void **state)
{
	struct home *home = home_with_two();
	g_autofree char *none = home_must(home, 0, "verify"), *copy = NULL, *json = NULL;
	struct ran ran;

	(void)state;
	contains(none, home_say(home, "cli.none_elsewhere"));
	copy = backup(home, "stick.perspectief");
	json = home_must(home, 0, "verify --json");
	contains(json, "\"files\": 2");
	contains(json, "\"elsewhere\": true");
	contains(json, copy);
	contains_not(json, "NIJ-");
	contains_not(json, "Ліна");
	assert_int_equal(truncate(copy, 9000), 0);
	ran = run(home, 5, "verify");
	contains(ran.out, home_say(home, "cli.copy_damaged"));
	contains(ran.out, home_say(home, "cli.proof_sound")); /* the vault itself */
	ran_done(&ran);
	ran = run(home, 5, "verify --json");
	contains(ran.out, "\"state\": \"damaged\"");
	ran_done(&ran);
	home_free(home);
}

/* ---------------------------------------------------------------- trash and erasing */

static void the_trash_hides_and_gives_back(void **state)
{
	struct home *home = home_with_two();
	struct ran ran;

	(void)state;
	must(run(home, 0, "trash NIJ-0001"));
	ran = run(home, 0, "list");
	contains_not(ran.out, "NIJ-0001");
	ran_done(&ran);
	ran = run(home, 1, "show NIJ-0001");
	contains(ran.err, "--take-back");
	ran_done(&ran);
	ran = run(home, 0, "trash");
	contains(ran.out, "NIJ-0001");
	ran_done(&ran);
	must(run(home, 1, "trash NIJ-0001"));
	must(run(home, 0, "trash NIJ-0001 --take-back"));
	must(run(home, 1, "trash NIJ-0001 --take-back"));
	must(run(home, 2, "trash --take-back"));
	ran = run(home, 0, "show NIJ-0001");
	contains(ran.out, "Ліна");
	ran_done(&ran);
	home_free(home);
}

static void nothing_is_erased_without_the_code_as_confirmation(void **state)
{
	struct home *home = home_with_two();
	struct ran ran;

	(void)state;
	must(run(home, 2, "erase NIJ-0001"));
	must(run(home, 2, "erase NIJ-0001 --confirm NIJ-0002"));
	must(run(home, 2, "erase NIJ-0001 --confirm NIJ-0001 --basis whim"));
	must(run(home, 1, "erase NIJ-0009 --confirm NIJ-0009"));
	ran = run(home, 0, "list");
	contains(ran.out, "NIJ-0001");
	ran_done(&ran);
	home_free(home);
}

/* A stick that was destroyed: verify need not warn for ever. */
static void say_it_is_gone(struct home *home, const char *here, const char *away)
{
	g_autofree char *too_early = g_strdup_printf("backup --gone '%s'", here);
	g_autofree char *words = g_strdup_printf("backup --gone '%s'", away);
	g_autofree char *json = NULL, *audit = NULL;
	struct ran ran = run(home, 1, too_early);

	contains(ran.err, here);
	ran_done(&ran);
	must(run(home, 1, "backup --gone /no/such/copy"));
	must(run(home, 0, words));
	ran = run(home, 0, "verify");
	contains(ran.out, away);
	contains(ran.out, "(–)"); /* nobody has given their initials here */
	contains_not(ran.out, home_say(home, "cli.copy_unreachable"));
	contains_not(ran.out, home_say(home, "cli.proof_erasing"));
	ran_done(&ran);
	json = home_must(home, 0, "verify --json");
	contains(json, "\"said_gone\"");
	audit = home_must(home, 0, "audit --json");
	contains(audit, "\"copy_gone\"");
}

static void erasing_gives_a_receipt_and_names_the_copies_left(void **state)
{
	struct home *home = home_with_two();
	g_autofree char *copy = backup(home, "stick.perspectief");
	g_autofree char *away = backup(home, "drawer.perspectief");
	struct ran ran;

	(void)state;
	assert_int_equal(g_unlink(away), 0);
	ran = run(home, 0, "erase nij-1 --confirm NIJ-0001 --basis withdrawn");
	contains(ran.out, home_say(home, "cli.basis_withdrawn"));
	contains_not(ran.out, "NIJ-0001");
	contains_not(ran.out, "Ліна");
	contains(ran.err, away);
	contains_not(ran.err, copy);
	ran_done(&ran);
	ran = run(home, 1, "show NIJ-0001");
	ran_done(&ran);
	ran = run(home, 0, "verify");
	contains(ran.out, home_say(home, "cli.proof_erasing"));
	ran_done(&ran);
	say_it_is_gone(home, copy, away);
	restore(home, 0, copy); /* and it is not in the copy either */
	ran = run(home, 0, "list");
	contains_not(ran.out, "NIJ-0001");
	contains(ran.out, "NIJ-0002");
	ran_done(&ran);
	home_free(home);
}

static void on_the_terminal_the_code_is_typed_again(void **state)
{
	struct home *home = home_with_two();
	g_autofree char *words =
		g_strdup_printf("--passphrase-file %s erase NIJ-0001", home->passphrase);
	struct pty *pty = home_start(home, words);
	struct ran ran;

	(void)state;
	pty_expect(pty, "NIJ-0001");
	pty_send_text(pty, "NIJ-0001");
	pty_send_key(pty, "Enter");
	assert_int_equal(pty_wait_exit(pty), 0);
	pty_free(pty);
	ran = run(home, 0, "list");
	contains_not(ran.out, "NIJ-0001");
	ran_done(&ran);
	home_free(home);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_copy_is_put_back_in_another_home),
		cmocka_unit_test(a_folder_gets_a_name_with_the_day),
		cmocka_unit_test(what_stood_there_is_kept_and_named),
		cmocka_unit_test(
			who_was_erased_behind_another_passphrase_may_be_back_and_that_is_said),
		cmocka_unit_test(what_cannot_be_restored_says_so_and_changes_nothing),
		cmocka_unit_test(another_user_puts_a_copy_back),
		cmocka_unit_test(verifying_says_what_is_needed_when_a_laptop_is_lost),
		cmocka_unit_test(the_trash_hides_and_gives_back),
		cmocka_unit_test(nothing_is_erased_without_the_code_as_confirmation),
		cmocka_unit_test(erasing_gives_a_receipt_and_names_the_copies_left),
		cmocka_unit_test(on_the_terminal_the_code_is_typed_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Passphrases and recovery codes from the command line: what opens what, before and after.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "base/recovery_code.h"
#include "support/builders.h"
#include "support/home.h"

#define NEW "четвер, миска, ліхтар, сойка"

/* A vault with NIJ-0001 in it. */
static struct home *home_with_vault(void)
{
	struct home *home = home_new();
	struct vault *vault = home_make_vault(home);

	build_person(vault, "NIJ-0001", "Lina");
	home_close_vault(vault);
	return home;
}

static void contains(const char *text, const char *words)
{
	if (!strstr(text, words))
		fail_msg("“%s” is not in:\n%s", words, text);
}

/* A command with this passphrase or code, from standard input. */
static struct ran run_with(struct home *home, const char *secret, const char *words)
{
	g_autofree char *line = g_strdup_printf("printf '%%s\\n' '%s' | %s --lang nl"
						" --passphrase-file - %s",
						secret, home->program, words);

	return home_shell(home, line);
}

/* The status of `list`; the vault itself, or another one. */
static void assert_list(struct home *home, const char *secret, int status, const char *said)
{
	struct ran ran = run_with(home, secret, "list");

	if (ran.status != status)
		fail_msg("%d: %s", ran.status, ran.err);
	contains(status == 0 ? ran.out : ran.err, said);
	ran_done(&ran);
}

/* The code without its line end; what is said of it stands on standard error. */
static char *new_code(struct home *home)
{
	struct ran ran = home_run(home, "passphrase --recovery-code");
	char *code;

	assert_int_equal(ran.status, 0);
	contains(ran.err, home_say(home, "cli.recovery_code"));
	assert_int_equal(strlen(ran.out), RECOVERY_TEXT);
	code = g_strchomp(g_strdup(ran.out));
	ran_done(&ran);
	return code;
}

static char *write_new(struct home *home)
{
	char *path = home_path(home, "new-passphrase");

	home_write(path, NEW "\n", strlen(NEW "\n"));
	return path;
}

static void init_prints_a_recovery_code_once(void **state)
{
	struct home *home = home_new();
	struct ran ran = home_run(home, "init");
	g_autofree char *code = g_ascii_strdown(g_strchomp(ran.out), -1);

	(void)state;
	assert_int_equal(ran.status, 0);
	assert_int_equal(strlen(code), RECOVERY_TEXT - 1);
	contains(ran.err, home_say(home, "cli.recovery_code"));
	assert_null(strstr(ran.err, ran.out));
	assert_null(strstr(ran.err, home_say(home, "cli.passphrase_short")));
	ran_done(&ran);
	ran = run_with(home, code, "list");
	assert_int_equal(ran.status, 0);
	contains(ran.err, home_say(home, "cli.opened_by_recovery_code"));
	ran_done(&ran);
	home_free(home);
}

static void init_without_a_code_prints_nothing(void **state)
{
	struct home *home = home_new();
	struct ran ran = home_run(home, "init --no-recovery-code");

	(void)state;
	assert_int_equal(ran.status, 0);
	assert_string_equal(ran.out, "");
	ran_done(&ran);
	assert_list(home, "AAAAAA AAAAAA AAAAAA AAAAAA AAAAAA AAAAAA", 4, "wachtzin");
	home_free(home);
}

/* Some editors put a mark before the first letter; it is not part of a passphrase or a code. */
static void a_byte_order_mark_is_not_part_of_it(void **state)
{
	struct home *home = home_new();
	struct ran ran;

	(void)state;
	home_write(home->passphrase, "\357\273\277верба\r\n", strlen("\357\273\277верба\r\n"));
	ran = home_run(home, "init");
	assert_int_equal(ran.status, 0);
	assert_list(home, "верба", 0, "");
	contains(ran.err, home_say(home, "cli.passphrase_short")); /* and it is no letter either */
	ran_done(&ran);
	home_free(home);
}

static void a_new_passphrase_takes_the_place_of_the_old(void **state)
{
	struct home *home = home_with_vault();
	g_autofree char *code = new_code(home), *path = write_new(home), *words = NULL;
	struct ran ran;

	(void)state;
	words = g_strconcat("passphrase --new-passphrase-file ", path, NULL);
	ran = home_run(home, words);
	assert_int_equal(ran.status, 0);
	assert_string_equal(ran.out, "");
	contains(ran.err, home_say(home, "cli.passphrase_changed"));
	contains(ran.err, "vault.perspectief.bak-"); /* they still open with the old one */
	ran_done(&ran);
	assert_list(home, HOME_PASSPHRASE, 4, home_say(home, "vault.wrong_passphrase"));
	assert_list(home, NEW, 0, "NIJ-0001");
	assert_list(home, code, 0, "NIJ-0001");
	home_free(home);
}

static void both_may_come_from_standard_input(void **state)
{
	struct home *home = home_with_vault();
	g_autofree char *line = g_strdup_printf(
		"printf '%%s\\n' '%s' '%s' | %s passphrase --passphrase-file - --new-passphrase-file -",
		HOME_PASSPHRASE, NEW, home->program);
	struct ran ran = home_shell(home, line);

	(void)state;
	assert_int_equal(ran.status, 0);
	ran_done(&ran);
	assert_list(home, NEW, 0, "NIJ-0001");
	home_free(home);
}

static void with_the_code_a_forgotten_passphrase_is_replaced(void **state)
{
	struct home *home = home_with_vault();
	g_autofree char *code = new_code(home), *path = write_new(home), *words = NULL;
	struct ran ran = run_with(home, code, "passphrase --recovery-code");

	(void)state;
	assert_int_equal(ran.status, 1);
	contains(ran.err, home_say(home, "vault.passphrase_first"));
	assert_string_equal(ran.out, "");
	ran_done(&ran);
	words = g_strconcat("passphrase --new-passphrase-file ", path, NULL);
	ran = run_with(home, code, words);
	assert_int_equal(ran.status, 0);
	ran_done(&ran);
	assert_list(home, HOME_PASSPHRASE, 4, home_say(home, "vault.wrong_passphrase"));
	assert_list(home, NEW, 0, "NIJ-0001");
	assert_list(home, code, 0, "NIJ-0001");
	home_free(home);
}

static void a_wrong_sign_is_pointed_at(void **state)
{
	struct home *home = home_with_vault();
	g_autofree char *code = new_code(home), *said = NULL;
	char meant = code[17]; /* group 3, sign 4 */

	(void)state;
	code[17] = meant == '7' ? '9' : '7';
	said = g_strdup_printf("Groep 3, teken 4 klopt niet. Staat er misschien een %c?", meant);
	assert_list(home, code, 4, said);
	home_free(home);
}

static void a_replaced_code_opens_no_longer(void **state)
{
	struct home *home = home_with_vault();
	g_autofree char *former = new_code(home), *code = new_code(home);

	(void)state;
	assert_list(home, former, 4, home_say(home, "vault.wrong_recovery_code"));
	assert_list(home, code, 0, "NIJ-0001");
	assert_list(home, HOME_PASSPHRASE, 0, "NIJ-0001");
	home_free(home);
}

static void a_code_that_could_not_be_shown_is_said(void **state)
{
	struct home *home = home_with_vault();
	struct ran ran = home_shell(home, "$P passphrase --recovery-code > /dev/full");

	(void)state;
	assert_int_equal(ran.status, 1);
	contains(ran.err, home_say(home, "cli.recovery_code_lost"));
	ran_done(&ran);
	home_free(home);
}

/* Another laptop, another user: the file is all it takes. */
static void a_copy_on_a_second_machine_opens_with_either(void **state)
{
	struct home *home = home_with_vault(), *other = home_new();
	g_autofree char *code = new_code(home), *bytes = NULL, *folder = NULL;
	size_t length;

	(void)state;
	bytes = home_read(home->vault, &length);
	folder = g_path_get_dirname(other->vault);
	g_mkdir_with_parents(folder, 0700);
	home_write(other->vault, bytes, length);
	home_free(home);
	assert_list(other, HOME_PASSPHRASE, 0, "NIJ-0001");
	assert_list(other, code, 0, "NIJ-0001");
	home_free(other);
}

static void what_is_not_understood_changes_nothing(void **state)
{
	static const struct {
		const char *words;
		int status;
	} cases[] = {
		{ "passphrase", 2 }, /* no terminal to ask on */
		{ "passphrase --new-passphrase-file /dev/null", 2 },
		{ "passphrase --new-passphrase-file nowhere", 1 },
		{ "passphrase twice", 2 },
		{ "list --recovery-code", 2 },
		{ "passphrase --recovery-code --new-passphrase-file nowhere", 2 },
	};
	struct home *home = home_with_vault();

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		g_free(home_must(home, cases[i].status, cases[i].words));
	assert_list(home, HOME_PASSPHRASE, 0, "NIJ-0001");
	home_free(home);
}

/* ---------------------------------------------------------------- on a terminal */

static void type_three(struct home *home, const char *old, const char *first, const char *second,
		       int status)
{
	struct pty *pty = home_start(home, "passphrase");

	home_expect(home, pty, "cli.passphrase");
	pty_send_text(pty, old);
	pty_send_text(pty, "\n");
	home_expect(home, pty, "cli.new_passphrase");
	pty_send_text(pty, first);
	pty_send_text(pty, "\n");
	home_expect(home, pty, "cli.passphrase_again");
	pty_send_text(pty, second);
	pty_send_text(pty, "\n");
	assert_int_equal(pty_wait_exit(pty), status);
	assert_false(pty_sees(pty, NEW, 0)); /* nothing typed was shown */
	pty_free(pty);
}

static void the_terminal_asks_for_the_old_one_and_twice_for_the_new(void **state)
{
	struct home *home = home_with_vault();

	(void)state;
	type_three(home, HOME_PASSPHRASE, NEW, "something else", 2);
	assert_list(home, HOME_PASSPHRASE, 0, "NIJ-0001");
	type_three(home, HOME_PASSPHRASE, NEW, NEW, 0);
	assert_list(home, NEW, 0, "NIJ-0001");
	home_free(home);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(init_prints_a_recovery_code_once),
		cmocka_unit_test(init_without_a_code_prints_nothing),
		cmocka_unit_test(a_byte_order_mark_is_not_part_of_it),
		cmocka_unit_test(a_new_passphrase_takes_the_place_of_the_old),
		cmocka_unit_test(both_may_come_from_standard_input),
		cmocka_unit_test(with_the_code_a_forgotten_passphrase_is_replaced),
		cmocka_unit_test(a_wrong_sign_is_pointed_at),
		cmocka_unit_test(a_replaced_code_opens_no_longer),
		cmocka_unit_test(a_code_that_could_not_be_shown_is_said),
		cmocka_unit_test(a_copy_on_a_second_machine_opens_with_either),
		cmocka_unit_test(what_is_not_understood_changes_nothing),
		cmocka_unit_test(the_terminal_asks_for_the_old_one_and_twice_for_the_new),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

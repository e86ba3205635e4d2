/* The first quarter of an hour with the program: an empty home, a passphrase, one conversation, one answer.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "support/home.h"

#define MOST_KEYS 12 /* from unlocking to one saved answer, beside the text and the passphrase */
#define WORDS "Готувала для свята двору, пекли разом із сусідами."

static int press(struct pty *pty, const char *spec)
{
	pty_send_key(pty, spec);
	return 1;
}

/* N, A, a card, words, back to the cards: how many keys that took. */
static int hold_conversation(struct home *home, struct pty *pty)
{
	int keys = press(pty, "n");

	home_expect(home, pty, "opening.read_aloud");
	keys += press(pty, "a");
	home_expect(home, pty, "deck.title");
	keys += press(pty, "Enter");
	home_expect(home, pty, "card.park");
	pty_send_text(pty, WORDS);
	pty_expect(pty, WORDS);
	home_expect_saved(home, pty);
	keys += press(pty, "Tab");
	home_expect(home, pty, "deck.draw");
	home_expect_saved(home, pty);
	return keys;
}

static char *only_code(struct home *home)
{
	g_autofree char *list = home_must(home, 0, "list");

	return g_strndup(list, strcspn(list, " "));
}

static void assert_exported(struct home *home, const char *code, const char *words)
{
	g_autofree char *command = g_strdup_printf("export %s", code);
	g_autofree char *json = home_must(home, 0, command);

	assert_non_null(strstr(json, words));
}

static void a_first_conversation_takes_a_dozen_keys_and_is_there_when_reopened(void **state)
{
	struct home *home = home_new();
	struct pty *pty = home_first_run(home);
	g_autofree char *code = NULL;

	assert_in_range(hold_conversation(home, pty), 1, MOST_KEYS);
	home_leave(pty);
	assert_false(pty_rang(pty));
	pty_free(pty);

	code = only_code(home);
	assert_exported(home, code, WORDS);
	pty = home_start_unlocked(home, "");
	pty_expect(pty, code);
	home_leave(pty);
	pty_free(pty);
	home_free(home);
	(void)state;
}

static void two_different_passphrases_make_no_vault(void **state)
{
	struct home *home = home_new();
	struct pty *pty = home_start(home, "");

	home_expect(home, pty, "unlock.choose");
	home_type_passphrase(pty);
	home_expect(home, pty, "unlock.confirm");
	pty_send_text(pty, "something else\n");
	home_expect(home, pty, "unlock.differ");
	home_expect(home, pty, "unlock.choose");
	home_leave(pty);
	assert_false(g_file_test(home->vault, G_FILE_TEST_EXISTS));
	pty_free(pty);
	home_free(home);
	(void)state;
}

static int mode_of(const char *path)
{
	struct stat status;

	assert_int_equal(stat(path, &status), 0);
	return (int)(status.st_mode & 0777);
}

static void the_vault_is_for_its_owner_alone(void **state)
{
	struct home *home = home_new();
	g_autofree char *folder = home_path(home, "data/perspectief");

	g_free(home_must(home, 0, "init"));
	assert_int_equal(mode_of(home->vault), 0600);
	assert_int_equal(mode_of(folder), 0700);
	home_free(home);
	(void)state;
}

static void a_wrong_passphrase_is_said_and_may_be_tried_again(void **state)
{
	struct home *home = home_new();
	struct pty *pty;

	home_close_vault(home_make_vault(home));
	pty = home_start(home, "");
	home_expect(home, pty, "unlock.passphrase");
	pty_send_text(pty, "wrong\n");
	home_expect(home, pty, "vault.wrong_passphrase");
	home_type_passphrase(pty);
	home_expect_saved(home, pty);
	home_leave(pty);
	pty_free(pty);
	home_free(home);
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_first_conversation_takes_a_dozen_keys_and_is_there_when_reopened),
		cmocka_unit_test(two_different_passphrases_make_no_vault),
		cmocka_unit_test(the_vault_is_for_its_owner_alone),
		cmocka_unit_test(a_wrong_passphrase_is_said_and_may_be_tried_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

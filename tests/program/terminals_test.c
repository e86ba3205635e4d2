/* The program on the terminals people have, and on those where it cannot work: there it says so in one sentence.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/builders.h"
#include "support/home.h"

#define WORDS "Їхня п’ята відповідь"

static struct home *home_with_vault(void)
{
	struct home *home = home_new();

	home_close_vault(home_make_vault(home));
	return home;
}

static void unlock(struct home *home, struct pty *pty)
{
	home_expect(home, pty, "unlock.passphrase");
	home_type_passphrase(pty);
	home_expect_saved(home, pty);
}

/* A new conversation, up to a card with the words typed. */
static void type_words(struct home *home, struct pty *pty)
{
	pty_send_key(pty, "n");
	home_expect(home, pty, "opening.read_aloud");
	pty_send_key(pty, "a");
	home_expect(home, pty, "deck.draw");
	pty_send_key(pty, "Enter");
	home_expect(home, pty, "card.park");
	pty_send_text(pty, WORDS);
	pty_expect(pty, WORDS);
	home_expect_saved(home, pty);
}

static struct pty *start_with_words(struct home *home)
{
	struct pty *pty = home_start(home, "");

	unlock(home, pty);
	type_words(home, pty);
	return pty;
}

static char *exported(struct home *home)
{
	g_autofree char *list = home_must(home, 0, "list");
	g_autofree char *code = g_strndup(list, strcspn(list, " "));
	g_autofree char *command = g_strdup_printf("export %s", code);

	return home_must(home, 0, command);
}

static void assert_words_are_kept(struct home *home)
{
	g_autofree char *json = exported(home);

	assert_non_null(strstr(json, WORDS));
}

/* ---------------------------------------------------------------------------------- where it works */

static void every_usual_terminal_starts_unlocks_types_and_leaves(void **state)
{
	static const char *const terms[] = { "xterm-256color", "screen-256color", "tmux-256color",
					     "linux", "vt100" };

	for (size_t i = 0; i < G_N_ELEMENTS(terms); i++) {
		struct home *home = home_with_vault();
		struct pty *pty = home_start_on(home, "", terms[i], 24, 80);
		g_autofree char *left = NULL;

		unlock(home, pty);
		type_words(home, pty);
		home_leave(pty);
		left = pty_left_behind(pty);
		assert_null(strstr(left, "відповідь"));
		assert_false(pty_rang(pty));
		pty_free(pty);
		assert_words_are_kept(home);
		home_free(home);
	}
	(void)state;
}

/* glibc brings C.UTF-8 along, whatever the environment asks for. */
static void a_machine_without_a_language_setting_still_shows_ukrainian(void **state)
{
	static const char *const locales[] = { "C", "POSIX", "xx_XX.ISO-8859-1", "" };

	for (size_t i = 0; i < G_N_ELEMENTS(locales); i++) {
		struct home *home = home_with_vault();
		struct pty *pty;

		home_set(home, "LC_ALL", locales[i]);
		pty = start_with_words(home);
		home_leave(pty);
		pty_free(pty);
		home_free(home);
	}
	(void)state;
}

static void assert_no_colour(struct pty *pty)
{
	for (int row = 0; row < 24; row++)
		for (int column = 0; column < 80; column++)
			assert_false(pty_is_coloured(pty, row, column));
}

static void no_colour_means_none(void **state)
{
	struct home *home = home_with_vault();
	struct pty *pty;

	home_set(home, "NO_COLOR", "1");
	pty = start_with_words(home);
	assert_no_colour(pty);
	home_leave(pty);
	pty_free(pty);
	home_free(home);
	(void)state;
}

/* ---------------------------------------------------------------------------------- where it cannot */

/* One sentence, exit 1, and nothing done to the terminal. */
static void must_decline(struct home *home, const char *term, const char *words)
{
	struct pty *pty = home_start_on(home, "", term, 24, 80);
	g_autofree char *said = NULL;

	assert_int_equal(pty_wait_exit(pty), 1);
	said = pty_left_behind(pty);
	if (!strstr(said, words))
		fail_msg("TERM=%s: “%s” is not in: %s", term, words, said);
	assert_true(pty_is_cooked(pty));
	pty_free(pty);
}

static void an_unknown_terminal_is_named(void **state)
{
	struct home *home = home_with_vault();

	must_decline(home, "no-such-terminal", "no-such-terminal");
	must_decline(home, "dumb", "dumb");
	must_decline(home, "", "xterm-256color");
	home_free(home);
	(void)state;
}

static void standard_input_and_output_must_be_a_terminal(void **state)
{
	static const char *const lines[] = { "$P < /dev/null", "$P demo < /dev/null",
					     "echo words | $P", "$P < /dev/null | cat; exit 1" };
	struct home *home = home_with_vault();

	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		struct ran ran = home_shell(home, lines[i]);

		assert_int_equal(ran.status, 1);
		assert_non_null(strstr(ran.err, home_say(home, "terminal.none")));
		assert_string_equal(ran.out, "");
		ran_done(&ran);
	}
	home_free(home);
	(void)state;
}

/* ---------------------------------------------------------------------------------- windows */

static void a_window_that_is_too_small_says_so_and_keeps_the_words(void **state)
{
	struct home *home = home_with_vault();
	struct pty *pty = start_with_words(home);

	pty_resize(pty, 10, 40);
	pty_expect(pty, "60 × 20");
	pty_expect_gone(pty, WORDS);
	pty_resize(pty, 24, 80);
	pty_expect(pty, WORDS);
	home_leave(pty);
	pty_free(pty);
	assert_words_are_kept(home);
	home_free(home);
	(void)state;
}

static bool cursor_stands_behind(struct pty *pty, const char *word)
{
	int row, column;
	g_autofree char *line = NULL;
	const char *place;

	pty_cursor(pty, &row, &column);
	line = pty_row(pty, row);
	place = strstr(line, word);
	return place && g_utf8_pointer_to_offset(line, place + strlen(word)) == column;
}

static void expect_cursor_behind(struct pty *pty, const char *word)
{
	while (!cursor_stands_behind(pty, word))
		if (!pty_read(pty, PTY_TIMEOUT_MS))
			fail_msg("the cursor never stood behind “%s”", word);
}

static void resizing_in_the_middle_of_a_text_keeps_text_and_cursor(void **state)
{
	static const struct {
		int rows, columns;
	} sizes[] = { { 20, 60 }, { 40, 120 }, { 24, 80 }, { 50, 200 }, { 20, 61 }, { 24, 80 } };
	struct home *home = home_with_vault();
	struct pty *pty = start_with_words(home);

	pty_send_text(pty, "; перед кінцем");
	pty_send_text(pty, " і сам кінець");
	for (int i = 0; i < 11; i++)
		pty_send_key(pty, "Left");
	expect_cursor_behind(pty, "кінцем і");
	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		pty_resize(pty, sizes[i].rows, sizes[i].columns);
		pty_expect(pty, "перед кінцем і сам кінець");
		expect_cursor_behind(pty, "кінцем і");
	}
	pty_send_text(pty, " таки");
	pty_expect(pty, "кінцем і таки сам кінець");
	home_leave(pty);
	pty_free(pty);
	home_free(home);
	(void)state;
}

/* ---------------------------------------------------------------------------------- sudden ends */

static void a_terminal_that_is_closed_saves_and_ends(void **state)
{
	struct home *home = home_with_vault();
	struct pty *pty = start_with_words(home);

	pty_send_text(pty, " без паузи");
	pty_expect(pty, "без паузи");
	pty_hang_up(pty);
	pty_wait_exit(pty);
	pty_free(pty);
	g_autofree char *json = exported(home);
	assert_non_null(strstr(json, WORDS " без паузи"));
	home_free(home);
	(void)state;
}

static void a_polite_request_to_end_saves_and_restores_the_terminal(void **state)
{
	struct home *home = home_with_vault();
	struct pty *pty = start_with_words(home);

	pty_send_text(pty, " без паузи");
	pty_expect(pty, "без паузи");
	pty_kill(pty, SIGTERM);
	pty_wait_exit(pty);
	assert_false(pty_is_alternate(pty));
	assert_true(pty_is_cooked(pty));
	pty_free(pty);
	g_autofree char *json = exported(home);
	assert_non_null(strstr(json, WORDS " без паузи"));
	home_free(home);
	(void)state;
}

/* The words behind the start of a paste, of which the end never comes, stand on no screen yet. */
static void half_a_paste_is_kept_by_every_sudden_end(void **state)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGQUIT, 0 };

	for (size_t i = 0; i < G_N_ELEMENTS(signals); i++) {
		struct home *home = home_with_vault();
		struct pty *pty = start_with_words(home);
		g_autofree char *json = NULL;

		pty_settle(pty, 0);
		pty_send_text(pty, " і далі\033[200~вставлене без кінця");
		if (signals[i])
			pty_kill(pty, signals[i]);
		else
			pty_hang_up(pty);
		pty_wait_exit(pty);
		pty_free(pty);
		json = exported(home);
		if (signals[i]) /* what lies in a terminal that is gone is gone with it */
			assert_non_null(strstr(json, WORDS " і далівставлене без кінця"));
		else
			assert_non_null(strstr(json, WORDS));
		home_free(home);
	}
	(void)state;
}

static void the_terminal_is_usable_after_an_abort(void **state)
{
	static const int signals[] = { SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL };

	for (size_t i = 0; i < G_N_ELEMENTS(signals); i++) {
		struct home *home = home_with_vault();
		struct pty *pty = start_with_words(home);
		g_autofree char *left = NULL;

		pty_kill(pty, signals[i]);
		assert_int_equal(pty_wait_exit(pty), -signals[i]);
		assert_false(pty_is_alternate(pty));
		assert_true(pty_is_cooked(pty));
		left = pty_left_behind(pty);
		assert_null(strstr(left, "відповідь"));
		pty_free(pty);
		home_free(home);
	}
	(void)state;
}

/* ---------------------------------------------------------------------------------- locking, demo */

static void unlocking_returns_to_where_the_lock_fell(void **state)
{
	struct home *home = home_with_vault();
	struct pty *pty = start_with_words(home);
	int pid = pty_pid(pty);

	pty_send_key(pty, "^L");
	home_expect(home, pty, "unlock.passphrase");
	pty_expect_gone(pty, WORDS);
	assert_int_equal(pty_pid(pty), pid); /* the same process, with nothing of its old memory */
	unlock(home, pty);
	pty_expect(pty, WORDS);
	home_expect(home, pty, "card.park");
	home_leave(pty);
	pty_free(pty);
	home_free(home);
	(void)state;
}

static void the_demo_starts_without_a_vault_and_leaves_nothing(void **state)
{
	struct home *home = home_new();
	struct pty *pty = home_start(home, "demo");
	g_autoptr(GPtrArray) files = NULL;

	pty_expect(pty, "6 mensen");
	home_expect(home, pty, "saving.demo");
	home_expect(home, pty, "people.new");
	home_leave(pty);
	pty_free(pty);
	files = home_files(home);
	assert_int_equal(files->len, 1); /* the file with the passphrase is the test's own */
	home_free(home);
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_usual_terminal_starts_unlocks_types_and_leaves),
		cmocka_unit_test(a_machine_without_a_language_setting_still_shows_ukrainian),
		cmocka_unit_test(no_colour_means_none),
		cmocka_unit_test(an_unknown_terminal_is_named),
		cmocka_unit_test(standard_input_and_output_must_be_a_terminal),
		cmocka_unit_test(a_window_that_is_too_small_says_so_and_keeps_the_words),
		cmocka_unit_test(resizing_in_the_middle_of_a_text_keeps_text_and_cursor),
		cmocka_unit_test(a_terminal_that_is_closed_saves_and_ends),
		cmocka_unit_test(a_polite_request_to_end_saves_and_restores_the_terminal),
		cmocka_unit_test(half_a_paste_is_kept_by_every_sudden_end),
		cmocka_unit_test(the_terminal_is_usable_after_an_abort),
		cmocka_unit_test(unlocking_returns_to_where_the_lock_fell),
		cmocka_unit_test(the_demo_starts_without_a_vault_and_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

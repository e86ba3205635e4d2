/* What people said lies nowhere but in the vault: not in any file, not on the terminal after the end, not after kill -9; and of a
   conversation without a file nothing stays at all.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "support/builders.h"
#include "support/home.h"
#include "support/print_system.h"
#include "support/vaults.h"

#define MARKER "Жучок-" /* begins every word that must not be found */
#define MARKER_LATIN "residuemarker"

static struct home *home_with_vault(void)
{
	struct home *home = home_new();

	home_close_vault(home_make_vault(home));
	return home;
}

static void must_be_nowhere(const struct home *home, const char *marker)
{
	g_autoptr(GPtrArray) found = home_files_with(home, marker);

	if (found->len > 0)
		fail_msg("“%s” stands in %s", marker, (const char *)found->pdata[0]);
}

static void type_on_a_card(struct home *home, struct pty *pty, const char *opening,
			   const char *words)
{
	pty_send_key(pty, "n");
	home_expect(home, pty, "opening.read_aloud");
	pty_send_key(pty, opening);
	home_expect(home, pty, "deck.draw");
	pty_send_key(pty, "Enter");
	home_expect(home, pty, "card.park");
	pty_send_text(pty, words);
	pty_expect(pty, words);
}

/* Words in an answer, with a mark; in a note on a domain; in the plan; in the note of a pause. */
static void type_everywhere(struct home *home, struct pty *pty)
{
	type_on_a_card(home, pty, "a", "! " MARKER "відповідь " MARKER_LATIN);
	home_expect_saved(home, pty);
	pty_send_key(pty, "M-3");
	home_expect(home, pty, "indicators.detail");
	pty_send_key(pty, "Enter");
	home_expect(home, pty, "indicators.note");
	pty_send_key(pty, "Enter");
	pty_send_text(pty, MARKER "нотатка " MARKER_LATIN);
	pty_expect(pty, MARKER "нотатка");
	pty_send_key(pty, "M-4");
	home_expect(home, pty, "harvest.place");
	pty_send_key(pty, "Enter");
	pty_send_key(pty, "M-5");
	home_expect(home, pty, "plan.new");
	pty_send_text(pty, "1n");
	home_expect(home, pty, "plan.form_done");
	pty_send_text(pty, MARKER "план " MARKER_LATIN "\r");
	home_expect(home, pty, "plan.new");
	pty_expect(pty, MARKER "план");
	home_expect_saved(home, pty);
}

static void what_was_typed_is_in_no_file_and_not_on_the_terminal(void **state)
{
	struct home *home = home_with_vault();
	struct pty *pty = home_start_unlocked(home, "");
	g_autofree char *left = NULL;

	type_everywhere(home, pty);
	must_be_nowhere(home, MARKER);
	must_be_nowhere(home, MARKER_LATIN);
	pty_send_key(pty, "^R");
	home_expect(home, pty, "pause.where");
	pty_send_text(pty, MARKER "пауза\r");
	home_expect(home, pty, "close.home");
	pty_send_key(pty, "Enter");
	home_expect(home, pty, "people.resume");
	home_leave(pty);
	left = pty_left_behind(pty);
	assert_null(strstr(left, MARKER));
	assert_null(strstr(left, MARKER_LATIN));
	pty_free(pty);
	must_be_nowhere(home, MARKER);
	must_be_nowhere(home, MARKER_LATIN);
	home_free(home);
	(void)state;
}

static void a_killed_program_leaves_no_words_in_files(void **state)
{
	struct home *home = home_with_vault();
	struct pty *pty = home_start_unlocked(home, "");

	type_everywhere(home, pty);
	pty_kill(pty, SIGKILL);
	pty_wait_exit(pty);
	pty_free(pty);
	must_be_nowhere(home, MARKER);
	must_be_nowhere(home, MARKER_LATIN);
	home_free(home);
	(void)state;
}

/* Words are only in the files that were asked for. */
static void words_leave_only_in_what_was_asked_for(void **state)
{
	struct home *home = home_with_vault();
	struct pty *pty = home_start_unlocked(home, "");
	g_autofree char *code = NULL, *list = NULL, *export = NULL, *plan = NULL;
	g_autoptr(GPtrArray) found = NULL;

	type_everywhere(home, pty);
	home_leave(pty);
	pty_free(pty);
	list = home_must(home, 0, "list");
	code = g_strndup(list, strcspn(list, " "));
	export = g_strdup_printf("export %s -o lina.json", code);
	plan = g_strdup_printf("plan %s -o plan.pdf", code);
	g_free(home_must(home, 0, export));
	g_free(home_must(home, 0, plan));
	found = home_files_with(home, MARKER);
	assert_int_equal(found->len, 1);
	assert_true(g_str_has_suffix(found->pdata[0], "/lina.json"));
	home_free(home);
	(void)state;
}

/* ---------------------------------------------------------------------------------- without a file */

/* Every byte of the database as it stands in memory, free pages too. */
static bool image_holds(struct vault *vault, const char *marker)
{
	sqlite3_int64 length = 0;
	unsigned char *image = sqlite3_serialize(vault_database(vault), "main", &length, 0);
	bool holds;

	assert_non_null(image);
	holds = memmem(image, (size_t)length, marker, strlen(marker)) != NULL;
	sqlite3_free(image);
	return holds;
}

static void the_image_is_looked_at_rightly(void **state)
{
	struct home *home = home_with_vault();
	struct pty *pty = home_start_unlocked(home, "");
	struct vault *vault;

	type_on_a_card(home, pty, "a", MARKER "слово");
	home_expect_saved(home, pty);
	home_leave(pty);
	pty_free(pty);
	vault = home_open_vault(home);
	assert_true(image_holds(vault, MARKER));
	vault_close(vault);
	home_free(home);
	(void)state;
}

static void finish_conversation(struct home *home, struct pty *pty)
{
	pty_send_key(pty, "^S");
	home_expect(home, pty, "close.finish");
	pty_send_keys(pty, "BackTab Enter"); /* the field before the first is the last: done */
	pty_expect(pty, "gewist");
	pty_send_key(pty, "Enter");
	home_expect(home, pty, "close.home");
	pty_send_key(pty, "Enter");
	home_expect(home, pty, "people.new");
	home_leave(pty);
}

/* The vault's file is the same to the byte, whether the conversation ends in good order or not. */
static void talk_without_a_file(bool killed)
{
	struct home *home = home_with_vault();
	struct pty *pty = home_start_unlocked(home, "");
	g_autofree char *list = NULL, *before = NULL, *after = NULL;
	size_t before_length, after_length;
	struct vault *vault;

	before = home_read(home->vault, &before_length);
	type_on_a_card(home, pty, "w", "* " MARKER "слово " MARKER_LATIN);
	pty_send_key(pty, "Tab");
	home_expect(home, pty, "deck.draw");
	home_expect(home, pty, "saving.without_file");
	if (killed)
		pty_kill(pty, SIGKILL);
	else
		finish_conversation(home, pty);
	if (killed)
		assert_int_equal(pty_wait_exit(pty), -SIGKILL);
	pty_free(pty);
	list = home_must(home, 0, "list");
	assert_string_equal(list, "");
	must_be_nowhere(home, MARKER);
	after = home_read(home->vault, &after_length);
	assert_int_equal(before_length, after_length);
	assert_memory_equal(before, after, before_length);
	vault = home_open_vault(home);
	assert_false(image_holds(vault, MARKER));
	vault_close(vault);
	home_free(home);
}

static void a_conversation_without_a_file_leaves_nothing(void **state)
{
	(void)state;
	talk_without_a_file(false);
}

static void a_conversation_without_a_file_that_is_killed_leaves_nothing(void **state)
{
	(void)state;
	talk_without_a_file(true);
}

/* ---------------------------------------------------------------------------------- opened files */

#ifdef __SANITIZE_ADDRESS__
#define MAY_BE_TRACED false
#else
#define MAY_BE_TRACED true
#endif
#define TRACED                                                                                     \
	"open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat"

/* A script that starts the program under strace, writing what it opens to $HOME/trace. The program keeps its memory from debuggers, so
   only root's strace can read the names. */
static bool trace_program(struct home *home)
{
	g_autofree char *script = home_path(home, "traced");
	g_autofree char *text = g_strdup_printf(
		"#!/bin/sh\nexec strace -f -s 4096 -o '%s/trace' -e trace=" TRACED " '%s' \"$@\"\n",
		home->folder, home->program);
	struct ran ran;
	bool works;

	home_write(script, text, strlen(text));
	ran = home_shell(home, "chmod +x traced && ./traced --version && grep -q i18n trace");
	works = ran.status == 0;
	ran_done(&ran);
	g_free(home->program);
	home->program = g_steal_pointer(&script);
	return works;
}

static bool is_one_of(const char *path, const char *const *allowed)
{
	for (; *allowed; allowed++)
		if (g_str_has_prefix(path, *allowed))
			return true;
	return false;
}

/* Below the home only these; elsewhere nothing is written but the terminal. */
static bool may_be_touched(const struct home *home, const char *line, const char *path)
{
	static const char *const ours[] = {
		"data/perspectief/vault.perspectief", /* and .lock, .tmp, .bak-n, .tail-n beside it */
		"state/perspectief",
		"config/perspectief/settings.yaml",
		"passphrase",
		"plan.pdf",
		"trace",
		".cups/", /* lp looks for its own settings there */
		NULL
	};
	static const char *const folders[] = { "",      "data",   "data/perspectief",
					       "state", "config", "config/perspectief",
					       NULL };
	/* The paper program opens the descriptor it was handed by its name: that file was opened, and seen, before. */
	static const char *const devices[] = { "/dev/tty", "/dev/pts/", "/dev/null",
					       "/proc/self/fd/", NULL };
	bool writes = strstr(line, "O_WRONLY") || strstr(line, "O_RDWR") ||
		      strstr(line, "O_CREAT") || strstr(line, "O_TMPFILE") || !strstr(line, "open");
	size_t home_length = strlen(home->folder);

	if (!g_str_has_prefix(path, home->folder))
		return path[0] != '/' || !writes || is_one_of(path, devices);
	path += home_length + (path[home_length] == '/');
	return is_one_of(path, ours) || g_strv_contains(folders, path);
}

static void check_trace(const struct home *home)
{
	g_autofree char *trace_path = home_path(home, "trace");
	g_autofree char *trace = home_read(trace_path, NULL);
	g_auto(GStrv) lines = g_strsplit(trace, "\n", -1);
	bool vault_was_seen = false;

	for (char **line = lines; *line; line++) {
		g_auto(GStrv) quoted = g_strsplit(*line, "\"", -1);

		for (guint i = 1; i + 1 < g_strv_length(quoted); i += 2) {
			if (!may_be_touched(home, *line, quoted[i]))
				fail_msg("touched: %s", *line);
			vault_was_seen |= strstr(quoted[i], "vault.perspectief") != NULL;
		}
	}
	assert_true(vault_was_seen); /* else the trace says nothing */
}

static void only_the_vault_and_what_was_asked_for_is_opened(void **state)
{
	struct home *home = home_with_vault();
	g_autofree char *list = NULL, *code = NULL, *plan = NULL;
	struct pty *pty;

	if (!MAY_BE_TRACED || !trace_program(home)) {
		home_free(home);
		print_message("no strace here that can read the names: not tried\n");
		skip();
	}
	pty = home_start_unlocked(home, "");
	type_everywhere(home, pty);
	home_leave(pty);
	pty_free(pty);
	check_trace(home);
	list = home_must(home, 0, "list");
	code = g_strndup(list, strcspn(list, " "));
	plan = g_strdup_printf("plan %s -o %s/plan.pdf", code, home->folder);
	g_free(home_must(home, 0, plan));
	check_trace(home);
	home_free(home);
	(void)state;
}

static void print_the_plan(struct home *home)
{
	struct pty *pty = home_start_unlocked(home, "");
	g_autofree char *printer =
		say_with(home->sentences, "print.to_printer", "printer", PRINTER_NAME, NULL);
	g_autofree char *done =
		say_with(home->sentences, "printer.done", "printer", PRINTER_NAME, NULL);

	pty_send_key(pty, "Enter");
	home_expect_title(pty, "NIJ-0001");
	pty_send_key(pty, "a");
	pty_expect(pty, printer);
	pty_send_key(pty, "Enter");
	assert_true(pty_sees(pty, done, 60000));
	home_leave(pty);
	pty_free(pty);
}

/* What goes to a printer is in memory only, here and in the child that makes it and the one that hands it over. */
static void a_printed_sheet_leaves_no_copy_of_ours(void **state)
{
	struct print_system *system = print_system_new();
	struct home *home = home_new();
	struct vault *vault = home_make_vault(home);
	record_id person = build_person(vault, "NIJ-0001", "Lina");

	(void)state;
	build_item(vault, person, PLAN_STRENGTH, 0, MARKER "сила " MARKER_LATIN);
	home_close_vault(vault);
	if (system && MAY_BE_TRACED && trace_program(home)) {
		home_set(home, "CUPS_SERVER", system->server);
		print_the_plan(home);
		check_trace(home);
		must_be_nowhere(home, "%PDF-");
		must_be_nowhere(home, MARKER);
	} else {
		print_message("no print system, or no strace that can read the names: not tried\n");
	}
	home_free(home);
	print_system_free(system);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_typed_is_in_no_file_and_not_on_the_terminal),
		cmocka_unit_test(a_killed_program_leaves_no_words_in_files),
		cmocka_unit_test(words_leave_only_in_what_was_asked_for),
		cmocka_unit_test(the_image_is_looked_at_rightly),
		cmocka_unit_test(a_conversation_without_a_file_leaves_nothing),
		cmocka_unit_test(a_conversation_without_a_file_that_is_killed_leaves_nothing),
		cmocka_unit_test(only_the_vault_and_what_was_asked_for_is_opened),
		cmocka_unit_test(a_printed_sheet_leaves_no_copy_of_ours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

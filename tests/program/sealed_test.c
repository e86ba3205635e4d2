/* A person carries their file to another town: sealed, opened there with the code, and nothing is taken in when the code is wrong, the
   file is cut or it is of a newer program.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "store/sealed.h"
#include "support/builders.h"
#include "support/home.h"
#include "support/memory.h"

#include <signal.h>
#include <unistd.h>

#define WORDS "Хочу знову працювати з цифрами"

/* Lina's vault; another researcher's, empty, is the file "other". */
static struct home *two_vaults(void)
{
	struct home *home = home_new();
	struct vault *vault = home_make_vault(home);
	record_id lina = build_person(vault, "NIJ-0001", "Lina");

	build_item(vault, lina, PLAN_PERSPECTIVE, 0, WORDS);
	home_close_vault(vault);
	g_free(home_must(home, 0, "--vault other init --no-recovery-code"));
	return home;
}

static void must_say(struct home *home, const char *words, int status, const char *key)
{
	struct ran ran = home_run(home, words);
	const char *sentence = home_say(home, key);
	g_autofree char *part =
		g_strndup(g_strrstr(sentence, "}") ? g_strrstr(sentence, "}") + 1 : sentence,
			  strlen(sentence));

	assert_int_equal(ran.status, status);
	assert_non_null(strstr(ran.err, part));
	ran_done(&ran);
}

static void nobody_came(struct home *home)
{
	g_autofree char *list = home_must(home, 0, "--vault other list");

	assert_string_equal(list, "");
}

static void a_sealed_file_opens_elsewhere_with_its_code(void **state)
{
	struct home *home = two_vaults();
	g_autofree char *path = home_path(home, "lina.sealed");
	g_autofree char *code_path = home_path(home, "code");
	g_autofree char *code = home_must(home, 0, "export NIJ-0001 --sealed -o lina.sealed");
	g_autofree char *sealed = NULL, *shown = NULL, *lower = g_ascii_strdown(code, -1);
	size_t length;

	sealed = home_read(path, &length);
	assert_null(memmem(sealed, length, WORDS, strlen(WORDS)));
	home_write(code_path, lower, strlen(lower));
	g_free(home_must(home, 0, "--vault other import lina.sealed --sealed-with code"));
	shown = home_must(home, 0, "--vault other show NIJ-0001");
	assert_non_null(strstr(shown, WORDS));
	home_free(home);
	(void)state;
}

static void an_agreed_passphrase_seals_as_well(void **state)
{
	struct home *home = two_vaults();
	g_autofree char *agreed = home_path(home, "agreed");
	g_autofree char *out = NULL;

	home_write(agreed, "верба\n", strlen("верба\n"));
	out = home_must(home, 0, "export NIJ-0001 --sealed-with agreed -o lina.sealed");
	assert_string_equal(out, "");
	g_free(home_must(home, 0, "--vault other import lina.sealed --sealed-with agreed"));
	home_free(home);
	(void)state;
}

/* It is theirs: who reads the manual page can open it without us. */
static void a_stranger_opens_it_by_the_manual_page(void **state)
{
	struct home *home = two_vaults();
	g_autofree char *agreed = home_path(home, "agreed"), *here = g_get_current_dir();
	g_autofree char *line = g_strdup_printf(
		"/usr/bin/python3 %s/tests/check/foreign_seal.py lina.sealed agreed", here);
	g_autofree char *json = home_must(home, 0, "export NIJ-0001");
	struct ran ran;

	home_write(agreed, "верба над ставом\n", strlen("верба над ставом\n"));
	g_free(home_must(home, 0, "export NIJ-0001 --sealed-with agreed -o lina.sealed"));
	ran = home_shell(home, line);
	assert_string_equal(ran.err, "");
	assert_string_equal(ran.out, json);
	ran_done(&ran);
	home_free(home);
	(void)state;
}

static void a_wrong_code_a_cut_and_a_newer_file_take_nothing_in(void **state)
{
	struct home *home = two_vaults();
	g_autofree char *path = home_path(home, "lina.sealed"),
			*code_path = home_path(home, "code");
	g_autofree char *code = home_must(home, 0, "export NIJ-0001 --sealed -o lina.sealed");
	g_autofree char *sealed = NULL;
	const char *import = "--vault other import lina.sealed --sealed-with code";
	size_t length;

	sealed = home_read(path, &length);
	home_write(code_path, "another\n", strlen("another\n"));
	must_say(home, import, 4, "sealed.wrong_code");
	home_write(code_path, code, strlen(code));
	home_write(path, sealed, length - 100);
	must_say(home, import, 1, "sealed.cut");
	sealed[16] = SEALED_FORMAT + 1;
	sealed_renew_checksum((unsigned char *)sealed);
	home_write(path, sealed, length);
	must_say(home, import, 1, "sealed.too_new");
	must_say(home, "--vault other import lina.sealed", 2, "cli.sealed_passphrase_needed");
	must_say(home, "export NIJ-0001 --sealed", 2, "cli.sealed_needs_file");
	nobody_came(home);
	home_free(home);
	(void)state;
}

/* The signs of a page, as pdftotext reads them: in their six groups. */
static char *code_on(struct home *home, const char *pdf)
{
	g_autofree char *line = g_strdup_printf("pdftotext -layout %s - | grep -oE "
						"'[1-6]\\.( +[A-Z0-9]){6}' | sort | cut -c3-",
						pdf);
	struct ran ran = home_shell(home, line);
	char *code = g_strdup(ran.out);

	ran_done(&ran);
	return code;
}

static void the_code_stands_on_their_own_sheet_and_nowhere_else(void **state)
{
	struct home *home = two_vaults();
	g_autofree char *out = home_must(
		home, 0, "export NIJ-0001 --sealed --code-sheet sheet.pdf -o lina.sealed");
	g_autofree char *code = code_on(home, "sheet.pdf");
	g_autofree char *path = home_path(home, "code");

	assert_string_equal(out, "");
	g_strdelimit(code, "\n", ' ');
	assert_int_equal(strlen(code) > 36, true);
	home_write(path, code, strlen(code));
	g_free(home_must(home, 0, "--vault other import lina.sealed --sealed-with code"));
	home_free(home);
	(void)state;
}

static void a_code_sheet_has_a_place_of_its_own(void **state)
{
	struct home *home = two_vaults();
	g_autofree char *onto_vault = g_strdup_printf(
		"export NIJ-0001 --sealed -o lina.sealed --code-sheet %s", home->vault);

	must_say(home, "export NIJ-0001 --sealed -o a --code-sheet a", 2, "cli.code_sheet_apart");
	must_say(home, "export NIJ-0001 --sealed -o a --code-sheet ./a", 2, "cli.code_sheet_apart");
	must_say(home, "export NIJ-0001 --sealed -o a --code-sheet -", 2, "cli.code_sheet_apart");
	must_say(home, "export NIJ-0001 -o a --code-sheet b", 2, "cli.code_sheet_without_code");
	must_say(home, onto_vault, 2, "cli.output_is_vault");
	home_free(home);
	(void)state;
}

/* A file whose code is lost opens for nobody; it must not take the place of one that does. */
static void a_lost_code_leaves_the_earlier_copy(void **state)
{
	static const char *const ways[] = {
		"$P export NIJ-0001 --sealed -o lina.sealed > /dev/full",
		"$P export NIJ-0001 --sealed -o lina.sealed --code-sheet no/folder/sheet.pdf",
	};
	struct home *home = two_vaults();
	g_autofree char *path = home_path(home, "lina.sealed");
	g_autofree char *before = NULL;
	size_t length, length_after;

	g_free(home_must(home, 0, "export NIJ-0001 --sealed -o lina.sealed"));
	before = home_read(path, &length);
	for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
		struct ran ran = home_shell(home, ways[i]);
		g_autofree char *after = home_read(path, &length_after);
		struct ran left = home_shell(home, "ls | grep -c part-");

		assert_int_equal(ran.status, 1);
		assert_non_null(strstr(ran.err, home_say(home, "cli.sealed_code_lost")));
		assert_int_equal(length_after, length);
		assert_memory_equal(after, before, length);
		assert_string_equal(left.out, "0\n");
		ran_done(&ran);
		ran_done(&left);
	}
	home_free(home);
	(void)state;
}

static void must_contain(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("no \"%s\" in %s", part, text);
}

/* What was learned elsewhere comes back beside what is here; nothing is merged, and it is said what to do. */
static void somebody_who_returns_stands_beside_their_earlier_file(void **state)
{
	struct home *home = home_new();
	struct vault *vault = home_make_vault(home);
	struct ran refused, taken_in;
	g_autofree char *list = NULL;

	build_conversation(vault, build_person(vault, "NIJ-0001", "Lina"), TEST_DAY);
	home_close_vault(vault);
	g_free(home_must(home, 0, "export NIJ-0001 -o lina.json"));
	refused = home_run(home, "import lina.json");
	assert_int_equal(refused.status, 1);
	must_contain(refused.err, "NIJ-0002");
	taken_in = home_run(home, "import lina.json --code NIJ-0002");
	assert_int_equal(taken_in.status, 0);
	assert_string_equal(taken_in.out, "NIJ-0002\n");
	must_contain(taken_in.err, "NIJ-0001");
	must_contain(taken_in.err, "perspectief trash");
	list = home_must(home, 0, "list");
	must_contain(list, "NIJ-0001");
	must_contain(list, "NIJ-0002");
	ran_done(&refused);
	ran_done(&taken_in);
	home_free(home);
	(void)state;
}

/* ---------------------------------------------------------------- on a terminal */

static void carried_and_received_in_the_program(void **state)
{
	struct home *home = two_vaults();
	g_autofree char *path = home_path(home, "NIJ-0001-2026-11-20.perspectief-person");
	g_autofree char *other_vault = home_path(home, "other");
	g_autofree char *other = g_strdup_printf("--vault %s --today 2026-11-20", other_vault);
	g_autofree char *shown = NULL;
	struct pty *pty = home_start_unlocked(home, "--today 2026-11-20");

	pty_send_text(pty, "\n");
	home_expect_title(pty, "Lina");
	pty_send_text(pty, "m");
	home_expect(home, pty, "carry.by_code");
	pty_send_text(pty, " ");
	home_expect(home, pty, "carry.by_passphrase");
	pty_send_text(pty, "\n");
	home_expect(home, pty, "folder.where");
	pty_send_text(pty, "\n");
	home_expect_beginning(home, pty, "carry.choose");
	pty_send_text(pty, "верба над ставом\n");
	home_expect_beginning(home, pty, "carry.confirm");
	pty_send_text(pty, "верба над ставом\n");
	home_expect_beginning(home, pty, "carry.theirs_alone");
	pty_send_text(pty, "\n");
	home_leave(pty);
	pty_free(pty);
	pty = home_start_unlocked(home, other);
	pty_send_text(pty, "o");
	home_expect_beginning(home, pty, "receive.intro");
	pty_send_text(pty, path);
	pty_send_text(pty, "\n");
	home_expect_beginning(home, pty, "receive.code");
	pty_send_key(pty, "Tab");
	home_expect_beginning(home, pty, "receive.passphrase");
	pty_send_text(pty, "щось інше\n");
	home_expect_beginning(home, pty, "sealed.wrong_code");
	nobody_came(home);
	pty_send_text(pty, "верба над ставом\n");
	home_expect_beginning(home, pty, "receive.not_yet");
	pty_send_text(pty, "\n");
	home_expect_title(pty, "Lina");
	home_leave(pty);
	pty_free(pty);
	shown = home_must(home, 0, "--vault other show NIJ-0001");
	assert_non_null(strstr(shown, WORDS));
	home_free(home);
	(void)state;
}

static bool holds_a_copy(struct home *home)
{
	GDir *directory = g_dir_open(home->folder, 0, NULL);
	bool found = false;
	const char *name;

	while ((name = g_dir_read_name(directory)))
		found |= strstr(name, ".perspectief-person") != NULL;
	g_dir_close(directory);
	return found;
}

static void kill_it(struct pty *pty)
{
	pty_kill(pty, SIGKILL);
}

static void end_it(struct pty *pty)
{
	pty_kill(pty, SIGTERM);
}

/* The code is on the screen and nowhere else: a file would be one that nobody can open. */
static void an_end_while_the_code_is_shown_leaves_no_file(void **state)
{
	static void (*const ends[])(struct pty *) = { kill_it, end_it, pty_hang_up };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
		struct home *home = two_vaults();
		struct pty *pty = home_start_unlocked(home, "--today 2026-11-20");

		pty_send_text(pty, "\n");
		home_expect_title(pty, "Lina");
		pty_send_text(pty, "m");
		home_expect(home, pty, "carry.by_code");
		pty_send_text(pty, "\n");
		home_expect(home, pty, "folder.where");
		pty_send_text(pty, "\n");
		home_expect_beginning(home, pty, "carry.code_intro");
		ends[i](pty);
		(void)pty_wait_exit(pty);
		pty_free(pty);
		assert_false(holds_a_copy(home));
		home_free(home);
	}
}

#ifdef __SANITIZE_ADDRESS__
#define MAY_READ_MEMORY false
#else
#define MAY_READ_MEMORY (geteuid() == 0)
#endif

/* Typed one letter after the other, as people do: no longer run of it stands in a buffer. */
static void type_slowly(struct pty *pty, const char *text)
{
	for (const char *at = text; *at; at = g_utf8_next_char(at)) {
		g_autofree char *letter = g_strndup(at, (gsize)(g_utf8_next_char(at) - at));

		pty_send_text(pty, letter);
		pty_settle(pty, 20);
	}
	pty_send_text(pty, "\n");
}

static void their_passphrase_is_forgotten_while_the_program_goes_on(void **state)
{
	static const char phrase[] = "Жучокфраза над ставом";
	struct home *home;
	struct pty *pty;
	g_autoptr(GArray) needles = needles_new();

	(void)state;
	if (!MAY_READ_MEMORY)
		skip();
	home = two_vaults();
	needles_add_text(needles, phrase, NULL, 0);
	needles_add_text(needles, "Lina", NULL, 0);
	pty = home_start_unlocked(home, "");
	pty_send_text(pty, "\n");
	home_expect_title(pty, "Lina");
	pty_send_text(pty, "m \n\n");
	home_expect_beginning(home, pty, "carry.choose");
	type_slowly(pty, phrase);
	home_expect_beginning(home, pty, "carry.confirm");
	type_slowly(pty, phrase);
	home_expect_beginning(home, pty, "carry.theirs_alone");
	assert_true(memory_search(pty_pid(pty), needles) > 1 << 20);
	assert_true(g_array_index(needles, struct needle, 1).found > 0);
	assert_int_equal(g_array_index(needles, struct needle, 0).found, 0);
	pty_send_text(pty, "\n");
	home_leave(pty);
	pty_free(pty);
	home_free(home);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sealed_file_opens_elsewhere_with_its_code),
		cmocka_unit_test(an_agreed_passphrase_seals_as_well),
		cmocka_unit_test(a_stranger_opens_it_by_the_manual_page),
		cmocka_unit_test(a_wrong_code_a_cut_and_a_newer_file_take_nothing_in),
		cmocka_unit_test(the_code_stands_on_their_own_sheet_and_nowhere_else),
		cmocka_unit_test(a_code_sheet_has_a_place_of_its_own),
		cmocka_unit_test(a_lost_code_leaves_the_earlier_copy),
		cmocka_unit_test(somebody_who_returns_stands_beside_their_earlier_file),
		cmocka_unit_test(carried_and_received_in_the_program),
		cmocka_unit_test(an_end_while_the_code_is_shown_leaves_no_file),
		cmocka_unit_test(their_passphrase_is_forgotten_while_the_program_goes_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

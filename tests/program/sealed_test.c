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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sealed_file_opens_elsewhere_with_its_code),
		cmocka_unit_test(an_agreed_passphrase_seals_as_well),
		cmocka_unit_test(a_wrong_code_a_cut_and_a_newer_file_take_nothing_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

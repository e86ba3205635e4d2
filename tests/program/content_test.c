/* Broken content as the user of the command line and of the terminal program meets it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/content_folder.h"
#include "support/home.h"

#define INTAKE "questions/intake.yaml"
#define GUIDE "questions/guide.yaml"
#define CARD_ONE "Wanneer was je voor het laatst zo lekker bezig dat je de tijd vergat?"

static struct ran check(struct home *home, const struct content_folder *folder)
{
	g_autofree char *words = g_strdup_printf("check %s", folder->path);

	return home_run(home, words);
}

static void the_shipped_content_is_complete(void **state)
{
	struct home *home = home_new();
	g_autofree char *said = home_must(home, 0, "check");

	assert_non_null(strstr(said, "40 kaarten"));
	assert_non_null(strstr(said, "14 leefgebieden"));
	assert_non_null(strstr(said, home_say(home, "check.sound")));
	home_free(home);
	(void)state;
}

static void each_fault_exits_3_and_names_file_line_column_and_key(void **state)
{
	static const struct {
		const char *file, *old, *fresh, *says;
	} faults[] = {
		{ INTAKE, "    theme: work", "    theme: ‸werk", "work" },
		{ INTAKE, "    theme: work\n", "    ‸teme: work\n", "theme" },
		{ INTAKE, "    delicate: no", "    delicate: ‸&a no", "delicate" },
		{ INTAKE, "    delicate: no", "    delicate: ‸!!bool no", "delicate" },
		{ INTAKE, "    theme: work", "    theme: work\n    ‸theme: work", "theme" },
		{ INTAKE, "    indicators:\n", "    indicators: ‸[work]\n    x:\n", "indicators" },
		{ INTAKE, "      nl: \"" CARD_ONE "\"\n", "", "nl" },
		{ INTAKE, "      - leisure", "      - ‸leizure", "leisure" },
		{ INTAKE, "  - number: 2\n", "  - number: ‸1\n", "1" },
		{ INTAKE, "cards:\n", "cards:\n\t- ‸x\n", "cards" },
		{ "questions/indicators.yaml", "id: work", "id: ‸wrk", "work" },
		{ "i18n/nl.yaml", "  saved:", "  saved: \"x\"\n  ‸saved:", "saved" },
		{ "i18n/uk.yaml", "saving:\n", "saving: ‸*anchor\n", "saving" },
	};
	struct home *home = home_new();

	for (size_t i = 0; i < G_N_ELEMENTS(faults); i++) {
		struct content_folder *folder = content_folder_new();
		g_autofree char *place = NULL;
		struct ran ran;

		content_folder_edit(folder, faults[i].file, faults[i].old, faults[i].fresh);
		place = folder->line ? g_strdup_printf("%s:%d:", faults[i].file, folder->line)
				     : g_strdup_printf("%s:", faults[i].file);
		ran = check(home, folder);
		if (ran.status != 3 || !strstr(ran.err, place) || !strstr(ran.err, faults[i].says))
			fail_msg("fault %zu at %s: exit %d\n%s", i, place, ran.status, ran.err);
		ran_done(&ran);
		content_folder_free(folder);
	}
	home_free(home);
	(void)state;
}

static void a_hundred_kilobytes_of_brackets_are_refused(void **state)
{
	struct home *home = home_new();
	struct content_folder *folder = content_folder_new();
	g_autofree char *brackets = g_strnfill(100 * 1024, '[');
	struct ran ran;

	content_folder_append(folder, INTAKE, brackets);
	ran = check(home, folder);
	assert_int_equal(ran.status, 3);
	assert_non_null(strstr(ran.err, INTAKE ":"));
	ran_done(&ran);
	content_folder_free(folder);
	home_free(home);
	(void)state;
}

static char *option_for(const struct content_folder *folder)
{
	return g_strdup_printf("--content %s", folder->path);
}

/* The vault is not even asked for. */
static void without_its_cards_the_program_does_not_start(void **state)
{
	struct home *home = home_new();
	struct content_folder *folder = content_folder_new();
	g_autofree char *option = option_for(folder);
	g_autofree char *said = NULL;
	struct pty *pty;

	content_folder_edit(folder, INTAKE, "    theme: work", "    theme: ‸werk");
	home_close_vault(home_make_vault(home));
	pty = home_start(home, option);
	assert_int_equal(pty_wait_exit(pty), 3);
	said = pty_left_behind(pty);
	g_auto(GStrv) rows = g_strsplit(said, "\n", -1); /* the terminal broke the line */
	g_autofree char *sentence = g_strjoinv("", rows);
	assert_non_null(strstr(sentence, INTAKE ":"));
	assert_true(pty_is_cooked(pty));
	pty_free(pty);
	content_folder_free(folder);
	home_free(home);
	(void)state;
}

/* A conversation can do without the stock of steps. */
static void without_the_stock_of_steps_it_does(void **state)
{
	struct home *home = home_new();
	struct content_folder *folder = content_folder_new();
	g_autofree char *option = option_for(folder);
	struct pty *pty;

	content_folder_append(folder, GUIDE, "&\n");
	home_close_vault(home_make_vault(home));
	pty = home_start(home, option);
	home_expect(home, pty, "unlock.passphrase");
	home_type_passphrase(pty);
	home_expect(home, pty, "people.new");
	pty_send_keys(pty, "n a");
	home_expect(home, pty, "deck.draw");
	pty_send_key(pty, "Enter");
	home_expect(home, pty, "card.park");
	home_leave(pty);
	pty_free(pty);
	content_folder_free(folder);
	home_free(home);
	(void)state;
}

static void without_sentences_there_is_still_a_place(void **state)
{
	struct home *home = home_new();
	struct content_folder *folder = content_folder_new();
	g_autofree char *words = g_strdup_printf("list --content %s", folder->path);
	struct ran ran;

	content_folder_edit(folder, "i18n/nl.yaml", "saving:\n", "saving: ‸[\n");
	ran = home_run(home, words);
	assert_int_equal(ran.status, 3);
	g_autofree char *place =
		g_strdup_printf("i18n/nl.yaml:%d:%d", folder->line, folder->column);
	assert_non_null(strstr(ran.err, place));
	ran_done(&ran);
	content_folder_free(folder);
	home_free(home);
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_shipped_content_is_complete),
		cmocka_unit_test(each_fault_exits_3_and_names_file_line_column_and_key),
		cmocka_unit_test(a_hundred_kilobytes_of_brackets_are_refused),
		cmocka_unit_test(without_its_cards_the_program_does_not_start),
		cmocka_unit_test(without_the_stock_of_steps_it_does),
		cmocka_unit_test(without_sentences_there_is_still_a_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

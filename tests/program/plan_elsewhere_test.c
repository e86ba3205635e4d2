/* The same plan on other laptops: in another language of the machine, there or not, and with other fonts than ours.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/builders.h"
#include "support/home.h"
#include "support/vaults.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define WORDS "Їжак, ґава, пам’ять, за́мок, ĳs, één"
#define EMOJI "Радію 😀👍🏽 ☀️ 🇺🇦, а це 🫨"
#define MAKE "$P --today 2026-11-20 plan NIJ-0001 --languages uk,nl -o"

static struct home *home_with_plan(void)
{
	struct home *home = home_new();
	struct vault *vault = home_make_vault(home);
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id obstacle = build_item(vault, lina, PLAN_OBSTACLE, 0, WORDS);

	build_item(vault, lina, PLAN_STEP, obstacle, EMOJI);
	home_close_vault(vault);
	return home;
}

static void must(struct home *home, const char *line)
{
	struct ran ran = home_shell(home, line);

	if (ran.status != 0)
		fail_msg("%s\n%s%s", line, ran.out, ran.err);
	ran_done(&ran);
}

/* The file a font configuration is in; fonts only from `folders`. Newly allocated. */
static void write_fonts(struct home *home, const char *folders)
{
	g_autofree char *path = home_path(home, "fonts.conf");
	g_autofree char *text = g_strdup_printf("<?xml version=\"1.0\"?>\n<fontconfig>%s"
						"<cachedir>%s/fc</cachedir></fontconfig>",
						folders, home->folder);

	home_write(path, text, strlen(text));
}

static void the_sheet_is_the_same_in_every_language_of_the_machine(void **state)
{
	static const char *const languages[] = { "nl_NL", "uk_UA" };
	struct home *home = home_with_plan();

	(void)state;
	must(home, MAKE " first.pdf");
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		const char *language = languages[i];
		g_autofree char *missing = g_strdup_printf("unset LC_ALL; LANG=%s.UTF-8 " MAKE
							   " again.pdf && cmp first.pdf again.pdf",
							   language);
		g_autofree char *there = g_strdup_printf(
			"localedef -i %s -f UTF-8 ./%s.UTF-8 2> said; test -d %s.UTF-8 || exit 0; "
			"unset LC_ALL; LOCPATH=$HOME LANG=%s.UTF-8 " MAKE " again.pdf && "
			"cmp first.pdf again.pdf",
			language, language, language, language);

		must(home, missing);
		must(home, there);
	}
	home_free(home);
}

static void what_the_tools_say_about_a_sheet(void **state)
{
	struct home *home = home_with_plan();

	(void)state;
	must(home, MAKE " plan.pdf && qpdf --check plan.pdf > said 2>&1 && ! grep -i warn said");
	must(home, "pdfinfo plan.pdf > said && grep -q '^Tagged: *yes' said && "
		   "grep -q '^Title: *План' said");
	must(home, "qpdf --qdf --object-streams=disable plan.pdf - | grep -aq '/Lang (uk)'");
	must(home, "pdffonts plan.pdf | tail -n +3 > said && test -s said && "
		   "! grep -v 'yes yes yes' said && ! grep 'Type 3' said");
	home_free(home);
}

/* All is inside, and every word comes back, from the fonts that are there. */
static void assert_whole(struct home *home)
{
	must(home,
	     "FONTCONFIG_FILE=$HOME/fonts.conf " MAKE " other.pdf && "
	     "FONTCONFIG_FILE=$HOME/fonts.conf " MAKE " again.pdf && cmp other.pdf again.pdf");
	must(home, "pdffonts other.pdf | tail -n +3 > said && test -s said && "
		   "! grep -v 'yes yes yes' said && ! grep 'Type 3' said");
	must(home, "pdftotext -raw other.pdf - | tr -d '\\n ' > said && "
		   "grep -q 'Їжак,ґава,пам’ять,за́мок,ĳs,één' said && "
		   "grep -q '😀' said && grep -q '👍🏽' said && grep -q '🇺🇦' said && "
		   "grep -q '🫨' said");
	must(home, "qpdf --check other.pdf > said 2>&1");
}

static void without_our_font_another_one_is_taken(void **state)
{
	struct home *home = home_with_plan();

	(void)state;
	write_fonts(home, "<dir>/usr/share/fonts/truetype/dejavu</dir>");
	assert_whole(home);
	must(home, "! pdffonts other.pdf | grep Liberation");
	home_free(home);
}

/* With ours, and one of the machine. */
static void with_font(const char *file, const char *package)
{
	g_autofree char *folder = g_path_get_dirname(file);
	g_autofree char *folders =
		g_strdup_printf("<dir>/usr/share/fonts/truetype/liberation</dir>"
				"<dir>/usr/share/fonts/truetype/liberation2</dir><dir>%s</dir>",
				folder);
	struct home *home;

	if (!g_file_test(file, G_FILE_TEST_EXISTS)) {
		print_message("no %s here: not tried\n", package);
		skip();
	}
	home = home_with_plan();
	write_fonts(home, folders);
	assert_whole(home);
	if (strstr(file, "Symbola"))
		must(home, "pdffonts other.pdf | grep -q Symbola");
	home_free(home);
}

static void emoji_are_drawn_in_ink_where_a_font_can(void **state)
{
	(void)state;
	with_font("/usr/share/fonts/truetype/ancient-scripts/Symbola_hint.ttf", "fonts-symbola");
}

/* The usual desktop: a font in colours, which would come as pictures without their characters. */
static void an_emoji_in_colours_takes_no_word_away(void **state)
{
	(void)state;
	with_font("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf", "fonts-noto-color-emoji");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_sheet_is_the_same_in_every_language_of_the_machine),
		cmocka_unit_test(what_the_tools_say_about_a_sheet),
		cmocka_unit_test(without_our_font_another_one_is_taken),
		cmocka_unit_test(emoji_are_drawn_in_ink_where_a_font_can),
		cmocka_unit_test(an_emoji_in_colours_takes_no_word_away),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

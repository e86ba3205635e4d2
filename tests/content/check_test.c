/* The proof of the content: the shipped one is sound, and each kind of fault is found where it stands.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "content/check.h"
#include "content/content.h"
#include "support/content_folder.h"

#define INTAKE "questions/intake.yaml"
#define CONTACTS "questions/contacts.yaml"
#define GUIDE "questions/guide.yaml"
#define UK "i18n/uk.yaml"
#define NL "i18n/nl.yaml"
#define EN "i18n/en.yaml"

static void print_problems(const struct content_report *report)
{
	for (guint i = 0; i < report->problems->len; i++) {
		const struct error *problem = report->problems->pdata[i];

		print_error("%s:%d:%d %s %s %s\n", problem->file, problem->line, problem->column,
			    problem->sentence, problem->key, problem->nearest);
	}
}

static struct content_report check(const char *directory, const char *const *used)
{
	struct content_report report;
	struct error error = ERROR_CLEAR;

	assert_true(content_check(directory, used, &report, &error));
	assert_false(error_is_set(&error));
	return report;
}

static void the_shipped_content_is_sound(void **state)
{
	(void)state;
	struct error error = ERROR_CLEAR;
	g_autofree char *directory = content_directory(NULL, &error);
	struct content_report report = check(directory, NULL);

	if (report.problems->len)
		print_problems(&report);
	assert_int_equal(report.problems->len, 0);
	assert_int_equal(report.cards, 40);
	assert_int_equal(report.indicators, 14);
	assert_true(report.obstacles >= 14 * 4);
	assert_true(report.breakthroughs >= 14 * 4);
	assert_true(report.steps >= 14 * 5);
	assert_true(report.organisations >= 14 * 3);
	assert_true(report.facts >= 25);
	assert_int_equal(report.events, 12);
	assert_true(report.contacts >= 6);
	assert_true(report.sentences > 100);
	assert_true(report.fewest_cards_of_an_indicator >= 2);
	assert_int_equal(report.draft + report.reviewed, report.texts);
	assert_true(report.texts >= 3 * (40 * 3 + 14 * 9 + 30));
	content_report_done(&report);
}

/* The fault of this sentence and key; NULL when it has not been found. */
static const struct error *find(const struct content_report *report, const char *sentence,
				const char *file, const char *key)
{
	for (guint i = 0; i < report->problems->len; i++) {
		const struct error *problem = report->problems->pdata[i];

		if (strcmp(problem->sentence, sentence) == 0 && strcmp(problem->file, file) == 0 &&
		    strcmp(problem->key, key) == 0)
			return problem;
	}
	return NULL;
}

struct fault {
	const char *file, *old, *fresh; /* ‸ where it is found */
	const char *sentence, *key;
	const char *nearest;
	gint64 number;
};

#define CARD_ONE "Wanneer was je voor het laatst zo lekker bezig dat je de tijd vergat?"
#define CARD_TWO "Voor welke raad of hulp komen mensen vaak juist bij jou?"
#define LONG_40 "woord woord woord woord woord woord woord "
#define LONG_160 LONG_40 LONG_40 LONG_40 LONG_40
#define LONG_400 LONG_160 LONG_160 LONG_40 LONG_40

static const struct fault faults[] = {
	{ INTAKE, "      nl: \"" CARD_ONE "\"\n", "", "yaml.missing_key", "nl", "", 0 },
	{ INTAKE, "\"" CARD_TWO "\"", "‸\"" CARD_ONE "\"", "check.same_text", "nl", NULL, 0 },
	{ INTAKE, "\"" CARD_TWO "\"", "‸\"" LONG_160 "\"", "check.too_wide", "nl", "", 160 },
	{ INTAKE, CARD_ONE, "Wanneer was dat, zo'n dag?", "check.straight_apostrophe", "nl", "",
	  0 },
	{ INTAKE, CARD_ONE, "Wat is een reu\xcc\x88nie voor jou?", "check.not_nfc", "nl", "", 0 },
	{ INTAKE, "    theme: work", "    theme: reliance", "check.theme_count", "work", "", 9 },
	{ INTAKE, "    theme: work", "    theme: reliance", "check.theme_count", "reliance", "",
	  11 },
	{ INTAKE, "  - number: 17\n", "  - number: 71\n", "check.card_missing", "cards", "", 17 },
	{ "questions/opening.yaml",
	  "    We praten over hoe het met je gaat en waar je naartoe wilt.\n",
	  "    een\n    een\n    een\n    een\n    een\n    een\n    een\n    een\n    een\n",
	  "check.too_high", "nl", "", 14 },
	{ CONTACTS, "    kind: suicide", "    kind: support", "check.contact_kind_missing",
	  "suicide", "", 0 },
	{ GUIDE, "\nobstacles:\n  - id: no-childcare\n    indicator: work\n",
	  "\nobstacles:\n  - id: no-childcare\n    indicator: ‸wrok\n", "yaml.unknown_word", "wrok",
	  "work", 0 },
	{ GUIDE, "  - id: guilt-about-joy\n    indicator: leisure\n",
	  "  - id: guilt-about-joy\n    indicator: work\n", "check.few_obstacles", "leisure", "",
	  3 },
	{ GUIDE, "  - id: share-the-load\n    indicator: bonds\n",
	  "  - id: share-the-load\n    indicator: work\n", "check.few_breakthroughs", "bonds", "",
	  3 },
	{ GUIDE, "  - id: cycling-and-transport\n    indicator: culture\n",
	  "  - id: cycling-and-transport\n    indicator: work\n", "check.few_steps", "culture", "",
	  4 },
	{ GUIDE, "  - id: sports-club\n    indicator: leisure\n",
	  "  - id: sports-club\n    indicator: work\n", "check.few_organisations", "leisure", "",
	  2 },
	{ GUIDE, "  - id: heavy-news\n", "  - id: ‸heavy-new\n", "yaml.unknown_word", "heavy-new",
	  "heavy-news", 0 },
	{ GUIDE, "  - id: heavy-news\n", "  - id: heavy-new\n", "check.event_missing", "heavy-news",
	  "", 0 },
	{ GUIDE, "      en: \"Write a CV in Dutch or English\"\n", "", "yaml.missing_key", "en", "",
	  0 },
	{ GUIDE, "\"I have no work that suits me and gives me some certainty\"",
	  "‸\"" LONG_160 "\"", "check.too_wide", "en", "", 100 },
	{ GUIDE, "    source: \"", "    source: ‸\"" LONG_160 LONG_40 LONG_40, "check.too_wide",
	  "source", "", 200 },
	{ GUIDE, "\nfacts:\n", "\nfacts: ‸none\nmore:\n", "yaml.not_a_sequence", "facts", "", 0 },
	{ NL, "  name: \"Perspectief\"\n", "", "check.key_elsewhere", "program.name", "", 0 },
	{ EN, "  place: \"({file}:{line}:{column})\"\n", "  ‸place: \"({file}:{line})\"\n",
	  "check.gaps_differ", "error.place", "", 0 },
	{ NL, "  cards:\n    one: \"{count}", "  cards:\n    ‸one: \"{number}", "check.gaps_differ",
	  "check.cards", "", 0 },
	{ NL, "  cards:\n    one:", "  ‸cards:\n    other2:", "check.form_missing", "check.cards",
	  "one", 0 },
	{ NL, "  cards:\n    one:", "  cards:\n    ‸few: \"{count}\"\n    one:",
	  "check.form_needless", "check.cards", "few", 0 },
	{ NL, "  saved:", "  ‸Saved_: \"x\"\n  saved:", "check.key_form", "saving.Saved_", "", 0 },
	{ EN, "  name: \"Perspectief\"\n", "  ‸name:\n    one: \"x\"\n    other: \"x\"\n",
	  "check.forms_elsewhere", "program.name", "", 0 },
	{ NL, "  name: \"Perspectief\"\n", "  name: ‸\"" LONG_400 "\"\n", "check.too_wide", "name",
	  "", 400 },
	{ EN, "translation:\n  status: draft\n", "", "yaml.missing_key", "translation", "", 0 },
	{ NL, "program:\n", "program: ‸{\n", "yaml.flow", "program", "", 0 },
};

static void assert_found(const struct fault *fault)
{
	struct content_folder *folder = content_folder_new();

	content_folder_edit(folder, fault->file, fault->old, fault->fresh);
	struct content_report report = check(folder->path, NULL);
	const struct error *problem = find(&report, fault->sentence, fault->file, fault->key);
	if (!problem) {
		print_error("not found: %s %s\n", fault->sentence, fault->key);
		print_problems(&report);
	}
	assert_non_null(problem);
	assert_int_equal(problem->kind, ERROR_CONTENT);
	if (fault->nearest) {
		assert_string_equal(problem->nearest, fault->nearest);
		assert_int_equal(problem->number, fault->number);
	}
	if (folder->line) {
		assert_int_equal(problem->line, folder->line);
		assert_int_equal(problem->column, folder->column);
	}
	content_report_done(&report);
	content_folder_free(folder);
}

static void each_fault_is_found_where_it_stands(void **state)
{
	(void)state;
	for (gsize i = 0; i < G_N_ELEMENTS(faults); i++)
		assert_found(&faults[i]);
}

static void every_fault_is_told_not_only_the_first(void **state)
{
	(void)state;
	struct content_folder *folder = content_folder_new();

	content_folder_edit(folder, INTAKE, "    theme: work", "    theme: wrok");
	content_folder_edit(folder, INTAKE, "    place: opening", "    place: openning");
	content_folder_edit(folder, CONTACTS, "    phone: \"112\"\n", "");
	content_folder_edit(folder, NL, "  name: \"Perspectief\"\n", "");
	struct content_report report = check(folder->path, NULL);
	assert_non_null(find(&report, "yaml.unknown_word", INTAKE, "wrok"));
	assert_non_null(find(&report, "yaml.unknown_word", INTAKE, "openning"));
	assert_non_null(find(&report, "yaml.missing_key", CONTACTS, "phone"));
	assert_non_null(find(&report, "check.key_elsewhere", NL, "program.name"));
	for (guint i = 1; i < report.problems->len; i++) {
		const struct error *before = report.problems->pdata[i - 1];
		const struct error *after = report.problems->pdata[i];
		int by_file = strcmp(before->file, after->file);

		assert_true(by_file < 0 || (by_file == 0 && before->line <= after->line));
	}
	content_report_done(&report);
	content_folder_free(folder);
}

static void a_domain_needs_two_cards_and_one_for_every_ear(void **state)
{
	(void)state;
	struct content_folder *folder = content_folder_new();
	g_autofree char *path = g_build_filename(folder->path, INTAKE, NULL);
	g_autofree char *text = NULL;

	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	g_autoptr(GString) edited = g_string_new(text);
	g_string_replace(edited, "      - rights\n", "", 0);
	g_string_replace(edited, "    delicate: no\n", "    delicate: yes\n", 0);
	assert_true(g_file_set_contents(path, edited->str, -1, NULL));
	struct content_report report = check(folder->path, NULL);
	assert_non_null(find(&report, "check.few_cards", INTAKE, "rights"));
	assert_non_null(find(&report, "check.only_delicate", INTAKE, "work"));
	assert_int_equal(report.fewest_cards_of_an_indicator, 0);
	content_report_done(&report);
	content_folder_free(folder);
}

static void a_guide_needs_twenty_five_dated_facts(void **state)
{
	(void)state;
	struct content_folder *folder = content_folder_new();
	g_autofree char *path = g_build_filename(folder->path, GUIDE, NULL);
	g_autofree char *text = NULL;

	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	char *facts = strstr(text, "\nfacts:\n"), *events = strstr(text, "\nevents:\n");
	assert_true(facts && events);
	char *cut = facts;
	for (int i = 0; i < 25; i++)
		cut = strstr(cut + 1, "\n  - id: ");
	g_autoptr(GString) edited = g_string_new_len(text, cut - text);
	g_string_append(edited, events);
	assert_true(g_file_set_contents(path, edited->str, -1, NULL));
	struct content_report report = check(folder->path, NULL);
	assert_int_equal(report.facts, 24);
	assert_int_equal(find(&report, "check.few_facts", GUIDE, "facts")->number, 24);
	content_report_done(&report);
	content_folder_free(folder);
}

static void keys_of_the_code_are_compared(void **state)
{
	(void)state;
	static const char *const used[] = { "program.name", "program.nowhere", "nothing.here",
					    NULL };
	struct content_folder *folder = content_folder_new();
	struct content_report report = check(folder->path, used);

	assert_non_null(find(&report, "check.key_missing", UK, "program.nowhere"));
	assert_non_null(find(&report, "check.key_missing", EN, "nothing.here"));
	assert_non_null(find(&report, "check.key_unused", NL, "error.place"));
	assert_null(find(&report, "check.key_unused", NL, "program.name"));
	content_report_done(&report);
	content_folder_free(folder);
}

static void reviewed_texts_are_counted_apart(void **state)
{
	(void)state;
	struct content_folder *folder = content_folder_new();
	struct content_report before = check(folder->path, NULL);

	content_folder_edit(folder, INTAKE, "    status: draft",
			    "    status: reviewed\n    by: \"O. K.\"\n    date: 2026-11-20");
	content_folder_edit(folder, INTAKE, "  - number: 1\n",
			    "  - number: 1\n    translation:\n      uk:\n        status: draft\n");
	struct content_report after = check(folder->path, NULL);
	assert_int_equal(before.reviewed, 0);
	assert_int_equal(after.problems->len, 0);
	assert_int_equal(after.texts, before.texts);
	assert_true(after.reviewed >= 39 * 3 && after.reviewed <= 39 * 4);
	content_report_done(&before);
	content_report_done(&after);
	content_folder_free(folder);
}

static void a_file_that_is_missing_is_one_problem_among_others(void **state)
{
	(void)state;
	struct content_folder *folder = content_folder_new();

	content_folder_remove(folder, "questions/guide.yaml");
	content_folder_remove(folder, EN);
	struct content_report report = check(folder->path, NULL);
	assert_non_null(find(&report, "yaml.unreadable", "questions/guide.yaml", ""));
	assert_non_null(find(&report, "yaml.unreadable", EN, ""));
	assert_int_equal(report.steps, 0);
	assert_int_equal(report.cards, 40);
	content_report_done(&report);
	content_folder_free(folder);
}

static void a_file_that_is_no_yaml_is_told_once(void **state)
{
	(void)state;
	struct content_folder *folder = content_folder_new();

	content_folder_edit(folder, INTAKE, "format: 1\n", "‸[format: 1\n");
	content_folder_edit(folder, CONTACTS, "format: 1\n", "{format: 1\n");
	struct content_report report = check(folder->path, NULL);
	assert_int_equal(report.problems->len, 2);
	assert_non_null(find(&report, "yaml.flow", INTAKE, ""));
	assert_non_null(find(&report, "yaml.flow", CONTACTS, ""));
	content_report_done(&report);
	content_folder_free(folder);
}

static void a_folder_that_is_none_cannot_be_checked(void **state)
{
	(void)state;
	struct content_report report;
	struct error error = ERROR_CLEAR;

	assert_false(content_check("/no/such/folder", NULL, &report, &error));
	assert_string_equal(error.sentence, "check.no_directory");
	content_report_done(&report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_shipped_content_is_sound),
		cmocka_unit_test(each_fault_is_found_where_it_stands),
		cmocka_unit_test(every_fault_is_told_not_only_the_first),
		cmocka_unit_test(a_domain_needs_two_cards_and_one_for_every_ear),
		cmocka_unit_test(a_guide_needs_twenty_five_dated_facts),
		cmocka_unit_test(keys_of_the_code_are_compared),
		cmocka_unit_test(reviewed_texts_are_counted_apart),
		cmocka_unit_test(a_file_that_is_missing_is_one_problem_among_others),
		cmocka_unit_test(a_file_that_is_no_yaml_is_told_once),
		cmocka_unit_test(a_folder_that_is_none_cannot_be_checked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

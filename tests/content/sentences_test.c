/* Sentences by key, with gaps, numbers, days and errors, in three languages.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <string.h>

#include "base/text.h"
#include "content/content.h"
#include "content/gaps.h"
#include "content/plural.h"
#include "content/sentences.h"
#include "support/content_folder.h"

struct fixture {
	struct content_folder *folder;
	struct sentences *in[LANGUAGE_COUNT];
};

static const char *const extra =
	"zz:\n"
	"  plain: \"{a} then {b} then {a}, {unknown} and {Not one}\"\n"
	"  cards:\n"
	"    one: \"one {count} {who}\"\n"
	"    few: \"few {count} {who}\"\n"
	"    many: \"many {count} {who}\"\n"
	"    other: \"other {count} {who}\"\n"
	"  holed:\n"
	"    one: \"only {count}\"\n"
	"  named: \"{file} says {key} and {nearest} of {number}: {reason}\"\n"
	"  short: \"Short.\"\n"
	"  since: \"since {since}\"\n";

static int set_up(void **state)
{
	struct fixture *fixture = g_new0(struct fixture, 1);
	static const char *const files[] = { "i18n/uk.yaml", "i18n/nl.yaml", "i18n/en.yaml" };

	fixture->folder = content_folder_new();
	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		struct error error = ERROR_CLEAR;

		content_folder_append(fixture->folder, files[i], extra);
		fixture->in[i] = sentences_load(fixture->folder->path, (enum language)i, &error);
		assert_non_null(fixture->in[i]);
	}
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	for (int i = 0; i < LANGUAGE_COUNT; i++)
		sentences_free(fixture->in[i]);
	content_folder_free(fixture->folder);
	g_free(fixture);
	return 0;
}

static const struct sentences *speaking(void **state, enum language language)
{
	return ((struct fixture *)*state)->in[language];
}

static void assert_says(char *said, const char *expected)
{
	assert_string_equal(said, expected);
	g_free(said);
}

static void a_sentence_is_found_by_its_key(void **state)
{
	assert_string_equal(say(speaking(state, LANGUAGE_NL), "zz.short"), "Short.");
	assert_int_equal(sentences_language(speaking(state, LANGUAGE_NL)), LANGUAGE_NL);
}

static void a_missing_key_shows_itself(void **state)
{
	const struct sentences *sentences = speaking(state, LANGUAGE_EN);
	const char *first = say(sentences, "zz.nothing");

	assert_string_equal(first, "⟨zz.nothing⟩");
	assert_ptr_equal(say(sentences, "zz.nothing"), first);
	assert_says(say_with(sentences, "zz.nothing", "a", "1", NULL), "⟨zz.nothing⟩");
	assert_says(say_count(sentences, "nowhere", 2, NULL), "⟨nowhere⟩");
}

static void gaps_are_filled_by_name(void **state)
{
	assert_says(say_with(speaking(state, LANGUAGE_EN), "zz.plain", "b", "{a}", "a", "ї", NULL),
		    "ї then {a} then ї, {unknown} and {Not one}");
}

static void numbers_take_the_form_of_their_language(void **state)
{
	static const struct {
		long count;
		const char *uk, *nl;
	} cases[] = {
		{ 0, "many", "other" },   { 1, "one", "one" },      { 2, "few", "other" },
		{ 4, "few", "other" },    { 5, "many", "other" },   { 11, "many", "other" },
		{ 12, "many", "other" },  { 14, "many", "other" },  { 21, "one", "other" },
		{ 22, "few", "other" },   { 25, "many", "other" },  { 101, "one", "other" },
		{ 111, "many", "other" }, { 112, "many", "other" }, { -1, "one", "one" },
		{ -2, "few", "other" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *uk = g_strdup_printf("%s %ld x", cases[i].uk, cases[i].count);
		g_autofree char *nl = g_strdup_printf("%s %ld x", cases[i].nl, cases[i].count);

		assert_says(say_count(speaking(state, LANGUAGE_UK), "zz.cards", cases[i].count,
				      "who", "x", NULL),
			    uk);
		assert_says(say_count(speaking(state, LANGUAGE_NL), "zz.cards", cases[i].count,
				      "who", "x", NULL),
			    nl);
	}
}

static void any_form_is_better_than_none(void **state)
{
	assert_says(say_count(speaking(state, LANGUAGE_UK), "zz.holed", 5, NULL), "only 5");
	assert_string_equal(say(speaking(state, LANGUAGE_UK), "zz.cards"), "other {count} {who}");
	assert_says(say_count(speaking(state, LANGUAGE_UK), "zz.short", 5, NULL), "Short.");
}

static void days_are_written_as_people_write_them(void **state)
{
	const day value = day_from_date(2026, 11, 20);
	const struct sentences *uk = speaking(state, LANGUAGE_UK);
	const struct sentences *nl = speaking(state, LANGUAGE_NL);
	const struct sentences *en = speaking(state, LANGUAGE_EN);

	assert_says(say_day(uk, value), "20 листопада 2026");
	assert_says(say_day(nl, value), "20 november 2026");
	assert_says(say_day(en, value), "20 November 2026");
	assert_says(say_day_short(uk, value), "20.11.2026");
	assert_says(say_day_short(nl, day_from_date(2027, 1, 3)), "03-01-2027");
	assert_says(say_day_short(en, value), "20/11/2026");
	assert_says(say_weekday(nl, value), "vrijdag 20 november 2026");
	assert_says(say_weekday(en, value), "Friday 20 November 2026");
	assert_says(say_day(nl, DAY_NONE), "");
	assert_says(say_day_short(nl, DAY_NONE), "");
	assert_says(say_weekday(nl, DAY_NONE), "");
}

static void an_error_says_where_and_what_was_meant(void **state)
{
	const struct sentences *en = speaking(state, LANGUAGE_EN);
	struct error error = ERROR_CLEAR;

	(void)error_set_place(&error, ERROR_CONTENT, "zz.short", "f.yaml", 12, 5, "crads");
	assert_says(say_error(en, &error), "Short. (f.yaml:12:5, crads)");
	error_suggest(&error, "cards");
	assert_says(say_error(en, &error), "Short. Did you mean “cards”? (f.yaml:12:5, crads)");
	error.key[0] = error.nearest[0] = '\0';
	assert_says(say_error(en, &error), "Short. (f.yaml:12:5)");
	error.line = 0;
	assert_says(say_error(en, &error), "Short. (f.yaml)");
}

static void an_error_without_its_file_still_names_the_key(void **state)
{
	struct error error = ERROR_CLEAR;

	(void)error_set_place(&error, ERROR_CONTENT, "zz.short", NULL, 12, 5, "cards");
	assert_says(say_error(speaking(state, LANGUAGE_EN), &error), "Short. (cards)");
	error.line = 0;
	assert_says(say_error(speaking(state, LANGUAGE_EN), &error), "Short.");
}

static void what_the_sentence_names_is_not_said_twice(void **state)
{
	struct error error = ERROR_CLEAR;

	(void)error_set_place(&error, ERROR_CONTENT, "zz.named", "f.yaml", 1, 2, "k");
	error_suggest(&error, "n");
	error.number = 3;
	error.system_errno = ENOSPC;
	assert_says(say_error(speaking(state, LANGUAGE_EN), &error),
		    "f.yaml says k and n of 3: the disk is full");
}

static void every_common_reason_has_words(void **state)
{
	static const int reasons[] = { ENOSPC, EDQUOT, EIO,    EACCES, EPERM, EROFS,
				       ENOENT, EEXIST, ENOMEM, EBUSY,  EFBIG, EISDIR };

	for (int language = 0; language < LANGUAGE_COUNT; language++)
		for (gsize i = 0; i < G_N_ELEMENTS(reasons); i++) {
			struct error error = { .kind = ERROR_FAILED,
					       .sentence = "settings.not_saved",
					       .system_errno = reasons[i] };
			g_autofree char *said =
				say_error(speaking(state, (enum language)language), &error);

			assert_null(strchr(said, '{'));
			assert_null(strstr(said, "⟨"));
		}
}

static void an_unknown_reason_has_its_number(void **state)
{
	struct error error = { .kind = ERROR_FAILED,
			       .sentence = "settings.not_saved",
			       .system_errno = EXDEV };
	g_autofree char *number = g_strdup_printf("system error %d", EXDEV);
	g_autofree char *said = say_error(speaking(state, LANGUAGE_EN), &error);

	assert_non_null(strstr(said, number));
}

static void an_error_without_a_sentence_is_not_blank(void **state)
{
	struct error error = { .kind = ERROR_FAILED };

	assert_says(say_error(speaking(state, LANGUAGE_EN), &error), "Something went wrong.");
}

static void since_is_an_hour_today_and_a_date_before(void **state)
{
	struct error error = { .kind = ERROR_IN_USE,
			       .sentence = "zz.since",
			       .since = g_get_real_time() / G_USEC_PER_SEC };
	g_autofree char *today = say_error(speaking(state, LANGUAGE_EN), &error);

	assert_int_equal(strlen(today), strlen("since 14:05"));
	error.since = 86400 * 365;
	g_autofree char *before = say_error(speaking(state, LANGUAGE_EN), &error);
	assert_non_null(strstr(before, "1971"));
	error.since = G_MAXINT64;
	assert_says(say_error(speaking(state, LANGUAGE_EN), &error), "since ");
}

static void the_gaps_of_a_text_are_listed_once_and_in_order(void **state)
{
	(void)state;
	assert_says(gaps_list("{b} {a} {b} {} {A} {c d} {e"), "a b");
	assert_says(gaps_list("none"), "");
	assert_true(gaps_has("x {{a} y", "a"));
	assert_false(gaps_has("x {ab} y", "a"));
}

static void assert_refused(const char *text, const char *sentence, int line, int column)
{
	struct content_folder *folder = content_folder_new();
	g_autofree char *path = g_build_filename(folder->path, "i18n/en.yaml", NULL);
	struct error error = ERROR_CLEAR;

	assert_true(g_file_set_contents(path, text, -1, NULL));
	assert_null(sentences_load(folder->path, LANGUAGE_EN, &error));
	assert_int_equal(error.kind, ERROR_CONTENT);
	assert_string_equal(error.sentence, sentence);
	assert_string_equal(error.file, "i18n/en.yaml");
	assert_int_equal(error.line, line);
	assert_int_equal(error.column, column);
	content_folder_free(folder);
}

static void broken_sentences_are_refused_at_their_place(void **state)
{
	(void)state;
	assert_refused("a:\n  b: \"x\"\n  b: \"y\"\n", "yaml.duplicate_key", 3, 3);
	assert_refused("a:\n  b: \"\"\n", "yaml.empty", 2, 6);
	assert_refused("a:\n  b: \"  \"\n", "yaml.empty", 2, 6);
	assert_refused("a: \"x\"\n", "yaml.not_a_mapping", 1, 4);
	assert_refused("a:\n  b:\n    - x\n", "yaml.not_a_text", 3, 5);
	assert_refused("a:\n  b:\n    on: \"x\"\n", "yaml.unknown_key", 3, 5);
	assert_refused("a:\n  b:\n    one:\n      two: \"x\"\n", "yaml.not_a_text", 4, 7);
	assert_refused("- a\n", "yaml.not_a_mapping", 1, 1);
	assert_refused("a: [b]\n", "yaml.flow", 1, 4);
	assert_refused("a:\n  b: {count} x\n", "yaml.flow", 2, 6);
}

static void a_missing_language_says_so(void **state)
{
	(void)state;
	struct content_folder *folder = content_folder_new();
	struct error error = ERROR_CLEAR;

	content_folder_remove(folder, "i18n/nl.yaml");
	assert_null(sentences_load(folder->path, LANGUAGE_NL, &error));
	assert_string_equal(error.sentence, "yaml.unreadable");
	assert_int_equal(error.system_errno, ENOENT);
	content_folder_free(folder);
	sentences_free(NULL);
}

/* At 80 columns with a margin on both sides; what is longer would be cut. */
static void what_is_told_on_the_status_line_fits_there(void **state)
{
	static const char *const told[] = {
		"holds.itself",
		"holds.other_household",
		"holds.not_shared",
		"vault.warn_doubtful",
		"vault.warn_older",
		"vault.warn_unfinished",
		"vault.warn_swap",
		"deck.delicate_warning",
		"plan.due_before_conversation",
		"locked.soon",
		"numbers.bsn",
		"numbers.immigration",
		"numbers.iban",
		"numbers.document",
		"numbers.tax",
		"settings.minutes_are_odd",
	};

	for (int i = 0; i < LANGUAGE_COUNT; i++)
		for (size_t each = 0; each < G_N_ELEMENTS(told); each++) {
			const char *words = say(speaking(state, (enum language)i), told[each]);

			assert_string_not_equal(words, told[each]);
			assert_in_range(text_columns(words, -1), 1, 78);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sentence_is_found_by_its_key),
		cmocka_unit_test(a_missing_key_shows_itself),
		cmocka_unit_test(gaps_are_filled_by_name),
		cmocka_unit_test(numbers_take_the_form_of_their_language),
		cmocka_unit_test(any_form_is_better_than_none),
		cmocka_unit_test(days_are_written_as_people_write_them),
		cmocka_unit_test(an_error_says_where_and_what_was_meant),
		cmocka_unit_test(an_error_without_its_file_still_names_the_key),
		cmocka_unit_test(what_the_sentence_names_is_not_said_twice),
		cmocka_unit_test(every_common_reason_has_words),
		cmocka_unit_test(an_unknown_reason_has_its_number),
		cmocka_unit_test(an_error_without_a_sentence_is_not_blank),
		cmocka_unit_test(since_is_an_hour_today_and_a_date_before),
		cmocka_unit_test(the_gaps_of_a_text_are_listed_once_and_in_order),
		cmocka_unit_test(broken_sentences_are_refused_at_their_place),
		cmocka_unit_test(a_missing_language_says_so),
		cmocka_unit_test(what_is_told_on_the_status_line_fits_there),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}

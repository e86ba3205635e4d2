/* The guide: whole and in three languages, refused where it is broken, found by any word, honest about what has lapsed.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "content/guide.h"
#include "content/sentences.h"
#include "support/content_folder.h"

#define GUIDE "questions/guide.yaml"

static struct guide *shipped(void)
{
	struct error error = ERROR_CLEAR;
	g_autofree char *directory = content_directory(NULL, &error);
	struct guide *guide = guide_load(directory, &error);

	if (!guide)
		print_error("%s:%d:%d %s %s\n", error.file, error.line, error.column,
			    error.sentence, error.key);
	assert_non_null(guide);
	return guide;
}

static void assert_everywhere(const struct texts *texts)
{
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		assert_true(texts->in[i] && texts->in[i][0] != '\0');
}

static void every_item_speaks_three_languages(void **state)
{
	(void)state;
	struct guide *guide = shipped();
	guint items = 0;

	for (enum guide_part part = 0; part < GUIDE_PART_COUNT; part++)
		for (guint i = 0; i < guide_count(guide, part); i++) {
			struct guide_item item = guide_item_at(guide, part, i);

			assert_true(item.id[0] != '\0' && item.indicator < INDICATOR_COUNT);
			assert_everywhere(item.text);
			if (item.more)
				assert_everywhere(item.more);
			if (part == GUIDE_FACT) {
				assert_everywhere(item.check_with);
				assert_true(item.plain[0] != '\0');
			}
			items++;
		}
	for (guint i = 0; i < guide->holds->len; i++)
		assert_everywhere(&((struct guide_hold *)guide->holds->pdata[i])->why);
	assert_true(items > 200);
	guide_free(guide);
}

static void items_are_found_by_their_id(void **state)
{
	(void)state;
	struct guide *guide = shipped();
	const struct guide_breakthrough *breakthrough =
		guide_find_breakthrough(guide, "parents-share-childcare");

	assert_int_equal(guide_find_obstacle(guide, "no-childcare")->level, CAUSE_POLICY);
	assert_string_equal(breakthrough->obstacles->pdata[0], "no-childcare");
	assert_int_equal(guide_find_fact(guide, "protection-end-2027")->valid_until,
			 day_from_iso("2027-03-04"));
	assert_true(guide_find_event(guide, "contract-offered")->household);
	for (int i = 0; i < guide_event_names.count; i++)
		assert_non_null(guide_find_event(guide, names_word(guide_event_names, i)));
	assert_null(guide_find_obstacle(guide, "write-cv"));
	assert_null(guide_find_step(guide, ""));
	assert_null(guide_find_fact(guide, NULL));
	guide_free(guide);
}

static void the_stock_and_the_guide_know_the_same_steps(void **state)
{
	(void)state;
	struct error error = ERROR_CLEAR;
	g_autofree char *directory = content_directory(NULL, &error);
	struct content *content = content_load(directory, &error);
	struct guide *guide = shipped();
	int cited = 0;

	assert_int_equal(content->steps->len, guide->steps->len);
	for (guint i = 0; i < content->steps->len; i++) {
		const struct stock_step *stock = content->steps->pdata[i];
		const struct stock_step *step = guide_find_step(guide, stock->id);

		assert_int_equal(stock->place_bound, step->place_bound);
		assert_int_equal(stock->anywhere, step->anywhere);
		assert_string_equal(stock->fact_id, step->fact_id);
		assert_true(*stock->fact_id == '\0' || guide_find_fact(guide, stock->fact_id));
		cited += *stock->fact_id != '\0';
	}
	assert_true(cited > 0);
	content_free(content);
	guide_free(guide);
}

static const struct texts *texts_of(const struct guide *guide, enum plan_kind kind, const char *id)
{
	struct plan_item *item = plan_item_new(kind);
	const struct texts *texts;

	g_free(item->stock_id);
	item->stock_id = g_strdup(id);
	texts = guide_texts_of(guide, item);
	plan_item_free(item);
	return texts;
}

static void what_was_taken_from_the_guide_speaks_every_language(void **state)
{
	(void)state;
	struct guide *guide = shipped();

	assert_ptr_equal(texts_of(guide, PLAN_OBSTACLE, "no-childcare"),
			 &guide_find_obstacle(guide, "no-childcare")->text);
	assert_ptr_equal(texts_of(guide, PLAN_BREAKTHROUGH, "parents-share-childcare"),
			 &guide_find_breakthrough(guide, "parents-share-childcare")->text);
	assert_everywhere(texts_of(guide, PLAN_STEP, "write-cv"));
	assert_null(texts_of(guide, PLAN_OBSTACLE, "write-cv"));
	assert_null(texts_of(guide, PLAN_STRENGTH, "write-cv"));
	assert_null(texts_of(guide, PLAN_STEP, ""));
	guide_free(guide);
}

/* ---------------------------------------------------------------- broken guides */

struct breakage {
	const char *old, *fresh; /* ‸ where the error points to */
	const char *sentence, *key, *nearest;
};

#define OBSTACLE "  - id: no-childcare\n    indicator: work\n    level: policy\n"
#define SHARE "      - no-childcare\n      - all-on-my-shoulders\n"
#define HOLD "  - from: no-home-of-own\n    to: no-childcare\n"
#define FACT "  - id: protection-end-2027\n    indicator: stability\n    legal: yes\n"
#define SOURCE "    source: \"rijksoverheid.nl, 28\u00a0november 2025\"\n"
#define AS_OF "    as_of: 2025-11-28\n"
#define UNTIL "    valid_until: 2027-03-04\n"
#define EVENT "  - id: contract-offered\n"

static const struct breakage breakages[] = {
	{ "\nobstacles:\n", "\n‸obstakels:\n", "yaml.unknown_key", "obstakels", "obstacles" },
	{ OBSTACLE, "  - id: no-childcare\n    indicator: ‸wrk\n    level: policy\n",
	  "yaml.unknown_word", "wrk", "work" },
	{ OBSTACLE, "  - id: no-childcare\n    indicator: work\n    level: ‸polcy\n",
	  "yaml.unknown_word", "polcy", "policy" },
	{ OBSTACLE, "  - id: no-childcare\n    indicator: work\n    level: ‸not_said\n",
	  "yaml.unknown_word", "not_said", "" },
	{ OBSTACLE, "  - ‸id: no-childcare\n    indicator: work\n", "yaml.missing_key", "level",
	  "" },
	{ OBSTACLE, "  - id: ‸write-cv\n    indicator: work\n    level: policy\n", "check.id_twice",
	  "write-cv", "" },
	{ OBSTACLE, "  - id: ‸No childcare\n    indicator: work\n    level: policy\n",
	  "yaml.not_an_id", "No childcare", "" },
	{ SHARE, "      - ‸no-childcar\n      - all-on-my-shoulders\n", "check.no_such_obstacle",
	  "no-childcar", "no-childcare" },
	{ SHARE, "      - no-childcare\n      - ‸no-childcare\n", "yaml.twice_in_list",
	  "no-childcare", "" },
	{ "    obstacles:\n" SHARE, "    obstacles: ‸no-childcare\n", "yaml.not_a_sequence",
	  "obstacles", "" },
	{ "    web: \"https://www.werkcentrum.nl\"\n", "    web: ‸\"www.werkcentrum.nl\"\n",
	  "check.web_not_https", "web", "" },
	{ HOLD, "  - from: no-home-of-own\n    to: ‸no-home-of-own\n", "check.holds_itself",
	  "no-home-of-own", "" },
	{ HOLD, "  - from: no-childcare\n    to: no-fitting-work\n    why:\n      nl: \"x\"\n" HOLD,
	  "check.hold_twice", "no-fitting-work", "" },
	{ HOLD, "  - from: no-home-of-own\n    to: ‸write-cv\n", "check.no_such_obstacle",
	  "write-cv", "" },
	{ "    fact: self-employed-permit\n", "    fact: ‸self-employed-permitt\n",
	  "check.no_such_fact", "self-employed-permitt", "self-employed-permit" },
	{ FACT SOURCE AS_OF UNTIL,
	  "  - ‸id: protection-end-2027\n    indicator: stability\n"
	  "    legal: yes\n" AS_OF UNTIL,
	  "yaml.missing_key", "source", "" },
	{ FACT SOURCE, FACT "    source: ‸\"\"\n", "yaml.empty", "source", "" },
	{ FACT SOURCE AS_OF UNTIL, FACT SOURCE AS_OF, "yaml.missing_key", "valid_until", "" },
	{ FACT SOURCE AS_OF UNTIL, FACT SOURCE "    as_of: ‸2025-11-31\n" UNTIL, "yaml.not_a_day",
	  "as_of", "" },
	{ FACT SOURCE AS_OF UNTIL, FACT SOURCE AS_OF "    valid_until: ‸2025-11-27\n",
	  "check.ends_before_it_begins", "valid_until", "" },
	{ FACT SOURCE,
	  FACT "    standing:\n      ‸status: reviewed\n      date: 2026-11-20\n" SOURCE,
	  "yaml.missing_key", "by", "" },
	{ FACT SOURCE, FACT "    standing:\n      status: ‸revewed\n" SOURCE, "yaml.unknown_word",
	  "revewed", "reviewed" },
	{ EVENT, "  - id: ‸contract-offerd\n", "yaml.unknown_word", "contract-offerd",
	  "contract-offered" },
	{ "      - work-without-permit\n", "      - ‸work-without-permits\n", "check.no_such_fact",
	  "work-without-permits", "work-without-permit" },
	{ "      - check-contract\n", "      - ‸chek-contract\n", "check.no_such_step",
	  "chek-contract", "check-contract" },
	{ "    household: yes\n", "    household: no\n", "check.question_without_household",
	  "household_question", "" },
	{ "    household: no\n", "    household: yes\n", "yaml.missing_key", "household_question",
	  "" },
};

static void assert_refused(const struct breakage *breakage)
{
	struct content_folder *folder = content_folder_new();
	struct error error = ERROR_CLEAR;

	content_folder_edit(folder, GUIDE, breakage->old, breakage->fresh);
	assert_null(guide_load(folder->path, &error));
	if (strcmp(error.sentence, breakage->sentence) != 0 ||
	    (folder->line && (error.line != folder->line || error.column != folder->column)))
		print_error("%s: %s %s at %d:%d (wanted %d:%d)\n", breakage->fresh, error.sentence,
			    error.key, error.line, error.column, folder->line, folder->column);
	assert_int_equal(error.kind, ERROR_CONTENT);
	assert_string_equal(error.sentence, breakage->sentence);
	assert_string_equal(error.file, GUIDE);
	assert_string_equal(error.key, breakage->key);
	assert_string_equal(error.nearest, breakage->nearest);
	assert_true(error.line >= 1 && error.column >= 1);
	if (folder->line) {
		assert_int_equal(error.line, folder->line);
		assert_int_equal(error.column, folder->column);
	}
	content_folder_free(folder);
}

static void a_broken_guide_is_refused_at_its_place(void **state)
{
	(void)state;
	for (gsize i = 0; i < G_N_ELEMENTS(breakages); i++)
		assert_refused(&breakages[i]);
}

static void a_guide_of_another_shape_is_refused(void **state)
{
	(void)state;
	static const char *const shapes[] = { "- a\n",
					      "word\n",
					      "steps:\n  - 1\n",
					      "holds: x\n",
					      "facts:\n  - id:\n      - a\n",
					      "events:\n  - a: b\n" };

	for (gsize i = 0; i < G_N_ELEMENTS(shapes); i++) {
		struct content_folder *folder = content_folder_new();
		struct error error = ERROR_CLEAR;
		g_autofree char *path = g_build_filename(folder->path, GUIDE, NULL);

		assert_true(g_file_set_contents(path, shapes[i], -1, NULL));
		assert_null(guide_load(folder->path, &error));
		assert_int_equal(error.kind, ERROR_CONTENT);
		assert_true(error.line >= 1);
		content_folder_remove(folder, GUIDE);
		error = ERROR_CLEAR;
		assert_null(guide_load(folder->path, &error));
		assert_string_equal(error.sentence, "yaml.unreadable");
		content_folder_free(folder);
	}
}

/* ---------------------------------------------------------------- searching */

static bool finds(const struct guide *guide, const char *query, enum indicator indicator,
		  const char *id)
{
	g_autoptr(GArray) hits = guide_search(guide, query, indicator);

	for (guint i = 0; i < hits->len; i++) {
		struct guide_hit hit = g_array_index(hits, struct guide_hit, i);

		if (strcmp(guide_item_at(guide, hit.part, (guint)hit.index).id, id) == 0)
			return true;
	}
	return false;
}

static guint count_hits(const struct guide *guide, const char *query, enum indicator indicator)
{
	g_autoptr(GArray) hits = guide_search(guide, query, indicator);

	return hits->len;
}

static void an_item_is_found_by_any_word_in_any_language(void **state)
{
	(void)state;
	struct guide *guide = shipped();

	assert_true(finds(guide, "РЕЗЮМЕ", INDICATOR_NONE, "write-cv"));
	assert_true(finds(guide, "cv engels", INDICATOR_NONE, "write-cv"));
	assert_true(finds(guide, "dutch резюме", INDICATOR_WORK, "write-cv"));
	assert_true(finds(guide, "werkcentrum.nl", INDICATOR_NONE, "werkcentrum"));
	assert_true(finds(guide, "kamerstuk inleiding", INDICATOR_NONE, "protection-end-2026"));
	assert_true(finds(guide, "з'ясувати", INDICATOR_NONE, "profession-requirements"));
	assert_false(finds(guide, "резюме", INDICATOR_HOUSING, "write-cv"));
	assert_false(finds(guide, "резюме xyzzy", INDICATOR_NONE, "write-cv"));
	assert_int_equal(count_hits(guide, "xyzzy", INDICATOR_NONE), 0);
	guide_free(guide);
}

static void no_word_at_all_shows_everything_of_a_domain(void **state)
{
	(void)state;
	struct guide *guide = shipped();
	guint all = 0, by_domain = 0;

	for (enum guide_part part = 0; part < GUIDE_PART_COUNT; part++)
		all += guide_count(guide, part);
	for (int i = 0; i < INDICATOR_COUNT; i++)
		by_domain += count_hits(guide, " ", (enum indicator)i);
	assert_int_equal(count_hits(guide, "", INDICATOR_NONE), all);
	assert_int_equal(by_domain, all);
	guide_free(guide);
}

static void what_an_event_says_is_not_found_before_it_happens(void **state)
{
	(void)state;
	struct guide *guide = shipped();

	assert_true(finds(guide, "aangeboden", INDICATOR_NONE, "contract-offered"));
	assert_non_null(strstr(guide_find_event(guide, "contract-offered")->text.in[LANGUAGE_NL],
			       "onafhankelijk"));
	assert_false(finds(guide, "onafhankelijk", INDICATOR_NONE, "contract-offered"));
	guide_free(guide);
}

/* ---------------------------------------------------------------- facts */

static void a_fact_holds_up_to_its_last_day(void **state)
{
	(void)state;
	struct guide *guide = shipped();
	const struct fact *fact = guide_find_fact(guide, "protection-end-2027");

	assert_false(fact_has_lapsed(fact, day_from_iso("2025-01-01")));
	assert_false(fact_has_lapsed(fact, day_from_iso("2027-03-04")));
	assert_true(fact_has_lapsed(fact, day_from_iso("2027-03-05")));
	guide_free(guide);
}

static void lapsed_facts_that_plans_cite_are_listed_once(void **state)
{
	(void)state;
	static const char *const ids[] = {
		"protection-end-2027", "fair-work",    "",
		"protection-end-2026", "no-such-fact", "own-contribution-2025",
		"protection-end-2027"
	};
	struct guide *guide = shipped();
	g_autoptr(GPtrArray) cited = g_ptr_array_new();

	for (gsize i = 0; i < G_N_ELEMENTS(ids); i++)
		g_ptr_array_add(cited, (gpointer)ids[i]);
	g_autoptr(GPtrArray) before = guide_lapsed_facts(guide, cited, day_from_iso("2026-03-04"));
	assert_int_equal(before->len, 0);
	g_autoptr(GPtrArray) after = guide_lapsed_facts(guide, cited, day_from_iso("2027-03-05"));
	assert_int_equal(after->len, 4);
	assert_ptr_equal(after->pdata[0], guide_find_fact(guide, "protection-end-2026"));
	assert_ptr_equal(after->pdata[1], guide_find_fact(guide, "own-contribution-2025"));
	assert_ptr_equal(after->pdata[2], guide_find_fact(guide, "protection-end-2027"));
	guide_free(guide);
}

static struct sentences *sentences_in(enum language language)
{
	struct error error = ERROR_CLEAR;
	g_autofree char *directory = content_directory(NULL, &error);
	struct sentences *sentences = sentences_load(directory, language, &error);

	assert_non_null(sentences);
	return sentences;
}

static void assert_said(char *said, const char *expected)
{
	assert_string_equal(said, expected);
	g_free(said);
}

static void a_lapsed_fact_asks_to_be_checked(void **state)
{
	(void)state;
	struct guide *guide = shipped();
	struct sentences *en = sentences_in(LANGUAGE_EN);
	struct sentences *uk = sentences_in(LANGUAGE_UK);
	const struct fact *fact = guide_find_fact(guide, "protection-end-2027");
	const struct fact *reviewed_later = guide_find_fact(guide, "transition-document");
	day last = day_from_iso("2027-03-04");

	assert_said(say_fact_age(en, fact, last), "as of 28 November 2025");
	assert_said(say_fact_age(en, fact, last + 1),
		    "check this: the rule of 28 November 2025 ended on 4 March 2027");
	assert_said(
		say_fact_age(en, reviewed_later, last),
		"check this: it is from 28 November 2025 and was due for review by 30 June 2026");
	assert_said(say_fact_age(uk, fact, last), "станом на 28 листопада 2025");
	sentences_free(en);
	sentences_free(uk);
	guide_free(guide);
}

static void a_draft_says_with_whom_to_check_and_a_reviewed_fact_by_whom(void **state)
{
	(void)state;
	struct content_folder *folder = content_folder_new();
	struct sentences *en = sentences_in(LANGUAGE_EN);
	struct guide *drafts = shipped();
	struct error error = ERROR_CLEAR;

	content_folder_edit(folder, GUIDE, FACT,
			    FACT "    standing:\n      status: reviewed\n      by: \"J. de Wit\"\n"
				 "      date: 2026-11-20\n");
	struct guide *signed_once = guide_load(folder->path, &error);
	assert_non_null(signed_once);
	for (guint i = 0; i < drafts->facts->len; i++)
		assert_false(((struct fact *)drafts->facts->pdata[i])->reviewed);
	assert_said(say_fact_standing(en, guide_find_fact(drafts, "protection-end-2027")),
		    "draft, not yet reviewed · check with VluchtelingenWerk or the IND");
	assert_said(say_fact_standing(en, guide_find_fact(signed_once, "protection-end-2027")),
		    "reviewed by J. de Wit on 20 November 2026");
	assert_false(guide_find_fact(signed_once, "protection-end-2026")->reviewed);
	guide_free(drafts);
	guide_free(signed_once);
	sentences_free(en);
	content_folder_free(folder);
}

static void a_missing_language_shows_another_one(void **state)
{
	(void)state;
	struct content_folder *folder = content_folder_new();
	struct error error = ERROR_CLEAR;
	enum language shown;

	content_folder_edit(folder, GUIDE,
			    "      nl: \"Een cv maken in het Nederlands of Engels\"\n", "");
	struct guide *guide = guide_load(folder->path, &error);
	assert_non_null(guide);
	const struct stock_step *step = guide_find_step(guide, "write-cv");
	assert_non_null(texts_in(&step->text, LANGUAGE_NL, &shown));
	assert_int_equal(shown, LANGUAGE_UK);
	guide_free(guide);
	content_folder_free(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_item_speaks_three_languages),
		cmocka_unit_test(items_are_found_by_their_id),
		cmocka_unit_test(the_stock_and_the_guide_know_the_same_steps),
		cmocka_unit_test(what_was_taken_from_the_guide_speaks_every_language),
		cmocka_unit_test(a_broken_guide_is_refused_at_its_place),
		cmocka_unit_test(a_guide_of_another_shape_is_refused),
		cmocka_unit_test(an_item_is_found_by_any_word_in_any_language),
		cmocka_unit_test(no_word_at_all_shows_everything_of_a_domain),
		cmocka_unit_test(what_an_event_says_is_not_found_before_it_happens),
		cmocka_unit_test(a_fact_holds_up_to_its_last_day),
		cmocka_unit_test(lapsed_facts_that_plans_cite_are_listed_once),
		cmocka_unit_test(a_lapsed_fact_asks_to_be_checked),
		cmocka_unit_test(a_draft_says_with_whom_to_check_and_a_reviewed_fact_by_whom),
		cmocka_unit_test(a_missing_language_shows_another_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

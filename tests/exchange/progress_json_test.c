/* What grows around a plan as JSON: read as written, refused with the place, and files of before.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "exchange/person_json.h"
#include "support/builders.h"
#include "support/growth.h"

#include <string.h>

#define OLD_FILE "tests/exchange/old/format-1.json"
#define SECOND_FILE "tests/exchange/old/format-2.json"

static char *written(void)
{
	struct person_file *file = grown_file("NIJ-0042");
	char *text = person_json_write(file, NULL);

	person_file_free(file);
	return text;
}

static struct person_file *read_back(const char *text)
{
	struct person_file *file = NULL;
	struct error error = ERROR_CLEAR;

	if (!person_json_read(text, strlen(text), "lina.json", &file, &error))
		fail_msg("%s %s", error.sentence, error.key);
	return file;
}

static void assert_refused(const char *text, const char *sentence, const char *key)
{
	struct person_file *file = NULL;
	struct error error = ERROR_CLEAR;

	assert_false(person_json_read(text, strlen(text), "lina.json", &file, &error));
	assert_null(file);
	assert_string_equal(error.sentence, sentence);
	assert_string_equal(error.key, key);
}

/* The first `from` behind `after`, replaced. */
static char *changed(const char *text, const char *after, const char *from, const char *to)
{
	const char *at = strstr(text, after);

	assert_non_null(at);
	at = strstr(at, from);
	assert_non_null(at);
	return g_strdup_printf("%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static void assert_change_refused(const char *after, const char *from, const char *to,
				  const char *sentence, const char *key)
{
	g_autofree char *text = written();
	g_autofree char *forged = changed(text, after, from, to);

	assert_refused(forged, sentence, key);
}

/* ---------------------------------------------------------------- as written */

static void what_was_written_is_read_and_written_the_same(void **state)
{
	g_autofree char *first = written();
	struct person_file *file = read_back(first);
	g_autofree char *second = person_json_write(file, NULL);

	(void)state;
	assert_string_equal(first, second);
	person_file_free(file);
}

static void an_item_keeps_one_number_through_all_versions(void **state)
{
	g_autofree char *text = written();
	struct person_file *file = read_back(text);
	const struct plan_version *first = file->versions->pdata[0];
	const struct plan_version *second = file->versions->pdata[1];
	const struct plan_item *gone = plan_find(first->plan, 6);
	g_autoptr(GArray) differences = plan_differences(first->plan, second->plan);

	(void)state;
	assert_int_equal(file->plan->items->len, 5);
	assert_non_null(gone); /* behind the five of the plan */
	assert_string_equal(gone->text, "немає документів");
	assert_string_equal(plan_item_text(gone, "nl", NULL), "geen papieren");
	assert_null(plan_find(second->plan, 6));
	assert_int_equal(differences->len, 2);
	assert_int_equal(g_array_index(differences, struct plan_difference, 0).change,
			 CHANGE_WORDS);
	assert_int_equal(g_array_index(differences, struct plan_difference, 1).change, CHANGE_GONE);
	assert_int_equal(((const struct holding *)first->holdings->pdata[3])->from_id, 6);
	assert_int_equal(((const struct holding *)first->holdings->pdata[3])->to_id, 1);
	person_file_free(file);
}

static void every_new_field_comes_back(void **state)
{
	g_autofree char *text = written();
	struct person_file *file = read_back(text);
	const struct plan_item *way = file->plan->items->pdata[3],
			       *step = file->plan->items->pdata[4];
	const struct coupling *job = file->couplings->pdata[0], *buddy = file->couplings->pdata[2];
	const struct skill *language = file->skills->pdata[1];
	const struct organisation *bakery = file->organisations->pdata[0];

	(void)state;
	assert_int_equal(file->participant->capacity, 2);
	assert_true(((struct conversation *)file->conversations->pdata[0])->heavy_news);
	assert_string_equal(way->who_agrees, "gemeente");
	assert_int_equal(way->trial, TRIAL_REALISED);
	assert_int_equal(way->ended_on, TEST_DAY - 2);
	assert_true(step->place_bound && step->resting && step->rethink && !step->anywhere);
	assert_int_equal(step->attempt, 2);
	assert_string_equal(step->fact_id, "protection-until");
	assert_int_equal(job->organisation_id, bakery->id);
	assert_int_equal(job->hours_per_week, 24);
	assert_int_equal(((const struct coupling *)file->couplings->pdata[1])->hours_per_week, 0);
	assert_int_equal(buddy->hours_per_week, HOURS_NONE);
	assert_int_equal(buddy->organisation_id, 0);
	assert_true(buddy->remote_in_ukraine);
	assert_string_equal(language->level, "A2");
	assert_int_equal(bakery->flexible_about_language, ANSWER_YES);
	assert_int_equal(((struct lesson *)file->lessons->pdata[0])->item_id, 2);
	assert_int_equal(((struct happening *)file->happenings->pdata[0])->conversation_id, 1);
	assert_true(((struct family_question *)file->family_questions->pdata[0])->talked_about);
	person_file_free(file);
}

/* ---------------------------------------------------------------- files of before */

static void a_file_of_format_1_is_read_and_written_in_the_new_one(void **state)
{
	g_autofree char *old = NULL, *first = NULL, *second = NULL;
	struct person_file *file;
	int realised = 0;

	(void)state;
	assert_true(g_file_get_contents(OLD_FILE, &old, NULL, NULL));
	file = read_back(old);
	assert_int_equal(file->participant->capacity, CAPACITY_NONE);
	assert_int_equal(file->versions->len, 0);
	for (guint i = 0; i < file->plan->items->len; i++) {
		const struct plan_item *item = file->plan->items->pdata[i];

		assert_string_equal(item->rule, "");
		assert_int_equal(item->trying_on, DAY_NONE);
		if (item->kind == PLAN_BREAKTHROUGH && item->state == ITEM_SOLVED) {
			assert_int_equal(item->trial, TRIAL_REALISED);
			realised++;
		} else {
			assert_int_equal(item->trial, TRIAL_IDEA);
		}
	}
	assert_int_equal(realised, 1);
	first = person_json_write(file, NULL);
	person_file_free(file);
	file = read_back(first);
	second = person_json_write(file, NULL);
	person_file_free(file);
	assert_string_equal(first, second);
}

static void a_file_of_the_second_format_says_nothing_of_consent(void **state)
{
	g_autofree char *old = NULL, *with_list = NULL, *with_field = NULL, *first = NULL;
	struct person_file *file;

	(void)state;
	assert_true(g_file_get_contents(SECOND_FILE, &old, NULL, NULL));
	file = read_back(old);
	assert_int_equal(file->consents->len, 0);
	assert_int_equal(file->participant->review_on, DAY_NONE);
	assert_int_equal(file->participant->capacity, 2);
	assert_int_equal(file->versions->len, 2);
	first = person_json_write(file, NULL);
	assert_non_null(strstr(first, "\"perspectief\": 3"));
	assert_non_null(strstr(first, "\"consents\": []"));
	assert_non_null(strstr(first, "\"review_on\": null"));
	person_file_free(file);
	with_list = changed(old, "\"perspectief\"", "\"plan\"", "\"consents\": [], \"plan\"");
	assert_refused(with_list, "import.unknown_key", "consents");
	with_field = changed(old, "\"participant\"", "\"code\"", "\"review_on\": null, \"code\"");
	assert_refused(with_field, "import.unknown_key", "participant.review_on");
}

static void a_consent_that_cannot_be_is_refused_with_its_place(void **state)
{
	(void)state;
	assert_change_refused("\"consents\"", "\"answered_on\": \"2026-10-21\"",
			      "\"answered_on\": null", "import.no_such_consent",
			      "consents[1].answered_on");
	assert_change_refused("\"consents\"", "\"withdrawn_on\": \"2026-11-19\"",
			      "\"withdrawn_on\": \"2026-10-20\"", "import.no_such_consent",
			      "consents[1].withdrawn_on");
	assert_change_refused("\"consents\"", "\"answer\": \"given\"", "\"answer\": \"refused\"",
			      "import.no_such_consent", "consents[1].withdrawn_on");
	assert_change_refused("\"consents\"", "\"Taalhuis\"", "\" \"", "import.no_such_consent",
			      "consents[1].organisation");
	assert_change_refused("\"consents\"", "\"sharing\"", "\"quotes\"", "import.no_such_consent",
			      "consents[1].organisation");
	assert_change_refused("\"research\"", "\"parts\": []", "\"parts\": [\"steps\"]",
			      "import.no_such_consent", "consents[2].parts");
	assert_change_refused("\"consents\"", "\"skills\"\n", "\"desk_note\"\n",
			      "import.unknown_word", "consents[1].parts");
	assert_change_refused("\"consents\"", "\"purpose\": \"sharing\"",
			      "\"purpose\": \"everything\"", "import.unknown_word",
			      "consents[1].purpose");
	assert_change_refused("\"consents\"", "\"asked_by\": \"KV\",", "", "import.missing_key",
			      "consents[1].asked_by");
}

static void a_key_of_the_new_format_has_no_place_in_the_old_one(void **state)
{
	g_autofree char *old = NULL, *with_list = NULL, *with_field = NULL;

	(void)state;
	assert_true(g_file_get_contents(OLD_FILE, &old, NULL, NULL));
	with_list =
		changed(old, "\"perspectief\"", "\"harvested\"", "\"versions\": [], \"harvested\"");
	assert_refused(with_list, "import.unknown_key", "versions");
	with_field = changed(old, "\"participant\"", "\"code\"", "\"capacity\": 2, \"code\"");
	assert_refused(with_field, "import.unknown_key", "participant.capacity");
}

/* ---------------------------------------------------------------- forged */

static void what_holds_the_wrong_thing_is_refused(void **state)
{
	(void)state;
	assert_change_refused("\"holdings\"", "\"to\": 2", "\"to\": 1", "import.wrong_hold",
			      "holdings[1].to");
	assert_change_refused("\"holdings\"", "\"to\": 2", "\"to\": 5", "import.wrong_hold",
			      "holdings[1].to");
	assert_change_refused("\"holdings\"", "\"from\": 1", "\"from\": 4", "import.wrong_hold",
			      "holdings[1].to");
	assert_change_refused("\"holdings\"", "\"to\": 2", "\"to\": 6", "import.no_such_row",
			      "holdings[1].to");
	assert_change_refused("\"from\": 3", "\"from\": 3,\n      \"to\": 1",
			      "\"from\": 1,\n      \"to\": 2", "import.twice", "holdings[2].to");
}

static void what_cannot_be_is_refused_with_its_place(void **state)
{
	(void)state;
	assert_change_refused("\"participant\"", "\"capacity\": 2", "\"capacity\": 6",
			      "import.out_of_range", "participant.capacity");
	assert_change_refused("\"skills\"", "\"level\": \"A2\"", "\"level\": \"A7\"",
			      "import.out_of_range", "skills[2].level");
	assert_change_refused("\"couplings\"", "\"hours_per_week\": 24", "\"hours_per_week\": 200",
			      "import.out_of_range", "couplings[1].hours_per_week");
	assert_change_refused("\"couplings\"", "\"ended_on\": \"2026", "\"ended_on\": \"2025",
			      "import.ends_before_it_begins", "couplings[3].ended_on");
	assert_change_refused("\"plan\"", "\"ended_on\": \"2026", "\"ended_on\": \"2025",
			      "import.ends_before_it_begins", "plan[4].ended_on");
	assert_change_refused("\"couplings\"", "\"organisation\": 2", "\"organisation\": 3",
			      "import.no_such_row", "couplings[2].organisation");
	assert_change_refused("\"couplings\"", "\"paid_job\"", "\"payd_job\"",
			      "import.unknown_word", "couplings[1].kind");
	assert_change_refused("\"family_questions\"", "\"talked_about\": true",
			      "\"talked_about\": 1", "import.wrong_type",
			      "family_questions[1].talked_about");
	assert_change_refused("\"lessons\"", "\"level\": \"practice\"", "\"level\": \"\"",
			      "import.unknown_word", "lessons[1].level");
}

static void a_forged_version_is_refused_with_its_place(void **state)
{
	(void)state;
	assert_change_refused("\"versions\"", "\"versions\": [", "\"versions\": {}, \"x\": [",
			      "import.unknown_key", "x");
	assert_change_refused("\"versions\"", "\"reason\"", "\"raison\"", "import.unknown_key",
			      "versions[1].raison");
	assert_change_refused("\"versions\"", "\"made_at\": 1", "\"made_at\": -1",
			      "import.out_of_range", "versions[1].made_at");
	assert_change_refused("\"versions\"", "\"item\": 6", "\"item\": 7", "import.no_such_row",
			      "versions[1].plan[4].item");
	assert_change_refused("\"versions\"", "\"item\": 2", "\"item\": 1", "import.twice",
			      "versions[1].plan[2].item");
	assert_change_refused("\"versions\"", "\"parent\": 2", "\"parent\": 6",
			      "import.wrong_parent", "versions[1].plan[5].parent");
	assert_change_refused("\"versions\"", "\"parent\": 2", "\"parent\": 7",
			      "import.no_such_row", "versions[1].plan[5].parent");
	assert_change_refused("\"item\": 6", "\"from\": 4", "\"from\": 5", "import.wrong_hold",
			      "versions[1].holdings[4].to");
	assert_change_refused("\"item\": 6", "\"from\": 4", "\"from\": 7", "import.no_such_row",
			      "versions[1].holdings[4].from");
}

static void a_list_that_is_none_is_refused(void **state)
{
	static const char *const lists[] = { "holdings",         "lessons",   "skills",
					     "organisations",    "couplings", "happenings",
					     "family_questions", "consents" };
	g_autofree char *text = written();
	const char *version = strstr(text, "\"reason\"");
	const char *plan = strstr(version, "\"plan\": [");
	g_autofree char *no_plan =
		g_strdup_printf("%.*s\"plan\": 3}], \"consents\": []}", (int)(plan - text), text);
	g_autofree char *no_holdings = g_strdup_printf(
		"%.*s\"plan\": [], \"holdings\": 3}], \"consents\": []}", (int)(plan - text), text);
	g_autofree char *no_versions =
		g_strdup_printf("%.*s\"versions\": 3, \"consents\": []}",
				(int)(strstr(text, "\"versions\"") - text), text);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		g_autofree char *key = g_strdup_printf("\n  \"%s\": [", lists[i]);
		const char *at = strstr(text, key);
		const char *end;
		g_autofree char *forged = NULL;

		assert_non_null(at);
		end = strstr(at, "\n  ]");
		assert_non_null(end);
		forged = g_strdup_printf("%.*s\n  \"%s\": {}%s", (int)(at - text), text, lists[i],
					 end + 4);
		assert_refused(forged, "import.wrong_type", lists[i]);
	}
	assert_refused(no_versions, "import.wrong_type", "versions");
	assert_refused(no_plan, "import.missing_key", "versions[1].holdings");
	assert_refused(no_holdings, "import.wrong_type", "versions[1].holdings");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_written_is_read_and_written_the_same),
		cmocka_unit_test(an_item_keeps_one_number_through_all_versions),
		cmocka_unit_test(every_new_field_comes_back),
		cmocka_unit_test(a_file_of_format_1_is_read_and_written_in_the_new_one),
		cmocka_unit_test(a_key_of_the_new_format_has_no_place_in_the_old_one),
		cmocka_unit_test(what_holds_the_wrong_thing_is_refused),
		cmocka_unit_test(what_cannot_be_is_refused_with_its_place),
		cmocka_unit_test(a_forged_version_is_refused_with_its_place),
		cmocka_unit_test(a_list_that_is_none_is_refused),
		cmocka_unit_test(a_file_of_the_second_format_says_nothing_of_consent),
		cmocka_unit_test(a_consent_that_cannot_be_is_refused_with_its_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Consents on disk: nothing is overwritten, a withdrawal ends what stands, undo and search know them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/audit.h"
#include "store/consents.h"
#include "store/conversations.h"
#include "store/keeping.h"
#include "store/people.h"
#include "store/search.h"
#include "store/sql.h"
#include "support/builders.h"
#include "support/consent.h"

static struct test_clock now;
static struct vault *vault;
static struct error error;
static record_id lina;

static int open_vault(void **state)
{
	(void)state;
	vault = build_vault(&now);
	error = ERROR_CLEAR;
	lina = build_person(vault, "NIJ-0042", "Lina");
	return 0;
}

static int close_vault(void **state)
{
	(void)state;
	vault_close(vault);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_vault, close_vault)

static GPtrArray *listed(void)
{
	GPtrArray *consents;

	assert_true(consent_list(vault, lina, &consents, &error));
	return consents;
}

static enum consent_state state_for(const char *organisation)
{
	GPtrArray *consents = listed();
	enum consent_state state = consent_state_of(consent_last_for(consents, organisation));

	g_ptr_array_unref(consents);
	return state;
}

static guint hits_of(const char *words)
{
	GPtrArray *hits;
	guint count;

	assert_true(search(vault, words, 20, &hits, &error));
	count = hits->len;
	for (guint i = 0; i < count; i++)
		assert_int_equal(((const struct hit *)hits->pdata[i])->kind, HIT_CONSENT);
	g_ptr_array_unref(hits);
	return count;
}

static void every_word_of_a_consent_comes_back(void **state)
{
	struct consent *given = some_consent(CONSENT_SHARING, "Werkcentrum", CONSENT_GIVEN, 20000);
	g_autoptr(GPtrArray) consents = NULL;
	const struct consent *read;

	(void)state;
	given->participant_id = lina;
	given->conversation_id = build_conversation(vault, lina, TEST_DAY);
	given->parts = CONSENT_PART_STEPS | CONSENT_PART_SKILLS;
	given->way = CONSENT_THROUGH_INTERPRETER;
	must_begin(vault);
	assert_true(consent_save(vault, given, &error));
	must_commit(vault);
	consents = listed();
	assert_int_equal(consents->len, 1);
	read = consents->pdata[0];
	assert_int_equal(read->id, given->id);
	assert_int_equal(read->conversation_id, given->conversation_id);
	assert_string_equal(read->organisation, "Werkcentrum");
	assert_string_equal(read->aim, "пошук роботи");
	assert_string_equal(read->text, "Чи можна нам?");
	assert_string_equal(read->language, "uk");
	assert_string_equal(read->version, "2026-11");
	assert_string_equal(read->asked_by, "KV");
	assert_int_equal(read->parts, CONSENT_PART_STEPS | CONSENT_PART_SKILLS);
	assert_int_equal(read->way, CONSENT_THROUGH_INTERPRETER);
	assert_int_equal(read->answered_on, 20000);
	assert_int_equal(read->withdrawn_on, DAY_NONE);
	consent_free(given);
}

static void a_withdrawal_ends_every_row_that_stands_for_the_same(void **state)
{
	record_id first;

	(void)state;
	first = build_consent(vault, lina, CONSENT_SHARING, "Werkcentrum", CONSENT_GIVEN, 20000);
	build_consent(vault, lina, CONSENT_SHARING, " WERKCENTRUM ", CONSENT_GIVEN, 20001);
	build_consent(vault, lina, CONSENT_SHARING, "Taalhuis", CONSENT_GIVEN, 20001);
	build_withdrawal(vault, first, 20002);
	assert_int_equal(state_for("werkcentrum"), CONSENT_STATE_WITHDRAWN);
	assert_int_equal(state_for("Taalhuis"), CONSENT_STATE_GIVEN);
}

static void a_withdrawal_is_not_dated_before_the_answer(void **state)
{
	g_autoptr(GPtrArray) consents = NULL;

	(void)state;
	build_withdrawal(
		vault, build_consent(vault, lina, CONSENT_QUOTES, "", CONSENT_GIVEN, 20000), 19000);
	consents = listed();
	assert_int_equal(((const struct consent *)consents->pdata[0])->withdrawn_on, 20000);
}

static void undo_takes_a_consent_back_and_brings_a_withdrawn_one_again(void **state)
{
	struct consent *consent = some_consent(CONSENT_SHARING, "Taalhuis", CONSENT_GIVEN, 20000);

	(void)state;
	consent->participant_id = lina;
	assert_true(vault_begin(vault, "undo.consent", &error));
	assert_true(consent_save(vault, consent, &error));
	must_commit(vault);
	assert_int_equal(hits_of("Taalhuis"), 1);
	assert_true(vault_begin(vault, "undo.withdrawal", &error));
	assert_true(consent_withdraw(vault, consent->id, 20001, &error));
	must_commit(vault);
	assert_int_equal(state_for("Taalhuis"), CONSENT_STATE_WITHDRAWN);
	assert_true(vault_undo(vault, &error));
	assert_int_equal(state_for("Taalhuis"), CONSENT_STATE_GIVEN);
	assert_true(vault_undo(vault, &error));
	assert_int_equal(state_for("Taalhuis"), CONSENT_STATE_NOT_ASKED);
	assert_int_equal(hits_of("Taalhuis"), 0);
	consent_free(consent);
}

static void organisation_and_aim_are_found_and_go_with_the_person(void **state)
{
	(void)state;
	build_consent(vault, lina, CONSENT_SHARING, "Werkcentrum", CONSENT_GIVEN, 20000);
	assert_int_equal(hits_of("werkcent"), 1);
	assert_int_equal(hits_of("пошук"), 1);
	must_begin(vault);
	assert_true(people_delete(vault, lina, &error));
	must_commit(vault);
	assert_int_equal(hits_of("werkcent"), 0);
}

static void sharing_with_nobody_or_of_nothing_is_refused(void **state)
{
	struct consent *consent = some_consent(CONSENT_SHARING, " ", CONSENT_GIVEN, 20000);

	(void)state;
	consent->participant_id = lina;
	must_begin(vault);
	assert_false(consent_save(vault, consent, &error));
	assert_string_equal(error.sentence, "consent.no_organisation");
	error = ERROR_CLEAR;
	set_text(&consent->organisation, "Taalhuis");
	consent->parts = 0;
	assert_false(consent_save(vault, consent, &error));
	assert_string_equal(error.sentence, "consent.no_parts");
	error = ERROR_CLEAR;
	assert_false(consent_withdraw(vault, 4711, 20000, &error));
	assert_string_equal(error.sentence, "consent.gone");
	vault_rollback(vault);
	consent_free(consent);
}

static void research_keeps_no_organisation_and_has_a_day(void **state)
{
	struct consent *consent = some_consent(CONSENT_RESEARCH, "", CONSENT_GIVEN, DAY_NONE);

	(void)state;
	consent->participant_id = lina;
	set_text(&consent->organisation, "Universiteit");
	consent->parts = CONSENT_PART_ALL;
	must_begin(vault);
	assert_true(consent_save(vault, consent, &error));
	must_commit(vault);
	assert_string_equal(consent->organisation, "");
	assert_int_equal(consent->parts, 0);
	assert_int_equal(consent->answered_on, TEST_DAY);
	consent_free(consent);
}

static void a_conversation_that_goes_leaves_the_consent(void **state)
{
	struct consent *consent = some_consent(CONSENT_QUOTES, "", CONSENT_GIVEN, 20000);
	g_autoptr(GPtrArray) consents = NULL;

	(void)state;
	consent->participant_id = lina;
	consent->conversation_id = build_conversation(vault, lina, TEST_DAY);
	must_begin(vault);
	assert_true(consent_save(vault, consent, &error));
	assert_true(conversation_delete(vault, consent->conversation_id, &error));
	must_commit(vault);
	consents = listed();
	assert_int_equal(consents->len, 1);
	assert_int_equal(((const struct consent *)consents->pdata[0])->conversation_id, 0);
	consent_free(consent);
}

static void what_may_be_counted_is_what_stands(void **state)
{
	record_id tina = build_person(vault, "NIJ-0003", "Tina");
	record_id yvan = build_person(vault, "NIJ-0001", "Yvan");
	record_id quiet = build_person_without_file(vault, "NIJ-0009");
	g_autoptr(GArray) standing = NULL, quotes = NULL;

	(void)state;
	build_consent(vault, lina, CONSENT_RESEARCH, "", CONSENT_GIVEN, 20000);
	build_consent(vault, quiet, CONSENT_RESEARCH, "", CONSENT_GIVEN, 20000);
	build_consent(vault, yvan, CONSENT_RESEARCH, "", CONSENT_REFUSED, 20000);
	build_withdrawal(vault,
			 build_consent(vault, tina, CONSENT_RESEARCH, "", CONSENT_GIVEN, 20000),
			 20001);
	assert_true(consent_standing(vault, CONSENT_RESEARCH, &standing, &error));
	assert_int_equal(standing->len, 1);
	assert_int_equal(g_array_index(standing, record_id, 0), lina);
	assert_true(consent_standing(vault, CONSENT_QUOTES, &quotes, &error));
	assert_int_equal(quotes->len, 0);
}

/* ---------------------------------------------------------------- how long */

static day review_of(record_id id)
{
	struct participant *participant;
	day review_on;

	assert_true(people_load(vault, id, &participant, &error));
	review_on = participant->review_on;
	participant_free(participant);
	return review_on;
}

static void a_new_file_is_looked_at_after_a_year_or_as_the_organisation_says(void **state)
{
	struct organisation_rules rules;

	(void)state;
	assert_int_equal(review_of(lina), day_from_iso("2027-11-20"));
	keeping_load(vault, &rules);
	assert_int_equal(rules.review_months, REVIEW_MONTHS);
	rules.review_months = 3;
	must_begin(vault);
	assert_true(keeping_save(vault, &rules, &error));
	must_commit(vault);
	organisation_rules_done(&rules);
	assert_int_equal(review_of(build_person(vault, "NIJ-0003", "Tina")),
			 day_from_iso("2027-02-20"));
	assert_int_equal(review_of(lina), day_from_iso("2027-11-20"));
	assert_int_equal(review_of(build_person_without_file(vault, "NIJ-0009")), DAY_NONE);
}

static void a_review_date_moves_is_listed_and_noted(void **state)
{
	g_autoptr(GPtrArray) lines = NULL;
	g_autoptr(GPtrArray) audit = NULL;

	(void)state;
	must_begin(vault);
	assert_true(people_set_review(vault, lina, TEST_DAY - 1, &error));
	must_commit(vault);
	assert_true(people_list(vault, TEST_DAY, &lines, &error));
	assert_int_equal(((const struct person_line *)lines->pdata[0])->review_on, TEST_DAY - 1);
	assert_true(audit_list(vault, lina, &audit, &error));
	assert_int_equal(((const struct audit_line *)audit->pdata[audit->len - 1])->action,
			 AUDIT_REVIEWED);
}

static void the_rules_of_the_organisation_come_back(void **state)
{
	struct organisation_rules rules, read;

	(void)state;
	keeping_load(vault, &rules);
	assert_int_equal(rules.basis, BASIS_NOT_SET);
	set_text(&rules.name, "Welzijn Nijmegen");
	set_text(&rules.basis_note, "Verordening, artikel 3");
	set_text(&rules.privacy_contact, "fg@example.nl");
	rules.basis = BASIS_PUBLIC_TASK;
	must_begin(vault);
	assert_true(keeping_save(vault, &rules, &error));
	must_commit(vault);
	keeping_load(vault, &read);
	assert_string_equal(read.name, "Welzijn Nijmegen");
	assert_string_equal(read.basis_note, "Verordening, artikel 3");
	assert_string_equal(read.privacy_contact, "fg@example.nl");
	assert_int_equal(read.basis, BASIS_PUBLIC_TASK);
	rules.review_months = 0;
	must_begin(vault);
	assert_false(keeping_save(vault, &rules, &error));
	vault_rollback(vault);
	assert_string_equal(error.sentence, "keeping.months");
	organisation_rules_done(&rules);
	organisation_rules_done(&read);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_word_of_a_consent_comes_back),
		TEST(a_withdrawal_ends_every_row_that_stands_for_the_same),
		TEST(a_withdrawal_is_not_dated_before_the_answer),
		TEST(undo_takes_a_consent_back_and_brings_a_withdrawn_one_again),
		TEST(organisation_and_aim_are_found_and_go_with_the_person),
		TEST(sharing_with_nobody_or_of_nothing_is_refused),
		TEST(research_keeps_no_organisation_and_has_a_day),
		TEST(a_conversation_that_goes_leaves_the_consent),
		TEST(what_may_be_counted_is_what_stands),
		TEST(a_new_file_is_looked_at_after_a_year_or_as_the_organisation_says),
		TEST(a_review_date_moves_is_listed_and_noted),
		TEST(the_rules_of_the_organisation_come_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

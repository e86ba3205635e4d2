/* The last word of a person on what may be done with theirs.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "casework/access.h"
#include "casework/audit.h"
#include "casework/keeping.h"
#include "support/builders.h"
#include "support/consent.h"

static GPtrArray *none(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)consent_free);
}

static struct consent *add(GPtrArray *consents, const char *organisation,
			   enum consent_answer answer, day on)
{
	struct consent *consent = some_consent(CONSENT_SHARING, organisation, answer, on);

	g_ptr_array_add(consents, consent);
	return consent;
}

static void who_was_never_asked_has_not_agreed(void **state)
{
	g_autoptr(GPtrArray) consents = none();

	(void)state;
	assert_null(consent_last(consents, CONSENT_RESEARCH));
	assert_false(consent_stands(NULL));
	assert_int_equal(consent_state_of(NULL), CONSENT_STATE_NOT_ASKED);
	add(consents, "Taalhuis", CONSENT_GIVEN, 10);
	assert_null(consent_last_for(consents, "Werkcentrum"));
	assert_null(consent_last(consents, CONSENT_RESEARCH));
}

static void the_newest_word_counts(void **state)
{
	g_autoptr(GPtrArray) consents = none();

	(void)state;
	add(consents, "Taalhuis", CONSENT_GIVEN, 10);
	assert_true(consent_stands(consent_last_for(consents, "Taalhuis")));
	add(consents, "Taalhuis", CONSENT_REFUSED, 11);
	assert_int_equal(consent_state_of(consent_last_for(consents, "Taalhuis")),
			 CONSENT_STATE_REFUSED);
	add(consents, "Taalhuis", CONSENT_GIVEN, 12);
	assert_true(consent_stands(consent_last_for(consents, "Taalhuis")));
}

static void what_is_withdrawn_does_not_stand(void **state)
{
	g_autoptr(GPtrArray) consents = none();

	(void)state;
	add(consents, "Taalhuis", CONSENT_GIVEN, 10)->withdrawn_on = 15;
	assert_int_equal(consent_state_of(consent_last_for(consents, "Taalhuis")),
			 CONSENT_STATE_WITHDRAWN);
	add(consents, "Taalhuis", CONSENT_GIVEN, 15); /* asked again on the same day */
	assert_true(consent_stands(consent_last_for(consents, "Taalhuis")));
}

static void a_paper_from_before_a_withdrawal_gives_nothing_back(void **state)
{
	g_autoptr(GPtrArray) consents = none();

	(void)state;
	add(consents, "Taalhuis", CONSENT_GIVEN, 10)->withdrawn_on = 20;
	add(consents, "Taalhuis", CONSENT_GIVEN, 15); /* typed in afterwards */
	assert_false(consent_stands(consent_last_for(consents, "Taalhuis")));
}

static void an_organisation_is_the_same_however_it_is_written(void **state)
{
	(void)state;
	assert_true(
		consent_same_organisation("Взаємодопомога «Сім’я»", " взаємодопомога «СІМ'Я» "));
	assert_true(consent_same_organisation("Gemeente  Nijmegen", "gemeente Nijmegen"));
	assert_false(consent_same_organisation("Gemeente Nijmegen", "Gemeente Nijmegen-Noord"));
	assert_true(consent_same_organisation("", "  "));
}

static void one_organisation_says_nothing_of_another(void **state)
{
	g_autoptr(GPtrArray) consents = none();
	g_autoptr(GPtrArray) organisations = NULL;
	struct consent *taalhuis;

	(void)state;
	add(consents, "Taalhuis", CONSENT_GIVEN, 10);
	add(consents, "Werkcentrum", CONSENT_REFUSED, 11);
	taalhuis = add(consents, "TAALHUIS", CONSENT_GIVEN, 12);
	g_ptr_array_add(consents, some_consent(CONSENT_RESEARCH, "", CONSENT_GIVEN, 13));
	assert_true(consent_stands(consent_last_for(consents, "Taalhuis")));
	assert_false(consent_stands(consent_last_for(consents, "Werkcentrum")));
	organisations = consent_organisations(consents);
	assert_int_equal(organisations->len, 2);
	assert_ptr_equal(organisations->pdata[1], taalhuis);
}

static void every_deed_and_basis_has_its_word(void **state)
{
	(void)state;
	for (int i = 0; i < AUDIT_ACTION_COUNT; i++)
		assert_non_null(names_word(audit_action_names, i));
	for (int i = 0; i < LEGAL_BASIS_COUNT; i++)
		assert_non_null(names_word(legal_basis_names, i));
	assert_int_equal(audit_action_names.count, AUDIT_ACTION_COUNT);
	assert_int_equal(legal_basis_names.count, LEGAL_BASIS_COUNT);
	for (int i = 0; i < consent_part_names.count; i++)
		assert_true(CONSENT_PART_ALL & 1 << i);
}

static void nothing_is_freed_twice(void **state)
{
	struct access *access = access_new();

	(void)state;
	g_ptr_array_add(access->unfinished, g_new0(struct unfinished, 1));
	g_ptr_array_add(access->audit, g_new0(struct audit_line, 1));
	access_free(access);
	access_free(NULL);
	consent_free(NULL);
	audit_line_free(NULL);
	unfinished_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_was_never_asked_has_not_agreed),
		cmocka_unit_test(the_newest_word_counts),
		cmocka_unit_test(what_is_withdrawn_does_not_stand),
		cmocka_unit_test(a_paper_from_before_a_withdrawal_gives_nothing_back),
		cmocka_unit_test(an_organisation_is_the_same_however_it_is_written),
		cmocka_unit_test(one_organisation_says_nothing_of_another),
		cmocka_unit_test(every_deed_and_basis_has_its_word),
		cmocka_unit_test(nothing_is_freed_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

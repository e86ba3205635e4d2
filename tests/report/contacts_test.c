/* Whom to call: on the person's own sheet and on no other; nobody that was not verified; codes for organisations that stand on the sheet.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/growth_case.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static int setup(void **state)
{
	*state = growth_case_new();
	return 0;
}

static int teardown(void **state)
{
	growth_case_free(*state);
	return 0;
}

static struct plan_item *add_organisation(struct growth_case *growth, const char *name)
{
	struct plan_item *step = plan_case_add(growth->plan, PLAN_STEP, 0, "Запитати", "Vragen");

	step->owner = OWNER_ORGANISATION;
	growth_case_set(&step->owner_name, name);
	return step;
}

/* The addresses of the codes, one on a line. */
static char *codes(const struct growth_case *growth)
{
	struct document *document = plan_sheet_make(&growth->plan->sheet);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < document->blocks->len; i++) {
		const struct block *block = document->blocks->pdata[i];

		if (block->kind != BLOCK_CODE)
			continue;
		assert_true(*block->detail && *block->detail_2);
		g_string_append_printf(out, "%s\n", block->text);
	}
	document_free(document);
	return g_string_free(out, FALSE);
}

static void a_person_reads_whom_to_call(void **state)
{
	struct growth_case *growth = *state;
	g_autofree char *text = NULL;

	plan_case_language(growth->plan, LANGUAGE_UK);
	growth->plan->sheet.sheet = SHEET_PERSON;
	text = plan_case_text(growth->plan);
	assert_non_null(strstr(text, "Кого покликати на допомогу"));
	assert_non_null(strstr(text, "Екстрена допомога 112"));
	assert_non_null(strstr(text, "https://www.refugeehelp.nl"));
	assert_null(strstr(text, "https://www.112.nl"));
}

/* The other part is the same plan for who reads it with them. */
static void it_stands_once_in_their_own_language(void **state)
{
	struct growth_case *growth = *state;
	g_autofree char *text = NULL;
	g_autofree char *found = NULL;

	growth->plan->sheet.sheet = SHEET_PERSON;
	text = plan_case_text(growth->plan);
	found = codes(growth);
	assert_int_equal(growth->plan->sheet.language_count, 2);
	assert_string_equal(found, "https://www.refugeehelp.nl\n");
	assert_null(strstr(text, "Alarmnummer 112"));
}

static void a_helper_knows_whom_to_call(void **state)
{
	struct growth_case *growth = *state;
	g_autofree char *text = NULL;
	g_autofree char *found = NULL;

	growth_case_for_helper(growth);
	text = plan_case_text(growth->plan);
	assert_null(strstr(text, "Alarmnummer 112"));
	found = codes(growth);
	assert_string_equal(found, "");
}

/* A number that nobody confirmed is not for paper; and a sheet on a wall does not tell what somebody is afraid of. */
static void what_was_not_verified_or_would_tell_is_not_printed(void **state)
{
	struct growth_case *growth = *state;
	const GPtrArray *contacts = growth->plan->content->contacts;
	g_autofree char *text = NULL;

	growth->plan->sheet.sheet = SHEET_PERSON;
	plan_case_language(growth->plan, LANGUAGE_NL);
	text = plan_case_text(growth->plan);
	for (guint i = 0; i < contacts->len; i++) {
		const struct contact *contact = contacts->pdata[i];
		bool quiet = contact->kind == CONTACT_VIOLENCE ||
			     contact->kind == CONTACT_SUICIDE ||
			     contact->kind == CONTACT_TRAFFICKING;

		if (quiet || !contact->verified)
			assert_null(strstr(text, contact->name.in[LANGUAGE_NL]));
	}
}

static void an_organisation_on_the_sheet_has_a_code(void **state)
{
	struct growth_case *growth = *state;
	g_autofree char *found = NULL;

	growth->plan->sheet.sheet = SHEET_PERSON;
	plan_case_language(growth->plan, LANGUAGE_NL);
	add_organisation(growth, "newbees ");
	found = codes(growth);
	assert_string_equal(found, "https://new-bees.org\nhttps://www.refugeehelp.nl\n");
}

static void what_stays_between_us_has_no_code(void **state)
{
	struct growth_case *growth = *state;
	g_autofree char *found = NULL;

	growth->plan->sheet.sheet = SHEET_PERSON;
	plan_case_language(growth->plan, LANGUAGE_NL);
	add_organisation(growth, "NewBees")->between_us = true;
	found = codes(growth);
	assert_null(strstr(found, "new-bees"));
}

static void there_are_at_most_three_codes(void **state)
{
	struct growth_case *growth = *state;
	const GPtrArray *organisations = growth->guide->organisations;
	g_autofree char *found = NULL;
	g_auto(GStrv) lines = NULL;

	growth->plan->sheet.sheet = SHEET_PERSON;
	plan_case_language(growth->plan, LANGUAGE_NL);
	for (guint i = 0; i < organisations->len; i++) {
		const struct guide_organisation *organisation = organisations->pdata[i];

		add_organisation(growth, organisation->name.in[LANGUAGE_NL]);
	}
	found = codes(growth);
	lines = g_strsplit(found, "\n", -1);
	assert_int_equal(g_strv_length(lines), 3 + 1);
}

#define CONTACT_TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CONTACT_TEST(a_person_reads_whom_to_call),
		CONTACT_TEST(it_stands_once_in_their_own_language),
		CONTACT_TEST(a_helper_knows_whom_to_call),
		CONTACT_TEST(what_was_not_verified_or_would_tell_is_not_printed),
		CONTACT_TEST(an_organisation_on_the_sheet_has_a_code),
		CONTACT_TEST(what_stays_between_us_has_no_code),
		CONTACT_TEST(there_are_at_most_three_codes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

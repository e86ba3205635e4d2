/* A sheet for an organisation: nothing but what its consent covers, and nothing at all without one.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/organisation_sheet.h"
#include "support/builders.h"
#include "support/consent.h"
#include "support/growth_case.h"

#include <string.h>

#define WHO "Werkcentrum"

static const struct {
	enum consent_part part;
	const char *word; /* planted in it, and nowhere else */
} planted[] = {
	{ CONSENT_PART_PERSPECTIVE, "ПЛАНТОВАНА-МРІЯ" },
	{ CONSENT_PART_OBSTACLES, "ПЛАНТОВАНА-ПЕРЕШКОДА" },
	{ CONSENT_PART_OBSTACLES, "ПЛАНТОВАНИЙ-ВИХІД" },
	{ CONSENT_PART_STEPS, "ПЛАНТОВАНИЙ-КРОК" },
	{ CONSENT_PART_SKILLS, "ПЛАНТОВАНЕ-ВМІННЯ" },
};

/* Never on it, whatever was agreed. */
#define NEVER "ПЛАНТОВАНЕ-ІНШЕ"

static struct plan_item *add(struct person_file *file, enum plan_kind kind, record_id parent,
			     const char *text)
{
	struct plan_item *item = plan_item_new(kind);

	item->id = 9000 + file->plan->items->len;
	item->parent_id = parent;
	growth_case_set(&item->text, text);
	g_strlcpy(item->language, "uk", sizeof(item->language));
	g_ptr_array_add(file->plan->items, item);
	return item;
}

static void add_skill(struct person_file *file, const char *text, bool on_sheet, bool between_us)
{
	struct skill *skill = skill_new();

	skill->kind = SKILL_STUDIED;
	growth_case_set(&skill->text, text);
	skill->on_sheet = on_sheet;
	skill->between_us = between_us;
	g_ptr_array_add(file->skills, skill);
}

static void add_words_of_others(struct person_file *file)
{
	struct participant *who = file->participant;
	struct lesson *lesson = lesson_new();
	char **const texts[] = { &who->desk_note,   &who->location,         &who->speaks,
				 &who->interpreter, &who->appointment_note, &lesson->text };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		growth_case_set(texts[i], NEVER);
	who->appointment_on = TEST_DAY + 3;
	g_ptr_array_add(file->lessons, lesson);
	if (!file->household)
		file->household = household_new();
	growth_case_set(&file->household->name, NEVER);
}

static void plant(struct person_file *file)
{
	struct plan_item *obstacle = add(file, PLAN_OBSTACLE, 0, planted[1].word);
	struct plan_item *way = add(file, PLAN_BREAKTHROUGH, obstacle->id, planted[2].word);
	char **const corners[] = { &way->rule, &way->grip, &way->cost, &way->who_agrees,
				   &way->learned };

	for (size_t i = 0; i < G_N_ELEMENTS(corners); i++)
		growth_case_set(corners[i], NEVER);
	add(file, PLAN_PERSPECTIVE, 0, planted[0].word);
	add(file, PLAN_STEP, 0, planted[3].word);
	add_skill(file, planted[4].word, true, false);
	add_skill(file, NEVER, false, false);
	add_skill(file, NEVER, true, true);
	add(file, PLAN_STRENGTH, 0, NEVER);
	add(file, PLAN_HELPER, 0, NEVER);
	for (int kind = 0; kind < PLAN_KIND_COUNT; kind++)
		add(file, (enum plan_kind)kind, kind == PLAN_BREAKTHROUGH ? obstacle->id : 0, NEVER)
			->between_us = true;
	add_words_of_others(file);
}

static struct consent *agree(struct growth_case *growth, guint parts)
{
	struct consent *consent = some_consent(CONSENT_SHARING, WHO, CONSENT_GIVEN, TEST_DAY - 7);

	consent->parts = parts;
	g_ptr_array_add(growth->plan->file->consents, consent);
	return consent;
}

static int setup(void **state)
{
	struct growth_case *growth = growth_case_new();

	plant(growth->plan->file);
	growth->plan->sheet.languages[0] = LANGUAGE_NL;
	growth->plan->sheet.language_count = 1;
	growth->plan->sheet.with_between_us = true; /* not obeyed here */
	*state = growth;
	return 0;
}

static int teardown(void **state)
{
	growth_case_free(*state);
	return 0;
}

static struct document *made(const struct growth_case *growth)
{
	struct error error = ERROR_CLEAR;
	struct document *document = organisation_sheet_make(&growth->plan->sheet, WHO, &error);

	if (!document)
		fail_msg("%s", error.sentence);
	return document;
}

static bool has(const struct document *document, const char *words)
{
	g_autofree char *text = document_to_text(document, 400);

	return strstr(text, words) != NULL;
}

/* What goes down the pipe to the PDF holds more than the text: titles, footers, labels of pictures. */
static bool bytes_have(const struct document *document, const char *words)
{
	g_autoptr(GByteArray) bytes = document_to_bytes(document);

	return memmem(bytes->data, bytes->len, words, strlen(words)) != NULL;
}

static void every_combination_of_parts_shows_these_and_no_others(void **state)
{
	struct growth_case *growth = *state;

	for (guint parts = 1; parts <= CONSENT_PART_ALL; parts++) {
		struct document *document;

		g_ptr_array_set_size(growth->plan->file->consents, 0);
		agree(growth, parts);
		document = made(growth);
		for (size_t i = 0; i < G_N_ELEMENTS(planted); i++)
			assert_int_equal(bytes_have(document, planted[i].word),
					 (parts & planted[i].part) != 0);
		assert_false(bytes_have(document, NEVER));
		assert_false(bytes_have(document, SECRET_OBSTACLE));
		assert_false(bytes_have(document, SECRET_STEP));
		assert_false(bytes_have(document, PARTNER_SECRET));
		document_free(document);
	}
}

static void the_head_says_for_whom_what_for_and_since_when(void **state)
{
	struct growth_case *growth = *state;
	struct document *document;

	agree(growth, CONSENT_PART_STEPS);
	document = made(growth);
	assert_true(has(document, "Voor: " WHO ". Doel: пошук роботи."));
	assert_true(has(document, "Toestemming van 13 november 2026."));
	assert_true(has(document, "Doorgeven mag niet."));
	assert_non_null(strstr(document->footer, "voor " WHO " · niet doorgeven"));
	document_free(document);
}

static void assert_refused(const struct growth_case *growth, const char *organisation,
			   const char *sentence, day on)
{
	struct error error = ERROR_CLEAR;

	assert_null(organisation_sheet_make(&growth->plan->sheet, organisation, &error));
	assert_int_equal(error.kind, ERROR_FAILED);
	assert_string_equal(error.sentence, sentence);
	assert_string_equal(error.key, organisation);
	assert_int_equal(error.on, on);
}

static void without_a_consent_that_stands_there_is_no_sheet(void **state)
{
	struct growth_case *growth = *state;
	struct consent *consent;

	assert_refused(growth, WHO, "consent.never_asked", 0);
	consent = agree(growth, CONSENT_PART_ALL);
	assert_refused(growth, "Taalhuis", "consent.never_asked", 0);
	consent->withdrawn_on = TEST_DAY;
	assert_refused(growth, WHO, "consent.was_withdrawn", TEST_DAY);
	g_ptr_array_set_size(growth->plan->file->consents, 0);
	agree(growth, CONSENT_PART_ALL)->answer = CONSENT_REFUSED;
	assert_refused(growth, WHO, "consent.was_refused", TEST_DAY - 7);
	assert_refused(growth, " werkcentrum", "consent.was_refused", TEST_DAY - 7);
}

static void research_is_no_consent_to_share(void **state)
{
	struct growth_case *growth = *state;

	g_ptr_array_add(growth->plan->file->consents,
			some_consent(CONSENT_RESEARCH, "", CONSENT_GIVEN, TEST_DAY));
	assert_refused(growth, WHO, "consent.never_asked", 0);
	assert_refused(growth, "", "consent.never_asked", 0);
}

static void the_refusal_is_said_with_its_day_in_three_languages(void **state)
{
	static const char *const days[LANGUAGE_COUNT] = {
		[LANGUAGE_UK] = "20 листопада 2026",
		[LANGUAGE_NL] = "20 november 2026",
		[LANGUAGE_EN] = "20 November 2026",
	};
	struct growth_case *growth = *state;
	struct error error = ERROR_CLEAR;
	g_autofree char *directory = content_directory(NULL, &error);

	agree(growth, CONSENT_PART_ALL)->withdrawn_on = TEST_DAY;
	assert_null(organisation_consent(growth->plan->file, WHO, &error));
	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		struct sentences *sentences = sentences_load(directory, (enum language)i, NULL);
		g_autofree char *said = say_error(sentences, &error);

		assert_non_null(strstr(said, days[i]));
		assert_non_null(strstr(said, WHO));
		sentences_free(sentences);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(every_combination_of_parts_shows_these_and_no_others),
		TEST(the_head_says_for_whom_what_for_and_since_when),
		TEST(without_a_consent_that_stands_there_is_no_sheet),
		TEST(research_is_no_consent_to_share),
		TEST(the_refusal_is_said_with_its_day_in_three_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

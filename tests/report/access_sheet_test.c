/* Everything that is kept about somebody stands on their own sheet: every word, in each of their languages.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/access_sheet.h"
#include "support/builders.h"
#include "support/growth.h"
#include "support/plan_case.h"

#include <string.h>

/* Lets every text of a file be a word of its own, so that each can be looked for. */
static void mark(GPtrArray *words, char **text)
{
	char *word = g_strdup_printf("СЛОВО-%04u", words->len);

	g_free(*text);
	*text = word;
	g_ptr_array_add(words, g_strdup(word));
}

static void mark_person(GPtrArray *words, struct person_file *file)
{
	struct participant *who = file->participant;

	mark(words, &who->pseudonym);
	mark(words, &who->speaks);
	mark(words, &who->reads);
	mark(words, &who->interpreter);
	mark(words, &who->location);
	mark(words, &who->desk_note);
	mark(words, &who->appointment_note);
	if (!file->household)
		file->household = household_new();
	mark(words, &file->household->name);
	for (guint i = 0; i < file->consents->len; i++) {
		struct consent *consent = file->consents->pdata[i];

		mark(words, &consent->text);
		if (consent->purpose == CONSENT_SHARING)
			mark(words, &consent->aim);
	}
}

static void mark_plan(GPtrArray *words, struct plan *plan)
{
	for (guint i = 0; i < plan->items->len; i++) {
		struct plan_item *item = plan->items->pdata[i];

		mark(words, &item->text);
		if (item->kind == PLAN_STEP)
			mark(words, &item->owner_name);
		for (guint j = 0; j < item->renderings->len; j++)
			mark(words, &((struct rendering *)item->renderings->pdata[j])->text);
		if (item->kind != PLAN_BREAKTHROUGH)
			continue;
		mark(words, &item->rule);
		mark(words, &item->grip);
		mark(words, &item->cost);
		mark(words, &item->who_agrees);
		mark(words, &item->learned);
	}
}

static void mark_growth(GPtrArray *words, struct person_file *file)
{
	for (guint i = 0; i < file->lessons->len; i++) {
		struct lesson *lesson = file->lessons->pdata[i];

		mark(words, &lesson->text);
		mark(words, &lesson->who_should_hear);
	}
	for (guint i = 0; i < file->skills->len; i++)
		mark(words, &((struct skill *)file->skills->pdata[i])->evidence);
	for (guint i = 0; i < file->couplings->len; i++) {
		struct coupling *coupling = file->couplings->pdata[i];

		mark(words, &coupling->text);
		mark(words, &coupling->through);
		mark(words, &coupling->contract);
		mark(words, &coupling->sector);
	}
	for (guint i = 0; i < file->versions->len; i++)
		mark_plan(words, ((struct plan_version *)file->versions->pdata[i])->plan);
}

static void add_talk(GPtrArray *words, struct person_file *file)
{
	struct conversation *talk = conversation_new();
	struct answer *answer = answer_new();

	talk->id = 1;
	talk->said_on = TEST_DAY;
	talk->present = PRESENT_CHILD;
	mark(words, &talk->where_we_were);
	g_ptr_array_add(file->conversations, talk);
	answer->conversation_id = 1;
	answer->between_us = true;
	g_free(answer->card_id);
	answer->card_id = g_strdup("work-lost-in-time");
	mark(words, &answer->text);
	g_ptr_array_add(file->answers, answer);
	for (int voice = VOICE_PARTICIPANT; voice <= VOICE_COUNSELLOR; voice++) {
		struct rating *rating = rating_new();

		rating->conversation_id = voice == VOICE_PARTICIPANT ? 1 : 0;
		rating->voice = (enum voice)voice;
		rating->between_us = true;
		mark(words, &rating->note);
		g_ptr_array_add(file->ratings, rating);
	}
}

static struct access *whole(GPtrArray *words)
{
	struct access *access = access_new();
	struct unfinished *typed = g_new0(struct unfinished, 1);
	struct audit_line *line = g_new0(struct audit_line, 1);

	person_file_free(access->file);
	access->file = grown_file("NIJ-0042");
	mark_person(words, access->file);
	mark_plan(words, access->file->plan);
	mark_growth(words, access->file);
	add_talk(words, access->file);
	mark(words, &access->rules.name);
	mark(words, &access->rules.basis_note);
	mark(words, &access->rules.privacy_contact);
	access->rules.basis = BASIS_PUBLIC_TASK;
	mark(words, &typed->text);
	g_ptr_array_add(access->unfinished, typed);
	line->at = TEST_NOON;
	line->action = AUDIT_PRINTED;
	mark(words, &line->who);
	g_ptr_array_add(access->audit, line);
	return access;
}

static void every_word_stands_on_it_in_each_language(void **state)
{
	struct plan_case *plan_case = plan_case_new();
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
	struct access *access = whole(words);

	(void)state;
	assert_true(words->len > 60);
	for (int language = LANGUAGE_UK; language <= LANGUAGE_NL; language++) {
		struct document *document;
		g_autofree char *text = NULL;

		plan_case_language(plan_case, (enum language)language);
		document = access_sheet_make(&plan_case->sheet, access);
		text = document_to_text(document, 400);
		for (guint i = 0; i < words->len; i++)
			if (!strstr(text, words->pdata[i]))
				fail_msg("word %u of %u is missing", i, words->len);
		document_free(document);
	}
	access_free(access);
	plan_case_free(plan_case);
}

static void it_says_who_keeps_it_why_and_until_when(void **state)
{
	struct plan_case *plan_case = plan_case_new();
	struct access *access = access_new();
	struct document *document;
	g_autofree char *text = NULL;

	(void)state;
	plan_case_language(plan_case, LANGUAGE_NL);
	access->file->participant->review_on = TEST_DAY + 365;
	access->rules.basis = BASIS_CONSENT;
	document = access_sheet_make(&plan_case->sheet, access);
	text = document_to_text(document, 400);
	assert_non_null(strstr(text, "Alles wat wij over je bewaren"));
	assert_non_null(strstr(text, "De naam van de organisatie is hier nog niet ingevuld."));
	assert_non_null(strstr(text, "Grondslag: Toestemming"));
	assert_non_null(strstr(text, "artikel 6 lid 1 onder a"));
	assert_non_null(strstr(text, "De tekst is een concept"));
	assert_non_null(strstr(text, "20 november 2027"));
	assert_non_null(strstr(text, "We hebben je nog niet om extra toestemming gevraagd."));
	document_free(document);
	access_free(access);
	plan_case_free(plan_case);
}

static void each_language_is_a_part_of_its_own(void **state)
{
	struct plan_case *plan_case = plan_case_new();
	struct access *access = access_new();
	struct document *document = access_sheet_make(&plan_case->sheet, access);
	g_autofree char *text = document_to_text(document, 400);

	(void)state;
	assert_non_null(strstr(text, "Усе, що ми про Вас зберігаємо"));
	assert_non_null(strstr(text, "Alles wat wij over je bewaren"));
	document_free(document);
	access_free(access);
	plan_case_free(plan_case);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_stands_on_it_in_each_language),
		cmocka_unit_test(it_says_who_keeps_it_why_and_until_when),
		cmocka_unit_test(each_language_is_a_part_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

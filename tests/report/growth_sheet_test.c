/* Knots, ways out, facts, lessons, skills, change and the household on paper: what stands there, for whom, and what never does.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/change_sheet.h"
#include "report/file_sheet.h"
#include "report/household_sheet.h"
#include "report/skills_sheet.h"
#include "support/growth_case.h"

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

/* Takes the document. */
static char *text_of(struct document *document)
{
	char *text = document_to_text(document, 100);

	document_free(document);
	return text;
}

static char *plan_text(const struct growth_case *growth)
{
	return text_of(plan_sheet_make(&growth->plan->sheet));
}

static char *household_text(const struct growth_case *growth)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new();

	g_ptr_array_add(files, growth->plan->file);
	g_ptr_array_add(files, growth->partner);
	return text_of(household_sheet_make(&growth->plan->sheet, files));
}

/* Takes the text. */
static void assert_order(char *text, const char *const *words)
{
	const char *at = text;

	for (; *words; words++) {
		const char *found = strstr(at, *words);

		if (!found)
			fail_msg("missing or out of order: %s\n%s", *words, text);
		at = found + strlen(*words);
	}
	g_free(text);
}

/* Takes the text. */
static void assert_without(char *text, const char *words)
{
	if (strstr(text, words))
		fail_msg("must not be there: %s\n%s", words, text);
	g_free(text);
}

static void what_stands_in_the_way_has_an_order_and_the_knot_a_picture(void **state)
{
	static const char *const order[] = {
		"Hier kun je nu aan werken",
		"1 Geen plek",
		"Een knoop",
		"3 ⟲ 4 ⟲ 5",
		"3 houdt vast: 4, 6",
		"4 houdt vast: 5",
		"5 houdt vast: 3",
		"Waar begin je?",
		"3, 4, 5?",
		"3 Ik heb geen opvang",
		"Dit komt daarna",
		"6 Geen tijd voor taalles",
		"wacht op 3",
		NULL,
	};
	struct growth_case *growth = *state;

	plan_case_language(growth->plan, LANGUAGE_NL);
	assert_order(plan_text(growth), order);
}

/* With one of the three between us, the others are no knot on this sheet, and nothing says that they are held. */
static void a_hidden_obstacle_is_in_no_knot(void **state)
{
	struct growth_case *growth = *state;
	g_autofree char *text = NULL;

	plan_case_language(growth->plan, LANGUAGE_NL);
	growth->childcare->between_us = true;
	text = plan_text(growth);
	assert_null(strstr(text, "knoop"));
	assert_null(strstr(text, "⟲"));
	assert_null(strstr(text, "wacht op 3"));
	assert_non_null(strstr(text, "wacht op 4"));
}

static void hold(struct growth_case *growth, const struct plan_item *from,
		 const struct plan_item *to)
{
	struct holding *holding = g_new0(struct holding, 1);

	holding->from_id = from->id;
	holding->to_id = to->id;
	g_ptr_array_add(growth->plan->file->holdings, holding);
}

/* Work holds both others and is held by both: only without it are they free. */
static void the_lever_that_frees_most_is_asked_about_by_name(void **state)
{
	static const char *const order[] = { "Waar begin je?", "Wat als 4, ‘Ik heb geen werk",
					     "nog 2 obstakels los.", NULL };
	struct growth_case *growth = *state;

	plan_case_language(growth->plan, LANGUAGE_NL);
	g_ptr_array_set_size(growth->plan->file->holdings, 0);
	hold(growth, growth->work, growth->childcare);
	hold(growth, growth->childcare, growth->work);
	hold(growth, growth->work, growth->housing);
	hold(growth, growth->housing, growth->work);
	assert_order(plan_text(growth), order);
}

static void a_corner_that_is_empty_stays_open_on_the_helpers_sheet(void **state)
{
	static const char *const order[] = { "3.1 Ouders die elkaar",
					     "sinds 02-11-2026",
					     "Waarom het mag: Rapport OpenEmbassy",
					     "Hoe het grip geeft: Три дні",
					     "oorspronkelijke taal: Oekraïens",
					     "Kosten en baten: [ nog open ]",
					     NULL };
	struct growth_case *growth = *state;

	growth_case_for_helper(growth);
	assert_order(plan_text(growth), order);
}

static void the_language_of_the_corners_is_said_once_below_them(void **state)
{
	struct growth_case *growth = *state;
	const char *grip, *cost, *note;
	g_autofree char *text = NULL;

	growth_case_set(&growth->way->cost, "Дві години");
	growth_case_for_helper(growth);
	text = plan_text(growth);
	grip = strstr(text, "Hoe het grip geeft: Три дні");
	cost = strstr(text, "Kosten en baten: Дві години");
	assert_non_null(grip);
	assert_non_null(cost);
	note = strstr(grip, "oorspronkelijke taal: Oekraïens");
	assert_non_null(note);
	assert_true(note > cost);
}

static void corners_causes_lessons_and_sources_are_not_on_the_persons_sheet(void **state)
{
	static const char *const helpers[] = { "Waarom het mag", "oorzaak:", "wethouder", "bron:" };
	struct growth_case *growth = *state;

	plan_case_language(growth->plan, LANGUAGE_NL);
	for (size_t i = 0; i < G_N_ELEMENTS(helpers); i++)
		assert_without(plan_text(growth), helpers[i]);
	growth_case_for_helper(growth);
	assert_order(plan_text(growth),
		     (const char *const[]){ "oorzaak: in de regels", "bron:", "Wie een huis zoekt",
					    "moet horen: wethouder wonen", NULL });
}

static void a_lesson_between_us_or_from_something_between_us_is_told_nobody(void **state)
{
	struct growth_case *growth = *state;
	struct lesson *lesson = growth->plan->file->lessons->pdata[0];

	growth_case_for_helper(growth);
	assert_without(plan_text(growth), "ТАЄМНИЦЯ");
	lesson->item_id = growth->language->id;
	growth->language->between_us = true;
	assert_without(plan_text(growth), "Wie een huis zoekt");
}

static void anywhere_comes_first_and_attempts_stand_apart(void **state)
{
	static const char *const order[] = { "De volgende stappen\n",
					     "Met de buurvrouw praten",
					     "Een cv in twee talen maken",
					     "overal nuttig",
					     "Wat er beloofd is",
					     "Wat we gevraagd hebben",
					     "Andere stappen",
					     "Een fiets zoeken",
					     "rust nu",
					     "Een paar pogingen tegelijk",
					     "De bakker schrijven",
					     "Het administratiekantoor schrijven",
					     NULL };
	struct growth_case *growth = *state;

	plan_case_language(growth->plan, LANGUAGE_NL);
	assert_order(plan_text(growth), order);
}

static void a_step_on_a_fact_past_its_last_day_is_to_be_checked_on_every_sheet(void **state)
{
	static const char *const order[] = { "Vragen wat er na maart",
					     "controleer dit: gold tot en met 04-03-2027", NULL };
	struct growth_case *growth = *state;

	plan_case_language(growth->plan, LANGUAGE_NL);
	growth->plan->sheet.today = day_from_iso("2027-03-04");
	assert_without(plan_text(growth), "gold tot en met 04-03-2027");
	growth->plan->sheet.today = day_from_iso("2027-03-05");
	assert_order(plan_text(growth), order);
	growth_case_for_helper(growth);
	assert_order(plan_text(growth), order);
	growth->protected_step->shared = true;
	assert_order(household_text(growth), order);
}

static void a_legal_fact_that_nobody_signed_says_with_whom_to_check(void **state)
{
	static const char *const order[] = { "Vragen wat er na maart",
					     "vraag na bij: VluchtelingenWerk",
					     "Waar dit plan op steunt",
					     "stand van 28-11-2025",
					     "geldt tot en met 04-03-2027",
					     "nog niet door een deskundige",
					     NULL };
	struct growth_case *growth = *state;

	growth_case_for_helper(growth);
	assert_order(plan_text(growth), order);
}

static void a_fact_that_is_unknown_is_to_be_checked(void **state)
{
	struct growth_case *growth = *state;

	plan_case_language(growth->plan, LANGUAGE_NL);
	growth_case_set(&growth->protected_step->fact_id, "gone-from-the-guide");
	assert_order(plan_text(growth),
		     (const char *const[]){ "Vragen wat er na maart", "controleer dit", NULL });
}

static gunichar any_cyrillic(const char *text)
{
	for (; *text; text = g_utf8_next_char(text))
		if (g_unichar_get_script(g_utf8_get_char(text)) == G_UNICODE_SCRIPT_CYRILLIC)
			return g_utf8_get_char(text);
	return 0;
}

static void add_from_guide(struct plan_case *plan_case, enum plan_kind kind, const char *id,
			   const struct texts *texts)
{
	struct plan_item *item = plan_case_add(plan_case, kind, 0, texts->in[LANGUAGE_UK], NULL);

	growth_case_set(&item->stock_id, id);
}

/* Every obstacle, way out and step there is. */
static void a_plan_from_the_guide_alone_is_whole_in_each_language(void **state)
{
	struct growth_case *growth = *state;
	const struct guide *guide = growth->guide;
	struct plan_case *plan_case = growth->plan;
	g_autofree char *text = NULL;

	g_ptr_array_set_size(plan_case->file->plan->items, 0);
	growth_case_set(&plan_case->file->participant->pseudonym, "Lina");
	for (guint i = 0; i < guide->obstacles->len; i++) {
		const struct guide_obstacle *known = guide->obstacles->pdata[i];

		add_from_guide(plan_case, PLAN_OBSTACLE, known->id, &known->text);
	}
	for (guint i = 0; i < guide->breakthroughs->len; i++) {
		const struct guide_breakthrough *known = guide->breakthroughs->pdata[i];

		add_from_guide(plan_case, PLAN_BREAKTHROUGH, known->id, &known->text);
	}
	for (guint i = 0; i < guide->steps->len; i++) {
		const struct stock_step *known = guide->steps->pdata[i];

		add_from_guide(plan_case, PLAN_STEP, known->id, &known->text);
	}
	plan_case->file->participant->appointment_on = DAY_NONE;
	plan_case_language(plan_case, LANGUAGE_NL);
	text = plan_text(growth);
	assert_int_equal(any_cyrillic(text), 0);
	assert_null(strstr(text, "oorspronkelijke taal"));
	g_clear_pointer(&text, g_free);
	plan_case_language(plan_case, LANGUAGE_UK);
	text = plan_text(growth);
	assert_null(strstr(text, "мова оригіналу"));
}

static void an_employer_sees_only_what_was_chosen_and_no_code(void **state)
{
	static const char *const order[] = { "Wat ik kan",
					     "Ліна",
					     "bakkerij",
					     "Boekhouding",
					     "diploma",
					     "Nederlands · A2",
					     "Oekraïens · C2",
					     "buurtfeest",
					     "liefst in een klein team",
					     NULL };
	struct growth_case *growth = *state;
	struct skill *first = growth->plan->file->skills->pdata[0];

	growth->plan->sheet.with_between_us = true;
	plan_case_language(growth->plan, LANGUAGE_NL);
	assert_order(text_of(skills_sheet_make(&growth->plan->sheet)), order);
	assert_without(text_of(skills_sheet_make(&growth->plan->sheet)), "NIET-GEKOZEN");
	assert_without(text_of(skills_sheet_make(&growth->plan->sheet)), "NIJ-0042");
	first->between_us = true;
	assert_without(text_of(skills_sheet_make(&growth->plan->sheet)), "Boekhouding");
}

static void the_counsellors_voice_is_on_the_helpers_sheet_only(void **state)
{
	static const char *const both[] = {
		"Werk",
		"Zoals de deelnemer het ziet: 12-03-2026 nu niet · 20-08-2026 wringt",
		"20-11-2026 gaat goed",
		"Zoals de begeleider het ziet: 12-03-2026 wringt",
		"20-11-2026 nu niet",
		NULL
	};
	struct growth_case *growth = *state;

	plan_case_language(growth->plan, LANGUAGE_NL);
	assert_without(text_of(change_sheet_make(&growth->plan->sheet, NULL)), "begeleider");
	assert_without(text_of(change_sheet_make(&growth->plan->sheet, NULL)),
		       "20-11-2026 nu niet");
	growth_case_for_helper(growth);
	assert_order(text_of(change_sheet_make(&growth->plan->sheet, NULL)), both);
}

/* The points of one voice, as text. */
static char *points_of(const struct document *document, int series)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < document->blocks->len; i++) {
		const struct block *block = document->blocks->pdata[i];

		for (guint j = 0;
		     block->kind == BLOCK_CHART && block->points && j < block->points->len; j++) {
			const struct point *point = &g_array_index(block->points, struct point, j);

			if (point->series == series)
				g_string_append_printf(out, "%u:%d,%d,%d ", i, point->x, point->y,
						       point->value);
		}
	}
	return g_string_free(out, FALSE);
}

/* Whatever one voice says, every figure of the other stays, and there is no third. */
static void one_voice_changes_no_figure_of_the_other(void **state)
{
	struct growth_case *growth = *state;
	g_autofree char *before = NULL;
	struct document *document;

	growth_case_for_helper(growth);
	document = change_sheet_make(&growth->plan->sheet, NULL);
	before = points_of(document, 0);
	document_free(document);
	for (int score = SCORE_NONE; score <= 10; score++) {
		g_autofree char *after = NULL;

		for (guint i = 0; i < growth->plan->file->ratings->len; i++) {
			struct rating *rating = growth->plan->file->ratings->pdata[i];

			if (rating->voice != VOICE_COUNSELLOR)
				continue;
			rating->score = score;
			rating->feeling = (enum feeling)(1 + (score + 1 + (int)i) % 3);
		}
		document = change_sheet_make(&growth->plan->sheet, NULL);
		after = points_of(document, 0);
		assert_string_equal(before, after);
		document_free(document);
	}
}

static void a_domain_that_is_between_us_has_no_chart(void **state)
{
	struct growth_case *growth = *state;
	const GPtrArray *ratings = growth->plan->file->ratings;

	((struct rating *)ratings->pdata[ratings->len - 1])->between_us = true;
	growth_case_for_helper(growth);
	assert_without(text_of(change_sheet_make(&growth->plan->sheet, NULL)), "Wonen");
}

static void two_versions_show_what_is_new_moved_on_and_said_otherwise(void **state)
{
	static const char *const order[] = { "sinds 20 augustus 2026",
					     "Er is beweging",
					     "3.1 Ouders",
					     "Nieuw",
					     "3.5 De bakker",
					     "3.6 Het administratiekantoor",
					     NULL };
	static const char *const words[] = { "Іншими словами", "Хочу знову працювати",
					     "раніше: Хочу працювати", NULL };
	struct growth_case *growth = *state;

	plan_case_language(growth->plan, LANGUAGE_NL);
	assert_order(text_of(change_sheet_make(&growth->plan->sheet, NULL)), order);
	plan_case_language(growth->plan, LANGUAGE_UK);
	assert_order(text_of(change_sheet_make(&growth->plan->sheet, NULL)), words);
	assert_without(text_of(change_sheet_make(&growth->plan->sheet, NULL)), "ТАЄМНИЦЯ");
}

static void a_change_that_became_a_secret_is_not_told(void **state)
{
	struct growth_case *growth = *state;

	plan_case_language(growth->plan, LANGUAGE_UK);
	growth->way->between_us = true;
	assert_without(text_of(change_sheet_make(&growth->plan->sheet, NULL)), "Батьки, які");
}

static void a_household_sees_what_is_shared_and_a_knot_across_its_members(void **state)
{
	static const char *const order[] = { "Ons plan als gezin",
					     "1 We vinden geen eigen huis",
					     "2 Ik werk 's nachts",
					     "Тарас",
					     "1 ⟲ 2",
					     "Met de planner praten",
					     NULL };
	struct growth_case *growth = *state;

	growth->housing->shared = true;
	plan_case_language(growth->plan, LANGUAGE_NL);
	assert_order(household_text(growth), order);
	assert_without(household_text(growth), "Geen tijd voor taalles");
}

/* Nothing of one adult is on another's paper, whichever sheet, whatever was asked for; nor on the household's unless shared. */
static void nothing_of_one_adult_is_on_another_paper(void **state)
{
	struct growth_case *growth = *state;
	struct plan_sheet *sheet = &growth->plan->sheet;

	for (int between_us = 0; between_us < 2; between_us++) {
		for (int who = 0; who < 2; who++) {
			sheet->sheet = (enum sheet_for)who;
			sheet->with_between_us = between_us;
			assert_without(text_of(plan_sheet_make(sheet)), PARTNER_SECRET);
			assert_without(text_of(plan_sheet_make(sheet)), "Тарас");
			assert_without(text_of(change_sheet_make(sheet, NULL)), PARTNER_SECRET);
			assert_without(text_of(skills_sheet_make(sheet)), PARTNER_SECRET);
			assert_without(household_text(growth), PARTNER_SECRET);
			assert_without(household_text(growth), "ТАЄМНИЦЯ");
			assert_without(household_text(growth), "Веду рахунки");
		}
	}
	sheet->file = growth->partner;
	assert_without(text_of(plan_sheet_make(sheet)), "Ліна");
}

static void a_change_in_the_household_asks_and_tells_not_whose_it_was(void **state)
{
	struct growth_case *growth = *state;
	struct family_question *question = g_new0(struct family_question, 1);
	const struct guide_event *event = NULL;

	for (guint i = 0; i < growth->guide->events->len && !event; i++) {
		const struct guide_event *one = growth->guide->events->pdata[i];

		event = one->household ? one : NULL;
	}
	assert_non_null(event);
	question->event = g_strdup(event->id);
	g_ptr_array_add(growth->plan->file->family_questions, question);
	plan_case_language(growth->plan, LANGUAGE_NL);
	assert_order(plan_text(growth),
		     (const char *const[]){ "Een vraag voor het hele gezin", NULL });
	growth_case_for_helper(growth);
	assert_without(plan_text(growth), "Een vraag voor het hele gezin");
	growth->plan->sheet.sheet = SHEET_PERSON;
	question->talked_about = true;
	assert_without(plan_text(growth), "Een vraag voor het hele gezin");
}

/* At the desk nothing of the file is left out, also what is between us. */
static void the_whole_file_holds_every_word_that_grew(void **state)
{
	static const char *const order[] = { "Три дні на тиждень",
					     "Wat het plan opleverde",
					     "drie ochtenden boekhouding",
					     "Bakkerij De Korenbloem",
					     "via de buurvrouw",
					     "Wat ik kan",
					     "NIET-GEKOZEN",
					     "Wat we leren",
					     "ТАЄМНИЦЯ-УРОК",
					     "tussen ons",
					     NULL };
	struct growth_case *growth = *state;
	struct person_file *file = growth->plan->file;
	struct coupling *coupling = coupling_new();
	struct organisation *bakery = organisation_new();

	bakery->id = coupling->organisation_id = 7;
	growth_case_set(&bakery->name, "Bakkerij De Korenbloem");
	growth_case_set(&coupling->text, "drie ochtenden boekhouding");
	growth_case_set(&coupling->through, "via de buurvrouw");
	strcpy(coupling->language, "nl");
	g_ptr_array_add(file->organisations, bakery);
	g_ptr_array_add(file->couplings, coupling);
	assert_order(text_of(file_sheet_make(file, growth->plan->content,
					     growth->plan->sentences[LANGUAGE_NL])),
		     order);
}

#define SHEET_TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHEET_TEST(what_stands_in_the_way_has_an_order_and_the_knot_a_picture),
		SHEET_TEST(a_hidden_obstacle_is_in_no_knot),
		SHEET_TEST(the_lever_that_frees_most_is_asked_about_by_name),
		SHEET_TEST(a_corner_that_is_empty_stays_open_on_the_helpers_sheet),
		SHEET_TEST(the_language_of_the_corners_is_said_once_below_them),
		SHEET_TEST(corners_causes_lessons_and_sources_are_not_on_the_persons_sheet),
		SHEET_TEST(a_lesson_between_us_or_from_something_between_us_is_told_nobody),
		SHEET_TEST(anywhere_comes_first_and_attempts_stand_apart),
		SHEET_TEST(a_step_on_a_fact_past_its_last_day_is_to_be_checked_on_every_sheet),
		SHEET_TEST(a_legal_fact_that_nobody_signed_says_with_whom_to_check),
		SHEET_TEST(a_fact_that_is_unknown_is_to_be_checked),
		SHEET_TEST(a_plan_from_the_guide_alone_is_whole_in_each_language),
		SHEET_TEST(an_employer_sees_only_what_was_chosen_and_no_code),
		SHEET_TEST(the_counsellors_voice_is_on_the_helpers_sheet_only),
		SHEET_TEST(one_voice_changes_no_figure_of_the_other),
		SHEET_TEST(a_domain_that_is_between_us_has_no_chart),
		SHEET_TEST(two_versions_show_what_is_new_moved_on_and_said_otherwise),
		SHEET_TEST(a_change_that_became_a_secret_is_not_told),
		SHEET_TEST(a_household_sees_what_is_shared_and_a_knot_across_its_members),
		SHEET_TEST(nothing_of_one_adult_is_on_another_paper),
		SHEET_TEST(the_whole_file_holds_every_word_that_grew),
		SHEET_TEST(a_change_in_the_household_asks_and_tells_not_whose_it_was),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

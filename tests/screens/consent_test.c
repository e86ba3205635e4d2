/* Consents: asked in both languages, answered with one key, read again, withdrawn; refusing blocks nothing.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/consent_screens.h"
#include "screens/planning.h"
#include "store/consents.h"
#include "store/plans.h"
#include "support/world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define ORGANISATION "Gemeente Nijmegen"
#define AIM "een plek op de taalles"

static GPtrArray *consents_of(struct world *world, record_id person)
{
	GPtrArray *consents = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(consent_list(world->services.vault, person, &consents, &error));
	return consents;
}

static const char *top(struct world *world)
{
	return app_top(world->services.app)->kind->name;
}

/* On the page of the person, in a world where nobody was asked anything. */
static struct world *at_the_person(const char *language, record_id *person)
{
	struct world *world = world_new(language);

	*person = world_person(world);
	world_open(world, people_screen_new(&world->services));
	world_open(world, participant_screen_new(&world->services, *person));
	return world;
}

static void share(struct world *world)
{
	world_press(world, "1");
	world_type(world, ORGANISATION "\n" AIM "\n");
	world_wait(world, 1000);
	world_press(world, "1 2 3 4");
}

static void the_question_stands_in_both_languages(void **state)
{
	static const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		record_id person;
		struct world *world = at_the_person(languages[i], &person);
		g_autofree char *none = g_strconcat("screens/consents_none_", languages[i], NULL);
		g_autofree char *sharing =
			g_strconcat("screens/consent_sharing_", languages[i], NULL);
		g_autofree char *research =
			g_strconcat("screens/consent_research_", languages[i], NULL);

		world_press(world, "c");
		world_picture(world, none, 24, 80);
		share(world);
		world_picture(world, sharing, 24, 80);
		world_press(world, "Esc 2");
		world_picture(world, research, 24, 80);
		world_free(world);
	}
}

static void the_question_fits_small_and_wide_screens(void **state)
{
	record_id person;
	struct world *world = at_the_person("uk", &person);

	(void)state;
	world_press(world, "c 1");
	world_picture(world, "screens/consent_typing_uk", 24, 80);
	world_type(world, ORGANISATION "\n" AIM "\n");
	world_wait(world, 1000);
	world_picture(world, "screens/consent_nothing_chosen_uk", 24, 80);
	world_press(world, "1 2 3 4");
	world_picture(world, "screens/consent_sharing_uk_small", 20, 60);
	world_press(world, "PgDn PgDn PgDn PgDn");
	world_picture(world, "screens/consent_sharing_uk_small_end", 20, 60);
	world_picture(world, "screens/consent_sharing_uk_wide", 40, 120);
	world_picture(world, "screens/consent_sharing_uk_low", 20, 120); /* nothing is cut off */
	world_press(world, "^T");
	world_picture(world, "screens/consent_at_the_table", 24, 80);
	world_press(world, "Space");
	assert_string_equal(top(world), "consent");
	world_free(world);
}

static void one_key_gives_and_keeps_the_text(void **state)
{
	record_id person;
	struct world *world = at_the_person("nl", &person);
	g_autoptr(GPtrArray) consents = NULL;
	const struct consent *consent;

	(void)state;
	world->services.settings.counsellor = g_strdup("AB");
	world_press(world, "c");
	share(world);
	world_press(world, "2 4 h a");
	assert_string_equal(top(world), "consents");
	consents = consents_of(world, person);
	assert_int_equal(consents->len, 1);
	consent = consents->pdata[0];
	assert_true(consent_stands(consent));
	assert_string_equal(consent->organisation, ORGANISATION);
	assert_string_equal(consent->aim, AIM);
	assert_int_equal(consent->parts, CONSENT_PART_PERSPECTIVE | CONSENT_PART_STEPS);
	assert_int_equal(consent->way, CONSENT_WRITTEN);
	assert_string_equal(consent->asked_by, "AB");
	assert_string_equal(consent->language, "uk");
	assert_int_equal(consent->answered_on, world->today);
	assert_non_null(strstr(consent->text, ORGANISATION));
	assert_non_null(strstr(consent->text, "кроки"));
	assert_null(strstr(consent->text, "перешкоди"));
	world_free(world);
}

static void a_question_with_a_gap_is_not_asked(void **state)
{
	record_id person;
	struct world *world = at_the_person("nl", &person);
	g_autoptr(GPtrArray) consents = NULL;

	(void)state;
	world_press(world, "c 1 Enter Enter a");
	assert_string_equal(top(world), "consent");
	world_type(world, ORGANISATION "\n\n");
	world_press(world, "a");
	assert_true(world_shows(world, "waarvoor"));
	world_type(world, AIM "\n");
	world_press(world, "a");
	assert_true(world_shows(world, "ten minste één deel"));
	world_press(world, "n");
	assert_string_equal(top(world), "consent");
	world_press(world, "^T"); /* nor shown */
	assert_string_equal(top(world), "consent");
	consents = consents_of(world, person);
	assert_int_equal(consents->len, 0);
	world_free(world);
}

static void nothing_is_chosen_for_somebody(void **state)
{
	record_id person;
	struct world *world = at_the_person("nl", &person);
	g_autoptr(GPtrArray) consents = NULL;

	(void)state;
	world_press(world, "c 1");
	world_type(world, ORGANISATION "\n" AIM "\n");
	world_wait(world, 1000);
	assert_false(world_shows(world, "[x]"));
	assert_true(world_shows(world, "Kies eerst samen"));
	world_press(world, "3 a");
	consents = consents_of(world, person);
	assert_int_equal(((const struct consent *)consents->pdata[0])->parts, CONSENT_PART_STEPS);
	world_press(world, "Enter Esc 1"); /* another organisation: again nothing */
	assert_false(world_shows(world, "[x]"));
	world_free(world);
}

static void escape_leaves_it_unasked(void **state)
{
	record_id person;
	struct world *world = at_the_person("nl", &person);
	g_autoptr(GPtrArray) consents = NULL;

	(void)state;
	world_press(world, "c 2 Esc");
	assert_string_equal(top(world), "consents");
	consents = consents_of(world, person);
	assert_int_equal(consents->len, 0);
	world_free(world);
}

static void what_was_typed_is_there_again_after_a_stop(void **state)
{
	record_id person;
	struct world *world = at_the_person("nl", &person);

	(void)state;
	world_press(world, "c 1");
	world_type(world, ORGANISATION "\n" AIM);
	world_wait(world, 2000);
	/* The program stops here, and begins again. */
	world_open(world, consent_screen_new(&world->services, person, 0, CONSENT_SHARING, NULL));
	assert_true(world_shows(world, ORGANISATION));
	assert_true(world_shows(world, AIM));
	world_press(world, "1 a");
	assert_string_equal(top(world), "consent"); /* the one below */
	world_press(world, "Esc Esc 1");
	assert_true(world_shows(world, "voor wie en waarvoor")); /* empty again */
	assert_false(world_shows(world, AIM));
	world_free(world);
}

static void a_no_changes_nothing_else(void **state)
{
	record_id person;
	struct world *world = at_the_person("nl", &person);

	(void)state;
	world_press(world, "c 2 n");
	assert_string_equal(top(world), "consents"); /* quotes are not asked after a no */
	assert_true(world_shows(world, "verandert niets"));
	world_press(world, "Esc p");
	assert_string_equal(top(world), "plan");
	world_press(world, "Esc n");
	assert_string_equal(top(world), "opening");
	world_free(world);
}

static void quotes_are_asked_after_research(void **state)
{
	record_id person;
	struct world *world = at_the_person("uk", &person);
	g_autoptr(GPtrArray) consents = NULL;

	(void)state;
	world_press(world, "c 2 a");
	assert_string_equal(top(world), "consent");
	world_press(world, "n");
	assert_string_equal(top(world), "consents");
	consents = consents_of(world, person);
	assert_int_equal(consents->len, 2);
	assert_true(consent_stands(consent_last(consents, CONSENT_RESEARCH)));
	assert_false(consent_stands(consent_last(consents, CONSENT_QUOTES)));
	world_free(world);
}

static void what_stands_is_listed_read_and_withdrawn(void **state)
{
	static const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		record_id person;
		struct world *world = at_the_person(languages[i], &person);
		g_autofree char *list = g_strconcat("screens/consents_", languages[i], NULL);
		g_autofree char *one = g_strconcat("screens/consent_reading_", languages[i], NULL);
		g_autofree char *ending =
			g_strconcat("screens/consent_withdrawal_", languages[i], NULL);
		g_autofree char *page =
			g_strconcat("screens/participant_consents_", languages[i], NULL);

		world_press(world, "c 2 a n");
		share(world);
		world_press(world, "a");
		world_picture(world, list, 24, 80);
		world_press(world, "Enter");
		world_picture(world, one, 24, 80);
		world_press(world, "Esc Esc");
		world_picture(world, page, 24, 80);
		world_press(world, "c w");
		world_picture(world, ending, 24, 80);
		world_press(world, "w");
		assert_string_equal(top(world), "consents");
		assert_true(
			world_shows(world, languages[i][0] == 'n' ? "ingetrokken" : "відкликано"));
		world_free(world);
	}
}

static int due_promises(struct world *world, char **words)
{
	g_autoptr(GPtrArray) promises = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(promises_due(world->services.vault, world->today, "nl", &promises, &error));
	if (words && promises->len > 0)
		*words = g_strdup(((const struct due_promise *)promises->pdata[0])->text);
	return (int)promises->len;
}

static void telling_an_organisation_is_a_promise_until_it_is_done(void **state)
{
	record_id person;
	struct world *world = at_the_person("nl", &person);
	struct error error = ERROR_CLEAR;
	struct plan *plan = NULL;
	g_autofree char *words = NULL;
	const struct plan_item *step;

	(void)state;
	world_press(world, "c 3 a"); /* quotes go to nobody: there is nobody to tell */
	world_press(world, "w w");
	assert_int_equal(due_promises(world, NULL), 0);
	share(world);
	world_press(world, "a w w");
	assert_int_equal(due_promises(world, &words), 1);
	assert_non_null(strstr(words, ORGANISATION));
	assert_true(plan_load(world->services.vault, person, &plan, &error));
	step = plan->items->pdata[0];
	assert_true(step_is_promise(step) && step->between_us);
	assert_string_equal(step->language, "uk");
	plan_free(plan);
	world_press(world, "Esc Esc");
	world_picture(world, "screens/people_tell_them_nl", 24, 80);
	planning_undo(&world->services); /* the withdrawal and the promise are one */
	assert_int_equal(due_promises(world, NULL), 0);
	world_free(world);
}

static void withdrawing_takes_as_many_keys_as_giving(void **state)
{
	record_id person;
	struct world *world = at_the_person("nl", &person);
	g_autoptr(GPtrArray) consents = NULL;

	(void)state;
	world_press(world, "c 3 a");
	world_press(world, "w w");
	consents = consents_of(world, person);
	assert_int_equal(consents->len, 1);
	assert_false(consent_stands(consents->pdata[0]));
	assert_int_equal(((const struct consent *)consents->pdata[0])->withdrawn_on, world->today);
	world_press(world, "w w"); /* nothing stands any more: not a key */
	assert_string_equal(top(world), "consents");
	world_free(world);
}

static void a_conversation_may_end_with_the_question(void **state)
{
	struct world *world = world_new("nl");
	record_id person = world_person(world);
	g_autoptr(GPtrArray) consents = NULL;
	record_id conversation = world_conversation(world, person);

	(void)state;
	world_open(world, people_screen_new(&world->services)); /* opens the conversation */
	world_press(world, "^S");
	world_picture(world, "screens/close_may_ask", 24, 80);
	world_press(world, "M-c");
	assert_string_equal(top(world), "consent");
	world_press(world, "a a");
	assert_string_equal(top(world), "close");
	world_picture(world, "screens/close_has_asked", 24, 80);
	world_press(world, "Up Enter");
	assert_string_equal(top(world), "done");
	consents = consents_of(world, person);
	assert_int_equal(consents->len, 2);
	assert_int_equal(((const struct consent *)consents->pdata[0])->conversation_id,
			 conversation);
	world_free(world);
}

static void nothing_is_asked_of_somebody_without_a_file(void **state)
{
	struct world *world = world_new("nl");

	(void)state;
	world_open(world, people_screen_new(&world->services));
	world_press(world, "n w");
	world_press(world, "^S");
	assert_string_equal(top(world), "close");
	assert_false(world_shows(world, "Alt-C"));
	world_free(world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_question_stands_in_both_languages),
		cmocka_unit_test(the_question_fits_small_and_wide_screens),
		cmocka_unit_test(one_key_gives_and_keeps_the_text),
		cmocka_unit_test(a_question_with_a_gap_is_not_asked),
		cmocka_unit_test(nothing_is_chosen_for_somebody),
		cmocka_unit_test(escape_leaves_it_unasked),
		cmocka_unit_test(what_was_typed_is_there_again_after_a_stop),
		cmocka_unit_test(a_no_changes_nothing_else),
		cmocka_unit_test(quotes_are_asked_after_research),
		cmocka_unit_test(what_stands_is_listed_read_and_withdrawn),
		cmocka_unit_test(telling_an_organisation_is_a_promise_until_it_is_done),
		cmocka_unit_test(withdrawing_takes_as_many_keys_as_giving),
		cmocka_unit_test(a_conversation_may_end_with_the_question),
		cmocka_unit_test(nothing_is_asked_of_somebody_without_a_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

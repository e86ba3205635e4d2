/* Every command of every screen can be given on a Ukrainian keyboard, and without function keys.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "screens/consent_screens.h"
#include "screens/keeping_screens.h"
#include "store/consents.h"
#include "support/builders.h"
#include "support/talk.h"

/* The letter that the key with this Latin letter gives in the Ukrainian layout. */
static gunichar ukrainian(gunichar latin)
{
	if (latin == '/')
		return '.';
	if (latin == '?')
		return ',';
	for (gunichar letter = 0x430; letter <= 0x491; letter++)
		if (g_ascii_isalpha((int)latin) && key_latin(letter) == latin)
			return letter;
	return latin;
}

static bool is_function_key(const char *spec)
{
	return spec[0] == 'F' && g_ascii_isdigit(spec[1]);
}

/* What arrives when that spec is pressed on a Ukrainian keyboard. Ctrl with a Cyrillic letter may not: Esc and the letter does. */
static struct key pressed(const char *spec)
{
	struct key key = key_from_spec(spec);

	if (key.name == KEY_CONTROL)
		key.name = KEY_ALT;
	if (key.name == KEY_ALT || key.name == KEY_LETTER)
		key.letter = ukrainian(key.letter);
	return key;
}

/* Does this key give this command, and no other one before it? */
static bool gives(const GPtrArray *commands, const struct command *command,
		  const struct screen_kind *kind, const char *spec)
{
	struct key key = pressed(spec);

	for (guint i = 0; i < commands->len; i++) {
		const struct command *other = commands->pdata[i];

		if (command_matches(other, kind, &key))
			return other->run == command->run;
	}
	return false;
}

static bool can_be_given(const GPtrArray *commands, const struct command *command,
			 const struct screen_kind *kind)
{
	g_auto(GStrv) specs = g_strsplit(command->keys, " ", -1);

	for (char **spec = specs; *spec; spec++)
		if (!is_function_key(*spec) && gives(commands, command, kind, *spec))
			return true;
	return false;
}

static void check_screen(struct talk *talk)
{
	const struct screen *screen = app_top(talk->world->services.app);
	g_autoptr(GPtrArray) commands = app_commands(talk->world->services.app);

	for (guint i = 0; i < commands->len; i++) {
		const struct command *command = commands->pdata[i];

		if (!can_be_given(commands, command, screen->kind))
			fail_msg("on the screen “%s” nothing gives “%s”", screen->kind->name,
				 command->keys);
	}
}

static void check_new(struct talk *talk, struct screen *screen)
{
	assert_non_null(screen);
	world_open(talk->world, screen);
	check_screen(talk);
}

static struct talk *talk_with_everything(void)
{
	struct talk *talk = talk_new("nl");
	struct vault *vault = talk->world->services.vault;
	record_id obstacle;

	talk_said(talk, "work-lost-in-time",
		  "* рахувати\n+ працювати\n! мова\n( сестра\n= запитати", ANSWER_TALKED_ABOUT);
	talk_earlier(talk, "work-asked-for", "раніше", ANSWER_TALKED_ABOUT, false);
	obstacle = build_item(vault, talk->person, PLAN_OBSTACLE, 0, "мова");
	build_item(vault, talk->person, PLAN_STEP, obstacle, "курс");
	build_promise(vault, talk->person, "запитати", TEST_DAY);
	return talk;
}

static void screens_outside_a_conversation(void **state)
{
	struct talk *talk = talk_with_everything();
	struct services *services = &talk->world->services;

	check_screen(talk); /* home */
	check_new(talk, participant_screen_new(services, talk->person));
	check_new(talk, opening_screen_new(services, 0));
	check_new(talk, opening_screen_new(services, talk->person));
	check_new(talk, details_screen_new(services, talk->person));
	check_new(talk, settings_screen_new(services));
	check_new(talk, search_screen_new(services));
	check_new(talk, journal_screen_new(services, talk->person));
	check_new(talk, plan_screen_new(services, talk->person, 0));
	check_new(talk, indicators_screen_new(services, talk->person, 0));
	check_new(talk, print_screen_new(services, talk->person));
	check_new(talk, steps_table_screen_new(services, talk->person));
	check_new(talk, help_screen_new(services));
	check_new(talk, contacts_screen_new(services, LANGUAGE_UK));
	talk_free(talk);
	(void)state;
}

static void consent_to(struct talk *talk, const char *organisation)
{
	struct consent *consent = consent_new();
	struct error error = ERROR_CLEAR;

	consent->participant_id = talk->person;
	g_free(consent->organisation);
	consent->organisation = g_strdup(organisation);
	consent->parts = CONSENT_PART_ALL;
	consent->answered_on = TEST_DAY;
	must_begin(talk->world->services.vault);
	assert_true(consent_save(talk->world->services.vault, consent, &error));
	must_commit(talk->world->services.vault);
	consent_free(consent);
}

static void screens_of_consent_and_keeping(void **state)
{
	struct talk *talk = talk_with_everything();
	struct services *services = &talk->world->services;

	consent_to(talk, "Gemeente");
	check_new(talk, consents_screen_new(services, talk->person));
	world_press(talk->world, "w"); /* what a withdrawal does */
	check_screen(talk);
	world_press(talk->world, "Esc Enter"); /* the text as it was shown */
	check_screen(talk);
	check_new(talk, consent_screen_new(services, talk->person, 0, CONSENT_SHARING, "Gemeente"));
	world_press(talk->world, "Enter"); /* no longer typing */
	check_screen(talk);
	check_new(talk, keeping_screen_new(services, talk->person));
	world_press(talk->world, "d");
	check_screen(talk);
	check_new(talk, access_screen_new(services, talk->person));
	check_new(talk, trash_question_screen_new(services, talk->person));
	check_new(talk, erase_screen_new(services, talk->person));
	check_new(talk, reviews_screen_new(services));
	check_new(talk, trash_screen_new(services));
	check_new(talk, audit_screen_new(services, 0));
	world_press(talk->world, "s");
	check_screen(talk);
	check_new(talk, organisation_screen_new(services));
	talk_free(talk);
	(void)state;
}

static void screens_of_a_conversation(void **state)
{
	struct talk *talk = talk_with_everything();
	struct services *services = &talk->world->services;
	record_id conversation = talk->conversation;

	check_new(talk, deck_screen_new(services, conversation));
	check_new(talk, card_screen_new(services, conversation, "work-lost-in-time", 0));
	check_new(talk, card_screen_new(services, conversation, "work-asked-for", 3));
	check_new(talk, harvest_screen_new(services, conversation));
	check_new(talk, indicators_screen_new(services, talk->person, conversation));
	world_press(talk->world, "Enter"); /* one domain */
	check_screen(talk);
	world_press(talk->world, "Enter"); /* its note */
	check_screen(talk);
	world_press(talk->world, "Esc s"); /* a score */
	check_screen(talk);
	check_new(talk, plan_screen_new(services, talk->person, conversation));
	world_press(talk->world, "4");
	check_screen(talk);
	world_press(talk->world, "Enter"); /* a form */
	check_screen(talk);
	world_press(talk->world, "Esc s"); /* the stock */
	check_screen(talk);
	world_press(talk->world, "Esc 6 t"); /* by when? */
	check_screen(talk);
	check_new(talk, pause_screen_new(services, conversation));
	check_new(talk, close_screen_new(services, conversation));
	check_new(talk, table_screen_new(services, talk->person, "work-lost-in-time"));
	check_new(talk, handover_screen_new(services, conversation, "work-lost-in-time"));
	check_new(talk, hide_screen_new(services));
	talk_free(talk);
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens_outside_a_conversation),
		cmocka_unit_test(screens_of_consent_and_keeping),
		cmocka_unit_test(screens_of_a_conversation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

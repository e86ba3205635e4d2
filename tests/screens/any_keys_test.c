/* Whatever is pressed on the screens of the harvest, the domains and the plan, in any order and at any size: they go on, and what
   they show can be drawn.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/consent_screens.h"
#include "screens/keeping_screens.h"
#include "screens/services.h"
#include "store/conversations.h"
#include "store/plans.h"
#include "support/world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { KEYS = 4000 };

struct table {
	struct world *world;
	record_id person, conversation;
	bool at_desk; /* from the file of the person instead of the plan */
	bool in_care; /* from what they allow and how long it is kept */
};

/* No ^Q and ^L, which leave, and no pause and close, which others test. */
static const char *const keys[] = {
	"Up",  "Down", "Left", "Right",     "Home",       "End", "PgUp", "PgDn", "Enter", "Enter",
	"Esc", "Tab",  "Del",  "Backspace", "BackTab",    "Ins", "^N",   "^G",   "^Z",    "^K",
	"^A",  "M-u",  "M-i",  "F1",        "F3",         "F4",  "F5",   "n",    "b",     "s",
	"d",   "x",    "o",    "a",         "t",          "v",   "m",    "l",    "u",     "u",
	"g",   "p",    "c",    "e",         "+",          "-",   "0",    "1",    "2",     "3",
	"4",   "5",    "6",    "7",         "Shift-Down", "^P",  "^B",   "ї",    "’",     "Space",
	"k",   "h",    "r",    "f",         "j",          "y",   "i",    "w",    "^F",    "k",
};

static guint32 chance(struct table *table, guint32 bound)
{
	const struct dice *dice = &table->world->services.dice;

	return dice->below(dice->data, bound);
}

static void say_to_card(struct table *table)
{
	struct vault *vault = table->world->services.vault;
	struct answer *answer = answer_new();
	struct error error = ERROR_CLEAR;

	answer->participant_id = table->person;
	answer->conversation_id = table->conversation;
	g_free(answer->card_id);
	answer->card_id = g_strdup("work-lost-in-time");
	g_free(answer->text);
	answer->text = g_strdup("* пече\n+ пекарня\n! печі немає\n( сестра\n= спитати\n"
				"і +[хоче вчити] інших");
	g_strlcpy(answer->language, "uk", sizeof(answer->language));
	answer->said_on = table->world->today;
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(answer_save(vault, answer, &error));
	assert_true(vault_commit(vault, &error));
	answer_free(answer);
}

/* Nothing is written to the disk of whoever runs this; the help could leave the program; two screens only wait for one key. Out of the
   trash again: who is there must stay. */
static const char *only_key_of(const char *screen_name)
{
	static const char *const only[][2] = {
		{ "print", "Esc" },  { "help", "Esc" },         { "contacts", "Esc" },
		{ "hide", "Enter" }, { "audit_export", "Esc" }, { "access", "Esc" },
		{ "backup", "Esc" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(only); i++)
		if (strcmp(only[i][0], screen_name) == 0)
			return only[i][1];
	return NULL;
}

static struct screen *begin_again(struct table *table)
{
	struct services *services = &table->world->services;

	if (table->in_care && chance(table, 2) == 0)
		return consents_screen_new(services, table->person);
	if (table->in_care)
		return keeping_screen_new(services, table->person);
	if (table->at_desk)
		return participant_screen_new(services, table->person);
	return plan_screen_new(services, table->person, table->conversation);
}

static void press_any(struct table *table)
{
	struct app *app = table->world->services.app;
	const char *spec = keys[chance(table, G_N_ELEMENTS(keys))];

	assert_false(app_has_ended(app, NULL));
	assert_true(app_depth(app) < 8); /* screens do not pile up */
	if (only_key_of(app_top(app)->kind->name))
		spec = only_key_of(app_top(app)->kind->name);
	world_press(table->world, spec);
	if (chance(table, 8) == 0)
		world_wait(table->world, chance(table, 600));
	if (app_depth(app) == 1)
		world_open(table->world, begin_again(table));
	app_picture(app, 20 + (int)chance(table, 22), 60 + (int)chance(table, 62));
}

static void no_order_of_keys_breaks_a_screen(void **state)
{
	struct table table;
	struct error error = ERROR_CLEAR;
	struct plan *plan = NULL;

	(void)state;
	for (guint32 round = 0; round < 5; round++) {
		table.world = world_new(round == 1 ? "uk" : "nl");
		table.world->chance = 7 + round;
		table.at_desk = round == 3;
		table.in_care = round == 4;
		table.person = world_person(table.world);
		table.conversation = world_conversation(table.world, table.person);
		say_to_card(&table);
		world_open(table.world, people_screen_new(&table.world->services));
		world_open(table.world,
			   harvest_screen_new(&table.world->services, table.conversation));
		for (int i = 0; i < KEYS; i++)
			press_any(&table);
		assert_true(plan_load(table.world->services.vault, table.person, &plan, &error));
		for (guint i = 0; i < plan->items->len; i++)
			assert_true(*((const struct plan_item *)plan->items->pdata[i])->text);
		plan_free(plan);
		world_free(table.world);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_order_of_keys_breaks_a_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

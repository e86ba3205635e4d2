/* A conversation opens again where it stopped, and an open one is not lost.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/services.h"
#include "store/conversations.h"
#include "support/world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct table {
	struct world *world;
	record_id person, conversation;
};

static void begin(struct table *table)
{
	table->world = world_new("nl");
	table->person = world_person(table->world);
	table->conversation = world_conversation(table->world, table->person);
}

static void stop_at(struct table *table, const char *place)
{
	struct vault *vault = table->world->services.vault;
	struct conversation *conversation = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(conversation_load(vault, table->conversation, &conversation, &error));
	conversation->state = CONVERSATION_PAUSED;
	g_free(conversation->place_card);
	conversation->place_card = g_strdup(place);
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(conversation_save(vault, conversation, &error));
	assert_true(vault_commit(vault, &error));
	conversation_free(conversation);
}

static enum conversation_state state_of(const struct table *table)
{
	struct conversation *conversation = NULL;
	struct error error = ERROR_CLEAR;
	enum conversation_state state;

	assert_true(conversation_load(table->world->services.vault, table->conversation,
				      &conversation, &error));
	state = conversation->state;
	conversation_free(conversation);
	return state;
}

static void assert_opens(struct table *table, const char *place, const char *screen_name)
{
	struct screen *screen;

	stop_at(table, place);
	screen = conversation_screen_at_its_place(&table->world->services, table->conversation);
	assert_non_null(screen);
	assert_string_equal(screen->kind->name, screen_name);
	world_open(table->world, screen);
	world_press(table->world, "Esc");
}

static void a_paused_conversation_opens_where_it_stopped(void **state)
{
	struct table table;

	(void)state;
	begin(&table);
	assert_opens(&table, "plan", "plan");
	assert_opens(&table, "indicators", "indicators");
	assert_opens(&table, "harvest", "harvest");
	assert_opens(&table, "deck", "deck");
	assert_opens(&table, "", "deck");
	assert_opens(&table, "work-lost-in-time", "card");
	world_free(table.world);
}

static void a_card_that_left_the_deck_opens_the_deck(void **state)
{
	struct table table;

	(void)state;
	begin(&table);
	assert_opens(&table, "a-card-of-long-ago", "deck");
	world_free(table.world);
}

static void the_pause_ends_when_the_file_opens(void **state)
{
	struct table table;

	(void)state;
	begin(&table);
	stop_at(&table, "plan");
	world_open(table.world,
		   conversation_screen_at_its_place(&table.world->services, table.conversation));
	assert_int_equal(state_of(&table), CONVERSATION_OPEN);
	world_free(table.world);
}

static int times_noted(const struct table *table, enum audit_action action)
{
	GPtrArray *lines = NULL;
	int count = 0;

	assert_true(audit_list(table->world->services.vault, table->person, &lines, NULL));
	for (guint i = 0; i < lines->len; i++)
		count += ((const struct audit_line *)lines->pdata[i])->action == action;
	g_ptr_array_unref(lines);
	return count;
}

static void who_goes_on_has_looked_at_the_file(void **state)
{
	struct table table;

	(void)state;
	begin(&table);
	assert_opens(&table, "plan", "plan");
	assert_opens(&table, "deck", "deck");
	assert_int_equal(times_noted(&table, AUDIT_OPENED), 1);
	world_free(table.world);
}

static void a_conversation_that_is_gone_opens_nothing(void **state)
{
	struct table table;

	(void)state;
	begin(&table);
	assert_null(conversation_screen_at_its_place(&table.world->services, 12345));
	world_free(table.world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_paused_conversation_opens_where_it_stopped),
		cmocka_unit_test(a_card_that_left_the_deck_opens_the_deck),
		cmocka_unit_test(the_pause_ends_when_the_file_opens),
		cmocka_unit_test(who_goes_on_has_looked_at_the_file),
		cmocka_unit_test(a_conversation_that_is_gone_opens_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The fourteen domains: one key each, the person's voice alone at the table, two voices side by side afterwards.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/domains.h"
#include "store/conversations.h"
#include "store/drafts.h"
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

static void open_domains(struct table *table, record_id conversation_id)
{
	world_open(table->world,
		   indicators_screen_new(&table->world->services, table->person, conversation_id));
}

static void begin(struct table *table, const char *language)
{
	table->world = world_new(language);
	table->person = world_person(table->world);
	table->conversation = world_conversation(table->world, table->person);
	open_domains(table, table->conversation);
}

static void end(struct table *table)
{
	world_free(table->world);
}

static void press(struct table *table, const char *specs)
{
	world_press(table->world, specs);
}

static const char *on_top(const struct table *table)
{
	return app_top(table->world->services.app)->kind->name;
}

static void say_to_card(struct table *table, int number, const char *text)
{
	struct vault *vault = table->world->services.vault;
	struct answer *answer = answer_new();
	struct error error = ERROR_CLEAR;

	answer->participant_id = table->person;
	answer->conversation_id = table->conversation;
	g_free(answer->card_id);
	answer->card_id = g_strdup(deck_card(&table->world->services.content->deck, number)->id);
	g_free(answer->text);
	answer->text = g_strdup(text);
	g_strlcpy(answer->language, "uk", sizeof(answer->language));
	answer->said_on = table->world->today;
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(answer_save(vault, answer, &error));
	assert_true(vault_commit(vault, &error));
	answer_free(answer);
}

static void change_conversation(struct table *table, enum conversation_state state, day said_on)
{
	struct vault *vault = table->world->services.vault;
	struct conversation *conversation = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(conversation_load(vault, table->conversation, &conversation, &error));
	conversation->state = state;
	conversation->said_on = said_on;
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(conversation_save(vault, conversation, &error));
	assert_true(vault_commit(vault, &error));
	conversation_free(conversation);
}

static int rating_count(const struct table *table)
{
	g_autoptr(GPtrArray) ratings = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(rating_list(table->world->services.vault, table->person, &ratings, &error));
	return (int)ratings->len;
}

/* The rating in that voice, as far as a test looks at it; its note is not kept. */
static struct rating rating_of(const struct table *table, enum indicator indicator,
			       enum voice voice)
{
	g_autoptr(GPtrArray) ratings = NULL;
	struct error error = ERROR_CLEAR;
	struct rating found = { .feeling = FEELING_NOT_SAID, .score = SCORE_NONE };

	assert_true(rating_list(table->world->services.vault, table->person, &ratings, &error));
	for (guint i = 0; i < ratings->len; i++) {
		const struct rating *rating = ratings->pdata[i];

		if (rating->indicator == indicator && rating->voice == voice)
			found = *rating;
	}
	found.note = NULL;
	return found;
}

static char *note_of(const struct table *table, enum indicator indicator)
{
	g_autoptr(GPtrArray) ratings = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(rating_list(table->world->services.vault, table->person, &ratings, &error));
	for (guint i = 0; i < ratings->len; i++) {
		const struct rating *rating = ratings->pdata[i];

		if (rating->indicator == indicator)
			return g_strdup(rating->note);
	}
	return g_strdup("");
}

static void all_fourteen_stand_on_one_screen(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	say_to_card(&table, 1, "Готувала для свята двору");
	say_to_card(&table, 2, "рахувати");
	world_press(table.world, "1 Down 2 Down 3 Down c 2 s");
	press(&table, "Esc F3");
	world_picture(table.world, "indicators-nl", 24, 80);
	world_picture(table.world, "indicators-nl-small", 20, 60);
	world_picture(table.world, "indicators-nl-wide", 40, 120);
	end(&table);
	begin(&table, "uk");
	press(&table, "End 1");
	world_picture(table.world, "indicators-uk", 24, 80);
	world_picture(table.world, "indicators-uk-small", 20, 60);
	end(&table);
}

static void one_key_says_how_it_is_and_one_clears_it(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "1");
	assert_int_equal(rating_of(&table, INDICATOR_WORK, VOICE_PARTICIPANT).feeling,
			 FEELING_GOES_WELL);
	press(&table, "w");
	assert_int_equal(rating_of(&table, INDICATOR_WORK, VOICE_PARTICIPANT).feeling,
			 FEELING_PINCHES);
	press(&table, "0");
	assert_int_equal(rating_count(&table), 0);
	press(&table, "u");
	assert_int_equal(rating_of(&table, INDICATOR_WORK, VOICE_PARTICIPANT).feeling,
			 FEELING_PINCHES);
	end(&table);
}

static void the_ukrainian_layout_says_it_too(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "uk");
	world_type(table.world, "п"); /* the physical key G */
	assert_int_equal(rating_of(&table, INDICATOR_WORK, VOICE_PARTICIPANT).feeling,
			 FEELING_GOES_WELL);
	end(&table);
}

static void the_walk_goes_through_all_fourteen_and_on_to_the_plan(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	for (int i = 0; i < INDICATOR_COUNT; i++) {
		assert_string_equal(on_top(&table), "indicators");
		press(&table, "3 ^N");
	}
	assert_string_equal(on_top(&table), "plan");
	assert_int_equal(rating_count(&table), INDICATOR_COUNT);
	end(&table);
}

static void the_walk_goes_from_detail_to_detail_too(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "Enter");
	for (int i = 0; i < INDICATOR_COUNT; i++) {
		assert_string_equal(on_top(&table), "indicator");
		press(&table, "2 ^N");
	}
	assert_string_equal(on_top(&table), "plan");
	assert_int_equal(rating_count(&table), INDICATOR_COUNT);
	end(&table);
}

static void the_detail_asks_three_questions_in_both_languages(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "Down Enter 2");
	world_picture(table.world, "indicator-nl", 24, 80);
	world_picture(table.world, "indicator-nl-small", 20, 60);
	press(&table, "Enter");
	world_type(table.world, "кімната на чотирьох, шумно");
	world_picture(table.world, "indicator-writing-nl", 24, 80);
	end(&table);
	begin(&table, "uk");
	press(&table, "Enter 1 c");
	world_picture(table.world, "indicator-uk", 24, 80);
	press(&table, "s");
	world_picture(table.world, "score-uk", 24, 80);
	world_picture(table.world, "score-uk-small", 20, 60);
	end(&table);
}

static void what_was_said_to_the_cards_stands_with_the_domain(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	say_to_card(&table, 1, "* готувала для свята двору");
	press(&table, "Enter");
	assert_true(world_shows(table.world, "PgDn"));
	press(&table, "PgDn");
	assert_true(world_shows(table.world, "готувала для свята двору"));
	world_picture(table.world, "indicator-said-nl", 24, 80);
	end(&table);
}

static void a_note_is_kept_with_the_domain(void **state)
{
	struct table table;
	g_autofree char *note = NULL;

	(void)state;
	begin(&table, "nl");
	press(&table, "Down Enter Enter");
	world_type(table.world, "кімната на чотирьох");
	press(&table, "Esc");
	assert_string_equal(on_top(&table), "indicator");
	press(&table, "Esc");
	assert_string_equal(on_top(&table), "indicators");
	note = note_of(&table, INDICATOR_HOUSING);
	assert_string_equal(note, "кімната на чотирьох");
	assert_true(world_shows(table.world, "кімната на чотирьох"));
	end(&table);
}

static void a_note_is_a_draft_before_it_is_saved(void **state)
{
	struct table table;
	g_autoptr(GPtrArray) drafts = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	begin(&table, "nl");
	press(&table, "Enter Enter");
	world_type(table.world, "кафе на розі");
	world_wait(table.world, 250);
	assert_true(draft_list(table.world->services.vault, table.person, &drafts, &error));
	assert_int_equal(drafts->len, 1);
	assert_string_equal(((const struct draft *)drafts->pdata[0])->field,
			    "rating:work:participant");
	assert_int_equal(rating_count(&table), 0);
	end(&table);
}

static void a_score_is_given_only_when_asked_for(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "Enter 2");
	assert_int_equal(rating_of(&table, INDICATOR_WORK, VOICE_PARTICIPANT).score, SCORE_NONE);
	press(&table, "s Left");
	world_picture(table.world, "score-nl", 24, 80);
	press(&table, "Enter");
	assert_int_equal(rating_of(&table, INDICATOR_WORK, VOICE_PARTICIPANT).score, 4);
	press(&table, "s 1 0 Enter");
	assert_int_equal(rating_of(&table, INDICATOR_WORK, VOICE_PARTICIPANT).score, 10);
	press(&table, "s 3 Esc");
	assert_int_equal(rating_of(&table, INDICATOR_WORK, VOICE_PARTICIPANT).score, 10);
	press(&table, "s Del");
	assert_int_equal(rating_of(&table, INDICATOR_WORK, VOICE_PARTICIPANT).score, SCORE_NONE);
	end(&table);
}

static void health_begins_between_us(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "Down Down Down 2");
	assert_true(rating_of(&table, INDICATOR_HEALTH, VOICE_PARTICIPANT).between_us);
	press(&table, "v");
	assert_false(rating_of(&table, INDICATOR_HEALTH, VOICE_PARTICIPANT).between_us);
	end(&table);
}

static void while_others_look_on_what_is_between_us_is_covered(void **state)
{
	struct vault *vault;
	struct conversation *conversation = NULL;
	struct error error = ERROR_CLEAR;
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "Down Down Down 2");
	assert_true(world_shows(table.world, "муляє · wringt"));
	vault = table.world->services.vault;
	assert_true(conversation_load(vault, table.conversation, &conversation, &error));
	conversation->present = PRESENT_STRANGER;
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(conversation_save(vault, conversation, &error));
	assert_true(vault_commit(vault, &error));
	conversation_free(conversation);
	open_domains(&table, table.conversation);
	assert_false(world_shows(table.world, "муляє · wringt"));
	press(&table, "Down Down Down Enter");
	assert_true(world_shows(table.world, "nu niet getoond"));
	end(&table);
}

static void the_own_view_is_refused_while_the_conversation_is_open(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "e");
	assert_true(world_shows(table.world, "nooit aan tafel"));
	press(&table, "1");
	assert_int_equal(rating_of(&table, INDICATOR_WORK, VOICE_COUNSELLOR).feeling,
			 FEELING_NOT_SAID);
	end(&table);
}

static void afterwards_two_voices_stand_side_by_side(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "1 Down 2");
	change_conversation(&table, CONVERSATION_CLOSED, table.world->today);
	open_domains(&table, 0);
	press(&table, "e 2 Down 2");
	world_picture(table.world, "indicators-own-nl", 24, 80);
	assert_int_equal(rating_of(&table, INDICATOR_WORK, VOICE_PARTICIPANT).feeling,
			 FEELING_GOES_WELL);
	assert_int_equal(rating_of(&table, INDICATOR_WORK, VOICE_COUNSELLOR).feeling,
			 FEELING_PINCHES);
	end(&table);
}

static void the_own_view_is_on_no_screen_of_a_conversation(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	change_conversation(&table, CONVERSATION_CLOSED, table.world->today);
	open_domains(&table, 0);
	press(&table, "e 2");
	change_conversation(&table, CONVERSATION_OPEN, table.world->today);
	open_domains(&table, table.conversation);
	/* The word stands on the key line as well: look at the row itself. */
	world_picture(table.world, "indicators-own-hidden-nl", 24, 80);
	end(&table);
}

static void an_earlier_conversation_is_remembered_quietly(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "2");
	change_conversation(&table, CONVERSATION_CLOSED, table.world->today - 30);
	table.conversation = world_conversation(table.world, table.person);
	open_domains(&table, table.conversation);
	assert_true(world_shows(table.world, "(wringt)"));
	press(&table, "1");
	assert_false(world_shows(table.world, "(wringt)"));
	press(&table, "Enter");
	assert_true(world_shows(table.world, "eerder, op"));
	end(&table);
}

static void without_any_conversation_nothing_is_pretended(void **state)
{
	struct table table;

	(void)state;
	table.world = world_new("nl");
	table.person = world_person(table.world);
	open_domains(&table, 0);
	press(&table, "1");
	assert_true(world_shows(table.world, "nog geen gesprek"));
	assert_int_equal(rating_count(&table), 0);
	end(&table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_fourteen_stand_on_one_screen),
		cmocka_unit_test(one_key_says_how_it_is_and_one_clears_it),
		cmocka_unit_test(the_ukrainian_layout_says_it_too),
		cmocka_unit_test(the_walk_goes_through_all_fourteen_and_on_to_the_plan),
		cmocka_unit_test(the_walk_goes_from_detail_to_detail_too),
		cmocka_unit_test(the_detail_asks_three_questions_in_both_languages),
		cmocka_unit_test(what_was_said_to_the_cards_stands_with_the_domain),
		cmocka_unit_test(a_note_is_kept_with_the_domain),
		cmocka_unit_test(a_note_is_a_draft_before_it_is_saved),
		cmocka_unit_test(a_score_is_given_only_when_asked_for),
		cmocka_unit_test(health_begins_between_us),
		cmocka_unit_test(while_others_look_on_what_is_between_us_is_covered),
		cmocka_unit_test(the_own_view_is_refused_while_the_conversation_is_open),
		cmocka_unit_test(afterwards_two_voices_stand_side_by_side),
		cmocka_unit_test(the_own_view_is_on_no_screen_of_a_conversation),
		cmocka_unit_test(an_earlier_conversation_is_remembered_quietly),
		cmocka_unit_test(without_any_conversation_nothing_is_pretended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

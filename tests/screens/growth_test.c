/* What grows around a plan, at the table: promises first, what is bearable, a move, events, versions, skills.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/growth_screens.h"
#include "store/conversations.h"
#include "store/people.h"
#include "store/plans.h"
#include "store/progress.h"
#include "support/grown_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct vault *vault_of(struct talk *talk)
{
	return talk->world->services.vault;
}

static void open_plan(struct talk *talk)
{
	world_open(talk->world,
		   plan_screen_new(&talk->world->services, talk->person, talk->conversation));
}

static struct plan_item *item_of(struct talk *talk, record_id id)
{
	struct plan *plan = grown_plan(talk);
	struct plan_item *item = plan_item_copy(plan_find(plan, id));

	plan_free(plan);
	return item;
}

static int active_steps(struct talk *talk)
{
	struct plan *plan = grown_plan(talk);
	int active = plan_active_steps(plan);

	plan_free(plan);
	return active;
}

/* ---------------------------------------------------------------- promises first */

static void ours_and_late(struct plan_item *item)
{
	item->owner = OWNER_COUNSELLOR;
	item->acceptance = ACCEPTANCE_ACCEPTED;
	item->due_on = day_from_iso("2026-11-13");
	item->said_on = day_from_iso("2026-11-01");
	item->accepted_on = item->said_on;
	plan_item_set_rendering(item, "nl", "Bellen met het Werkcentrum");
}

static void only_asked(struct plan_item *item)
{
	item->owner = OWNER_ORGANISATION;
	item->acceptance = ACCEPTANCE_ASKED;
}

static void begin_follow_up(struct talk *talk)
{
	world_open(talk->world, opening_screen_new(&talk->world->services, talk->person));
	world_press(talk->world, "a");
}

static void a_follow_up_opens_with_what_we_promised(void **state)
{
	const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct talk *talk = talk_new(languages[i]);
		g_autofree char *name = g_strdup_printf("arrival-%s", languages[i]);

		grown_item(talk, PLAN_STEP, 0, "Зателефонувати до Werkcentrum", ours_and_late);
		grown_item(talk, PLAN_STEP, 0, "Місце в садку", only_asked);
		begin_follow_up(talk);
		assert_string_equal(talk_top(talk), "arrival");
		assert_false(world_shows(talk->world, "Місце в садку"));
		world_picture(talk->world, name, 24, 80);
		world_press(talk->world, "Enter");
		assert_string_equal(talk_top(talk), "deck");
		talk_free(talk);
	}
}

static void a_promise_is_marked_done_with_one_key(void **state)
{
	struct talk *talk = talk_new("nl");
	record_id id = grown_item(talk, PLAN_STEP, 0, "Зателефонувати", ours_and_late);
	struct plan_item *promise;

	(void)state;
	begin_follow_up(talk);
	world_press(talk->world, "d");
	promise = item_of(talk, id);
	assert_int_equal(promise->step_state, STEP_DONE);
	assert_int_equal(promise->done_on, talk->world->today);
	plan_item_free(promise);
	world_press(talk->world, "u");
	promise = item_of(talk, id);
	assert_int_equal(promise->step_state, STEP_OPEN);
	plan_item_free(promise);
	talk_free(talk);
}

static void a_promise_that_is_not_kept_yet_gets_a_new_day(void **state)
{
	struct talk *talk = talk_new("nl");
	record_id id = grown_item(talk, PLAN_STEP, 0, "Зателефонувати", ours_and_late);
	struct plan_item *promise;

	(void)state;
	begin_follow_up(talk);
	world_press(talk->world, "n ^U");
	world_type(talk->world, "+7\n");
	promise = item_of(talk, id);
	assert_int_equal(promise->due_on, talk->world->today + 7);
	assert_int_equal(promise->step_state, STEP_OPEN);
	assert_string_equal(talk_top(talk), "arrival");
	plan_item_free(promise);
	talk_free(talk);
}

static void without_promises_a_conversation_begins_with_the_cards(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	grown_item(talk, PLAN_STEP, 0, "Місце в садку", only_asked);
	begin_follow_up(talk);
	assert_string_equal(talk_top(talk), "deck");
	talk_free(talk);
}

static void after_heavy_news_one_card_is_a_whole_conversation(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	talk_open_deck(talk);
	world_press(talk->world, "h");
	assert_true(world_shows(talk->world, "Zwaar nieuws is genoteerd"));
	begin_follow_up(talk);
	assert_string_equal(talk_top(talk), "gentle");
	world_picture(talk->world, "gentle-nl", 24, 80);
	world_press(talk->world, "c");
	assert_string_equal(talk_top(talk), "card");
	talk_free(talk);
}

static void heavy_news_is_taken_back_with_the_same_key(void **state)
{
	struct talk *talk = talk_new("uk");

	(void)state;
	talk_open_deck(talk);
	world_press(talk->world, "h h");
	begin_follow_up(talk);
	assert_string_equal(talk_top(talk), "deck");
	talk_free(talk);
}

/* ---------------------------------------------------------------- what is bearable */

static void one_step_more_than_is_bearable_asks_which_one_rests(void **state)
{
	const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct talk *talk = talk_new(languages[i]);
		g_autofree char *name = g_strdup_printf("rest-%s", languages[i]);

		grown_capacity(talk, 1);
		grown_item(talk, PLAN_STEP, 0, "перший крок", NULL);
		open_plan(talk);
		world_press(talk->world, "5 n");
		world_type(talk->world, "другий крок\n");
		world_press(talk->world, "Enter");
		assert_string_equal(talk_top(talk), "rest");
		world_picture(talk->world, name, 24, 80);
		world_press(talk->world, "Up Enter");
		assert_string_equal(talk_top(talk), "plan");
		assert_int_equal(active_steps(talk), 1);
		world_press(talk->world, "u");
		assert_int_equal(active_steps(talk), 2);
		assert_string_equal(talk_top(talk), "plan");
		talk_free(talk);
	}
}

static void all_steps_may_stay_in_hand(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	grown_capacity(talk, 0);
	grown_item(talk, PLAN_STEP, 0, "перший крок", NULL);
	open_plan(talk);
	world_press(talk->world, "5 r");
	assert_int_equal(active_steps(talk), 0);
	world_press(talk->world, "r");
	assert_string_equal(talk_top(talk), "rest");
	world_press(talk->world, "a");
	assert_string_equal(talk_top(talk), "plan");
	assert_int_equal(active_steps(talk), 1);
	talk_free(talk);
}

static void a_step_agreed_on_at_the_end_asks_too(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	grown_capacity(talk, 1);
	grown_item(talk, PLAN_STEP, 0, "перший крок", NULL);
	world_open(talk->world, close_screen_new(&talk->world->services, talk->conversation));
	world_type(talk->world, "другий крок\n");
	assert_string_equal(talk_top(talk), "rest");
	world_press(talk->world, "Up Enter");
	assert_string_equal(talk_top(talk), "close");
	assert_int_equal(active_steps(talk), 1);
	talk_free(talk);
}

static void what_is_bearable_is_asked_in_the_plan(void **state)
{
	struct talk *talk = talk_new("nl");
	struct participant *participant = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	open_plan(talk);
	world_press(talk->world, "c");
	world_picture(talk->world, "capacity-nl", 24, 80);
	world_press(talk->world, "3 Enter");
	assert_true(people_load(vault_of(talk), talk->person, &participant, &error));
	assert_int_equal(participant->capacity, 3);
	participant_free(participant);
	participant = NULL;
	world_press(talk->world, "c Del");
	assert_true(people_load(vault_of(talk), talk->person, &participant, &error));
	assert_int_equal(participant->capacity, CAPACITY_NONE);
	participant_free(participant);
	talk_free(talk);
}

/* ---------------------------------------------------------------- attempts, corners */

static void an_attempt(struct plan_item *item)
{
	item->attempt = 1;
}

static void the_first_reply_reopens_the_other_attempts_for_thought(void **state)
{
	struct talk *talk = talk_new("nl");
	record_id a = grown_item(talk, PLAN_STEP, 0, "заявка А", an_attempt);
	record_id b = grown_item(talk, PLAN_STEP, 0, "заявка Б", an_attempt);
	record_id other = grown_item(talk, PLAN_STEP, 0, "інше", NULL);
	struct plan_item *item;

	(void)state;
	open_plan(talk);
	world_press(talk->world, "5 f");
	item = item_of(talk, a);
	assert_false(item->rethink);
	plan_item_free(item);
	item = item_of(talk, b);
	assert_true(item->rethink);
	plan_item_free(item);
	item = item_of(talk, other);
	assert_false(item->rethink);
	plan_item_free(item);
	world_picture(talk->world, "plan-rethink-nl", 24, 80);
	talk_free(talk);
}

static void an_empty_corner_stays_visibly_open(void **state)
{
	const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct talk *talk = talk_new(languages[i]);
		g_autofree char *name = g_strdup_printf("more-breakthrough-%s", languages[i]);
		record_id obstacle = grown_item(talk, PLAN_OBSTACLE, 0, "немає догляду", NULL);
		record_id id = grown_item(talk, PLAN_BREAKTHROUGH, obstacle, "батьки разом", NULL);
		struct plan_item *item;

		open_plan(talk);
		world_press(talk->world, "4 Down e");
		world_type(talk->world, "de school mag een lokaal delen");
		world_press(talk->world, "Tab Tab Tab Tab Right");
		world_picture(talk->world, name, 24, 80);
		world_press(talk->world, "Enter");
		item = item_of(talk, id);
		assert_string_equal(item->rule, "de school mag een lokaal delen");
		assert_int_equal(item->trial, TRIAL_TRYING);
		assert_int_equal(item->trying_on, talk->world->today);
		assert_string_equal(item->grip, "");
		plan_item_free(item);
		talk_free(talk);
	}
}

static void what_was_typed_about_a_corner_survives_a_kill(void **state)
{
	struct talk *talk = talk_new("nl");
	record_id obstacle = grown_item(talk, PLAN_OBSTACLE, 0, "немає догляду", NULL);

	(void)state;
	grown_item(talk, PLAN_BREAKTHROUGH, obstacle, "батьки разом", NULL);
	open_plan(talk);
	world_press(talk->world, "4 Down e");
	world_type(talk->world, "wet van 2022");
	world_wait(talk->world, 1100);
	open_plan(talk); /* as after a restart: another screen reads the vault */
	world_press(talk->world, "4 Down e");
	assert_true(world_shows(talk->world, "wet van 2022"));
	talk_free(talk);
}

/* ---------------------------------------------------------------- a move */

static void done_here(struct plan_item *item)
{
	item->place_bound = true;
	item->indicator = INDICATOR_EDUCATION;
	item->step_state = STEP_DONE;
	item->done_on = day_from_iso("2026-11-10");
}

static void open_here(struct plan_item *item)
{
	item->place_bound = true;
	item->indicator = INDICATOR_HEALTH;
}

static void wherever(struct plan_item *item)
{
	item->anywhere = true;
}

static int to_be_rethought(struct talk *talk)
{
	struct plan *plan = grown_plan(talk);
	int count = 0;

	for (guint i = 0; i < plan->items->len; i++)
		count += ((const struct plan_item *)plan->items->pdata[i])->rethink;
	plan_free(plan);
	return count;
}

static void a_move_reopens_what_is_tied_to_a_place_and_keeps_the_old_plan(void **state)
{
	struct talk *talk = talk_new("nl");
	GPtrArray *versions = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	for (int i = 0; i < 3; i++) {
		grown_item(talk, PLAN_STEP, 0, "школа", done_here);
		grown_item(talk, PLAN_STEP, 0, "лікар", open_here);
	}
	for (int i = 0; i < 4; i++)
		grown_item(talk, PLAN_STEP, 0, "резюме", wherever);
	open_plan(talk);
	world_press(talk->world, "j");
	world_picture(talk->world, "move-nl", 24, 80);
	world_press(talk->world, "Enter");
	assert_int_equal(to_be_rethought(talk), 6);
	assert_true(plan_version_list(vault_of(talk), talk->person, &versions, &error));
	assert_int_equal(versions->len, 1);
	g_ptr_array_unref(versions);
	world_press(talk->world, "k");
	world_picture(talk->world, "move-in-days-nl", 24, 80);
	world_press(talk->world, "d");
	assert_int_equal(to_be_rethought(talk), 5);
	world_press(talk->world, "u u");
	assert_int_equal(to_be_rethought(talk), 0);
	talk_free(talk);
}

/* ---------------------------------------------------------------- events and the household */

static void an_event_shows_its_information_only_when_it_happens(void **state)
{
	const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct talk *talk = talk_new(languages[i]);
		g_autofree char *list = g_strdup_printf("happenings-%s", languages[i]);
		g_autofree char *name = g_strdup_printf("event-%s", languages[i]);

		open_plan(talk);
		world_press(talk->world, "h");
		world_picture(talk->world, list, 24, 80);
		world_press(talk->world, "Enter");
		assert_string_equal(talk_top(talk), "event");
		world_picture(talk->world, name, 24, 80);
		talk_free(talk);
	}
}

static void work_of_one_adult_raises_a_question_with_the_other_and_says_not_whose(void **state)
{
	struct talk *talk = talk_new("nl");
	record_id other = grown_member(talk, "NIJ-0002");
	GPtrArray *questions = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	grown_item(talk, PLAN_STEP, 0, "СЛОВА-ЛІНИ", NULL);
	open_plan(talk);
	world_press(talk->world, "h Enter");
	assert_true(family_question_list(vault_of(talk), other, &questions, &error));
	assert_int_equal(questions->len, 1);
	g_ptr_array_unref(questions);
	world_open(talk->world, participant_screen_new(&talk->world->services, other));
	world_picture(talk->world, "participant-question-nl", 24, 80);
	assert_false(world_shows(talk->world, "Lina"));
	assert_false(world_shows(talk->world, "СЛОВА-ЛІНИ"));
	world_press(talk->world, "p");
	assert_true(world_shows(talk->world, "vraag voor het huishouden"));
	world_press(talk->world, "h Enter");
	world_open(talk->world, plan_screen_new(&talk->world->services, other, 0));
	assert_false(world_shows(talk->world, "vraag voor het huishouden"));
	questions = NULL;
	assert_true(family_question_list(vault_of(talk), other, &questions, &error));
	assert_true(((const struct family_question *)questions->pdata[0])->talked_about);
	g_ptr_array_unref(questions);
	talk_free(talk);
}

/* ---------------------------------------------------------------- versions */

static guint count_versions(struct talk *talk)
{
	GPtrArray *versions = NULL;
	struct error error = ERROR_CLEAR;
	guint count;

	assert_true(plan_version_list(vault_of(talk), talk->person, &versions, &error));
	count = versions->len;
	g_ptr_array_unref(versions);
	return count;
}

static void every_conversation_leaves_one_version_of_the_plan(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	grown_item(talk, PLAN_STEP, 0, "перший крок", NULL);
	world_open(talk->world, pause_screen_new(&talk->world->services, talk->conversation));
	world_press(talk->world, "Enter");
	assert_int_equal(count_versions(talk), 1);
	world_open(talk->world, pause_screen_new(&talk->world->services, talk->conversation));
	world_press(talk->world, "Enter");
	assert_int_equal(count_versions(talk), 1);
	talk_free(talk);
}

static void two_versions_show_what_came_and_what_went(void **state)
{
	const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct talk *talk = talk_new(languages[i]);
		g_autofree char *list = g_strdup_printf("versions-%s", languages[i]);
		g_autofree char *name = g_strdup_printf("version-change-%s", languages[i]);

		grown_item(talk, PLAN_STEP, 0, "перший крок", NULL);
		grown_item(talk, PLAN_STEP, 0, "другий крок", NULL);
		world_open(talk->world,
			   pause_screen_new(&talk->world->services, talk->conversation));
		world_press(talk->world, "Enter");
		open_plan(talk);
		world_press(talk->world, "5 d Down Del");
		grown_item(talk, PLAN_OBSTACLE, 0, "нова перешкода", NULL);
		open_plan(talk);
		world_press(talk->world, "y");
		world_picture(talk->world, list, 24, 80);
		world_press(talk->world, "Enter");
		world_picture(talk->world, name, 24, 80);
		talk_free(talk);
	}
}

/* ---------------------------------------------------------------- over time */

static void rate(struct talk *talk, enum voice voice, enum feeling feeling, int score)
{
	struct rating *rating = rating_new();
	struct error error = ERROR_CLEAR;

	rating->participant_id = talk->person;
	rating->conversation_id = talk->conversation;
	rating->indicator = INDICATOR_WORK;
	rating->voice = voice;
	rating->feeling = feeling;
	rating->score = score;
	rating->said_on = talk->world->today;
	assert_true(vault_begin(vault_of(talk), NULL, &error));
	assert_true(rating_save(vault_of(talk), rating, &error));
	assert_true(vault_commit(vault_of(talk), &error));
	rating_free(rating);
}

static void open_course(struct talk *talk)
{
	world_open(talk->world,
		   course_screen_new(&talk->world->services, talk->person, talk->conversation));
}

static void the_counsellors_voice_is_only_seen_at_the_desk(void **state)
{
	struct talk *talk = talk_new("nl");
	struct error error = ERROR_CLEAR;
	struct conversation *conversation;

	(void)state;
	rate(talk, VOICE_PARTICIPANT, FEELING_PINCHES, 3);
	rate(talk, VOICE_COUNSELLOR, FEELING_GOES_WELL, 9);
	open_course(talk);
	assert_false(world_shows(talk->world, "begeleider"));
	assert_false(world_shows(talk->world, "9"));
	conversation = talk_conversation(talk);
	conversation->typed_later = true;
	assert_true(vault_begin(vault_of(talk), NULL, &error));
	assert_true(conversation_save(vault_of(talk), conversation, &error));
	assert_true(vault_commit(vault_of(talk), &error));
	conversation_free(conversation);
	open_course(talk);
	world_picture(talk->world, "course-nl", 24, 80);
	assert_true(world_shows(talk->world, "begeleider"));
	talk_free(talk);
}

static void a_closed_conversation_leaves_a_version_too(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	grown_item(talk, PLAN_STEP, 0, "перший крок", NULL);
	world_open(talk->world, close_screen_new(&talk->world->services, talk->conversation));
	world_press(talk->world, "Tab Tab Tab Tab Tab Enter");
	assert_int_equal(count_versions(talk), 1);
	talk_free(talk);
}

static void a_day_before_the_conversation_is_refused_with_a_sentence(void **state)
{
	struct talk *talk = talk_new("nl");
	record_id id = grown_item(talk, PLAN_STEP, 0, "крок", NULL);
	struct plan_item *step;

	(void)state;
	open_plan(talk);
	world_press(talk->world, "5 t");
	world_type(talk->world, "2026-11-01\n");
	assert_true(world_shows(talk->world, "vóór het gesprek"));
	step = item_of(talk, id);
	assert_int_equal(step->due_on, DAY_NONE);
	plan_item_free(step);
	world_press(talk->world, "Enter Tab Tab Tab Tab");
	world_type(talk->world, "2026-11-01\n");
	assert_true(world_shows(talk->world, "vóór het gesprek"));
	world_press(talk->world, "Esc");
	step = item_of(talk, id);
	assert_int_equal(step->due_on, DAY_NONE);
	plan_item_free(step);
	talk_free(talk);
}

typedef struct screen *make_screen(struct services *services, record_id participant_id,
				   record_id conversation_id);

static void every_screen_speaks_ukrainian_and_fits_a_small_one(void **state)
{
	static const struct {
		const char *name;
		make_screen *make;
	} screens[] = {
		{ "couplings", couplings_screen_new }, { "lessons", lessons_screen_new },
		{ "move", move_screen_new },           { "course", course_screen_new },
		{ "knots-none", knots_screen_new },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(screens); i++) {
		struct talk *talk = talk_new("uk");
		g_autofree char *name = g_strdup_printf("%s-uk", screens[i].name);
		g_autofree char *small = g_strdup_printf("%s-uk-small", screens[i].name);

		grown_item(talk, PLAN_STEP, 0, "школа", done_here);
		rate(talk, VOICE_PARTICIPANT, FEELING_PINCHES, 3);
		world_open(talk->world, screens[i].make(&talk->world->services, talk->person,
							talk->conversation));
		world_picture(talk->world, name, 24, 80);
		world_picture(talk->world, small, 20, 60);
		world_press(talk->world, "n");
		if (i < 2) {
			g_autofree char *form = g_strdup_printf("%s-form-uk", screens[i].name);

			world_picture(talk->world, form, 24, 80);
		}
		talk_free(talk);
	}
}

static void the_questions_speak_ukrainian(void **state)
{
	struct talk *talk = talk_new("uk");

	(void)state;
	open_plan(talk);
	world_press(talk->world, "c");
	world_picture(talk->world, "capacity-uk", 24, 80);
	talk_open_deck(talk);
	world_press(talk->world, "h");
	begin_follow_up(talk);
	world_picture(talk->world, "gentle-uk", 24, 80);
	world_picture(talk->world, "gentle-uk-small", 20, 60);
	talk_free(talk);
}

/* ---------------------------------------------------------------- skills, couplings, lessons */

static void the_skills_sheet_is_made_at_the_table(void **state)
{
	const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct talk *talk = talk_new(languages[i]);
		g_autofree char *form = g_strdup_printf("skill-%s", languages[i]);
		g_autofree char *list = g_strdup_printf("skills-%s", languages[i]);

		world_open(talk->world, skills_screen_new(&talk->world->services, talk->person,
							  talk->conversation));
		world_press(talk->world, "n Tab");
		world_type(talk->world, "бухгалтерія, Харків, 2009–2014\n");
		world_press(talk->world, "n Right Right Right Tab");
		world_type(talk->world, "nederlands");
		world_press(talk->world, "Tab Right Right");
		world_picture(talk->world, form, 24, 80);
		world_press(talk->world, "Enter Down c");
		world_picture(talk->world, list, 24, 80);
		talk_free(talk);
	}
}

static void an_employer_is_a_record_of_its_own(void **state)
{
	struct talk *talk = talk_new("nl");
	GPtrArray *organisations = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	world_open(talk->world,
		   couplings_screen_new(&talk->world->services, talk->person, talk->conversation));
	for (int i = 0; i < 2; i++) {
		world_press(talk->world, "n Tab");
		world_type(talk->world, "twee dagen per week");
		world_press(talk->world, "Tab");
		world_type(talk->world, "Bakkerij Bart");
		if (i == 1)
			world_picture(talk->world, "coupling-nl", 24, 80);
		world_press(talk->world, "Enter");
	}
	world_picture(talk->world, "couplings-nl", 24, 80);
	assert_true(organisation_list(vault_of(talk), &organisations, &error));
	assert_int_equal(organisations->len, 1);
	g_ptr_array_unref(organisations);
	talk_free(talk);
}

static void an_end_before_the_beginning_is_refused_with_a_sentence(void **state)
{
	struct talk *talk = talk_new("nl");
	GPtrArray *couplings = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	world_open(talk->world,
		   couplings_screen_new(&talk->world->services, talk->person, talk->conversation));
	world_press(talk->world, "n Tab");
	world_type(talk->world, "stage");
	world_press(talk->world, "Tab Tab Tab");
	world_type(talk->world, "01-12-2026");
	world_press(talk->world, "Tab");
	world_type(talk->world, "01-11-2026\n");
	assert_true(world_shows(talk->world, "einde kan niet vóór het begin"));
	assert_true(coupling_list(vault_of(talk), talk->person, &couplings, &error));
	assert_int_equal(couplings->len, 0);
	g_ptr_array_unref(couplings);
	talk_free(talk);
}

static void a_lesson_remembers_the_obstacle_it_came_from(void **state)
{
	struct talk *talk = talk_new("nl");
	record_id obstacle = grown_item(talk, PLAN_OBSTACLE, 0, "немає догляду", NULL);
	GPtrArray *lessons = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	open_plan(talk);
	world_press(talk->world, "4 i");
	world_type(talk->world, "Opvang moet er zijn vóór de taalles");
	world_press(talk->world, "Tab Right Right Tab");
	world_picture(talk->world, "lesson-nl", 24, 80);
	world_type(talk->world, "de gemeente\n");
	assert_true(lesson_list(vault_of(talk), talk->person, &lessons, &error));
	assert_int_equal(lessons->len, 1);
	assert_true(((const struct lesson *)lessons->pdata[0])->item_id == obstacle);
	assert_int_equal(((const struct lesson *)lessons->pdata[0])->level, CAUSE_PRACTICE);
	g_ptr_array_unref(lessons);
	world_open(talk->world, lessons_screen_new(&talk->world->services, talk->person, 0));
	world_picture(talk->world, "lessons-nl", 24, 80);
	talk_free(talk);
}

static void deleting_an_obstacle_says_which_holds_go_and_undo_brings_them_back(void **state)
{
	struct talk *talk = talk_new("nl");
	record_id obstacles[4];
	GPtrArray *holdings;

	(void)state;
	grown_tina(talk, obstacles);
	open_plan(talk);
	world_press(talk->world, "4 Del");
	assert_true(world_shows(talk->world, "2 keer ‘houdt vast’"));
	world_press(talk->world, "u");
	holdings = grown_holdings(talk);
	assert_int_equal(holdings->len, 3);
	g_ptr_array_unref(holdings);
	talk_free(talk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_follow_up_opens_with_what_we_promised),
		cmocka_unit_test(a_promise_is_marked_done_with_one_key),
		cmocka_unit_test(a_promise_that_is_not_kept_yet_gets_a_new_day),
		cmocka_unit_test(without_promises_a_conversation_begins_with_the_cards),
		cmocka_unit_test(after_heavy_news_one_card_is_a_whole_conversation),
		cmocka_unit_test(heavy_news_is_taken_back_with_the_same_key),
		cmocka_unit_test(one_step_more_than_is_bearable_asks_which_one_rests),
		cmocka_unit_test(all_steps_may_stay_in_hand),
		cmocka_unit_test(a_step_agreed_on_at_the_end_asks_too),
		cmocka_unit_test(what_is_bearable_is_asked_in_the_plan),
		cmocka_unit_test(the_first_reply_reopens_the_other_attempts_for_thought),
		cmocka_unit_test(an_empty_corner_stays_visibly_open),
		cmocka_unit_test(what_was_typed_about_a_corner_survives_a_kill),
		cmocka_unit_test(a_move_reopens_what_is_tied_to_a_place_and_keeps_the_old_plan),
		cmocka_unit_test(an_event_shows_its_information_only_when_it_happens),
		cmocka_unit_test(
			work_of_one_adult_raises_a_question_with_the_other_and_says_not_whose),
		cmocka_unit_test(every_conversation_leaves_one_version_of_the_plan),
		cmocka_unit_test(two_versions_show_what_came_and_what_went),
		cmocka_unit_test(the_counsellors_voice_is_only_seen_at_the_desk),
		cmocka_unit_test(a_closed_conversation_leaves_a_version_too),
		cmocka_unit_test(a_day_before_the_conversation_is_refused_with_a_sentence),
		cmocka_unit_test(every_screen_speaks_ukrainian_and_fits_a_small_one),
		cmocka_unit_test(the_questions_speak_ukrainian),
		cmocka_unit_test(the_skills_sheet_is_made_at_the_table),
		cmocka_unit_test(an_employer_is_a_record_of_its_own),
		cmocka_unit_test(an_end_before_the_beginning_is_refused_with_a_sentence),
		cmocka_unit_test(a_lesson_remembers_the_obstacle_it_came_from),
		cmocka_unit_test(
			deleting_an_obstacle_says_which_holds_go_and_undo_brings_them_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

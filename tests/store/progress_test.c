/* What grows around a plan, on disk: what may hold what, what goes with whom, what undo brings back.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/conversations.h"
#include "store/people.h"
#include "store/plans.h"
#include "store/progress.h"
#include "store/search.h"
#include "store/sql.h"
#include "support/builders.h"
#include "support/growth.h"

static struct test_clock now;
static struct vault *vault;
static struct error error;

static int open_vault(void **state)
{
	(void)state;
	vault = build_vault(&now);
	error = ERROR_CLEAR;
	return 0;
}

static int close_vault(void **state)
{
	(void)state;
	vault_close(vault);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_vault, close_vault)

static gint64 count(const char *table)
{
	g_autofree char *sql = g_strdup_printf("SELECT count(*) FROM %s", table);
	struct statement statement = sql_prepare(vault, sql);
	gint64 number;

	assert_true(sql_only_number(&statement, &number, &error));
	return number;
}

/* Finds exactly so many. */
static void assert_found(const char *words, guint number, enum hit_kind kind)
{
	GPtrArray *hits;

	assert_true(search(vault, words, 20, &hits, &error));
	assert_int_equal(hits->len, number);
	for (guint i = 0; i < hits->len; i++)
		assert_int_equal(((const struct hit *)hits->pdata[i])->kind, kind);
	g_ptr_array_unref(hits);
}

/* ---------------------------------------------------------------- holds */

static void assert_hold_refused(record_id from_id, record_id to_id, const char *sentence)
{
	struct holding holding = { .from_id = from_id, .to_id = to_id, .said_on = DAY_NONE };

	error = ERROR_CLEAR;
	must_begin(vault);
	assert_false(holding_save(vault, &holding, &error));
	must_commit(vault);
	assert_int_equal(error.kind, ERROR_USAGE);
	assert_string_equal(error.sentence, sentence);
	assert_int_equal(holding.id, 0);
}

static guint holds_of(record_id participant_id)
{
	GPtrArray *holdings;
	guint number;

	assert_true(holding_list(vault, participant_id, &holdings, &error));
	number = holdings->len;
	g_ptr_array_unref(holdings);
	return number;
}

static void a_hold_comes_back_as_it_was_said(void **state)
{
	(void)state;
	record_id tina = build_person(vault, "NIJ-0001", "Tina");
	record_id housing = build_item(vault, tina, PLAN_OBSTACLE, 0, "житло");
	record_id work = build_item(vault, tina, PLAN_OBSTACLE, 0, "робота");
	record_id id = build_holding(vault, housing, work);
	GPtrArray *holdings;
	const struct holding *holding;

	assert_true(holding_list(vault, tina, &holdings, &error));
	assert_int_equal(holdings->len, 1);
	holding = holdings->pdata[0];
	assert_int_equal(holding->id, id);
	assert_int_equal(holding->participant_id, tina);
	assert_int_equal(holding->from_id, housing);
	assert_int_equal(holding->to_id, work);
	assert_int_equal(holding->said_on, TEST_DAY);
	g_ptr_array_unref(holdings);
	must_begin(vault);
	assert_true(holding_delete(vault, id, &error));
	must_commit(vault);
	assert_int_equal(holds_of(tina), 0);
	assert_true(vault_undo(vault, &error));
	assert_int_equal(holds_of(tina), 1);
}

static void the_same_hold_may_be_saved_again_and_turned_round(void **state)
{
	(void)state;
	record_id tina = build_person(vault, "NIJ-0001", "Tina");
	record_id a = build_item(vault, tina, PLAN_OBSTACLE, 0, "а");
	record_id b = build_item(vault, tina, PLAN_OBSTACLE, 0, "б");
	struct holding holding = { .id = build_holding(vault, a, b), .from_id = b, .to_id = a };

	must_begin(vault);
	assert_true(holding_save(vault, &holding, &error));
	must_commit(vault);
	assert_int_equal(holds_of(tina), 1);
	assert_int_equal(build_holding(vault, a, b) > 0, true); /* a ring of two */
	assert_int_equal(holds_of(tina), 2);
}

static void what_cannot_hold_is_refused_and_nothing_changes(void **state)
{
	(void)state;
	record_id tina = build_person(vault, "NIJ-0001", "Tina");
	record_id other = build_person(vault, "NIJ-0002", "Petro");
	record_id housing = build_item(vault, tina, PLAN_OBSTACLE, 0, "житло");
	record_id work = build_item(vault, tina, PLAN_OBSTACLE, 0, "робота");
	record_id step = build_item(vault, tina, PLAN_STEP, housing, "крок");
	record_id stranger = build_shared_obstacle(vault, other, "чуже");

	build_holding(vault, housing, work);
	assert_hold_refused(housing, housing, "holds.itself");
	assert_hold_refused(housing, step, "holds.not_an_obstacle");
	assert_hold_refused(step, housing, "holds.not_an_obstacle");
	assert_hold_refused(housing, 4711, "holds.not_an_obstacle");
	assert_hold_refused(housing, work, "holds.twice");
	assert_hold_refused(housing, stranger, "holds.other_household");
	assert_int_equal(holds_of(tina), 1);
	assert_int_equal(holds_of(other), 0);
}

/* Two who live together, each with an obstacle. */
struct couple {
	record_id lesia, yvan, household, hers, his;
};

static struct couple couple_of(bool shared)
{
	struct couple couple = { .lesia = build_person(vault, "NIJ-0001", "Lesia"),
				 .yvan = build_person(vault, "NIJ-0002", "Yvan") };

	couple.household = build_household(vault, "Y&L", couple.lesia, couple.yvan);
	couple.hers = shared ? build_shared_obstacle(vault, couple.lesia, "її")
			     : build_item(vault, couple.lesia, PLAN_OBSTACLE, 0, "її");
	couple.his = build_shared_obstacle(vault, couple.yvan, "його");
	return couple;
}

static void two_people_of_one_household_need_to_share_both(void **state)
{
	(void)state;
	struct couple couple = couple_of(false);

	assert_hold_refused(couple.hers, couple.his, "holds.not_shared");
	assert_hold_refused(couple.his, couple.hers, "holds.not_shared");
	build_holding(vault, build_shared_obstacle(vault, couple.lesia, "спільне"), couple.his);
	assert_int_equal(holds_of(couple.lesia), 1);
	assert_int_equal(holds_of(couple.yvan), 1); /* both see it */
}

static struct plan_item *item_of(record_id participant_id, record_id id, struct plan **plan)
{
	assert_true(plan_load(vault, participant_id, plan, &error));
	return (struct plan_item *)plan_find(*plan, id);
}

static void what_is_kept_again_holds_the_other_no_longer(void **state)
{
	(void)state;
	struct couple couple = couple_of(true);
	struct plan *plan;
	struct plan_item *item;

	build_holding(vault, couple.hers, couple.his);
	item = item_of(couple.yvan, couple.his, &plan);
	item->between_us = true; /* and so not shared any more */
	must_begin(vault);
	assert_true(plan_item_save(vault, item, &error));
	must_commit(vault);
	assert_false(item->shared);
	plan_free(plan);
	assert_int_equal(holds_of(couple.lesia), 0);
	assert_hold_refused(couple.hers, couple.his, "holds.not_shared");
	assert_true(vault_undo(vault, &error));
	assert_int_equal(holds_of(couple.lesia), 1);
}

static void who_moves_out_holds_nobody_who_stayed(void **state)
{
	(void)state;
	struct couple couple = couple_of(true);
	record_id own = build_item(vault, couple.yvan, PLAN_OBSTACLE, 0, "друге");
	struct participant *yvan;

	build_holding(vault, couple.hers, couple.his);
	build_holding(vault, couple.his, own);
	assert_true(people_load(vault, couple.yvan, &yvan, &error));
	yvan->household_id = 0;
	must_begin(vault);
	assert_true(people_save(vault, yvan, &error));
	must_commit(vault);
	participant_free(yvan);
	assert_int_equal(holds_of(couple.lesia), 0);
	assert_int_equal(holds_of(couple.yvan), 1); /* within one plan nothing changed */
	assert_true(vault_undo(vault, &error));
	assert_int_equal(holds_of(couple.lesia), 1);
}

static void an_obstacle_that_becomes_something_else_holds_nothing(void **state)
{
	(void)state;
	record_id tina = build_person(vault, "NIJ-0001", "Tina");
	record_id a = build_item(vault, tina, PLAN_OBSTACLE, 0, "а");
	record_id b = build_item(vault, tina, PLAN_OBSTACLE, 0, "б");
	struct plan *plan;
	struct plan_item *item;

	build_holding(vault, a, b);
	item = item_of(tina, a, &plan);
	item->kind = PLAN_STRENGTH;
	must_begin(vault);
	assert_true(plan_item_save(vault, item, &error));
	must_commit(vault);
	plan_free(plan);
	assert_int_equal(holds_of(tina), 0);
}

static void deleting_an_obstacle_tells_what_else_changes_and_comes_back_whole(void **state)
{
	(void)state;
	record_id tina = build_person(vault, "NIJ-0001", "Tina");
	record_id housing = build_item(vault, tina, PLAN_OBSTACLE, 0, "житло");
	record_id childcare = build_item(vault, tina, PLAN_OBSTACLE, 0, "садок");
	record_id work = build_item(vault, tina, PLAN_OBSTACLE, 0, "робота");
	struct item_ties ties;
	GPtrArray *lessons;

	build_holding(vault, housing, childcare);
	build_holding(vault, housing, work);
	build_holding(vault, childcare, housing);
	build_lesson(vault, tina, housing, "урок");
	assert_true(plan_item_ties(vault, housing, &ties, &error));
	assert_int_equal(ties.below, 0);
	assert_int_equal(ties.holds, 2);
	assert_int_equal(ties.held_by, 1);
	assert_int_equal(ties.lessons, 1);

	must_begin(vault);
	assert_true(plan_item_delete(vault, housing, &error));
	must_commit(vault);
	assert_int_equal(holds_of(tina), 0);
	assert_true(lesson_list(vault, tina, &lessons, &error));
	assert_int_equal(lessons->len, 1);
	assert_int_equal(((const struct lesson *)lessons->pdata[0])->item_id, 0);
	g_ptr_array_unref(lessons);

	assert_true(vault_undo(vault, &error));
	assert_int_equal(holds_of(tina), 3);
	assert_true(plan_item_ties(vault, housing, &ties, &error));
	assert_int_equal(ties.lessons, 1);
	assert_true(vault_redo(vault, &error));
	assert_int_equal(holds_of(tina), 0);
}

/* ---------------------------------------------------------------- what is shared */

static void only_what_the_others_share_is_seen(void **state)
{
	(void)state;
	struct couple couple = couple_of(true);
	record_id alone = build_person(vault, "NIJ-0003", "Petro");
	struct plan *shared;

	build_item(vault, couple.yvan, PLAN_OBSTACLE, 0, "лише моє");
	build_shared_obstacle(vault, alone, "не з нами");
	assert_true(plan_load_shared(vault, couple.lesia, &shared, &error));
	assert_int_equal(shared->items->len, 1);
	assert_int_equal(((const struct plan_item *)shared->items->pdata[0])->id, couple.his);
	plan_free(shared);
	assert_true(plan_load_shared(vault, alone, &shared, &error));
	assert_int_equal(shared->items->len, 0);
	plan_free(shared);
}

/* ---------------------------------------------------------------- the rest comes back */

static void a_person_and_a_breakthrough_keep_what_is_new(void **state)
{
	(void)state;
	record_id tina = build_person(vault, "NIJ-0001", "Tina");
	record_id obstacle = build_item(vault, tina, PLAN_OBSTACLE, 0, "житло");
	record_id way = build_item(vault, tina, PLAN_BREAKTHROUGH, obstacle, "вихід");
	struct participant *participant;
	struct plan *plan;
	struct plan_item *item = item_of(tina, way, &plan);

	set_text(&item->rule, "правило");
	set_text(&item->learned, "навчилися");
	item->trial = TRIAL_FAILED;
	item->trying_on = TEST_DAY;
	item->ended_on = TEST_DAY + 4;
	item->attempt = 7;
	must_begin(vault);
	assert_true(plan_item_save(vault, item, &error));
	assert_true(people_load(vault, tina, &participant, &error));
	assert_int_equal(participant->capacity, CAPACITY_NONE);
	participant->capacity = 0;
	assert_true(people_save(vault, participant, &error));
	participant_free(participant);
	must_commit(vault);
	plan_free(plan);

	item = item_of(tina, way, &plan);
	assert_string_equal(item->rule, "правило");
	assert_string_equal(item->learned, "навчилися");
	assert_int_equal(item->trial, TRIAL_FAILED);
	assert_int_equal(item->trying_on, TEST_DAY);
	assert_int_equal(item->ended_on, TEST_DAY + 4);
	assert_int_equal(item->attempt, 7);
	assert_true(people_load(vault, tina, &participant, &error));
	assert_int_equal(participant->capacity, 0);
	participant_free(participant);
	item->ended_on = TEST_DAY - 1;
	must_begin(vault);
	assert_false(plan_item_save(vault, item, &error));
	must_commit(vault);
	assert_string_equal(error.sentence, "plan.ended_before_it_began");
	plan_free(plan);
}

static void a_capacity_of_more_than_five_is_refused(void **state)
{
	(void)state;
	record_id tina = build_person(vault, "NIJ-0001", "Tina");
	struct participant *participant;

	assert_true(people_load(vault, tina, &participant, &error));
	participant->capacity = CAPACITY_MOST + 1;
	must_begin(vault);
	assert_false(people_save(vault, participant, &error));
	vault_rollback(vault);
	participant_free(participant);
}

static void heavy_news_is_remembered_with_the_conversation(void **state)
{
	(void)state;
	record_id tina = build_person(vault, "NIJ-0001", "Tina");
	record_id id = build_conversation(vault, tina, TEST_DAY);
	struct conversation *conversation;

	assert_true(conversation_load(vault, id, &conversation, &error));
	assert_false(conversation->heavy_news);
	conversation->heavy_news = true;
	must_begin(vault);
	assert_true(conversation_save(vault, conversation, &error));
	must_commit(vault);
	conversation_free(conversation);
	assert_true(conversation_load(vault, id, &conversation, &error));
	assert_true(conversation->heavy_news);
	conversation_free(conversation);
}

static void skills_come_by_kind_and_in_their_order(void **state)
{
	(void)state;
	record_id tina = build_person(vault, "NIJ-0001", "Tina");
	struct skill *skill;
	GPtrArray *skills;
	static const char *const expected[] = { "економіка", "пекарня", "ринок", "nl" };

	build_skill(vault, tina, SKILL_LANGUAGE, "nl");
	build_skill(vault, tina, SKILL_WORKED, "пекарня");
	build_skill(vault, tina, SKILL_WORKED, "ринок");
	build_skill(vault, tina, SKILL_STUDIED, "економіка");
	assert_true(skill_list(vault, tina, &skills, &error));
	assert_int_equal(skills->len, 4);
	for (guint i = 0; i < skills->len; i++)
		assert_string_equal(((const struct skill *)skills->pdata[i])->text, expected[i]);
	skill = skills->pdata[3];
	g_strlcpy(skill->level, "B1", sizeof(skill->level));
	must_begin(vault);
	assert_true(skill_save(vault, skill, &error));
	g_strlcpy(skill->level, "B9", sizeof(skill->level));
	assert_false(skill_save(vault, skill, &error));
	assert_string_equal(error.sentence, "plan.level_unknown");
	assert_true(skill_delete(vault, ((const struct skill *)skills->pdata[0])->id, &error));
	must_commit(vault);
	g_ptr_array_unref(skills);
	assert_int_equal(count("skill"), 3);
	assert_int_equal(count("skill WHERE level = 'B1'"), 1);
}

static void a_coupling_that_cannot_be_is_refused(void **state)
{
	(void)state;
	record_id tina = build_person(vault, "NIJ-0001", "Tina");
	struct coupling *coupling = coupling_new();

	coupling->participant_id = tina;
	coupling->started_on = TEST_DAY;
	coupling->ended_on = TEST_DAY - 1;
	must_begin(vault);
	assert_false(coupling_save(vault, coupling, &error));
	assert_string_equal(error.sentence, "plan.ended_before_it_began");
	error = ERROR_CLEAR;
	coupling->ended_on = TEST_DAY;
	coupling->hours_per_week = 169;
	assert_false(coupling_save(vault, coupling, &error));
	assert_string_equal(error.sentence, "plan.too_many_hours");
	error = ERROR_CLEAR;
	coupling->hours_per_week = HOURS_NONE;
	g_strlcpy(coupling->language, "?", sizeof(coupling->language));
	assert_false(coupling_save(vault, coupling, &error));
	assert_string_equal(error.sentence, "people.language_unknown");
	must_commit(vault);
	assert_int_equal(count("coupling"), 0);
	coupling_free(coupling);
}

static void several_couplings_stand_at_once_and_organisations_are_everybodys(void **state)
{
	(void)state;
	record_id tina = build_person(vault, "NIJ-0001", "Tina");
	record_id bakery = build_organisation(vault, "Bakkerij De Linde");
	record_id job = build_coupling(vault, tina, bakery, COUPLING_PAID_JOB, "пекарка");
	GPtrArray *couplings, *organisations;

	build_organisation(vault, "appelflap");
	build_coupling(vault, tina, 0, COUPLING_LANGUAGE_BUDDY, "з Аннеке");
	assert_true(coupling_list(vault, tina, &couplings, &error));
	assert_int_equal(couplings->len, 2);
	assert_int_equal(((const struct coupling *)couplings->pdata[0])->organisation_id, bakery);
	assert_int_equal(((const struct coupling *)couplings->pdata[1])->hours_per_week,
			 HOURS_NONE);
	g_ptr_array_unref(couplings);
	assert_true(organisation_list(vault, &organisations, &error));
	assert_int_equal(organisations->len, 2);
	assert_string_equal(((const struct organisation *)organisations->pdata[0])->name,
			    "appelflap");
	g_ptr_array_unref(organisations);
	must_begin(vault);
	assert_true(coupling_delete(vault, job, &error));
	must_commit(vault);
	assert_int_equal(count("coupling"), 1);
	assert_int_equal(count("organisation"), 2);
}

/* ---------------------------------------------------------------- events */

static guint questions_of(record_id participant_id, const char *event)
{
	GPtrArray *questions;
	guint number = 0;

	assert_true(family_question_list(vault, participant_id, &questions, &error));
	for (guint i = 0; i < questions->len; i++)
		number += g_str_equal(((const struct family_question *)questions->pdata[i])->event,
				      event);
	g_ptr_array_unref(questions);
	return number;
}

static void what_hits_the_family_raises_a_question_on_every_other_plan(void **state)
{
	(void)state;
	struct couple couple = couple_of(true);
	record_id alone = build_person(vault, "NIJ-0003", "Petro");
	GPtrArray *happenings;

	build_happening(vault, couple.yvan, "first-payslip", false);
	assert_int_equal(questions_of(couple.lesia, "first-payslip"), 0);
	build_happening(vault, couple.yvan, "adult-starts-work", true);
	assert_int_equal(questions_of(couple.lesia, "adult-starts-work"), 1);
	assert_int_equal(questions_of(couple.yvan, "adult-starts-work"), 0);
	assert_int_equal(questions_of(alone, "adult-starts-work"), 0);
	assert_true(happening_list(vault, couple.yvan, &happenings, &error));
	assert_int_equal(happenings->len, 2);
	g_ptr_array_unref(happenings);
	assert_true(happening_list(vault, couple.lesia, &happenings, &error));
	assert_int_equal(happenings->len, 0); /* whose it was is not told */
	g_ptr_array_unref(happenings);
	assert_true(vault_undo(vault, &error));
	assert_int_equal(questions_of(couple.lesia, "adult-starts-work"), 0);
	build_happening(vault, alone, "adult-starts-work", true); /* lives with nobody */
	assert_int_equal(count("family_question"), 0);
}

static void a_question_is_asked_again_only_after_it_was_talked_about(void **state)
{
	(void)state;
	struct couple couple = couple_of(true);
	GPtrArray *questions;
	struct family_question *question;

	build_happening(vault, couple.yvan, "adult-starts-work", true);
	build_happening(vault, couple.yvan, "adult-starts-work", true);
	assert_int_equal(questions_of(couple.lesia, "adult-starts-work"), 1);
	assert_true(family_question_list(vault, couple.lesia, &questions, &error));
	question = questions->pdata[0];
	assert_int_equal(question->raised_on, TEST_DAY);
	question->talked_about = true;
	must_begin(vault);
	assert_true(family_question_save(vault, question, &error));
	must_commit(vault);
	g_ptr_array_unref(questions);
	assert_int_equal(questions_of(couple.lesia, "adult-starts-work"), 1);
	build_happening(vault, couple.yvan, "adult-starts-work", true);
	assert_int_equal(questions_of(couple.lesia, "adult-starts-work"), 2);
}

static void an_event_can_be_corrected_and_taken_back(void **state)
{
	(void)state;
	record_id tina = build_person(vault, "NIJ-0001", "Tina");
	record_id id = build_happening(vault, tina, "contract-offered", false);
	struct happening changed = { .id = id,
				     .participant_id = tina,
				     .event = (char *)"agency-contract",
				     .happened_on = TEST_DAY - 1 };

	must_begin(vault);
	assert_true(happening_save(vault, &changed, false, &error));
	must_commit(vault);
	assert_int_equal(count("happening WHERE event = 'agency-contract'"), 1);
	must_begin(vault);
	assert_true(happening_delete(vault, id, &error));
	must_commit(vault);
	assert_int_equal(count("happening"), 0);
}

/* ---------------------------------------------------------------- search */

static void every_new_word_is_found_until_it_is_gone(void **state)
{
	(void)state;
	record_id tina = build_person(vault, "NIJ-0001", "Tina");
	record_id obstacle = build_item(vault, tina, PLAN_OBSTACLE, 0, "житло");
	record_id way = build_item(vault, tina, PLAN_BREAKTHROUGH, obstacle, "вихід");
	record_id lesson = build_lesson(vault, tina, 0, "черга не рахує дня");
	record_id skill = build_skill(vault, tina, SKILL_SHOWN, "зварювання");
	record_id coupling = build_coupling(vault, tina, 0, COUPLING_COURSE, "майстерня");
	struct plan *plan;
	struct plan_item *item = item_of(tina, way, &plan);

	set_text(&item->rule, "стаття сорок");
	set_text(&item->learned, "дзвонити зранку");
	must_begin(vault);
	assert_true(plan_item_save(vault, item, &error));
	must_commit(vault);
	plan_free(plan);
	assert_found("стаття", 1, HIT_PLAN);
	assert_found("ЗРАНКУ", 1, HIT_PLAN);
	assert_found("черга", 1, HIT_LESSON);
	assert_found("варюва", 1, HIT_SKILL);
	assert_found("майстерня", 1, HIT_COUPLING);

	must_begin(vault);
	assert_true(lesson_delete(vault, lesson, &error));
	assert_true(skill_delete(vault, skill, &error));
	assert_true(coupling_delete(vault, coupling, &error));
	must_commit(vault);
	assert_found("черга", 0, HIT_LESSON);
	assert_found("зварювання", 0, HIT_SKILL);
	assert_found("майстерня", 0, HIT_COUPLING);
	assert_true(vault_undo(vault, &error));
	assert_found("зварювання", 1, HIT_SKILL);
}

static void who_talks_without_a_file_is_not_found(void **state)
{
	(void)state;
	record_id nobody = build_person_without_file(vault, "NIJ-0001");
	struct participant *participant;

	build_lesson(vault, nobody, 0, "черга не рахує дня");
	build_skill(vault, nobody, SKILL_SHOWN, "зварювання");
	build_coupling(vault, nobody, 0, COUPLING_COURSE, "майстерня");
	assert_found("зварювання", 0, HIT_SKILL);
	assert_true(people_load(vault, nobody, &participant, &error));
	participant->without_file = false;
	must_begin(vault);
	assert_true(people_save(vault, participant, &error));
	must_commit(vault);
	participant_free(participant);
	assert_found("зварювання", 1, HIT_SKILL);
	assert_found("черга", 1, HIT_LESSON);
	assert_found("майстерня", 1, HIT_COUPLING);
}

/* ---------------------------------------------------------------- everything goes with its person */

static const char *const tables[] = { "holding",         "lesson",       "skill",
				      "coupling",        "happening",    "family_question",
				      "plan_version",    "version_item", "version_rendering",
				      "version_holding", "plan_item",    "conversation" };

static void all_of_a_person_goes_and_nothing_of_the_other(void **state)
{
	(void)state;
	struct couple couple = couple_of(true);
	record_id conversation = build_conversation(vault, couple.yvan, TEST_DAY);
	gint64 before[G_N_ELEMENTS(tables)];
	struct plan *plan;
	struct plan_item *item;

	build_version(vault, couple.lesia, 0);
	build_happening(vault, couple.lesia, "contract-offered", false);
	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
		before[i] = count(tables[i]);
	item = item_of(couple.yvan, couple.his, &plan);
	plan_item_set_rendering(item, "nl", "van hem");
	must_begin(vault);
	assert_true(plan_item_save(vault, item, &error));
	must_commit(vault);
	plan_free(plan);
	build_holding(vault, couple.hers, couple.his);
	build_holding(vault, couple.his, build_shared_obstacle(vault, couple.yvan, "друге"));
	build_lesson(vault, couple.yvan, couple.his, "урок");
	build_skill(vault, couple.yvan, SKILL_SHOWN, "зварювання");
	build_coupling(vault, couple.yvan, build_organisation(vault, "Werf"), COUPLING_PAID_JOB,
		       "зварник");
	build_happening(vault, couple.lesia, "move-announced", true);
	build_version(vault, couple.yvan, conversation);
	must_begin(vault);
	assert_true(people_delete(vault, couple.yvan, &error));
	must_commit(vault);
	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
		gint64 gone = g_str_equal(tables[i], "plan_item") ||
			      g_str_equal(tables[i], "conversation");
		gint64 kept = g_str_equal(tables[i], "happening");

		assert_int_equal(count(tables[i]), before[i] - gone + kept);
	}
	assert_found("зварник", 0, HIT_COUPLING);
	assert_true(vault_undo(vault, &error));
	assert_int_equal(holds_of(couple.lesia), 1);
	assert_found("зварник", 1, HIT_COUPLING);
	assert_int_equal(count("version_rendering"), 1);
}

static void what_a_conversation_left_stays_when_it_is_deleted(void **state)
{
	(void)state;
	record_id tina = build_person(vault, "NIJ-0001", "Tina");
	record_id conversation = build_conversation(vault, tina, TEST_DAY);
	struct plan *plan;
	struct plan_item *item;
	record_id id = build_item(vault, tina, PLAN_OBSTACLE, 0, "житло");
	GPtrArray *versions;

	item = item_of(tina, id, &plan);
	item->conversation_id = conversation;
	must_begin(vault);
	assert_true(plan_item_save(vault, item, &error));
	must_commit(vault);
	plan_free(plan);
	build_version(vault, tina, conversation);
	must_begin(vault);
	assert_true(conversation_delete(vault, conversation, &error));
	must_commit(vault);
	assert_true(plan_version_list(vault, tina, &versions, &error));
	assert_int_equal(versions->len, 1);
	assert_int_equal(((const struct plan_version *)versions->pdata[0])->conversation_id, 0);
	g_ptr_array_unref(versions);
	build_version(vault, tina, 0);
	assert_int_equal(count("version_item"), 1); /* nothing of the item has changed by it */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_hold_comes_back_as_it_was_said),
		TEST(the_same_hold_may_be_saved_again_and_turned_round),
		TEST(what_cannot_hold_is_refused_and_nothing_changes),
		TEST(two_people_of_one_household_need_to_share_both),
		TEST(what_is_kept_again_holds_the_other_no_longer),
		TEST(who_moves_out_holds_nobody_who_stayed),
		TEST(an_obstacle_that_becomes_something_else_holds_nothing),
		TEST(deleting_an_obstacle_tells_what_else_changes_and_comes_back_whole),
		TEST(only_what_the_others_share_is_seen),
		TEST(a_person_and_a_breakthrough_keep_what_is_new),
		TEST(a_capacity_of_more_than_five_is_refused),
		TEST(heavy_news_is_remembered_with_the_conversation),
		TEST(skills_come_by_kind_and_in_their_order),
		TEST(a_coupling_that_cannot_be_is_refused),
		TEST(several_couplings_stand_at_once_and_organisations_are_everybodys),
		TEST(what_hits_the_family_raises_a_question_on_every_other_plan),
		TEST(a_question_is_asked_again_only_after_it_was_talked_about),
		TEST(an_event_can_be_corrected_and_taken_back),
		TEST(every_new_word_is_found_until_it_is_gone),
		TEST(who_talks_without_a_file_is_not_found),
		TEST(all_of_a_person_goes_and_nothing_of_the_other),
		TEST(what_a_conversation_left_stays_when_it_is_deleted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

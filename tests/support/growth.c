/* Builders for what grows around a plan.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/growth.h"

#include "store/people.h"
#include "store/plans.h"
#include "store/progress.h"
#include "support/builders.h"
#include "support/consent.h"

/* ---------------------------------------------------------------- in memory */

struct plan_item *plan_add(struct plan *plan, enum plan_kind kind, record_id parent_id,
			   const char *text)
{
	struct plan_item *item = plan_item_new(kind);

	for (guint i = 0; i < plan->items->len; i++) {
		const struct plan_item *other = plan->items->pdata[i];

		item->id = MAX(item->id, other->id);
		item->position += other->kind == kind && other->parent_id == parent_id;
	}
	item->id++;
	item->participant_id = plan->participant_id;
	item->parent_id = parent_id;
	item->said_on = TEST_DAY;
	set_text(&item->text, text);
	g_ptr_array_add(plan->items, item);
	return item;
}

struct holding *holding_add(GPtrArray *holdings, record_id from_id, record_id to_id)
{
	struct holding *holding = holding_new();

	holding->id = holdings->len + 1;
	holding->from_id = from_id;
	holding->to_id = to_id;
	holding->said_on = TEST_DAY;
	g_ptr_array_add(holdings, holding);
	return holding;
}

static void grow_breakthrough(struct plan_item *item)
{
	set_text(&item->rule, "Wet inburgering, artikel 5");
	set_text(&item->grip, "сама обираю курс");
	set_text(&item->cost, "120 євро на місяць; дитина в безпеці");
	set_text(&item->who_agrees, "gemeente");
	set_text(&item->learned, "починати з телефону");
	item->trial = TRIAL_REALISED;
	item->state = ITEM_SOLVED;
	item->trying_on = TEST_DAY - 20;
	item->ended_on = TEST_DAY - 2;
}

static void grow_step(struct plan_item *item)
{
	item->place_bound = true;
	item->anywhere = false;
	item->resting = true;
	item->rethink = true;
	item->attempt = 2;
	set_text(&item->fact_id, "protection-until");
}

static void grow_plan(struct plan *plan, GPtrArray *holdings)
{
	record_id housing = plan_add(plan, PLAN_OBSTACLE, 0, "немає житла")->id;
	record_id childcare = plan_add(plan, PLAN_OBSTACLE, 0, "немає садка")->id;
	struct plan_item *shared = plan_add(plan, PLAN_OBSTACLE, 0, "немає роботи");
	struct plan_item *way = plan_add(plan, PLAN_BREAKTHROUGH, childcare, "по черзі з Оксаною");

	shared->shared = true;
	shared->level = CAUSE_POLICY;
	shared->indicator = INDICATOR_WORK;
	grow_breakthrough(way);
	plan_item_set_rendering(way, "nl", "om de beurt met Oksana");
	grow_step(plan_add(plan, PLAN_STEP, way->id, "зателефонувати"));
	holding_add(holdings, housing, childcare);
	holding_add(holdings, shared->id, housing);
	holding_add(holdings, childcare, shared->id);
}

static void add_lesson(struct person_file *file)
{
	struct lesson *lesson = lesson_new();

	lesson->id = 1;
	lesson->item_id = 2;
	lesson->level = CAUSE_PRACTICE;
	lesson->said_on = TEST_DAY;
	set_text(&lesson->text, "de wachtlijst telt de dag van aanmelden niet");
	set_text(&lesson->who_should_hear, "gemeente");
	g_ptr_array_add(file->lessons, lesson);
}

static void add_skill(struct person_file *file, enum skill_kind kind, const char *text,
		      const char *level)
{
	struct skill *skill = skill_new();

	skill->id = file->skills->len + 1;
	skill->kind = kind;
	skill->position = (int)file->skills->len;
	skill->on_sheet = true;
	set_text(&skill->text, text);
	set_text(&skill->evidence, "диплом");
	g_strlcpy(skill->level, level, sizeof(skill->level));
	g_ptr_array_add(file->skills, skill);
}

static void add_coupling(struct person_file *file, record_id organisation_id, int hours)
{
	struct coupling *coupling = coupling_new();

	coupling->id = file->couplings->len + 1;
	coupling->organisation_id = organisation_id;
	coupling->kind = organisation_id ? COUPLING_PAID_JOB : COUPLING_LANGUAGE_BUDDY;
	coupling->hours_per_week = hours;
	coupling->remote_in_ukraine = !organisation_id;
	coupling->fits = ANSWER_PARTLY;
	coupling->started_on = TEST_DAY - 10;
	coupling->ended_on = organisation_id ? DAY_NONE : TEST_DAY;
	set_text(&coupling->text, "пекарка");
	set_text(&coupling->through, "Werkcentrum");
	set_text(&coupling->contract, "oproep");
	set_text(&coupling->sector, "voedsel");
	g_ptr_array_add(file->couplings, coupling);
}

static void add_organisation(struct person_file *file, const char *place)
{
	struct organisation *organisation = organisation_new();

	organisation->id = file->organisations->len + 1;
	organisation->flexible_about_language = ANSWER_YES;
	organisation->refused_for_residence_date = ANSWER_NO;
	set_text(&organisation->name, "Bakkerij De Linde");
	set_text(&organisation->place, place);
	set_text(&organisation->sector, "voedsel");
	set_text(&organisation->note, "pictogrammen op de werkvloer");
	g_ptr_array_add(file->organisations, organisation);
}

static void add_events(struct person_file *file)
{
	struct conversation *conversation = conversation_new();
	struct happening *happening = happening_new();
	struct family_question *question = family_question_new();

	conversation->id = 5;
	conversation->said_on = TEST_DAY;
	conversation->opened_at = conversation->touched_at = TEST_NOON;
	conversation->state = CONVERSATION_CLOSED;
	conversation->heavy_news = true;
	g_ptr_array_add(file->conversations, conversation);
	happening->id = 1;
	happening->conversation_id = 5;
	happening->happened_on = TEST_DAY;
	set_text(&happening->event, "contract-offered");
	g_ptr_array_add(file->happenings, happening);
	question->id = 1;
	question->raised_on = TEST_DAY;
	question->talked_about = true;
	set_text(&question->event, "contract-offered");
	g_ptr_array_add(file->family_questions, question);
}

/* `gone`: with an obstacle that the plan has no longer. */
static void add_version(struct person_file *file, const char *reason, bool gone)
{
	struct plan_version *version = plan_version_new();

	version->id = file->versions->len + 1;
	version->conversation_id = gone ? 5 : 0;
	version->made_on = TEST_DAY - 1;
	version->made_at = TEST_NOON;
	set_text(&version->reason, reason);
	version->plan = plan_new();
	grow_plan(version->plan, version->holdings);
	if (gone) {
		struct plan_item *old =
			plan_add(version->plan, PLAN_OBSTACLE, 0, "немає документів");

		old->id = 99;
		plan_item_set_rendering(old, "nl", "geen papieren");
		holding_add(version->holdings, 99, 1);
		/* by kind, parent and position, as a plan comes out of a vault */
		g_ptr_array_insert(version->plan->items, 3,
				   g_ptr_array_steal_index(version->plan->items,
							   version->plan->items->len - 1));
	} else {
		struct plan_item *changed = version->plan->items->pdata[0];

		set_text(&changed->text, "житло на місяць");
	}
	g_ptr_array_add(file->versions, version);
}

static void add_consents(struct person_file *file)
{
	struct consent *withdrawn =
		some_consent(CONSENT_SHARING, "Taalhuis", CONSENT_GIVEN, TEST_DAY - 30);

	withdrawn->withdrawn_on = TEST_DAY - 1;
	withdrawn->parts = CONSENT_PART_PERSPECTIVE | CONSENT_PART_SKILLS;
	withdrawn->way = CONSENT_THROUGH_INTERPRETER;
	g_ptr_array_add(file->consents, withdrawn);
	g_ptr_array_add(file->consents,
			some_consent(CONSENT_RESEARCH, "", CONSENT_GIVEN, TEST_DAY - 2));
	g_ptr_array_add(file->consents,
			some_consent(CONSENT_QUOTES, "", CONSENT_REFUSED, TEST_DAY - 2));
	file->participant->review_on = TEST_DAY + 300;
}

struct person_file *grown_file(const char *code)
{
	struct person_file *file = person_file_new();

	g_strlcpy(file->participant->code, code, sizeof(file->participant->code));
	file->participant->created_on = TEST_DAY;
	file->participant->capacity = 2;
	grow_plan(file->plan, file->holdings);
	add_lesson(file);
	add_skill(file, SKILL_STUDIED, "бухгалтерія", "");
	add_skill(file, SKILL_LANGUAGE, "nl", "A2");
	add_organisation(file, "Breda");
	add_organisation(file, "Nijmegen");
	add_coupling(file, 1, 24);
	add_coupling(file, 2, 0);
	add_coupling(file, 0, HOURS_NONE);
	add_events(file);
	add_version(file, "conversation", true);
	add_version(file, "move", false);
	add_consents(file);
	return file;
}

/* ---------------------------------------------------------------- in a vault */

static void move_in(struct vault *vault, record_id id, record_id household_id)
{
	struct participant *participant;

	assert_true(people_load(vault, id, &participant, NULL));
	assert_non_null(participant);
	participant->household_id = household_id;
	assert_true(people_save(vault, participant, NULL));
	participant_free(participant);
}

record_id build_household(struct vault *vault, const char *name, record_id one, record_id other)
{
	struct household *household = household_new();
	record_id id;

	set_text(&household->name, name);
	must_begin(vault);
	assert_true(household_save(vault, household, NULL));
	id = household->id;
	move_in(vault, one, id);
	move_in(vault, other, id);
	must_commit(vault);
	household_free(household);
	return id;
}

static record_id save_item(struct vault *vault, struct plan_item *item)
{
	record_id id;

	item->said_on = TEST_DAY;
	must_begin(vault);
	assert_true(plan_item_save(vault, item, NULL));
	must_commit(vault);
	id = item->id;
	plan_item_free(item);
	return id;
}

record_id build_shared_obstacle(struct vault *vault, record_id participant_id, const char *text)
{
	struct plan_item *item = plan_item_new(PLAN_OBSTACLE);

	item->participant_id = participant_id;
	item->shared = true;
	set_text(&item->text, text);
	return save_item(vault, item);
}

record_id build_step(struct vault *vault, record_id participant_id, const char *text,
		     bool place_bound, enum step_state state)
{
	struct plan_item *item = plan_item_new(PLAN_STEP);

	item->participant_id = participant_id;
	item->place_bound = place_bound;
	item->step_state = state;
	item->done_on = state == STEP_DONE ? TEST_DAY : DAY_NONE;
	set_text(&item->text, text);
	return save_item(vault, item);
}

record_id build_holding(struct vault *vault, record_id from_id, record_id to_id)
{
	struct holding holding = { .from_id = from_id, .to_id = to_id, .said_on = TEST_DAY };

	must_begin(vault);
	assert_true(holding_save(vault, &holding, NULL));
	must_commit(vault);
	return holding.id;
}

record_id build_lesson(struct vault *vault, record_id participant_id, record_id item_id,
		       const char *text)
{
	struct lesson *lesson = lesson_new();
	record_id id;

	lesson->participant_id = participant_id;
	lesson->item_id = item_id;
	lesson->said_on = TEST_DAY;
	set_text(&lesson->text, text);
	must_begin(vault);
	assert_true(lesson_save(vault, lesson, NULL));
	must_commit(vault);
	id = lesson->id;
	lesson_free(lesson);
	return id;
}

record_id build_skill(struct vault *vault, record_id participant_id, enum skill_kind kind,
		      const char *text)
{
	struct skill *skill = skill_new();
	record_id id;

	skill->participant_id = participant_id;
	skill->kind = kind;
	set_text(&skill->text, text);
	must_begin(vault);
	assert_true(skill_save(vault, skill, NULL));
	must_commit(vault);
	id = skill->id;
	skill_free(skill);
	return id;
}

record_id build_organisation(struct vault *vault, const char *name)
{
	struct organisation *organisation = organisation_new();
	record_id id;

	set_text(&organisation->name, name);
	must_begin(vault);
	assert_true(organisation_save(vault, organisation, NULL));
	must_commit(vault);
	id = organisation->id;
	organisation_free(organisation);
	return id;
}

record_id build_coupling(struct vault *vault, record_id participant_id, record_id organisation_id,
			 enum coupling_kind kind, const char *text)
{
	struct coupling *coupling = coupling_new();
	record_id id;

	coupling->participant_id = participant_id;
	coupling->organisation_id = organisation_id;
	coupling->kind = kind;
	coupling->started_on = TEST_DAY;
	set_text(&coupling->text, text);
	must_begin(vault);
	assert_true(coupling_save(vault, coupling, NULL));
	must_commit(vault);
	id = coupling->id;
	coupling_free(coupling);
	return id;
}

record_id build_happening(struct vault *vault, record_id participant_id, const char *event,
			  bool household_too)
{
	struct happening *happening = happening_new();
	record_id id;

	happening->participant_id = participant_id;
	happening->happened_on = TEST_DAY;
	set_text(&happening->event, event);
	must_begin(vault);
	assert_true(happening_save(vault, happening, household_too, NULL));
	must_commit(vault);
	id = happening->id;
	happening_free(happening);
	return id;
}

void build_version(struct vault *vault, record_id participant_id, record_id conversation_id)
{
	must_begin(vault);
	assert_true(
		plan_version_make(vault, participant_id, conversation_id, "conversation", NULL));
	must_commit(vault);
}

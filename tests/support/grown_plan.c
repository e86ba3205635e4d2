/* Plans to test the screens of what grows around them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/grown_plan.h"

#include "store/people.h"
#include "store/plans.h"
#include "store/progress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct vault *vault_of(struct talk *talk)
{
	return talk->world->services.vault;
}

record_id grown_item(struct talk *talk, enum plan_kind kind, record_id parent_id, const char *text,
		     void (*change)(struct plan_item *item))
{
	struct plan_item *item = plan_item_new(kind);
	struct error error = ERROR_CLEAR;
	record_id id;

	item->participant_id = talk->person;
	item->parent_id = parent_id;
	item->said_on = talk->world->today;
	g_free(item->text);
	item->text = g_strdup(text);
	if (change)
		change(item);
	assert_true(vault_begin(vault_of(talk), NULL, &error));
	assert_true(plan_item_save(vault_of(talk), item, &error));
	assert_true(vault_commit(vault_of(talk), &error));
	id = item->id;
	plan_item_free(item);
	return id;
}

void grown_hold(struct talk *talk, record_id from, record_id to)
{
	struct holding *holding = holding_new();
	struct error error = ERROR_CLEAR;

	holding->participant_id = talk->person;
	holding->from_id = from;
	holding->to_id = to;
	holding->said_on = talk->world->today;
	assert_true(vault_begin(vault_of(talk), NULL, &error));
	assert_true(holding_save(vault_of(talk), holding, &error));
	assert_true(vault_commit(vault_of(talk), &error));
	holding_free(holding);
}

static void in_housing(struct plan_item *item)
{
	item->indicator = INDICATOR_HOUSING;
	plan_item_set_rendering(item, "nl", "Geen eigen woning");
}

static void in_education(struct plan_item *item)
{
	item->indicator = INDICATOR_EDUCATION;
	plan_item_set_rendering(item, "nl", "Geen opvang voor de kleine");
}

static void in_work(struct plan_item *item)
{
	item->indicator = INDICATOR_WORK;
	plan_item_set_rendering(item, "nl", "Geen werk");
}

static void in_leisure(struct plan_item *item)
{
	item->indicator = INDICATOR_LEISURE;
}

void grown_tina(struct talk *talk, record_id obstacles[4])
{
	obstacles[0] = grown_item(talk, PLAN_OBSTACLE, 0, "Немає свого житла", in_housing);
	obstacles[1] =
		grown_item(talk, PLAN_OBSTACLE, 0, "Малюка немає з ким лишити", in_education);
	obstacles[2] = grown_item(talk, PLAN_OBSTACLE, 0, "Немає роботи", in_work);
	obstacles[3] = grown_item(talk, PLAN_OBSTACLE, 0, "Зламаний велосипед", in_leisure);
	grown_hold(talk, obstacles[0], obstacles[1]);
	grown_hold(talk, obstacles[1], obstacles[2]);
	grown_hold(talk, obstacles[2], obstacles[0]);
}

struct plan *grown_plan(struct talk *talk)
{
	struct error error = ERROR_CLEAR;
	struct plan *plan = NULL;

	assert_true(plan_load(vault_of(talk), talk->person, &plan, &error));
	return plan;
}

GPtrArray *grown_holdings(struct talk *talk)
{
	struct error error = ERROR_CLEAR;
	GPtrArray *holdings = NULL;

	assert_true(holding_list(vault_of(talk), talk->person, &holdings, &error));
	return holdings;
}

void grown_capacity(struct talk *talk, int capacity)
{
	struct participant *participant = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(people_load(vault_of(talk), talk->person, &participant, &error));
	participant->capacity = capacity;
	assert_true(vault_begin(vault_of(talk), NULL, &error));
	assert_true(people_save(vault_of(talk), participant, &error));
	assert_true(vault_commit(vault_of(talk), &error));
	participant_free(participant);
}

record_id grown_member(struct talk *talk, const char *code)
{
	struct household *household = household_new();
	struct participant *first = NULL, *second = participant_new();
	struct error error = ERROR_CLEAR;
	record_id id;

	assert_true(people_load(vault_of(talk), talk->person, &first, &error));
	assert_true(vault_begin(vault_of(talk), NULL, &error));
	assert_true(household_save(vault_of(talk), household, &error));
	first->household_id = second->household_id = household->id;
	g_strlcpy(second->code, code, CODE_SIZE);
	second->created_on = talk->world->today;
	assert_true(people_save(vault_of(talk), first, &error));
	assert_true(people_save(vault_of(talk), second, &error));
	assert_true(vault_commit(vault_of(talk), &error));
	id = second->id;
	household_free(household);
	participant_free(first);
	participant_free(second);
	return id;
}

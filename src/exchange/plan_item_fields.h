/* The keys of a plan item: in the plan, and in every version of it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef EXCHANGE_PLAN_ITEM_FIELDS_H
#define EXCHANGE_PLAN_ITEM_FIELDS_H

#include "casework/person_file.h"
#include "exchange/fields.h"

#include <stddef.h>

#define AT(type, member) offsetof(struct type, member)

/* The last sixteen are of format 2. */
#define PLAN_ITEM_FIELDS_ADDED 16
/* clang-format off */
#define PLAN_ITEM_FIELDS \
	{ "kind", FIELD_WORD, AT(plan_item, kind), &plan_kind_names, 0 }, \
	{ "parent", FIELD_REFERENCE_NULL, AT(plan_item, parent_id), NULL, ROWS_PLAN }, \
	{ "conversation", FIELD_REFERENCE_NULL, AT(plan_item, conversation_id), NULL, ROWS_CONVERSATIONS }, \
	{ "position", FIELD_POSITION, AT(plan_item, position), NULL, 0 }, \
	{ "text", FIELD_TEXT, AT(plan_item, text), NULL, 0 }, \
	{ "language", FIELD_LANGUAGE, AT(plan_item, language), NULL, 0 }, \
	{ "renderings", FIELD_RENDERINGS, AT(plan_item, renderings), NULL, 0 }, \
	{ "between_us", FIELD_BOOL, AT(plan_item, between_us), NULL, 0 }, \
	{ "indicator", FIELD_WORD_NULL, AT(plan_item, indicator), &indicator_names, 0 }, \
	{ "state", FIELD_WORD, AT(plan_item, state), &item_state_names, 0 }, \
	{ "stock", FIELD_TEXT, AT(plan_item, stock_id), NULL, 0 }, \
	{ "owner", FIELD_WORD, AT(plan_item, owner), &step_owner_names, 0 }, \
	{ "owner_name", FIELD_TEXT, AT(plan_item, owner_name), NULL, 0 }, \
	{ "step", FIELD_WORD, AT(plan_item, step_state), &step_state_names, 0 }, \
	{ "acceptance", FIELD_WORD, AT(plan_item, acceptance), &acceptance_names, 0 }, \
	{ "due_on", FIELD_DAY, AT(plan_item, due_on), NULL, 0 }, \
	{ "accepted_on", FIELD_DAY, AT(plan_item, accepted_on), NULL, 0 }, \
	{ "done_on", FIELD_DAY, AT(plan_item, done_on), NULL, 0 }, \
	{ "said_on", FIELD_DAY, AT(plan_item, said_on), NULL, 0 }, \
	{ "shared", FIELD_BOOL, AT(plan_item, shared), NULL, 0 }, \
	{ "level", FIELD_WORD, AT(plan_item, level), &cause_level_names, 0 }, \
	{ "rule", FIELD_TEXT, AT(plan_item, rule), NULL, 0 }, \
	{ "grip", FIELD_TEXT, AT(plan_item, grip), NULL, 0 }, \
	{ "cost", FIELD_TEXT, AT(plan_item, cost), NULL, 0 }, \
	{ "who_agrees", FIELD_TEXT, AT(plan_item, who_agrees), NULL, 0 }, \
	{ "trial", FIELD_WORD, AT(plan_item, trial), &trial_names, 0 }, \
	{ "trying_on", FIELD_DAY, AT(plan_item, trying_on), NULL, 0 }, \
	{ "ended_on", FIELD_DAY, AT(plan_item, ended_on), NULL, 0 }, \
	{ "learned", FIELD_TEXT, AT(plan_item, learned), NULL, 0 }, \
	{ "place_bound", FIELD_BOOL, AT(plan_item, place_bound), NULL, 0 }, \
	{ "anywhere", FIELD_BOOL, AT(plan_item, anywhere), NULL, 0 }, \
	{ "resting", FIELD_BOOL, AT(plan_item, resting), NULL, 0 }, \
	{ "rethink", FIELD_BOOL, AT(plan_item, rethink), NULL, 0 }, \
	{ "attempt", FIELD_POSITION, AT(plan_item, attempt), NULL, 0 }, \
	{ "fact", FIELD_TEXT, AT(plan_item, fact_id), NULL, 0 }
/* clang-format on */

#endif

/* Builders for what grows around a plan, and a whole file with some of everything.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_GROWTH_H
#define SUPPORT_GROWTH_H

#include "casework/person_file.h"
#include "store/vault.h"

/* In memory: an item behind the others of a plan, with the next id and position; borrowed. */
struct plan_item *plan_add(struct plan *plan, enum plan_kind kind, record_id parent_id,
			   const char *text);
struct holding *holding_add(GPtrArray *holdings, record_id from_id, record_id to_id); /* borrowed */

/* One person with a plan, holds, lessons, skills, couplings, organisations, events, a family question and two versions, one of which has
   an item that the plan has no longer. Ids are those of nobody's vault. */
struct person_file *grown_file(const char *code);

/* In a vault, each one saved action. Both people move into a household of that name; its id. */
record_id build_household(struct vault *vault, const char *name, record_id one, record_id other);
record_id build_shared_obstacle(struct vault *vault, record_id participant_id, const char *text);
record_id build_holding(struct vault *vault, record_id from_id, record_id to_id);
record_id build_lesson(struct vault *vault, record_id participant_id, record_id item_id,
		       const char *text);
record_id build_skill(struct vault *vault, record_id participant_id, enum skill_kind kind,
		      const char *text);
record_id build_organisation(struct vault *vault, const char *name);
record_id build_coupling(struct vault *vault, record_id participant_id, record_id organisation_id,
			 enum coupling_kind kind, const char *text);
record_id build_happening(struct vault *vault, record_id participant_id, const char *event,
			  bool household_too);
void build_version(struct vault *vault, record_id participant_id, record_id conversation_id);
/* A step of the participant's. */
record_id build_step(struct vault *vault, record_id participant_id, const char *text,
		     bool place_bound, enum step_state state);

#endif

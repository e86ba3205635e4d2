/* What grows around a plan, on disk. Writing belongs between vault_begin and vault_commit; ids 0 insert.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_PROGRESS_H
#define STORE_PROGRESS_H

#include "casework/progress.h"
#include "store/vault.h"

/* ERROR_USAGE "holds.itself", "holds.not_an_obstacle", "holds.other_household", "holds.not_shared" (of two people, and one keeps it),
   "holds.twice". */
bool holding_save(struct vault *vault, struct holding *holding, struct error *error) MUST_CHECK;
bool holding_delete(struct vault *vault, record_id id, struct error *error) MUST_CHECK;
/* All that touch an obstacle of this person, also those with a shared one of another member. */
bool holding_list(struct vault *vault, record_id participant_id, GPtrArray **holdings,
		  struct error *error) MUST_CHECK;

bool lesson_save(struct vault *vault, struct lesson *lesson, struct error *error) MUST_CHECK;
bool lesson_delete(struct vault *vault, record_id id, struct error *error) MUST_CHECK;
bool lesson_list(struct vault *vault, record_id participant_id, GPtrArray **lessons,
		 struct error *error) MUST_CHECK;

/* ERROR_USAGE "plan.level_unknown"; id 0: at the end of its kind. The list comes by kind and position. */
bool skill_save(struct vault *vault, struct skill *skill, struct error *error) MUST_CHECK;
bool skill_delete(struct vault *vault, record_id id, struct error *error) MUST_CHECK;
bool skill_list(struct vault *vault, record_id participant_id, GPtrArray **skills,
		struct error *error) MUST_CHECK;

bool organisation_save(struct vault *vault, struct organisation *organisation,
		       struct error *error) MUST_CHECK;
bool organisation_list(struct vault *vault, GPtrArray **organisations,
		       struct error *error) MUST_CHECK;

/* ERROR_USAGE "plan.too_many_hours", "plan.ended_before_it_began". */
bool coupling_save(struct vault *vault, struct coupling *coupling, struct error *error) MUST_CHECK;
bool coupling_delete(struct vault *vault, record_id id, struct error *error) MUST_CHECK;
bool coupling_list(struct vault *vault, record_id participant_id, GPtrArray **couplings,
		   struct error *error) MUST_CHECK;

/* `household_too`: the happening also raises the family question on every other member's plan. */
bool happening_save(struct vault *vault, struct happening *happening, bool household_too,
		    struct error *error) MUST_CHECK;
bool happening_list(struct vault *vault, record_id participant_id, GPtrArray **happenings,
		    struct error *error) MUST_CHECK;
bool happening_delete(struct vault *vault, record_id id, struct error *error) MUST_CHECK;
bool family_question_list(struct vault *vault, record_id participant_id, GPtrArray **questions,
			  struct error *error) MUST_CHECK;
bool family_question_save(struct vault *vault, const struct family_question *question,
			  struct error *error) MUST_CHECK;

/* Copies the plan as it stands. */
bool plan_version_make(struct vault *vault, record_id participant_id, record_id conversation_id,
		       const char *reason, struct error *error) MUST_CHECK;
bool plan_version_list(struct vault *vault, record_id participant_id, GPtrArray **versions,
		       struct error *error) MUST_CHECK; /* without plans, oldest first */
bool plan_version_load(struct vault *vault, record_id id, struct plan_version **version,
		       struct error *error) MUST_CHECK;
/* Makes a version, then opens every place-bound step again; *count how many. One action of the caller. */
bool plan_move(struct vault *vault, record_id participant_id, int *count,
	       struct error *error) MUST_CHECK;

#endif

/* What grows around a plan, with the rest of a person's file in and out of the vault.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/plans.h"
#include "store/progress.h"
#include "store/storing.h"

/* ---------------------------------------------------------------- out */

static bool load_versions(struct vault *vault, struct person_file *file, struct error *error)
{
	GPtrArray *versions;
	bool loaded = true;

	if (!plan_version_list(vault, file->participant->id, &versions, error))
		return false;
	file->versions = g_ptr_array_new_with_free_func((GDestroyNotify)plan_version_free);
	for (guint i = 0; loaded && i < versions->len; i++) {
		const struct plan_version *listed = versions->pdata[i];
		struct plan_version *version;

		loaded = plan_version_load(vault, listed->id, &version, error);
		if (loaded)
			g_ptr_array_add(file->versions, version);
	}
	g_ptr_array_unref(versions);
	return loaded;
}

bool progress_load(struct vault *vault, struct person_file *file, struct error *error)
{
	record_id id = file->participant->id;

	return holding_list_own(vault, id, &file->holdings, error) &&
	       lesson_list(vault, id, &file->lessons, error) &&
	       skill_list(vault, id, &file->skills, error) &&
	       organisations_of_person(vault, id, &file->organisations, error) &&
	       coupling_list(vault, id, &file->couplings, error) &&
	       happening_list(vault, id, &file->happenings, error) &&
	       family_question_list(vault, id, &file->family_questions, error) &&
	       load_versions(vault, file, error);
}

/* ---------------------------------------------------------------- in */

static bool store_holding(struct storing *storing, struct holding *holding)
{
	holding->id = 0;
	holding->participant_id = storing->participant_id;
	return storing_renumber(storing, storing->items, &holding->from_id) &&
	       storing_renumber(storing, storing->items, &holding->to_id) &&
	       holding_save(storing->vault, holding, storing->error);
}

static bool store_lesson(struct storing *storing, struct lesson *lesson)
{
	lesson->id = 0;
	lesson->participant_id = storing->participant_id;
	return storing_renumber_if_any(storing, storing->items, &lesson->item_id) &&
	       lesson_save(storing->vault, lesson, storing->error);
}

static bool store_skill(struct storing *storing, struct skill *skill)
{
	skill->id = 0;
	skill->participant_id = storing->participant_id;
	return skill_write(storing->vault, skill, storing->error);
}

/* The one that the vault knows by this name and place stays as it is; each serves one of the file. */
static bool store_organisation(struct storing *storing, struct organisation *organisation)
{
	record_id old = organisation->id;

	if (!organisation_known(storing->vault, organisation, storing->taken, &organisation->id,
				storing->error))
		return false;
	if (!organisation->id && !organisation_save(storing->vault, organisation, storing->error))
		return false;
	return storing_remember(storing, storing->taken, organisation->id, organisation->id) &&
	       storing_remember(storing, storing->organisations, old, organisation->id);
}

static bool store_coupling(struct storing *storing, struct coupling *coupling)
{
	coupling->id = 0;
	coupling->participant_id = storing->participant_id;
	return storing_renumber_if_any(storing, storing->organisations,
				       &coupling->organisation_id) &&
	       coupling_save(storing->vault, coupling, storing->error);
}

static bool store_happening(struct storing *storing, struct happening *happening)
{
	happening->id = 0;
	happening->participant_id = storing->participant_id;
	return storing_renumber_if_any(storing, storing->conversations,
				       &happening->conversation_id) &&
	       happening_save(storing->vault, happening, false, storing->error);
}

static bool store_family_question(struct storing *storing, struct family_question *question)
{
	question->id = 0;
	question->participant_id = storing->participant_id;
	return family_question_save(storing->vault, question, storing->error);
}

/* What stands in a version only gets an id of its own, the same in all of them. */
static bool number_version_item(struct storing *storing, struct plan_item *item)
{
	const record_id *known = g_hash_table_lookup(storing->items, &item->id);

	if (!known)
		return storing_number_item(storing, item);
	item->id = *known;
	item->participant_id = storing->participant_id;
	return true;
}

static bool renumber_version_item(struct storing *storing, struct plan_item *item)
{
	return record_check_language(item->language, storing->error) &&
	       storing_renumber_if_any(storing, storing->items, &item->parent_id) &&
	       storing_renumber_if_any(storing, storing->conversations, &item->conversation_id);
}

static bool renumber_holding(struct storing *storing, struct holding *holding)
{
	return storing_renumber(storing, storing->items, &holding->from_id) &&
	       storing_renumber(storing, storing->items, &holding->to_id);
}

static bool store_version(struct storing *storing, struct plan_version *version)
{
	version->participant_id = storing->participant_id;
	version->plan->participant_id = storing->participant_id;
	return storing_renumber_if_any(storing, storing->conversations,
				       &version->conversation_id) &&
	       storing_each(storing, version->plan->items, (store_one *)number_version_item) &&
	       storing_each(storing, version->plan->items, (store_one *)renumber_version_item) &&
	       storing_each(storing, version->holdings, (store_one *)renumber_holding) &&
	       plan_version_write(storing->vault, version, storing->error);
}

bool progress_store(struct storing *storing, struct person_file *file)
{
	return storing_each(storing, file->holdings, (store_one *)store_holding) &&
	       storing_each(storing, file->lessons, (store_one *)store_lesson) &&
	       storing_each(storing, file->skills, (store_one *)store_skill) &&
	       storing_each(storing, file->organisations, (store_one *)store_organisation) &&
	       storing_each(storing, file->couplings, (store_one *)store_coupling) &&
	       storing_each(storing, file->happenings, (store_one *)store_happening) &&
	       storing_each(storing, file->family_questions, (store_one *)store_family_question) &&
	       storing_each(storing, file->versions, (store_one *)store_version);
}

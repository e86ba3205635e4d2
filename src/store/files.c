/* One person's whole file in and out of the vault. Coming in, everything gets new ids, in the order in which it stands in the file,
   so that going out again it stands in the same order.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/files.h"

#include "store/conversations.h"
#include "store/people.h"
#include "store/plans.h"
#include "store/progress.h"
#include "store/records.h"

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

static bool load_progress(struct vault *vault, struct person_file *file, struct error *error)
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

static bool load_parts(struct vault *vault, struct person_file *file, struct error *error)
{
	const struct participant *participant = file->participant;

	return household_load(vault, participant->household_id, &file->household, error) &&
	       conversation_list(vault, participant->id, &file->conversations, error) &&
	       answer_list(vault, participant->id, 0, &file->answers, error) &&
	       harvested_of_person(vault, participant->id, &file->harvested, error) &&
	       rating_list(vault, participant->id, &file->ratings, error) &&
	       plan_load(vault, participant->id, &file->plan, error) &&
	       load_progress(vault, file, error);
}

bool file_load(struct vault *vault, record_id participant_id, struct person_file **file,
	       struct error *error)
{
	struct participant *participant;

	*file = NULL;
	if (!people_load(vault, participant_id, &participant, error))
		return false;
	if (!participant)
		return true;
	*file = g_new0(struct person_file, 1);
	(*file)->participant = participant;
	if (load_parts(vault, *file, error))
		return true;
	g_clear_pointer(file, person_file_free);
	return false;
}

/* ---------------------------------------------------------------- in */

/* Old id → new id, for each kind of record of its own. */
struct storing {
	struct vault *vault;
	struct error *error;
	record_id participant_id;
	GHashTable *conversations, *answers, *items, *organisations;
	GHashTable *taken; /* of what there may be only one: a second would land on the first */
};

static GHashTable *ids_new(void)
{
	return g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
}

static bool inconsistent(struct storing *storing)
{
	return error_set(storing->error, ERROR_FAILED, "people.file_inconsistent");
}

/* Every id of a kind stands once in a file, before and after. */
static bool remember(struct storing *storing, GHashTable *ids, record_id old, record_id new)
{
	return g_hash_table_insert(ids, g_memdup2(&old, sizeof(old)),
				   g_memdup2(&new, sizeof(new))) ||
	       inconsistent(storing);
}

static bool renumber(struct storing *storing, GHashTable *ids, record_id *reference)
{
	const record_id *new = g_hash_table_lookup(ids, reference);

	if (!new)
		return inconsistent(storing);
	*reference = *new;
	return true;
}

static bool renumber_if_any(struct storing *storing, GHashTable *ids, record_id *reference)
{
	return *reference == 0 || renumber(storing, ids, reference);
}

static bool store_conversation(struct storing *storing, struct conversation *conversation)
{
	record_id old = conversation->id;

	conversation->id = 0;
	conversation->participant_id = storing->participant_id;
	return conversation_save(storing->vault, conversation, storing->error) &&
	       remember(storing, storing->conversations, old, conversation->id);
}

static bool store_answer(struct storing *storing, struct answer *answer)
{
	record_id old = answer->id;

	answer->id = 0;
	answer->participant_id = storing->participant_id;
	return renumber(storing, storing->conversations, &answer->conversation_id) &&
	       answer_save(storing->vault, answer, storing->error) &&
	       remember(storing, storing->taken, answer->id, answer->id) &&
	       remember(storing, storing->answers, old, answer->id);
}

static bool store_rating(struct storing *storing, struct rating *rating)
{
	rating->id = 0;
	rating->participant_id = storing->participant_id;
	return renumber_if_any(storing, storing->conversations, &rating->conversation_id) &&
	       rating_save(storing->vault, rating, storing->error) &&
	       remember(storing, storing->taken, rating->id, rating->id);
}

static bool number_item(struct storing *storing, struct plan_item *item)
{
	record_id old = item->id;

	item->id = vault_new_id(storing->vault);
	item->participant_id = storing->participant_id;
	return remember(storing, storing->items, old, item->id);
}

static bool store_item(struct storing *storing, struct plan_item *item)
{
	return record_check_language(item->language, storing->error) &&
	       renumber_if_any(storing, storing->items, &item->parent_id) &&
	       renumber_if_any(storing, storing->conversations, &item->conversation_id) &&
	       plan_item_write(storing->vault, item, storing->error);
}

static bool store_harvested(struct storing *storing, struct harvested *harvested)
{
	return renumber(storing, storing->answers, &harvested->answer_id) &&
	       renumber_if_any(storing, storing->items, &harvested->plan_item_id) &&
	       harvested_save(storing->vault, harvested, storing->error);
}

/* ---------------------------------------------------------------- in: what grows around the plan */

static bool store_holding(struct storing *storing, struct holding *holding)
{
	holding->id = 0;
	holding->participant_id = storing->participant_id;
	return renumber(storing, storing->items, &holding->from_id) &&
	       renumber(storing, storing->items, &holding->to_id) &&
	       holding_save(storing->vault, holding, storing->error);
}

static bool store_lesson(struct storing *storing, struct lesson *lesson)
{
	lesson->id = 0;
	lesson->participant_id = storing->participant_id;
	return renumber_if_any(storing, storing->items, &lesson->item_id) &&
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
	return remember(storing, storing->taken, organisation->id, organisation->id) &&
	       remember(storing, storing->organisations, old, organisation->id);
}

static bool store_coupling(struct storing *storing, struct coupling *coupling)
{
	coupling->id = 0;
	coupling->participant_id = storing->participant_id;
	return renumber_if_any(storing, storing->organisations, &coupling->organisation_id) &&
	       coupling_save(storing->vault, coupling, storing->error);
}

static bool store_happening(struct storing *storing, struct happening *happening)
{
	happening->id = 0;
	happening->participant_id = storing->participant_id;
	return renumber_if_any(storing, storing->conversations, &happening->conversation_id) &&
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
		return number_item(storing, item);
	item->id = *known;
	item->participant_id = storing->participant_id;
	return true;
}

static bool renumber_version_item(struct storing *storing, struct plan_item *item)
{
	return record_check_language(item->language, storing->error) &&
	       renumber_if_any(storing, storing->items, &item->parent_id) &&
	       renumber_if_any(storing, storing->conversations, &item->conversation_id);
}

static bool renumber_holding(struct storing *storing, struct holding *holding)
{
	return renumber(storing, storing->items, &holding->from_id) &&
	       renumber(storing, storing->items, &holding->to_id);
}

typedef bool store_one(struct storing *storing, gpointer record);

static bool store_each(struct storing *storing, GPtrArray *records, store_one *store)
{
	for (guint i = 0; i < records->len; i++)
		if (!store(storing, records->pdata[i]))
			return false;
	return true;
}

static bool store_version(struct storing *storing, struct plan_version *version)
{
	version->participant_id = storing->participant_id;
	version->plan->participant_id = storing->participant_id;
	return renumber_if_any(storing, storing->conversations, &version->conversation_id) &&
	       store_each(storing, version->plan->items, (store_one *)number_version_item) &&
	       store_each(storing, version->plan->items, (store_one *)renumber_version_item) &&
	       store_each(storing, version->holdings, (store_one *)renumber_holding) &&
	       plan_version_write(storing->vault, version, storing->error);
}

static bool store_progress(struct storing *storing, struct person_file *file)
{
	return store_each(storing, file->holdings, (store_one *)store_holding) &&
	       store_each(storing, file->lessons, (store_one *)store_lesson) &&
	       store_each(storing, file->skills, (store_one *)store_skill) &&
	       store_each(storing, file->organisations, (store_one *)store_organisation) &&
	       store_each(storing, file->couplings, (store_one *)store_coupling) &&
	       store_each(storing, file->happenings, (store_one *)store_happening) &&
	       store_each(storing, file->family_questions, (store_one *)store_family_question) &&
	       store_each(storing, file->versions, (store_one *)store_version);
}

static bool store_records(struct storing *storing, struct person_file *file)
{
	return store_each(storing, file->conversations, (store_one *)store_conversation) &&
	       store_each(storing, file->answers, (store_one *)store_answer) &&
	       store_each(storing, file->ratings, (store_one *)store_rating) &&
	       store_each(storing, file->plan->items, (store_one *)number_item) &&
	       store_each(storing, file->plan->items, (store_one *)store_item) &&
	       store_each(storing, file->harvested, (store_one *)store_harvested) &&
	       store_progress(storing, file);
}

/* A household without a name is nobody else's; with one it may have come with a file before this one. */
static bool store_household(struct storing *storing, struct person_file *file,
			    GHashTable *households)
{
	const char *name = file->household->name;
	const gint64 *known = households && name[0] ? g_hash_table_lookup(households, name) : NULL;

	file->household->id = known ? *known : 0;
	if (!known && !household_save(storing->vault, file->household, storing->error))
		return false;
	if (!known && households && name[0])
		g_hash_table_insert(households, g_strdup(name),
				    g_memdup2(&file->household->id, sizeof(gint64)));
	file->participant->household_id = file->household->id;
	return true;
}

static bool store_participant(struct storing *storing, struct person_file *file, const char *code,
			      GHashTable *households)
{
	struct participant *participant = file->participant;

	participant->id = 0;
	participant->household_id = 0;
	if (code)
		g_strlcpy(participant->code, code, sizeof(participant->code));
	if (file->household && !store_household(storing, file, households))
		return false;
	if (!people_save(storing->vault, participant, storing->error))
		return false;
	storing->participant_id = participant->id;
	file->plan->participant_id = participant->id;
	return true;
}

bool file_store(struct vault *vault, struct person_file *file, const char *code,
		GHashTable *households, struct error *error)
{
	g_autoptr(GHashTable) conversations = ids_new();
	g_autoptr(GHashTable) answers = ids_new();
	g_autoptr(GHashTable) items = ids_new();
	g_autoptr(GHashTable) organisations = ids_new();
	g_autoptr(GHashTable) taken = ids_new();
	struct storing storing = { .vault = vault,
				   .error = error,
				   .conversations = conversations,
				   .answers = answers,
				   .items = items,
				   .organisations = organisations,
				   .taken = taken };

	return store_participant(&storing, file, code, households) && store_records(&storing, file);
}

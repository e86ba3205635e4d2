/* One person's whole file in and out of the vault. Coming in, everything gets new ids, in the order in which it stands in the file,
   so that going out again it stands in the same order.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/files.h"

#include "store/consents.h"
#include "store/conversations.h"
#include "store/people.h"
#include "store/plans.h"
#include "store/storing.h"
#include "store/vault_state.h"

/* ---------------------------------------------------------------- out */

static bool load_parts(struct vault *vault, struct person_file *file, struct error *error)
{
	const struct participant *participant = file->participant;

	return household_load(vault, participant->household_id, &file->household, error) &&
	       conversation_list(vault, participant->id, &file->conversations, error) &&
	       answer_list(vault, participant->id, 0, &file->answers, error) &&
	       harvested_of_person(vault, participant->id, &file->harvested, error) &&
	       rating_list(vault, participant->id, &file->ratings, error) &&
	       plan_load(vault, participant->id, &file->plan, error) &&
	       progress_load(vault, file, error) &&
	       consent_list(vault, participant->id, &file->consents, error);
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

static GHashTable *ids_new(void)
{
	return g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
}

static bool inconsistent(struct storing *storing)
{
	return error_set(storing->error, ERROR_FAILED, "people.file_inconsistent");
}

bool storing_remember(struct storing *storing, GHashTable *ids, record_id old, record_id new)
{
	return g_hash_table_insert(ids, g_memdup2(&old, sizeof(old)),
				   g_memdup2(&new, sizeof(new))) ||
	       inconsistent(storing);
}

bool storing_renumber(struct storing *storing, GHashTable *ids, record_id *reference)
{
	const record_id *new = g_hash_table_lookup(ids, reference);

	if (!new)
		return inconsistent(storing);
	*reference = *new;
	return true;
}

bool storing_renumber_if_any(struct storing *storing, GHashTable *ids, record_id *reference)
{
	return *reference == 0 || storing_renumber(storing, ids, reference);
}

static bool store_conversation(struct storing *storing, struct conversation *conversation)
{
	record_id old = conversation->id;

	conversation->id = 0;
	conversation->participant_id = storing->participant_id;
	return conversation_save(storing->vault, conversation, storing->error) &&
	       storing_remember(storing, storing->conversations, old, conversation->id);
}

static bool store_answer(struct storing *storing, struct answer *answer)
{
	record_id old = answer->id;

	answer->id = 0;
	answer->participant_id = storing->participant_id;
	return storing_renumber(storing, storing->conversations, &answer->conversation_id) &&
	       answer_save(storing->vault, answer, storing->error) &&
	       storing_remember(storing, storing->taken, answer->id, answer->id) &&
	       storing_remember(storing, storing->answers, old, answer->id);
}

static bool store_rating(struct storing *storing, struct rating *rating)
{
	rating->id = 0;
	rating->participant_id = storing->participant_id;
	return storing_renumber_if_any(storing, storing->conversations, &rating->conversation_id) &&
	       rating_save(storing->vault, rating, storing->error) &&
	       storing_remember(storing, storing->taken, rating->id, rating->id);
}

bool storing_number_item(struct storing *storing, struct plan_item *item)
{
	record_id old = item->id;

	item->id = vault_new_id(storing->vault);
	item->participant_id = storing->participant_id;
	return storing_remember(storing, storing->items, old, item->id);
}

static bool store_item(struct storing *storing, struct plan_item *item)
{
	return record_check_language(item->language, storing->error) &&
	       storing_renumber_if_any(storing, storing->items, &item->parent_id) &&
	       storing_renumber_if_any(storing, storing->conversations, &item->conversation_id) &&
	       plan_item_write(storing->vault, item, storing->error);
}

static bool store_harvested(struct storing *storing, struct harvested *harvested)
{
	return storing_renumber(storing, storing->answers, &harvested->answer_id) &&
	       storing_renumber_if_any(storing, storing->items, &harvested->plan_item_id) &&
	       harvested_save(storing->vault, harvested, storing->error);
}

static bool store_consent(struct storing *storing, struct consent *consent)
{
	consent->id = vault_new_id(storing->vault);
	consent->participant_id = storing->participant_id;
	return record_check_language(consent->language, storing->error) &&
	       storing_renumber_if_any(storing, storing->conversations,
				       &consent->conversation_id) &&
	       consent_write(storing->vault, consent, storing->error);
}

bool storing_each(struct storing *storing, GPtrArray *records, store_one *store)
{
	for (guint i = 0; i < records->len; i++)
		if (!store(storing, records->pdata[i]))
			return false;
	return true;
}

static bool store_records(struct storing *storing, struct person_file *file)
{
	return storing_each(storing, file->conversations, (store_one *)store_conversation) &&
	       storing_each(storing, file->answers, (store_one *)store_answer) &&
	       storing_each(storing, file->ratings, (store_one *)store_rating) &&
	       storing_each(storing, file->plan->items, (store_one *)storing_number_item) &&
	       storing_each(storing, file->plan->items, (store_one *)store_item) &&
	       storing_each(storing, file->harvested, (store_one *)store_harvested) &&
	       progress_store(storing, file) &&
	       storing_each(storing, file->consents, (store_one *)store_consent);
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
	bool stored;

	vault->taking_in = true;
	stored = store_participant(&storing, file, code, households) &&
		 store_records(&storing, file);
	vault->taking_in = false;
	return stored;
}

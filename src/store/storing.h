/* A person's file on its way into the vault: new ids for old ones. For the files files*.c only.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_STORING_H
#define STORE_STORING_H

#include "casework/person_file.h"
#include "store/records.h"

/* Old id → new id, for each kind of record of its own. */
struct storing {
	struct vault *vault;
	struct error *error;
	record_id participant_id;
	GHashTable *conversations, *answers, *items, *organisations;
	GHashTable *taken; /* of what there may be only one: a second would land on the first */
};

/* Every id of a kind stands once in a file, before and after. */
bool storing_remember(struct storing *storing, GHashTable *ids, record_id old, record_id new);
bool storing_renumber(struct storing *storing, GHashTable *ids, record_id *reference);
bool storing_renumber_if_any(struct storing *storing, GHashTable *ids, record_id *reference);
bool storing_number_item(struct storing *storing, struct plan_item *item);
typedef bool store_one(struct storing *storing, gpointer record);
bool storing_each(struct storing *storing, GPtrArray *records, store_one *store);

/* files_progress.c: what grows around the plan, behind the plan itself. */
bool progress_load(struct vault *vault, struct person_file *file, struct error *error) MUST_CHECK;
bool progress_store(struct storing *storing, struct person_file *file) MUST_CHECK;

#endif

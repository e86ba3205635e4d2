/* What the files of records share: ids, the end of an upsert, and rules that hold for every row.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_RECORDS_H
#define STORE_RECORDS_H

#include "casework/plan.h"
#include "store/sql.h"

/* Saving again what was saved before changes the row in place, so undo sees one change and no foreign key is disturbed. */
#define ON_SAVED_BEFORE " ON CONFLICT(id) DO UPDATE SET"

/* Whether this person's words go into the search index. */
#define SEARCHED_OF_PERSON "(SELECT NOT without_file FROM participant WHERE id = ?)"

void record_needs_id(struct vault *vault, record_id *id); /* a new one where it is 0 */
/* ERROR_FAILED "people.language_unknown" unless it is the code of a language. */
bool record_check_language(const char *code, struct error *error) MUST_CHECK;
/* Runs a statement whose only gap is an id. */
bool record_delete(struct vault *vault, const char *sql, record_id id,
		   struct error *error) MUST_CHECK;

/* renderings.c: the words of plan items in other languages. Saving makes what is on disk equal to what the item holds. */
bool renderings_load(struct vault *vault, struct plan *plan, struct error *error) MUST_CHECK;
bool renderings_save(struct vault *vault, const struct plan_item *item,
		     struct error *error) MUST_CHECK;

/* For whole files. An item as it is, with the id and position it has; the harvest of all conversations, oldest first. */
bool plan_item_write(struct vault *vault, const struct plan_item *item,
		     struct error *error) MUST_CHECK;
bool harvested_of_person(struct vault *vault, record_id participant_id, GPtrArray **harvested,
			 struct error *error) MUST_CHECK;

#endif

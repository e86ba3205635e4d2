/* What the files of records share: ids, the end of an upsert, and rules that hold for every row.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_RECORDS_H
#define STORE_RECORDS_H

#include "casework/consent.h"
#include "casework/progress.h"
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

/* plan_items.c: the columns of an item, in one order for the plan and for its versions; reading and binding them. */
#define PLAN_ITEM_COLUMNS                                                                          \
	"id, participant_id, parent_id, conversation_id, kind, text, language, between_us,"        \
	" position, indicator, state, stock_id, owner, owner_name, step_state, acceptance,"        \
	" due_on, accepted_on, done_on, said_on, shared, level, rule, grip, cost, who_agrees,"     \
	" trial, trying_on, ended_on, learned, place_bound, anywhere, resting, rethink, attempt,"  \
	" fact_id"
#define PLAN_ITEM_GAPS "?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?"
gpointer plan_item_read(struct statement *row);
void plan_item_bind(struct statement *save, const struct plan_item *item);
/* Items in any order become a plan in its order; takes them out of `rows`. */
struct plan *plan_of_items(record_id participant_id, GPtrArray *rows);

/* renderings.c: the words of plan items in other languages. Saving makes what is on disk equal to what the item holds. */
bool renderings_load(struct vault *vault, struct plan *plan, struct error *error) MUST_CHECK;
bool renderings_save(struct vault *vault, const struct plan_item *item,
		     struct error *error) MUST_CHECK;

/* For whole files. An item as it is, with the id and position it has; the harvest of all conversations, oldest first. */
bool plan_item_write(struct vault *vault, const struct plan_item *item,
		     struct error *error) MUST_CHECK;
/* holdings.c: after a change of household, of sharing or of state of an item: holds between two people end when they do not live
   together any more, or when one of both obstacles is not shared. */
bool holdings_drop_strays(struct vault *vault, record_id participant_id,
			  struct error *error) MUST_CHECK;
bool holding_list_own(struct vault *vault, record_id participant_id, GPtrArray **holdings,
		      struct error *error) MUST_CHECK; /* both ends this person's */
/* organisations.c: those of a person's couplings; one of the same name and place that is not in `taken` (0: none). */
bool organisations_of_person(struct vault *vault, record_id participant_id,
			     GPtrArray **organisations, struct error *error) MUST_CHECK;
bool organisation_known(struct vault *vault, const struct organisation *organisation,
			GHashTable *taken, record_id *id, struct error *error) MUST_CHECK;
bool skill_write(struct vault *vault, struct skill *skill,
		 struct error *error) MUST_CHECK; /* with the position it has */
/* A whole version as it came from a file; its items have the ids that this vault gave them. */
bool plan_version_write(struct vault *vault, struct plan_version *version,
			struct error *error) MUST_CHECK;
/* households.c: before somebody is erased: a household that is named after them is named after those who stay. */
bool household_unname(struct vault *vault, record_id participant_id,
		      struct error *error) MUST_CHECK;
/* audit.c: once a day for each file and person who works here. Participant 0: nothing. */
bool record_changed(struct vault *vault, record_id participant_id, struct error *error) MUST_CHECK;
/* The same for the file that a row belongs to; `sql` finds it. */
bool record_row_changed(struct vault *vault, const char *sql, record_id id,
			struct error *error) MUST_CHECK;
/* Before a person goes: their lines stay without a code; of whoever talked without a file none stays. */
bool audit_forget(struct vault *vault, record_id participant_id, struct error *error) MUST_CHECK;
/* consents.c: a row as it came with a file; no line in the audit of its own. */
bool consent_write(struct vault *vault, const struct consent *consent,
		   struct error *error) MUST_CHECK;
bool harvested_of_person(struct vault *vault, record_id participant_id, GPtrArray **harvested,
			 struct error *error) MUST_CHECK;

#endif

/* What was done with the marks of a conversation, on disk.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/conversations.h"

#include "store/records.h"

static gpointer read_harvested(struct statement *row)
{
	struct harvested *harvested = g_new0(struct harvested, 1);

	harvested->answer_id = sql_take_id(row);
	harvested->kind = (enum mark_kind)sql_take_word(row, mark_kind_names);
	harvested->passage = sql_take_text(row);
	harvested->plan_item_id = sql_take_id(row);
	return harvested;
}

bool harvested_list(struct vault *vault, record_id conversation_id, GPtrArray **harvested,
		    struct error *error)
{
	struct statement select = sql_prepare(
		vault, "SELECT h.answer_id, h.kind, h.passage, h.plan_item_id FROM answer a"
		       " JOIN harvested h ON h.answer_id = a.id WHERE a.conversation_id = ?"
		       " ORDER BY h.id");

	sql_bind_number(&select, conversation_id);
	return sql_all(&select, read_harvested, (GDestroyNotify)harvested_free, harvested, error);
}

bool harvested_of_person(struct vault *vault, record_id participant_id, GPtrArray **harvested,
			 struct error *error)
{
	struct statement select = sql_prepare(
		vault, "SELECT h.answer_id, h.kind, h.passage, h.plan_item_id FROM answer a"
		       " JOIN harvested h ON h.answer_id = a.id WHERE a.participant_id = ?"
		       " ORDER BY h.id");

	sql_bind_number(&select, participant_id);
	return sql_all(&select, read_harvested, (GDestroyNotify)harvested_free, harvested, error);
}

static const char owner_of_answer[] = "SELECT participant_id FROM answer WHERE id = ?";

bool harvested_save(struct vault *vault, const struct harvested *harvested, struct error *error)
{
	struct statement save = sql_prepare(
		vault, "INSERT INTO harvested(id, answer_id, kind, passage, plan_item_id)"
		       " VALUES(?,?,?,?,?) ON CONFLICT(answer_id, kind, passage)"
		       " DO UPDATE SET plan_item_id=excluded.plan_item_id");

	sql_bind_number(&save, vault_new_id(vault));
	sql_bind_number(&save, harvested->answer_id);
	sql_bind_word(&save, mark_kind_names, harvested->kind);
	sql_bind_text(&save, harvested->passage);
	sql_bind_id(&save, harvested->plan_item_id);
	return sql_run(&save, error) &&
	       record_row_changed(vault, owner_of_answer, harvested->answer_id, error);
}

bool harvested_forget(struct vault *vault, const struct harvested *harvested, struct error *error)
{
	struct statement statement = sql_prepare(
		vault, "DELETE FROM harvested WHERE answer_id = ? AND kind = ? AND passage = ?");

	sql_bind_number(&statement, harvested->answer_id);
	sql_bind_word(&statement, mark_kind_names, harvested->kind);
	sql_bind_text(&statement, harvested->passage);
	return sql_run(&statement, error) &&
	       record_row_changed(vault, owner_of_answer, harvested->answer_id, error);
}

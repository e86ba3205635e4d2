/* Conversations on disk.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/conversations.h"

#include "store/records.h"

#define SELECT_CONVERSATION                                                                        \
	"SELECT c.id, c.participant_id, c.kind, c.state, c.agreement, c.present, c.typed_later,"   \
	" ifnull(p.guided, 0), c.said_on, c.opened_at, ifnull(p.touched_at, c.opened_at),"         \
	" ifnull(p.card, ''), c.where_we_were, c.heavy_news FROM conversation c"                   \
	" LEFT JOIN draft_place p ON p.conversation_id = c.id"

static gpointer read_conversation(struct statement *row)
{
	struct conversation *conversation = g_new0(struct conversation, 1);

	conversation->id = sql_take_id(row);
	conversation->participant_id = sql_take_id(row);
	conversation->kind = (enum conversation_kind)sql_take_word(row, conversation_kind_names);
	conversation->state = (enum conversation_state)sql_take_word(row, conversation_state_names);
	conversation->agreement = (enum agreement)sql_take_word(row, agreement_names);
	conversation->present = (guint)sql_take_number(row);
	conversation->typed_later = sql_take_number(row) != 0;
	conversation->guided = sql_take_number(row) != 0;
	conversation->said_on = sql_take_day(row);
	conversation->opened_at = sql_take_number(row);
	conversation->touched_at = sql_take_number(row);
	conversation->place_card = sql_take_text(row);
	conversation->where_we_were = sql_take_text(row);
	conversation->heavy_news = sql_take_number(row) != 0;
	return conversation;
}

static bool save_place(struct vault *vault, const struct conversation *conversation,
		       struct error *error)
{
	struct statement save = sql_prepare(
		vault,
		"INSERT INTO draft_place(conversation_id, card, guided, touched_at)"
		" VALUES(?,?,?,?) ON CONFLICT(conversation_id) DO UPDATE SET"
		" card=excluded.card, guided=excluded.guided, touched_at=excluded.touched_at");

	sql_bind_number(&save, conversation->id);
	sql_bind_text(&save, conversation->place_card);
	sql_bind_number(&save, conversation->guided);
	sql_bind_number(&save, conversation->touched_at);
	return sql_run(&save, error);
}

bool conversation_save(struct vault *vault, struct conversation *conversation, struct error *error)
{
	struct statement save;

	record_needs_id(vault, &conversation->id);
	save = sql_prepare(vault, "INSERT INTO conversation(id, participant_id, kind, state,"
				  " agreement, present, typed_later, said_on, opened_at,"
				  " where_we_were, heavy_news, searched)"
				  " VALUES(?,?,?,?,?,?,?,?,?,?,?," SEARCHED_OF_PERSON
				  ")" ON_SAVED_BEFORE " kind=excluded.kind, state=excluded.state,"
				  " agreement=excluded.agreement, present=excluded.present,"
				  " typed_later=excluded.typed_later, said_on=excluded.said_on,"
				  " opened_at=excluded.opened_at,"
				  " where_we_were=excluded.where_we_were,"
				  " heavy_news=excluded.heavy_news");
	sql_bind_number(&save, conversation->id);
	sql_bind_number(&save, conversation->participant_id);
	sql_bind_word(&save, conversation_kind_names, conversation->kind);
	sql_bind_word(&save, conversation_state_names, conversation->state);
	sql_bind_word(&save, agreement_names, conversation->agreement);
	sql_bind_number(&save, conversation->present);
	sql_bind_number(&save, conversation->typed_later);
	sql_bind_day(&save, conversation->said_on);
	sql_bind_number(&save, conversation->opened_at);
	sql_bind_text(&save, conversation->where_we_were);
	sql_bind_number(&save, conversation->heavy_news);
	sql_bind_number(&save, conversation->participant_id);
	return sql_run(&save, error) && save_place(vault, conversation, error);
}

static bool read_one(struct statement *select, struct conversation **conversation,
		     struct error *error)
{
	gpointer row;
	bool read = sql_first(select, read_conversation, (GDestroyNotify)conversation_free, &row,
			      error);

	*conversation = row;
	return read;
}

bool conversation_load(struct vault *vault, record_id id, struct conversation **conversation,
		       struct error *error)
{
	struct statement select = sql_prepare(vault, SELECT_CONVERSATION " WHERE c.id = ?");

	sql_bind_number(&select, id);
	return read_one(&select, conversation, error);
}

bool conversation_list(struct vault *vault, record_id participant_id, GPtrArray **conversations,
		       struct error *error)
{
	struct statement select =
		sql_prepare(vault, SELECT_CONVERSATION " WHERE c.participant_id = ?"
						       " ORDER BY c.said_on, c.opened_at, c.id");

	sql_bind_number(&select, participant_id);
	return sql_all(&select, read_conversation, (GDestroyNotify)conversation_free, conversations,
		       error);
}

bool conversation_waiting(struct vault *vault, record_id participant_id,
			  struct conversation **conversation, struct error *error)
{
	struct statement select =
		sql_prepare(vault, SELECT_CONVERSATION
			    " WHERE c.state <> 'closed' AND (c.participant_id = ?1 OR (?1 = 0 AND"
			    " c.participant_id NOT IN (SELECT id FROM participant"
			    " WHERE trashed_on IS NOT NULL)))"
			    " ORDER BY ifnull(p.touched_at, c.opened_at) DESC, c.id DESC LIMIT 1");

	sql_bind_number(&select, participant_id);
	return read_one(&select, conversation, error);
}

/* What grew out of it stays in the plan, as said at the desk. */
bool conversation_delete(struct vault *vault, record_id id, struct error *error)
{
	static const char *const statements[] = {
		"DELETE FROM draft WHERE conversation_id = ?",
		"DELETE FROM draft_place WHERE conversation_id = ?",
		("DELETE FROM harvested WHERE answer_id IN"
		 " (SELECT id FROM answer WHERE conversation_id = ?)"),
		"DELETE FROM answer WHERE conversation_id = ?",
		"DELETE FROM rating WHERE conversation_id = ?",
		"UPDATE plan_item SET conversation_id = NULL WHERE conversation_id = ?",
		"UPDATE happening SET conversation_id = NULL WHERE conversation_id = ?",
		"UPDATE plan_version SET conversation_id = NULL WHERE conversation_id = ?",
		"UPDATE consent SET conversation_id = NULL WHERE conversation_id = ?",
		"UPDATE version_item SET conversation_id = NULL WHERE conversation_id = ?",
		"DELETE FROM conversation WHERE id = ?",
	};

	if (!record_row_changed(vault, "SELECT participant_id FROM conversation WHERE id = ?", id,
				error))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(statements); i++)
		if (!record_delete(vault, statements[i], id, error))
			return false;
	return true;
}

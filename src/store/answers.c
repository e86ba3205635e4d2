/* Answers on disk: one for a card and a conversation.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/conversations.h"
#include "store/drafts.h"

#include "store/records.h"

#define COLUMNS                                                                                    \
	"a.id, a.participant_id, a.conversation_id, a.card_id, a.text, a.language, a.wording,"     \
	" a.drawn_by, a.state, a.between_us, a.said_on, a.changed_at"

static gpointer read_answer(struct statement *row)
{
	struct answer *answer = g_new0(struct answer, 1);

	answer->id = sql_take_id(row);
	answer->participant_id = sql_take_id(row);
	answer->conversation_id = sql_take_id(row);
	answer->card_id = sql_take_text(row);
	answer->text = sql_take_text(row);
	sql_take_text_into(row, answer->language, sizeof(answer->language));
	answer->wording = (enum wording)sql_take_word(row, wording_names);
	answer->drawn_by = (enum drawn_by)sql_take_word(row, drawn_by_names);
	answer->state = (enum answer_state)sql_take_word(row, answer_state_names);
	answer->between_us = sql_take_number(row) != 0;
	answer->said_on = sql_take_day(row);
	answer->changed_at = sql_take_number(row);
	return answer;
}

/* A screen that did not load the answer first must not make a second one. */
static bool find_id(struct vault *vault, struct answer *answer, struct error *error)
{
	struct statement select;

	if (answer->id)
		return true;
	select = sql_prepare(vault,
			     "SELECT id FROM answer WHERE conversation_id = ? AND card_id = ?");
	sql_bind_number(&select, answer->conversation_id);
	sql_bind_text(&select, answer->card_id);
	if (!sql_only_number(&select, &answer->id, error))
		return false;
	record_needs_id(vault, &answer->id);
	return true;
}

static bool write_answer(struct vault *vault, const struct answer *answer, struct error *error)
{
	struct statement save = sql_prepare(
		vault, "INSERT INTO answer(id, participant_id, conversation_id, card_id, text,"
		       " language, wording, drawn_by, state, between_us, said_on, changed_at,"
		       " searched) VALUES(?,?,?,?,?,?,?,?,?,?,?,?," SEARCHED_OF_PERSON
		       ")" ON_SAVED_BEFORE " text=excluded.text, language=excluded.language,"
		       " wording=excluded.wording, drawn_by=excluded.drawn_by,"
		       " state=excluded.state, between_us=excluded.between_us,"
		       " said_on=excluded.said_on, changed_at=excluded.changed_at");

	sql_bind_number(&save, answer->id);
	sql_bind_number(&save, answer->participant_id);
	sql_bind_number(&save, answer->conversation_id);
	sql_bind_text(&save, answer->card_id);
	sql_bind_text(&save, answer->text);
	sql_bind_text(&save, answer->language);
	sql_bind_word(&save, wording_names, answer->wording);
	sql_bind_word(&save, drawn_by_names, answer->drawn_by);
	sql_bind_word(&save, answer_state_names, answer->state);
	sql_bind_number(&save, answer->between_us);
	sql_bind_day(&save, answer->said_on);
	sql_bind_number(&save, answer->changed_at);
	sql_bind_number(&save, answer->participant_id);
	return sql_run(&save, error);
}

bool answer_save(struct vault *vault, struct answer *answer, struct error *error)
{
	g_autofree char *field = g_strdup_printf("card:%s", answer->card_id);
	struct draft_key draft = { answer->participant_id, answer->conversation_id, field };

	return record_check_language(answer->language, error) && find_id(vault, answer, error) &&
	       write_answer(vault, answer, error) && draft_forget(vault, &draft, error) &&
	       record_changed(vault, answer->participant_id, error);
}

bool answer_load(struct vault *vault, record_id conversation_id, const char *card_id,
		 struct answer **answer, struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT " COLUMNS
				   " FROM answer a WHERE conversation_id = ? AND card_id = ?");
	gpointer row;
	bool read;

	sql_bind_number(&select, conversation_id);
	sql_bind_text(&select, card_id);
	read = sql_first(&select, read_answer, (GDestroyNotify)answer_free, &row, error);
	*answer = row;
	return read;
}

bool answer_delete(struct vault *vault, record_id id, struct error *error)
{
	return record_row_changed(vault, "SELECT participant_id FROM answer WHERE id = ?", id,
				  error) &&
	       record_delete(vault, "DELETE FROM harvested WHERE answer_id = ?", id, error) &&
	       record_delete(vault, "DELETE FROM answer WHERE id = ?", id, error);
}

bool answer_list(struct vault *vault, record_id participant_id, record_id conversation_id,
		 GPtrArray **answers, struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT " COLUMNS " FROM answer a JOIN conversation c"
				   " ON c.id = a.conversation_id WHERE a.participant_id = ?1"
				   " AND (a.conversation_id = ?2 OR ?2 = 0)"
				   " ORDER BY c.said_on, c.opened_at, c.id, a.id");

	sql_bind_number(&select, participant_id);
	sql_bind_number(&select, conversation_id);
	return sql_all(&select, read_answer, (GDestroyNotify)answer_free, answers, error);
}

/* Events and the questions they raise for a whole household, on disk.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/people.h"
#include "store/progress.h"
#include "store/records.h"

/* ---------------------------------------------------------------- questions */

static bool write_question(struct vault *vault, record_id id,
			   const struct family_question *question, struct error *error)
{
	struct statement save = sql_prepare(
		vault, "INSERT INTO family_question(id, participant_id, event, raised_on,"
		       " talked_about) VALUES(?,?,?,?,?)" ON_SAVED_BEFORE
		       " raised_on=excluded.raised_on, talked_about=excluded.talked_about");

	sql_bind_number(&save, id);
	sql_bind_number(&save, question->participant_id);
	sql_bind_text(&save, question->event);
	sql_bind_day(&save, question->raised_on);
	sql_bind_number(&save, question->talked_about);
	return sql_run(&save, error);
}

bool family_question_save(struct vault *vault, const struct family_question *question,
			  struct error *error)
{
	return write_question(vault, question->id ? question->id : vault_new_id(vault), question,
			      error) &&
	       record_changed(vault, question->participant_id, error);
}

static gpointer read_question(struct statement *row)
{
	struct family_question *question = g_new0(struct family_question, 1);

	question->id = sql_take_id(row);
	question->participant_id = sql_take_id(row);
	question->event = sql_take_text(row);
	question->raised_on = sql_take_day(row);
	question->talked_about = sql_take_number(row) != 0;
	return question;
}

bool family_question_list(struct vault *vault, record_id participant_id, GPtrArray **questions,
			  struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT id, participant_id, event, raised_on, talked_about"
				   " FROM family_question WHERE participant_id = ? ORDER BY id");

	sql_bind_number(&select, participant_id);
	return sql_all(&select, read_question, (GDestroyNotify)family_question_free, questions,
		       error);
}

/* A question that still stands open is not asked twice. */
static bool raise_question(struct vault *vault, record_id participant_id,
			   const struct happening *happening, struct error *error)
{
	struct family_question question = { .participant_id = participant_id,
					    .event = happening->event,
					    .raised_on = happening->happened_on };
	struct statement select =
		sql_prepare(vault, "SELECT count(*) FROM family_question WHERE participant_id = ?"
				   " AND event = ? AND NOT talked_about");
	gint64 open;

	sql_bind_number(&select, participant_id);
	sql_bind_text(&select, happening->event);
	return sql_only_number(&select, &open, error) &&
	       (open > 0 || family_question_save(vault, &question, error));
}

static bool raise_questions(struct vault *vault, const struct happening *happening,
			    struct error *error)
{
	struct participant *participant;
	GPtrArray *members;
	bool raised = true;

	if (!people_load(vault, happening->participant_id, &participant, error))
		return false;
	if (!participant || !participant->household_id) {
		participant_free(participant);
		return true;
	}
	raised = household_members(vault, participant->household_id, &members, error);
	participant_free(participant);
	if (!raised)
		return false;
	for (guint i = 0; raised && i < members->len; i++) {
		const struct participant *member = members->pdata[i];

		if (member->id != happening->participant_id)
			raised = raise_question(vault, member->id, happening, error);
	}
	g_ptr_array_unref(members);
	return raised;
}

/* ---------------------------------------------------------------- events */

bool happening_save(struct vault *vault, struct happening *happening, bool household_too,
		    struct error *error)
{
	struct statement save;

	record_needs_id(vault, &happening->id);
	save = sql_prepare(vault, "INSERT INTO happening(id, participant_id, conversation_id,"
				  " event, happened_on) VALUES(?,?,?,?,?)" ON_SAVED_BEFORE
				  " conversation_id=excluded.conversation_id,"
				  " event=excluded.event, happened_on=excluded.happened_on");
	sql_bind_number(&save, happening->id);
	sql_bind_number(&save, happening->participant_id);
	sql_bind_id(&save, happening->conversation_id);
	sql_bind_text(&save, happening->event);
	sql_bind_day(&save, happening->happened_on);
	return sql_run(&save, error) && record_changed(vault, happening->participant_id, error) &&
	       (!household_too || raise_questions(vault, happening, error));
}

bool happening_delete(struct vault *vault, record_id id, struct error *error)
{
	return record_row_changed(vault, "SELECT participant_id FROM happening WHERE id = ?", id,
				  error) &&
	       record_delete(vault, "DELETE FROM happening WHERE id = ?", id, error);
}

static gpointer read_happening(struct statement *row)
{
	struct happening *happening = g_new0(struct happening, 1);

	happening->id = sql_take_id(row);
	happening->participant_id = sql_take_id(row);
	happening->conversation_id = sql_take_id(row);
	happening->event = sql_take_text(row);
	happening->happened_on = sql_take_day(row);
	return happening;
}

bool happening_list(struct vault *vault, record_id participant_id, GPtrArray **happenings,
		    struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT id, participant_id, conversation_id, event, happened_on"
				   " FROM happening WHERE participant_id = ? ORDER BY id");

	sql_bind_number(&select, participant_id);
	return sql_all(&select, read_happening, (GDestroyNotify)happening_free, happenings, error);
}

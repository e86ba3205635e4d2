/* Participants on disk: saving, finding, forgetting.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/people.h"

#include "store/audit.h"
#include "store/records.h"

#include <string.h>

#define MOST_COLUMNS                                                                               \
	"id, household_id, code, pseudonym, language, speaks, reads, interpreter, location,"       \
	" arrival_month, desk_note, without_file, created_on, appointment_on, appointment_note, "
#define COLUMNS MOST_COLUMNS "review_on, trashed_on, capacity"
#define READ_COLUMNS MOST_COLUMNS "review_on, trashed_on, ifnull(capacity, -1)"
/* A conversation without a file that was touched this recently goes on, also when the laptop was locked in the middle of it. */
enum { WITHOUT_FILE_SECONDS = 4 * 60 * 60 };

static gpointer read_participant(struct statement *row)
{
	struct participant *participant = g_new0(struct participant, 1);

	participant->id = sql_take_id(row);
	participant->household_id = sql_take_id(row);
	sql_take_text_into(row, participant->code, sizeof(participant->code));
	participant->pseudonym = sql_take_text(row);
	participant->language = (enum language)sql_take_word(row, language_names);
	participant->speaks = sql_take_text(row);
	participant->reads = sql_take_text(row);
	participant->interpreter = sql_take_text(row);
	participant->location = sql_take_text(row);
	sql_take_text_into(row, participant->arrival_month, sizeof(participant->arrival_month));
	participant->desk_note = sql_take_text(row);
	participant->without_file = sql_take_number(row) != 0;
	participant->created_on = sql_take_day(row);
	participant->appointment_on = sql_take_day(row);
	participant->appointment_note = sql_take_text(row);
	participant->review_on = sql_take_day(row);
	participant->trashed_on = sql_take_day(row);
	participant->capacity = (int)sql_take_number(row);
	return participant;
}

bool people_next_code(struct vault *vault, const char *prefix, char code[CODE_SIZE],
		      struct error *error)
{
	struct statement highest =
		sql_prepare(vault, "SELECT max(CAST(substr(code, instr(code, '-') + 1) AS INTEGER))"
				   " FROM participant WHERE substr(code, 1, instr(code, '-')) = ?");
	gint64 number;

	participant_code_next(prefix, 0, code); /* gives the prefix its form */
	sql_bind_bytes(&highest, code, (size_t)(strchr(code, '-') + 1 - code));
	if (!sql_only_number(&highest, &number, error))
		return false;
	participant_code_next(prefix, (int)number, code);
	return true;
}

static bool check_participant(struct vault *vault, const struct participant *participant,
			      struct error *error)
{
	struct statement others;
	gint64 taken;

	if (!participant_code_is_valid(participant->code))
		return error_set_key(error, ERROR_FAILED, "people.code_unclear", participant->code);
	others = sql_prepare(vault, "SELECT count(*) FROM participant WHERE code = ? AND id <> ?");
	sql_bind_text(&others, participant->code);
	sql_bind_number(&others, participant->id);
	if (!sql_only_number(&others, &taken, error))
		return false;
	if (taken)
		return error_set_key(error, ERROR_FAILED, "people.code_taken", participant->code);
	return true;
}

/* Whether what somebody said is searched goes with whether they have a file. */
static bool follow_searched(struct vault *vault, const struct participant *participant,
			    struct error *error)
{
	static const char *const updates[] = {
		"UPDATE conversation SET searched = ?1 WHERE participant_id = ?2 AND searched <> ?1",
		"UPDATE answer SET searched = ?1 WHERE participant_id = ?2 AND searched <> ?1",
		"UPDATE rating SET searched = ?1 WHERE participant_id = ?2 AND searched <> ?1",
		"UPDATE plan_item SET searched = ?1 WHERE participant_id = ?2 AND searched <> ?1",
		"UPDATE lesson SET searched = ?1 WHERE participant_id = ?2 AND searched <> ?1",
		"UPDATE skill SET searched = ?1 WHERE participant_id = ?2 AND searched <> ?1",
		"UPDATE coupling SET searched = ?1 WHERE participant_id = ?2 AND searched <> ?1",
		"UPDATE consent SET searched = ?1 WHERE participant_id = ?2 AND searched <> ?1",
		("UPDATE rendering SET searched = ?1 WHERE searched <> ?1 AND plan_item_id IN"
		 " (SELECT id FROM plan_item WHERE participant_id = ?2)"),
	};

	for (size_t i = 0; i < G_N_ELEMENTS(updates); i++) {
		struct statement update = sql_prepare(vault, updates[i]);

		sql_bind_number(&update, !participant->without_file);
		sql_bind_number(&update, participant->id);
		if (!sql_run(&update, error))
			return false;
	}
	return true;
}

/* A file that comes without one gets the day on which it is looked at again; whoever has no file needs none. */
static void needs_review(struct vault *vault, struct participant *participant)
{
	const struct clock *clock = vault_clock(vault);

	if (participant->review_on == DAY_NONE && !participant->without_file)
		participant->review_on =
			day_add_months(clock->today(clock->data), people_review_months(vault));
}

bool people_save(struct vault *vault, struct participant *participant, struct error *error)
{
	record_id known = participant->id;
	struct statement save;

	if (!check_participant(vault, participant, error))
		return false;
	if (!known)
		needs_review(vault, participant);
	record_needs_id(vault, &participant->id);
	save = sql_prepare(vault,
			   "INSERT INTO participant(" COLUMNS ")"
			   " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,nullif(?,-1))" ON_SAVED_BEFORE
			   " household_id=excluded.household_id, code=excluded.code,"
			   " pseudonym=excluded.pseudonym, language=excluded.language,"
			   " speaks=excluded.speaks, reads=excluded.reads,"
			   " interpreter=excluded.interpreter, location=excluded.location,"
			   " arrival_month=excluded.arrival_month,"
			   " desk_note=excluded.desk_note, without_file=excluded.without_file,"
			   " created_on=excluded.created_on,"
			   " appointment_on=excluded.appointment_on,"
			   " appointment_note=excluded.appointment_note,"
			   " review_on=excluded.review_on, trashed_on=excluded.trashed_on,"
			   " capacity=excluded.capacity");
	sql_bind_number(&save, participant->id);
	sql_bind_id(&save, participant->household_id);
	sql_bind_text(&save, participant->code);
	sql_bind_text(&save, participant->pseudonym);
	sql_bind_word(&save, language_names, participant->language);
	sql_bind_text(&save, participant->speaks);
	sql_bind_text(&save, participant->reads);
	sql_bind_text(&save, participant->interpreter);
	sql_bind_text(&save, participant->location);
	sql_bind_text(&save, participant->arrival_month);
	sql_bind_text(&save, participant->desk_note);
	sql_bind_number(&save, participant->without_file);
	sql_bind_day(&save, participant->created_on);
	sql_bind_day(&save, participant->appointment_on);
	sql_bind_text(&save, participant->appointment_note);
	sql_bind_day(&save, participant->review_on);
	sql_bind_day(&save, participant->trashed_on);
	sql_bind_number(&save, participant->capacity);
	return sql_run(&save, error) && follow_searched(vault, participant, error) &&
	       holdings_drop_strays(vault, participant->id, error) &&
	       record_changed(vault, known, error);
}

bool people_set_review(struct vault *vault, record_id id, day review_on, struct error *error)
{
	struct statement update =
		sql_prepare(vault, "UPDATE participant SET review_on = ? WHERE id = ?");

	sql_bind_day(&update, review_on);
	sql_bind_number(&update, id);
	return sql_run(&update, error) && audit_note(vault, AUDIT_REVIEWED, id, error);
}

static bool read_one(struct statement *select, struct participant **participant,
		     struct error *error)
{
	gpointer row;
	bool read =
		sql_first(select, read_participant, (GDestroyNotify)participant_free, &row, error);

	*participant = row;
	return read;
}

bool people_load(struct vault *vault, record_id id, struct participant **participant,
		 struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT " READ_COLUMNS " FROM participant WHERE id = ?");

	sql_bind_number(&select, id);
	return read_one(&select, participant, error);
}

bool people_find(struct vault *vault, const char *code, struct participant **participant,
		 struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT " READ_COLUMNS " FROM participant WHERE code = ?");

	sql_bind_text(&select, code);
	return read_one(&select, participant, error);
}

bool household_members(struct vault *vault, record_id id, GPtrArray **participants,
		       struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT " READ_COLUMNS
				   " FROM participant WHERE household_id = ? AND trashed_on IS NULL"
				   " ORDER BY id");

	sql_bind_number(&select, id);
	return sql_all(&select, read_participant, (GDestroyNotify)participant_free, participants,
		       error);
}

/* Of whoever talked without a file nothing stays, neither in what could be undone. */
static bool forget_undo_of(struct vault *vault, record_id id, struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT without_file FROM participant WHERE id = ?");
	gint64 without_file;

	sql_bind_number(&select, id);
	if (!sql_only_number(&select, &without_file, error))
		return false;
	if (without_file)
		vault_forget_undo(vault);
	return true;
}

/* Children first: foreign keys have no actions. An empty household says who lived together, so it goes too. */
bool people_delete(struct vault *vault, record_id id, struct error *error)
{
	static const char *const deletes[] = {
		"DELETE FROM draft WHERE participant_id = ?",
		("DELETE FROM draft_place WHERE conversation_id IN"
		 " (SELECT id FROM conversation WHERE participant_id = ?)"),
		"DELETE FROM version_rendering WHERE participant_id = ?",
		"DELETE FROM version_item WHERE participant_id = ?",
		"DELETE FROM version_holding WHERE participant_id = ?",
		"DELETE FROM plan_version WHERE participant_id = ?",
		"DELETE FROM consent WHERE participant_id = ?",
		"DELETE FROM family_question WHERE participant_id = ?",
		"DELETE FROM happening WHERE participant_id = ?",
		"DELETE FROM coupling WHERE participant_id = ?",
		"DELETE FROM skill WHERE participant_id = ?",
		"DELETE FROM lesson WHERE participant_id = ?",
		"DELETE FROM holding WHERE ? IN (from_participant_id, to_participant_id)",
		"DELETE FROM harvested WHERE answer_id IN"
		" (SELECT id FROM answer WHERE participant_id = ?)",
		"DELETE FROM rendering WHERE plan_item_id IN"
		" (SELECT id FROM plan_item WHERE participant_id = ?)",
		"DELETE FROM plan_item WHERE participant_id = ?",
		"DELETE FROM rating WHERE participant_id = ?",
		"DELETE FROM answer WHERE participant_id = ?",
		"DELETE FROM conversation WHERE participant_id = ?",
		"DELETE FROM participant WHERE id = ?",
	};
	struct statement lone = sql_prepare(
		vault, "SELECT p.household_id FROM participant p WHERE p.id = ? AND NOT EXISTS"
		       " (SELECT 1 FROM participant o WHERE o.household_id = p.household_id"
		       " AND o.id <> p.id)");
	gint64 household_id;

	sql_bind_number(&lone, id);
	if (!sql_only_number(&lone, &household_id, error) || !forget_undo_of(vault, id, error) ||
	    !audit_forget(vault, id, error))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(deletes); i++)
		if (!record_delete(vault, deletes[i], id, error))
			return false;
	return record_delete(vault, "DELETE FROM household WHERE id = ?", household_id, error);
}

static gpointer read_id(struct statement *row)
{
	return g_memdup2(&(gint64){ sql_take_id(row) }, sizeof(gint64));
}

bool people_wipe_without_file(struct vault *vault, struct error *error)
{
	const struct clock *clock = vault_clock(vault);
	struct statement select =
		sql_prepare(vault, "SELECT id FROM participant p WHERE without_file AND NOT EXISTS"
				   " (SELECT 1 FROM conversation c JOIN draft_place d"
				   " ON d.conversation_id = c.id WHERE c.participant_id = p.id"
				   " AND c.state <> 'closed' AND d.touched_at > ?)");
	GPtrArray *ids = NULL;
	bool wiped;

	sql_bind_number(&select, clock->unix_seconds(clock->data) - WITHOUT_FILE_SECONDS);
	wiped = sql_all(&select, read_id, g_free, &ids, error);
	for (guint i = 0; wiped && i < ids->len; i++)
		wiped = people_delete(vault, *(const gint64 *)ids->pdata[i], error);
	g_clear_pointer(&ids, g_ptr_array_unref);
	return wiped;
}

/* Lines of the audit: one row each, never changed by what is saved, undone or done again.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/audit.h"

#include "store/records.h"
#include "store/vault_state.h"

enum { SECONDS_OF_A_DAY = 24 * 60 * 60 };

void vault_set_counsellor(struct vault *vault, const char *who)
{
	g_free(vault->counsellor);
	vault->counsellor = g_strdup(who ? who : "");
}

const char *vault_counsellor(const struct vault *vault)
{
	return vault->counsellor ? vault->counsellor : "";
}

/* Of what happens all the time there is one line a day (by universal time). */
static bool is_once_a_day(enum audit_action action)
{
	return action == AUDIT_CHANGED || action == AUDIT_OPENED;
}

static bool is_noted(struct vault *vault, enum audit_action action, record_id participant_id,
		     gint64 now, bool *noted, struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT count(*) FROM kept_audit WHERE participant_id = ?"
				   " AND action = ? AND at BETWEEN ? AND ? AND who = ?");
	gint64 day_began = now - now % SECONDS_OF_A_DAY, count;

	sql_bind_number(&select, participant_id);
	sql_bind_word(&select, audit_action_names, (int)action);
	sql_bind_number(&select, day_began);
	sql_bind_number(&select, day_began + SECONDS_OF_A_DAY - 1);
	sql_bind_text(&select, vault_counsellor(vault));
	if (!sql_only_number(&select, &count, error))
		return false;
	*noted = count > 0;
	return true;
}

/* The code is taken from the file itself: whoever talks without one has none here. */
static bool write_line(struct vault *vault, enum audit_action action, record_id participant_id,
		       gint64 now, struct error *error)
{
	struct statement insert = sql_prepare(
		vault, "INSERT INTO kept_audit(id, at, who, action, participant_id, code)"
		       " SELECT ?1, ?2, ?3, ?4, ?5, ifnull(p.code, '')"
		       " FROM (SELECT 1) LEFT JOIN participant p ON p.id = ?5"
		       " WHERE ?5 IS NULL OR (p.id IS NOT NULL AND NOT p.without_file)");

	sql_bind_number(&insert, vault_new_id(vault));
	sql_bind_number(&insert, now);
	sql_bind_text(&insert, vault_counsellor(vault));
	sql_bind_word(&insert, audit_action_names, (int)action);
	sql_bind_id(&insert, participant_id);
	return sql_run(&insert, error);
}

static bool note(struct vault *vault, enum audit_action action, record_id participant_id,
		 struct error *error)
{
	gint64 now = vault->clock.unix_seconds(vault->clock.data);
	bool noted = false;

	if (is_once_a_day(action) && !is_noted(vault, action, participant_id, now, &noted, error))
		return false;
	return noted || write_line(vault, action, participant_id, now, error);
}

bool audit_note(struct vault *vault, enum audit_action action, record_id participant_id,
		struct error *error)
{
	if (vault->read_only || vault->taking_in)
		return true;
	if (vault->in_action)
		return note(vault, action, participant_id, error);
	if (!vault_begin(vault, NULL, error))
		return false;
	if (note(vault, action, participant_id, error))
		return vault_commit(vault, error);
	vault_rollback(vault);
	return false;
}

bool record_changed(struct vault *vault, record_id participant_id, struct error *error)
{
	return participant_id == 0 || audit_note(vault, AUDIT_CHANGED, participant_id, error);
}

bool record_row_changed(struct vault *vault, const char *sql, record_id id, struct error *error)
{
	struct statement select = sql_prepare(vault, sql);
	gint64 participant_id;

	sql_bind_number(&select, id);
	return sql_only_number(&select, &participant_id, error) &&
	       record_changed(vault, participant_id, error);
}

/* ---------------------------------------------------------------- reading */

static gpointer read_line(struct statement *row)
{
	struct audit_line *line = g_new0(struct audit_line, 1);

	line->id = sql_take_id(row);
	line->at = sql_take_number(row);
	line->who = sql_take_text(row);
	line->action = (enum audit_action)sql_take_word(row, audit_action_names);
	line->participant_id = sql_take_id(row);
	sql_take_text_into(row, line->code, sizeof(line->code));
	return line;
}

bool audit_list(struct vault *vault, record_id participant_id, GPtrArray **lines,
		struct error *error)
{
	struct statement select = sql_prepare(
		vault, "SELECT id, at, who, action, participant_id, code FROM kept_audit"
		       " WHERE ?1 = 0 OR participant_id = ?1 ORDER BY at, id");

	sql_bind_number(&select, participant_id);
	return sql_all(&select, read_line, (GDestroyNotify)audit_line_free, lines, error);
}

bool audit_forget(struct vault *vault, record_id participant_id, struct error *error)
{
	return record_delete(vault,
			     "DELETE FROM kept_audit WHERE participant_id ="
			     " (SELECT id FROM participant WHERE id = ? AND without_file)",
			     participant_id, error) &&
	       record_delete(vault,
			     "UPDATE kept_audit SET participant_id = NULL, code = ''"
			     " WHERE participant_id = ?",
			     participant_id, error);
}

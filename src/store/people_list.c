/* The lines of the home screen, in one query.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/people.h"

#include "store/records.h"

static gpointer read_line(struct statement *row)
{
	struct person_line *line = g_new0(struct person_line, 1);

	line->id = sql_take_id(row);
	sql_take_text_into(row, line->code, sizeof(line->code));
	line->pseudonym = sql_take_text(row);
	line->location = sql_take_text(row);
	line->conversations = (int)sql_take_number(row);
	line->paused = sql_take_number(row) != 0;
	line->promises_due = (int)sql_take_number(row);
	line->last_on = sql_take_day(row);
	line->appointment_on = sql_take_day(row);
	line->review_on = sql_take_day(row);
	return line;
}

bool people_list(struct vault *vault, day today, GPtrArray **lines, struct error *error)
{
	struct statement select = sql_prepare(
		vault,
		"SELECT p.id, p.code, p.pseudonym, p.location, ifnull(c.met, 0),"
		" ifnull(c.waiting, 0), ifnull(s.due, 0), c.last_on, p.appointment_on, p.review_on"
		" FROM participant p LEFT JOIN (SELECT participant_id, count(*) AS met,"
		" max(state <> 'closed') AS waiting, max(said_on) AS last_on, max(id) AS last_id"
		" FROM conversation GROUP BY participant_id) c ON c.participant_id = p.id"
		" LEFT JOIN (SELECT participant_id, count(*) AS due FROM plan_item INDEXED BY plan_item_promise"
		" WHERE kind = 'step' AND step_state = 'open' AND acceptance = 'accepted'"
		" AND owner IN ('counsellor', 'organisation') AND due_on <= ?"
		" GROUP BY participant_id) s ON s.participant_id = p.id"
		" WHERE NOT p.without_file AND p.trashed_on IS NULL"
		" ORDER BY ifnull(c.last_on, p.created_on) DESC, ifnull(c.last_id, p.id) DESC");

	sql_bind_number(&select, today);
	return sql_all(&select, read_line, (GDestroyNotify)person_line_free, lines, error);
}

bool people_count_due(struct vault *vault, day today, int *count, struct error *error)
{
	struct statement select = sql_prepare(
		vault,
		"SELECT count(*) FROM participant WHERE NOT without_file AND trashed_on IS NULL"
		" AND (review_on IS NULL OR review_on <= ?)");
	gint64 number = 0;

	sql_bind_number(&select, today);
	if (!sql_only_number(&select, &number, error))
		return false;
	*count = (int)number;
	return true;
}

void person_line_free(struct person_line *line)
{
	if (!line)
		return;
	g_free(line->pseudonym);
	g_free(line->location);
	g_free(line);
}

/* What we promised and is due, of everybody.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/plans.h"

#include "store/records.h"

static gpointer read_promise(struct statement *row)
{
	struct due_promise *promise = g_new0(struct due_promise, 1);

	promise->participant_id = sql_take_id(row);
	promise->item_id = sql_take_id(row);
	sql_take_text_into(row, promise->code, sizeof(promise->code));
	promise->pseudonym = sql_take_text(row);
	promise->text = sql_take_text(row);
	promise->owner_name = sql_take_text(row);
	promise->due_on = sql_take_day(row);
	return promise;
}

bool promises_due(struct vault *vault, day today, const char *language, GPtrArray **promises,
		  struct error *error)
{
	struct statement select = sql_prepare(
		vault,
		"SELECT p.id, s.id, p.code, p.pseudonym, coalesce((SELECT r.text FROM rendering r"
		" WHERE r.plan_item_id = s.id AND r.language = ? AND s.language <> r.language), s.text), s.owner_name, s.due_on"
		" FROM plan_item s JOIN participant p ON p.id = s.participant_id"
		" WHERE s.kind = 'step' AND s.step_state = 'open'"
		" AND s.acceptance = 'accepted'"
		" AND s.owner IN ('counsellor', 'organisation') AND s.due_on <= ?"
		" AND NOT p.without_file AND p.trashed_on IS NULL ORDER BY s.due_on, s.id");

	sql_bind_text(&select, language);
	sql_bind_number(&select, today);
	return sql_all(&select, read_promise, (GDestroyNotify)due_promise_free, promises, error);
}

void due_promise_free(struct due_promise *promise)
{
	if (!promise)
		return;
	g_free(promise->pseudonym);
	g_free(promise->text);
	g_free(promise->owner_name);
	g_free(promise);
}

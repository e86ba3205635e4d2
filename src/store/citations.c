/* Which facts of the guide open steps and breakthroughs rely on, of everybody.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/plans.h"

#include "store/records.h"

static gpointer read_citation(struct statement *row)
{
	struct citation *citation = g_new0(struct citation, 1);

	citation->fact_id = sql_take_text(row);
	citation->stock_id = sql_take_text(row);
	return citation;
}

bool facts_cited(struct vault *vault, GPtrArray **citations, struct error *error)
{
	struct statement select = sql_prepare(
		vault, "SELECT DISTINCT s.fact_id, s.stock_id"
		       " FROM plan_item s JOIN participant p ON p.id = s.participant_id"
		       " WHERE s.kind IN ('step', 'breakthrough') AND s.step_state = 'open'"
		       " AND s.state = 'open' AND NOT p.without_file AND p.trashed_on IS NULL"
		       " AND (s.fact_id <> '' OR s.stock_id <> '') ORDER BY s.fact_id, s.stock_id");

	return sql_all(&select, read_citation, (GDestroyNotify)citation_free, citations, error);
}

void citation_free(struct citation *citation)
{
	if (!citation)
		return;
	g_free(citation->fact_id);
	g_free(citation->stock_id);
	g_free(citation);
}

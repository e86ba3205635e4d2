/* What holds what, on disk: between obstacles of one person, or of two who live together and share both.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/records.h"

#include "store/progress.h"

/* What matters of an obstacle that holds or is held. */
struct end {
	record_id participant_id, household_id;
	bool is_obstacle, is_shared;
};

static bool load_end(struct vault *vault, record_id id, struct end *end, struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT i.participant_id, p.household_id, i.kind = 'obstacle',"
				   " i.shared AND NOT i.between_us FROM plan_item i"
				   " JOIN participant p ON p.id = i.participant_id WHERE i.id = ?");

	*end = (struct end){ 0 };
	sql_bind_number(&select, id);
	if (sql_next(&select)) {
		end->participant_id = sql_take_id(&select);
		end->household_id = sql_take_id(&select);
		end->is_obstacle = sql_take_number(&select) != 0;
		end->is_shared = sql_take_number(&select) != 0;
	}
	return sql_finish(&select, error);
}

static bool check_ends(const struct end *from, const struct end *to, struct error *error)
{
	if (!from->is_obstacle || !to->is_obstacle)
		return error_set(error, ERROR_USAGE, "holds.not_an_obstacle");
	if (from->participant_id == to->participant_id)
		return true;
	if (!from->household_id || from->household_id != to->household_id)
		return error_set(error, ERROR_USAGE, "holds.other_household");
	if (!from->is_shared || !to->is_shared)
		return error_set(error, ERROR_USAGE, "holds.not_shared");
	return true;
}

static bool check_single(struct vault *vault, const struct holding *holding, struct error *error)
{
	struct statement select = sql_prepare(
		vault, "SELECT count(*) FROM holding WHERE from_id = ? AND to_id = ? AND id <> ?");
	gint64 others;

	sql_bind_number(&select, holding->from_id);
	sql_bind_number(&select, holding->to_id);
	sql_bind_number(&select, holding->id);
	return sql_only_number(&select, &others, error) &&
	       (others == 0 || error_set(error, ERROR_USAGE, "holds.twice"));
}

static bool write_holding(struct vault *vault, const struct holding *holding,
			  const struct end *from, const struct end *to, struct error *error)
{
	struct statement save = sql_prepare(
		vault, "INSERT INTO holding(id, participant_id, from_participant_id, from_id,"
		       " to_participant_id, to_id, said_on) VALUES(?,?,?,?,?,?,?)" ON_SAVED_BEFORE
		       " participant_id=excluded.participant_id,"
		       " from_participant_id=excluded.from_participant_id,"
		       " from_id=excluded.from_id, to_participant_id=excluded.to_participant_id,"
		       " to_id=excluded.to_id, said_on=excluded.said_on");

	sql_bind_number(&save, holding->id);
	sql_bind_number(&save, holding->participant_id);
	sql_bind_number(&save, from->participant_id);
	sql_bind_number(&save, holding->from_id);
	sql_bind_number(&save, to->participant_id);
	sql_bind_number(&save, holding->to_id);
	sql_bind_day(&save, holding->said_on);
	return sql_run(&save, error);
}

bool holding_save(struct vault *vault, struct holding *holding, struct error *error)
{
	struct end from, to;

	if (holding->from_id == holding->to_id)
		return error_set(error, ERROR_USAGE, "holds.itself");
	if (!load_end(vault, holding->from_id, &from, error) ||
	    !load_end(vault, holding->to_id, &to, error) || !check_ends(&from, &to, error) ||
	    !check_single(vault, holding, error))
		return false;
	if (holding->participant_id != to.participant_id)
		holding->participant_id = from.participant_id;
	record_needs_id(vault, &holding->id);
	return write_holding(vault, holding, &from, &to, error) &&
	       record_changed(vault, from.participant_id, error);
}

bool holding_delete(struct vault *vault, record_id id, struct error *error)
{
	return record_row_changed(vault, "SELECT participant_id FROM holding WHERE id = ?", id,
				  error) &&
	       record_delete(vault, "DELETE FROM holding WHERE id = ?", id, error);
}

static gpointer read_holding(struct statement *row)
{
	struct holding *holding = holding_new();

	holding->id = sql_take_id(row);
	holding->participant_id = sql_take_id(row);
	holding->from_id = sql_take_id(row);
	holding->to_id = sql_take_id(row);
	holding->said_on = sql_take_day(row);
	return holding;
}

bool holding_list(struct vault *vault, record_id participant_id, GPtrArray **holdings,
		  struct error *error)
{
	struct statement select = sql_prepare(
		vault, "SELECT id, participant_id, from_id, to_id, said_on FROM holding"
		       " WHERE ?1 IN (from_participant_id, to_participant_id) AND NOT EXISTS"
		       " (SELECT 1 FROM participant p WHERE p.trashed_on IS NOT NULL AND p.id <> ?1"
		       " AND p.id IN (from_participant_id, to_participant_id)) ORDER BY id");

	sql_bind_number(&select, participant_id);
	return sql_all(&select, read_holding, (GDestroyNotify)holding_free, holdings, error);
}

bool holding_list_own(struct vault *vault, record_id participant_id, GPtrArray **holdings,
		      struct error *error)
{
	struct statement select = sql_prepare(
		vault, "SELECT id, participant_id, from_id, to_id, said_on FROM holding"
		       " WHERE from_participant_id = ?1 AND to_participant_id = ?1 ORDER BY id");

	sql_bind_number(&select, participant_id);
	return sql_all(&select, read_holding, (GDestroyNotify)holding_free, holdings, error);
}

bool holdings_drop_strays(struct vault *vault, record_id participant_id, struct error *error)
{
	return record_delete(
		vault,
		"DELETE FROM holding WHERE id IN (SELECT h.id FROM holding h"
		" JOIN plan_item f ON f.id = h.from_id JOIN plan_item t ON t.id = h.to_id"
		" JOIN participant p ON p.id = f.participant_id"
		" JOIN participant q ON q.id = t.participant_id"
		" WHERE ? IN (h.from_participant_id, h.to_participant_id)"
		" AND (f.kind <> 'obstacle' OR t.kind <> 'obstacle'"
		" OR (p.id <> q.id AND (p.household_id IS NOT q.household_id"
		" OR p.household_id IS NULL OR NOT f.shared OR NOT t.shared"
		" OR f.between_us OR t.between_us))))",
		participant_id, error);
}

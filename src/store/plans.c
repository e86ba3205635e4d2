/* The plan on disk: its items, their order, their renderings.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/plans.h"

#include "store/records.h"

static const char owner_of_item[] = "SELECT participant_id FROM plan_item WHERE id = ?";

static gpointer read_id(struct statement *row)
{
	record_id id = sql_take_id(row);

	return g_memdup2(&id, sizeof(id));
}

bool plan_load(struct vault *vault, record_id participant_id, struct plan **plan,
	       struct error *error)
{
	struct statement select = sql_prepare(vault, "SELECT " PLAN_ITEM_COLUMNS
						     " FROM plan_item WHERE participant_id = ?");
	GPtrArray *rows;

	*plan = NULL;
	sql_bind_number(&select, participant_id);
	if (!sql_all(&select, plan_item_read, (GDestroyNotify)plan_item_free, &rows, error))
		return false;
	*plan = plan_of_items(participant_id, rows);
	g_ptr_array_unref(rows);
	if (renderings_load(vault, *plan, error))
		return true;
	g_clear_pointer(plan, plan_free);
	return false;
}

/* ---------------------------------------------------------------- what the others of a household share */

static void take_shared(struct plan *shared, struct plan *plan)
{
	g_ptr_array_set_free_func(plan->items, NULL);
	for (guint i = 0; i < plan->items->len; i++) {
		struct plan_item *item = plan->items->pdata[i];

		if (item->shared && !item->between_us)
			g_ptr_array_add(shared->items, item);
		else
			plan_item_free(item);
	}
	plan_free(plan);
}

bool plan_load_shared(struct vault *vault, record_id participant_id, struct plan **plan,
		      struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT o.id FROM participant p JOIN participant o"
				   " ON o.household_id = p.household_id AND o.id <> p.id"
				   " WHERE p.id = ? AND o.trashed_on IS NULL ORDER BY o.id");
	GPtrArray *others;
	bool loaded = true;

	*plan = NULL;
	sql_bind_number(&select, participant_id);
	if (!sql_all(&select, read_id, g_free, &others, error))
		return false;
	*plan = plan_new();
	for (guint i = 0; loaded && i < others->len; i++) {
		struct plan *one;

		loaded = plan_load(vault, *(const record_id *)others->pdata[i], &one, error);
		if (loaded)
			take_shared(*plan, one);
	}
	g_ptr_array_unref(others);
	if (!loaded)
		g_clear_pointer(plan, plan_free);
	return loaded;
}

/* ---------------------------------------------------------------- writing */

/* The plus keeps SQLite from the index of parents, in which all that hang on nothing stand together, of everybody. */
static bool position_at_the_end(struct vault *vault, struct plan_item *item, struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT ifnull(max(position), -1) + 1 FROM plan_item WHERE"
				   " participant_id = ? AND kind = ? AND +parent_id IS ?");
	gint64 position;

	sql_bind_number(&select, item->participant_id);
	sql_bind_word(&select, plan_kind_names, item->kind);
	sql_bind_id(&select, item->parent_id);
	if (!sql_only_number(&select, &position, error))
		return false;
	item->position = (int)position;
	return true;
}

bool plan_item_write(struct vault *vault, const struct plan_item *item, struct error *error)
{
	struct statement save = sql_prepare(
		vault, "INSERT INTO plan_item(" PLAN_ITEM_COLUMNS ", searched)"
		       " VALUES(" PLAN_ITEM_GAPS "," SEARCHED_OF_PERSON ")" ON_SAVED_BEFORE
		       " parent_id=excluded.parent_id,"
		       " conversation_id=excluded.conversation_id, kind=excluded.kind,"
		       " text=excluded.text, language=excluded.language,"
		       " between_us=excluded.between_us, position=excluded.position,"
		       " indicator=excluded.indicator, state=excluded.state,"
		       " stock_id=excluded.stock_id, owner=excluded.owner,"
		       " owner_name=excluded.owner_name, step_state=excluded.step_state,"
		       " acceptance=excluded.acceptance, due_on=excluded.due_on,"
		       " accepted_on=excluded.accepted_on, done_on=excluded.done_on,"
		       " said_on=excluded.said_on, shared=excluded.shared,"
		       " level=excluded.level, rule=excluded.rule, grip=excluded.grip,"
		       " cost=excluded.cost, who_agrees=excluded.who_agrees,"
		       " trial=excluded.trial, trying_on=excluded.trying_on,"
		       " ended_on=excluded.ended_on, learned=excluded.learned,"
		       " place_bound=excluded.place_bound, anywhere=excluded.anywhere,"
		       " resting=excluded.resting, rethink=excluded.rethink,"
		       " attempt=excluded.attempt, fact_id=excluded.fact_id");

	plan_item_bind(&save, item);
	sql_bind_number(&save, item->participant_id);
	return sql_run(&save, error) && renderings_save(vault, item, error);
}

bool plan_item_save(struct vault *vault, struct plan_item *item, struct error *error)
{
	if (!record_check_language(item->language, error))
		return false;
	if (item->ended_on != DAY_NONE && item->trying_on != DAY_NONE &&
	    item->ended_on < item->trying_on)
		return error_set(error, ERROR_USAGE, "plan.ended_before_it_began");
	item->shared = item->shared && !item->between_us;
	if (item->id == 0 && !position_at_the_end(vault, item, error))
		return false;
	record_needs_id(vault, &item->id);
	return plan_item_write(vault, item, error) &&
	       record_changed(vault, item->participant_id, error) &&
	       (item->shared || holdings_drop_strays(vault, item->participant_id, error));
}

/* ---------------------------------------------------------------- deleting */

static bool count_of(struct vault *vault, const char *sql, record_id id, int *count,
		     struct error *error)
{
	struct statement select = sql_prepare(vault, sql);
	gint64 number;

	sql_bind_number(&select, id);
	if (!sql_only_number(&select, &number, error))
		return false;
	*count = (int)number;
	return true;
}

bool plan_item_ties(struct vault *vault, record_id id, struct item_ties *ties, struct error *error)
{
	return count_of(vault, "SELECT count(*) FROM plan_item WHERE parent_id = ?", id,
			&ties->below, error) &&
	       count_of(vault, "SELECT count(*) FROM holding WHERE from_id = ?", id, &ties->holds,
			error) &&
	       count_of(vault, "SELECT count(*) FROM holding WHERE to_id = ?", id, &ties->held_by,
			error) &&
	       count_of(vault, "SELECT count(*) FROM lesson WHERE item_id = ?", id, &ties->lessons,
			error);
}

/* What it held is free of it, what was learned from it stays, and the mark it came from can be harvested again. */
bool plan_item_delete(struct vault *vault, record_id id, struct error *error)
{
	static const char *const statements[] = {
		"DELETE FROM holding WHERE ? IN (from_id, to_id)",
		"UPDATE lesson SET item_id = NULL WHERE item_id = ?",
		"DELETE FROM harvested WHERE plan_item_id = ?",
		"DELETE FROM rendering WHERE plan_item_id = ?",
		"DELETE FROM draft WHERE field LIKE 'plan:' || ? || ':%'",
		"DELETE FROM plan_item WHERE id = ?",
	};
	struct item_ties ties;

	if (!plan_item_ties(vault, id, &ties, error))
		return false;
	if (ties.below)
		return error_set(error, ERROR_FAILED, "plan.has_children");
	if (!record_row_changed(vault, owner_of_item, id, error))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(statements); i++)
		if (!record_delete(vault, statements[i], id, error))
			return false;
	return true;
}

/* ---------------------------------------------------------------- order */

static bool set_position(struct vault *vault, record_id id, guint position, struct error *error)
{
	struct statement update =
		sql_prepare(vault, "UPDATE plan_item SET position = ?1 WHERE id = ?2"
				   " AND position <> ?1");

	sql_bind_number(&update, position);
	sql_bind_number(&update, id);
	return sql_run(&update, error);
}

static bool row_of(struct vault *vault, record_id id, GPtrArray **row, struct error *error)
{
	struct statement select = sql_prepare(
		vault, "SELECT o.id FROM plan_item i JOIN plan_item o ON"
		       " o.participant_id = i.participant_id AND o.kind = i.kind"
		       " AND +o.parent_id IS i.parent_id WHERE i.id = ? ORDER BY o.position, o.id");

	sql_bind_number(&select, id);
	return sql_all(&select, read_id, g_free, row, error);
}

/* Moves one id inside its row; at the ends it stays. */
static void move_in_row(GPtrArray *row, record_id id, int by)
{
	guint from = 0;
	int to;

	while (from < row->len && *(const record_id *)row->pdata[from] != id)
		from++;
	to = CLAMP((int)from + by, 0, (int)row->len - 1);
	if (from < row->len)
		g_ptr_array_insert(row, to, g_ptr_array_steal_index(row, from));
}

bool plan_item_move(struct vault *vault, record_id id, int by, struct error *error)
{
	GPtrArray *row;
	bool moved = true;

	if (!record_row_changed(vault, owner_of_item, id, error) || !row_of(vault, id, &row, error))
		return false;
	move_in_row(row, id, by);
	for (guint i = 0; moved && i < row->len; i++)
		moved = set_position(vault, *(const record_id *)row->pdata[i], i, error);
	g_ptr_array_unref(row);
	return moved;
}

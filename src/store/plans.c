/* The plan on disk: its items, their order, their renderings.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/plans.h"

#include "store/records.h"

#define COLUMNS                                                                                    \
	"id, participant_id, ifnull(parent_id, 0), ifnull(conversation_id, 0), kind, text,"        \
	" language, between_us, position, indicator, state, stock_id, owner,"                      \
	" owner_name, step_state, acceptance, due_on, accepted_on, done_on, said_on"

static enum indicator take_indicator(struct statement *row)
{
	char word[32];
	int value = INDICATOR_NONE;

	sql_take_text_into(row, word, sizeof(word));
	return word[0] && names_value(indicator_names, word, &value) ? (enum indicator)value
								     : INDICATOR_NONE;
}

static gpointer read_item(struct statement *row)
{
	record_id id = sql_take_id(row);
	record_id participant_id = sql_take_id(row);
	record_id parent_id = sql_take_id(row);
	record_id conversation_id = sql_take_id(row);
	struct plan_item *item = plan_item_new((enum plan_kind)sql_take_word(row, plan_kind_names));

	item->id = id;
	item->participant_id = participant_id;
	item->parent_id = parent_id;
	item->conversation_id = conversation_id;
	g_free(item->text);
	item->text = sql_take_text(row);
	sql_take_text_into(row, item->language, sizeof(item->language));
	item->between_us = sql_take_number(row) != 0;
	item->position = (int)sql_take_number(row);
	item->indicator = take_indicator(row);
	item->state = (enum item_state)sql_take_word(row, item_state_names);
	g_free(item->stock_id);
	item->stock_id = sql_take_text(row);
	item->owner = (enum step_owner)sql_take_word(row, step_owner_names);
	g_free(item->owner_name);
	item->owner_name = sql_take_text(row);
	item->step_state = (enum step_state)sql_take_word(row, step_state_names);
	item->acceptance = (enum acceptance)sql_take_word(row, acceptance_names);
	item->due_on = sql_take_day(row);
	item->accepted_on = sql_take_day(row);
	item->done_on = sql_take_day(row);
	item->said_on = sql_take_day(row);
	return item;
}

/* ---------------------------------------------------------------- loading */

/* Where an item sorts: below its parent's place, then by position; ids only settle what is equal. */
struct placed {
	struct plan_item *item;
	int parent_place; /* -1: none */
};

static int by_place(const void *a, const void *b)
{
	const struct placed *left = a, *right = b;

	if (left->parent_place != right->parent_place)
		return left->parent_place < right->parent_place ? -1 : 1;
	if (left->item->position != right->item->position)
		return left->item->position < right->item->position ? -1 : 1;
	return left->item->id < right->item->id ? -1 : 1;
}

static int place_of(GHashTable *places, record_id id)
{
	gpointer place;

	return id && g_hash_table_lookup_extended(places, &id, NULL, &place)
		       ? GPOINTER_TO_INT(place)
		       : -1;
}

/* The items of one kind behind those that are there already; order does not rest on ids, so that it survives export and import. */
static void append_kind(struct plan *plan, GPtrArray *rows, enum plan_kind kind, GHashTable *places)
{
	g_autoptr(GArray) placed = g_array_new(FALSE, FALSE, sizeof(struct placed));

	for (guint i = 0; i < rows->len; i++) {
		struct plan_item *item = rows->pdata[i];
		struct placed one = { item, place_of(places, item->parent_id) };

		if (item->kind == kind)
			g_array_append_val(placed, one);
	}
	g_array_sort(placed, by_place);
	for (guint i = 0; i < placed->len; i++) {
		struct plan_item *item = g_array_index(placed, struct placed, i).item;

		g_hash_table_insert(places, &item->id, GINT_TO_POINTER(plan->items->len));
		g_ptr_array_add(plan->items, item);
	}
}

static struct plan *plan_of(record_id participant_id, GPtrArray *rows)
{
	struct plan *plan = plan_new();
	g_autoptr(GHashTable) places = g_hash_table_new(g_int64_hash, g_int64_equal);

	plan->participant_id = participant_id;
	for (int kind = 0; kind < PLAN_KIND_COUNT; kind++)
		append_kind(plan, rows, (enum plan_kind)kind, places);
	g_ptr_array_set_free_func(rows, NULL);
	return plan;
}

bool plan_load(struct vault *vault, record_id participant_id, struct plan **plan,
	       struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT " COLUMNS " FROM plan_item WHERE participant_id = ?");
	GPtrArray *rows;

	*plan = NULL;
	sql_bind_number(&select, participant_id);
	if (!sql_all(&select, read_item, (GDestroyNotify)plan_item_free, &rows, error))
		return false;
	*plan = plan_of(participant_id, rows);
	g_ptr_array_unref(rows);
	if (renderings_load(vault, *plan, error))
		return true;
	g_clear_pointer(plan, plan_free);
	return false;
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

static void bind_item(struct statement *save, const struct plan_item *item)
{
	sql_bind_number(save, item->id);
	sql_bind_number(save, item->participant_id);
	sql_bind_id(save, item->parent_id);
	sql_bind_id(save, item->conversation_id);
	sql_bind_word(save, plan_kind_names, item->kind);
	sql_bind_text(save, item->text);
	sql_bind_text(save, item->language);
	sql_bind_number(save, item->between_us);
	sql_bind_number(save, item->position);
	sql_bind_text(save, item->indicator == INDICATOR_NONE
				    ? ""
				    : names_word(indicator_names, item->indicator));
	sql_bind_word(save, item_state_names, item->state);
	sql_bind_text(save, item->stock_id);
	sql_bind_word(save, step_owner_names, item->owner);
	sql_bind_text(save, item->owner_name);
	sql_bind_word(save, step_state_names, item->step_state);
	sql_bind_word(save, acceptance_names, item->acceptance);
	sql_bind_day(save, item->due_on);
	sql_bind_day(save, item->accepted_on);
	sql_bind_day(save, item->done_on);
	sql_bind_day(save, item->said_on);
	sql_bind_number(save, item->participant_id);
}

bool plan_item_write(struct vault *vault, const struct plan_item *item, struct error *error)
{
	struct statement save = sql_prepare(
		vault,
		"INSERT INTO plan_item(id, participant_id, parent_id, conversation_id, kind,"
		" text, language, between_us, position, indicator, state, stock_id, owner,"
		" owner_name, step_state, acceptance, due_on, accepted_on, done_on, said_on,"
		" searched) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?," SEARCHED_OF_PERSON
		")" ON_SAVED_BEFORE " parent_id=excluded.parent_id,"
		" conversation_id=excluded.conversation_id, kind=excluded.kind,"
		" text=excluded.text, language=excluded.language,"
		" between_us=excluded.between_us, position=excluded.position,"
		" indicator=excluded.indicator, state=excluded.state,"
		" stock_id=excluded.stock_id, owner=excluded.owner,"
		" owner_name=excluded.owner_name, step_state=excluded.step_state,"
		" acceptance=excluded.acceptance, due_on=excluded.due_on,"
		" accepted_on=excluded.accepted_on, done_on=excluded.done_on,"
		" said_on=excluded.said_on");

	bind_item(&save, item);
	return sql_run(&save, error) && renderings_save(vault, item, error);
}

bool plan_item_save(struct vault *vault, struct plan_item *item, struct error *error)
{
	if (!record_check_language(item->language, error))
		return false;
	if (item->id == 0 && !position_at_the_end(vault, item, error))
		return false;
	record_needs_id(vault, &item->id);
	return plan_item_write(vault, item, error);
}

/* The mark it came from can be harvested again. */
bool plan_item_delete(struct vault *vault, record_id id, struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT count(*) FROM plan_item WHERE parent_id = ?");
	gint64 children;

	sql_bind_number(&select, id);
	if (!sql_only_number(&select, &children, error))
		return false;
	if (children)
		return error_set(error, ERROR_FAILED, "plan.has_children");
	return record_delete(vault, "DELETE FROM harvested WHERE plan_item_id = ?", id, error) &&
	       record_delete(vault, "DELETE FROM rendering WHERE plan_item_id = ?", id, error) &&
	       record_delete(vault, "DELETE FROM draft WHERE field LIKE 'plan:' || ? || ':%'", id,
			     error) &&
	       record_delete(vault, "DELETE FROM plan_item WHERE id = ?", id, error);
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

static gpointer read_id(struct statement *row)
{
	record_id id = sql_take_id(row);

	return g_memdup2(&id, sizeof(id));
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

	if (!row_of(vault, id, &row, error))
		return false;
	move_in_row(row, id, by);
	for (guint i = 0; moved && i < row->len; i++)
		moved = set_position(vault, *(const record_id *)row->pdata[i], i, error);
	g_ptr_array_unref(row);
	return moved;
}

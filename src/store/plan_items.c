/* One item of the plan as a row, and rows as a plan in its order.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/records.h"

static enum indicator take_indicator(struct statement *row)
{
	char word[32];
	int value = INDICATOR_NONE;

	sql_take_text_into(row, word, sizeof(word));
	return word[0] && names_value(indicator_names, word, &value) ? (enum indicator)value
								     : INDICATOR_NONE;
}

static void take_text(struct statement *row, char **text)
{
	g_free(*text);
	*text = sql_take_text(row);
}

static void take_growth(struct statement *row, struct plan_item *item)
{
	item->shared = sql_take_number(row) != 0;
	item->level = (enum cause_level)sql_take_word(row, cause_level_names);
	take_text(row, &item->rule);
	take_text(row, &item->grip);
	take_text(row, &item->cost);
	take_text(row, &item->who_agrees);
	item->trial = (enum trial)sql_take_word(row, trial_names);
	item->trying_on = sql_take_day(row);
	item->ended_on = sql_take_day(row);
	take_text(row, &item->learned);
	item->place_bound = sql_take_number(row) != 0;
	item->anywhere = sql_take_number(row) != 0;
	item->resting = sql_take_number(row) != 0;
	item->rethink = sql_take_number(row) != 0;
	item->attempt = (int)sql_take_number(row);
	take_text(row, &item->fact_id);
}

gpointer plan_item_read(struct statement *row)
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
	take_text(row, &item->text);
	sql_take_text_into(row, item->language, sizeof(item->language));
	item->between_us = sql_take_number(row) != 0;
	item->position = (int)sql_take_number(row);
	item->indicator = take_indicator(row);
	item->state = (enum item_state)sql_take_word(row, item_state_names);
	take_text(row, &item->stock_id);
	item->owner = (enum step_owner)sql_take_word(row, step_owner_names);
	take_text(row, &item->owner_name);
	item->step_state = (enum step_state)sql_take_word(row, step_state_names);
	item->acceptance = (enum acceptance)sql_take_word(row, acceptance_names);
	item->due_on = sql_take_day(row);
	item->accepted_on = sql_take_day(row);
	item->done_on = sql_take_day(row);
	item->said_on = sql_take_day(row);
	take_growth(row, item);
	return item;
}

static void bind_growth(struct statement *save, const struct plan_item *item)
{
	sql_bind_number(save, item->shared);
	sql_bind_word(save, cause_level_names, item->level);
	sql_bind_text(save, item->rule);
	sql_bind_text(save, item->grip);
	sql_bind_text(save, item->cost);
	sql_bind_text(save, item->who_agrees);
	sql_bind_word(save, trial_names, item->trial);
	sql_bind_day(save, item->trying_on);
	sql_bind_day(save, item->ended_on);
	sql_bind_text(save, item->learned);
	sql_bind_number(save, item->place_bound);
	sql_bind_number(save, item->anywhere);
	sql_bind_number(save, item->resting);
	sql_bind_number(save, item->rethink);
	sql_bind_number(save, item->attempt);
	sql_bind_text(save, item->fact_id);
}

void plan_item_bind(struct statement *save, const struct plan_item *item)
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
	bind_growth(save, item);
}

/* ---------------------------------------------------------------- order */

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

struct plan *plan_of_items(record_id participant_id, GPtrArray *rows)
{
	struct plan *plan = plan_new();
	g_autoptr(GHashTable) places = g_hash_table_new(g_int64_hash, g_int64_equal);

	plan->participant_id = participant_id;
	for (int kind = 0; kind < PLAN_KIND_COUNT; kind++)
		append_kind(plan, rows, (enum plan_kind)kind, places);
	g_ptr_array_set_free_func(rows, NULL);
	return plan;
}

/* The versions of a plan in a file: each is whole, so that it can be read without the others. What stood in several has one number.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/person_file.h"
#include "exchange/fields.h"

#include <stdio.h>

/* ---------------------------------------------------------------- writing */

/* The places of the plan, and the next numbers for what stands in versions only. */
static GHashTable *items_ever(const struct person_file *file)
{
	GHashTable *places = g_hash_table_new(g_int64_hash, g_int64_equal);
	guint number = 0;

	for (guint i = 0; i < file->plan->items->len; i++)
		g_hash_table_insert(places, &((struct plan_item *)file->plan->items->pdata[i])->id,
				    GUINT_TO_POINTER(++number));
	for (guint i = 0; i < file->versions->len; i++) {
		const struct plan_version *version = file->versions->pdata[i];

		for (guint j = 0; j < version->plan->items->len; j++) {
			struct plan_item *item = version->plan->items->pdata[j];

			if (!g_hash_table_contains(places, &item->id))
				g_hash_table_insert(places, &item->id, GUINT_TO_POINTER(++number));
		}
	}
	return places;
}

static GHashTable *places_within(const struct plan *plan)
{
	GHashTable *places = g_hash_table_new(g_int64_hash, g_int64_equal);

	for (guint i = 0; i < plan->items->len; i++)
		g_hash_table_insert(places, &((struct plan_item *)plan->items->pdata[i])->id,
				    GUINT_TO_POINTER(i + 1));
	return places;
}

static json_t *rows_json(const struct table *table, const GPtrArray *rows,
			 const struct places *places)
{
	json_t *list = json_array();

	for (guint i = 0; i < rows->len; i++)
		json_array_append_new(list, fields_write(table, rows->pdata[i], places));
	return list;
}

static json_t *version_json(const struct plan_version *version, struct places *places)
{
	json_t *object = fields_write(&version_table, version, places);
	GHashTable *whole_plan = places->of[ROWS_PLAN];

	places->of[ROWS_PLAN] = places_within(version->plan);
	json_object_set_new(object, "plan",
			    rows_json(&version_item_table, version->plan->items, places));
	json_object_set_new(object, "holdings",
			    rows_json(&holding_table, version->holdings, places));
	g_hash_table_unref(places->of[ROWS_PLAN]);
	places->of[ROWS_PLAN] = whole_plan;
	return object;
}

json_t *versions_write(const struct person_file *file, struct places *places)
{
	json_t *list = json_array();

	places->of[ROWS_ITEMS_EVER] = items_ever(file);
	for (guint i = 0; i < file->versions->len; i++)
		json_array_append_new(list, version_json(file->versions->pdata[i], places));
	g_clear_pointer(&places->of[ROWS_ITEMS_EVER], g_hash_table_unref);
	return list;
}

/* ---------------------------------------------------------------- reading */

static void name_place(struct reading *reading, guint version, const char *list, size_t index)
{
	snprintf(reading->path, sizeof(reading->path), "versions[%u].%s[%zu]", version, list,
		 index);
}

/* A number that was not there before is the next one: so the same versions always give the same file. */
static void count_item(struct reading *reading, const struct plan_item *item)
{
	if (item->id == (gint64)reading->rows[ROWS_ITEMS_EVER])
		reading->rows[ROWS_ITEMS_EVER]++;
}

static bool read_items(struct reading *reading, guint number, const json_t *values,
		       struct plan *plan)
{
	for (size_t i = 0; i < json_array_size(values); i++) {
		struct plan_item *item = plan_item_new(PLAN_STRENGTH);

		name_place(reading, number, "plan", i + 1);
		g_ptr_array_add(plan->items, item);
		item->participant_id = 1;
		if (!fields_read(reading, &version_item_table, json_array_get(values, i), item))
			return false;
		count_item(reading, item);
	}
	return true;
}

static bool read_holdings(struct reading *reading, guint number, const json_t *values,
			  GPtrArray *holdings)
{
	for (size_t i = 0; i < json_array_size(values); i++) {
		struct holding *holding = holding_new();

		name_place(reading, number, "holdings", i + 1);
		g_ptr_array_add(holdings, holding);
		holding->participant_id = 1;
		if (!fields_read(reading, &holding_table, json_array_get(values, i), holding))
			return false;
	}
	return true;
}

static record_id id_at(const struct plan *plan, record_id place)
{
	return place ? ((const struct plan_item *)plan->items->pdata[place - 1])->id : 0;
}

/* Places in the version's own list become the numbers of the items. */
static void places_to_ids(struct plan_version *version)
{
	for (guint i = 0; i < version->plan->items->len; i++) {
		struct plan_item *item = version->plan->items->pdata[i];

		item->parent_id = id_at(version->plan, item->parent_id);
	}
	for (guint i = 0; i < version->holdings->len; i++) {
		struct holding *holding = version->holdings->pdata[i];

		holding->from_id = id_at(version->plan, holding->from_id);
		holding->to_id = id_at(version->plan, holding->to_id);
	}
}

static bool items_are_single(struct reading *reading, guint number, const struct plan *plan)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_int64_hash, g_int64_equal);

	for (guint i = 0; i < plan->items->len; i++) {
		name_place(reading, number, "plan", i + 1);
		if (!g_hash_table_add(seen, &((struct plan_item *)plan->items->pdata[i])->id))
			return reading_fails(reading, "import.twice", "item");
	}
	return true;
}

static bool version_is_sound(struct reading *reading, guint number,
			     const struct plan_version *version)
{
	g_autofree char *plan = g_strdup_printf("versions[%u].plan", number);
	g_autofree char *holdings = g_strdup_printf("versions[%u].holdings", number);

	return items_are_single(reading, number, version->plan) &&
	       plan_is_sound(reading, plan, version->plan) &&
	       holdings_are_sound(reading, holdings, version->holdings, version->plan);
}

static bool read_version(struct reading *reading, guint number, const json_t *object,
			 struct plan_version *version)
{
	static const char *const keys[] = { "conversation", "made_on", "made_at",
					    "reason",       "plan",    "holdings" };
	const json_t *plan, *holdings;

	snprintf(reading->path, sizeof(reading->path), "versions[%u]", number);
	if (!keys_are(reading, object, keys, G_N_ELEMENTS(keys)) ||
	    !fields_fill(reading, &version_table, object, version))
		return false;
	plan = json_object_get(object, "plan");
	holdings = json_object_get(object, "holdings");
	if (!json_is_array(plan) || !json_is_array(holdings))
		return reading_fails(reading, "import.wrong_type",
				     json_is_array(plan) ? "holdings" : "plan");
	reading->rows[ROWS_PLAN] = json_array_size(plan);
	if (!read_items(reading, number, plan, version->plan) ||
	    !read_holdings(reading, number, holdings, version->holdings) ||
	    !version_is_sound(reading, number, version))
		return false;
	places_to_ids(version);
	return true;
}

bool versions_read(struct reading *reading, const json_t *root, struct person_file *file)
{
	const json_t *values = json_object_get(root, "versions");
	size_t whole_plan = reading->rows[ROWS_PLAN];

	reading->rows[ROWS_ITEMS_EVER] = whole_plan + 1;
	for (size_t i = 0; i < json_array_size(values); i++) {
		struct plan_version *version = plan_version_new();

		version->id = (record_id)i + 1;
		version->participant_id = 1;
		version->plan = plan_new();
		version->plan->participant_id = 1;
		g_ptr_array_add(file->versions, version);
		if (!read_version(reading, (guint)i + 1, json_array_get(values, i), version))
			return false;
	}
	reading->rows[ROWS_PLAN] = whole_plan;
	return true;
}

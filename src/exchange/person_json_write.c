/* A person's whole file as JSON: two blanks of indent, keys in the order of the tables, UTF-8 as it is.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/fields.h"
#include "exchange/json_text.h"
#include "exchange/person_json.h"

/* Every row that is referred to begins with its id. */
G_STATIC_ASSERT(offsetof(struct conversation, id) == 0);
G_STATIC_ASSERT(offsetof(struct answer, id) == 0);
G_STATIC_ASSERT(offsetof(struct plan_item, id) == 0);
G_STATIC_ASSERT(offsetof(struct organisation, id) == 0);

static GHashTable *places_of(const GPtrArray *rows)
{
	GHashTable *places = g_hash_table_new(g_int64_hash, g_int64_equal);

	for (guint i = 0; i < rows->len; i++)
		if (*(gint64 *)rows->pdata[i])
			g_hash_table_insert(places, rows->pdata[i], GUINT_TO_POINTER(i + 1));
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

static void add_list(json_t *root, const char *key, const struct table *table,
		     const GPtrArray *rows, const struct places *places)
{
	json_object_set_new(root, key, rows_json(table, rows, places));
}

static void add_progress(json_t *root, const struct person_file *file, struct places *places)
{
	add_list(root, "holdings", &holding_table, file->holdings, places);
	add_list(root, "lessons", &lesson_table, file->lessons, places);
	add_list(root, "skills", &skill_table, file->skills, places);
	add_list(root, "organisations", &organisation_table, file->organisations, places);
	add_list(root, "couplings", &coupling_table, file->couplings, places);
	add_list(root, "happenings", &happening_table, file->happenings, places);
	add_list(root, "family_questions", &family_question_table, file->family_questions, places);
	json_object_set_new(root, "versions", versions_write(file, places));
	add_list(root, "consents", &consent_table, file->consents, places);
}

static json_t *file_json(const struct person_file *file, struct places *places)
{
	json_t *root = json_object();

	json_object_set_new(root, "perspectief", json_integer(PERSON_JSON_FORMAT));
	json_object_set_new(root, "participant",
			    fields_write(&participant_table, file->participant, places));
	json_object_set_new(root, "household",
			    file->household
				    ? fields_write(&household_table, file->household, places)
				    : json_null());
	add_list(root, "conversations", &conversation_table, file->conversations, places);
	add_list(root, "answers", &answer_table, file->answers, places);
	add_list(root, "ratings", &rating_table, file->ratings, places);
	add_list(root, "plan", &plan_item_table, file->plan->items, places);
	add_list(root, "harvested", &harvested_table, file->harvested, places);
	add_progress(root, file, places);
	return root;
}

char *person_json_write(const struct person_file *file, size_t *length)
{
	struct places places = { {
		[ROWS_CONVERSATIONS] = places_of(file->conversations),
		[ROWS_ANSWERS] = places_of(file->answers),
		[ROWS_PLAN] = places_of(file->plan->items),
		[ROWS_ORGANISATIONS] = places_of(file->organisations),
	} };
	json_t *root = file_json(file, &places);
	char *text = json_text(root, length);

	json_decref(root);
	for (int i = 0; i < ROWS_COUNT; i++)
		g_clear_pointer(&places.of[i], g_hash_table_unref);
	return text;
}

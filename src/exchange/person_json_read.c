/* A person's whole file from JSON: taken whole or refused whole. Ids inside are places in the lists, from 1.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/fields.h"
#include "exchange/person_json.h"

#include <stdio.h>
#include <string.h>

/* Each format ends somewhere further on. */
static const char *const root_keys[] = {
	"perspectief", "participant",   "household", "conversations", "answers",
	"ratings",     "plan",          "harvested", "holdings",      "lessons",
	"skills",      "organisations", "couplings", "happenings",    "family_questions",
	"versions",    "consents",
};
static const size_t root_key_counts[PERSON_JSON_FORMAT] = { 8, 16, 17 };
static const size_t list_counts[PERSON_JSON_FORMAT] = { 5, 12, 13 };

/* jansson knows where the text stops being JSON; what it says about it is for programmers. */
static json_t *parse(const char *bytes, size_t length, const char *file_name, struct error *error)
{
	json_error_t wrong;
	json_t *root;

	if (length > PERSON_JSON_MAX) {
		error_set_place(error, ERROR_FAILED, "import.too_big", file_name, 0, 0, NULL);
		return NULL;
	}
	if (!json_scan(bytes, length, file_name, error))
		return NULL;
	root = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &wrong);
	if (root)
		return root;
	error_set_place(error, ERROR_FAILED,
			json_error_code(&wrong) == json_error_invalid_utf8 ? "import.no_utf8"
			: json_error_code(&wrong) == json_error_premature_end_of_input
				? "import.is_cut"
				: "import.no_json",
			file_name, MAX(wrong.line, 0), MAX(wrong.column, 0), NULL);
	return NULL;
}

/* The format comes first: a file of a later version may have any other keys. */
static bool format_is_ours(struct reading *reading, const json_t *root)
{
	const json_t *format = json_object_get(root, "perspectief");

	if (!json_is_integer(format) || json_integer_value(format) < 1)
		return reading_fails(reading, "import.no_person_file", "");
	reading->format = (int)MIN(json_integer_value(format), PERSON_JSON_FORMAT);
	if (json_integer_value(format) <= PERSON_JSON_FORMAT)
		return true;
	reading_fails(reading, "import.too_new", "perspectief");
	if (reading->error)
		reading->error->number = json_integer_value(format);
	return false;
}

/* One list of the file: its table, and how a row is made, numbered and kept. */
struct list {
	const char *key;
	const struct table *table;
	void *(*make)(void);
	GDestroyNotify discard;
	bool numbered; /* begins with an id */
	size_t participant_offset;
};
static void *make_conversation(void)
{
	return conversation_new();
}
static void *make_answer(void)
{
	return answer_new();
}
static void *make_rating(void)
{
	return rating_new();
}
static void *make_plan_item(void)
{
	return plan_item_new(PLAN_STRENGTH);
}
static void *make_harvested(void)
{
	struct harvested *harvested = g_new0(struct harvested, 1);

	harvested->passage = g_strdup("");
	return harvested;
}
static void *make_holding(void)
{
	return holding_new();
}

static void *make_lesson(void)
{
	return lesson_new();
}

static void *make_skill(void)
{
	return skill_new();
}

static void *make_organisation(void)
{
	return organisation_new();
}

static void *make_coupling(void)
{
	return coupling_new();
}

static void *make_happening(void)
{
	return happening_new();
}

static void *make_family_question(void)
{
	return family_question_new();
}

static void *make_consent(void)
{
	return consent_new();
}

#define NO_PARTICIPANT ((size_t)-1)
static const struct list lists[] = {
	{ "conversations", &conversation_table, make_conversation,
	  (GDestroyNotify)conversation_free, true, offsetof(struct conversation, participant_id) },
	{ "answers", &answer_table, make_answer, (GDestroyNotify)answer_free, true,
	  offsetof(struct answer, participant_id) },
	{ "ratings", &rating_table, make_rating, (GDestroyNotify)rating_free, true,
	  offsetof(struct rating, participant_id) },
	{ "plan", &plan_item_table, make_plan_item, (GDestroyNotify)plan_item_free, true,
	  offsetof(struct plan_item, participant_id) },
	{ "harvested", &harvested_table, make_harvested, (GDestroyNotify)harvested_free, false,
	  NO_PARTICIPANT },
	/* format 2 */
	{ "holdings", &holding_table, make_holding, (GDestroyNotify)holding_free, true,
	  offsetof(struct holding, participant_id) },
	{ "lessons", &lesson_table, make_lesson, (GDestroyNotify)lesson_free, true,
	  offsetof(struct lesson, participant_id) },
	{ "skills", &skill_table, make_skill, (GDestroyNotify)skill_free, true,
	  offsetof(struct skill, participant_id) },
	{ "organisations", &organisation_table, make_organisation,
	  (GDestroyNotify)organisation_free, true, NO_PARTICIPANT },
	{ "couplings", &coupling_table, make_coupling, (GDestroyNotify)coupling_free, true,
	  offsetof(struct coupling, participant_id) },
	{ "happenings", &happening_table, make_happening, (GDestroyNotify)happening_free, true,
	  offsetof(struct happening, participant_id) },
	{ "family_questions", &family_question_table, make_family_question,
	  (GDestroyNotify)family_question_free, true,
	  offsetof(struct family_question, participant_id) },
	/* format 3 */
	{ "consents", &consent_table, make_consent, (GDestroyNotify)consent_free, true,
	  offsetof(struct consent, participant_id) },
};

static size_t list_count(const struct reading *reading)
{
	return list_counts[reading->format - 1];
}

static bool read_row(struct reading *reading, const struct list *list, const json_t *value,
		     GPtrArray *rows)
{
	char *row = list->make();
	gint64 number = rows->len + 1;

	if (!fields_read(reading, list->table, value, row)) {
		list->discard(row);
		return false;
	}
	if (list->numbered)
		memcpy(row, &number, sizeof(number));
	if (list->participant_offset != NO_PARTICIPANT)
		*(record_id *)(row + list->participant_offset) = 1;
	g_ptr_array_add(rows, row);
	return true;
}

static bool read_list(struct reading *reading, const struct list *list, const json_t *root,
		      GPtrArray *rows)
{
	const json_t *values = json_object_get(root, list->key);

	for (size_t i = 0; i < json_array_size(values); i++) {
		snprintf(reading->path, sizeof(reading->path), "%s[%zu]", list->key, i + 1);
		if (!read_row(reading, list, json_array_get(values, i), rows))
			return false;
	}
	return true;
}

/* References need to know how long the lists are before the first row is read. */
static bool measure_lists(struct reading *reading, const json_t *root)
{
	for (size_t i = 0; i < list_count(reading); i++)
		if (!json_is_array(json_object_get(root, lists[i].key)))
			return reading_fails(reading, "import.wrong_type", lists[i].key);
	if (reading->format > 1 && !json_is_array(json_object_get(root, "versions")))
		return reading_fails(reading, "import.wrong_type", "versions");
	reading->rows[ROWS_CONVERSATIONS] = json_array_size(json_object_get(root, "conversations"));
	reading->rows[ROWS_ANSWERS] = json_array_size(json_object_get(root, "answers"));
	reading->rows[ROWS_PLAN] = json_array_size(json_object_get(root, "plan"));
	reading->rows[ROWS_ORGANISATIONS] = json_array_size(json_object_get(root, "organisations"));
	return true;
}

static bool read_lists(struct reading *reading, const json_t *root, struct person_file *file)
{
	GPtrArray *const rows[] = { file->conversations, file->answers,    file->ratings,
				    file->plan->items,   file->harvested,  file->holdings,
				    file->lessons,       file->skills,     file->organisations,
				    file->couplings,     file->happenings, file->family_questions,
				    file->consents };

	G_STATIC_ASSERT(G_N_ELEMENTS(rows) == G_N_ELEMENTS(lists));
	for (size_t i = 0; i < list_count(reading); i++)
		if (!read_list(reading, &lists[i], root, rows[i]))
			return false;
	return true;
}

/* In format 1 a breakthrough that was realised was only solved. */
static void migrate(const struct reading *reading, struct person_file *file)
{
	if (reading->format > 1)
		return;
	for (guint i = 0; i < file->plan->items->len; i++) {
		struct plan_item *item = file->plan->items->pdata[i];

		if (item->kind == PLAN_BREAKTHROUGH && item->state == ITEM_SOLVED)
			item->trial = TRIAL_REALISED;
	}
}

static bool root_keys_are_ours(struct reading *reading, const json_t *root)
{
	G_STATIC_ASSERT(G_N_ELEMENTS(root_keys) == 17);
	return keys_are(reading, root, root_keys, root_key_counts[reading->format - 1]);
}

static bool read_people(struct reading *reading, const json_t *root, struct person_file *file)
{
	const json_t *household = json_object_get(root, "household");

	g_strlcpy(reading->path, "participant", sizeof(reading->path));
	if (!fields_read(reading, &participant_table, json_object_get(root, "participant"),
			 file->participant))
		return false;
	file->participant->id = file->plan->participant_id = 1;
	if (json_is_null(household))
		return true;
	g_strlcpy(reading->path, "household", sizeof(reading->path));
	file->household = household_new();
	file->household->id = file->participant->household_id = 1;
	return fields_read(reading, &household_table, household, file->household);
}

static bool read_file(struct reading *reading, const json_t *root, struct person_file *file)
{
	return format_is_ours(reading, root) && root_keys_are_ours(reading, root) &&
	       measure_lists(reading, root) && read_people(reading, root, file) &&
	       read_lists(reading, root, file) && person_rows_are_sound(reading, file) &&
	       versions_read(reading, root, file);
}

bool person_json_is(const char *bytes, size_t length)
{
	size_t at = 0;

	while (at < length && g_ascii_isspace(bytes[at]))
		at++;
	return at < length && bytes[at] == '{';
}

bool person_json_read(const char *bytes, size_t length, const char *file_name,
		      struct person_file **file, struct error *error)
{
	struct reading reading = { .file = file_name, .error = error };
	struct person_file *taken;
	json_t *root = parse(bytes, length, file_name, error);

	*file = NULL;
	if (!root)
		return false;
	taken = person_file_new();
	if (read_file(&reading, root, taken)) {
		migrate(&reading, taken);
		*file = g_steal_pointer(&taken);
	}
	person_file_free(taken);
	json_decref(root);
	return *file != NULL;
}

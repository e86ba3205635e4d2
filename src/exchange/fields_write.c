/* A row becomes a JSON object, key by key.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "casework/plan.h"
#include "exchange/fields.h"

#include <string.h>

static json_t *text_json(const char *text)
{
	g_autofree char *clean = text_clean(text ? text : "", -1);

	return json_string(clean);
}

static json_t *day_json(day value)
{
	char iso[DAY_TEXT];

	if (value == DAY_NONE)
		return json_null();
	day_to_iso(value, iso);
	return json_string(iso);
}

static json_t *presence_json(guint present, const struct names *names)
{
	json_t *list = json_array();

	for (int i = 0; i < names->count; i++)
		if (present & 1u << i)
			json_array_append_new(list, json_string(names_word(*names, i)));
	return list;
}

/* An id that stands in no list (0: none) is null. */
static json_t *reference_json(const struct places *places, enum rows rows, gint64 id)
{
	guint place = GPOINTER_TO_UINT(g_hash_table_lookup(places->of[rows], &id));

	return place ? json_integer(place) : json_null();
}

static json_t *renderings_json(const GPtrArray *renderings)
{
	json_t *list = json_array();

	for (guint i = 0; i < renderings->len; i++) {
		const struct rendering *rendering = renderings->pdata[i];
		json_t *object = json_object();

		json_object_set_new(object, "language", json_string(rendering->language));
		json_object_set_new(object, "text", text_json(rendering->text));
		json_array_append_new(list, object);
	}
	return list;
}

static int enum_value(const void *place)
{
	int value;

	memcpy(&value, place, sizeof(value));
	return value;
}

static json_t *value_json(const struct field *field, const void *place, const struct places *places)
{
	switch (field->kind) {
	case FIELD_TEXT:
		return text_json(*(char *const *)place);
	case FIELD_CODE:
	case FIELD_LANGUAGE:
	case FIELD_MONTH:
	case FIELD_LEVEL:
		return json_string(place);
	case FIELD_WORD:
		return json_string(names_word(*field->names, enum_value(place)));
	case FIELD_WORD_NULL:
		return enum_value(place) >= field->names->count
			       ? json_null()
			       : json_string(names_word(*field->names, enum_value(place)));
	case FIELD_PRESENCE:
		return presence_json(*(const guint *)place, field->names);
	case FIELD_BOOL:
		return json_boolean(*(const bool *)place);
	case FIELD_DAY:
		return day_json(*(const day *)place);
	case FIELD_SECONDS:
		return json_integer(*(const gint64 *)place);
	case FIELD_POSITION:
		return json_integer(*(const int *)place);
	case FIELD_NUMBER_NULL:
		return *(const int *)place < 0 ? json_null() : json_integer(*(const int *)place);
	case FIELD_REFERENCE:
	case FIELD_REFERENCE_NULL:
		return reference_json(places, (enum rows)field->limit, *(const gint64 *)place);
	case FIELD_RENDERINGS:
		return renderings_json(*(GPtrArray *const *)place);
	}
	g_assert_not_reached();
}

json_t *fields_write(const struct table *table, const void *row, const struct places *places)
{
	json_t *object = json_object();

	for (size_t i = 0; i < table->counts[PERSON_JSON_FORMAT - 1]; i++) {
		const struct field *field = &table->fields[i];

		json_object_set_new(object, field->key,
				    value_json(field, (const char *)row + field->offset, places));
	}
	return object;
}

/* A JSON object becomes a row, or is refused with the place where it is wrong. Never quotes a value: it may be what somebody said.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "casework/progress.h"
#include "exchange/fields.h"

#include <stdio.h>
#include <string.h>

#define SECONDS_MAX G_GINT64_CONSTANT(7258118400) /* 2200-01-01 */
#define POSITION_MAX 1000000
#define KEY_SHOWN 32

bool reading_fails(struct reading *reading, const char *sentence, const char *key)
{
	char path[128];

	snprintf(path, sizeof(path), "%s%s%s", reading->path, *reading->path && *key ? "." : "",
		 key);
	return error_set_place(reading->error, ERROR_FAILED, sentence, reading->file, 0, 0, path);
}

/* A key of a forged file is repeated only when it looks like one of ours. */
static bool unknown_key(struct reading *reading, const char *key, const char *const *keys,
			size_t count)
{
	bool plain = strlen(key) <= KEY_SHOWN && !key[strspn(key, "abcdefghijklmnopqrstuvwxyz_")];

	reading_fails(reading, "import.unknown_key", plain ? key : "");
	error_suggest(reading->error, text_nearest(key, keys, count));
	return false;
}

static bool is_among(const char *key, const char *const *keys, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(keys[i], key) == 0)
			return true;
	return false;
}

bool keys_are(struct reading *reading, const json_t *object, const char *const *keys, size_t count)
{
	const char *key;
	json_t *value;

	if (!json_is_object(object))
		return reading_fails(reading, "import.wrong_type", "");
	json_object_foreach((json_t *)object, key,
			    value) if (!is_among(key, keys, count)) return unknown_key(reading, key,
										       keys, count);
	for (size_t i = 0; i < count; i++)
		if (!json_object_get(object, keys[i]))
			return reading_fails(reading, "import.missing_key", keys[i]);
	return true;
}

/* Borrowed; NULL and the error when it is no text we would have kept. */
static const char *sound_text(struct reading *reading, const json_t *value, const char *key)
{
	const char *text = json_string_value(value);
	g_autofree char *clean = NULL;

	if (!text || json_string_length(value) > TEXT_MAX) {
		reading_fails(reading, text ? "import.text_too_long" : "import.wrong_type", key);
		return NULL;
	}
	clean = text_clean(text, -1);
	if (strcmp(clean, text) == 0)
		return text;
	reading_fails(reading, "import.text_is_odd", key);
	return NULL;
}

static bool read_text(struct reading *reading, const struct field *field, const json_t *value,
		      char **place)
{
	const char *text = sound_text(reading, value, field->key);

	if (!text)
		return false;
	g_free(*place);
	*place = g_strdup(text);
	return true;
}

static bool month_is_valid(const char *text)
{
	g_autofree char *first = g_strconcat(text, "-01", NULL);

	return *text == '\0' || day_from_iso(first) != DAY_NONE;
}

static bool read_short_text(struct reading *reading, const struct field *field, const json_t *value,
			    char *place)
{
	const char *text = sound_text(reading, value, field->key);

	if (!text)
		return false;
	if (field->kind == FIELD_CODE && !participant_code_is_valid(text))
		return reading_fails(reading, "import.no_code", field->key);
	if (field->kind == FIELD_LANGUAGE && !language_code_is_valid(text))
		return reading_fails(reading, "import.no_language", field->key);
	if (field->kind == FIELD_MONTH && !month_is_valid(text))
		return reading_fails(reading, "import.no_such_day", field->key);
	if (field->kind == FIELD_LEVEL && !skill_level_is_valid(text))
		return reading_fails(reading, "import.out_of_range", field->key);
	strcpy(place, text); /* each of the four checks bounds the length */
	return true;
}

static bool word_value(struct reading *reading, const struct field *field, const json_t *value,
		       int *found)
{
	const char *word = json_string_value(value);

	if (!word)
		return reading_fails(reading, "import.wrong_type", field->key);
	if (names_value(*field->names, word, found))
		return true;
	reading_fails(reading, "import.unknown_word", field->key);
	error_suggest(reading->error,
		      text_nearest(word, field->names->words, (size_t)field->names->count));
	return false;
}

static bool read_word(struct reading *reading, const struct field *field, const json_t *value,
		      void *place)
{
	int found = field->names->count;

	if (!(field->kind == FIELD_WORD_NULL && json_is_null(value)) &&
	    !word_value(reading, field, value, &found))
		return false;
	memcpy(place, &found, sizeof(found));
	return true;
}

static bool read_presence(struct reading *reading, const struct field *field, const json_t *value,
			  guint *present)
{
	if (!json_is_array(value))
		return reading_fails(reading, "import.wrong_type", field->key);
	for (size_t i = 0; i < json_array_size(value); i++) {
		int found;

		if (!word_value(reading, field, json_array_get(value, i), &found))
			return false;
		if (*present & 1u << found)
			return reading_fails(reading, "import.twice", field->key);
		*present |= 1u << found;
	}
	return true;
}

static bool read_day(struct reading *reading, const struct field *field, const json_t *value,
		     day *place)
{
	*place = DAY_NONE;
	if (json_is_null(value))
		return true;
	if (!json_is_string(value))
		return reading_fails(reading, "import.wrong_type", field->key);
	*place = day_from_iso(json_string_value(value));
	return *place != DAY_NONE || reading_fails(reading, "import.no_such_day", field->key);
}

static bool whole_number(struct reading *reading, const struct field *field, const json_t *value,
			 gint64 least, gint64 most, gint64 *found)
{
	if (!json_is_integer(value))
		return reading_fails(reading, "import.wrong_type", field->key);
	*found = json_integer_value(value);
	if (*found >= least && *found <= most)
		return true;
	return reading_fails(reading,
			     field->kind == FIELD_REFERENCE || field->kind == FIELD_REFERENCE_NULL
				     ? "import.no_such_row"
				     : "import.out_of_range",
			     field->key);
}

static bool read_number(struct reading *reading, const struct field *field, const json_t *value,
			int most, int *place)
{
	gint64 found;

	if (field->kind == FIELD_NUMBER_NULL && json_is_null(value)) {
		*place = -1;
		return true;
	}
	if (!whole_number(reading, field, value, 0, most, &found))
		return false;
	*place = (int)found;
	return true;
}

static bool read_reference(struct reading *reading, const struct field *field, const json_t *value,
			   gint64 *place)
{
	*place = 0;
	if (field->kind == FIELD_REFERENCE_NULL && json_is_null(value))
		return true;
	return whole_number(reading, field, value, 1, (gint64)reading->rows[field->limit], place);
}

static bool read_rendering(struct reading *reading, const struct field *field, const json_t *value,
			   GPtrArray *renderings)
{
	static const char *const keys[] = { "language", "text" };
	const struct rendering *last =
		renderings->len ? renderings->pdata[renderings->len - 1] : NULL;
	struct rendering *rendering;
	const char *language, *text;

	if (!keys_are(reading, value, keys, G_N_ELEMENTS(keys)))
		return false;
	language = json_string_value(json_object_get(value, "language"));
	if (!language || !language_code_is_valid(language))
		return reading_fails(reading, "import.no_language", field->key);
	if (last && strcmp(last->language, language) >= 0)
		return reading_fails(reading, "import.twice", field->key);
	text = sound_text(reading, json_object_get(value, "text"), field->key);
	if (!text)
		return false;
	rendering = g_new0(struct rendering, 1);
	g_strlcpy(rendering->language, language, sizeof(rendering->language));
	rendering->text = g_strdup(text);
	g_ptr_array_add(renderings, rendering);
	return true;
}

static bool read_renderings(struct reading *reading, const struct field *field, const json_t *value,
			    GPtrArray *renderings)
{
	if (!json_is_array(value))
		return reading_fails(reading, "import.wrong_type", field->key);
	for (size_t i = 0; i < json_array_size(value); i++)
		if (!read_rendering(reading, field, json_array_get(value, i), renderings))
			return false;
	return true;
}

static bool read_bool(struct reading *reading, const struct field *field, const json_t *value,
		      bool *place)
{
	*place = json_is_true(value);
	return json_is_boolean(value) || reading_fails(reading, "import.wrong_type", field->key);
}

static bool read_value(struct reading *reading, const struct field *field, const json_t *value,
		       void *place)
{
	switch (field->kind) {
	case FIELD_TEXT:
		return read_text(reading, field, value, place);
	case FIELD_CODE:
	case FIELD_LANGUAGE:
	case FIELD_MONTH:
	case FIELD_LEVEL:
		return read_short_text(reading, field, value, place);
	case FIELD_WORD:
	case FIELD_WORD_NULL:
		return read_word(reading, field, value, place);
	case FIELD_PRESENCE:
		return read_presence(reading, field, value, place);
	case FIELD_BOOL:
		return read_bool(reading, field, value, place);
	case FIELD_DAY:
		return read_day(reading, field, value, place);
	case FIELD_SECONDS:
		return whole_number(reading, field, value, 0, SECONDS_MAX, place);
	case FIELD_POSITION:
		return read_number(reading, field, value, POSITION_MAX, place);
	case FIELD_NUMBER_NULL:
		return read_number(reading, field, value, field->limit, place);
	case FIELD_REFERENCE:
	case FIELD_REFERENCE_NULL:
		return read_reference(reading, field, value, place);
	case FIELD_RENDERINGS:
		return read_renderings(reading, field, value, *(GPtrArray **)place);
	}
	g_assert_not_reached();
}

static size_t count_of(const struct reading *reading, const struct table *table)
{
	return table->counts[reading->format - 1];
}

bool fields_fill(struct reading *reading, const struct table *table, const json_t *object,
		 void *row)
{
	for (size_t i = 0; i < count_of(reading, table); i++) {
		const struct field *field = &table->fields[i];

		if (!read_value(reading, field, json_object_get(object, field->key),
				(char *)row + field->offset))
			return false;
	}
	return true;
}

bool fields_read(struct reading *reading, const struct table *table, const json_t *object,
		 void *row)
{
	g_autofree const char **keys = g_new(const char *, table->counts[PERSON_JSON_FORMAT - 1]);

	for (size_t i = 0; i < table->counts[PERSON_JSON_FORMAT - 1]; i++)
		keys[i] = table->fields[i].key;
	return keys_are(reading, object, keys, count_of(reading, table)) &&
	       fields_fill(reading, table, object, row);
}

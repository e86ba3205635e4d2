/* The list of people as JSON.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/list_json.h"

#include "base/names.h"
#include "exchange/json_text.h"

static json_t *day_or_null(day value)
{
	char iso[DAY_TEXT];

	if (value == DAY_NONE)
		return json_null();
	day_to_iso(value, iso);
	return json_string(iso);
}

static json_t *state(enum consent_state value)
{
	return json_string(names_word(consent_state_names, (int)value));
}

static json_t *consents(const struct listed_person *listed)
{
	json_t *object = json_object();

	json_object_set_new(object, "research", state(listed->research));
	json_object_set_new(object, "quotes", state(listed->quotes));
	return object;
}

static json_t *person(const struct listed_person *listed)
{
	json_t *object = json_object();

	json_object_set_new(object, "code", json_string(listed->code));
	json_object_set_new(object, "pseudonym", json_string(listed->pseudonym));
	json_object_set_new(object, "location", json_string(listed->location));
	json_object_set_new(object, "conversations", json_integer(listed->conversations));
	json_object_set_new(object, "paused", json_boolean(listed->paused));
	json_object_set_new(object, "promises_due", json_integer(listed->promises_due));
	json_object_set_new(object, "last", day_or_null(listed->last_on));
	json_object_set_new(object, "appointment", day_or_null(listed->appointment_on));
	json_object_set_new(object, "review_on", day_or_null(listed->review_on));
	json_object_set_new(object, "consents", consents(listed));
	return object;
}

char *list_json_write(const GArray *people)
{
	json_t *root = json_object(), *list = json_array();
	char *text;

	for (guint i = 0; i < people->len; i++)
		json_array_append_new(list,
				      person(&g_array_index(people, struct listed_person, i)));
	json_object_set_new(root, "format", json_integer(1));
	json_object_set_new(root, "participants", list);
	text = json_text(root, NULL);
	json_decref(root);
	return text;
}

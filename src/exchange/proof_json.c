/* What verifying found, as JSON.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/proof_json.h"

#include <jansson.h>
#include <stdlib.h>

static json_t *day_or_null(day value)
{
	char iso[DAY_TEXT];

	if (value == DAY_NONE)
		return json_null();
	day_to_iso(value, iso);
	return json_string(iso);
}

static json_t *moment_or_null(gint64 seconds)
{
	g_autoptr(GDateTime) moment = seconds > 0 ? g_date_time_new_from_unix_utc(seconds) : NULL;
	g_autofree char *text = moment ? g_date_time_format(moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;

	return text ? json_string(text) : json_null();
}

/* Paths are bytes; what is not UTF-8 in them is shown, not refused. */
static json_t *path_text(const char *path)
{
	g_autofree char *valid = g_utf8_make_valid(path, -1);

	return json_string(valid);
}

static void add_content(json_t *object, const struct proven *proven)
{
	json_object_set_new(object, "files", json_integer(proven->participants));
	json_object_set_new(object, "conversations", json_integer(proven->conversations));
	json_object_set_new(object, "from", day_or_null(proven->first_on));
	json_object_set_new(object, "to", day_or_null(proven->last_on));
	json_object_set_new(object, "last_saved", moment_or_null(proven->last_saved_at));
	json_object_set_new(object, "bytes", json_integer(proven->bytes));
	json_object_set_new(object, "recovery_code", json_boolean(proven->has_recovery_code));
	json_object_set_new(object, "erasures_unfinished",
			    json_integer(proven->erasures_unfinished));
}

static json_t *proven_object(const struct proven *proven)
{
	json_t *object = json_object();

	json_object_set_new(object, "path", path_text(proven->path));
	json_object_set_new(object, "state", json_string(proven->state));
	if (proven->part) {
		json_object_set_new(object, "damaged_part", json_string(proven->part));
		json_object_set_new(object, "readable_before",
				    json_boolean(proven->readable_before));
	}
	json_object_set_new(object, "generation", json_integer((json_int_t)proven->generation));
	json_object_set_new(object, "made", moment_or_null(proven->made_at));
	if (proven->gone_said_at) {
		json_object_set_new(object, "gone_said", moment_or_null(proven->gone_said_at));
		json_object_set_new(object, "gone_said_by", json_string(proven->gone_said_by));
	}
	if (proven->read)
		add_content(object, proven);
	return object;
}

char *proof_json_write(const struct proven *vault, const GArray *copies)
{
	json_t *root = json_object(), *list = json_array();
	char *dumped, *text;

	for (guint i = 0; i < copies->len; i++) {
		const struct proven *copy = &g_array_index(copies, struct proven, i);
		json_t *object = proven_object(copy);

		json_object_set_new(object, "elsewhere", json_boolean(copy->elsewhere));
		json_array_append_new(list, object);
	}
	json_object_set_new(root, "format", json_integer(1));
	json_object_set_new(root, "vault", proven_object(vault));
	json_object_set_new(root, "copies", list);
	dumped = json_dumps(root, JSON_INDENT(2));
	json_decref(root);
	text = g_strconcat(dumped, "\n", NULL);
	free(dumped);
	return text;
}

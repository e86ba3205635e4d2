/* Lines of the audit, one by one.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/audit_text.h"

#include "base/names.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static char *moment(gint64 at)
{
	g_autoptr(GDateTime) when = g_date_time_new_from_unix_utc(at);

	return when ? g_date_time_format(when, "%Y-%m-%dT%H:%M:%SZ") : g_strdup("");
}

static json_t *line_json(const struct audit_line *line)
{
	g_autofree char *at = moment(line->at);
	json_t *object = json_object();

	json_object_set_new(object, "at", json_string(at));
	json_object_set_new(object, "who", json_string(line->who));
	json_object_set_new(object, "action",
			    json_string(names_word(audit_action_names, (int)line->action)));
	json_object_set_new(object, "code", *line->code ? json_string(line->code) : json_null());
	return object;
}

static json_t *receipt_json(const struct receipt *receipt)
{
	char iso[DAY_TEXT];
	json_t *object = json_object();

	day_to_iso(receipt->erased_on, iso);
	json_object_set_new(object, "erased_on", json_string(iso));
	json_object_set_new(object, "basis",
			    json_string(names_word(erasure_basis_names, (int)receipt->basis)));
	json_object_set_new(object, "who", json_string(receipt->who));
	json_object_set_new(object, "people", json_integer(receipt->people));
	json_object_set_new(object, "copies_rewritten", json_integer(receipt->copies_rewritten));
	json_object_set_new(object, "copies_left", json_integer(receipt->copies_left));
	return object;
}

static json_t *receipts_json(const GPtrArray *receipts)
{
	json_t *list = json_array();

	for (guint i = 0; i < receipts->len; i++)
		json_array_append_new(list, receipt_json(receipts->pdata[i]));
	return list;
}

char *audit_json_write(const GPtrArray *lines, const GPtrArray *receipts)
{
	json_t *root = json_object(), *list = json_array();
	char *dumped, *text;

	for (guint i = 0; i < lines->len; i++)
		json_array_append_new(list, line_json(lines->pdata[i]));
	json_object_set_new(root, "format", json_integer(1));
	json_object_set_new(root, "audit", list);
	if (receipts)
		json_object_set_new(root, "receipts", receipts_json(receipts));
	dumped = json_dumps(root, JSON_INDENT(2));
	json_decref(root);
	text = g_strconcat(dumped, "\n", NULL);
	free(dumped);
	return text;
}

/* Who works here is what somebody typed: quoted, and not to be run by a spreadsheet. */
static void append_cell(GString *table, const char *text)
{
	g_auto(GStrv) pieces = g_strsplit(text, "\"", -1);
	g_autofree char *doubled = g_strjoinv("\"\"", pieces);

	g_string_append_printf(table, "\"%s%s\"", *text && strchr("=+-@\t\r", *text) ? "'" : "",
			       doubled);
}

char *audit_csv_write(const GPtrArray *lines)
{
	GString *table = g_string_new("at,who,action,code\n");

	for (guint i = 0; i < lines->len; i++) {
		const struct audit_line *line = lines->pdata[i];
		g_autofree char *at = moment(line->at);

		g_string_append_printf(table, "%s,", at);
		append_cell(table, line->who);
		g_string_append_printf(table, ",%s,%s\n",
				       names_word(audit_action_names, (int)line->action),
				       line->code);
	}
	return g_string_free(table, FALSE);
}

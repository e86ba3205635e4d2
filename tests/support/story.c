/* Reads a story of the demo.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/story.h"

#include "exchange/person_json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct plan_case *story_new(const char *name)
{
	struct plan_case *plan_case = plan_case_new();
	g_autofree char *path = g_strdup_printf("questions/demo/%s.json", name);
	g_autofree char *bytes = NULL;
	struct error error = ERROR_CLEAR;
	size_t length = 0;

	assert_true(g_file_get_contents(path, &bytes, &length, NULL));
	person_file_free(plan_case->file);
	plan_case->file = NULL;
	assert_true(person_json_read(bytes, length, name, &plan_case->file, &error));
	plan_case->sheet.file = plan_case->file;
	plan_case_language(plan_case, LANGUAGE_UK);
	return plan_case;
}

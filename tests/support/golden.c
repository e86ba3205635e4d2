/* Pictures of screens beside what they should be.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bool updating(void)
{
	const char *golden = getenv("GOLDEN");

	return golden && !strcmp(golden, "update");
}

/* Tests run from the top of the tree; TESTS_GOLDEN names another folder. */
static char *golden_path(const char *name)
{
	const char *folder = getenv("TESTS_GOLDEN");
	g_autofree char *file = g_strconcat(name, ".txt", NULL);

	return g_build_filename(folder ? folder : "tests/golden", file, NULL);
}

static void write_golden(const char *path, const char *text)
{
	g_autofree char *folder = g_path_get_dirname(path);

	assert_int_equal(g_mkdir_with_parents(folder, 0755), 0);
	assert_true(g_file_set_contents(path, text, -1, NULL));
}

static const char *line_of(char **lines, guint count, guint index)
{
	return index < count ? lines[index] : NULL;
}

static void print_difference(const char *path, const char *wanted, const char *got)
{
	g_auto(GStrv) wanted_lines = g_strsplit(wanted, "\n", -1);
	g_auto(GStrv) got_lines = g_strsplit(got, "\n", -1);
	guint wanted_count = g_strv_length(wanted_lines), got_count = g_strv_length(got_lines);

	print_message("%s: - is there, + was drawn\n", path);
	for (guint i = 0; i < MAX(wanted_count, got_count); i++) {
		const char *want = line_of(wanted_lines, wanted_count, i);
		const char *line = line_of(got_lines, got_count, i);

		if (want && line && !strcmp(want, line)) {
			print_message("   %2u  %s\n", i, line);
			continue;
		}
		if (want)
			print_message(" - %2u  %s\n", i, want);
		if (line)
			print_message(" + %2u  %s\n", i, line);
	}
}

void assert_golden(const char *text, const char *name)
{
	g_autofree char *path = golden_path(name);
	g_autofree char *wanted = NULL;

	if (updating()) {
		write_golden(path, text);
		return;
	}
	if (!g_file_get_contents(path, &wanted, NULL, NULL))
		wanted = g_strdup("");
	if (!strcmp(wanted, text))
		return;
	print_difference(path, wanted, text);
	fail_msg("%s differs; when it is right, make golden ONLY=… writes it anew", path);
}

void assert_picture(struct app *app, const char *name, int rows, int columns)
{
	g_autofree char *dump = canvas_dump(app_picture(app, rows, columns), false);

	assert_golden(dump, name);
}

void assert_styled_picture(struct app *app, const char *name, int rows, int columns)
{
	g_autofree char *dump = canvas_dump(app_picture(app, rows, columns), true);

	assert_golden(dump, name);
}

bool picture_shows(struct app *app, int rows, int columns, const char *text)
{
	g_autofree char *dump = canvas_dump(app_picture(app, rows, columns), false);

	return strstr(dump, text) != NULL;
}

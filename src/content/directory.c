/* Where questions/ and i18n/ lie.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/content.h"

#include <errno.h>
#include <string.h>

static bool holds_content(const char *directory)
{
	g_autofree char *cards = g_build_filename(directory, "questions", "intake.yaml", NULL);
	g_autofree char *sentences = g_build_filename(directory, "i18n", NULL);

	return g_file_test(cards, G_FILE_TEST_IS_REGULAR) &&
	       g_file_test(sentences, G_FILE_TEST_IS_DIR);
}

/* The binary lies in build/<variant>/, tests in build/<variant>/tests/<folder>/, the installed one in PREFIX/bin/. */
static char *find_from(const char *program)
{
	static const char *const ways[] = { "../..", "../../../..", "../share/perspectief", "." };
	g_autofree char *beside = g_path_get_dirname(program);

	for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
		g_autofree char *path = g_build_filename(beside, ways[i], NULL);
		char *directory = g_canonicalize_filename(path, NULL);

		if (holds_content(directory))
			return directory;
		g_free(directory);
	}
	return NULL;
}

char *content_directory(const char *asked, struct error *error)
{
	g_autofree char *program = NULL;
	char *found = NULL;

	if (asked && g_file_test(asked, G_FILE_TEST_IS_DIR))
		return g_strdup(asked);
	if (!asked) {
		program = g_file_read_link("/proc/self/exe", NULL);
		found = program ? find_from(program) : NULL;
	}
	if (!found)
		error_set_errno(error, ERROR_CONTENT, "check.no_directory",
				asked ? asked : "questions/", ENOENT);
	return found;
}

/* Copying and breaking content.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/content_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <string.h>

#include "content/content.h"

#define MARK "‸"

static const char *const files[] = {
	"questions/intake.yaml",
	"questions/indicators.yaml",
	"questions/opening.yaml",
	"questions/contacts.yaml",
	"questions/consents.yaml",
	"questions/guide.yaml",
	"i18n/uk.yaml",
	"i18n/nl.yaml",
	"i18n/en.yaml",
};

static char *read_from(const char *directory, const char *file)
{
	g_autofree char *path = g_build_filename(directory, file, NULL);
	char *text = NULL;

	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	return text;
}

static void write_to(const char *directory, const char *file, const char *text)
{
	g_autofree char *path = g_build_filename(directory, file, NULL);
	g_autofree char *folder = g_path_get_dirname(path);

	assert_int_equal(g_mkdir_with_parents(folder, 0700), 0);
	assert_true(g_file_set_contents(path, text, -1, NULL));
}

struct content_folder *content_folder_new(void)
{
	struct content_folder *folder = g_new0(struct content_folder, 1);
	struct error error = ERROR_CLEAR;
	g_autofree char *shipped = content_directory(NULL, &error);

	assert_non_null(shipped);
	folder->path = g_dir_make_tmp("perspectief-content-XXXXXX", NULL);
	assert_non_null(folder->path);
	for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *text = read_from(shipped, files[i]);

		write_to(folder->path, files[i], text);
	}
	return folder;
}

void content_folder_remove(struct content_folder *folder, const char *file)
{
	g_autofree char *path = g_build_filename(folder->path, file, NULL);

	g_remove(path);
}

void content_folder_free(struct content_folder *folder)
{
	for (gsize i = 0; i < G_N_ELEMENTS(files); i++)
		content_folder_remove(folder, files[i]);
	content_folder_remove(folder, "questions");
	content_folder_remove(folder, "i18n");
	content_folder_remove(folder, "");
	g_free(folder->path);
	g_free(folder);
}

static void find_mark(struct content_folder *folder, const char *text, const char *mark)
{
	folder->line = folder->column = mark ? 1 : 0;
	for (; mark && text < mark; text = g_utf8_next_char(text)) {
		folder->line += *text == '\n';
		folder->column = *text == '\n' ? 1 : folder->column + 1;
	}
}

void content_folder_edit(struct content_folder *folder, const char *file, const char *old,
			 const char *fresh)
{
	g_autofree char *text = read_from(folder->path, file);
	const char *place = strstr(text, old);

	assert_non_null(place);
	g_autoptr(GString) edited = g_string_new_len(text, place - text);
	g_string_append(edited, fresh);
	g_string_append(edited, place + strlen(old));
	char *mark = strstr(edited->str, MARK);
	find_mark(folder, edited->str, mark);
	if (mark)
		g_string_erase(edited, mark - edited->str, (gssize)strlen(MARK));
	write_to(folder->path, file, edited->str);
}

void content_folder_append(struct content_folder *folder, const char *file, const char *text)
{
	g_autofree char *before = read_from(folder->path, file);
	g_autofree char *whole = g_strconcat(before, text, NULL);

	write_to(folder->path, file, whole);
}

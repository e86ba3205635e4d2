/* The fictional participants of `demo` and `init --demo`: ordinary person files, their dates moved so that they are always recent.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/whole_file.h"
#include "commands/invocation.h"
#include "exchange/person_json.h"
#include "store/files.h"

#include <string.h>

/* The day on which the stories in questions/demo/ are told. */
#define DEMO_DAY "2026-11-20"

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *demo_paths(const char *content_directory)
{
	g_autofree char *folder = g_build_filename(content_directory, "questions", "demo", NULL);
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	GDir *directory = g_dir_open(folder, 0, NULL);
	const char *name;

	while (directory && (name = g_dir_read_name(directory)))
		if (g_str_has_suffix(name, ".json"))
			g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
	if (directory)
		g_dir_close(directory);
	g_ptr_array_sort(paths, by_name);
	return paths;
}

static bool add_person(struct vault *vault, const char *path, int days, GHashTable *households,
		       struct error *error)
{
	g_autofree char *bytes = NULL;
	size_t length = 0;
	struct person_file *file = NULL;
	bool stored;

	if (!whole_file_read(path, PERSON_JSON_MAX, path, &bytes, &length, error) ||
	    !person_json_read(bytes, length, path, &file, error))
		return false;
	person_file_shift(file, days);
	stored = file_store(vault, file, NULL, households, error);
	person_file_free(file);
	return stored;
}

bool demo_fill(struct vault *vault, const char *content_directory, day today, struct error *error)
{
	g_autoptr(GPtrArray) paths = demo_paths(content_directory);
	g_autoptr(GHashTable) households =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	int days = today - day_from_iso(DEMO_DAY);

	if (paths->len == 0)
		return error_set_place(error, ERROR_CONTENT, "cli.no_demo", "questions/demo", 0, 0,
				       "");
	if (!vault_begin(vault, NULL, error))
		return false;
	for (guint i = 0; i < paths->len; i++)
		if (!add_person(vault, paths->pdata[i], days, households, error)) {
			vault_rollback(vault);
			return false;
		}
	return vault_commit(vault, error);
}

/* The files of the people who live together, at once.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/files.h"
#include "store/people.h"
#include "store/progress.h"

/* A file by itself has no word of another person's obstacle; among those who share both ends it may. */
static bool take_shared_holdings(struct vault *vault, struct person_file *file, struct error *error)
{
	GPtrArray *holdings = NULL;

	if (!holding_list(vault, file->participant->id, &holdings, error))
		return false;
	g_ptr_array_unref(file->holdings);
	file->holdings = holdings;
	return true;
}

static bool load_member(struct vault *vault, record_id id, GPtrArray *files, struct error *error)
{
	struct person_file *file = NULL;

	if (!file_load(vault, id, &file, error))
		return false;
	g_ptr_array_add(files, file);
	return take_shared_holdings(vault, file, error);
}

bool household_files_load(struct vault *vault, record_id household_id, GPtrArray **files,
			  struct error *error)
{
	g_autoptr(GPtrArray) members = NULL;

	*files = NULL;
	if (!household_members(vault, household_id, &members, error))
		return false;
	*files = g_ptr_array_new_with_free_func((GDestroyNotify)person_file_free);
	for (guint i = 0; i < members->len; i++) {
		const struct participant *member = members->pdata[i];

		if (!load_member(vault, member->id, *files, error)) {
			g_clear_pointer(files, g_ptr_array_unref);
			return false;
		}
	}
	return true;
}

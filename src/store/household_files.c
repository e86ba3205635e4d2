/* The files of the people who live together, at once.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/files.h"
#include "store/people.h"

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
		struct person_file *file = NULL;

		if (!file_load(vault, member->id, &file, error)) {
			g_clear_pointer(files, g_ptr_array_unref);
			return false;
		}
		g_ptr_array_add(*files, file);
	}
	return true;
}

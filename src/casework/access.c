/* What a person may see, as one owned struct.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/access.h"

struct access *access_new(void)
{
	struct access *access = g_new0(struct access, 1);

	access->file = person_file_new();
	organisation_rules_init(&access->rules);
	access->unfinished = g_ptr_array_new_with_free_func((GDestroyNotify)unfinished_free);
	access->audit = g_ptr_array_new_with_free_func((GDestroyNotify)audit_line_free);
	return access;
}

void access_free(struct access *access)
{
	if (!access)
		return;
	person_file_free(access->file);
	organisation_rules_done(&access->rules);
	g_clear_pointer(&access->unfinished, g_ptr_array_unref);
	g_clear_pointer(&access->audit, g_ptr_array_unref);
	g_free(access);
}

void unfinished_free(struct unfinished *unfinished)
{
	if (!unfinished)
		return;
	g_free(unfinished->field);
	g_free(unfinished->text);
	g_free(unfinished);
}

/* Gathering what stands in many tables about one person.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/access.h"

#include "store/audit.h"
#include "store/drafts.h"
#include "store/files.h"
#include "store/keeping.h"

static bool load_unfinished(struct vault *vault, record_id participant_id, GPtrArray *unfinished,
			    struct error *error)
{
	GPtrArray *drafts;

	if (!draft_list(vault, participant_id, &drafts, error))
		return false;
	for (guint i = 0; i < drafts->len; i++) {
		const struct draft *draft = drafts->pdata[i];
		struct unfinished *one = g_new0(struct unfinished, 1);

		one->field = g_strdup(draft->field);
		one->text = g_strdup(draft->text);
		one->changed_at = draft->changed_at;
		g_ptr_array_add(unfinished, one);
	}
	g_ptr_array_unref(drafts);
	return true;
}

bool access_load(struct vault *vault, record_id participant_id, struct access **access,
		 struct error *error)
{
	struct access *whole = g_new0(struct access, 1);
	bool loaded;

	*access = NULL;
	whole->unfinished = g_ptr_array_new_with_free_func((GDestroyNotify)unfinished_free);
	keeping_load(vault, &whole->rules);
	loaded = file_load(vault, participant_id, &whole->file, error) &&
		 load_unfinished(vault, participant_id, whole->unfinished, error) &&
		 audit_list(vault, participant_id, &whole->audit, error);
	if (loaded && whole->file)
		*access = g_steal_pointer(&whole);
	access_free(whole);
	return loaded;
}

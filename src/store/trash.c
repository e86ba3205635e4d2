/* The trash: a file that is on no list for a while, and can be taken back.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/audit.h"
#include "store/people.h"
#include "store/records.h"
#include "store/upkeep.h"

static bool set_day(struct vault *vault, record_id participant_id, day on, struct error *error)
{
	struct statement update =
		sql_prepare(vault, "UPDATE participant SET trashed_on = ? WHERE id = ?");

	sql_bind_day(&update, on);
	sql_bind_number(&update, participant_id);
	return sql_run(&update, error);
}

bool trash_put(struct vault *vault, record_id participant_id, day today, struct error *error)
{
	return set_day(vault, participant_id, today, error) &&
	       audit_note(vault, AUDIT_TRASHED, participant_id, error);
}

bool trash_take_back(struct vault *vault, record_id participant_id, struct error *error)
{
	return set_day(vault, participant_id, DAY_NONE, error) &&
	       audit_note(vault, AUDIT_TAKEN_BACK, participant_id, error);
}

static gpointer read_id(struct statement *row)
{
	return g_memdup2(&(record_id){ sql_take_id(row) }, sizeof(record_id));
}

bool trash_list(struct vault *vault, GPtrArray **participants, struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT id FROM participant WHERE trashed_on IS NOT NULL"
				   " ORDER BY trashed_on DESC, id DESC");
	g_autoptr(GPtrArray) ids = NULL;
	bool loaded;

	*participants = NULL;
	if (!sql_all(&select, read_id, g_free, &ids, error))
		return false;
	*participants = g_ptr_array_new_with_free_func((GDestroyNotify)participant_free);
	loaded = true;
	for (guint i = 0; loaded && i < ids->len; i++) {
		struct participant *participant = NULL;

		loaded = people_load(vault, *(const record_id *)ids->pdata[i], &participant, error);
		if (participant)
			g_ptr_array_add(*participants, participant);
	}
	if (!loaded)
		g_clear_pointer(participants, g_ptr_array_unref);
	return loaded;
}

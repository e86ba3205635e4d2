/* Every conversation leaves a version of the plan.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/plan_keeping.h"

#include "store/plans.h"
#include "store/progress.h"

/* The last version, whole; NULL: there is none. */
static bool load_last(struct vault *vault, record_id participant_id, struct plan_version **last,
		      struct error *error)
{
	g_autoptr(GPtrArray) versions = NULL;
	const struct plan_version *newest;

	if (!plan_version_list(vault, participant_id, &versions, error))
		return false;
	if (versions->len == 0)
		return true;
	newest = versions->pdata[versions->len - 1];
	return plan_version_load(vault, newest->id, last, error);
}

static bool is_needed(const struct plan *plan, const struct plan_version *last,
		      record_id conversation_id)
{
	GArray *differences;
	bool differs;

	if (!last || last->conversation_id != conversation_id)
		return plan->items->len > 0;
	differences = plan_differences(last->plan, plan);
	differs = differences->len > 0;
	g_array_unref(differences);
	return differs;
}

bool plan_keep_version(struct vault *vault, record_id participant_id, record_id conversation_id,
		       struct error *error)
{
	struct plan_version *last = NULL;
	struct plan *plan = NULL;
	bool kept = plan_load(vault, participant_id, &plan, error) &&
		    load_last(vault, participant_id, &last, error);

	if (kept && is_needed(plan, last, conversation_id))
		kept = plan_version_make(vault, participant_id, conversation_id, "conversation",
					 error);
	plan_free(plan);
	plan_version_free(last);
	return kept;
}

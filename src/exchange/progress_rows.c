/* What must hold between the rows that grow around a plan: nothing holds itself, nothing ends before it begins.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/person_file.h"
#include "exchange/fields.h"

/* Ids are places in the list here. */
static const struct plan_item *item_at(const struct plan *plan, record_id place)
{
	return plan->items->pdata[place - 1];
}

static bool joins_obstacles(const struct holding *holding, const struct plan *plan)
{
	return holding->from_id != holding->to_id &&
	       item_at(plan, holding->from_id)->kind == PLAN_OBSTACLE &&
	       item_at(plan, holding->to_id)->kind == PLAN_OBSTACLE;
}

bool holdings_are_sound(struct reading *reading, const char *path, const GPtrArray *holdings,
			const struct plan *plan)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < holdings->len; i++) {
		const struct holding *holding = holdings->pdata[i];

		if (!joins_obstacles(holding, plan))
			return row_fails(reading, path, i, "import.wrong_hold", "to");
		if (!g_hash_table_add(seen,
				      g_strdup_printf("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
						      holding->from_id, holding->to_id)))
			return row_fails(reading, path, i, "import.twice", "to");
	}
	return true;
}

static bool couplings_are_sound(struct reading *reading, const GPtrArray *couplings)
{
	for (guint i = 0; i < couplings->len; i++) {
		const struct coupling *coupling = couplings->pdata[i];

		if (coupling->started_on != DAY_NONE && coupling->ended_on != DAY_NONE &&
		    coupling->ended_on < coupling->started_on)
			return row_fails(reading, "couplings", i, "import.ends_before_it_begins",
					 "ended_on");
	}
	return true;
}

static const char *consent_fault(const struct consent *consent)
{
	bool sharing = consent->purpose == CONSENT_SHARING;

	if (consent->answered_on == DAY_NONE)
		return "answered_on";
	if (consent->withdrawn_on != DAY_NONE &&
	    (consent->answer == CONSENT_REFUSED || consent->withdrawn_on < consent->answered_on))
		return "withdrawn_on";
	if (sharing ? consent_same_organisation(consent->organisation, "")
		    : *consent->organisation != '\0')
		return "organisation";
	return sharing == (consent->parts != 0) ? NULL : "parts";
}

/* Who said it, when, and of what: a consent that does not say is none. */
bool consents_are_sound(struct reading *reading, const GPtrArray *consents)
{
	for (guint i = 0; i < consents->len; i++) {
		const char *key = consent_fault(consents->pdata[i]);

		if (key)
			return row_fails(reading, "consents", i, "import.no_such_consent", key);
	}
	return true;
}

bool progress_rows_are_sound(struct reading *reading, const struct person_file *file)
{
	return holdings_are_sound(reading, "holdings", file->holdings, file->plan) &&
	       couplings_are_sound(reading, file->couplings);
}

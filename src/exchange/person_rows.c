/* What must hold between the rows of a file: nothing hangs below itself or below the wrong kind, nothing is said twice.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/fields.h"
#include "exchange/person_json.h"

#include <stdio.h>

bool row_fails(struct reading *reading, const char *path, guint index, const char *sentence,
	       const char *key)
{
	snprintf(reading->path, sizeof(reading->path), "%s[%u]", path, index + 1);
	return reading_fails(reading, sentence, key);
}

/* Kinds only rise from parent to child, so no circle can form. */
static bool may_hang_below(const struct plan_item *item, const struct plan_item *parent)
{
	return parent->kind >= PLAN_OBSTACLE && parent->kind < item->kind;
}

static bool ends_before_it_begins(const struct plan_item *item)
{
	return item->trying_on != DAY_NONE && item->ended_on != DAY_NONE &&
	       item->ended_on < item->trying_on;
}

bool plan_is_sound(struct reading *reading, const char *path, const struct plan *plan)
{
	for (guint i = 0; i < plan->items->len; i++) {
		const struct plan_item *item = plan->items->pdata[i];

		if (item->parent_id &&
		    !may_hang_below(item, plan->items->pdata[item->parent_id - 1]))
			return row_fails(reading, path, i, "import.wrong_parent", "parent");
		if (ends_before_it_begins(item))
			return row_fails(reading, path, i, "import.ends_before_it_begins",
					 "ended_on");
	}
	return true;
}

/* Takes `key`; false when it was there. */
static bool is_new(GHashTable *seen, char *key)
{
	return g_hash_table_add(seen, key);
}

static bool answers_are_single(struct reading *reading, const GPtrArray *answers)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < answers->len; i++) {
		const struct answer *answer = answers->pdata[i];

		if (*answer->card_id == '\0')
			return row_fails(reading, "answers", i, "import.unknown_word", "card");
		if (!is_new(seen, g_strdup_printf("%" G_GINT64_FORMAT " %s",
						  answer->conversation_id, answer->card_id)))
			return row_fails(reading, "answers", i, "import.twice", "card");
	}
	return true;
}

static bool ratings_are_single(struct reading *reading, const GPtrArray *ratings)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < ratings->len; i++) {
		const struct rating *rating = ratings->pdata[i];

		if (!is_new(seen,
			    g_strdup_printf("%" G_GINT64_FORMAT " %d %d", rating->conversation_id,
					    (int)rating->indicator, (int)rating->voice)))
			return row_fails(reading, "ratings", i, "import.twice", "indicator");
	}
	return true;
}

static bool harvest_is_single(struct reading *reading, const GPtrArray *harvest)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < harvest->len; i++) {
		const struct harvested *harvested = harvest->pdata[i];

		if (!is_new(seen,
			    g_strdup_printf("%" G_GINT64_FORMAT " %d %s", harvested->answer_id,
					    (int)harvested->kind, harvested->passage)))
			return row_fails(reading, "harvested", i, "import.twice", "passage");
	}
	return true;
}

bool person_rows_are_sound(struct reading *reading, const struct person_file *file)
{
	return plan_is_sound(reading, "plan", file->plan) &&
	       answers_are_single(reading, file->answers) &&
	       ratings_are_single(reading, file->ratings) &&
	       harvest_is_single(reading, file->harvested) &&
	       progress_rows_are_sound(reading, file) &&
	       consents_are_sound(reading, file->consents);
}

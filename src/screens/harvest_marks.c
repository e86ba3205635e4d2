/* The marks of a conversation as a list, with what was done with each.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/harvest_marks.h"

#include "screens/plan_changes.h"

#include <string.h>

static void heard_free(struct heard *heard)
{
	g_free(heard->passage);
	g_free(heard);
}

static enum indicator first_indicator(const struct card *card)
{
	for (enum indicator indicator = 0; card && indicator < INDICATOR_COUNT; indicator++)
		if (card->indicators & 1u << indicator)
			return indicator;
	return INDICATOR_NONE;
}

static void find_what_was_done(struct heard *heard, const GPtrArray *harvested,
			       const struct plan *plan)
{
	for (guint i = 0; i < harvested->len; i++) {
		const struct harvested *done = harvested->pdata[i];

		if (done->answer_id != heard->answer->id || done->kind != heard->kind ||
		    strcmp(done->passage, heard->passage) != 0)
			continue;
		heard->set_aside = done->plan_item_id == 0;
		if (plan_find(plan, done->plan_item_id))
			heard->placed = done->plan_item_id;
	}
}

static gint by_kind(gconstpointer a, gconstpointer b)
{
	const struct heard *left = *(const struct heard *const *)a;
	const struct heard *right = *(const struct heard *const *)b;

	return (gint)left->kind - (gint)right->kind;
}

GPtrArray *harvest_marks(const struct deck *deck, const GPtrArray *answers,
			 const GPtrArray *harvested, const struct plan *plan)
{
	GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)heard_free);

	for (guint i = 0; i < answers->len; i++) {
		const struct answer *answer = answers->pdata[i];
		g_autoptr(GArray) marks = marks_in(answer->text);

		for (guint m = 0; m < marks->len; m++) {
			const struct mark *mark = &g_array_index(marks, struct mark, m);
			struct heard *heard = g_new0(struct heard, 1);

			heard->kind = mark->kind;
			heard->passage = mark_passage(answer->text, mark);
			heard->answer = answer;
			heard->card = deck_find(deck, answer->card_id);
			heard->proposed = first_indicator(heard->card);
			find_what_was_done(heard, harvested, plan);
			g_ptr_array_add(all, heard);
		}
	}
	g_ptr_array_sort(all, by_kind); /* stable: GLib sorts by merging */
	return all;
}

enum plan_kind harvest_kind(enum mark_kind kind)
{
	static const enum plan_kind kinds[MARK_COUNT] = {
		[MARK_TALENT] = PLAN_STRENGTH,   [MARK_WISH] = PLAN_STRENGTH,
		[MARK_OBSTACLE] = PLAN_OBSTACLE, [MARK_CONTACT] = PLAN_HELPER,
		[MARK_PROMISE] = PLAN_STEP,
	};

	return kinds[kind];
}

struct plan_item *harvest_item(const struct heard *heard, enum plan_kind kind)
{
	const struct answer *answer = heard->answer;
	struct plan_item *item = plan_item_new(kind);

	g_free(item->text);
	item->text = g_strdup(heard->passage);
	item->participant_id = answer->participant_id;
	item->conversation_id = answer->conversation_id;
	item->said_on = answer->said_on;
	item->between_us = answer->between_us;
	g_strlcpy(item->language, answer->language, sizeof(item->language));
	if (kind == PLAN_OBSTACLE) {
		item->indicator = heard->proposed;
		item->between_us |= item_starts_between_us(heard->proposed, false);
	}
	if (kind == PLAN_STEP) {
		item->owner = OWNER_COUNSELLOR;
		plan_set_acceptance(item, ACCEPTANCE_ACCEPTED, answer->said_on);
	}
	return item;
}

/* The plan as owned structs: its items, their renderings, and finding them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/plan.h"

#include "base/text.h"

#include <string.h>

static const char *const kind_words[] = {
	"strength", "helper", "perspective", "obstacle", "breakthrough", "step",
};
static const char *const owner_words[] = { "participant", "counsellor", "organisation",
					   "household" };
static const char *const step_state_words[] = { "open", "done", "dropped" };
static const char *const acceptance_words[] = { "none", "asked", "accepted" };
static const char *const item_state_words[] = { "open", "solved", "dropped" };
static const char *const cause_level_words[] = { "not_said", "person", "practice", "policy" };
static const char *const trial_words[] = { "idea", "trying", "realised", "failed" };
const struct names plan_kind_names = NAMES(kind_words);
const struct names step_owner_names = NAMES(owner_words);
const struct names step_state_names = NAMES(step_state_words);
const struct names acceptance_names = NAMES(acceptance_words);
const struct names item_state_names = NAMES(item_state_words);
const struct names cause_level_names = NAMES(cause_level_words);
const struct names trial_names = NAMES(trial_words);

static void rendering_free(struct rendering *rendering)
{
	g_free(rendering->text);
	g_free(rendering);
}

struct plan_item *plan_item_new(enum plan_kind kind)
{
	struct plan_item *item = g_new0(struct plan_item, 1);

	item->kind = kind;
	item->text = g_strdup("");
	g_strlcpy(item->language, "uk", sizeof(item->language));
	item->renderings = g_ptr_array_new_with_free_func((GDestroyNotify)rendering_free);
	item->indicator = INDICATOR_NONE;
	item->stock_id = g_strdup("");
	item->rule = g_strdup("");
	item->grip = g_strdup("");
	item->cost = g_strdup("");
	item->who_agrees = g_strdup("");
	item->trying_on = DAY_NONE;
	item->ended_on = DAY_NONE;
	item->learned = g_strdup("");
	item->fact_id = g_strdup("");
	item->owner_name = g_strdup("");
	item->due_on = DAY_NONE;
	item->accepted_on = DAY_NONE;
	item->done_on = DAY_NONE;
	item->said_on = DAY_NONE;
	return item;
}

void plan_item_free(struct plan_item *item)
{
	if (!item)
		return;
	g_free(item->text);
	g_ptr_array_unref(item->renderings);
	g_free(item->stock_id);
	g_free(item->rule);
	g_free(item->grip);
	g_free(item->cost);
	g_free(item->who_agrees);
	g_free(item->learned);
	g_free(item->fact_id);
	g_free(item->owner_name);
	g_free(item);
}

/* The first rendering whose code is not before `language`; the place where it stands or belongs. */
static guint rendering_place(const struct plan_item *item, const char *language)
{
	guint place = 0;

	while (place < item->renderings->len &&
	       strcmp(((const struct rendering *)item->renderings->pdata[place])->language,
		      language) < 0)
		place++;
	return place;
}

static struct rendering *rendering_in(const struct plan_item *item, const char *language)
{
	guint place = rendering_place(item, language);
	struct rendering *rendering =
		place < item->renderings->len ? item->renderings->pdata[place] : NULL;

	return rendering && strcmp(rendering->language, language) == 0 ? rendering : NULL;
}

void plan_item_set_rendering(struct plan_item *item, const char *language, const char *text)
{
	struct rendering *rendering = rendering_in(item, language);

	if (rendering)
		g_ptr_array_remove(item->renderings, rendering);
	if (text_is_blank(text))
		return;
	rendering = g_new0(struct rendering, 1);
	g_strlcpy(rendering->language, language, sizeof(rendering->language));
	rendering->text = g_strdup(text);
	g_ptr_array_insert(item->renderings, (gint)rendering_place(item, language), rendering);
}

/* Every text of an item is its own; a new one belongs in new, copy and free. */
static void copy_texts(struct plan_item *copy)
{
	char **const texts[] = { &copy->text,    &copy->stock_id, &copy->rule,
				 &copy->grip,    &copy->cost,     &copy->who_agrees,
				 &copy->learned, &copy->fact_id,  &copy->owner_name };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		*texts[i] = g_strdup(*texts[i]);
}

struct plan_item *plan_item_copy(const struct plan_item *item)
{
	struct plan_item *copy = g_memdup2(item, sizeof(*item));

	copy_texts(copy);
	copy->renderings = g_ptr_array_new_with_free_func((GDestroyNotify)rendering_free);
	for (guint i = 0; i < item->renderings->len; i++) {
		const struct rendering *rendering = item->renderings->pdata[i];

		plan_item_set_rendering(copy, rendering->language, rendering->text);
	}
	return copy;
}

const char *plan_item_text(const struct plan_item *item, const char *language, const char **shown)
{
	const struct rendering *rendering =
		strcmp(item->language, language) == 0 ? NULL : rendering_in(item, language);

	if (shown)
		*shown = rendering ? rendering->language : item->language;
	return rendering ? rendering->text : item->text;
}

struct plan *plan_new(void)
{
	struct plan *plan = g_new0(struct plan, 1);

	plan->items = g_ptr_array_new_with_free_func((GDestroyNotify)plan_item_free);
	return plan;
}

void plan_free(struct plan *plan)
{
	if (!plan)
		return;
	g_ptr_array_unref(plan->items);
	g_free(plan);
}

const struct plan_item *plan_find(const struct plan *plan, record_id id)
{
	for (guint i = 0; i < plan->items->len; i++) {
		const struct plan_item *item = plan->items->pdata[i];

		if (id && item->id == id)
			return item;
	}
	return NULL;
}

int plan_count_between_us(const struct plan *plan)
{
	int count = 0;

	for (guint i = 0; i < plan->items->len; i++)
		count += ((const struct plan_item *)plan->items->pdata[i])->between_us;
	return count;
}

bool step_is_promise(const struct plan_item *step)
{
	return step->kind == PLAN_STEP && step->acceptance == ACCEPTANCE_ACCEPTED &&
	       (step->owner == OWNER_COUNSELLOR || step->owner == OWNER_ORGANISATION);
}

bool step_is_overdue(const struct plan_item *step, day today)
{
	return step->kind == PLAN_STEP && step->step_state == STEP_OPEN &&
	       step->due_on != DAY_NONE && step->due_on < today;
}

/* Violence stands under safety; debts and the wish to stay or return under stability; what is military is on delicate cards. */
bool item_starts_between_us(enum indicator indicator, bool card_delicate)
{
	const guint sensitive =
		1u << INDICATOR_HEALTH | 1u << INDICATOR_SAFETY | 1u << INDICATOR_STABILITY;

	return card_delicate || (indicator != INDICATOR_NONE && (1u << indicator & sensitive) != 0);
}

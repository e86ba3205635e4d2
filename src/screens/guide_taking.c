/* From the guide into the plan: with its words in every language, at the place one came from.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/guide_screen.h"

#include "base/text.h"
#include "screens/growth_screens.h"
#include "screens/labels.h"
#include "screens/plan_item_screen.h"
#include "screens/planning.h"
#include "store/plans.h"

#include <string.h>

static void set_text(char **field, const char *text)
{
	g_free(*field);
	*field = g_strdup(text ? text : "");
}

/* In the participant's language, with the others as renderings: such an item prints in every language. */
static void take_texts(struct plan_item *item, const char *id, const struct texts *texts,
		       enum language language)
{
	enum language shown = language;

	set_text(&item->stock_id, id);
	set_text(&item->text, texts_in(texts, language, &shown));
	g_strlcpy(item->language, names_word(language_names, (int)shown), sizeof(item->language));
	for (int other = 0; other < LANGUAGE_COUNT; other++)
		if (other != (int)shown && texts->in[other])
			plan_item_set_rendering(item, names_word(language_names, other),
						texts->in[other]);
}

static bool keep(const struct guide_screen *self, struct plan_item *item)
{
	bool saved = planning_save_item(self->base.services, item, "undo.plan_new");

	plan_item_free(item);
	return saved;
}

/* ---------------------------------------------------------------- where it hangs */

static bool names_id(const GPtrArray *ids, const char *id)
{
	for (guint i = 0; *id && i < ids->len; i++)
		if (strcmp(ids->pdata[i], id) == 0)
			return true;
	return false;
}

/* The item one came from, or what it hangs below, that is of no deeper kind than `kind`; NULL: none. */
static const struct plan_item *above(const struct guide_screen *self, const struct plan *plan,
				     enum plan_kind kind)
{
	const struct plan_item *item = self->here ? plan_find(plan, self->here->id) : NULL;

	while (item && item->kind > kind)
		item = plan_find(plan, item->parent_id);
	return item && item->kind >= PLAN_OBSTACLE ? item : NULL;
}

/* The obstacle one stands on; else one of the plan that the guide says it unlocks; else the only one of its domain. */
static const struct plan_item *obstacle_for(const struct guide_screen *self,
					    const struct plan *plan,
					    const struct guide_breakthrough *known)
{
	const struct plan_item *found = above(self, plan, PLAN_OBSTACLE), *of_domain = NULL;
	g_autoptr(GPtrArray) obstacles = plan_items(plan, PLAN_OBSTACLE);
	int count = 0;

	for (guint i = 0; !found && i < obstacles->len; i++) {
		const struct plan_item *obstacle = obstacles->pdata[i];

		if (names_id(known->obstacles, obstacle->stock_id))
			found = obstacle;
		if (obstacle->indicator != known->indicator)
			continue;
		of_domain = obstacle;
		count++;
	}
	return found ? found : count == 1 ? of_domain : NULL;
}

/* ---------------------------------------------------------------- the parts */

static bool take_obstacle(const struct guide_screen *self, const struct guide_obstacle *known)
{
	struct plan_item *item =
		plan_item_begin(&self->base, PLAN_OBSTACLE, NULL, known->indicator);

	take_texts(item, known->id, &known->text, self->base.language);
	item->level = known->level;
	return keep(self, item);
}

static bool take_breakthrough(const struct guide_screen *self,
			      const struct guide_breakthrough *known)
{
	struct plan *plan = planning_plan(self->base.services, self->base.participant_id);
	const struct plan_item *obstacle = obstacle_for(self, plan, known);
	struct plan_item *item;
	bool taken = false;

	if (obstacle) {
		item = plan_item_begin(&self->base, PLAN_BREAKTHROUGH, obstacle, INDICATOR_NONE);
		take_texts(item, known->id, &known->text, self->base.language);
		set_text(&item->rule, texts_in(&known->rule, self->base.language, NULL));
		set_text(&item->fact_id, known->fact_id);
		taken = keep(self, item);
	} else {
		services_tell(self->base.services, "plan.stand_on_obstacle");
	}
	plan_free(plan);
	return taken;
}

static bool take_step(const struct guide_screen *self, const struct stock_step *known)
{
	struct plan *plan = planning_plan(self->base.services, self->base.participant_id);
	const struct plan_item *parent = above(self, plan, PLAN_BREAKTHROUGH);
	struct plan_item *item = plan_item_begin(&self->base, PLAN_STEP, parent, INDICATOR_NONE);

	take_texts(item, known->id, &known->text, self->base.language);
	item->owner = known->owner;
	item->place_bound = known->place_bound;
	item->anywhere = known->anywhere;
	if (item->indicator == INDICATOR_NONE)
		item->indicator = known->indicator;
	set_text(&item->fact_id, known->fact_id);
	if (known->owner == OWNER_ORGANISATION)
		set_text(&item->owner_name, texts_in(&known->organisation, LANGUAGE_NL, NULL));
	plan_free(plan);
	return keep(self, item);
}

/* The step one came from as it stands in the vault now; NULL: one did not come from a step. To be freed. */
static struct plan_item *step_here(const struct guide_screen *self)
{
	struct plan *plan = planning_plan(self->base.services, self->base.participant_id);
	const struct plan_item *step = self->here && self->here->kind == PLAN_STEP
					       ? plan_find(plan, self->here->id)
					       : NULL;
	struct plan_item *copy = step ? plan_item_copy(step) : NULL;

	plan_free(plan);
	return copy;
}

static bool change_step(const struct guide_screen *self, struct plan_item *step)
{
	bool saved = planning_save_item(self->base.services, step, "undo.plan_edited");

	plan_item_free(step);
	return saved;
}

/* For the step one came from it is the owner; else somebody who helps. */
static bool take_organisation(const struct guide_screen *self,
			      const struct guide_organisation *known)
{
	struct plan_item *item = step_here(self);

	if (item) {
		item->owner = OWNER_ORGANISATION;
		item->acceptance = ACCEPTANCE_NONE;
		item->accepted_on = DAY_NONE;
		set_text(&item->owner_name, texts_in(&known->name, LANGUAGE_NL, NULL));
		return change_step(self, item);
	}
	item = plan_item_begin(&self->base, PLAN_HELPER, NULL, INDICATOR_NONE);
	take_texts(item, known->id, &known->name, self->base.language);
	return keep(self, item);
}

static bool take_fact(const struct guide_screen *self, const struct fact *known)
{
	struct plan_item *step = step_here(self);

	if (!step) {
		services_tell(self->base.services, "guide.stand_on_step");
		return false;
	}
	set_text(&step->fact_id, known->id);
	return change_step(self, step);
}

bool guide_take(struct guide_screen *self, const struct guide_hit *hit)
{
	const struct guide *guide = self->guide;
	bool taken = false;

	if (hit->part == GUIDE_OBSTACLE)
		taken = take_obstacle(self, guide->obstacles->pdata[hit->index]);
	else if (hit->part == GUIDE_BREAKTHROUGH)
		taken = take_breakthrough(self, guide->breakthroughs->pdata[hit->index]);
	else if (hit->part == GUIDE_STEP)
		taken = take_step(self, guide->steps->pdata[hit->index]);
	else if (hit->part == GUIDE_ORGANISATION)
		taken = take_organisation(self, guide->organisations->pdata[hit->index]);
	else if (hit->part == GUIDE_FACT)
		taken = take_fact(self, guide->facts->pdata[hit->index]);
	else
		services_tell(self->base.services, "guide.event_happens");
	if (taken)
		services_tell(self->base.services, "guide.taken");
	return taken;
}

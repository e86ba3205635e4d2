/* The guide: loaded when it is opened, its items found by id or by place.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/guide.h"

#include "content/files.h"
#include "content/guide_parts.h"

const char *const guide_part_labels[GUIDE_PART_COUNT] = {
	[GUIDE_OBSTACLE] = "guide.obstacles", [GUIDE_BREAKTHROUGH] = "guide.breakthroughs",
	[GUIDE_STEP] = "guide.steps",         [GUIDE_ORGANISATION] = "guide.organisations",
	[GUIDE_FACT] = "guide.facts",         [GUIDE_EVENT] = "guide.events",
};

/* ---------------------------------------------------------------- memory */

static void obstacle_free(void *data)
{
	struct guide_obstacle *obstacle = data;

	g_free(obstacle->id);
	texts_done(&obstacle->text);
	g_free(obstacle);
}

static void breakthrough_free(void *data)
{
	struct guide_breakthrough *breakthrough = data;

	g_free(breakthrough->id);
	g_ptr_array_unref(breakthrough->obstacles);
	g_free(breakthrough->fact_id);
	texts_done(&breakthrough->rule);
	texts_done(&breakthrough->text);
	g_free(breakthrough);
}

static void organisation_free(void *data)
{
	struct guide_organisation *organisation = data;

	g_free(organisation->id);
	g_free(organisation->web);
	texts_done(&organisation->name);
	texts_done(&organisation->what);
	g_free(organisation);
}

static void hold_free(void *data)
{
	struct guide_hold *hold = data;

	g_free(hold->from);
	g_free(hold->to);
	texts_done(&hold->why);
	g_free(hold);
}

static void fact_free(void *data)
{
	struct fact *fact = data;

	g_free(fact->id);
	g_free(fact->source);
	g_free(fact->reviewed_by);
	texts_done(&fact->applies_to);
	texts_done(&fact->text);
	texts_done(&fact->check_with);
	g_free(fact);
}

static void event_free(void *data)
{
	struct guide_event *event = data;

	g_free(event->id);
	g_ptr_array_unref(event->facts);
	g_ptr_array_unref(event->steps);
	texts_done(&event->name);
	texts_done(&event->text);
	texts_done(&event->household_question);
	g_free(event);
}

struct guide *guide_new(void)
{
	struct guide *guide = g_new0(struct guide, 1);

	guide->obstacles = g_ptr_array_new_with_free_func(obstacle_free);
	guide->breakthroughs = g_ptr_array_new_with_free_func(breakthrough_free);
	guide->steps = g_ptr_array_new_with_free_func(stock_step_free);
	guide->organisations = g_ptr_array_new_with_free_func(organisation_free);
	guide->holds = g_ptr_array_new_with_free_func(hold_free);
	guide->facts = g_ptr_array_new_with_free_func(fact_free);
	guide->events = g_ptr_array_new_with_free_func(event_free);
	guide->index = guide_index_new();
	return guide;
}

void guide_free(struct guide *guide)
{
	if (!guide)
		return;
	guide_index_free(guide->index);
	g_ptr_array_unref(guide->obstacles);
	g_ptr_array_unref(guide->breakthroughs);
	g_ptr_array_unref(guide->steps);
	g_ptr_array_unref(guide->organisations);
	g_ptr_array_unref(guide->holds);
	g_ptr_array_unref(guide->facts);
	g_ptr_array_unref(guide->events);
	g_free(guide);
}

struct guide *guide_load(const char *directory, struct error *error)
{
	struct source source = { .name = guide_file, .error = error };
	g_autofree char *path = g_build_filename(directory, guide_file, NULL);
	struct tree *tree = tree_read_file(path, guide_file, error);
	struct guide *guide;

	if (!tree)
		return NULL;
	guide = guide_new();
	guide_read(&source, tree_root(tree), guide);
	if (source.is_broken)
		g_clear_pointer(&guide, guide_free);
	else
		guide_fold(guide);
	tree_free(tree);
	return guide;
}

/* ---------------------------------------------------------------- by id */

static const void *find(const struct guide *guide, enum guide_part part, const char *id)
{
	return id ? g_hash_table_lookup(guide->index->by_id[part], id) : NULL;
}

const struct guide_obstacle *guide_find_obstacle(const struct guide *guide, const char *id)
{
	return find(guide, GUIDE_OBSTACLE, id);
}

const struct guide_breakthrough *guide_find_breakthrough(const struct guide *guide, const char *id)
{
	return find(guide, GUIDE_BREAKTHROUGH, id);
}

const struct stock_step *guide_find_step(const struct guide *guide, const char *id)
{
	return find(guide, GUIDE_STEP, id);
}

const struct fact *guide_find_fact(const struct guide *guide, const char *id)
{
	return find(guide, GUIDE_FACT, id);
}

const struct guide_event *guide_find_event(const struct guide *guide, const char *id)
{
	return find(guide, GUIDE_EVENT, id);
}

const struct texts *guide_texts_of(const struct guide *guide, const struct plan_item *item)
{
	const struct guide_obstacle *obstacle;
	const struct guide_breakthrough *breakthrough;
	const struct stock_step *step;

	switch (item->kind) {
	case PLAN_OBSTACLE:
		obstacle = guide_find_obstacle(guide, item->stock_id);
		return obstacle ? &obstacle->text : NULL;
	case PLAN_BREAKTHROUGH:
		breakthrough = guide_find_breakthrough(guide, item->stock_id);
		return breakthrough ? &breakthrough->text : NULL;
	case PLAN_STEP:
		step = guide_find_step(guide, item->stock_id);
		return step ? &step->text : NULL;
	default:
		return NULL;
	}
}

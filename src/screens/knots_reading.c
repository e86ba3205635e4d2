/* What the screen of the knots shows, read from the vault: obstacles, holds, what the guide knows, where to begin.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/knots_screen.h"

#include "screens/growth_screens.h"
#include "screens/planning.h"
#include "store/plans.h"
#include "store/progress.h"

#include <string.h>

static record_id obstacle_id(const struct knots_screen *self, int number)
{
	return ((const struct plan_item *)self->knots->obstacles->pdata[number])->id;
}

static int from_guide(const struct knots_screen *self, const char *id)
{
	for (guint i = 0; i < self->knots->obstacles->len; i++) {
		const struct plan_item *obstacle = self->knots->obstacles->pdata[i];

		if (strcmp(obstacle->stock_id, id) == 0)
			return (int)i;
	}
	return -1;
}

static bool is_said(const struct knots_screen *self, int from, int to)
{
	for (guint i = 0; i < self->knots->holds->len; i++) {
		const struct hold *hold = &g_array_index(self->knots->holds, struct hold, i);

		if (hold->from == from && hold->to == to)
			return true;
	}
	return false;
}

static int count_from_guide(const struct knots_screen *self)
{
	int count = 0;

	for (guint i = 0; i < self->knots->obstacles->len; i++)
		count += *((const struct plan_item *)self->knots->obstacles->pdata[i])->stock_id !=
			 '\0';
	return count;
}

/* The guide is only opened when two obstacles came from it. */
static void find_usual(struct knots_screen *self)
{
	const struct guide *guide = NULL;

	g_array_set_size(self->usual, 0);
	if (count_from_guide(self) >= 2)
		guide = services_guide(self->base.services);
	for (guint i = 0; guide && i < guide->holds->len; i++) {
		const struct guide_hold *known = guide->holds->pdata[i];
		struct usual_hold usual = { from_guide(self, known->from),
					    from_guide(self, known->to), known };

		if (usual.from >= 0 && usual.to >= 0 && !is_said(self, usual.from, usual.to))
			g_array_append_val(self->usual, usual);
	}
}

static GPtrArray *read_holdings(struct knots_screen *self)
{
	GPtrArray *holdings = NULL;
	struct error error = ERROR_CLEAR;

	if (holding_list(self->base.services->vault, self->base.participant_id, &holdings, &error))
		return holdings;
	services_tell_error(self->base.services, &error);
	return g_ptr_array_new();
}

static struct plan *read_shared(struct knots_screen *self)
{
	struct plan *shared = NULL;
	struct error error = ERROR_CLEAR;

	if (plan_load_shared(self->base.services->vault, self->base.participant_id, &shared,
			     &error))
		return shared;
	services_tell_error(self->base.services, &error);
	return NULL;
}

/* The number it has in the plan; what belongs to another member of the household has a sign of its own. */
static GPtrArray *number_all(const struct knots_screen *self)
{
	GPtrArray *numbers = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < self->knots->obstacles->len; i++) {
		const struct plan_item *obstacle = self->knots->obstacles->pdata[i];
		char number[16] = "⌂";

		if (obstacle->participant_id == self->base.participant_id)
			plan_number(self->plan, obstacle, number);
		g_ptr_array_add(numbers, g_strdup(number));
	}
	return numbers;
}

void knots_forget(struct knots_screen *self)
{
	g_clear_pointer(&self->numbers, g_ptr_array_unref);
	plan_knots_free(self->knots);
	plan_free(self->plan);
	plan_free(self->shared);
	g_clear_pointer(&self->holdings, g_ptr_array_unref);
	g_clear_pointer(&self->picture, g_array_unref);
	g_clear_pointer(&self->levers, g_array_unref);
}

void knots_read(struct knots_screen *self)
{
	const struct knot_line *line =
		self->picture ? knots_line_at(self, self->rows->selected) : NULL;
	record_id here = line ? obstacle_id(self, line->obstacle) : 0;
	int selected = self->rows->selected;

	knots_forget(self);
	self->plan = planning_plan(self->base.services, self->base.participant_id);
	self->shared = read_shared(self);
	self->holdings = read_holdings(self);
	self->knots = plan_knots_with(self->plan, self->shared, self->holdings);
	self->numbers = number_all(self);
	self->picture = knot_picture(self->knots);
	self->levers = knot_levers(self->knots);
	self->lever = 0;
	find_usual(self);
	row_list_select(self->rows, knots_entries(self), selected);
	for (int i = 0; here && i < knots_line_entries(self); i++) {
		const struct knot_line *at = knots_line_at(self, i);

		if (at->row != KNOT_OBSTACLE || obstacle_id(self, at->obstacle) != here)
			continue;
		row_list_select(self->rows, knots_entries(self), i);
		return;
	}
}

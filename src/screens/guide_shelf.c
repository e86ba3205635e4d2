/* The guide within reach of the screens: read when it is first needed, kept until the end.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/growth_screens.h"

#include "store/plans.h"

const struct guide *services_guide(struct services *services)
{
	if (services->guide || services->guide_is_broken)
		return services->guide;
	services->guide_problem = ERROR_CLEAR;
	services->guide = guide_load(services->content_directory, &services->guide_problem);
	services->guide_is_broken = services->guide == NULL;
	return services->guide;
}

const struct guide *services_guide_or_told(struct services *services)
{
	const struct guide *guide = services_guide(services);

	if (!guide)
		services_tell_error(services, &services->guide_problem);
	return guide;
}

/* What it was said to rely on; else what the step of the guide it was made from relies on. Borrowed; NULL: nothing. */
static const char *fact_behind(const struct services *services, const char *fact_id,
			       const char *stock_id)
{
	const struct stock_step *step;

	if (*fact_id)
		return fact_id;
	step = *stock_id ? content_step(services->content, stock_id) : NULL;
	return step && step->fact_id && *step->fact_id ? step->fact_id : NULL;
}

bool item_cites_lapsed_fact(struct services *services, const struct plan_item *item)
{
	const char *fact_id = fact_behind(services, item->fact_id, item->stock_id);
	const struct guide *guide = fact_id ? services_guide(services) : NULL;
	const struct fact *fact = guide ? guide_find_fact(guide, fact_id) : NULL;

	return fact && fact_has_lapsed(fact, services_today(services));
}

GPtrArray *services_lapsed_facts(struct services *services)
{
	g_autoptr(GPtrArray) citations = NULL, cited = g_ptr_array_new();
	struct error error = ERROR_CLEAR;

	if (!facts_cited(services->vault, &citations, &error)) {
		services_tell_error(services, &error);
		return g_ptr_array_new();
	}
	for (guint i = 0; i < citations->len; i++) {
		const struct citation *citation = citations->pdata[i];
		const char *fact_id = fact_behind(services, citation->fact_id, citation->stock_id);

		if (fact_id)
			g_ptr_array_add(cited, (gpointer)fact_id);
	}
	if (cited->len == 0 || !services_guide(services))
		return g_ptr_array_new();
	return guide_lapsed_facts(services->guide, cited, services_today(services));
}

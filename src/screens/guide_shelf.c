/* The guide within reach of the screens: read when it is first needed, kept until the end.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/growth_screens.h"

const struct guide *services_guide(struct services *services)
{
	struct error error = ERROR_CLEAR;

	if (services->guide || services->guide_is_broken)
		return services->guide;
	services->guide = guide_load(services->content_directory, &error);
	if (!services->guide) {
		services->guide_is_broken = true;
		services_tell_error(services, &error);
	}
	return services->guide;
}

bool step_cites_lapsed_fact(struct services *services, const struct plan_item *step)
{
	const struct guide *guide;
	const struct fact *fact;

	if (step->kind != PLAN_STEP || *step->fact_id == '\0')
		return false;
	guide = services_guide(services);
	fact = guide ? guide_find_fact(guide, step->fact_id) : NULL;
	return fact && fact_has_lapsed(fact, services_today(services));
}

/* A plan that has grown: a knot of three, a way out in trial, steps of every sort, lessons, skills, change, another adult at home.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_GROWTH_CASE_H
#define SUPPORT_GROWTH_CASE_H

#include "support/plan_case.h"

#define PARTNER_SECRET "PLANTED-PARTNER"

struct growth_case {
	struct plan_case *plan; /* with a guide; childcare, work and housing hold each other */
	struct guide *guide;
	struct person_file
		*partner; /* every word but one shared obstacle and step is PARTNER_SECRET */
	struct plan_item *childcare, *work, *housing, *language, *way, *protected_step;
};

struct growth_case *growth_case_new(void);
void growth_case_free(struct growth_case *growth);
/* The helper's sheet instead of the person's. */
void growth_case_for_helper(struct growth_case *growth);
void growth_case_set(char **field, const char *text);

#endif

/* The fourteen life domains (Home Office Indicators of Integration framework 2019, OGL v3.0), as a lens for what was said.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_INDICATOR_H
#define CASEWORK_INDICATOR_H

#include "base/names.h"

/* In the framework's order. */
enum indicator {
	INDICATOR_WORK,
	INDICATOR_HOUSING,
	INDICATOR_EDUCATION,
	INDICATOR_HEALTH,
	INDICATOR_LEISURE,
	INDICATOR_BONDS,
	INDICATOR_BRIDGES,
	INDICATOR_LINKS,
	INDICATOR_LANGUAGE,
	INDICATOR_CULTURE,
	INDICATOR_DIGITAL,
	INDICATOR_SAFETY,
	INDICATOR_STABILITY,
	INDICATOR_RIGHTS,
	INDICATOR_COUNT,
	INDICATOR_NONE = INDICATOR_COUNT,
};

enum indicator_group {
	GROUP_MARKERS,
	GROUP_CONNECTIONS,
	GROUP_FACILITATORS,
	GROUP_FOUNDATION,
	GROUP_COUNT
};

extern const struct names indicator_names; /* "work" … "rights" */
extern const struct names
	indicator_group_names; /* "markers" "connections" "facilitators" "foundation" */

enum indicator_group indicator_group_of(enum indicator indicator);

#endif

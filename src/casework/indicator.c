/* The fourteen life domains and their four groups, in the framework's order.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/indicator.h"

#include <assert.h>

static const char *const indicator_words[] = {
	"work",  "housing",  "education", "health",  "leisure", "bonds",     "bridges",
	"links", "language", "culture",   "digital", "safety",  "stability", "rights",
};
static const char *const group_words[] = { "markers", "connections", "facilitators", "foundation" };
const struct names indicator_names = NAMES(indicator_words);
const struct names indicator_group_names = NAMES(group_words);

static const enum indicator_group groups[INDICATOR_COUNT] = {
	[INDICATOR_WORK] = GROUP_MARKERS,           [INDICATOR_HOUSING] = GROUP_MARKERS,
	[INDICATOR_EDUCATION] = GROUP_MARKERS,      [INDICATOR_HEALTH] = GROUP_MARKERS,
	[INDICATOR_LEISURE] = GROUP_MARKERS,        [INDICATOR_BONDS] = GROUP_CONNECTIONS,
	[INDICATOR_BRIDGES] = GROUP_CONNECTIONS,    [INDICATOR_LINKS] = GROUP_CONNECTIONS,
	[INDICATOR_LANGUAGE] = GROUP_FACILITATORS,  [INDICATOR_CULTURE] = GROUP_FACILITATORS,
	[INDICATOR_DIGITAL] = GROUP_FACILITATORS,   [INDICATOR_SAFETY] = GROUP_FACILITATORS,
	[INDICATOR_STABILITY] = GROUP_FACILITATORS, [INDICATOR_RIGHTS] = GROUP_FOUNDATION,
};

enum indicator_group indicator_group_of(enum indicator indicator)
{
	assert(indicator < INDICATOR_COUNT);
	return groups[indicator];
}

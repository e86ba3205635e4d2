/* What stands in the way, what unlocks it, who can help, and what holds what in place.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/guide_parts.h"

#include <string.h>

static const char *const obstacle_keys[] = { "id", "indicator", "level", "text", "translation" };
static const char *const breakthrough_keys[] = { "id",   "indicator", "obstacles",  "rule",
						 "text", "fact",      "translation" };
static const char *const organisation_keys[] = { "id",   "indicator", "web",
						 "name", "what",      "translation" };
static const char *const hold_keys[] = { "from", "to", "why", "translation" };

/* The guide always says where a cause lies, so the words begin after CAUSE_NOT_SAID. */
static const char *const level_words[] = { "person", "practice", "policy" };

static void read_obstacle(struct guide_reading *reading, const struct tree_node *node)
{
	struct source *source = reading->source;
	int level = 0;

	if (!fields_check(source, node, FIELDS(obstacle_keys, 4)))
		return;
	struct guide_obstacle *obstacle = g_new0(struct guide_obstacle, 1);
	g_ptr_array_add(reading->guide->obstacles, obstacle);
	obstacle->id = field_id(source, node, reading->ids);
	obstacle->indicator = read_indicator(reading, node);
	field_choice(source, node, "level", NAMES(level_words), &level);
	obstacle->level = (enum cause_level)(CAUSE_PERSON + level);
	item_translation(source, node);
	field_texts(source, node, "text", TEXT_OBSTACLE, &obstacle->text);
}

static void read_breakthrough(struct guide_reading *reading, const struct tree_node *node)
{
	struct source *source = reading->source;

	if (!fields_check(source, node, FIELDS(breakthrough_keys, 5)))
		return;
	struct guide_breakthrough *breakthrough = g_new0(struct guide_breakthrough, 1);
	g_ptr_array_add(reading->guide->breakthroughs, breakthrough);
	breakthrough->id = field_id(source, node, reading->ids);
	breakthrough->indicator = read_indicator(reading, node);
	breakthrough->obstacles = read_references(reading, node, "obstacles", GUIDE_OBSTACLE);
	breakthrough->fact_id = read_reference(reading, node, "fact", GUIDE_FACT);
	item_translation(source, node);
	field_texts(source, node, "rule", TEXT_RULE, &breakthrough->rule);
	field_texts(source, node, "text", TEXT_BREAKTHROUGH, &breakthrough->text);
}

static void read_organisation(struct guide_reading *reading, const struct tree_node *node)
{
	struct source *source = reading->source;

	if (!fields_check(source, node, FIELDS(organisation_keys, 5)))
		return;
	struct guide_organisation *organisation = g_new0(struct guide_organisation, 1);
	g_ptr_array_add(reading->guide->organisations, organisation);
	organisation->id = field_id(source, node, reading->ids);
	organisation->indicator = read_indicator(reading, node);
	organisation->web = field_text_or_empty(source, node, "web");
	if (organisation->web[0] != '\0' && !g_str_has_prefix(organisation->web, "https://"))
		source_complain(source, PROBLEM_LASTING, "check.web_not_https",
				tree_get(node, "web"));
	item_translation(source, node);
	field_texts(source, node, "name", TEXT_ORGANISATION, &organisation->name);
	field_texts(source, node, "what", TEXT_ORGANISATION_WHAT, &organisation->what);
}

/* False when the pair was there before. */
static bool note_pair(struct guide_reading *reading, const struct guide_hold *hold)
{
	return g_hash_table_add(reading->pairs, g_strconcat(hold->from, " ", hold->to, NULL));
}

static void read_hold(struct guide_reading *reading, const struct tree_node *node)
{
	struct source *source = reading->source;

	if (!fields_check(source, node, FIELDS(hold_keys, 3)))
		return;
	struct guide_hold *hold = g_new0(struct guide_hold, 1);
	hold->from = read_reference(reading, node, "from", GUIDE_OBSTACLE);
	hold->to = read_reference(reading, node, "to", GUIDE_OBSTACLE);
	if (*hold->to && strcmp(hold->from, hold->to) == 0)
		source_complain_about(source, PROBLEM_LASTING, "check.holds_itself",
				      tree_get(node, "to"), hold->to, 0);
	else if (*hold->to && !note_pair(reading, hold))
		source_complain_about(source, PROBLEM_LASTING, "check.hold_twice",
				      tree_get(node, "to"), hold->to, 0);
	g_ptr_array_add(reading->guide->holds, hold);
	item_translation(source, node);
	field_texts(source, node, "why", TEXT_HOLD, &hold->why);
}

void read_obstacles(struct guide_reading *reading, const struct tree_node *root)
{
	read_items(reading, root, "obstacles", read_obstacle);
}

void read_breakthroughs(struct guide_reading *reading, const struct tree_node *root)
{
	read_items(reading, root, "breakthroughs", read_breakthrough);
}

void read_organisations(struct guide_reading *reading, const struct tree_node *root)
{
	read_items(reading, root, "organisations", read_organisation);
}

void read_holds(struct guide_reading *reading, const struct tree_node *root)
{
	read_items(reading, root, "holds", read_hold);
}

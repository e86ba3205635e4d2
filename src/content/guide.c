/* questions/guide.yaml: steps that occur again and again.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/files.h"

static const char *const file_keys[] = { "format", "translation", "steps" };
static const char *const step_keys[] = { "id",   "indicator",    "owner",
					 "text", "organisation", "translation" };

/* An organisation is named exactly when it is the one who does it. */
static void read_organisation(struct source *source, const struct tree_node *node,
			      struct stock_step *step)
{
	const struct tree_node *organisation = tree_get(node, "organisation");
	bool is_wanted = step->owner == OWNER_ORGANISATION;

	if (is_wanted && !organisation)
		source_complain_about(source, PROBLEM_LASTING, "yaml.missing_key", node,
				      "organisation", 0);
	else if (!is_wanted && organisation)
		source_complain(source, PROBLEM_LASTING, "check.organisation_not_owner",
				organisation);
	else
		field_texts(source, node, "organisation", TEXT_ORGANISATION, &step->organisation);
}

static void read_step(struct source *source, const struct tree_node *node, GPtrArray *steps,
		      GHashTable *ids)
{
	int indicator = INDICATOR_NONE, owner = OWNER_PARTICIPANT;

	if (!fields_check(source, node, FIELDS(step_keys, 4)))
		return;
	struct stock_step *step = g_new0(struct stock_step, 1);
	g_ptr_array_add(steps, step);
	step->id = field_id(source, node, ids);
	field_choice(source, node, "indicator", indicator_names, &indicator);
	field_choice(source, node, "owner", step_owner_names, &owner);
	step->indicator = (enum indicator)indicator;
	step->owner = (enum step_owner)owner;
	item_translation(source, node);
	read_organisation(source, node, step);
	field_texts(source, node, "text", TEXT_STEP, &step->text);
}

void guide_read(struct source *source, const struct tree_node *root, struct content *content)
{
	g_autoptr(GHashTable) ids = ids_new();

	if (!fields_check(source, root, FIELDS(file_keys, 3)))
		return;
	file_head(source, root);
	const struct tree_node *steps = field_items(source, root, "steps");
	for (const struct tree_node *item = steps ? steps->first : NULL; item; item = item->next) {
		struct source own = *source;

		read_step(&own, item, content->steps, ids);
		source->is_broken = own.is_broken;
	}
}

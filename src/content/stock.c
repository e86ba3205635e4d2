/* The steps of questions/guide.yaml: they stand first in the file, and a conversation needs no more of it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/files.h"

static const char *const step_keys[] = { "id",   "indicator",    "owner", "place_bound", "anywhere",
					 "text", "organisation", "fact",  "translation" };

void stock_step_free(void *data)
{
	struct stock_step *step = data;

	g_free(step->id);
	g_free(step->fact_id);
	texts_done(&step->organisation);
	texts_done(&step->text);
	g_free(step);
}

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

static void read_places(struct source *source, const struct tree_node *node,
			struct stock_step *step)
{
	step->place_bound = field_yes(source, node, "place_bound");
	step->anywhere = field_yes(source, node, "anywhere");
	if (step->place_bound && step->anywhere)
		source_complain(source, PROBLEM_LASTING, "check.bound_and_anywhere",
				tree_get(node, "anywhere"));
}

static void read_step(struct source *source, const struct tree_node *node, GPtrArray *steps,
		      GHashTable *ids)
{
	int indicator = INDICATOR_NONE, owner = OWNER_PARTICIPANT;

	if (!fields_check(source, node, FIELDS(step_keys, 6)))
		return;
	struct stock_step *step = g_new0(struct stock_step, 1);
	g_ptr_array_add(steps, step);
	step->id = field_id(source, node, ids);
	field_choice(source, node, "indicator", indicator_names, &indicator);
	field_choice(source, node, "owner", step_owner_names, &owner);
	step->indicator = (enum indicator)indicator;
	step->owner = (enum step_owner)owner;
	step->fact_id = field_text(source, node, "fact");
	item_translation(source, node);
	read_places(source, node, step);
	read_organisation(source, node, step);
	field_texts(source, node, "text", TEXT_STEP, &step->text);
}

void stock_read(struct source *source, const struct tree_node *root, GPtrArray *steps,
		GHashTable *ids)
{
	const struct tree_node *items = field_items(source, root, "steps");

	for (const struct tree_node *item = items ? items->first : NULL; item; item = item->next) {
		struct source own = *source;

		read_step(&own, item, steps, ids);
		source->is_broken = own.is_broken;
	}
}

void stock_load(const char *directory, struct content *content)
{
	struct source source = { .name = guide_file, .error = &content->problem };
	g_autofree char *path = g_build_filename(directory, guide_file, NULL);
	g_autoptr(GHashTable) ids = ids_new();
	struct tree *tree = tree_read_file_up_to(path, guide_file, "steps", &content->problem);

	if (!tree)
		return;
	if (guide_head(&source, tree_root(tree)))
		stock_read(&source, tree_root(tree), content->steps, ids);
	if (source.is_broken)
		g_ptr_array_set_size(content->steps, 0);
	tree_free(tree);
}

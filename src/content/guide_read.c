/* questions/guide.yaml as a whole: its parts in turn, then what they say of each other.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "content/files.h"
#include "content/guide_parts.h"

const char guide_file[] = "questions/guide.yaml";

/* Steps are needed by every conversation, the rest by the guide alone. */
static const char *const file_keys[] = { "format",    "translation",   "steps",
					 "obstacles", "breakthroughs", "organisations",
					 "holds",     "facts",         "events" };
#define KEYS_OF_STEPS 3
#define KEYS_OF_GUIDE 9
#define SUGGESTIONS_MAX 100 /* a file full of unknown ids is not worth an hour of comparing */

static const char *const unknown_id[GUIDE_PART_COUNT] = {
	[GUIDE_OBSTACLE] = "check.no_such_obstacle",
	[GUIDE_STEP] = "check.no_such_step",
	[GUIDE_FACT] = "check.no_such_fact",
};

static bool read_head(struct source *source, const struct tree_node *root, int required)
{
	if (!fields_check(source, root, FIELDS(file_keys, required)))
		return false;
	file_head(source, root);
	return true;
}

bool guide_head(struct source *source, const struct tree_node *root)
{
	return read_head(source, root, KEYS_OF_STEPS);
}

void read_items(struct guide_reading *reading, const struct tree_node *root, const char *key,
		item_reader *read)
{
	struct source *whole = reading->source;
	const struct tree_node *items = field_items(whole, root, key);

	for (const struct tree_node *item = items ? items->first : NULL; item; item = item->next) {
		struct source own = *whole;

		reading->source = &own;
		read(reading, item);
		whole->is_broken = own.is_broken;
	}
	reading->source = whole;
}

enum indicator read_indicator(struct guide_reading *reading, const struct tree_node *node)
{
	int indicator = INDICATOR_NONE;

	field_choice(reading->source, node, "indicator", indicator_names, &indicator);
	return (enum indicator)indicator;
}

/* ---------------------------------------------------------------- ids of other items */

static void keep_reference(struct guide_reading *reading, const struct tree_node *node,
			   enum guide_part part)
{
	struct reference reference = { node, part };

	g_array_append_val(reading->references, reference);
}

char *read_reference(struct guide_reading *reading, const struct tree_node *node, const char *key,
		     enum guide_part part)
{
	const struct tree_node *word = tree_get(node, key);

	if (!word || !node_is_text(reading->source, word))
		return g_strdup("");
	keep_reference(reading, word, part);
	return g_strdup(word->text);
}

GPtrArray *read_references(struct guide_reading *reading, const struct tree_node *node,
			   const char *key, enum guide_part part)
{
	GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	const struct tree_node *items = field_items(reading->source, node, key);

	for (const struct tree_node *item = items ? items->first : NULL; item; item = item->next) {
		if (!node_is_text(reading->source, item))
			continue;
		if (!g_hash_table_add(seen, (char *)item->text))
			source_complain(reading->source, PROBLEM_LASTING, "yaml.twice_in_list",
					item);
		keep_reference(reading, item, part);
		g_ptr_array_add(ids, g_strdup(item->text));
	}
	return ids;
}

static void complain_of_unknown(struct guide_reading *reading, const struct reference *reference)
{
	struct error problem = ERROR_CLEAR;
	GHashTable *known = reading->guide->index->by_id[reference->part];
	guint count;
	g_autofree const char **ids = (const char **)g_hash_table_get_keys_as_array(known, &count);

	(void)error_set_place(&problem, ERROR_CONTENT, unknown_id[reference->part],
			      reading->source->name, reference->node->line, reference->node->column,
			      reference->node->text);
	if (reading->unknown++ < SUGGESTIONS_MAX)
		error_suggest(&problem, text_nearest(reference->node->text, ids, count));
	source_report(reading->source, PROBLEM_LASTING, &problem);
}

/* When only the first problem is wanted, the search for near words is not made for the others. */
static bool has_said_enough(const struct source *source)
{
	return source->is_broken && !source->problems;
}

static void check_references(struct guide_reading *reading)
{
	for (guint i = 0; i < reading->references->len && !has_said_enough(reading->source); i++) {
		const struct reference *reference =
			&g_array_index(reading->references, struct reference, i);
		GHashTable *known = reading->guide->index->by_id[reference->part];

		if (!g_hash_table_contains(known, reference->node->text))
			complain_of_unknown(reading, reference);
	}
}

/* Steps are read by the stock; what they rely on is known here only. */
static void refer_to_facts_of_steps(struct guide_reading *reading, const struct tree_node *root)
{
	const struct tree_node *steps = tree_get(root, "steps");
	bool is_list = steps && steps->kind == TREE_SEQUENCE;

	for (const struct tree_node *step = is_list ? steps->first : NULL; step;
	     step = step->next) {
		const struct tree_node *fact =
			step->kind == TREE_MAPPING ? tree_get(step, "fact") : NULL;

		if (fact && fact->kind == TREE_TEXT && fact->text[0] != '\0')
			keep_reference(reading, fact, GUIDE_FACT);
	}
}

void guide_read(struct source *source, const struct tree_node *root, struct guide *guide)
{
	g_autoptr(GHashTable) ids = ids_new();
	g_autoptr(GHashTable) pairs = ids_new();
	g_autoptr(GArray) references = g_array_new(FALSE, FALSE, sizeof(struct reference));
	struct guide_reading reading = { source, guide, ids, pairs, references, 0 };

	if (!read_head(source, root, KEYS_OF_GUIDE))
		return;
	stock_read(source, root, guide->steps, ids);
	refer_to_facts_of_steps(&reading, root);
	read_obstacles(&reading, root);
	read_breakthroughs(&reading, root);
	read_organisations(&reading, root);
	read_holds(&reading, root);
	read_facts(&reading, root);
	read_events(&reading, root);
	guide_index_ids(guide);
	check_references(&reading);
}

/* The guide as a set: enough of everything for each domain, enough dated facts, every event.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/checking.h"
#include "content/files.h"
#include "content/guide_parts.h"

#define FACTS_OF_THE_GUIDE 25

/* How many each domain needs; organisations exist not everywhere. */
static const struct {
	enum guide_part part;
	const char *list, *sentence;
	int least;
	bool may_be_none;
} needs[] = {
	{ GUIDE_OBSTACLE, "obstacles", "check.few_obstacles", 4, false },
	{ GUIDE_BREAKTHROUGH, "breakthroughs", "check.few_breakthroughs", 4, false },
	{ GUIDE_STEP, "steps", "check.few_steps", 5, false },
	{ GUIDE_ORGANISATION, "organisations", "check.few_organisations", 3, true },
};

struct looking {
	const struct tree_node *root;
	const struct guide *guide;
	struct content_report *report;
};

/* At the list that lacks something; a list that is not there has been told already. */
static void complain(const struct looking *looking, const char *sentence, const char *list,
		     const char *key, gint64 number)
{
	const struct tree_node *node = tree_get(looking->root, list);

	if (node && node->kind == TREE_SEQUENCE)
		check_problem(looking->report, sentence, guide_file, node->key_line,
			      node->key_column, key, number);
}

static int count_of(const struct guide *guide, enum guide_part part, enum indicator indicator)
{
	int count = 0;

	for (guint i = 0; i < guide_count(guide, part); i++)
		count += guide_item_at(guide, part, i).indicator == indicator;
	return count;
}

static void check_domain(const struct looking *looking, enum indicator indicator)
{
	const char *word = names_word(indicator_names, (int)indicator);

	for (gsize i = 0; i < G_N_ELEMENTS(needs); i++) {
		int count = count_of(looking->guide, needs[i].part, indicator);

		if (count < needs[i].least && !(count == 0 && needs[i].may_be_none))
			complain(looking, needs[i].sentence, needs[i].list, word, count);
	}
}

static void check_events(const struct looking *looking)
{
	for (int i = 0; i < guide_event_names.count; i++) {
		const char *word = names_word(guide_event_names, i);

		if (!guide_find_event(looking->guide, word))
			complain(looking, "check.event_missing", "events", word, 0);
	}
}

static void check_numbers(const struct looking *looking)
{
	guint facts = guide_count(looking->guide, GUIDE_FACT);

	for (int i = 0; i < INDICATOR_COUNT; i++)
		check_domain(looking, (enum indicator)i);
	if (facts < FACTS_OF_THE_GUIDE)
		complain(looking, "check.few_facts", "facts", "facts", facts);
	check_events(looking);
}

static void count_parts(const struct guide *guide, struct content_report *report)
{
	report->obstacles = (int)guide_count(guide, GUIDE_OBSTACLE);
	report->breakthroughs = (int)guide_count(guide, GUIDE_BREAKTHROUGH);
	report->steps = (int)guide_count(guide, GUIDE_STEP);
	report->organisations = (int)guide_count(guide, GUIDE_ORGANISATION);
	report->facts = (int)guide_count(guide, GUIDE_FACT);
	report->events = (int)guide_count(guide, GUIDE_EVENT);
}

void check_guide(const char *directory, struct checking *checking)
{
	struct content_report *report = checking->report;
	struct source source = checking_source(checking);
	struct error problem = ERROR_CLEAR;
	g_autofree char *path = g_build_filename(directory, guide_file, NULL);
	struct tree *tree = tree_read_file(path, guide_file, &problem);
	struct guide *guide;

	source.name = guide_file;
	if (!tree) {
		source_report(&source, PROBLEM_LASTING, &problem);
		return;
	}
	guide = guide_new();
	guide_read(&source, tree_root(tree), guide);
	if (tree_root(tree)->kind == TREE_MAPPING) /* else it has been told what it is not */
		check_numbers(&(struct looking){ tree_root(tree), guide, report });
	count_parts(guide, report);
	guide_free(guide);
	tree_free(tree);
}

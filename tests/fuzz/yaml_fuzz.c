/* Any bytes through the YAML reader, line by line and by libyaml, and through all readers of questions/.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/checking.h"
#include "content/files.h"
#include "content/guide_parts.h"
#include "fuzz/fuzz.h"
#include "support/trees.h"

/* FUZZ_LONGEST 8192: what tests/check/run-fuzz.sh lets an input become. */

static struct checking checking_new(struct content_report *report)
{
	*report = (struct content_report){ .problems = g_ptr_array_new_with_free_func(g_free) };
	return (struct checking){ .report = report,
				  .prompts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
								   NULL) };
}

static void checking_end(struct checking *checking, const struct source *source)
{
	g_assert(!source->is_broken || checking->report->problems->len > 0);
	g_hash_table_unref(checking->prompts);
	content_report_done(checking->report);
}

static void read_as(const struct content_file *file, const struct tree *tree)
{
	struct content_report report;
	struct checking checking = checking_new(&report);
	struct source source = checking_source(&checking);
	struct content *content = content_new();

	source.name = file->name;
	file->read(&source, tree_root(tree), content);
	content_free(content);
	checking_end(&checking, &source);
}

/* Twice: as `check` does, and as the program does, which wants the first problem only. */
static void read_as_guide(const struct tree *tree)
{
	struct content_report report;
	struct checking checking = checking_new(&report);
	struct error error = ERROR_CLEAR;
	struct source all = checking_source(&checking), first = { .error = &error };
	struct guide *guide = guide_new(), *same = guide_new();

	all.name = first.name = guide_file;
	guide_read(&all, tree_root(tree), guide);
	guide_read(&first, tree_root(tree), same);
	g_assert(all.is_broken == first.is_broken && first.is_broken == error_is_set(&error));
	if (!first.is_broken) {
		guide_fold(same);
		g_array_unref(guide_search(same, "a", INDICATOR_NONE));
	}
	guide_free(guide);
	guide_free(same);
	checking_end(&checking, &all);
}

int fuzz_take(const uint8_t *data, size_t size)
{
	struct error error = ERROR_CLEAR;
	bool is_known_by_lines;

	g_assert(trees_agree((const char *)data, size, &is_known_by_lines));
	struct tree *tree = tree_read((const char *)data, size, "fuzz.yaml", &error);

	if (!tree) {
		g_assert(error.kind == ERROR_CONTENT && error.line >= 1 && error.column >= 1);
		return 0;
	}
	g_assert(!error_is_set(&error));
	for (int i = 0; i < CONTENT_FILE_COUNT; i++)
		read_as(&content_files[i], tree);
	read_as_guide(tree);
	tree_free(tree);
	return 0;
}

/* Everything below questions/, read once.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/content.h"

#include "content/files.h"

#include <string.h>

/* Paths as people see them in errors. */
const struct content_file content_files[CONTENT_FILE_COUNT] = {
	{ "questions/intake.yaml", intake_read },
	{ "questions/indicators.yaml", indicators_read },
	{ "questions/opening.yaml", opening_read },
	{ "questions/contacts.yaml", contacts_read },
	{ "questions/consents.yaml", consents_read },
};

static void contact_free(void *data)
{
	struct contact *contact = data;

	g_free(contact->id);
	g_free(contact->phone);
	g_free(contact->web);
	g_free(contact->source);
	texts_done(&contact->name);
	texts_done(&contact->when);
	texts_done(&contact->note);
	g_free(contact);
}

GHashTable *ids_new(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

struct content *content_new(void)
{
	struct content *content = g_new0(struct content, 1);

	content->steps = g_ptr_array_new_with_free_func(stock_step_free);
	content->contacts = g_ptr_array_new_with_free_func(contact_free);
	return content;
}

static void indicator_texts_done(struct indicator_texts *texts)
{
	texts_done(&texts->name);
	texts_done(&texts->what);
	texts_done(&texts->why);
	for (gsize i = 0; i < G_N_ELEMENTS(texts->questions); i++)
		texts_done(&texts->questions[i]);
	texts_done(&texts->at_0);
	texts_done(&texts->at_5);
	texts_done(&texts->at_10);
}

void content_free(struct content *content)
{
	if (!content)
		return;
	deck_done(&content->deck);
	for (int i = 0; i < GROUP_COUNT; i++)
		texts_done(&content->group_names[i]);
	for (int i = 0; i < INDICATOR_COUNT; i++)
		indicator_texts_done(&content->indicators[i]);
	texts_done(&content->opening.read_aloud);
	texts_done(&content->opening.without_file);
	texts_done(&content->opening.closing);
	texts_done(&content->opening.pause);
	texts_done(&content->opening.interpreter);
	consents_done(&content->consents);
	g_ptr_array_unref(content->steps);
	g_ptr_array_unref(content->contacts);
	g_free(content);
}

void content_read_file(const char *directory, const struct content_file *file,
		       struct source *source, struct content *content)
{
	struct error problem = ERROR_CLEAR;
	g_autofree char *path = g_build_filename(directory, file->name, NULL);
	struct tree *tree = tree_read_file(path, file->name, &problem);

	source->name = file->name;
	if (tree)
		file->read(source, tree_root(tree), content);
	else
		source_report(source, PROBLEM_LASTING, &problem);
	tree_free(tree);
}

struct content *content_load(const char *directory, struct error *error)
{
	struct content *content = content_new();

	for (int i = 0; i < CONTENT_FILE_COUNT; i++) {
		struct source source = { .error = error };

		content_read_file(directory, &content_files[i], &source, content);
		if (source.is_broken) {
			content_free(content);
			return NULL;
		}
	}
	stock_load(directory, content);
	return content;
}

const struct stock_step *content_step(const struct content *content, const char *stock_id)
{
	for (guint i = 0; stock_id && i < content->steps->len; i++) {
		const struct stock_step *step = content->steps->pdata[i];

		if (strcmp(step->id, stock_id) == 0)
			return step;
	}
	return NULL;
}

/* The sentences of one language: read, and found by key.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/sentences.h"

#include "content/sentence_table.h"

#include <string.h>

static const char *const sentence_files[] = { "i18n/uk.yaml", "i18n/nl.yaml", "i18n/en.yaml" };

static void watch_sentence(struct source *source, const struct tree_node *node,
			   enum language language)
{
	if (node_is_text(source, node) && source->watch)
		source->watch(source->watch_data, source, node, TEXT_SENTENCE, language);
}

static void read_forms(struct source *source, const struct tree_node *node, enum language language)
{
	struct field_list forms = { plural_names.words, plural_names.count, 0 };

	fields_check(source, node, forms);
	for (const struct tree_node *form = node->first; form; form = form->next)
		watch_sentence(source, form, language);
}

static char *keep_key(struct sentences *sentences, const char *section, const char *word)
{
	gsize length = strlen(section), size = strlen(word) + 1;
	char *key = tree_keep(sentences->tree, length + 1 + size);

	memcpy(key, section, length);
	key[length] = '.';
	memcpy(key + length + 1, word, size);
	return key;
}

static void read_section(struct source *source, const struct tree_node *section,
			 struct sentences *sentences)
{
	if (!node_is_mapping(source, section))
		return;
	for (const struct tree_node *node = section->first; node; node = node->next) {
		g_hash_table_insert(sentences->nodes, keep_key(sentences, section->key, node->key),
				    (void *)node);
		if (node->kind == TREE_MAPPING)
			read_forms(source, node, sentences->language);
		else
			watch_sentence(source, node, sentences->language);
	}
}

static void read_file(struct source *source, const struct tree_node *root,
		      struct sentences *sentences)
{
	if (!node_is_mapping(source, root))
		return;
	for (const struct tree_node *node = root->first; node; node = node->next)
		if (strcmp(node->key, "translation") == 0)
			translation_standing(source, node, 1u << sentences->language);
		else
			read_section(source, node, sentences);
	if (!tree_get(root, "translation"))
		source_complain_about(source, PROBLEM_PASSING, "yaml.missing_key", root,
				      "translation", 0);
}

struct sentences *sentences_of(struct tree *tree, enum language language, struct source *source)
{
	struct sentences *sentences = g_new0(struct sentences, 1);

	sentences->language = language;
	sentences->tree = tree;
	sentences->nodes = g_hash_table_new(g_str_hash, g_str_equal);
	sentences->missing = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	read_file(source, tree_root(tree), sentences);
	return sentences;
}

struct sentences *sentences_read(const char *directory, enum language language,
				 struct source *source)
{
	struct error problem = ERROR_CLEAR;
	const char *name = sentence_files[language];
	g_autofree char *path = g_build_filename(directory, name, NULL);
	struct tree *tree = tree_read_file(path, name, &problem);

	source->name = name;
	if (!tree) {
		source_report(source, PROBLEM_LASTING, &problem);
		return NULL;
	}
	return sentences_of(tree, language, source);
}

struct sentences *sentences_load(const char *directory, enum language language, struct error *error)
{
	struct source source = { .error = error };
	struct sentences *sentences = sentences_read(directory, language, &source);

	if (source.is_broken)
		g_clear_pointer(&sentences, sentences_free);
	return sentences;
}

void sentences_free(struct sentences *sentences)
{
	if (!sentences)
		return;
	g_hash_table_unref(sentences->nodes);
	g_hash_table_unref(sentences->missing);
	tree_free(sentences->tree);
	g_free(sentences);
}

enum language sentences_language(const struct sentences *sentences)
{
	return sentences->language;
}

const struct tree_node *sentences_node(const struct sentences *sentences, const char *key)
{
	return g_hash_table_lookup(sentences->nodes, key);
}

/* Any form is better than none: a hole in the file must not be a hole on the screen. */
const char *sentences_form(const struct sentences *sentences, const char *key, enum plural form)
{
	const struct tree_node *node = sentences_node(sentences, key), *found;

	if (!node || node->kind != TREE_MAPPING)
		return node ? node->text : NULL;
	found = tree_get(node, names_word(plural_names, form));
	if (!found)
		found = tree_get(node, names_word(plural_names, PLURAL_OTHER));
	return found ? found->text : node->last->text;
}

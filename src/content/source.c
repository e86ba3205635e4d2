/* Problems of a file, its keys, and where its translations stand.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/source.h"

#include "base/text.h"

#include <string.h>

static const char *const head_words[] = { "status", "by", "date" };
static const char *const status_words[] = { "draft", "reviewed" };

void source_report(struct source *source, enum weight weight, const struct error *problem)
{
	if (source->problems)
		g_ptr_array_add(source->problems, g_memdup2(problem, sizeof *problem));
	if (weight == PROBLEM_PASSING)
		return;
	source->is_broken = true;
	if (source->error && !error_is_set(source->error))
		*source->error = *problem;
}

static const char *own_key(const struct tree_node *node)
{
	return node->key ? node->key : node->text;
}

void source_complain(struct source *source, enum weight weight, const char *sentence,
		     const struct tree_node *node)
{
	source_complain_about(source, weight, sentence, node, own_key(node), 0);
}

void source_complain_about(struct source *source, enum weight weight, const char *sentence,
			   const struct tree_node *node, const char *key, gint64 number)
{
	struct error problem = ERROR_CLEAR;

	(void)error_set_place(&problem, ERROR_CONTENT, sentence, source->name, node->line,
			      node->column, key);
	problem.number = number;
	source_report(source, weight, &problem);
}

static void complain_of_key(struct source *source, const struct tree_node *node,
			    struct field_list fields)
{
	struct error problem = ERROR_CLEAR;

	(void)error_set_place(&problem, ERROR_CONTENT, "yaml.unknown_key", source->name,
			      node->key_line, node->key_column, node->key);
	error_suggest(&problem, text_nearest(node->key, fields.keys, (size_t)fields.count));
	source_report(source, PROBLEM_LASTING, &problem);
}

static bool fields_know(struct field_list fields, const char *key)
{
	for (int i = 0; i < fields.count; i++)
		if (strcmp(fields.keys[i], key) == 0)
			return true;
	return false;
}

static bool is_empty(const struct tree_node *node)
{
	return node->kind == TREE_TEXT && node->text[0] == '\0';
}

bool node_is_mapping(struct source *source, const struct tree_node *node)
{
	if (node->kind == TREE_MAPPING)
		return true;
	source_complain(source, PROBLEM_LASTING,
			is_empty(node) ? "yaml.empty" : "yaml.not_a_mapping", node);
	return false;
}

bool fields_check(struct source *source, const struct tree_node *node, struct field_list fields)
{
	if (!node_is_mapping(source, node))
		return false;
	for (const struct tree_node *child = node->first; child; child = child->next)
		if (!fields_know(fields, child->key))
			complain_of_key(source, child, fields);
	for (int i = 0; i < fields.required; i++)
		if (!tree_get(node, fields.keys[i]))
			source_complain_about(source, PROBLEM_LASTING, "yaml.missing_key", node,
					      fields.keys[i], 0);
	return true;
}

const struct tree_node *field_items(struct source *source, const struct tree_node *mapping,
				    const char *key)
{
	const struct tree_node *node = tree_get(mapping, key);

	if (!node)
		return NULL;
	if (node->kind == TREE_SEQUENCE)
		return node;
	source_complain(source, PROBLEM_LASTING,
			is_empty(node) ? "yaml.empty" : "yaml.not_a_sequence", node);
	return NULL;
}

bool node_is_text(struct source *source, const struct tree_node *node)
{
	if (node->kind == TREE_TEXT && !text_is_blank(node->text))
		return true;
	source_complain(source, PROBLEM_LASTING,
			node->kind == TREE_TEXT ? "yaml.empty" : "yaml.not_a_text", node);
	return false;
}

/* A reviewed text says who read it and when; otherwise "reviewed" would be a word of ours. */
struct standing node_standing(struct source *source, const struct tree_node *node)
{
	struct standing standing = { .on = DAY_NONE };
	int status = 0;

	if (!fields_check(source, node, FIELDS(head_words, 1)))
		return standing;
	field_choice(source, node, "status", NAMES(status_words), &status);
	standing.is_reviewed = status == 1;
	for (int i = 1; i < 3; i++)
		if (standing.is_reviewed && !tree_get(node, head_words[i]))
			source_complain_about(source, PROBLEM_LASTING, "yaml.missing_key", node,
					      head_words[i], 0);
	standing.by = field_text(source, node, "by");
	standing.on = field_day(source, node, "date");
	return standing;
}

void translation_standing(struct source *source, const struct tree_node *node, guint languages)
{
	struct standing standing = node_standing(source, node);

	g_free(standing.by);
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		if (languages & 1u << i)
			source->is_reviewed[i] = standing.is_reviewed;
}

static void translation_of_languages(struct source *source, const struct tree_node *node,
				     int required)
{
	struct field_list languages = { language_names.words, language_names.count, required };

	if (!fields_check(source, node, languages))
		return;
	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		const struct tree_node *one = tree_get(node, names_word(language_names, i));

		if (one)
			translation_standing(source, one, 1u << i);
	}
}

void item_translation(struct source *source, const struct tree_node *item)
{
	const struct tree_node *node = tree_get(item, "translation");

	if (node)
		translation_of_languages(source, node, 0);
}

void file_head(struct source *source, const struct tree_node *root)
{
	const struct tree_node *translation = tree_get(root, "translation");
	int format;

	field_number(source, root, "format", 1, 1, &format);
	if (translation)
		translation_of_languages(source, translation, LANGUAGE_COUNT);
}

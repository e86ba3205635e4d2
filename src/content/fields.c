/* Fields of a mapping: words, numbers, days, texts in three languages.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/source.h"

#include "base/text.h"

#include <string.h>

static const char *const yes_words[] = { "no", "yes" };

char *field_text(struct source *source, const struct tree_node *mapping, const char *key)
{
	const struct tree_node *node = tree_get(mapping, key);

	return g_strdup(node && node_is_text(source, node) ? node->text : "");
}

char *field_text_or_empty(struct source *source, const struct tree_node *mapping, const char *key)
{
	const struct tree_node *node = tree_get(mapping, key);

	if (node && node->kind == TREE_TEXT && !node->is_plain && node->text[0] == '\0')
		return g_strdup("");
	return field_text(source, mapping, key);
}

static bool is_id(const char *text)
{
	return g_ascii_islower(text[0]) &&
	       strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(text) &&
	       strlen(text) <= 64;
}

char *field_id(struct source *source, const struct tree_node *mapping, GHashTable *taken)
{
	const struct tree_node *node = tree_get(mapping, "id");
	char *id = field_text(source, mapping, "id");

	if (id[0] == '\0')
		return id;
	if (!is_id(id))
		source_complain_about(source, PROBLEM_LASTING, "yaml.not_an_id", node, id, 0);
	if (g_hash_table_contains(taken, id))
		source_complain_about(source, PROBLEM_LASTING, "check.id_twice", node, id, 0);
	else
		g_hash_table_add(taken, g_strdup(id));
	return id;
}

bool node_choice(struct source *source, const struct tree_node *node, struct names names,
		 int *value)
{
	struct error problem = ERROR_CLEAR;

	if (!node_is_text(source, node))
		return false;
	if (names_value(names, node->text, value))
		return true;
	(void)error_set_place(&problem, ERROR_CONTENT, "yaml.unknown_word", source->name,
			      node->line, node->column, node->text);
	error_suggest(&problem, text_nearest(node->text, names.words, (size_t)names.count));
	source_report(source, PROBLEM_LASTING, &problem);
	return false;
}

bool field_choice(struct source *source, const struct tree_node *mapping, const char *key,
		  struct names names, int *value)
{
	const struct tree_node *node = tree_get(mapping, key);

	return node && node_choice(source, node, names, value);
}

bool field_yes(struct source *source, const struct tree_node *mapping, const char *key)
{
	int value = 0;

	field_choice(source, mapping, key, NAMES(yes_words), &value);
	return value == 1;
}

bool field_number(struct source *source, const struct tree_node *mapping, const char *key,
		  int lowest, int highest, int *value)
{
	const struct tree_node *node = tree_get(mapping, key);
	guint64 number = 0;

	if (!node || !node_is_text(source, node))
		return false;
	if (!g_ascii_string_to_unsigned(node->text, 10, (guint64)lowest, (guint64)highest, &number,
					NULL)) {
		source_complain_about(source, PROBLEM_LASTING, "yaml.not_the_number", node, key,
				      highest);
		return false;
	}
	*value = (int)number;
	return true;
}

day field_day(struct source *source, const struct tree_node *mapping, const char *key)
{
	const struct tree_node *node = tree_get(mapping, key);
	day value;

	if (!node || !node_is_text(source, node))
		return DAY_NONE;
	value = day_from_iso(node->text);
	if (value == DAY_NONE)
		source_complain(source, PROBLEM_LASTING, "yaml.not_a_day", node);
	return value;
}

static bool take_language(struct source *source, const struct tree_node *node, enum text_use use,
			  enum language language, char **text)
{
	if (!node_is_text(source, node))
		return false;
	*text = g_strdup(node->text);
	if (source->watch)
		source->watch(source->watch_data, source, node, use, language);
	return true;
}

/* A language that is missing is shown in another one, with a mark; a text that is in none cannot be shown. */
void node_texts(struct source *source, const struct tree_node *node, enum text_use use,
		struct texts *texts)
{
	struct field_list languages = { language_names.words, language_names.count, 0 };
	int found = 0;

	if (!fields_check(source, node, languages))
		return;
	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		const char *language = names_word(language_names, i);
		const struct tree_node *one = tree_get(node, language);

		if (one && take_language(source, one, use, (enum language)i, &texts->in[i]))
			found++;
		else if (!one)
			source_complain_about(source, PROBLEM_PASSING, "yaml.missing_key", node,
					      language, 0);
	}
	if (found == 0)
		source_complain(source, PROBLEM_LASTING, "yaml.empty", node);
}

void field_texts(struct source *source, const struct tree_node *mapping, const char *key,
		 enum text_use use, struct texts *texts)
{
	const struct tree_node *node = tree_get(mapping, key);

	if (node)
		node_texts(source, node, use, texts);
}

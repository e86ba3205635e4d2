/* questions/indicators.yaml: the fourteen life domains in their four groups.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/files.h"

#define QUESTION_COUNT 3

static const char *const file_keys[] = { "format", "translation", "groups", "indicators" };
static const char *const group_keys[] = { "id", "name", "translation" };
static const char *const indicator_keys[] = {
	"id", "group", "name", "what", "why", "questions", "at_0", "at_5", "at_10", "translation"
};

/* Which word of `names` the item is; complains when it came before. */
static bool take_member(struct source *source, const struct tree_node *node, struct names names,
			guint *seen, int *member)
{
	if (!field_choice(source, node, "id", names, member))
		return false;
	if (*seen & 1u << *member) {
		source_complain_about(source, PROBLEM_LASTING, "check.id_twice",
				      tree_get(node, "id"), names_word(names, *member), 0);
		return false;
	}
	*seen |= 1u << *member;
	return true;
}

static void complain_of_absent(struct source *source, const struct tree_node *root, const char *key,
			       struct names names, guint seen)
{
	const struct tree_node *items = tree_get(root, key);

	for (int i = 0; i < names.count; i++)
		if (!(seen & 1u << i))
			source_complain_about(source, PROBLEM_LASTING, "check.absent",
					      items ? items : root, names_word(names, i), 0);
}

static void read_group(struct source *source, const struct tree_node *node, struct content *content,
		       guint *seen)
{
	int group;

	if (!fields_check(source, node, FIELDS(group_keys, 2)) ||
	    !take_member(source, node, indicator_group_names, seen, &group))
		return;
	item_translation(source, node);
	field_texts(source, node, "name", TEXT_GROUP, &content->group_names[group]);
}

static void read_questions(struct source *source, const struct tree_node *node,
			   struct indicator_texts *texts)
{
	const struct tree_node *items = field_items(source, node, "questions");
	int count = 0;

	if (!items)
		return;
	if (items->count != QUESTION_COUNT)
		source_complain_about(source, PROBLEM_LASTING, "check.question_count", items,
				      "questions", items->count);
	for (const struct tree_node *item = items->first; item; item = item->next)
		if (count < QUESTION_COUNT)
			node_texts(source, item, TEXT_QUESTION, &texts->questions[count++]);
}

static void read_indicator(struct source *source, const struct tree_node *node,
			   struct content *content, guint *seen)
{
	int indicator, group;

	if (!fields_check(source, node, FIELDS(indicator_keys, 9)) ||
	    !take_member(source, node, indicator_names, seen, &indicator))
		return;
	if (field_choice(source, node, "group", indicator_group_names, &group) &&
	    (enum indicator_group)group != indicator_group_of((enum indicator)indicator))
		source_complain_about(source, PROBLEM_LASTING, "check.wrong_group",
				      tree_get(node, "group"),
				      names_word(indicator_names, indicator), 0);
	struct indicator_texts *texts = &content->indicators[indicator];
	item_translation(source, node);
	field_texts(source, node, "name", TEXT_INDICATOR, &texts->name);
	field_texts(source, node, "what", TEXT_WHAT, &texts->what);
	field_texts(source, node, "why", TEXT_WHY, &texts->why);
	read_questions(source, node, texts);
	field_texts(source, node, "at_0", TEXT_LEVEL, &texts->at_0);
	field_texts(source, node, "at_5", TEXT_LEVEL, &texts->at_5);
	field_texts(source, node, "at_10", TEXT_LEVEL, &texts->at_10);
}

typedef void member_reader(struct source *source, const struct tree_node *node,
			   struct content *content, guint *seen);

static void read_members(struct source *source, const struct tree_node *root, const char *key,
			 struct names names, member_reader *read, struct content *content)
{
	const struct tree_node *items = field_items(source, root, key);
	guint seen = 0;

	for (const struct tree_node *item = items ? items->first : NULL; item; item = item->next) {
		struct source own = *source;

		read(&own, item, content, &seen);
		source->is_broken = own.is_broken;
	}
	complain_of_absent(source, root, key, names, seen);
}

void indicators_read(struct source *source, const struct tree_node *root, struct content *content)
{
	if (!fields_check(source, root, FIELDS(file_keys, 4)))
		return;
	file_head(source, root);
	read_members(source, root, "groups", indicator_group_names, read_group, content);
	read_members(source, root, "indicators", indicator_names, read_indicator, content);
}

/* Two readings of the same YAML, compared node by node.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/trees.h"

#include "content/yaml_tree.h"

#include <string.h>

static bool nodes_are_the_same(const struct tree_node *one, const struct tree_node *other)
{
	const struct tree_node *child = one->first, *twin = other->first;

	if (one->kind != other->kind || one->is_plain != other->is_plain ||
	    one->line != other->line || one->column != other->column ||
	    one->key_line != other->key_line || one->key_column != other->key_column ||
	    one->hash != other->hash || one->count != other->count ||
	    g_strcmp0(one->key, other->key) != 0 || g_strcmp0(one->text, other->text) != 0)
		return false;
	for (; child && twin; child = child->next, twin = twin->next)
		if (!nodes_are_the_same(child, twin))
			return false;
	return !child && !twin;
}

bool trees_are_the_same(const struct tree *one, const struct tree *other)
{
	return nodes_are_the_same(tree_root(one), tree_root(other));
}

bool trees_agree(const char *bytes, gsize length, bool *is_known_by_lines)
{
	struct error error = ERROR_CLEAR;
	struct tree *by_lines = NULL, *by_events = NULL;
	bool agree = true;

	*is_known_by_lines = false;
	if (!tree_bytes_are_sound(bytes, length, "t.yaml", &error))
		return true;
	by_lines = tree_of_lines(bytes, length);
	if (by_lines) {
		*is_known_by_lines = true;
		by_events = tree_of_events(bytes, length, "t.yaml", NULL, &error);
		agree = by_events && trees_are_the_same(by_lines, by_events);
	}
	tree_free(by_lines);
	tree_free(by_events);
	return agree;
}

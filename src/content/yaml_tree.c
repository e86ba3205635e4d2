/* A tree of texts: its memory, how it grows, how a key is found in it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/yaml_tree.h"

#include <string.h>

#define BLOCK_BYTES 16384

struct block {
	struct block *older;
	gsize used, size;
	max_align_t bytes[];
};

struct tree {
	struct block *newest;
	struct tree_node *root;
};

struct tree *tree_new(void)
{
	return g_new0(struct tree, 1);
}

static void block_new(struct tree *tree, gsize size)
{
	struct block *block = g_malloc(sizeof *block + size);

	*block = (struct block){ .older = tree->newest, .size = size };
	tree->newest = block;
}

void *tree_keep(struct tree *tree, gsize size)
{
	struct block *block = tree->newest;

	size = (size + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
	if (!block || block->size - block->used < size) {
		block_new(tree, MAX(size, BLOCK_BYTES));
		block = tree->newest;
	}
	void *memory = (char *)block->bytes + block->used;
	block->used += size;
	return memory;
}

void tree_free(struct tree *tree)
{
	if (!tree)
		return;
	while (tree->newest) {
		struct block *older = tree->newest->older;

		g_free(tree->newest);
		tree->newest = older;
	}
	g_free(tree);
}

struct tree_node *tree_node_new(struct tree *tree)
{
	struct tree_node *node = tree_keep(tree, sizeof *node);

	*node = (struct tree_node){ .kind = TREE_TEXT };
	return node;
}

static const char *keep_text(struct tree *tree, const char *text, gsize length)
{
	char *kept = tree_keep(tree, length + 1);

	memcpy(kept, text, length);
	kept[length] = '\0';
	return kept;
}

void tree_set_key(struct tree *tree, struct tree_node *node, const char *key, gsize length)
{
	node->key = keep_text(tree, key, length);
	node->hash = g_str_hash(node->key);
}

void tree_set_text(struct tree *tree, struct tree_node *node, const char *text, gsize length)
{
	node->text = keep_text(tree, text, length);
}

void tree_hang(struct tree *tree, struct tree_node *parent, struct tree_node *node)
{
	if (!parent) {
		tree->root = node;
		return;
	}
	if (parent->last)
		parent->last->next = node;
	else
		parent->first = node;
	parent->last = node;
	parent->count++;
}

const struct tree_node *tree_root(const struct tree *tree)
{
	return tree->root;
}

const struct tree_node *tree_get(const struct tree_node *mapping, const char *key)
{
	guint hash = g_str_hash(key);

	for (const struct tree_node *child = mapping->first; child; child = child->next)
		if (child->key && child->hash == hash && strcmp(child->key, key) == 0)
			return child;
	return NULL;
}

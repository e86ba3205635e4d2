/* The guide while it is read and searched: for the files of this folder.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTENT_GUIDE_PARTS_H
#define CONTENT_GUIDE_PARTS_H

#include "content/guide.h"
#include "content/source.h"

struct guide_index {
	GHashTable *by_id[GUIDE_PART_COUNT]; /* id (of the item) → the item */
	GPtrArray *folded
		[GUIDE_PART_COUNT]; /* char *: what can be searched of the item, at its place */
};

/* A word in the file that must be the id of an item; looked up when all items are known. */
struct reference {
	const struct tree_node *node;
	enum guide_part part;
};

struct guide_reading {
	struct source *source;
	struct guide *guide;
	GHashTable *ids;    /* all that are taken: one set for the whole guide */
	GHashTable *pairs;  /* "from to" of the holds so far */
	GArray *references; /* of struct reference */
	int unknown;        /* how many of them name nothing */
};

struct guide *guide_new(void);
/* Takes what is sound of the tree and speaks of every problem, also of ids that nothing has. */
void guide_read(struct source *source, const struct tree_node *root, struct guide *guide);
GPtrArray *guide_part(const struct guide *guide, enum guide_part part); /* borrowed */

/* guide_read's: the part of a file that is about people and organisations, and the part about rules and days. */
void read_obstacles(struct guide_reading *reading, const struct tree_node *root);
void read_breakthroughs(struct guide_reading *reading, const struct tree_node *root);
void read_organisations(struct guide_reading *reading, const struct tree_node *root);
void read_holds(struct guide_reading *reading, const struct tree_node *root);
void read_facts(struct guide_reading *reading, const struct tree_node *root);
void read_events(struct guide_reading *reading, const struct tree_node *root);

typedef void item_reader(struct guide_reading *reading, const struct tree_node *item);
/* Each item below `key`; an item's own translation does not outlive it. */
void read_items(struct guide_reading *reading, const struct tree_node *root, const char *key,
		item_reader *read);
enum indicator read_indicator(struct guide_reading *reading, const struct tree_node *node);
/* A word that must be the id of an item of `part`: newly allocated, empty when the key is not there. */
char *read_reference(struct guide_reading *reading, const struct tree_node *node, const char *key,
		     enum guide_part part);
GPtrArray *read_references(struct guide_reading *reading, const struct tree_node *node,
			   const char *key, enum guide_part part);

void guide_index_ids(struct guide *guide);
void guide_fold(struct guide *guide); /* for guide_search */
struct guide_index *guide_index_new(void);
void guide_index_free(struct guide_index *index);

#endif

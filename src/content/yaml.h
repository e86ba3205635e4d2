/* A strict subset of YAML as a tree of texts: block mappings and sequences, plain, quoted and literal scalars. Scalars stay
   text (`no` is a word). What is outside the subset is refused with its place.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTENT_YAML_H
#define CONTENT_YAML_H

#include "base/error.h"

#include <glib.h>

#define TREE_DEPTH_MAX 16
#define TREE_BYTES_MAX (1024 * 1024)
#define TREE_KEYS_MAX 1000 /* in one mapping; bounds the search for duplicates */

enum tree_kind { TREE_TEXT, TREE_MAPPING, TREE_SEQUENCE };

/* A node lives as long as its tree; libyaml owns the names that begin with yaml_. */
struct tree_node {
	enum tree_kind kind;
	bool is_plain;            /* a scalar without quotes; `key:` is a plain empty text */
	int line, column;         /* of the value, from 1, in characters */
	int key_line, key_column; /* of the key; 0 in a sequence */
	const char *key;          /* in a mapping; NULL in a sequence */
	const char *text;         /* of a scalar; else NULL */
	guint hash;               /* of the key */
	int count;                /* of the children */
	struct tree_node *first, *last, *next;
};

struct tree;

/* `name` is what errors call the file. NULL and `error` (ERROR_CONTENT; with an errno when the file cannot be read). */
struct tree *tree_read_file(const char *path, const char *name, struct error *error) MUST_CHECK;
/* The same, but no further than the value of this key of the root: what follows is not looked at. */
struct tree *tree_read_file_up_to(const char *path, const char *name, const char *last_key,
				  struct error *error) MUST_CHECK;
struct tree *tree_read(const char *bytes, gsize length, const char *name,
		       struct error *error) MUST_CHECK;
void tree_free(struct tree *tree);
const struct tree_node *tree_root(const struct tree *tree); /* never NULL */

const struct tree_node *tree_get(const struct tree_node *mapping,
				 const char *key); /* NULL: no such key */
/* Memory that lives as long as the tree. */
void *tree_keep(struct tree *tree, gsize size);

/* What libyaml itself would let pass: too large, not UTF-8, a byte order mark, control characters, tabs as indentation. */
bool tree_bytes_are_sound(const char *bytes, gsize length, const char *name,
			  struct error *error) MUST_CHECK;
/* A character that could steer a terminal or turn the direction of a text; a line end is none. */
bool tree_is_control(gunichar character);
const char *tree_find_control(const char *text, gsize length); /* NULL: none in this valid UTF-8 */

#endif

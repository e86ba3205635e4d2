/* A tree while it grows, and the two ways to read one: any file of our subset by libyaml, the plain shape of the sentences line by line.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTENT_YAML_TREE_H
#define CONTENT_YAML_TREE_H

#include "content/yaml.h"

struct tree *tree_new(void);
struct tree_node *tree_node_new(struct tree *tree);
void tree_set_key(struct tree *tree, struct tree_node *node, const char *key, gsize length);
void tree_set_text(struct tree *tree, struct tree_node *node, const char *text, gsize length);
/* Below its parent as the last child; as the root when there is no parent. */
void tree_hang(struct tree *tree, struct tree_node *parent, struct tree_node *node);

/* Both want bytes that are sound (tree_bytes_are_sound). With `last_key`: no further than the value of that key of the root. */
struct tree *tree_of_events(const char *bytes, gsize length, const char *name, const char *last_key,
			    struct error *error) MUST_CHECK;
/* NULL: has another shape, or something is wrong with it; libyaml knows which. */
struct tree *tree_of_lines(const char *bytes, gsize length) MUST_CHECK;

#endif

/* The sentences of one language while they are in memory; for saying and for checking them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTENT_SENTENCE_TABLE_H
#define CONTENT_SENTENCE_TABLE_H

#include "content/plural.h"
#include "content/sentences.h"
#include "content/source.h"

struct sentences {
	enum language language;
	struct tree *tree;
	GHashTable *nodes; /* "section.key" → its node: a text, or a mapping of plural forms */
	GHashTable *missing; /* key → "⟨key⟩"; grows when a key is asked for that does not exist */
};

/* What is wrong goes to `source`; NULL only when there is no tree at all. */
struct sentences *sentences_read(const char *directory, enum language language,
				 struct source *source);
/* The same from a file that was read; takes the tree. */
struct sentences *sentences_of(struct tree *tree, enum language language, struct source *source);
const struct tree_node *sentences_node(const struct sentences *sentences,
				       const char *key); /* NULL: no such key */
/* The text for a form, or the nearest form there is. NULL: no such key. */
const char *sentences_form(const struct sentences *sentences, const char *key, enum plural form);

#endif

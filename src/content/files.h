/* The files below questions/: each takes its tree and fills what is sound of it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTENT_FILES_H
#define CONTENT_FILES_H

#include "content/content.h"
#include "content/source.h"

typedef void file_reader(struct source *source, const struct tree_node *root,
			 struct content *content);

file_reader intake_read, indicators_read, opening_read, contacts_read, consents_read;

struct content_file {
	const char *name; /* below the content directory */
	file_reader *read;
};
#define CONTENT_FILE_COUNT 5 /* those that a conversation cannot do without */
extern const struct content_file content_files[CONTENT_FILE_COUNT];

struct content *content_new(void);
void consents_done(struct consent_content *consents);
/* Reads one file; what is wrong goes to `source`, which has its `error`, `problems` and `watch` set. */
void content_read_file(const char *directory, const struct content_file *file,
		       struct source *source, struct content *content);
GHashTable *ids_new(void); /* the set for field_id */

extern const char guide_file[]; /* "questions/guide.yaml" */
/* The keys of the file and what stands before the first part; false when it is no mapping at all. */
bool guide_head(struct source *source, const struct tree_node *root);
void stock_step_free(void *step);
void stock_read(struct source *source, const struct tree_node *root, GPtrArray *steps,
		GHashTable *ids);
/* The steps alone; what is wrong goes to `content->problem`. */
void stock_load(const char *directory, struct content *content);

#endif

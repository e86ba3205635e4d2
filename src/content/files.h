/* The files below questions/: each takes its tree and fills what is sound of it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTENT_FILES_H
#define CONTENT_FILES_H

#include "content/content.h"
#include "content/source.h"

typedef void file_reader(struct source *source, const struct tree_node *root,
			 struct content *content);

file_reader intake_read, indicators_read, opening_read, contacts_read, guide_read;

struct content_file {
	const char *name; /* below the content directory */
	file_reader *read;
	bool is_needed; /* for a conversation */
};
#define CONTENT_FILE_COUNT 5
extern const struct content_file content_files[CONTENT_FILE_COUNT];

struct content *content_new(void);
void content_forget_steps(struct content *content);
/* Reads one file; what is wrong goes to `source`, which has its `error`, `problems` and `watch` set. */
void content_read_file(const char *directory, const struct content_file *file,
		       struct source *source, struct content *content);
GHashTable *ids_new(void); /* the set for field_id */

#endif

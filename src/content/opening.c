/* questions/opening.yaml: what is read aloud at the beginning and at the end.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/files.h"

static const char *const file_keys[] = { "format",  "translation", "read_aloud", "without_file",
					 "closing", "pause",       "interpreter" };

void opening_read(struct source *source, const struct tree_node *root, struct content *content)
{
	struct opening *opening = &content->opening;

	if (!fields_check(source, root, FIELDS(file_keys, 7)))
		return;
	file_head(source, root);
	field_texts(source, root, "read_aloud", TEXT_READ_ALOUD, &opening->read_aloud);
	field_texts(source, root, "without_file", TEXT_OPENING, &opening->without_file);
	field_texts(source, root, "closing", TEXT_OPENING, &opening->closing);
	field_texts(source, root, "pause", TEXT_OPENING, &opening->pause);
	field_texts(source, root, "interpreter", TEXT_OPENING, &opening->interpreter);
}

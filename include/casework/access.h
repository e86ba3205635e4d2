/* Everything that is kept about one person, gathered for that person: their file, what is still being typed, what was done with it, and who
   keeps it on which basis.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_ACCESS_H
#define CASEWORK_ACCESS_H

#include "casework/audit.h"
#include "casework/keeping.h"
#include "casework/person_file.h"

/* Words that stand in a field and are not saved as an answer yet. */
struct unfinished {
	char *field, *text;
	gint64 changed_at;
};

struct access {
	struct person_file *file;
	struct organisation_rules rules;
	GPtrArray *unfinished; /* struct unfinished *, owned */
	GPtrArray *audit;      /* struct audit_line *, owned: those of this file, oldest first */
};

struct access *access_new(void); /* with an empty file */
void access_free(struct access *access);
void unfinished_free(struct unfinished *unfinished);

#endif

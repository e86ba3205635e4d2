/* Named gaps in a sentence: "page {page} of {pages}".
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTENT_GAPS_H
#define CONTENT_GAPS_H

#include <glib.h>
#include <stdarg.h>
#include <stdbool.h>

struct gap {
	const char *name, *value;
};

/* Fills what it knows; a gap it does not know stays as it is, so that it can be seen. Newly allocated. */
char *gaps_fill(const char *text, const struct gap *gaps, gsize count);
/* The name of the first gap at or after *text as a slice, which moves *text behind it; false when there is none. */
bool gaps_next(const char **text, const char **name, gsize *length);
bool gaps_has(const char *text, const char *name);
/* The names in a text, sorted, each once: "page pages". Newly allocated. */
char *gaps_list(const char *text);

#endif

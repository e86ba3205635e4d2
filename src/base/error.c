/* Filling a struct error once, with the first cause.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"

#include <string.h>

/* Cuts between characters, so that a long path cannot end in half a letter. */
static void copy_text(char *to, gsize size, const char *from)
{
	const char *end;

	if (!from)
		from = "";
	g_strlcpy(to, from, size);
	if (!g_utf8_validate(to, -1, &end) && (gsize)(end - to) + 4 >= size)
		to[end - to] = '\0';
}

static bool may_fill(const struct error *error)
{
	return error && error->kind == ERROR_NONE;
}

bool error_set(struct error *error, enum error_kind kind, const char *sentence)
{
	return error_set_place(error, kind, sentence, NULL, 0, 0, NULL);
}

bool error_set_errno(struct error *error, enum error_kind kind, const char *sentence,
		     const char *file, int system_errno)
{
	if (!may_fill(error))
		return false;
	error_set_place(error, kind, sentence, file, 0, 0, NULL);
	error->system_errno = system_errno;
	return false;
}

bool error_set_place(struct error *error, enum error_kind kind, const char *sentence,
		     const char *file, int line, int column, const char *key)
{
	if (!may_fill(error))
		return false;
	*error = (struct error){
		.kind = kind, .sentence = sentence, .line = line, .column = column
	};
	copy_text(error->file, sizeof error->file, file);
	copy_text(error->key, sizeof error->key, key);
	return false;
}

bool error_set_key(struct error *error, enum error_kind kind, const char *sentence, const char *key)
{
	return error_set_place(error, kind, sentence, NULL, 0, 0, key);
}

void error_suggest(struct error *error, const char *nearest)
{
	if (error && nearest && error->nearest[0] == '\0')
		copy_text(error->nearest, sizeof error->nearest, nearest);
}

bool error_is_set(const struct error *error)
{
	return error && error->kind != ERROR_NONE;
}

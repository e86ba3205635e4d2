/* A file read at once, whoever may have put it there.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_WHOLE_FILE_H
#define BASE_WHOLE_FILE_H

#include "base/error.h"

/* At most `most` bytes; a larger file is refused, and a pipe nobody writes to is not waited for. `called`: in messages. `*bytes` (g_free) ends
   with a zero that is not counted. Every error names the file: "cli.cannot_read", "cli.file_too_large". */
bool whole_file_read(const char *path, size_t most, const char *called, char **bytes,
		     size_t *length, struct error *error) MUST_CHECK;

#endif

/* A file that appears whole under its name or not at all: it grows without a name, or beside it under one that nobody has, and only its owner
   may read it. Touches no file of anybody, but for the one it takes the place of.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_NEW_FILE_H
#define BASE_NEW_FILE_H

#include "base/error.h"

struct new_file {
	int descriptor;       /* to write to and to read back; -1 */
	char *path, *beside;  /* where it will stand, and where it stands; NULL: nowhere */
	char *called;         /* in messages */
	const char *sentence; /* of an error */
};
#define NEW_FILE_NONE ((struct new_file){ .descriptor = -1 })

/* A link is followed, so that the file it names is replaced and not the link. What is there and is no file is not replaced: an error.
   `called`: in messages; NULL: its name without the folder. `sentence`: the key of "cannot write", a literal. */
bool new_file_open(struct new_file *file, const char *path, const char *called,
		   const char *sentence, struct error *error) MUST_CHECK;
bool new_file_append(struct new_file *file, const void *bytes, size_t length,
		     struct error *error) MUST_CHECK;
/* Synced and under its name. */
bool new_file_keep(struct new_file *file, struct error *error) MUST_CHECK;
/* In any case, at the end: what was not kept is gone. */
void new_file_done(struct new_file *file);

/* All of it at once. */
bool new_file_write(const char *path, const void *bytes, size_t length, const char *called,
		    const char *sentence, struct error *error) MUST_CHECK;

#endif

/* One person's whole file as JSON (format described in the manual page perspectief-file(5)); byte-stable.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef EXCHANGE_PERSON_JSON_H
#define EXCHANGE_PERSON_JSON_H

#include "base/error.h"
#include "casework/person_file.h"

#define PERSON_JSON_FORMAT 3               /* written; 1 and 2 are read as well */
#define PERSON_JSON_MAX (64 * 1024 * 1024) /* bytes; a larger file is refused unread */
#define PERSON_FILE_MAX (PERSON_JSON_MAX + PERSON_JSON_MAX / 16) /* of the same, sealed */

/* Newly allocated, NUL-terminated; keys in a fixed order, references by position, no ids. */
char *person_json_write(const struct person_file *file, size_t *length);
/* Does it begin as such a file? Cheap; says nothing about the rest. */
bool person_json_is(const char *bytes, size_t length);
/* Refuses whole: cut, forged, too new, huge, too deep, unknown or missing keys, texts that are no UTF-8, dates that do not exist. */
bool person_json_read(const char *bytes, size_t length, const char *file_name,
		      struct person_file **file, struct error *error) MUST_CHECK;

#endif

/* A copy of an open vault file that is known to be on the medium: synced, read back, compared.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_COPYING_H
#define STORE_COPYING_H

#include "base/error.h"
#include "store/disk.h"

/* Up to which byte the file is whole records, as far as their lengths say: a record that is just being written is left out. A file whose
   records do not follow each other is taken as it is. -1 and errno. */
gint64 whole_length(const struct disk *disk, int file);
/* Writes bytes [0, length) of `source` to `path`, which must not be there (0600). When it fails, nothing is left of it:
   ERROR_FAILED "copy.write_failed", "copy.differs". */
bool copy_proven(const struct disk *disk, int source, gint64 length, const char *path,
		 struct error *error) MUST_CHECK;
/* Gives the file `part` the name `path`, never replacing anything. ERROR_FAILED "copy.exists", "copy.write_failed". */
bool copy_name(const struct disk *disk, const char *part, const char *path,
	       struct error *error) MUST_CHECK;

#endif

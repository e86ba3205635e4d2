/* One file read as a vault: for opening, salvaging and verifying.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_VAULT_FILE_H
#define STORE_VAULT_FILE_H

#include "store/reading.h"

struct vault_file {
	int file; /* -1 until it is open */
	struct reading reading;
};

/* Opens with `flags` and reads everything sound into the image. False: `error` says why; `reading` is filled as far as it came. Damage
   behind a sound superblock is not an error here: it stands in reading.ending. */
bool vault_file_read(struct vault_file *source, const struct disk *disk, const char *path,
		     int flags, const char *state_folder, const struct secret *passphrase,
		     struct image *image, struct error *error) MUST_CHECK;
/* The same for a copy of an open vault, without asking anybody. ERROR_PASSPHRASE when none of its keys fits. */
bool vault_file_read_copy(struct vault_file *source, const struct disk *disk, const char *path,
			  struct vault *vault, struct image *image, struct error *error) MUST_CHECK;
void vault_file_done(struct vault_file *source, const struct disk *disk);
/* The warnings of a file that was read without the lock: an unfinished record may be one that is being written. */
guint vault_file_warnings(const struct vault_file *source);

#endif

/* Where copies of a vault were put from this machine: a small text file in the state folder. No case data; losing it costs that the program
   no longer knows those places. Read forgivingly.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_COPY_NOTES_H
#define STORE_COPY_NOTES_H

#include "store/superblock.h"

struct copy_note {
	gint64 made_at; /* seconds since 1970 */
	guint64 generation;
	gint64 bytes; /* so that a copy that was cut can be told from a whole one */
	char *path;
	gint64 gone_at; /* when somebody said that it no longer exists; 0: nobody did */
	char *gone_by;  /* who said so; NULL: nobody did */
};

/* Newest first; of struct copy_note *, owned. `complete`: false when there are notes that cannot be read. */
GPtrArray *copy_notes_load(const struct disk *disk, const char *folder,
			   const unsigned char vault_id[VAULT_ID_SIZE], bool *complete);
/* Adds one, in the place of another with the same path. Failures are silent. */
void copy_notes_add(const struct disk *disk, const char *folder,
		    const unsigned char vault_id[VAULT_ID_SIZE], const struct copy_note *note);
/* The same for one that is said to be gone; false: it could not be written down. */
bool copy_notes_say_gone(const struct disk *disk, const char *folder,
			 const unsigned char vault_id[VAULT_ID_SIZE], const struct copy_note *note);
void copy_notes_forget(const struct disk *disk, const char *folder,
		       const unsigned char vault_id[VAULT_ID_SIZE], const char *path);

#endif

/* Reads a vault's file: superblock, snapshot, entries; says exactly how it ends (DESIGN, section 4).
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_READING_H
#define STORE_READING_H

#include "store/changes.h"
#include "store/seen.h"

enum ending {
	ENDS_WELL,
	ENDS_UNFINISHED, /* end of file, a zero header, or a body shorter than its valid header says */
	ENDS_DOUBTFUL, /* the last record is complete and fails: unfinished or damaged */
	ENDS_DAMAGED,  /* anything else */
};

struct reading {
	struct superblock superblock;
	unsigned char block[SUPERBLOCK_SIZE];
	bool copy_damaged; /* one of the two superblocks; the other one serves */
	bool mendable; /* that is all that is wrong: every record is sound and the last one whole */
	struct keys *keys;  /* owned */
	struct chain chain; /* behind the last sound record */
	struct moment moment;
	bool snapshot_whole;
	gint64 snapshot_end, size;
	gint64 last_record; /* where the last sound one begins */
	guint64 entries;
	enum ending ending;
	char damaged_part[64]; /* "superblock", "snapshot", "entry 17"; "" */
	struct seen seen;
	bool seen_passed; /* the record this machine saw last stands in this file */
};
void reading_done(struct reading *reading);

/* Reads the superblock; neither key nor passphrase is needed. ERROR_DAMAGED, or ERROR_FAILED "vault.not_a_vault", "vault.too_new". */
bool reading_begin(struct reading *reading, const struct disk *disk, int file,
		   struct error *error) MUST_CHECK;
/* ERROR_PASSPHRASE, ERROR_DAMAGED. */
bool reading_unlock(struct reading *reading, const struct secret *passphrase,
		    struct error *error) MUST_CHECK;
/* The same with keys that are known already to fit; takes them. */
void reading_take_keys(struct reading *reading, struct keys *keys);
/* Fills the image with everything sound. False only when the disk or the memory fails: damage is in `ending`. */
bool reading_records(struct reading *reading, const struct disk *disk, int file,
		     struct image *image, struct error *error) MUST_CHECK;
/* Older than, or another branch than, what this machine saw last. */
bool reading_is_older_than_seen(const struct reading *reading);

#endif

/* What this machine saw last of a vault: a small file in the state folder, so that an older copy put back does not go unnoticed.
   Nothing in it is secret, and losing it costs only that warning: its failures are silent.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_SEEN_H
#define STORE_SEEN_H

#include "store/record.h"

struct seen {
	bool known;
	guint64 generation, sequence; /* of the last record confirmed */
	unsigned char tag[RECORD_TAG];
};

struct seen seen_load(const struct disk *disk, const char *folder,
		      const unsigned char vault_id[VAULT_ID_SIZE]);
/* In place and without a sync: after a power cut it may be older than the vault, which is no reason to warn. */
void seen_keep(const struct disk *disk, const char *folder,
	       const unsigned char vault_id[VAULT_ID_SIZE], const struct seen *seen);

#endif

/* The data keys of former generations; for the upkeep of copies.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_REKEY_H
#define STORE_REKEY_H

#include "store/vault_state.h"

/* Notes the data key of `log` in the image of `vault`, which may be another one than the log's own. */
bool vault_keep_former_key(struct vault *vault, const struct log *log,
			   struct error *error) MUST_CHECK;
/* The keys of a copy of this vault, from its superblock as it was read: those of today, the same passphrase, or a former data key that
   was kept. NULL: none of them fits, it opens only with its own passphrase. keys_free. Not while a save is on its way: vault_flush first. */
struct keys *vault_keys_of_copy(struct vault *vault, const struct superblock *superblock,
				const unsigned char block[SUPERBLOCK_SIZE]);

#endif

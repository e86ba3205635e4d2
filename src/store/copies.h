/* The copies of a vault, for whoever has to be sure that there are no others.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_COPIES_H
#define STORE_COPIES_H

#include "store/superblock.h"
#include "store/upkeep.h"

/* As vault_copies. `complete`: false when a folder or the notes of copies elsewhere cannot be read. */
GPtrArray *copies_find(const char *real_path, const struct vault_options *options,
		       const struct superblock *vault, bool *complete);

#endif

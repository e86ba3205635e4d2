/* Erasing people from the copies of a vault.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_ERASE_COPIES_H
#define STORE_ERASE_COPIES_H

#include "store/forgetting.h"
#include "store/upkeep.h"

/* What a copy of this vault holds, in memory and in our shape; NULL when it does not open with the keys we have, or is not sound. */
struct vault *copy_content(struct vault *vault, const char *path);

struct copies_left_over {
	bool unknown; /* it cannot be said whether all copies were found, or a tail could not be removed */
	bool keys_needed; /* some copy opens only with a former data key */
};

/* Every copy within reach without these people, under today's data key, passphrase and recovery code, with its own generation and age. `anew`:
   also those in which they are forgotten already. What could not be is added to erasure->copies_left. Tails and unfinished files of ours
   are removed. */
struct copies_left_over erase_in_copies(struct vault *vault, const struct forgetting *forgetting,
					bool anew, struct erasure *erasure);

#endif

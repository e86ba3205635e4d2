/* What an older copy cannot know: whom an erasure took since it was made.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_CARRYING_H
#define STORE_CARRYING_H

#include "store/vault.h"

/* The vault at `path` was just restored; `replaced` stood there before. Receipts, and the numbers of those who may not come back, go into
   the restored one, and they are erased from it. Whatever fails is done when the program is left, or cannot be: it was another passphrase. */
void carry_erasures(const char *path, const char *replaced, const struct secret *passphrase,
		    const struct vault_options *options);

#endif

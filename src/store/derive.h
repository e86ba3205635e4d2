/* A key from what somebody typed: Argon2id, at a cost that is bounded before it is paid.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_DERIVE_H
#define STORE_DERIVE_H

#include "store/vault.h"

#define KDF_ARGON2ID13 1 /* as it stands in files */
#define DERIVED_KEY 32
#define DERIVE_SALT 16

bool derive_cost_is_bounded(const struct vault_cost *cost);
/* False: no memory. Argon2id maps its memory and gives it back when it is done. */
bool derive_key(const struct secret *secret, const unsigned char salt[DERIVE_SALT],
		struct vault_cost cost, unsigned char key[DERIVED_KEY]) MUST_CHECK;

#endif

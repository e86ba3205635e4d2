/* What a key costs.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/derive.h"

#include <sodium.h>

#define PASSES_MAX 10
#define MEMORY_MAX (1ull << 30)

/* 3 passes over 128 MiB: 0.2 s on the machine it was measured on, about half a second on a laptop of ten years. */
const struct vault_cost vault_cost_default = { .memory_bytes = 128u << 20, .passes = 3 };
const struct vault_cost vault_cost_test = { .memory_bytes = crypto_pwhash_argon2id_MEMLIMIT_MIN,
					    .passes = crypto_pwhash_argon2id_OPSLIMIT_MIN };

bool derive_cost_is_bounded(const struct vault_cost *cost)
{
	return cost->passes >= 1 && cost->passes <= PASSES_MAX &&
	       cost->memory_bytes >= crypto_pwhash_argon2id_MEMLIMIT_MIN &&
	       cost->memory_bytes <= MEMORY_MAX;
}

bool derive_key(const struct secret *secret, const unsigned char salt[DERIVE_SALT],
		struct vault_cost cost, unsigned char key[DERIVED_KEY])
{
	return crypto_pwhash(key, DERIVED_KEY, secret_bytes(secret), secret_length(secret), salt,
			     cost.passes, cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) == 0;
}

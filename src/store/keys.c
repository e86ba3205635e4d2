/* Where keys come from: a passphrase, a recovery code, chance; and how the data key is put into the slots.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/superblock.h"

#include "store/codes.h"
#include "store/derive.h"

#include <sodium.h>

G_STATIC_ASSERT(RECOVERY_SEALED == KEY_SIZE + crypto_box_SEALBYTES);

static struct keys *no_memory(struct error *error)
{
	error_set(error, ERROR_FAILED, "vault.no_memory");
	return NULL;
}

/* ---------------------------------------------------------------- keys */

static void derive_from_data_key(struct keys *keys)
{
	crypto_kdf_derive_from_key(keys->seal, KEY_SIZE, 1, "psp-seal", keys->data);
	crypto_kdf_derive_from_key(keys->header, KEY_SIZE, 2, "psp-head", keys->data);
	crypto_kdf_derive_from_key(keys->block, KEY_SIZE, 3, "psp-blok", keys->data);
}

static struct keys *keys_empty(void)
{
	struct keys *keys = sodium_init() < 0 ? NULL : sodium_malloc(sizeof(*keys));

	if (keys)
		sodium_memzero(keys, sizeof(*keys));
	return keys;
}

static struct keys *keys_of_chance(void)
{
	struct keys *keys = keys_empty();

	if (keys) {
		randombytes_buf(keys->data, KEY_SIZE);
		derive_from_data_key(keys);
	}
	return keys;
}

static void take_passphrase(struct keys *keys, const struct keys *from)
{
	memcpy(keys->passphrase, from->passphrase, KEY_SIZE);
	keys->knows_passphrase = from->knows_passphrase;
}

void keys_free(struct keys *keys)
{
	sodium_free(keys);
}

/* ---------------------------------------------------------------- the passphrase's slot */

static void seal_for_passphrase(struct superblock *superblock, const struct keys *keys)
{
	struct passphrase_slot *slot = &superblock->passphrase;
	unsigned char data[SLOT_DATA];

	randombytes_buf(slot->nonce, SLOT_NONCE);
	superblock_slot_data(superblock, data);
	crypto_aead_xchacha20poly1305_ietf_encrypt(slot->sealed, NULL, keys->data, KEY_SIZE, data,
						   sizeof(data), NULL, slot->nonce,
						   keys->passphrase);
}

static bool open_with_passphrase(const struct superblock *superblock, struct keys *keys)
{
	const struct passphrase_slot *slot = &superblock->passphrase;
	unsigned char data[SLOT_DATA];

	superblock_slot_data(superblock, data);
	return crypto_aead_xchacha20poly1305_ietf_decrypt(keys->data, NULL, NULL, slot->sealed,
							  PASSPHRASE_SEALED, data, sizeof(data),
							  slot->nonce, keys->passphrase) == 0;
}

static bool set_passphrase(struct superblock *superblock, struct keys *keys,
			   const struct secret *passphrase, struct vault_cost cost)
{
	struct passphrase_slot *slot = &superblock->passphrase;

	slot->cost = cost;
	randombytes_buf(slot->salt, SALT_SIZE);
	keys->knows_passphrase = derive_key(passphrase, slot->salt, cost, keys->passphrase);
	return keys->knows_passphrase;
}

/* ---------------------------------------------------------------- the recovery code's slot */

struct key_pair {
	unsigned char derived[KEY_SIZE], seed[KEY_SIZE], public[KEY_SIZE], private[KEY_SIZE];
	unsigned char proof[KEY_SIZE];
};

static struct key_pair *key_pair_of(const struct recovery_slot *slot, const struct secret *code)
{
	struct key_pair *pair = sodium_malloc(sizeof(*pair));

	if (pair && !derive_key(code, slot->salt, slot->cost, pair->derived)) {
		sodium_free(pair);
		return NULL;
	}
	if (!pair)
		return NULL;
	crypto_kdf_derive_from_key(pair->seed, KEY_SIZE, 1, "psp-code", pair->derived);
	crypto_kdf_derive_from_key(pair->proof, KEY_SIZE, 2, "psp-code", pair->derived);
	crypto_box_seed_keypair(pair->public, pair->private, pair->seed);
	return pair;
}

static void prove(const struct superblock *superblock, const struct keys *keys,
		  unsigned char proof[PROOF_SIZE])
{
	crypto_generichash_state state;

	crypto_generichash_init(&state, keys->proof, KEY_SIZE, PROOF_SIZE);
	crypto_generichash_update(&state, superblock->vault_id, VAULT_ID_SIZE);
	crypto_generichash_update(&state, keys->data, KEY_SIZE);
	crypto_generichash_final(&state, proof, PROOF_SIZE);
	sodium_memzero(&state, sizeof(state));
}

/* Needs no code: its public key is all the box takes, and the key of the proof is known to who has the data key. */
static bool seal_for_recovery(struct superblock *superblock, const struct keys *keys)
{
	struct recovery_slot *slot = &superblock->recovery;
	unsigned char key[KEY_SIZE];

	if (!slot->used)
		return true;
	prove(superblock, keys, slot->proof);
	crypto_kdf_derive_from_key(key, KEY_SIZE, 4, "psp-prov", keys->data);
	randombytes_buf(slot->nonce, SLOT_NONCE);
	crypto_aead_xchacha20poly1305_ietf_encrypt(slot->sealed_proof_key, NULL, keys->proof,
						   KEY_SIZE, NULL, 0, NULL, slot->nonce, key);
	sodium_memzero(key, KEY_SIZE);
	return crypto_box_seal(slot->sealed, keys->data, KEY_SIZE, slot->public_key) == 0;
}

/* Where it does not open, the block is not authentic either. */
static void open_proof_key(const struct recovery_slot *slot, struct keys *keys)
{
	unsigned char key[KEY_SIZE];

	crypto_kdf_derive_from_key(key, KEY_SIZE, 4, "psp-prov", keys->data);
	if (!slot->used || crypto_aead_xchacha20poly1305_ietf_decrypt(
				   keys->proof, NULL, NULL, slot->sealed_proof_key,
				   sizeof(slot->sealed_proof_key), NULL, 0, slot->nonce, key) != 0)
		sodium_memzero(keys->proof, KEY_SIZE);
	sodium_memzero(key, KEY_SIZE);
}

static bool open_with_code(const struct superblock *superblock, const struct key_pair *pair,
			   struct keys *keys)
{
	const struct recovery_slot *slot = &superblock->recovery;
	unsigned char proof[PROOF_SIZE];

	if (sodium_memcmp(pair->public, slot->public_key, KEY_SIZE) != 0 ||
	    crypto_box_seal_open(keys->data, slot->sealed, RECOVERY_SEALED, pair->public,
				 pair->private) != 0)
		return false;
	memcpy(keys->proof, pair->proof, KEY_SIZE);
	prove(superblock, keys, proof);
	return sodium_memcmp(proof, slot->proof, PROOF_SIZE) == 0;
}

static bool set_recovery(struct superblock *superblock, struct keys *keys, struct vault_cost cost,
			 struct secret *code)
{
	struct recovery_slot *slot = &superblock->recovery;
	struct key_pair *pair = NULL;

	*slot = (struct recovery_slot){ .used = true, .cost = cost };
	randombytes_buf(slot->salt, SALT_SIZE);
	if (code_make(code))
		pair = key_pair_of(slot, code);
	if (!pair)
		return false;
	memcpy(slot->public_key, pair->public, KEY_SIZE);
	memcpy(keys->proof, pair->proof, KEY_SIZE);
	sodium_free(pair);
	return true;
}

/* ---------------------------------------------------------------- new data keys */

/* Seals the new data key for everybody who may have it. Takes the keys. */
static struct keys *seal_for_all(struct superblock *superblock, struct keys *keys,
				 struct error *error)
{
	seal_for_passphrase(superblock, keys);
	if (seal_for_recovery(superblock, keys))
		return keys;
	keys_free(keys);
	return no_memory(error);
}

struct keys *superblock_new(struct superblock *superblock, const struct secret *passphrase,
			    struct vault_cost cost, struct secret *recovery_code, gint64 now)
{
	struct keys *keys = keys_of_chance();

	*superblock = (struct superblock){ .created_at = now };
	if (!keys)
		return NULL;
	randombytes_buf(superblock->vault_id, VAULT_ID_SIZE);
	if (set_passphrase(superblock, keys, passphrase, cost) &&
	    (!recovery_code || set_recovery(superblock, keys, cost, recovery_code)))
		return seal_for_all(superblock, keys, NULL);
	keys_free(keys);
	return NULL;
}

/* A new data key; all else as today. */
static struct keys *keys_after(const struct keys *today, struct error *error)
{
	struct keys *keys = keys_of_chance();

	if (!keys)
		return no_memory(error);
	take_passphrase(keys, today);
	memcpy(keys->proof, today->proof, KEY_SIZE);
	return keys;
}

static bool passphrase_is_known(const struct keys *today, struct error *error)
{
	return today->knows_passphrase || error_set(error, ERROR_FAILED, "vault.passphrase_first");
}

struct keys *superblock_renew(struct superblock *superblock, const struct keys *today,
			      struct error *error)
{
	struct keys *keys = passphrase_is_known(today, error) ? keys_after(today, error) : NULL;

	return keys ? seal_for_all(superblock, keys, error) : NULL;
}

struct keys *superblock_change_passphrase(struct superblock *superblock, const struct keys *today,
					  const struct secret *passphrase, struct vault_cost cost,
					  struct error *error)
{
	struct keys *keys = keys_after(today, error);

	if (keys && set_passphrase(superblock, keys, passphrase, cost))
		return seal_for_all(superblock, keys, error);
	keys_free(keys);
	return no_memory(error);
}

struct keys *superblock_change_recovery(struct superblock *superblock, const struct keys *today,
					struct secret *code, struct error *error)
{
	struct keys *keys = passphrase_is_known(today, error) ? keys_after(today, error) : NULL;

	if (keys && set_recovery(superblock, keys, superblock->passphrase.cost, code))
		return seal_for_all(superblock, keys, error);
	keys_free(keys);
	return no_memory(error);
}

/* ---------------------------------------------------------------- unlocking */

static bool unlock_with_code(const struct superblock *superblock, const struct secret *typed,
			     struct keys *keys, struct error *error)
{
	struct secret *code = secret_new();
	struct recovery_reading reading = { .result = RECOVERY_NO_CODE };
	struct key_pair *pair = NULL;
	bool opened = false;

	if (code)
		reading = recovery_code_read(secret_bytes(typed), secret_length(typed), code);
	if (reading.result == RECOVERY_RIGHT)
		pair = key_pair_of(&superblock->recovery, code);
	if (!code || (reading.result == RECOVERY_RIGHT && !pair))
		error_set(error, ERROR_FAILED, "vault.no_memory");
	else if (!pair)
		code_tell_mistake(&reading, error);
	else if (!(opened = open_with_code(superblock, pair, keys)))
		error_set(error, ERROR_PASSPHRASE, "vault.wrong_recovery_code");
	sodium_free(pair);
	secret_free(code);
	return opened;
}

static bool unlock(const struct superblock *superblock, const struct secret *secret,
		   struct keys *keys, struct error *error)
{
	const struct passphrase_slot *slot = &superblock->passphrase;

	if (!derive_key(secret, slot->salt, slot->cost, keys->passphrase))
		return error_set(error, ERROR_FAILED, "vault.no_memory");
	keys->knows_passphrase = open_with_passphrase(superblock, keys);
	if (keys->knows_passphrase) {
		open_proof_key(&superblock->recovery, keys);
		return true;
	}
	sodium_memzero(keys->passphrase, KEY_SIZE);
	if (!superblock->recovery.used)
		return error_set(error, ERROR_PASSPHRASE, "vault.wrong_passphrase");
	return unlock_with_code(superblock, secret, keys, error);
}

struct keys *superblock_unlock(const struct superblock *superblock, const struct secret *passphrase,
			       struct error *error)
{
	struct keys *keys = keys_empty();

	if (!keys)
		return no_memory(error);
	if (!unlock(superblock, passphrase, keys, error)) {
		keys_free(keys);
		return NULL;
	}
	derive_from_data_key(keys);
	return keys;
}

/* `data_key` may be the one that stands in `keys` already. */
static bool fits(const struct superblock *superblock, struct keys *keys,
		 const unsigned char data_key[KEY_SIZE], const unsigned char block[SUPERBLOCK_SIZE])
{
	memmove(keys->data, data_key, KEY_SIZE);
	derive_from_data_key(keys);
	open_proof_key(&superblock->recovery, keys);
	return superblock_is_authentic(block, keys);
}

static bool same_passphrase_fits(const struct superblock *superblock, struct keys *keys,
				 const struct keys *today, const unsigned char *block)
{
	take_passphrase(keys, today);
	if (keys->knows_passphrase && open_with_passphrase(superblock, keys) &&
	    fits(superblock, keys, keys->data, block))
		return true;
	sodium_memzero(keys->passphrase, KEY_SIZE);
	keys->knows_passphrase = false;
	return false;
}

struct keys *superblock_unlock_with(const struct superblock *superblock,
				    const unsigned char block[SUPERBLOCK_SIZE],
				    const struct keys *today, const unsigned char former[KEY_SIZE])
{
	struct keys *keys = keys_empty();

	if (!keys)
		return NULL;
	if (same_passphrase_fits(superblock, keys, today, block) ||
	    fits(superblock, keys, today->data, block) ||
	    (former && fits(superblock, keys, former, block)))
		return keys;
	keys_free(keys);
	return NULL;
}

/* Encoding, slots and keys.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/superblock.h"

#include "store/bytes.h"

#include <sodium.h>

#define FORMAT 1
#define KDF_ARGON2ID13 1
#define SLOT_SIZE 128
#define SLOT_PARAMETERS 64 /* kind, kdf, passes, memory, salt, nonce: all but the sealed key */
#define AT_SLOTS 64
#define AT_MAC (SUPERBLOCK_SIZE - 64)
#define AT_CHECKSUM (SUPERBLOCK_SIZE - 32)

#define PASSES_MAX 10
#define MEMORY_MAX (1ull << 30)

static const unsigned char magic[16] = "perspectief\r\n\x1a\n";

/* 3 passes over 128 MiB: 0.2 s on the machine it was measured on, about half a second on a laptop of ten years. */
const struct vault_cost vault_cost_default = { .memory_bytes = 128u << 20, .passes = 3 };
const struct vault_cost vault_cost_test = { .memory_bytes = crypto_pwhash_argon2id_MEMLIMIT_MIN,
					    .passes = crypto_pwhash_argon2id_OPSLIMIT_MIN };

/* ---------------------------------------------------------------- keys */

static struct keys *keys_derive(const unsigned char data_key[KEY_SIZE])
{
	struct keys *keys = sodium_malloc(sizeof(*keys));

	if (!keys)
		return NULL;
	crypto_kdf_derive_from_key(keys->seal, KEY_SIZE, 1, "psp-seal", data_key);
	crypto_kdf_derive_from_key(keys->header, KEY_SIZE, 2, "psp-head", data_key);
	crypto_kdf_derive_from_key(keys->block, KEY_SIZE, 3, "psp-blok", data_key);
	return keys;
}

void keys_free(struct keys *keys)
{
	sodium_free(keys);
}

/* ---------------------------------------------------------------- slots */

static void encode_slot(const struct slot *slot, unsigned char bytes[SLOT_SIZE])
{
	memset(bytes, 0, SLOT_SIZE);
	if (slot->kind == SLOT_EMPTY)
		return;
	put_u32(bytes, slot->kind);
	put_u32(bytes + 4, KDF_ARGON2ID13);
	put_u64(bytes + 8, slot->cost.passes);
	put_u64(bytes + 16, slot->cost.memory_bytes);
	memcpy(bytes + 24, slot->salt, sizeof(slot->salt));
	memcpy(bytes + 40, slot->nonce, sizeof(slot->nonce));
	memcpy(bytes + SLOT_PARAMETERS, slot->sealed, sizeof(slot->sealed));
}

static bool cost_is_bounded(const struct vault_cost *cost)
{
	return cost->passes >= 1 && cost->passes <= PASSES_MAX &&
	       cost->memory_bytes >= crypto_pwhash_argon2id_MEMLIMIT_MIN &&
	       cost->memory_bytes <= MEMORY_MAX;
}

static bool decode_slot(const unsigned char bytes[SLOT_SIZE], struct slot *slot)
{
	*slot = (struct slot){ .kind = get_u32(bytes),
			       .cost = { .passes = get_u64(bytes + 8),
					 .memory_bytes = get_u64(bytes + 16) } };
	if (slot->kind == SLOT_EMPTY)
		return sodium_is_zero(bytes, SLOT_SIZE);
	memcpy(slot->salt, bytes + 24, sizeof(slot->salt));
	memcpy(slot->nonce, bytes + 40, sizeof(slot->nonce));
	memcpy(slot->sealed, bytes + SLOT_PARAMETERS, sizeof(slot->sealed));
	return slot->kind <= SLOT_RECOVERY && get_u32(bytes + 4) == KDF_ARGON2ID13 &&
	       cost_is_bounded(&slot->cost);
}

#define SLOT_DATA (sizeof(magic) + VAULT_ID_SIZE + SLOT_PARAMETERS)

static void slot_data(const struct superblock *superblock, const struct slot *slot,
		      unsigned char data[SLOT_DATA])
{
	unsigned char bytes[SLOT_SIZE];

	encode_slot(slot, bytes);
	memcpy(data, magic, sizeof(magic));
	memcpy(data + sizeof(magic), superblock->vault_id, VAULT_ID_SIZE);
	memcpy(data + sizeof(magic) + VAULT_ID_SIZE, bytes, SLOT_PARAMETERS);
}

/* Argon2id maps its memory and gives it back when it is done. */
static bool derive(const struct slot *slot, const struct secret *passphrase,
		   unsigned char key[KEY_SIZE])
{
	return crypto_pwhash(key, KEY_SIZE, secret_bytes(passphrase), secret_length(passphrase),
			     slot->salt, slot->cost.passes, slot->cost.memory_bytes,
			     crypto_pwhash_ALG_ARGON2ID13) == 0;
}

static bool seal_slot(struct superblock *superblock, struct slot *slot,
		      const struct secret *passphrase, const unsigned char data_key[KEY_SIZE],
		      unsigned char key[KEY_SIZE])
{
	unsigned char data[SLOT_DATA];

	randombytes_buf(slot->salt, sizeof(slot->salt));
	randombytes_buf(slot->nonce, sizeof(slot->nonce));
	if (!derive(slot, passphrase, key))
		return false;
	slot_data(superblock, slot, data);
	crypto_aead_xchacha20poly1305_ietf_encrypt(slot->sealed, NULL, data_key, KEY_SIZE, data,
						   sizeof(data), NULL, slot->nonce, key);
	return true;
}

struct keys *superblock_new(struct superblock *superblock, const struct secret *passphrase,
			    struct vault_cost cost, gint64 now)
{
	unsigned char *secrets = sodium_init() < 0 ? NULL : sodium_malloc(2 * KEY_SIZE);
	struct slot *slot = &superblock->slots[SLOT_OF_PASSPHRASE];
	struct keys *keys = NULL;

	*superblock = (struct superblock){ .created_at = now };
	slot->kind = SLOT_PASSPHRASE;
	slot->cost = cost;
	if (!secrets)
		return NULL;
	randombytes_buf(superblock->vault_id, VAULT_ID_SIZE);
	randombytes_buf(secrets, KEY_SIZE);
	if (seal_slot(superblock, slot, passphrase, secrets, secrets + KEY_SIZE))
		keys = keys_derive(secrets);
	sodium_free(secrets);
	return keys;
}

struct keys *superblock_unlock(const struct superblock *superblock, const struct secret *passphrase,
			       struct error *error)
{
	const struct slot *slot = &superblock->slots[SLOT_OF_PASSPHRASE];
	unsigned char *secrets = sodium_init() < 0 ? NULL : sodium_malloc(2 * KEY_SIZE);
	unsigned char data[SLOT_DATA];
	struct keys *keys = NULL;

	slot_data(superblock, slot, data);
	if (!secrets || !derive(slot, passphrase, secrets + KEY_SIZE))
		error_set(error, ERROR_FAILED, "vault.no_memory");
	else if (crypto_aead_xchacha20poly1305_ietf_decrypt(
			 secrets, NULL, NULL, slot->sealed, sizeof(slot->sealed), data,
			 sizeof(data), slot->nonce, secrets + KEY_SIZE) != 0)
		error_set(error, ERROR_PASSPHRASE, "vault.wrong_passphrase");
	else if (!(keys = keys_derive(secrets)))
		error_set(error, ERROR_FAILED, "vault.no_memory");
	sodium_free(secrets);
	return keys;
}

/* ---------------------------------------------------------------- the block */

static void block_mac(const unsigned char *block, const struct keys *keys, unsigned char mac[32])
{
	crypto_generichash(mac, 32, block, AT_MAC, keys->block, KEY_SIZE);
}

static void block_checksum(const unsigned char *block, unsigned char checksum[32])
{
	crypto_generichash(checksum, 32, block, AT_CHECKSUM, NULL, 0);
}

void superblock_hash(const unsigned char block[SUPERBLOCK_SIZE],
		     unsigned char hash[SUPERBLOCK_HASH])
{
	crypto_generichash(hash, SUPERBLOCK_HASH, block, SUPERBLOCK_SIZE, NULL, 0);
}

void superblock_encode(const struct superblock *superblock, const struct keys *keys,
		       unsigned char block[SUPERBLOCK_SIZE])
{
	memset(block, 0, SUPERBLOCK_SIZE);
	memcpy(block, magic, sizeof(magic));
	put_u32(block + 16, FORMAT);
	memcpy(block + 24, superblock->vault_id, VAULT_ID_SIZE);
	put_u64(block + 40, superblock->generation);
	put_u64(block + 48, (guint64)superblock->created_at);
	put_u64(block + 56, (guint64)superblock->generation_at);
	for (int i = 0; i < SLOT_COUNT; i++)
		encode_slot(&superblock->slots[i], block + AT_SLOTS + i * SLOT_SIZE);
	block_mac(block, keys, block + AT_MAC);
	block_checksum(block, block + AT_CHECKSUM);
}

static enum superblock_state decode_slots(const unsigned char *block, struct superblock *superblock)
{
	for (int i = 0; i < SLOT_COUNT; i++)
		if (!decode_slot(block + AT_SLOTS + i * SLOT_SIZE, &superblock->slots[i]))
			return SUPERBLOCK_DAMAGED;
	if (superblock->slots[SLOT_OF_PASSPHRASE].kind != SLOT_PASSPHRASE)
		return SUPERBLOCK_DAMAGED;
	return SUPERBLOCK_SOUND;
}

enum superblock_state superblock_decode(const unsigned char block[SUPERBLOCK_SIZE],
					struct superblock *superblock)
{
	unsigned char checksum[32];

	if (memcmp(block, magic, sizeof(magic)) != 0)
		return SUPERBLOCK_STRANGE;
	block_checksum(block, checksum);
	if (memcmp(checksum, block + AT_CHECKSUM, sizeof(checksum)) != 0)
		return SUPERBLOCK_DAMAGED;
	if (get_u32(block + 16) != FORMAT)
		return SUPERBLOCK_TOO_NEW;
	*superblock = (struct superblock){ .generation = get_u64(block + 40),
					   .created_at = (gint64)get_u64(block + 48),
					   .generation_at = (gint64)get_u64(block + 56) };
	memcpy(superblock->vault_id, block + 24, VAULT_ID_SIZE);
	return decode_slots(block, superblock);
}

bool superblock_is_authentic(const unsigned char block[SUPERBLOCK_SIZE], const struct keys *keys)
{
	unsigned char mac[32];

	block_mac(block, keys, mac);
	return sodium_memcmp(mac, block + AT_MAC, sizeof(mac)) == 0;
}

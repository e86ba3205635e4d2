/* The block's bytes.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/superblock.h"

#include "store/bytes.h"
#include "store/derive.h"

#include <sodium.h>

#define FORMAT_WITHOUT_RECOVERY 1
#define FORMAT 2
#define AT_PASSPHRASE 64
#define AT_RECOVERY 192
#define SLOT_HEAD 40 /* kind, derivation, passes, memory, salt */
#define PASSPHRASE_PARAMETERS (SLOT_HEAD + SLOT_NONCE)
#define PASSPHRASE_SLOT 128
#define AT_SEALED (SLOT_HEAD + KEY_SIZE)
#define AT_PROOF (AT_SEALED + RECOVERY_SEALED)
#define AT_NONCE (AT_PROOF + PROOF_SIZE)
#define AT_PROOF_KEY (AT_NONCE + SLOT_NONCE)
#define RECOVERY_SLOT 256
#define AT_MAC (SUPERBLOCK_SIZE - 64)
#define AT_CHECKSUM (SUPERBLOCK_SIZE - 32)

G_STATIC_ASSERT(AT_PROOF_KEY + KEY_SIZE + 16 == RECOVERY_SLOT);

static const unsigned char magic[16] = "perspectief\r\n\x1a\n";

/* ---------------------------------------------------------------- slots */

static void encode_head(enum slot_kind kind, struct vault_cost cost,
			const unsigned char salt[SALT_SIZE], unsigned char *bytes)
{
	put_u32(bytes, kind);
	put_u32(bytes + 4, KDF_ARGON2ID13);
	put_u64(bytes + 8, cost.passes);
	put_u64(bytes + 16, cost.memory_bytes);
	memcpy(bytes + 24, salt, SALT_SIZE);
}

static bool decode_head(const unsigned char *bytes, enum slot_kind kind, struct vault_cost *cost,
			unsigned char salt[SALT_SIZE])
{
	cost->passes = get_u64(bytes + 8);
	cost->memory_bytes = get_u64(bytes + 16);
	memcpy(salt, bytes + 24, SALT_SIZE);
	return get_u32(bytes) == kind && get_u32(bytes + 4) == KDF_ARGON2ID13 &&
	       derive_cost_is_bounded(cost);
}

static void encode_passphrase(const struct passphrase_slot *slot, unsigned char *bytes)
{
	encode_head(SLOT_PASSPHRASE, slot->cost, slot->salt, bytes);
	memcpy(bytes + SLOT_HEAD, slot->nonce, SLOT_NONCE);
	memcpy(bytes + PASSPHRASE_PARAMETERS, slot->sealed, PASSPHRASE_SEALED);
}

static bool decode_passphrase(const unsigned char *bytes, struct passphrase_slot *slot)
{
	memcpy(slot->nonce, bytes + SLOT_HEAD, SLOT_NONCE);
	memcpy(slot->sealed, bytes + PASSPHRASE_PARAMETERS, PASSPHRASE_SEALED);
	return decode_head(bytes, SLOT_PASSPHRASE, &slot->cost, slot->salt);
}

static void encode_recovery(const struct recovery_slot *slot, unsigned char *bytes)
{
	if (!slot->used)
		return;
	encode_head(SLOT_RECOVERY, slot->cost, slot->salt, bytes);
	memcpy(bytes + SLOT_HEAD, slot->public_key, KEY_SIZE);
	memcpy(bytes + AT_SEALED, slot->sealed, RECOVERY_SEALED);
	memcpy(bytes + AT_PROOF, slot->proof, PROOF_SIZE);
	memcpy(bytes + AT_NONCE, slot->nonce, SLOT_NONCE);
	memcpy(bytes + AT_PROOF_KEY, slot->sealed_proof_key, sizeof(slot->sealed_proof_key));
}

static bool decode_recovery(const unsigned char *bytes, guint32 format, struct recovery_slot *slot)
{
	if (get_u32(bytes) == SLOT_EMPTY)
		return sodium_is_zero(bytes, RECOVERY_SLOT);
	slot->used = true;
	memcpy(slot->public_key, bytes + SLOT_HEAD, KEY_SIZE);
	memcpy(slot->sealed, bytes + AT_SEALED, RECOVERY_SEALED);
	memcpy(slot->proof, bytes + AT_PROOF, PROOF_SIZE);
	memcpy(slot->nonce, bytes + AT_NONCE, SLOT_NONCE);
	memcpy(slot->sealed_proof_key, bytes + AT_PROOF_KEY, sizeof(slot->sealed_proof_key));
	return format > FORMAT_WITHOUT_RECOVERY &&
	       decode_head(bytes, SLOT_RECOVERY, &slot->cost, slot->salt);
}

void superblock_slot_data(const struct superblock *superblock, unsigned char data[SLOT_DATA])
{
	unsigned char bytes[PASSPHRASE_SLOT];

	encode_passphrase(&superblock->passphrase, bytes);
	memcpy(data, magic, sizeof(magic));
	memcpy(data + sizeof(magic), superblock->vault_id, VAULT_ID_SIZE);
	memcpy(data + sizeof(magic) + VAULT_ID_SIZE, bytes, PASSPHRASE_PARAMETERS);
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
	put_u32(block + 16, superblock->recovery.used ? FORMAT : FORMAT_WITHOUT_RECOVERY);
	memcpy(block + 24, superblock->vault_id, VAULT_ID_SIZE);
	put_u64(block + 40, superblock->generation);
	put_u64(block + 48, (guint64)superblock->created_at);
	put_u64(block + 56, (guint64)superblock->generation_at);
	encode_passphrase(&superblock->passphrase, block + AT_PASSPHRASE);
	encode_recovery(&superblock->recovery, block + AT_RECOVERY);
	block_mac(block, keys, block + AT_MAC);
	block_checksum(block, block + AT_CHECKSUM);
}

enum superblock_state superblock_decode(const unsigned char block[SUPERBLOCK_SIZE],
					struct superblock *superblock)
{
	unsigned char checksum[32];
	guint32 format = get_u32(block + 16);

	if (memcmp(block, magic, sizeof(magic)) != 0)
		return SUPERBLOCK_STRANGE;
	block_checksum(block, checksum);
	if (memcmp(checksum, block + AT_CHECKSUM, sizeof(checksum)) != 0)
		return SUPERBLOCK_DAMAGED;
	if (format < FORMAT_WITHOUT_RECOVERY || format > FORMAT)
		return SUPERBLOCK_TOO_NEW;
	*superblock = (struct superblock){ .generation = get_u64(block + 40),
					   .created_at = (gint64)get_u64(block + 48),
					   .generation_at = (gint64)get_u64(block + 56) };
	memcpy(superblock->vault_id, block + 24, VAULT_ID_SIZE);
	return decode_passphrase(block + AT_PASSPHRASE, &superblock->passphrase) &&
			       decode_recovery(block + AT_RECOVERY, format, &superblock->recovery)
		       ? SUPERBLOCK_SOUND
		       : SUPERBLOCK_DAMAGED;
}

bool superblock_is_authentic(const unsigned char block[SUPERBLOCK_SIZE], const struct keys *keys)
{
	unsigned char mac[32];

	block_mac(block, keys, mac);
	return sodium_memcmp(mac, block + AT_MAC, sizeof(mac)) == 0;
}

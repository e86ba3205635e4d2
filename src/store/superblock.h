/* The first thing in a vault: who it is, which generation, and the slots that hold its data key. Written once for each generation, twice
   (at 0 and at 4096), and never changed. Layout, little-endian:

     0 magic · 16 format · 24 vault id · 40 generation · 48 created · 56 this generation made · 64 two slots of 128 bytes
     4032 MAC keyed by the data key, over all before · 4064 checksum without a key, over all before

   The checksum tells damage from a wrong passphrase; the MAC is what is trusted. A slot is sealed under the derived key, with
   the vault's id and the slot's own parameters as associated data, so that it can be carried into the next generation.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_SUPERBLOCK_H
#define STORE_SUPERBLOCK_H

#include "store/vault.h"

#define SUPERBLOCK_SIZE 4096
#define SUPERBLOCK_SPACE (2 * SUPERBLOCK_SIZE) /* both copies; records begin here */
#define SUPERBLOCK_HASH 32
#define VAULT_ID_SIZE 16
#define KEY_SIZE 32

/* What is derived from the data key. In memory of its own. */
struct keys {
	unsigned char seal[KEY_SIZE], header[KEY_SIZE], block[KEY_SIZE];
};
void keys_free(struct keys *keys); /* wipes; NULL is fine */

enum slot_kind { SLOT_EMPTY = 0, SLOT_PASSPHRASE = 1, SLOT_RECOVERY = 2 };
enum { SLOT_OF_PASSPHRASE, SLOT_OF_RECOVERY, SLOT_COUNT };

struct slot {
	guint32 kind;
	struct vault_cost cost;
	unsigned char salt[16], nonce[24], sealed[KEY_SIZE + 16];
};

struct superblock {
	unsigned char vault_id[VAULT_ID_SIZE];
	guint64 generation;
	gint64 created_at, generation_at;
	struct slot slots[SLOT_COUNT];
};

enum superblock_state {
	SUPERBLOCK_SOUND,
	SUPERBLOCK_DAMAGED,
	SUPERBLOCK_TOO_NEW,
	SUPERBLOCK_STRANGE, /* not the beginning of a vault */
};

/* A new vault, not yet of any generation, with a new data key under this passphrase. NULL: no memory for the derivation. */
struct keys *superblock_new(struct superblock *superblock, const struct secret *passphrase,
			    struct vault_cost cost, gint64 now);
void superblock_encode(const struct superblock *superblock, const struct keys *keys,
		       unsigned char block[SUPERBLOCK_SIZE]);
enum superblock_state superblock_decode(const unsigned char block[SUPERBLOCK_SIZE],
					struct superblock *superblock);
void superblock_hash(const unsigned char block[SUPERBLOCK_SIZE],
		     unsigned char hash[SUPERBLOCK_HASH]);
/* ERROR_PASSPHRASE, or ERROR_FAILED "vault.no_memory". NULL then. */
struct keys *superblock_unlock(const struct superblock *superblock, const struct secret *passphrase,
			       struct error *error);
bool superblock_is_authentic(const unsigned char block[SUPERBLOCK_SIZE], const struct keys *keys);

#endif

/* The first thing in a vault: who it is, which generation, and the slots that hold its data key. Written once for each generation, twice
   (at 0 and at 4096), and never changed. Layout, little-endian:

     0 magic · 16 format · 24 vault id · 40 generation · 48 created · 56 this generation made
     64 the passphrase's slot, 128 bytes · 192 the recovery code's slot, 256 bytes, all zero when there is none
     4032 MAC keyed by the data key, over all before · 4064 checksum without a key, over all before

     slot: 0 kind · 4 derivation · 8 passes · 16 memory · 24 salt, and
     of the passphrase: 40 nonce · 64 the data key under the derived key, the vault's id and what stands before it as associated data
     of the recovery code: 40 public key · 72 the data key in a box that only the code opens · 152 a proof that who sealed it may ·
     184 nonce · 208 the key of that proof, sealed by the data key

   The checksum tells damage from a wrong passphrase; the MAC is what is trusted. A new data key can be sealed for both without asking
   anybody: under the derived key of the passphrase, which is kept while the vault is open, and for the public key that follows from the
   recovery code. So a printed code stays valid, and who knows a former data key gets no further with it. A public key is no secret: anybody
   could put a box for it into a vault of their own making. So the code gives a second key, which every opened vault knows, and a box
   without its proof is not believed.
   Format 2 has a recovery slot, which programs that know only format 1 must not carry along wrongly; without one it stays format 1.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_SUPERBLOCK_H
#define STORE_SUPERBLOCK_H

#include "store/vault.h"

#define SUPERBLOCK_SIZE 4096
#define SUPERBLOCK_SPACE (2 * SUPERBLOCK_SIZE) /* both copies; records begin here */
#define SUPERBLOCK_HASH 32
#define VAULT_ID_SIZE 16
#define KEY_SIZE 32
#define SALT_SIZE 16
#define SLOT_NONCE 24
#define PASSPHRASE_SEALED (KEY_SIZE + 16)
#define RECOVERY_SEALED (KEY_SIZE + 48)
#define PROOF_SIZE 32

/* The data key and what is derived from it, in memory of its own. */
struct keys {
	unsigned char seal[KEY_SIZE], header[KEY_SIZE], block[KEY_SIZE];
	unsigned char data[KEY_SIZE];
	unsigned char passphrase[KEY_SIZE]; /* derived from it: opens and seals its slot */
	bool knows_passphrase;              /* false when the recovery code opened it */
	unsigned char proof[KEY_SIZE];      /* of the recovery code: proves what is sealed for it */
};
void keys_free(struct keys *keys); /* wipes; NULL is fine */

enum slot_kind { SLOT_EMPTY = 0, SLOT_PASSPHRASE = 1, SLOT_RECOVERY = 2 };

struct passphrase_slot {
	struct vault_cost cost;
	unsigned char salt[SALT_SIZE], nonce[SLOT_NONCE], sealed[PASSPHRASE_SEALED];
};

struct recovery_slot {
	bool used;
	struct vault_cost cost;
	unsigned char salt[SALT_SIZE], public_key[KEY_SIZE], sealed[RECOVERY_SEALED];
	unsigned char proof[PROOF_SIZE], nonce[SLOT_NONCE], sealed_proof_key[KEY_SIZE + 16];
};

struct superblock {
	unsigned char vault_id[VAULT_ID_SIZE];
	guint64 generation;
	gint64 created_at, generation_at;
	struct passphrase_slot passphrase;
	struct recovery_slot recovery;
};

enum superblock_state {
	SUPERBLOCK_SOUND,
	SUPERBLOCK_DAMAGED,
	SUPERBLOCK_TOO_NEW,
	SUPERBLOCK_STRANGE, /* not the beginning of a vault */
};

/* ---- keys.c. Where a new data key is made, the caller owns it; NULL: ERROR_FAILED "vault.no_memory", or what is named. */

/* A new vault, not yet of any generation, with a new data key under this passphrase; `recovery_code` is filled, NULL: none is made. */
struct keys *superblock_new(struct superblock *superblock, const struct secret *passphrase,
			    struct vault_cost cost, struct secret *recovery_code, gint64 now);
/* By passphrase or recovery code. ERROR_PASSPHRASE, or ERROR_FAILED "vault.no_memory". */
struct keys *superblock_unlock(const struct superblock *superblock, const struct secret *passphrase,
			       struct error *error);
/* Without asking anybody: a former generation of this vault, by the keys of today (the same data key, or the same passphrase) or by a former
   data key (NULL: none). `block` as it was read: only keys that it is authentic under. NULL: none of them. */
struct keys *superblock_unlock_with(const struct superblock *superblock,
				    const unsigned char block[SUPERBLOCK_SIZE],
				    const struct keys *today, const unsigned char former[KEY_SIZE]);

/* The superblock with a new data key under the same passphrase and recovery code; `today` belongs to the slots in it. ERROR_FAILED
   "vault.passphrase_first" when it was opened by the recovery code. (For a copy that is rewritten: take today's superblock, give it
   the copy's generation, and both open with the same secrets.) */
struct keys *superblock_renew(struct superblock *superblock, const struct keys *today,
			      struct error *error);
/* The same under another passphrase. */
struct keys *superblock_change_passphrase(struct superblock *superblock, const struct keys *today,
					  const struct secret *passphrase, struct vault_cost cost,
					  struct error *error);
/* The same with another recovery code, or a first one; `code` is filled. */
struct keys *superblock_change_recovery(struct superblock *superblock, const struct keys *today,
					struct secret *code, struct error *error);

/* ---- superblock.c */

void superblock_encode(const struct superblock *superblock, const struct keys *keys,
		       unsigned char block[SUPERBLOCK_SIZE]);
enum superblock_state superblock_decode(const unsigned char block[SUPERBLOCK_SIZE],
					struct superblock *superblock);
void superblock_hash(const unsigned char block[SUPERBLOCK_SIZE],
		     unsigned char hash[SUPERBLOCK_HASH]);
/* What the passphrase's slot is sealed with beside its key: magic, vault id, and the slot up to the sealed key. */
#define SLOT_DATA (16 + VAULT_ID_SIZE + 64)
void superblock_slot_data(const struct superblock *superblock, unsigned char data[SLOT_DATA]);
bool superblock_is_authentic(const unsigned char block[SUPERBLOCK_SIZE], const struct keys *keys);

#endif

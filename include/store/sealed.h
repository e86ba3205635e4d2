/* One person's file sealed for the road: on a stick in their own pocket, opened by another researcher's program with a passphrase that
   was agreed at the table or with the code on their own sheet.

   Layout, little-endian: 0 magic · 16 format · 20 derivation (1: Argon2id) · 24 passes · 32 memory · 40 salt · 56 header of the stream ·
   80 checksum without a key over all before · 96 the stream (libsodium's secretstream, XChaCha20-Poly1305): an empty message that tells a wrong
   passphrase from damage, then messages of 64 KiB at most, the last one marked as such. Bytes 0 to 95 are associated data of the first.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_SEALED_H
#define STORE_SEALED_H

#include "base/error.h"
#include "base/secret.h"
#include "store/disk.h"
#include "store/vault.h"

#define SEALED_FORMAT 1

/* Does it begin as a sealed file? Cheap; says nothing about the rest. */
bool sealed_is(const void *bytes, size_t length);

/* NULL and ERROR_FAILED "vault.no_memory". A recovery code as passphrase is taken as its 36 signs, however it was typed. */
GByteArray *sealed_close(const void *plain, size_t length, const struct secret *passphrase,
			 struct vault_cost cost, struct error *error) MUST_CHECK;
/* What was sealed; wipe it with sealed_wipe. NULL: ERROR_FAILED "sealed.not_sealed", "sealed.too_new" (number), "sealed.cut",
   "sealed.damaged"; ERROR_PASSPHRASE "sealed.wrong_code", or "vault.recovery_typo" where a code has one wrong sign. `name` of the file goes into
   the error. Nothing is given out unless all of it is authentic. */
GByteArray *sealed_open(const void *bytes, size_t length, const char *name,
			const struct secret *passphrase, struct error *error) MUST_CHECK;
void sealed_wipe(GByteArray *plain); /* NULL is fine */

/* Writes it beside `path` under a name that nobody has, synced, reads it back from the medium and opens it with `secret` as proof; only then it
   gets its name, and replaces nothing. When it fails nothing stays: ERROR_FAILED "copy.write_failed", "copy.differs", "copy.exists",
   "vault.no_memory". */
bool sealed_file_write(const struct disk *disk, const char *path, const GByteArray *sealed,
		       const struct secret *secret, struct error *error) MUST_CHECK;

/* A new code for one sealed file, made like a recovery code; to be shown or printed. False: no memory. */
bool sealed_new_code(struct secret *code) MUST_CHECK;

/* Writes the checksum of a head of 96 bytes anew: for tests and fuzzing, which make heads of their own. */
void sealed_renew_checksum(unsigned char *head);

#endif

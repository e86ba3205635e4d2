/* Proving one file, for whoever goes on with it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_VERIFY_H
#define STORE_VERIFY_H

#include "store/reading.h"

/* As vault_verify; `last`: what this machine should remember to have seen of it. */
bool verify_file(const char *path, const struct secret *passphrase,
		 const struct vault_options *options, struct vault_proof *proof,
		 struct superblock *superblock, struct seen *last, struct error *error) MUST_CHECK;

/* A copy of a vault that is open, with its keys; what this machine has seen is no part of it. ERROR_PASSPHRASE: none of its
   keys, the former ones included, opens it. */
bool verify_copy(const char *path, struct vault *vault, const struct vault_options *options,
		 struct vault_proof *proof, struct error *error) MUST_CHECK;

#endif

/* The vault and all its copies that can be reached, one after another.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/file.h"
#include "store/upkeep.h"
#include "store/vault_state.h"
#include "store/verify.h"

#include <string.h>

/* Under the name of a vault or a copy of ours, what is no vault was one. */
static void take_strange_as_damage(struct copy_proof *proof)
{
	if (!error_is_set(&proof->error) || strcmp(proof->error.sentence, "vault.not_a_vault") != 0)
		return;
	g_strlcpy(proof->proof.damaged_part, "superblock", sizeof(proof->proof.damaged_part));
	proof->error = ERROR_CLEAR;
	error_set_key(&proof->error, ERROR_DAMAGED, "vault.damaged", "superblock");
}

/* A lock file is never taken away. */
static bool was_opened_here(const struct disk *disk, const char *real_path)
{
	g_autofree char *lock = g_strconcat(real_path, ".lock", NULL);

	return file_exists(disk, lock);
}

static void prove_vault(const char *path, const struct secret *passphrase,
			const struct vault_options *options, struct copy_proof *proof)
{
	g_autofree char *real_path = vault_real_path(&options->disk, path);

	proof->proof = (struct vault_proof){ .first_on = DAY_NONE, .last_on = DAY_NONE };
	if (!file_exists(&options->disk, real_path)) {
		error_set_place(&proof->error, ERROR_FAILED, "vault.missing", path, 0, 0, NULL);
		return;
	}
	proof->opened = vault_verify(path, passphrase, options, &proof->proof, &proof->error);
	if (was_opened_here(&options->disk, real_path))
		take_strange_as_damage(proof);
	proof->opened |= proof->error.kind == ERROR_DAMAGED;
}

/* A copy that was made here has the length it was made with. */
static void compare_length(struct copy_proof *proof)
{
	gint64 bytes = proof->copy->bytes;

	if (bytes == 0 || error_is_set(&proof->error) || proof->proof.bytes == bytes)
		return;
	g_strlcpy(proof->proof.damaged_part, "length", sizeof(proof->proof.damaged_part));
	error_set_key(&proof->error, ERROR_DAMAGED, "vault.damaged", "length");
}

/* The vault knows the keys it had before: so every byte of a copy from before a new passphrase is read too. It still is one that opens with
   another passphrase. */
static void prove_former(struct vault *vault, const struct vault_options *options,
			 struct copy_proof *proof)
{
	struct error found = ERROR_CLEAR;
	struct vault_proof read;

	if (proof->error.kind != ERROR_PASSPHRASE || !vault ||
	    verify_copy(proof->copy->path, vault, options, &read, &found) ||
	    found.kind != ERROR_DAMAGED)
		return;
	proof->proof = read;
	proof->error = found;
	proof->opened = true;
}

static void prove_copy(const struct secret *passphrase, struct vault *vault,
		       const struct vault_options *options, struct copy_proof *proof)
{
	struct vault_options alone = *options;

	alone.state_folder = NULL; /* what was seen last belongs to the vault */
	proof->opened =
		vault_verify(proof->copy->path, passphrase, &alone, &proof->proof, &proof->error) ||
		proof->error.kind == ERROR_DAMAGED;
	prove_former(vault, &alone, proof);
	take_strange_as_damage(proof);
	compare_length(proof);
}

static struct vault *open_to_read(const char *path, const struct secret *passphrase,
				  const struct vault_options *options)
{
	struct vault_options reading = *options;
	struct error ignored = ERROR_CLEAR;

	reading.read_only = true;
	return vault_open(path, passphrase, &reading, &ignored);
}

/* Damage before anything else; then why the vault itself does not open. */
static bool judge(const GArray *proofs, struct error *error)
{
	const struct copy_proof *vault = &g_array_index(proofs, struct copy_proof, 0);

	for (guint i = 0; i < proofs->len; i++) {
		const struct copy_proof *proof = &g_array_index(proofs, struct copy_proof, i);

		if (proof->error.kind == ERROR_DAMAGED) {
			if (error && !error_is_set(error))
				*error = proof->error;
			return false;
		}
	}
	if (!error_is_set(&vault->error))
		return true;
	if (error && !error_is_set(error))
		*error = vault->error;
	return false;
}

bool vault_verify_all(const char *vault_path, const GPtrArray *copies,
		      const struct secret *passphrase, const struct vault_options *options,
		      GArray **proofs, struct error *error)
{
	struct copy_proof vault = { 0 };
	struct vault *opened = NULL;

	*proofs = g_array_new(FALSE, TRUE, sizeof(struct copy_proof));
	prove_vault(vault_path, passphrase, options, &vault);
	g_array_append_val(*proofs, vault);
	for (guint i = 0; i < copies->len; i++) {
		struct copy_proof proof = { .copy = copies->pdata[i] };

		if (!proof.copy->reachable)
			continue;
		if (!proof.copy->same_passphrase && !opened && !error_is_set(&vault.error))
			opened = open_to_read(vault_path, passphrase, options);
		prove_copy(passphrase, opened, options, &proof);
		g_array_append_val(*proofs, proof);
	}
	vault_close(opened);
	return judge(*proofs, error);
}

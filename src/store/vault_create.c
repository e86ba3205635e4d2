/* A new vault.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/backups.h"
#include "store/file.h"
#include "store/vault_state.h"

#include <errno.h>

/* Nothing may stand where it will be: not a vault, and not what is left of one. */
static bool place_is_free(const struct disk *disk, const char *real_path, const char *path,
			  struct error *error)
{
	if (file_exists(disk, real_path))
		return error_set_place(error, ERROR_FAILED, "vault.exists", path, 0, 0, NULL);
	if (errno != ENOENT && errno != ENOTDIR) /* it cannot be seen: it may well be there */
		return error_set_errno(error, ERROR_FAILED, "vault.cannot_open", path, errno);
	if (left_overs_exist(disk, real_path))
		return error_set_place(error, ERROR_FAILED, "vault.left_over", path, 0, 0, NULL);
	return true;
}

static struct log *new_log(const char *real_path, const struct secret *passphrase,
			   struct vault_cost cost, const struct vault_options *options,
			   struct secret *recovery_code, struct lock *lock, struct error *error)
{
	struct superblock superblock;
	struct keys *keys = superblock_new(&superblock, passphrase, cost, recovery_code,
					   options->clock.unix_seconds(options->clock.data));

	if (keys)
		return log_new(&options->disk, real_path, options->state_folder, lock, &superblock,
			       keys);
	error_set(error, ERROR_FAILED, "vault.no_memory");
	lock_release(lock);
	return NULL;
}

/* Takes the log. */
static struct vault *first_generation(struct log *log, const struct clock *clock,
				      struct error *error)
{
	struct vault *vault = vault_create_in_memory(clock, error);

	if (!vault) {
		log_free(log);
		return NULL;
	}
	vault->saving.confirmed = 0;
	vault_attach(vault, log, worker_new());
	if (vault_flush(vault, error))
		return vault;
	vault->committed = vault->saving.confirmed; /* closing shall not try once more */
	vault_close(vault);
	return NULL;
}

bool vault_place_is_free(const char *path, const struct disk *disk, struct error *error)
{
	g_autofree char *real_path = vault_real_path(disk, path);

	return place_is_free(disk, real_path, path, error);
}

struct vault *vault_create(const char *path, const struct secret *passphrase,
			   struct vault_cost cost, const struct vault_options *options,
			   struct secret *recovery_code, struct error *error)
{
	const struct disk *disk = &options->disk;
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *real_path = NULL;
	struct vault *vault;
	struct lock *lock;
	struct log *log;

	if (!file_make_folders(disk, folder)) {
		error_set_errno(error, ERROR_FAILED, "vault.cannot_open", folder, errno);
		return NULL;
	}
	real_path = vault_real_path(disk, path);
	if (!place_is_free(disk, real_path, path, error))
		return NULL;
	lock = lock_take(disk, real_path, &options->clock, error);
	if (!lock)
		return NULL;
	if (!place_is_free(disk, real_path, path, error)) { /* somebody was faster */
		lock_release(lock);
		return NULL;
	}
	log = new_log(real_path, passphrase, cost, options, recovery_code, lock, error);
	vault = log ? first_generation(log, &options->clock, error) : NULL;
	if (!vault && recovery_code)
		secret_clear(recovery_code);
	return vault;
}

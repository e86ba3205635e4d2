/* Putting a copy in the place of the vault. Whatever stood there is kept beside it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/backups.h"
#include "store/carrying.h"
#include "store/copy_notes.h"
#include "store/copying.h"
#include "store/file.h"
#include "store/lock.h"
#include "store/upkeep.h"
#include "store/vault_state.h"
#include "store/verify.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

struct restoring {
	const struct vault_options *options;
	const struct disk *disk;
	const struct secret *passphrase;
	const char *source_path; /* as the user wrote it */
	char *real_path, *temporary;
	int source;
	gint64 length;
	struct superblock superblock; /* of the copy */
	struct seen seen;
};

static bool refuse(const struct restoring *restoring, const char *sentence, struct error *error)
{
	return error_set_place(error, ERROR_FAILED, sentence, restoring->source_path, 0, 0, NULL);
}

static bool is_the_vault_itself(const struct restoring *restoring, const struct stat *source)
{
	struct stat standing;

	return restoring->disk->stat(restoring->disk->data, restoring->real_path, &standing) == 0 &&
	       standing.st_dev == source->st_dev && standing.st_ino == source->st_ino;
}

static bool open_source(struct restoring *restoring, struct error *error)
{
	const struct disk *disk = restoring->disk;
	struct stat status;

	restoring->source = file_open(disk, restoring->source_path, O_RDONLY, 0);
	if (restoring->source < 0 || disk->fstat(disk->data, restoring->source, &status) < 0)
		return error_set_errno(error, ERROR_FAILED,
				       errno == ENOENT ? "restore.no_such_file"
						       : "vault.cannot_open",
				       restoring->source_path, errno);
	if (!S_ISREG(status.st_mode))
		return refuse(restoring, "restore.no_file", error);
	if (is_the_vault_itself(restoring, &status))
		return refuse(restoring, "restore.itself", error);
	restoring->length = (gint64)status.st_size;
	return true;
}

/* What is proven is what will stand there: the copy of the copy. */
static bool prove(struct restoring *restoring, struct error *error)
{
	struct vault_options options = *restoring->options;
	struct error why = ERROR_CLEAR;
	struct vault_proof proof;

	options.state_folder = NULL;
	if (verify_file(restoring->temporary, restoring->passphrase, &options, &proof,
			&restoring->superblock, &restoring->seen, &why))
		return true;
	if (why.kind == ERROR_DAMAGED)
		return error_set_place(error, ERROR_DAMAGED, "restore.damaged",
				       restoring->source_path, 0, 0, why.key);
	if (strcmp(why.sentence, "vault.not_a_vault") == 0)
		return refuse(restoring, "restore.no_vault", error);
	if (error && !error_is_set(error))
		*error = why;
	return false;
}

/* ---------------------------------------------------------------- what stood there */

/* Another vault, or one whose beginning cannot be read, is no former generation of this one: it gets a name that nothing thins. */
static char *suffix_of_standing(const struct restoring *restoring)
{
	const struct clock *clock = &restoring->options->clock;
	struct superblock standing;
	char iso[DAY_TEXT];

	if (superblock_peek(restoring->disk, restoring->real_path, &standing) &&
	    memcmp(standing.vault_id, restoring->superblock.vault_id, VAULT_ID_SIZE) == 0)
		return g_strdup_printf(".bak-%" G_GUINT64_FORMAT, standing.generation);
	day_to_iso(clock->today(clock->data), iso);
	return g_strdup_printf(".replaced-%s", iso);
}

static bool keep_standing(const struct restoring *restoring, char **kept, struct error *error)
{
	g_autofree char *suffix = suffix_of_standing(restoring);

	return keep_beside(restoring->disk, restoring->real_path, suffix, kept, error);
}

/* ---------------------------------------------------------------- in its place */

static bool take_the_place(const struct restoring *restoring, struct error *error)
{
	const struct disk *disk = restoring->disk;
	g_autofree char *folder = g_path_get_dirname(restoring->real_path);

	return (disk->rename(disk->data, restoring->temporary, restoring->real_path) == 0 &&
		disk->sync_folder(disk->data, folder) == 0) ||
	       disk_error(error, errno);
}

/* Asked for, so it is not "older than the one seen here last". Where the copy lies is worth knowing, also on a new machine. */
static void remember(const struct restoring *restoring)
{
	const char *folder = restoring->options->state_folder;
	const struct superblock *superblock = &restoring->superblock;
	g_autofree char *source = vault_real_path(restoring->disk, restoring->source_path);
	g_autofree char *beside = g_strconcat(restoring->real_path, ".", NULL);
	struct copy_note note = { .made_at = superblock->generation_at,
				  .generation = superblock->generation,
				  .bytes = restoring->length,
				  .path = source };

	seen_keep(restoring->disk, folder, superblock->vault_id, &restoring->seen);
	if (!g_str_has_prefix(source, beside))
		copy_notes_add(restoring->disk, folder, superblock->vault_id, &note);
}

static bool restore(struct restoring *restoring, char **kept, struct error *error)
{
	const struct disk *disk = restoring->disk;

	disk->unlink(disk->data, restoring->temporary); /* interrupted before; we hold the lock */
	if (!copy_proven(disk, restoring->source, restoring->length, restoring->temporary, error))
		return false;
	if (prove(restoring, error) && keep_standing(restoring, kept, error) &&
	    take_the_place(restoring, error)) {
		remember(restoring);
		return true;
	}
	disk->unlink(disk->data, restoring->temporary);
	return false;
}

/* Not .tmp: that may be all that is left of a vault, or the very file that is to be put back. */
static char *choose_temporary(const struct restoring *restoring)
{
	char *path = g_strconcat(restoring->real_path, RESTORING, NULL);

	if (!file_exists(restoring->disk, path) ||
	    !file_is_same(restoring->disk, restoring->source, path))
		return path;
	g_free(path);
	return g_strconcat(restoring->real_path, RESTORING_OTHER, NULL);
}

static bool restore_locked(struct restoring *restoring, char **kept, struct error *error)
{
	struct lock *lock;
	bool restored;

	lock = lock_take(restoring->disk, restoring->real_path, &restoring->options->clock, error);
	if (!lock)
		return false;
	restored = restore(restoring, kept, error);
	lock_release(lock);
	return restored;
}

bool vault_restore(const char *source, const char *vault_path, const struct secret *passphrase,
		   const struct vault_options *options, char **kept, struct error *error)
{
	const struct disk *disk = &options->disk;
	g_autofree char *folder = g_path_get_dirname(vault_path);
	struct restoring restoring = { .options = options,
				       .disk = disk,
				       .passphrase = passphrase,
				       .source_path = source,
				       .real_path = vault_real_path(disk, vault_path),
				       .source = -1 };
	bool restored = open_source(&restoring, error);

	*kept = NULL;
	if (restored && !file_make_folders(disk, folder))
		restored = error_set_errno(error, ERROR_FAILED, "vault.cannot_open", folder, errno);
	if (restored) {
		g_free(restoring.real_path); /* its folder is there now */
		restoring.real_path = vault_real_path(disk, vault_path);
		restoring.temporary = choose_temporary(&restoring);
		restored = restore_locked(&restoring, kept, error);
	}
	file_close(disk, &restoring.source);
	if (restored && *kept)
		carry_erasures(vault_path, *kept, passphrase, options);
	g_free(restoring.real_path);
	g_free(restoring.temporary);
	return restored;
}

bool vault_kept_is_shut(const char *kept, const struct secret *passphrase,
			const struct vault_options *options)
{
	g_autofree char *name = g_path_get_basename(kept);
	struct vault_options reading = *options;
	struct error error = ERROR_CLEAR;

	if (!strstr(name, ".bak-"))
		return false;
	reading.read_only = true;
	reading.state_folder = NULL;
	vault_close(vault_open(kept, passphrase, &reading, &error));
	return error.kind == ERROR_PASSPHRASE;
}

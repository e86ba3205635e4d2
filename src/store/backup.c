/* A copy of the vault in another place, proven before it gets its name.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/copy_notes.h"
#include "store/copying.h"
#include "store/file.h"
#include "store/reading.h"
#include "store/upkeep.h"
#include "store/vault_state.h"
#include "store/verify.h"

#include <errno.h>
#include <fcntl.h>

#define NAMES_TRIED 1000
#define ATTEMPTS 3

static bool is_folder(const struct disk *disk, const char *path)
{
	struct stat status;

	return disk->stat(disk->data, path, &status) == 0 && S_ISDIR(status.st_mode);
}

static char *name_in(const char *folder, day today, int number)
{
	char iso[DAY_TEXT];
	g_autofree char *name = NULL;

	day_to_iso(today, iso);
	name = number == 1 ? g_strdup_printf("perspectief-%s.perspectief", iso)
			   : g_strdup_printf("perspectief-%s-%d.perspectief", iso, number);
	return g_build_filename(folder, name, NULL);
}

/* The first name that is free; the last attempt tells when there is none. */
static char *choose_path(const struct vault_options *options, const char *destination)
{
	day today = options->clock.today(options->clock.data);
	char *path = NULL;

	if (!is_folder(&options->disk, destination))
		return g_strdup(destination);
	for (int i = 1; i <= NAMES_TRIED; i++) {
		g_free(path);
		path = name_in(destination, today, i);
		if (!file_exists(&options->disk, path))
			break;
	}
	return path;
}

struct copying {
	const struct vault_options *options;
	const struct secret *passphrase; /* or … */
	struct vault *vault;             /* … whose copy it is; or neither */
	struct superblock superblock;    /* of the copy */
	int source;
	gint64 length;
	char *vault_path; /* with every symlink resolved */
	char *path, *part;
};

static bool open_source(struct copying *copying, const char *vault_path, struct error *error)
{
	const struct disk *disk = &copying->options->disk;
	struct reading reading = { 0 };
	bool sound;

	copying->vault_path = vault_real_path(disk, vault_path);
	copying->source = file_open(disk, copying->vault_path, O_RDONLY, 0);
	if (copying->source < 0)
		return error_set_errno(error, ERROR_FAILED,
				       errno == ENOENT ? "vault.missing" : "vault.cannot_open",
				       vault_path, errno);
	sound = reading_begin(&reading, disk, copying->source, error);
	copying->superblock = reading.superblock;
	reading_done(&reading);
	if (!sound)
		return false;
	copying->length = whole_length(disk, copying->source);
	return copying->length >= 0 ||
	       error_set_errno(error, ERROR_FAILED, "vault.unreadable", vault_path, errno);
}

/* What was seen last belongs to the vault; a copy is what it is. */
static bool prove(const struct copying *copying, struct error *error)
{
	struct vault_options options = *copying->options;
	struct vault_proof proof;

	options.state_folder = NULL;
	if (copying->vault)
		return verify_copy(copying->part, copying->vault, &options, &proof, error);
	return !copying->passphrase ||
	       vault_verify(copying->part, copying->passphrase, &options, &proof, error);
}

/* Before the copy has its name: an erasure that comes meanwhile then knows that there is one more. */
static void remember(const struct copying *copying, const char *real_path)
{
	const struct clock *clock = &copying->options->clock;
	struct copy_note note = { .made_at = clock->unix_seconds(clock->data),
				  .generation = copying->superblock.generation,
				  .bytes = copying->length,
				  .path = (char *)real_path };

	copy_notes_add(&copying->options->disk, copying->options->state_folder,
		       copying->superblock.vault_id, &note);
}

/* A new generation since (an erasure, perhaps): this copy is of the one before. */
static bool is_overtaken(const struct copying *copying)
{
	return !file_is_same(&copying->options->disk, copying->source, copying->vault_path);
}

static bool give_name(const struct copying *copying, bool *overtaken, struct error *error)
{
	const struct vault_options *options = copying->options;
	g_autofree char *real_path = vault_real_path(&options->disk, copying->path);
	bool named;

	remember(copying, real_path);
	*overtaken = is_overtaken(copying);
	named = !*overtaken && copy_name(&options->disk, copying->part, copying->path, error);
	if (!named)
		copy_notes_forget(&options->disk, options->state_folder,
				  copying->superblock.vault_id, real_path);
	return named;
}

static bool copy(struct copying *copying, bool *overtaken, struct error *error)
{
	const struct disk *disk = &copying->options->disk;

	*overtaken = false;
	if (vault_owns_path(copying->vault_path, copying->path, disk))
		return error_set_place(error, ERROR_FAILED, "cli.output_is_vault", copying->path, 0,
				       0, NULL);
	if (file_exists(disk, copying->path))
		return error_set_place(error, ERROR_FAILED, "copy.exists", copying->path, 0, 0,
				       NULL);
	disk->unlink(disk->data, copying->part); /* left by a copy that was interrupted */
	if (!copy_proven(disk, copying->source, copying->length, copying->part, error))
		return false;
	if (prove(copying, error) && give_name(copying, overtaken, error))
		return true;
	disk->unlink(disk->data, copying->part);
	return false;
}

static bool attempt(struct copying *copying, const char *vault_path, const char *destination,
		    char **made, bool *overtaken, struct error *error)
{
	bool copied;

	*overtaken = false;
	copying->source = -1;
	copied = open_source(copying, vault_path, error);
	if (copied) {
		copying->path = choose_path(copying->options, destination);
		copying->part = g_strconcat(copying->path, ".part", NULL);
		copied = copy(copying, overtaken, error);
	}
	file_close(&copying->options->disk, &copying->source);
	if (copied)
		*made = g_strdup(copying->path);
	g_clear_pointer(&copying->vault_path, g_free);
	g_clear_pointer(&copying->path, g_free);
	g_clear_pointer(&copying->part, g_free);
	return copied;
}

static bool copy_to(struct copying *copying, const char *vault_path, const char *destination,
		    char **made, struct error *error)
{
	bool overtaken = true;

	*made = NULL;
	for (int i = 0; i < ATTEMPTS && overtaken; i++)
		if (attempt(copying, vault_path, destination, made, &overtaken, error))
			return true;
	return overtaken ? error_set(error, ERROR_FAILED, "copy.overtaken") : false;
}

bool vault_backup(const char *vault_path, const char *destination, const struct secret *passphrase,
		  const struct vault_options *options, char **made, struct error *error)
{
	struct copying copying = { .options = options, .passphrase = passphrase };

	return copy_to(&copying, vault_path, destination, made, error);
}

bool vault_backup_open(struct vault *vault, const char *destination,
		       const struct vault_options *options, char **made, struct error *error)
{
	/* Read-only it has no keys to give: then the bytes have to do. */
	struct copying copying = { .options = options, .vault = vault->log ? vault : NULL };

	*made = NULL;
	if (!vault->path)
		return error_set(error, ERROR_FAILED, "vault.in_memory");
	return vault_flush(vault, error) &&
	       copy_to(&copying, vault->path, destination, made, error);
}

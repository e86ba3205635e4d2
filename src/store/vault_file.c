/* Reading one file as a vault.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/vault_file.h"

#include "store/file.h"
#include "store/rekey.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

/* What can never be a vault; a folder is refused by reading it. */
static bool is_pipe_or_device(const struct disk *disk, int file)
{
	struct stat status;

	return disk->fstat(disk->data, file, &status) == 0 &&
	       (S_ISFIFO(status.st_mode) || S_ISCHR(status.st_mode) || S_ISBLK(status.st_mode));
}

static bool begin(struct vault_file *source, const struct disk *disk, const char *path, int flags,
		  struct error *error)
{
	*source = (struct vault_file){ .file = file_open(disk, path, flags, 0) };
	if (source->file < 0)
		return error_set_errno(error, ERROR_FAILED, "vault.cannot_open", path, errno);
	if (is_pipe_or_device(disk, source->file))
		return error_set(error, ERROR_FAILED, "vault.not_a_vault");
	return reading_begin(&source->reading, disk, source->file, error);
}

bool vault_file_read(struct vault_file *source, const struct disk *disk, const char *path,
		     int flags, const char *state_folder, const struct secret *passphrase,
		     struct image *image, struct error *error)
{
	struct reading *reading = &source->reading;

	if (!begin(source, disk, path, flags, error))
		return false;
	reading->seen = seen_load(disk, state_folder, reading->superblock.vault_id);
	return reading_unlock(reading, passphrase, error) &&
	       reading_records(reading, disk, source->file, image, error);
}

bool vault_file_read_copy(struct vault_file *source, const struct disk *disk, const char *path,
			  struct vault *vault, struct image *image, struct error *error)
{
	struct reading *reading = &source->reading;
	struct keys *keys;

	if (!begin(source, disk, path, O_RDONLY | O_NOFOLLOW, error))
		return false;
	keys = vault_keys_of_copy(vault, &reading->superblock, reading->block);
	if (!keys)
		return error_set(error, ERROR_PASSPHRASE, "vault.wrong_passphrase");
	reading_take_keys(reading, keys);
	return reading_records(reading, disk, source->file, image, error);
}

void vault_file_done(struct vault_file *source, const struct disk *disk)
{
	file_close(disk, &source->file);
	reading_done(&source->reading);
}

guint vault_file_warnings(const struct vault_file *source)
{
	guint warnings = reading_is_older_than_seen(&source->reading) ? VAULT_OLDER_THAN_SEEN : 0;

	if (source->reading.ending == ENDS_UNFINISHED)
		warnings |= VAULT_UNFINISHED_TAIL;
	if (source->reading.ending == ENDS_DOUBTFUL)
		warnings |= VAULT_DOUBTFUL_TAIL;
	return warnings;
}

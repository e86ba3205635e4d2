/* Reading one file as a vault.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/vault_file.h"

#include "store/file.h"

#include <errno.h>
#include <sys/stat.h>

/* What can never be a vault; a folder is refused by reading it. */
static bool is_pipe_or_device(const struct disk *disk, int file)
{
	struct stat status;

	return disk->fstat(disk->data, file, &status) == 0 &&
	       (S_ISFIFO(status.st_mode) || S_ISCHR(status.st_mode) || S_ISBLK(status.st_mode));
}

bool vault_file_read(struct vault_file *source, const struct disk *disk, const char *path,
		     int flags, const char *state_folder, const struct secret *passphrase,
		     struct image *image, struct error *error)
{
	struct reading *reading = &source->reading;

	*source = (struct vault_file){ .file = file_open(disk, path, flags, 0) };
	if (source->file < 0)
		return error_set_errno(error, ERROR_FAILED, "vault.cannot_open", path, errno);
	if (is_pipe_or_device(disk, source->file))
		return error_set(error, ERROR_FAILED, "vault.not_a_vault");
	if (!reading_begin(reading, disk, source->file, error))
		return false;
	reading->seen = seen_load(disk, state_folder, reading->superblock.vault_id);
	return reading_unlock(reading, passphrase, error) &&
	       reading_records(reading, disk, source->file, image, error);
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

/* A sealed file on its way to a medium: beside first, proven there, and only then under its name.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sealed.h"

#include "store/copying.h"
#include "store/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>

static bool cannot(struct error *error, const char *path)
{
	int system_errno = errno;
	g_autofree char *name = g_path_get_basename(path);

	return error_set_errno(error, ERROR_FAILED, "copy.write_failed", name, system_errno);
}

static bool differs(struct error *error, const char *path)
{
	g_autofree char *name = g_path_get_basename(path);

	return error_set_place(error, ERROR_FAILED, "copy.differs", name, 0, 0, NULL);
}

/* Equal bytes, and they open: what the other researcher will need of them. */
static bool is_proven(const GByteArray *sealed, const void *bytes, const struct secret *secret)
{
	GByteArray *plain = NULL;

	if (memcmp(sealed->data, bytes, sealed->len) == 0)
		plain = sealed_open(bytes, sealed->len, "", secret, NULL);
	sealed_wipe(plain);
	return plain != NULL;
}

static bool reads_back(const struct disk *disk, int file, const GByteArray *sealed,
		       const struct secret *secret, const char *path, struct error *error)
{
	g_autofree void *bytes = g_try_malloc(sealed->len);
	gssize read;

	if (!bytes)
		return error_set(error, ERROR_FAILED, "vault.no_memory");
	if (disk->forget_cache)
		disk->forget_cache(disk->data, file);
	read = file_read(disk, file, bytes, sealed->len, 0);
	if (read == (gssize)sealed->len && file_length(disk, file) == read &&
	    is_proven(sealed, bytes, secret))
		return true;
	return differs(error, path);
}

static bool write_beside(const struct disk *disk, const char *beside, const GByteArray *sealed,
			 const struct secret *secret, const char *path, struct error *error)
{
	int file = file_open(disk, beside, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
	bool proven;

	if (file < 0)
		return cannot(error, path);
	if (file_write(disk, file, sealed->data, sealed->len, 0) &&
	    disk->sync(disk->data, file) == 0)
		proven = reads_back(disk, file, sealed, secret, path, error);
	else
		proven = cannot(error, path);
	file_close(disk, &file);
	if (!proven)
		disk->unlink(disk->data, beside);
	return proven;
}

bool sealed_file_write(const struct disk *disk, const char *path, const GByteArray *sealed,
		       const struct secret *secret, struct error *error)
{
	g_autofree char *beside =
		g_strdup_printf("%s.part-%08" G_GINT32_MODIFIER "x", path, randombytes_random());

	if (!write_beside(disk, beside, sealed, secret, path, error))
		return false;
	if (copy_name(disk, beside, path, error))
		return true;
	disk->unlink(disk->data, beside);
	return false;
}

/* One file of an in-memory VFS: reads and writes whole pages, remembers which ones changed, refuses any other file.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/image_parts.h"

#include <sodium.h>
#include <string.h>

struct image_file {
	sqlite3_file base;
	struct image *image;
};

/* ---------------------------------------------------------------- the file, as SQLite sees it */

static struct image *of(sqlite3_file *file)
{
	return ((struct image_file *)(void *)file)->image;
}

static int file_close(sqlite3_file *file)
{
	of(file)->opened = false;
	return SQLITE_OK;
}

static int file_read(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
	const struct image *image = of(file);
	sqlite3_int64 size = (sqlite3_int64)image->count * IMAGE_PAGE;
	char *to = bytes;

	while (length > 0 && offset < size) {
		int within = (int)(offset % IMAGE_PAGE);
		int part = MIN(length, IMAGE_PAGE - within);

		memcpy(to, image_page(image, (guint32)(offset / IMAGE_PAGE)) + within,
		       (size_t)part);
		to += part;
		offset += part;
		length -= part;
	}
	if (length == 0)
		return SQLITE_OK;
	memset(to, 0, (size_t)length);
	return SQLITE_IOERR_SHORT_READ;
}

static int file_write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
	struct image *image = of(file);
	const char *from = bytes;

	if (offset + length > (sqlite3_int64)IMAGE_PAGES_MAX * IMAGE_PAGE)
		return SQLITE_FULL;
	while (length > 0) {
		guint32 number = (guint32)(offset / IMAGE_PAGE);
		int within = (int)(offset % IMAGE_PAGE);
		int part = MIN(length, IMAGE_PAGE - within);

		if (number >= image->count) {
			if (!image_resize(image, number + 1))
				return SQLITE_IOERR_NOMEM;
			image->resized = true;
		}
		if (!image_writable_page(image, number))
			return SQLITE_IOERR_NOMEM;
		memcpy(image->pages[number] + within, from, (size_t)part);
		image_mark(image, number);
		from += part;
		offset += part;
		length -= part;
	}
	return SQLITE_OK;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	struct image *image = of(file);
	guint32 count = (guint32)((size + IMAGE_PAGE - 1) / IMAGE_PAGE);

	if (count < image->count) {
		(void)image_resize(image, count); /* shrinking cannot fail */
		image->resized = true;
	}
	return SQLITE_OK;
}

static int file_sync(sqlite3_file *file, int flags)
{
	(void)file;
	(void)flags;
	return SQLITE_OK;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
	*size = (sqlite3_int64)of(file)->count * IMAGE_PAGE;
	return SQLITE_OK;
}

static int file_lock(sqlite3_file *file, int level)
{
	(void)file;
	(void)level;
	return SQLITE_OK;
}

static int file_check_lock(sqlite3_file *file, int *locked)
{
	(void)file;
	*locked = 0;
	return SQLITE_OK;
}

static int file_control(sqlite3_file *file, int operation, void *argument)
{
	struct image *image = of(file);

	(void)argument;
	if (operation != SQLITE_FCNTL_COMMIT_PHASETWO)
		return SQLITE_NOTFOUND;
	if (image->committed)
		image->committed(image->committed_data);
	return SQLITE_OK;
}

static int file_sector_size(sqlite3_file *file)
{
	(void)file;
	return IMAGE_PAGE;
}

static int file_characteristics(sqlite3_file *file)
{
	(void)file;
	return SQLITE_IOCAP_SEQUENTIAL | SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static const sqlite3_io_methods file_methods = {
	.iVersion = 1, /* no shared memory: WAL is impossible */
	.xClose = file_close,
	.xRead = file_read,
	.xWrite = file_write,
	.xTruncate = file_truncate,
	.xSync = file_sync,
	.xFileSize = file_size,
	.xLock = file_lock,
	.xUnlock = file_lock,
	.xCheckReservedLock = file_check_lock,
	.xFileControl = file_control,
	.xSectorSize = file_sector_size,
	.xDeviceCharacteristics = file_characteristics,
};

/* ---------------------------------------------------------------- the VFS */

static int vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
		    int *flags_out)
{
	struct image *image = vfs->pAppData;
	struct image_file *opened = (void *)file;

	opened->base.pMethods = NULL;
	if (!(flags & SQLITE_OPEN_MAIN_DB) || image->opened || g_strcmp0(name, image->name) != 0)
		return SQLITE_CANTOPEN;
	opened->base.pMethods = &file_methods;
	opened->image = image;
	image->opened = true;
	if (flags_out)
		*flags_out = flags;
	return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
	(void)vfs;
	(void)name;
	(void)sync;
	return SQLITE_IOERR_DELETE_NOENT;
}

static int vfs_access(sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
	(void)vfs;
	(void)name;
	(void)flags;
	*result = 0;
	return SQLITE_OK;
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *name, int size, char *path)
{
	(void)vfs;
	return g_strlcpy(path, name, (gsize)size) < (gsize)size ? SQLITE_OK : SQLITE_CANTOPEN;
}

static int vfs_randomness(sqlite3_vfs *vfs, int length, char *bytes)
{
	(void)vfs;
	randombytes_buf(bytes, (size_t)length);
	return length;
}

static int vfs_sleep(sqlite3_vfs *vfs, int microseconds)
{
	(void)vfs;
	return microseconds; /* nothing here is ever busy */
}

static int vfs_time(sqlite3_vfs *vfs, sqlite3_int64 *julian_ms)
{
	const struct image *image = vfs->pAppData;

	*julian_ms = 210866760000000LL + 1000 * image->clock.unix_seconds(image->clock.data);
	return SQLITE_OK;
}

static int vfs_last_error(sqlite3_vfs *vfs, int size, char *text)
{
	(void)vfs;
	(void)size;
	(void)text;
	return 0;
}

bool image_register(struct image *image)
{
	g_snprintf(image->name, sizeof(image->name), "image-%p", (void *)image);
	image->vfs = (sqlite3_vfs){
		.iVersion = 2,
		.szOsFile = sizeof(struct image_file),
		.mxPathname = sizeof(image->name) + 16,
		.zName = image->name,
		.pAppData = image,
		.xOpen = vfs_open,
		.xDelete = vfs_delete,
		.xAccess = vfs_access,
		.xFullPathname = vfs_full_path,
		.xRandomness = vfs_randomness,
		.xSleep = vfs_sleep,
		.xGetLastError = vfs_last_error,
		.xCurrentTimeInt64 = vfs_time,
	};
	return sodium_init() >= 0 && sqlite3_vfs_register(&image->vfs, 1) == SQLITE_OK;
}

void image_unregister(struct image *image)
{
	sqlite3_vfs_unregister(&image->vfs);
}

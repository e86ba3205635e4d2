/* Backups and tails.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/backups.h"

#include "store/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#define NEWEST_KEPT 3
#define TAILS_KEPT 8
#define NAMES_TRIED 1000
#define DAY_SECONDS 86400

struct beside {
	char *path;
	guint64 number; /* generation, or number of the tail */
	gint64 changed_at;
};

static void beside_free(struct beside *beside)
{
	g_free(beside->path);
	g_free(beside);
}

static int newest_first(gconstpointer a, gconstpointer b)
{
	const struct beside *one = *(struct beside *const *)a, *other = *(struct beside *const *)b;

	if (one->number != other->number)
		return one->number < other->number ? 1 : -1;
	return -strcmp(one->path, other->path);
}

static struct beside *beside_new(const struct disk *disk, const char *folder, const char *name,
				 const char *number)
{
	struct beside *beside = g_new0(struct beside, 1);
	struct stat status;

	beside->path = g_build_filename(folder, name, NULL);
	beside->number = g_ascii_strtoull(number, NULL, 10);
	if (disk->stat(disk->data, beside->path, &status) == 0)
		beside->changed_at = status.st_mtime;
	return beside;
}

/* Files named <vault><infix><number>, newest first; of struct beside *, owned. */
static GPtrArray *list_beside(const struct disk *disk, const char *vault_path, const char *infix)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)beside_free);
	g_autofree char *folder = g_path_get_dirname(vault_path);
	g_autofree char *base = g_path_get_basename(vault_path);
	g_autofree char *start = g_strconcat(base, infix, NULL);
	char **names = disk->list(disk->data, folder);

	for (char **name = names; name && *name; name++)
		if (g_str_has_prefix(*name, start) && g_ascii_isdigit((*name)[strlen(start)]))
			g_ptr_array_add(list,
					beside_new(disk, folder, *name, *name + strlen(start)));
	g_strfreev(names);
	g_ptr_array_sort(list, newest_first);
	return list;
}

char **backup_list(const struct disk *disk, const char *vault_path)
{
	g_autoptr(GPtrArray) list = list_beside(disk, vault_path, ".bak-");
	GPtrArray *paths = g_ptr_array_new();

	for (guint i = 0; i < list->len; i++)
		g_ptr_array_add(paths, g_strdup(((struct beside *)list->pdata[i])->path));
	g_ptr_array_add(paths, NULL);
	return (char **)g_ptr_array_free(paths, FALSE);
}

/* ---------------------------------------------------------------- keeping */

static bool is_same_file(const struct disk *disk, const char *a, const char *b)
{
	struct stat one, other;

	return disk->stat(disk->data, a, &one) == 0 && disk->stat(disk->data, b, &other) == 0 &&
	       one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

static bool copy_file(const struct disk *disk, const char *from, const char *to)
{
	int file = file_open(disk, from, O_RDONLY, 0);
	bool copied = file >= 0 && file_copy(disk, file, 0, to);
	int system_errno = errno;

	file_close(disk, &file);
	errno = system_errno;
	return copied;
}

/* Also FAT, where links are EPERM. */
static bool link_or_copy(const struct disk *disk, const char *from, const char *to)
{
	if (disk->link(disk->data, from, to) == 0)
		return true;
	return errno != EEXIST && errno != ENOENT && copy_file(disk, from, to);
}

bool backup_keep(const struct disk *disk, const char *vault_path, guint64 generation,
		 struct error *error)
{
	for (int i = 0; i < NAMES_TRIED; i++) {
		g_autofree char *path = i == 0 ? g_strdup_printf("%s.bak-%" G_GUINT64_FORMAT,
								 vault_path, generation)
					       : g_strdup_printf("%s.bak-%" G_GUINT64_FORMAT ".%d",
								 vault_path, generation, i);

		if (link_or_copy(disk, vault_path, path))
			return true;
		if (errno == ENOENT)
			return true; /* the vault itself is gone: the image in memory is all there is */
		if (errno != EEXIST)
			return disk_error(error, errno);
		if (is_same_file(disk, vault_path, path))
			return true; /* an attempt before this one came that far */
	}
	return disk_error(error, EEXIST);
}

bool tail_keep(const struct disk *disk, const char *vault_path, int file, gint64 from,
	       struct error *error)
{
	g_autoptr(GPtrArray) tails = list_beside(disk, vault_path, ".tail-");
	guint64 number = tails->len > 0 ? ((struct beside *)tails->pdata[0])->number + 1 : 1;
	g_autofree char *path = g_strdup_printf("%s.tail-%" G_GUINT64_FORMAT, vault_path, number);

	if (!file_copy(disk, file, from, path))
		return disk_error(error, errno);
	for (guint i = TAILS_KEPT - 1; i < tails->len; i++)
		disk->unlink(disk->data, ((struct beside *)tails->pdata[i])->path);
	return true;
}

/* ---------------------------------------------------------------- thinning */

/* Of all backups with the same number here, one is kept. */
static gint64 shelf(gint64 age_seconds, gint64 changed_at)
{
	gint64 age = age_seconds / DAY_SECONDS, on = changed_at / DAY_SECONDS;

	if (age < 7)
		return on;
	if (age < 31)
		return 1000000 + on / 7;
	if (age < 366)
		return 2000000 + on / 30;
	return 3000000 + on / 365;
}

void backup_thin(const struct disk *disk, const char *vault_path, gint64 now)
{
	g_autoptr(GPtrArray) list = list_beside(disk, vault_path, ".bak-");
	gint64 before = -1;

	for (guint i = 0; i < list->len; i++) {
		const struct beside *backup = list->pdata[i];
		gint64 on = shelf(MAX(now - backup->changed_at, 0), backup->changed_at);

		if (i >= NEWEST_KEPT && on == before)
			disk->unlink(disk->data, backup->path);
		before = on;
	}
}

/* ---------------------------------------------------------------- first run or not */

bool left_overs_exist(const struct disk *disk, const char *vault_path)
{
	g_autofree char *folder = g_path_get_dirname(vault_path);
	g_autofree char *base = g_path_get_basename(vault_path);
	g_autofree char *temporary = g_strconcat(base, ".tmp", NULL);
	g_autofree char *backup = g_strconcat(base, ".bak-", NULL);
	char **names = disk->list(disk->data, folder);
	bool found = false;

	for (char **name = names; name && *name; name++)
		found |= g_str_equal(*name, base) || g_str_equal(*name, temporary) ||
			 g_str_has_prefix(*name, backup);
	g_strfreev(names);
	return found;
}

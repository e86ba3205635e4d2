/* Backups and tails.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/backups.h"

#include "store/file.h"
#include "store/reading.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#define NEWEST_KEPT 7
#define TAILS_KEPT 8
#define NAMES_TRIED 1000
#define DAY_SECONDS 86400

struct beside {
	char *path;
	guint64 number; /* generation, or number of the tail */
	gint64 made_at; /* when its generation began; of a file that does not say, when it changed */
};

static void beside_free(struct beside *beside)
{
	g_free(beside->path);
	g_free(beside);
}

static int newest_first(gconstpointer a, gconstpointer b)
{
	const struct beside *one = *(struct beside *const *)a, *other = *(struct beside *const *)b;

	if (one->made_at != other->made_at)
		return one->made_at < other->made_at ? 1 : -1;
	if (one->number != other->number)
		return one->number < other->number ? 1 : -1;
	return -strcmp(one->path, other->path);
}

static int highest_first(gconstpointer a, gconstpointer b)
{
	const struct beside *one = *(struct beside *const *)a, *other = *(struct beside *const *)b;

	return (one->number < other->number) - (one->number > other->number);
}

bool superblock_peek(const struct disk *disk, const char *path, struct superblock *superblock)
{
	int file = file_open(disk, path, O_RDONLY | O_NOFOLLOW, 0);
	struct error ignored = ERROR_CLEAR;
	struct reading reading = { 0 };
	bool sound = file >= 0 && reading_begin(&reading, disk, file, &ignored);

	if (sound)
		*superblock = reading.superblock;
	reading_done(&reading);
	file_close(disk, &file);
	return sound;
}

/* Erasing somebody writes backups anew, and restoring brings an older one back: neither the moment a file changed nor its number says
   how old its content is. */
static gint64 moment_of(const struct disk *disk, const char *path)
{
	struct superblock superblock;
	struct stat status;

	if (superblock_peek(disk, path, &superblock))
		return superblock.generation_at;
	return disk->stat(disk->data, path, &status) == 0 ? status.st_mtime : 0;
}

static void add_beside(GPtrArray *list, const char *folder, const char *name, const char *number)
{
	struct beside *beside = g_new0(struct beside, 1);

	beside->path = g_build_filename(folder, name, NULL);
	beside->number = g_ascii_strtoull(number, NULL, 10);
	g_ptr_array_add(list, beside);
}

/* "12", or "12.1" where there were two of the same number. */
static bool is_number(const char *text)
{
	size_t digits = strspn(text, "0123456789"), more = 0;

	if (digits > 0 && text[digits] == '.')
		more = 1 + strspn(text + digits + 1, "0123456789");
	return digits > 0 && more != 1 && text[digits + more] == '\0';
}

/* Files named <vault><infix><number>, the highest first; of struct beside *, owned. NULL when the folder cannot be read. */
static GPtrArray *list_beside(const struct disk *disk, const char *vault_path, const char *infix)
{
	g_autofree char *folder = g_path_get_dirname(vault_path);
	g_autofree char *base = g_path_get_basename(vault_path);
	g_autofree char *start = g_strconcat(base, infix, NULL);
	char **names = disk->list(disk->data, folder);
	GPtrArray *list;

	if (!names)
		return NULL;
	list = g_ptr_array_new_with_free_func((GDestroyNotify)beside_free);
	for (char **name = names; *name; name++)
		if (g_str_has_prefix(*name, start) && is_number(*name + strlen(start)))
			add_beside(list, folder, *name, *name + strlen(start));
	g_strfreev(names);
	g_ptr_array_sort(list, highest_first);
	return list;
}

static GPtrArray *list_backups(const struct disk *disk, const char *vault_path)
{
	GPtrArray *list = list_beside(disk, vault_path, ".bak-");

	for (guint i = 0; list && i < list->len; i++) {
		struct beside *backup = list->pdata[i];

		backup->made_at = moment_of(disk, backup->path);
	}
	if (list)
		g_ptr_array_sort(list, newest_first);
	return list;
}

char **backup_list(const struct disk *disk, const char *vault_path)
{
	g_autoptr(GPtrArray) list = list_backups(disk, vault_path);
	GPtrArray *paths;

	if (!list)
		return NULL;
	paths = g_ptr_array_new();
	for (guint i = 0; i < list->len; i++)
		g_ptr_array_add(paths, g_strdup(((struct beside *)list->pdata[i])->path));
	g_ptr_array_add(paths, NULL);
	return (char **)g_ptr_array_free(paths, FALSE);
}

char **replaced_list(const struct disk *disk, const char *vault_path)
{
	g_autofree char *folder = g_path_get_dirname(vault_path);
	g_autofree char *base = g_path_get_basename(vault_path);
	g_autofree char *start = g_strconcat(base, ".replaced-", NULL);
	char **names = disk->list(disk->data, folder);
	GPtrArray *paths;

	if (!names)
		return NULL;
	paths = g_ptr_array_new();
	for (char **name = names; *name; name++)
		if (g_str_has_prefix(*name, start) && !g_str_has_suffix(*name, ".part"))
			g_ptr_array_add(paths, g_build_filename(folder, *name, NULL));
	g_strfreev(names);
	g_ptr_array_add(paths, NULL);
	return (char **)g_ptr_array_free(paths, FALSE);
}

bool tails_remove(const struct disk *disk, const char *vault_path)
{
	g_autoptr(GPtrArray) tails = list_beside(disk, vault_path, ".tail-");
	bool removed = tails != NULL;

	for (guint i = 0; tails && i < tails->len; i++)
		removed &= disk->unlink(disk->data, ((struct beside *)tails->pdata[i])->path) == 0;
	return removed;
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

bool keep_beside(const struct disk *disk, const char *vault_path, const char *suffix, char **kept,
		 struct error *error)
{
	for (int i = 0; i < NAMES_TRIED; i++) {
		g_autofree char *path = i == 0 ? g_strconcat(vault_path, suffix, NULL)
					       : g_strdup_printf("%s%s.%d", vault_path, suffix, i);
		bool done = link_or_copy(disk, vault_path, path);

		/* The same file under this name: an attempt before this one came that far. */
		if (done || (errno == EEXIST && is_same_file(disk, vault_path, path))) {
			if (kept)
				*kept = g_steal_pointer(&path);
			return true;
		}
		if (errno == ENOENT)
			return true; /* nothing stands there: the image in memory is all there is */
		if (errno != EEXIST)
			return disk_error(error, errno);
	}
	return disk_error(error, EEXIST);
}

bool backup_keep(const struct disk *disk, const char *vault_path, guint64 generation,
		 struct error *error)
{
	g_autofree char *suffix = g_strdup_printf(".bak-%" G_GUINT64_FORMAT, generation);

	return keep_beside(disk, vault_path, suffix, NULL, error);
}

bool tail_keep(const struct disk *disk, const char *vault_path, int file, gint64 from,
	       struct error *error)
{
	g_autoptr(GPtrArray) tails = list_beside(disk, vault_path, ".tail-");
	guint64 number =
		tails && tails->len > 0 ? ((struct beside *)tails->pdata[0])->number + 1 : 1;
	g_autofree char *path = g_strdup_printf("%s.tail-%" G_GUINT64_FORMAT, vault_path, number);

	if (!file_copy(disk, file, from, path))
		return disk_error(error, errno);
	for (guint i = TAILS_KEPT - 1; tails && i < tails->len; i++)
		disk->unlink(disk->data, ((struct beside *)tails->pdata[i])->path);
	return true;
}

/* ---------------------------------------------------------------- thinning */

/* Of all backups with the same number here, one is kept. */
static gint64 shelf(gint64 age_seconds, gint64 made_at)
{
	gint64 age = age_seconds / DAY_SECONDS, on = made_at / DAY_SECONDS;

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
	g_autoptr(GPtrArray) list = list_backups(disk, vault_path);
	gint64 before = -1;

	for (guint i = 0; list && i < list->len; i++) {
		const struct beside *backup = list->pdata[i];
		gint64 on = shelf(MAX(now - backup->made_at, 0), backup->made_at);

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
	g_autofree char *replaced = g_strconcat(base, ".replaced-", NULL);
	char **names = disk->list(disk->data, folder);
	bool found = false;

	for (char **name = names; name && *name; name++)
		found |= g_str_equal(*name, base) || g_str_equal(*name, temporary) ||
			 g_str_has_prefix(*name, backup) || g_str_has_prefix(*name, replaced);
	g_strfreev(names);
	return found;
}

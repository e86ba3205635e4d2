/* Sticks and disks that are mounted beside the one with the vault.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/sticks.h"

#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define ENDING ".perspectief"

/* Desktops mount at /media/USER/NAME or /run/media/USER/NAME; people by hand at /mnt or /mnt/NAME, or straight at /media/NAME. */
static const struct {
	const char *folder;
	int deepest;
} places[] = { { "media", 2 }, { "run/media", 2 }, { "mnt", 1 } };

static void stick_free(void *data)
{
	struct stick *stick = data;

	g_free(stick->folder);
	g_free(stick);
}

/* A folder that a stick left behind is on the disk of the machine: a copy there would be no copy elsewhere. */
static bool is_mounted(const char *folder)
{
	g_autofree char *above = g_path_get_dirname(folder);
	struct stat here, there;

	return stat(folder, &here) == 0 && S_ISDIR(here.st_mode) && stat(above, &there) == 0 &&
	       here.st_dev != there.st_dev;
}

static void add_stick(GPtrArray *sticks, const char *folder)
{
	struct stick *stick = g_new0(struct stick, 1);
	struct statvfs room;

	stick->folder = g_strdup(folder);
	stick->free_bytes =
		statvfs(folder, &room) == 0 ? (gint64)room.f_bavail * (gint64)room.f_frsize : -1;
	g_ptr_array_add(sticks, stick);
}

static bool may_be_written(const char *folder, bool any)
{
	return (any || is_mounted(folder)) && access(folder, W_OK | X_OK) == 0;
}

static void look_below(GPtrArray *sticks, const char *folder, int deeper, bool any)
{
	GDir *directory;
	const char *name;

	if (may_be_written(folder, any && deeper == 0)) {
		add_stick(sticks, folder);
		return;
	}
	directory = deeper > 0 ? g_dir_open(folder, 0, NULL) : NULL;
	while (directory && (name = g_dir_read_name(directory))) {
		g_autofree char *inner = g_build_filename(folder, name, NULL);

		look_below(sticks, inner, deeper - 1, any);
	}
	if (directory)
		g_dir_close(directory);
}

static int by_folder(const void *a, const void *b)
{
	const struct stick *const *one = a, *const *other = b;

	return strcmp((*one)->folder, (*other)->folder);
}

/* Below another root nothing is mounted: any folder at the right depth counts. */
GPtrArray *sticks_find(const char *root)
{
	GPtrArray *sticks = g_ptr_array_new_with_free_func(stick_free);

	for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
		g_autofree char *folder = g_strconcat(root, "/", places[i].folder, NULL);

		look_below(sticks, folder, places[i].deepest, *root != '\0');
	}
	g_ptr_array_sort(sticks, by_folder);
	return sticks;
}

static bool lies_in(const char *path, const char *folder)
{
	size_t length = strlen(folder);

	return strncmp(path, folder, length) == 0 && path[length] == '/';
}

static bool lies_on_one(const GPtrArray *sticks, const char *path)
{
	for (guint i = 0; i < sticks->len; i++)
		if (lies_in(path, ((const struct stick *)sticks->pdata[i])->folder))
			return true;
	return false;
}

bool stick_is_gone(const char *root, const char *path)
{
	g_autoptr(GPtrArray) sticks = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
		g_autofree char *folder = g_strconcat(root, "/", places[i].folder, NULL);

		if (!lies_in(path, folder))
			continue;
		sticks = sticks_find(root);
		return !lies_on_one(sticks, path);
	}
	return false;
}

/* ---------------------------------------------------------------- the copies on them */

static int by_name_backwards(const void *a, const void *b)
{
	return -strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_copies(GPtrArray *paths, const char *folder)
{
	GDir *directory = g_dir_open(folder, 0, NULL);
	const char *name;

	while (directory && (name = g_dir_read_name(directory)))
		if (g_str_has_suffix(name, ENDING))
			g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
	if (directory)
		g_dir_close(directory);
}

/* The name carries the day: backwards, the latest of a stick stands first. */
GPtrArray *sticks_copies(const GPtrArray *sticks)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < sticks->len; i++)
		add_copies(paths, ((const struct stick *)sticks->pdata[i])->folder);
	g_ptr_array_sort(paths, by_name_backwards);
	return paths;
}

char *stick_room(const struct sentences *sentences, const struct stick *stick)
{
	gint64 megabytes = stick->free_bytes / (1000 * 1000);
	bool many = megabytes >= 10 * 1000;
	char number[24];

	if (stick->free_bytes < 0)
		return g_strdup("");
	g_snprintf(number, sizeof(number), "%" G_GINT64_FORMAT,
		   many ? megabytes / 1000 : megabytes);
	return say_with(sentences, many ? "elsewhere.free_gb" : "elsewhere.free_mb", "number",
			number, NULL);
}

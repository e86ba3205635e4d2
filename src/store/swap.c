/* Reads /proc/swaps, and in /sys what the devices are made of.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/swap.h"

#include <glib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#define DEPTH_MAX 8 /* devices upon devices: LVM on LUKS on a partition */

static bool device_is_encrypted(const char *device, int depth);

/* All of what it is made of is; a partition of no known parts is not. */
static bool parts_are_encrypted(const char *device, int depth)
{
	g_autofree char *folder = g_build_filename(device, "slaves", NULL);
	g_autoptr(GDir) parts = g_dir_open(folder, 0, NULL);
	bool encrypted = true;
	const char *name;
	int count = 0;

	while (parts && encrypted && (name = g_dir_read_name(parts))) {
		g_autofree char *part = g_build_filename(folder, name, NULL);

		encrypted = device_is_encrypted(part, depth + 1);
		count++;
	}
	return encrypted && count > 0;
}

static bool device_is_encrypted(const char *device, int depth)
{
	g_autofree char *path = g_build_filename(device, "dm", "uuid", NULL);
	g_autofree char *uuid = NULL;

	if (g_file_get_contents(path, &uuid, NULL, NULL) && g_str_has_prefix(uuid, "CRYPT-"))
		return true;
	return depth < DEPTH_MAX && parts_are_encrypted(device, depth);
}

/* A partition, or a file on one. */
static bool area_is_safe(const char *root, const char *path)
{
	g_autofree char *device = NULL;
	struct stat status;
	dev_t number;

	if (g_str_has_prefix(path, "/dev/zram"))
		return true;
	if (stat(path, &status) < 0)
		return false;
	number = S_ISBLK(status.st_mode) ? status.st_rdev : status.st_dev;
	device = g_strdup_printf("%s/sys/dev/block/%u:%u", root, major(number), minor(number));
	return device_is_encrypted(device, 0);
}

bool swap_is_readable(const char *root)
{
	g_autofree char *path = g_strconcat(root, "/proc/swaps", NULL);
	g_autofree char *contents = NULL;
	char **lines;
	bool readable = false;

	if (!g_file_get_contents(path, &contents, NULL, NULL))
		return false;
	lines = g_strsplit(contents, "\n", -1);
	for (char **line = lines; *line && !readable; line++) {
		g_autofree char *name = g_strndup(*line, strcspn(*line, " \t"));
		g_autofree char *area =
			g_strcompress(name); /* a blank in a name stands there as \040 */

		readable = area[0] == '/' && !area_is_safe(root, area);
	}
	g_strfreev(lines);
	return readable;
}

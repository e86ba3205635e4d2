/* Where vaults are.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/file.h"
#include "store/superblock.h"
#include "store/vault_state.h"

#include <fcntl.h>

/* XDG says that a relative path counts as unset. Ours would be another vault in every folder the program is started from. */
static char *base_folder(const char *wanted, const char *usual)
{
	return g_path_is_absolute(wanted)
		       ? g_build_filename(wanted, "perspectief", NULL)
		       : g_build_filename(g_get_home_dir(), ".local", usual, "perspectief", NULL);
}

char *vault_default_path(void)
{
	g_autofree char *folder = base_folder(g_get_user_data_dir(), "share");

	return g_build_filename(folder, "vault.perspectief", NULL);
}

char *vault_default_state_folder(void)
{
	return base_folder(g_get_user_state_dir(), "state");
}

char *vault_real_path(const struct disk *disk, const char *path)
{
	char *real = disk->real_path(disk->data, path);
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *base = g_path_get_basename(path);
	g_autofree char *real_folder = NULL;

	if (real)
		return real;
	real_folder = disk->real_path(disk->data, folder);
	return real_folder ? g_build_filename(real_folder, base, NULL) : g_strdup(path);
}

static bool is_same_file(const struct disk *disk, const char *a, const char *b)
{
	struct stat one, other;

	return disk->stat(disk->data, a, &one) == 0 && disk->stat(disk->data, b, &other) == 0 &&
	       one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

bool vault_same_place(const char *path, const char *other, const struct disk *disk)
{
	g_autofree char *real = vault_real_path(disk, path);
	g_autofree char *real_other = vault_real_path(disk, other);

	return g_str_equal(real, real_other) || is_same_file(disk, real, real_other);
}

bool vault_owns_path(const char *vault_path, const char *path, const struct disk *disk)
{
	g_autofree char *vault = vault_real_path(disk, vault_path);
	g_autofree char *asked = vault_real_path(disk, path);
	g_autofree char *beside = g_strconcat(vault, ".", NULL);

	return vault_same_place(vault, asked, disk) || g_str_has_prefix(asked, beside);
}

/* A copy of it, or somebody else's vault: damaged or newer, it begins like one. */
static bool begins_like_a_vault(const struct disk *disk, const char *path)
{
	unsigned char block[SUPERBLOCK_SIZE] = { 0 };
	struct superblock superblock;
	int file = file_open(disk, path, O_RDONLY, 0);
	gssize got = file < 0 ? -1 : file_read(disk, file, block, sizeof(block), 0);

	file_close(disk, &file);
	return got > 0 && superblock_decode(block, &superblock) != SUPERBLOCK_STRANGE;
}

/* Its own path is looked at first: a vault that is open is not opened once more. */
bool vault_forbids_path(const char *vault_path, const char *path, const struct disk *disk)
{
	return (vault_path && vault_owns_path(vault_path, path, disk)) ||
	       begins_like_a_vault(disk, path);
}

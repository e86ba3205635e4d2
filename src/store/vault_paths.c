/* Where vaults are.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/vault_state.h"

char *vault_default_path(void)
{
	return g_build_filename(g_get_user_data_dir(), "perspectief", "vault.perspectief", NULL);
}

char *vault_default_state_folder(void)
{
	return g_build_filename(g_get_user_state_dir(), "perspectief", NULL);
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

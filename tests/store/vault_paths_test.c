/* Which files are the vault's own: nothing that is printed or exported may be written over them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/file.h"
#include "support/vaults.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>
#include <glib/gstdio.h>

static void the_vault_and_what_belongs_to_it_is_owned(void **state)
{
	static const char *const own[] = { "", ".lock", ".tmp", ".bak-3", ".tail-1", ".tmp.part" };
	struct vaults *vaults = vaults_new(1);

	for (size_t i = 0; i < G_N_ELEMENTS(own); i++) {
		g_autofree char *path = g_strconcat(VAULT_PATH, own[i], NULL);

		assert_true(vault_owns_path(VAULT_PATH, path, &vaults->options.disk));
	}
	vaults_free(vaults);
	(void)state;
}

static void other_files_in_the_same_folder_are_not(void **state)
{
	struct vaults *vaults = vaults_new(1);

	assert_false(vault_owns_path(VAULT_PATH, VAULT_FOLDER "/plan.pdf", &vaults->options.disk));
	assert_false(vault_owns_path(VAULT_PATH, VAULT_PATH "-copy", &vaults->options.disk));
	assert_false(vault_owns_path(VAULT_PATH, VAULT_FOLDER "/vault", &vaults->options.disk));
	vaults_free(vaults);
	(void)state;
}

static void a_link_to_it_is_owned(void **state)
{
	struct disk disk = disk_system();
	g_autofree char *folder = g_dir_make_tmp("perspectief-XXXXXX", NULL);
	g_autofree char *vault = g_build_filename(folder, "v.perspectief", NULL);
	g_autofree char *symbolic = g_build_filename(folder, "plan.pdf", NULL);
	g_autofree char *hard = g_build_filename(folder, "other.pdf", NULL);

	assert_true(g_file_set_contents(vault, "x", 1, NULL));
	assert_int_equal(symlink(vault, symbolic), 0);
	assert_int_equal(link(vault, hard), 0);
	assert_true(vault_owns_path(vault, symbolic, &disk));
	assert_true(vault_owns_path(vault, hard, &disk));
	assert_true(vault_owns_path(symbolic, vault, &disk));
	g_unlink(symbolic);
	g_unlink(hard);
	g_unlink(vault);
	g_rmdir(folder);
	(void)state;
}

static void a_copy_of_a_vault_is_not_written_over(void **state)
{
	static const char copy[] = VAULT_FOLDER "/copy", plan[] = VAULT_FOLDER "/plan.pdf";
	struct vaults *vaults = vaults_new(1);
	const struct disk *disk = &vaults->options.disk;
	int file = file_open(disk, copy, O_RDWR | O_CREAT, 0600);

	assert_true(file_write(disk, file, "perspectief\r\n\x1a\n", 16, 0));
	file_close(disk, &file);
	file = file_open(disk, plan, O_RDWR | O_CREAT, 0600);
	assert_true(file_write(disk, file, "%PDF-1.7", 8, 0));
	file_close(disk, &file);
	assert_false(vault_owns_path(VAULT_PATH, copy, disk));
	assert_true(vault_forbids_path(VAULT_PATH, copy, disk));
	assert_true(vault_forbids_path(NULL, copy, disk));
	assert_false(vault_forbids_path(VAULT_PATH, plan, disk));
	assert_false(vault_forbids_path(VAULT_PATH, VAULT_FOLDER "/new.pdf", disk));
	vaults_free(vaults);
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_vault_and_what_belongs_to_it_is_owned),
		cmocka_unit_test(other_files_in_the_same_folder_are_not),
		cmocka_unit_test(a_link_to_it_is_owned),
		cmocka_unit_test(a_copy_of_a_vault_is_not_written_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Swap that could carry words to a disk in plain is noticed; compressed or encrypted swap is not.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/swap.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <cmocka.h>

static char *root;
static char *device; /* "8:1": where the swap file of the test lies */

static void write_below(const char *path, const char *text)
{
	g_autofree char *whole = g_strconcat(root, path, NULL);
	g_autofree char *folder = g_path_get_dirname(whole);

	assert_int_equal(g_mkdir_with_parents(folder, 0700), 0);
	assert_true(g_file_set_contents(whole, text, -1, NULL));
}

static int set_up(void **state)
{
	struct stat status;

	(void)state;
	root = g_dir_make_tmp("swap XXXXXX", NULL);
	if (!root || stat(root, &status) < 0)
		return -1;
	device = g_strdup_printf("%u:%u", major(status.st_dev), minor(status.st_dev));
	return 0;
}

static int tear_down(void **state)
{
	g_autofree char *command = g_strdup_printf("rm -rf '%s'", root);

	(void)state;
	g_free(device);
	if (system(command) != 0)
		return -1;
	g_free(root);
	return 0;
}

static void swap_in(const char *area)
{
	g_autofree char *text =
		g_strdup_printf("Filename Type Size Used Priority\n%s file 100 0 -2\n", area);

	write_below("/proc/swaps", text);
}

/* The file itself, as /proc/swaps writes it. */
static void swap_in_a_file(void)
{
	g_autofree char *path = g_strconcat(root, "/swapfile", NULL);
	char **parts = g_strsplit(path, " ", -1);
	g_autofree char *escaped = g_strjoinv("\\040", parts);

	write_below("/swapfile", "");
	swap_in(escaped);
	g_strfreev(parts);
}

static void no_swap_is_nothing_to_warn_of(void **state)
{
	(void)state;
	assert_false(swap_is_readable(root));
	write_below("/proc/swaps", "Filename Type Size Used Priority\n");
	assert_false(swap_is_readable(root));
	swap_in("/dev/zram0");
	assert_false(swap_is_readable(root));
}

static void plain_swap_is_readable(void **state)
{
	(void)state;
	swap_in("/dev/no-such-device");
	assert_true(swap_is_readable(root));
	swap_in_a_file();
	assert_true(swap_is_readable(root));
}

static void swap_on_an_encrypted_device_is_not_readable(void **state)
{
	g_autofree char *uuid = g_strdup_printf("/sys/dev/block/%s/dm/uuid", device);

	(void)state;
	swap_in_a_file();
	write_below(uuid, "CRYPT-LUKS2-0123-swap\n");
	assert_false(swap_is_readable(root));
	write_below(uuid, "LVM-0123\n");
	assert_true(swap_is_readable(root));
}

static void swap_on_volumes_is_as_safe_as_the_worst_of_their_parts(void **state)
{
	g_autofree char *one = g_strdup_printf("/sys/dev/block/%s/slaves/dm-1/dm/uuid", device);
	g_autofree char *other = g_strdup_printf("/sys/dev/block/%s/slaves/sda2/size", device);

	(void)state;
	swap_in_a_file();
	write_below(one, "CRYPT-LUKS2-0123-disk\n");
	assert_false(swap_is_readable(root));
	write_below(other, "1\n");
	assert_true(swap_is_readable(root));
}

int main(void)
{
#define with_root(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		with_root(no_swap_is_nothing_to_warn_of),
		with_root(plain_swap_is_readable),
		with_root(swap_on_an_encrypted_device_is_not_readable),
		with_root(swap_on_volumes_is_as_safe_as_the_worst_of_their_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Files that appear whole or not at all, and what stands beside them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/new_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

struct desk {
	char *folder, *path;
};

/* As on a stick, whose file system knows no files without names. */
static bool on_a_stick;

int open(const char *path, int flags, ...)
{
	va_list list;
	int mode;

	va_start(list, flags);
	mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(list, int) : 0;
	va_end(list);
	if (on_a_stick && (flags & O_TMPFILE) == O_TMPFILE) {
		errno = EOPNOTSUPP;
		return -1;
	}
	return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

static int setup(void **state)
{
	struct desk *desk = g_new0(struct desk, 1);

	desk->folder = g_dir_make_tmp("new-file-XXXXXX", NULL);
	desk->path = g_build_filename(desk->folder, "plan.txt", NULL);
	*state = desk;
	return 0;
}

static int teardown(void **state)
{
	struct desk *desk = *state;
	GDir *list = g_dir_open(desk->folder, 0, NULL);
	const char *name;

	while ((name = g_dir_read_name(list))) {
		g_autofree char *path = g_build_filename(desk->folder, name, NULL);

		(void)g_remove(path);
	}
	g_dir_close(list);
	assert_int_equal(g_rmdir(desk->folder), 0);
	g_free(desk->folder);
	g_free(desk->path);
	g_free(desk);
	return 0;
}

static int count_files(const struct desk *desk)
{
	GDir *list = g_dir_open(desk->folder, 0, NULL);
	int count = 0;

	while (g_dir_read_name(list))
		count++;
	g_dir_close(list);
	return count;
}

static void assert_says(const char *path, const char *words)
{
	g_autofree char *text = NULL;

	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	assert_string_equal(text, words);
}

static bool write_words(const char *path, const char *words, struct error *error)
{
	return new_file_write(path, words, strlen(words), NULL, "paper.cannot_write", error);
}

static void a_file_is_whole_and_for_its_owner_only(void **state)
{
	struct desk *desk = *state;
	struct error error = ERROR_CLEAR;
	struct stat about;

	assert_true(write_words(desk->path, "перший", &error));
	assert_true(write_words(desk->path, "другий", &error));
	assert_says(desk->path, "другий");
	assert_int_equal(stat(desk->path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
	assert_int_equal(count_files(desk), 1);
}

static void what_somebody_keeps_beside_it_stays(void **state)
{
	struct desk *desk = *state;
	g_autofree char *theirs = g_strconcat(desk->path, ".part", NULL);
	struct error error = ERROR_CLEAR;

	assert_true(g_file_set_contents(theirs, "my own words", -1, NULL));
	assert_true(write_words(desk->path, "план", &error));
	assert_says(theirs, "my own words");
	assert_int_equal(count_files(desk), 2);
}

static void what_is_not_kept_leaves_nothing(void **state)
{
	struct desk *desk = *state;
	struct error error = ERROR_CLEAR;
	struct new_file file;

	assert_true(g_file_set_contents(desk->path, "yesterday", -1, NULL));
	assert_true(new_file_open(&file, desk->path, NULL, "paper.cannot_write", &error));
	assert_true(new_file_append(&file, "half", 4, &error));
	assert_int_equal(count_files(desk), on_a_stick ? 2 : 1);
	new_file_done(&file);
	assert_says(desk->path, "yesterday");
	assert_int_equal(count_files(desk), 1);
}

static void a_link_stays_a_link(void **state)
{
	struct desk *desk = *state;
	g_autofree char *real = g_build_filename(desk->folder, "real.txt", NULL);
	struct error error = ERROR_CLEAR;

	assert_true(g_file_set_contents(real, "old", -1, NULL));
	assert_int_equal(symlink("real.txt", desk->path), 0);
	assert_true(write_words(desk->path, "new", &error));
	assert_true(g_file_test(desk->path, G_FILE_TEST_IS_SYMLINK));
	assert_says(real, "new");
}

static void what_is_no_file_is_not_replaced(void **state)
{
	struct desk *desk = *state;
	struct error error = ERROR_CLEAR;

	assert_int_equal(mkfifo(desk->path, 0600), 0);
	assert_false(write_words(desk->path, "план", &error));
	assert_string_equal(error.sentence, "paper.cannot_write");
	assert_string_equal(error.file, "plan.txt");
	error = ERROR_CLEAR;
	assert_false(write_words(desk->folder, "план", &error));
	assert_int_equal(error.system_errno, EISDIR);
	assert_int_equal(count_files(desk), 1);
}

static void a_name_that_leaves_no_room_for_another_is_written(void **state)
{
	struct desk *desk = *state;
	g_autofree char *name = g_strnfill(250, 'a');
	g_autofree char *path = g_build_filename(desk->folder, name, NULL);
	struct error error = ERROR_CLEAR;

	assert_true(write_words(path, "план", &error));
	assert_says(path, "план");
	assert_int_equal(count_files(desk), 1);
}

/* As a full disk does: no more than so many bytes. */
static void a_full_disk_leaves_what_was_there(void **state)
{
	struct desk *desk = *state;
	g_autofree char *words = g_strnfill(8192, 'a');
	struct rlimit before, little = { .rlim_cur = 4096, .rlim_max = RLIM_INFINITY };
	struct error error = ERROR_CLEAR;
	bool written;

	assert_true(g_file_set_contents(desk->path, "yesterday", -1, NULL));
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	little.rlim_max = before.rlim_max;
	setrlimit(RLIMIT_FSIZE, &little);
	written = write_words(desk->path, words, &error);
	setrlimit(RLIMIT_FSIZE, &before);
	assert_false(written);
	assert_int_equal(error.system_errno, EFBIG);
	assert_says(desk->path, "yesterday");
	assert_int_equal(count_files(desk), 1);
}

static int setup_on_a_stick(void **state)
{
	on_a_stick = true;
	return setup(state);
}

static int teardown_on_a_stick(void **state)
{
	on_a_stick = false;
	return teardown(state);
}

#define FILE_TEST(test)                                                                            \
	cmocka_unit_test_setup_teardown(test, setup, teardown),                                    \
		cmocka_unit_test_setup_teardown(test, setup_on_a_stick, teardown_on_a_stick)

int main(void)
{
	const struct CMUnitTest tests[] = {
		FILE_TEST(a_file_is_whole_and_for_its_owner_only),
		FILE_TEST(what_somebody_keeps_beside_it_stays),
		FILE_TEST(what_is_not_kept_leaves_nothing),
		FILE_TEST(a_link_stays_a_link),
		FILE_TEST(what_is_no_file_is_not_replaced),
		FILE_TEST(a_name_that_leaves_no_room_for_another_is_written),
		FILE_TEST(a_full_disk_leaves_what_was_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

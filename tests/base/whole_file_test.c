/* A file read at once: all of it, or a sentence that names it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/whole_file.h"

#include <glib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#define MOST 100000

struct desk {
	char *folder, *path;
};

static void begin(struct desk *desk)
{
	desk->folder = g_dir_make_tmp("perspectief-whole-XXXXXX", NULL);
	assert_non_null(desk->folder);
	desk->path = g_build_filename(desk->folder, "file", NULL);
}

static void end(struct desk *desk)
{
	g_unlink(desk->path);
	assert_int_equal(g_rmdir(desk->folder), 0);
	g_free(desk->path);
	g_free(desk->folder);
}

static void assert_read(const struct desk *desk, size_t size)
{
	g_autofree char *wanted = g_strnfill(size, 'x');
	g_autofree char *bytes = NULL;
	struct error error = ERROR_CLEAR;
	size_t length = 1;

	assert_true(g_file_set_contents(desk->path, wanted, (gssize)size, NULL));
	assert_true(whole_file_read(desk->path, MOST, "file", &bytes, &length, &error));
	assert_int_equal(length, size);
	assert_string_equal(bytes, wanted);
}

static void assert_refused(const struct desk *desk, const char *sentence)
{
	char *bytes = NULL;
	struct error error = ERROR_CLEAR;
	size_t length = 0;

	assert_false(whole_file_read(desk->path, MOST, "somebody's", &bytes, &length, &error));
	assert_null(bytes);
	assert_string_equal(error.sentence, sentence);
	assert_string_equal(error.file, "somebody's");
}

static void all_of_a_file_is_read(void **state)
{
	struct desk desk;

	(void)state;
	begin(&desk);
	assert_read(&desk, 0);
	assert_read(&desk, 1);
	assert_read(&desk, 65536);
	assert_read(&desk, MOST);
	end(&desk);
}

static void what_is_larger_missing_or_a_folder_is_refused(void **state)
{
	g_autofree char *large = g_strnfill(MOST + 1, 'x');
	struct desk desk;

	(void)state;
	begin(&desk);
	assert_refused(&desk, "cli.cannot_read");
	assert_true(g_file_set_contents(desk.path, large, -1, NULL));
	assert_refused(&desk, "cli.file_too_large");
	g_unlink(desk.path);
	assert_int_equal(g_mkdir(desk.path, 0700), 0);
	assert_refused(&desk, "cli.cannot_read");
	g_rmdir(desk.path);
	end(&desk);
}

static void a_pipe_nobody_writes_to_is_not_waited_for(void **state)
{
	g_autofree char *bytes = NULL;
	struct error error = ERROR_CLEAR;
	size_t length = 1;
	struct desk desk;

	(void)state;
	begin(&desk);
	assert_int_equal(mkfifo(desk.path, 0600), 0);
	assert_true(whole_file_read(desk.path, MOST, "file", &bytes, &length, &error));
	assert_int_equal(length, 0);
	end(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_of_a_file_is_read),
		cmocka_unit_test(what_is_larger_missing_or_a_folder_is_refused),
		cmocka_unit_test(a_pipe_nobody_writes_to_is_not_waited_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

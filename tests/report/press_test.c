/* The child that prints, when it hangs, crashes, lies or is not there. The test is its own child: what it does is in its name.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/press.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/stat.h>
#include <unistd.h>

#define SMALL_PDF                                                                                  \
	"%PDF-1.5\nthis stands for a file of some length, as a printed sheet always is\n%%EOF\n"

struct bench {
	char *folder, *target;
	gint64 now_ms;
};

static gint64 now(void *data)
{
	return ((struct bench *)data)->now_ms;
}

static struct clock clock_of(struct bench *bench)
{
	return (struct clock){ .data = bench, .monotonic_ms = now };
}

static int setup(void **state)
{
	struct bench *bench = g_new0(struct bench, 1);

	bench->folder = g_dir_make_tmp("press-XXXXXX", NULL);
	bench->target = g_build_filename(bench->folder, "plan.pdf", NULL);
	*state = bench;
	return 0;
}

static void clear_folder(const char *folder)
{
	GDir *list = g_dir_open(folder, 0, NULL);
	const char *name;

	while ((name = g_dir_read_name(list))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		g_unlink(path);
	}
	g_dir_close(list);
	g_rmdir(folder);
}

static int teardown(void **state)
{
	struct bench *bench = *state;

	clear_folder(bench->folder);
	g_free(bench->folder);
	g_free(bench->target);
	g_free(bench);
	return 0;
}

/* A link to this very program, named after what it shall do. */
static char *child(struct bench *bench, const char *does)
{
	g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
	char *path = g_build_filename(bench->folder, does, NULL);

	assert_int_equal(symlink(self, path), 0);
	return path;
}

static bool run(struct bench *bench, const char *does, struct error *error)
{
	struct document *document = document_new("План", "uk");
	g_autofree char *program = child(bench, does);
	struct clock clock = clock_of(bench);
	g_autofree char *long_text = g_strnfill(1000000, 'a');
	bool done;

	document_add(document, BLOCK_PARAGRAPH, NULL, long_text);
	done = press_run(document, bench->target, program, &clock, error);
	document_free(document);
	return done;
}

/* Files that begin as the sheet is called. */
static int count_sheets(const struct bench *bench)
{
	GDir *list = g_dir_open(bench->folder, 0, NULL);
	const char *name;
	int count = 0;

	while ((name = g_dir_read_name(list)))
		count += g_str_has_prefix(name, "plan.pdf");
	g_dir_close(list);
	return count;
}

static void assert_nothing_written(const struct bench *bench)
{
	assert_int_equal(count_sheets(bench), 0);
}

static void a_child_that_does_its_work_leaves_the_file_and_nothing_else(void **state)
{
	struct bench *bench = *state;
	struct error error = ERROR_CLEAR;
	g_autofree char *text = NULL;
	struct stat about;

	assert_true(run(bench, "works", &error));
	assert_true(g_file_get_contents(bench->target, &text, NULL, NULL));
	assert_string_equal(text, SMALL_PDF);
	assert_int_equal(count_sheets(bench), 1);
	assert_int_equal(stat(bench->target, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
}

static void a_child_that_hangs_is_killed_after_its_time_and_leaves_nothing(void **state)
{
	struct bench *bench = *state;
	struct document *document = document_new("План", "uk");
	g_autofree char *program = child(bench, "hangs");
	struct clock clock = clock_of(bench);
	struct error error = ERROR_CLEAR;
	struct press *press = press_start(document, bench->target, program, &clock, &error);

	assert_non_null(press);
	assert_true(press_fd(press) >= 0);
	assert_int_equal(press_deadline(press), PRESS_SECONDS * 1000);
	press_write(press);
	bench->now_ms = PRESS_SECONDS * 1000;
	assert_false(press_finish(press, &error));
	assert_string_equal(error.sentence, "paper.hung");
	assert_string_equal(error.file, "plan.pdf");
	assert_nothing_written(bench);
	document_free(document);
}

static void a_child_that_reads_nothing_does_not_hold_us_up(void **state)
{
	struct bench *bench = *state;
	struct document *document = document_new("План", "uk");
	g_autofree char *program = child(bench, "hangs");
	g_autofree char *long_text = g_strnfill(4000000, 'a');
	struct clock clock = clock_of(bench);
	struct error error = ERROR_CLEAR;
	struct press *press;

	document_add(document, BLOCK_PARAGRAPH, NULL, long_text);
	press = press_start(document, bench->target, program, &clock, &error);
	assert_non_null(press);
	press_write(press);
	assert_true(press_write_fd(press) >= 0);
	assert_false(press_finish(press, &error));
	assert_string_equal(error.sentence, "paper.stopped");
	assert_nothing_written(bench);
	document_free(document);
}

static void a_child_that_crashes_or_lies_leaves_nothing(void **state)
{
	static const char *const deeds[] = { "crashes", "fails", "writes-nothing", "writes-half" };

	for (size_t i = 0; i < G_N_ELEMENTS(deeds); i++) {
		struct error error = ERROR_CLEAR;

		assert_false(run(*state, deeds[i], &error));
		assert_string_equal(error.sentence, "paper.failed");
		assert_nothing_written(*state);
	}
}

static void a_full_disk_is_called_by_its_name(void **state)
{
	struct error error = ERROR_CLEAR;

	assert_false(run(*state, "finds-no-room", &error));
	assert_string_equal(error.sentence, "paper.cannot_write");
	assert_nothing_written(*state);
}

static void an_older_file_stays_when_printing_fails(void **state)
{
	struct bench *bench = *state;
	struct error error = ERROR_CLEAR;
	g_autofree char *text = NULL;

	assert_true(g_file_set_contents(bench->target, "yesterday", -1, NULL));
	assert_false(run(bench, "fails", &error));
	assert_true(g_file_get_contents(bench->target, &text, NULL, NULL));
	assert_string_equal(text, "yesterday");
}

/* Whatever becomes of ours. */
static void what_somebody_keeps_beside_the_sheet_stays(void **state)
{
	static const char *const deeds[] = { "works", "fails", "crashes" };
	struct bench *bench = *state;
	g_autofree char *theirs = g_strconcat(bench->target, ".part", NULL);

	assert_true(g_file_set_contents(theirs, "my own words", -1, NULL));
	for (size_t i = 0; i < G_N_ELEMENTS(deeds); i++) {
		struct error error = ERROR_CLEAR;
		g_autofree char *text = NULL;

		assert_int_equal(run(bench, deeds[i], &error), i == 0);
		assert_true(g_file_get_contents(theirs, &text, NULL, NULL));
		assert_string_equal(text, "my own words");
		assert_int_equal(count_sheets(bench), 2);
	}
}

static void a_link_is_followed_and_stays_a_link(void **state)
{
	struct bench *bench = *state;
	g_autofree char *real = g_build_filename(bench->folder, "real.pdf", NULL);
	g_autofree char *text = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(g_file_set_contents(real, "old", -1, NULL));
	assert_int_equal(symlink("real.pdf", bench->target), 0);
	assert_true(run(bench, "works", &error));
	assert_true(g_file_test(bench->target, G_FILE_TEST_IS_SYMLINK));
	assert_true(g_file_get_contents(real, &text, NULL, NULL));
	assert_string_equal(text, SMALL_PDF);
}

static void what_is_no_file_is_refused_before_anything_starts(void **state)
{
	struct bench *bench = *state;
	struct document *document = document_new("", "uk");
	struct clock clock = clock_of(bench);
	struct error error = ERROR_CLEAR;

	assert_null(press_start(document, bench->folder, "/bin/true", &clock, &error));
	assert_string_equal(error.sentence, "paper.no_file");
	error = ERROR_CLEAR;
	assert_null(press_start(document, bench->target, "/nowhere/paper", &clock, &error));
	assert_string_equal(error.sentence, "paper.cannot_start");
	assert_nothing_written(bench);
	document_free(document);
}

static void a_folder_that_is_not_there_is_an_error(void **state)
{
	struct bench *bench = *state;
	struct document *document = document_new("", "uk");
	g_autofree char *path = g_build_filename(bench->folder, "no", "plan.pdf", NULL);
	struct clock clock = clock_of(bench);
	struct error error = ERROR_CLEAR;

	assert_null(press_start(document, path, "/bin/true", &clock, &error));
	assert_string_equal(error.sentence, "paper.cannot_write");
	document_free(document);
}

static void a_sheet_in_memory_touches_no_folder(void **state)
{
	struct bench *bench = *state;
	struct document *document = document_new("", "uk");
	g_autofree char *program = child(bench, "works");
	struct clock clock = clock_of(bench);
	struct error error = ERROR_CLEAR;
	g_autoptr(GByteArray) bytes = press_run_to_memory(document, program, &clock, &error);

	assert_non_null(bytes);
	assert_int_equal(bytes->len, strlen(SMALL_PDF));
	assert_nothing_written(bench);
	document_free(document);
}

/* Everything that is open beside 0 to 3 would be a way for words to get out. */
static int count_descriptors(void)
{
	int count = 0;

	for (int i = 4; i < 1000; i++)
		count += fcntl(i, F_GETFD) >= 0;
	return count;
}

static void swallow_input(void)
{
	char piece[4096];

	while (read(STDIN_FILENO, piece, sizeof(piece)) > 0)
		;
}

static int be_child(const char *does)
{
	const char *pdf = SMALL_PDF;

	if (strcmp(does, "hangs") == 0)
		for (;;)
			pause();
	if (strcmp(does, "finds-no-room") == 0)
		return PAPER_BAD_WRITE;
	if (strcmp(does, "fails") == 0)
		return PAPER_FAILED;
	swallow_input();
	if (strcmp(does, "crashes") == 0)
		raise(SIGKILL);
	if (strcmp(does, "writes-nothing") == 0)
		return PAPER_DONE;
	if (count_descriptors() > 0 || g_getenv("PATH"))
		return PAPER_FAILED;
	if (write(3, pdf, strcmp(does, "works") == 0 ? strlen(pdf) : strlen(pdf) / 2) < 0)
		return PAPER_BAD_WRITE;
	return PAPER_DONE;
}

/* valgrind 3.19 does not know them. */
static bool has_pidfds(void)
{
	int own = pidfd_open(getpid(), 0);

	if (own >= 0)
		close(own);
	return own >= 0;
}

#define PRESS_TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(int count, char **arguments)
{
	const struct CMUnitTest tests[] = {
		PRESS_TEST(a_child_that_does_its_work_leaves_the_file_and_nothing_else),
		PRESS_TEST(a_child_that_hangs_is_killed_after_its_time_and_leaves_nothing),
		PRESS_TEST(a_child_that_reads_nothing_does_not_hold_us_up),
		PRESS_TEST(a_child_that_crashes_or_lies_leaves_nothing),
		PRESS_TEST(a_full_disk_is_called_by_its_name),
		PRESS_TEST(an_older_file_stays_when_printing_fails),
		PRESS_TEST(what_somebody_keeps_beside_the_sheet_stays),
		PRESS_TEST(a_link_is_followed_and_stays_a_link),
		PRESS_TEST(what_is_no_file_is_refused_before_anything_starts),
		PRESS_TEST(a_folder_that_is_not_there_is_an_error),
		PRESS_TEST(a_sheet_in_memory_touches_no_folder),
	};

	if (count == 2 && strcmp(arguments[1], "3") == 0) {
		g_autofree char *does = g_path_get_basename(arguments[0]);

		_exit(be_child(does));
	}
	if (!has_pidfds()) {
		puts("skipped: no pidfds here");
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}

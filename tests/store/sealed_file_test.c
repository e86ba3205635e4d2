/* A sealed file on a medium that fails, lies or loses its power: proven under its name, or nothing.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sealed.h"

#include "support/fault_disk.h"
#include "support/vaults.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <errno.h>
#include <string.h>

#include <cmocka.h>

#define PATH "/stick/NIJ-0001.perspectief-person"
#define WORDS "Хочу знову працювати з цифрами"

struct stick {
	struct fault_disk *medium;
	struct disk disk;
	struct secret *secret;
	GByteArray *sealed;
	struct error error;
};

static struct stick stick_new(void)
{
	struct stick stick = { .medium = fault_disk_new(7), .secret = secret_from("верба") };

	stick.disk = fault_disk_functions(stick.medium);
	assert_int_equal(stick.disk.mkdir(stick.disk.data, "/stick", 0700), 0);
	stick.sealed = sealed_close(WORDS, strlen(WORDS), stick.secret, vault_cost_test, NULL);
	assert_non_null(stick.sealed);
	return stick;
}

static void stick_done(struct stick *stick)
{
	fault_disk_free(stick->medium);
	secret_free(stick->secret);
	g_byte_array_unref(stick->sealed);
}

static bool write_to(struct stick *stick, const struct disk *disk)
{
	stick->error = (struct error)ERROR_CLEAR;
	return sealed_file_write(disk, PATH, stick->sealed, stick->secret, &stick->error);
}

static int files_on(const struct stick *stick)
{
	return fault_disk_count(stick->medium, "/stick/");
}

static bool stands_there(const struct stick *stick)
{
	g_autoptr(GBytes) bytes = fault_disk_bytes(stick->medium, PATH);

	return bytes && g_bytes_get_size(bytes) == stick->sealed->len &&
	       memcmp(g_bytes_get_data(bytes, NULL), stick->sealed->data, stick->sealed->len) == 0;
}

static void it_stands_there_alone(void **state)
{
	struct stick stick = stick_new();

	assert_true(write_to(&stick, &stick.disk));
	assert_true(stands_there(&stick));
	assert_int_equal(files_on(&stick), 1);
	stick_done(&stick);
	(void)state;
}

static void a_medium_without_links_takes_it_too(void **state)
{
	struct stick stick = stick_new();

	fault_disk_refuse_links(stick.medium);
	assert_true(write_to(&stick, &stick.disk));
	assert_true(stands_there(&stick));
	assert_int_equal(files_on(&stick), 1);
	stick_done(&stick);
	(void)state;
}

static void what_is_there_is_not_replaced(void **state)
{
	struct stick stick = stick_new();

	fault_disk_put(stick.medium, PATH, "theirs", 6);
	assert_false(write_to(&stick, &stick.disk));
	assert_string_equal(stick.error.sentence, "copy.exists");
	assert_false(stands_there(&stick));
	assert_int_equal(files_on(&stick), 1);
	stick_done(&stick);
	(void)state;
}

/* ---------------------------------------------------------------- a medium that lies */

/* Answers well to everything, and gives other bytes back. */
struct liar {
	struct disk honest;
	int bit;   /* of what it gives back: turned over */
	bool less; /* the last byte is missing */
};

static ssize_t lying_pread(void *data, int file, void *bytes, size_t length, off_t offset)
{
	const struct liar *liar = data;
	ssize_t got = liar->honest.pread(liar->honest.data, file, bytes, length, offset);

	if (liar->less)
		return MAX(got - 1, 0);
	if (got > 0 && offset <= liar->bit / 8 && liar->bit / 8 < offset + got)
		((unsigned char *)bytes)[liar->bit / 8 - offset] ^= 1u << (liar->bit % 8);
	return got;
}

static int lying_open(void *data, const char *path, int flags, mode_t mode)
{
	const struct disk *honest = &((struct liar *)data)->honest;

	return honest->open(honest->data, path, flags, mode);
}

static int lying_close(void *data, int file)
{
	const struct disk *honest = &((struct liar *)data)->honest;

	return honest->close(honest->data, file);
}

static ssize_t lying_pwrite(void *data, int file, const void *bytes, size_t length, off_t offset)
{
	const struct disk *honest = &((struct liar *)data)->honest;

	return honest->pwrite(honest->data, file, bytes, length, offset);
}

static int lying_sync(void *data, int file)
{
	const struct disk *honest = &((struct liar *)data)->honest;

	return honest->sync(honest->data, file);
}

static int lying_fstat(void *data, int file, struct stat *status)
{
	const struct disk *honest = &((struct liar *)data)->honest;

	return honest->fstat(honest->data, file, status);
}

static int lying_unlink(void *data, const char *path)
{
	const struct disk *honest = &((struct liar *)data)->honest;

	return honest->unlink(honest->data, path);
}

/* It is asked for nothing else: a file that reads back differently never gets its name. */
static struct disk lying_disk(struct liar *liar)
{
	return (struct disk){
		.data = liar,
		.open = lying_open,
		.close = lying_close,
		.pread = lying_pread,
		.pwrite = lying_pwrite,
		.sync = lying_sync,
		.fstat = lying_fstat,
		.unlink = lying_unlink,
	};
}

static void must_be_noticed(struct stick *stick, struct liar *liar)
{
	struct disk disk = lying_disk(liar);

	assert_false(write_to(stick, &disk));
	assert_string_equal(stick->error.sentence, "copy.differs");
	assert_int_equal(files_on(stick), 0);
}

static void what_reads_back_differently_never_gets_its_name(void **state)
{
	struct stick stick = stick_new();
	struct liar liar = { .honest = stick.disk };
	int bits = (int)stick.sealed->len * 8;

	for (liar.bit = 0; liar.bit < bits; liar.bit += 7)
		must_be_noticed(&stick, &liar);
	liar.bit = bits - 1;
	must_be_noticed(&stick, &liar);
	liar.less = true;
	must_be_noticed(&stick, &liar);
	stick_done(&stick);
	(void)state;
}

static void what_its_code_does_not_open_is_no_copy(void **state)
{
	struct stick stick = stick_new();

	secret_free(stick.secret);
	stick.secret = secret_from("тополя");
	assert_false(write_to(&stick, &stick.disk));
	assert_string_equal(stick.error.sentence, "copy.differs");
	assert_int_equal(files_on(&stick), 0);
	stick_done(&stick);
	(void)state;
}

/* ---------------------------------------------------------------- a medium that fails */

static void whenever_it_fails_nothing_stays(void **state)
{
	bool failed = true;

	for (int nth = 1; failed; nth++) {
		struct stick stick = stick_new();
		bool written;

		fault_disk_fail(stick.medium, CALL_ANY, nth, EIO, false);
		written = write_to(&stick, &stick.disk);
		failed = fault_disk_has_failed(stick.medium);
		assert_int_equal(written, stands_there(&stick));
		assert_int_equal(written, !error_is_set(&stick.error));
		if (!written)
			assert_int_equal(files_on(&stick), 0);
		stick_done(&stick);
	}
	(void)state;
}

static void without_power_it_is_whole_or_not_there(void **state)
{
	bool cut = true;

	for (int nth = 1; cut; nth++) {
		struct stick stick = stick_new();
		g_autoptr(GBytes) bytes = NULL;

		fault_disk_cut_power_at(stick.medium, nth);
		(void)!write_to(&stick, &stick.disk);
		cut = !fault_disk_has_power(stick.medium);
		fault_disk_cut_power(stick.medium);
		bytes = fault_disk_bytes(stick.medium, PATH);
		assert_true(!bytes || stands_there(&stick));
		assert_true(cut || bytes);
		stick_done(&stick);
	}
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_stands_there_alone),
		cmocka_unit_test(a_medium_without_links_takes_it_too),
		cmocka_unit_test(what_is_there_is_not_replaced),
		cmocka_unit_test(what_reads_back_differently_never_gets_its_name),
		cmocka_unit_test(what_its_code_does_not_open_is_no_copy),
		cmocka_unit_test(whenever_it_fails_nothing_stays),
		cmocka_unit_test(without_power_it_is_whole_or_not_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

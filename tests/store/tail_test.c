/* Every way a file can end, and every byte that can be wrong: told apart as DESIGN, section 4 says, and never a wrong word.
   The log is built from pages whose bytes are known, so that thousands of damaged copies can be read in a second.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/log.h"
#include "store/reading.h"
#include "store/vault_file.h"
#include "support/vaults.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define ENTRIES 5
#define PAGES 4

/* A vault's file of one snapshot and five entries, and the image as it was after each. */
struct sample {
	struct vaults *vaults;
	struct disk disk;
	GByteArray *file;
	gint64 ends[ENTRIES + 1]; /* of the snapshot and of each entry */
	struct image *images[ENTRIES + 1];
	struct keys *keys; /* derived once: damage tests do not ask for the passphrase again */
};

static struct image *image_after(const struct clock *clock, int entries)
{
	struct image *image = image_new(clock);
	unsigned char page[IMAGE_PAGE];

	assert_true(image_resize(image, PAGES + (guint32)entries));
	for (guint32 i = 0; i < image_page_count(image); i++) {
		memset(page, (int)(i * 16 + 1), sizeof(page));
		page[0] = i == 1 ? (unsigned char)entries : 0; /* page 1 changes each time */
		assert_true(image_put(image, i, page));
	}
	return image;
}

static void append(struct sample *sample, struct log *log, int entry)
{
	struct image *image = sample->images[entry];
	struct moment moment = { .commits = (guint64)entry };
	struct packed *packed;

	image_mark(image, 1);
	image_mark(image, image_page_count(image) - 1);
	packed = changes_pack(image, &moment);
	image_clear_marks(image);
	assert_true(log_append(log, packed, NULL));
	packed_free(packed);
	sample->ends[entry] = log->chain.offset;
}

static int sample_make(void **state)
{
	struct sample *sample = g_new0(struct sample, 1);
	struct clock *clock;
	struct superblock superblock;
	struct moment moment = { 0 };
	struct keys *keys;
	struct log *log;
	GPtrArray *pieces;
	GBytes *bytes;

	*state = sample;
	sample->vaults = vaults_new(1);
	sample->disk = sample->vaults->options.disk;
	clock = &sample->vaults->options.clock;
	for (int i = 0; i <= ENTRIES; i++)
		sample->images[i] = image_after(clock, i);
	keys = superblock_new(&superblock, sample->vaults->passphrase, vault_cost_test, NULL, 1);
	log = log_new(&sample->disk, "/v", NULL, NULL, &superblock, keys);
	pieces = snapshot_pack(sample->images[0], &moment);
	assert_true(log_renew(log, pieces, NULL, 1, NULL));
	sample->ends[0] = log->chain.offset;
	g_ptr_array_free(pieces, TRUE);
	for (int i = 1; i <= ENTRIES; i++)
		append(sample, log, i);
	sample->keys = superblock_unlock(&log->superblock, sample->vaults->passphrase, NULL);
	log_free(log);
	bytes = fault_disk_bytes(sample->vaults->disk, "/v");
	sample->file = g_bytes_unref_to_array(bytes);
	return 0;
}

static int sample_done(void **state)
{
	struct sample *sample = *state;

	for (int i = 0; i <= ENTRIES; i++)
		image_free(sample->images[i]);
	keys_free(sample->keys);
	g_byte_array_free(sample->file, TRUE);
	vaults_free(sample->vaults);
	g_free(sample);
	return 0;
}

/* ---------------------------------------------------------------- reading a copy */

struct found {
	bool begun; /* a superblock was sound */
	enum error_kind kind;
	enum ending ending;
	int entries;
	char part[64];
};

/* A disk of one file: the copy. */
struct copy {
	const unsigned char *bytes;
	size_t length;
};

static ssize_t copy_pread(void *data, int file, void *bytes, size_t length, off_t offset)
{
	const struct copy *copy = data;

	(void)file;
	if ((size_t)offset >= copy->length)
		return 0;
	length = MIN(length, copy->length - (size_t)offset);
	memcpy(bytes, copy->bytes + offset, length);
	return (ssize_t)length;
}

static int copy_fstat(void *data, int file, struct stat *status)
{
	(void)file;
	memset(status, 0, sizeof(*status));
	status->st_size = (off_t)((const struct copy *)data)->length;
	return 0;
}

static void assert_image(const struct image *image, const struct image *expected)
{
	assert_int_equal(image_page_count(image), image_page_count(expected));
	for (guint32 i = 0; i < image_page_count(image); i++)
		assert_memory_equal(image_page(image, i), image_page(expected, i), IMAGE_PAGE);
}

/* Reads it, and proves that the image is exactly what stood there after as many entries as were accepted. */
static struct found read_copy(const struct sample *sample, const unsigned char *bytes,
			      size_t length, struct image *image)
{
	struct copy copy = { bytes, length };
	struct disk disk = { .data = &copy, .pread = copy_pread, .fstat = copy_fstat };
	struct error error = ERROR_CLEAR;
	struct reading reading;
	struct found found = { 0 };

	assert_true(image_resize(image, 0));
	found.begun = reading_begin(&reading, &disk, 1, &error);
	if (found.begun) {
		reading.keys = sample->keys;
		assert_true(superblock_is_authentic(reading.block, reading.keys));
		chain_start(&reading.chain, reading.keys, reading.block);
		assert_true(reading_records(&reading, &disk, 1, image, &error));
		if (reading.snapshot_whole)
			assert_image(image, sample->images[reading.entries]);
	}
	found.kind = error.kind;
	found.ending = reading.ending;
	found.entries = reading.snapshot_whole ? (int)reading.entries : -1;
	g_strlcpy(found.part, reading.damaged_part, sizeof(found.part));
	reading.keys = NULL;
	reading_done(&reading);
	return found;
}

/* How many entries end at or before this offset; -1: not even the snapshot. */
static int complete_before(const struct sample *sample, size_t offset)
{
	int complete = -1;

	while (complete < ENTRIES && (size_t)sample->ends[complete + 1] <= offset)
		complete++;
	return complete;
}

/* ---------------------------------------------------------------- cuts */

static void assert_cut(const struct sample *sample, size_t length, const struct found *found)
{
	int complete = complete_before(sample, length);

	if (length < SUPERBLOCK_SIZE) {
		assert_false(found->begun);
		return;
	}
	assert_true(found->begun);
	assert_int_equal(found->entries, complete);
	if (complete < 0)
		assert_int_equal(found->ending, ENDS_DAMAGED);
	else if ((size_t)sample->ends[complete] == length)
		assert_int_equal(found->ending, ENDS_WELL);
	else
		assert_int_equal(found->ending, ENDS_UNFINISHED);
}

static void a_log_cut_at_any_byte_opens_with_the_commits_before_it(void **state)
{
	const struct sample *sample = *state;
	struct image *image = image_new(&sample->vaults->options.clock);

	for (size_t length = 0; length <= sample->file->len; length++) {
		g_autofree unsigned char *cut = g_memdup2(sample->file->data, length);
		struct found found = read_copy(sample, cut, length, image);

		assert_cut(sample, length, &found);
	}
	image_free(image);
}

/* ---------------------------------------------------------------- wrong bytes */

static void assert_flip(const struct sample *sample, size_t at, const struct found *found)
{
	int complete = complete_before(sample, at);
	g_autofree char *entry = g_strdup_printf("entry %d", complete + 1);
	bool in_header = complete >= 0 && at - (size_t)sample->ends[complete] < RECORD_HEADER;

	assert_true(found->begun);
	if (at < SUPERBLOCK_SPACE) { /* the other copy serves */
		assert_int_equal(found->entries, ENTRIES);
		assert_int_equal(found->ending, ENDS_DAMAGED);
		assert_string_equal(found->part, "superblock");
		return;
	}
	assert_int_equal(found->entries, complete);
	if (complete == ENTRIES - 1 && !in_header) {
		assert_int_equal(found->ending, ENDS_DOUBTFUL);
		return;
	}
	assert_int_equal(found->ending, ENDS_DAMAGED);
	assert_string_equal(found->part, complete < 0 ? "snapshot" : entry);
}

static void every_wrong_byte_is_found(void **state)
{
	const struct sample *sample = *state;
	struct image *image = image_new(&sample->vaults->options.clock);
	g_autofree unsigned char *bytes = g_memdup2(sample->file->data, sample->file->len);

	for (size_t at = 0; at < sample->file->len; at++) {
		struct found found;

		bytes[at] ^= (unsigned char)(1 << at % 8);
		found = read_copy(sample, bytes, sample->file->len, image);
		assert_flip(sample, at, &found);
		bytes[at] = sample->file->data[at];
	}
	image_free(image);
}

static void damage_in_both_superblocks_opens_nothing(void **state)
{
	const struct sample *sample = *state;
	struct image *image = image_new(&sample->vaults->options.clock);
	g_autofree unsigned char *bytes = g_memdup2(sample->file->data, sample->file->len);
	struct found found;

	bytes[30] ^= 1;
	bytes[SUPERBLOCK_SIZE + 200] ^= 1;
	found = read_copy(sample, bytes, sample->file->len, image);
	assert_false(found.begun);
	assert_int_equal(found.kind, ERROR_DAMAGED);
	memset(bytes, 0, SUPERBLOCK_SPACE);
	found = read_copy(sample, bytes, sample->file->len, image);
	assert_int_equal(found.kind, ERROR_DAMAGED);
	memset(bytes, 'x', SUPERBLOCK_SPACE);
	found = read_copy(sample, bytes, sample->file->len, image);
	assert_int_equal(found.kind, ERROR_FAILED); /* not a vault */
	image_free(image);
}

/* ---------------------------------------------------------------- sectors that never came, or went */

static void zeros_at_the_end_are_unfinished_but_in_the_middle_damage(void **state)
{
	const struct sample *sample = *state;
	struct image *image = image_new(&sample->vaults->options.clock);
	size_t length = sample->file->len;
	g_autofree unsigned char *bytes = g_malloc0(length + 3000);
	struct found found;

	memcpy(bytes, sample->file->data, length);
	found = read_copy(sample, bytes, length + 3000, image);
	assert_int_equal(found.ending, ENDS_UNFINISHED);
	assert_int_equal(found.entries, ENTRIES);

	memset(bytes + sample->ends[ENTRIES - 1], 0, RECORD_GRAIN);
	found = read_copy(sample, bytes, length, image);
	assert_int_equal(found.ending, ENDS_UNFINISHED);
	assert_int_equal(found.entries, ENTRIES - 1);

	memcpy(bytes, sample->file->data, length);
	memset(bytes + sample->ends[1], 0, RECORD_GRAIN);
	found = read_copy(sample, bytes, length, image);
	assert_int_equal(found.ending, ENDS_DAMAGED);
	assert_int_equal(found.entries, 1);
	image_free(image);
}

static void records_that_changed_places_are_damage(void **state)
{
	const struct sample *sample = *state;
	struct image *image = image_new(&sample->vaults->options.clock);
	g_autofree unsigned char *bytes = g_memdup2(sample->file->data, sample->file->len);
	size_t size = (size_t)(sample->ends[2] - sample->ends[1]);
	struct found found;

	assert_int_equal(size, sample->ends[3] - sample->ends[2]);
	memcpy(bytes + sample->ends[1], sample->file->data + sample->ends[2], size);
	memcpy(bytes + sample->ends[2], sample->file->data + sample->ends[1], size);
	found = read_copy(sample, bytes, sample->file->len, image);
	assert_int_equal(found.ending, ENDS_DAMAGED);
	assert_int_equal(found.entries, 1);
	image_free(image);
}

static void a_record_behind_the_end_is_damage_when_it_is_not_the_next(void **state)
{
	const struct sample *sample = *state;
	struct image *image = image_new(&sample->vaults->options.clock);
	size_t length = sample->file->len, size = (size_t)(sample->ends[2] - sample->ends[1]);
	g_autofree unsigned char *bytes = g_malloc(length + size);
	struct found found;

	memcpy(bytes, sample->file->data, length);
	memcpy(bytes + length, sample->file->data + sample->ends[1], size);
	found = read_copy(sample, bytes, length + size, image);
	assert_int_equal(found.ending, ENDS_DAMAGED);
	assert_int_equal(found.entries, ENTRIES);
	image_free(image);
}

/* ---------------------------------------------------------------- the whole vault */

/* Five notes, and where the file ended after each. */
static GBytes *notes_file(struct vaults *vaults, gint64 ends[6])
{
	struct vault *vault = vaults_create(vaults, NULL);

	vaults->options.state_folder = NULL;
	assert_true(notes_make(vault, NULL));
	for (int i = 0; i <= 5; i++) {
		GBytes *bytes;

		assert_true(i == 0 || note_add(vault, i, NULL));
		assert_true(vault_flush(vault, NULL));
		bytes = fault_disk_bytes(vaults->disk, VAULT_PATH);
		ends[i] = (gint64)g_bytes_get_size(bytes);
		g_bytes_unref(bytes);
	}
	vault_close(vault);
	return fault_disk_bytes(vaults->disk, VAULT_PATH);
}

static void an_unfinished_save_is_cut_off_and_kept_beside_the_vault(void **state)
{
	struct vaults *vaults = vaults_new(2);
	gint64 ends[6];
	GBytes *bytes = notes_file(vaults, ends);
	struct vault *vault;

	(void)state;
	for (int i = 0; i < 12; i++) {
		size_t length = (size_t)(ends[3] + 1 + i * 77);

		fault_disk_put(vaults->disk, VAULT_PATH, g_bytes_get_data(bytes, NULL), length);
		vault = vaults_open(vaults, NULL);
		assert_int_equal(vault_warnings(vault), VAULT_UNFINISHED_TAIL);
		assert_int_equal(notes_count(vault), 3);
		assert_true(note_add(vault, 4, NULL) && vault_flush(vault, NULL));
		vault_close(vault);
		vault = vaults_open(vaults, NULL);
		assert_int_equal(vault_warnings(vault), 0);
		assert_int_equal(notes_count(vault), 4);
		vault_close(vault);
	}
	assert_int_equal(fault_disk_count(vaults->disk, VAULT_PATH ".tail-"), 8);
	g_bytes_unref(bytes);
	vaults_free(vaults);
}

static void a_doubtful_end_opens_with_a_warning_and_verify_says_damaged(void **state)
{
	struct vaults *vaults = vaults_new(3);
	struct error error = ERROR_CLEAR;
	struct vault_proof proof;
	gint64 ends[6];
	GBytes *file = notes_file(vaults, ends);
	GByteArray *bytes = g_bytes_unref_to_array(file);
	struct vault *vault;

	(void)state;
	bytes->data[ends[4] + 1000] ^= 1;
	fault_disk_put(vaults->disk, VAULT_PATH, bytes->data, bytes->len);
	assert_false(
		vault_verify(VAULT_PATH, vaults->passphrase, &vaults->options, &proof, &error));
	assert_int_equal(error.kind, ERROR_DAMAGED);
	assert_true(proof.readable_before);
	assert_string_equal(proof.damaged_part, error.key);
	vault = vaults_open(vaults, NULL);
	assert_int_equal(vault_warnings(vault), VAULT_DOUBTFUL_TAIL);
	assert_int_equal(notes_count(vault), 4);
	vault_close(vault);
	assert_true(vault_verify(VAULT_PATH, vaults->passphrase, &vaults->options, &proof, NULL));
	g_byte_array_free(bytes, TRUE);
	vaults_free(vaults);
}

static void a_damaged_vault_stays_as_it_is_and_can_be_read_up_to_the_damage(void **state)
{
	struct vaults *vaults = vaults_new(4);
	struct error error = ERROR_CLEAR;
	struct vault_proof proof;
	gint64 ends[6];
	GBytes *file = notes_file(vaults, ends), *after;
	GByteArray *bytes = g_bytes_unref_to_array(file);
	struct vault *vault;

	(void)state;
	bytes->data[ends[2] + 1000] ^= 1;
	fault_disk_put(vaults->disk, VAULT_PATH, bytes->data, bytes->len);
	assert_null(vaults_open(vaults, &error));
	assert_int_equal(error.kind, ERROR_DAMAGED);
	assert_false(vault_verify(VAULT_PATH, vaults->passphrase, &vaults->options, &proof, NULL));
	assert_string_equal(proof.damaged_part, error.key);
	vaults->options.read_only = true;
	error = ERROR_CLEAR;
	assert_null(vaults_open(vaults, &error));
	assert_int_equal(error.kind, ERROR_DAMAGED);
	vaults->options.salvage = true;
	vault = vaults_open(vaults, NULL);
	assert_int_equal(vault_warnings(vault), VAULT_OPENED_READ_ONLY);
	assert_true(vault_is_read_only(vault));
	assert_int_equal(notes_count(vault), 2);
	vault_close(vault);
	after = fault_disk_bytes(vaults->disk, VAULT_PATH);
	assert_memory_equal(g_bytes_get_data(after, NULL), bytes->data, bytes->len);
	g_bytes_unref(after);
	g_byte_array_free(bytes, TRUE);
	vaults_free(vaults);
}

static void behind_a_damaged_snapshot_the_former_generation_can_be_read(void **state)
{
	struct vaults *vaults = vaults_new(5);
	struct error error = ERROR_CLEAR;
	struct vault *vault = vaults_create(vaults, NULL);
	GByteArray *bytes;

	(void)state;
	assert_true(notes_make(vault, NULL) && note_add(vault, 1, NULL) &&
		    vault_compact(vault, NULL));
	assert_true(note_add(vault, 2, NULL) && vault_flush(vault, NULL));
	vault_close(vault);
	bytes = g_bytes_unref_to_array(fault_disk_bytes(vaults->disk, VAULT_PATH));
	bytes->data[SUPERBLOCK_SPACE + 5000] ^= 1;
	fault_disk_put(vaults->disk, VAULT_PATH, bytes->data, bytes->len);
	assert_null(vaults_open(vaults, &error));
	assert_string_equal(error.key, "snapshot");
	vaults->options.salvage = true;
	vault = vaults_open(vaults, NULL);
	assert_int_equal(notes_count(vault), 1);
	assert_true(vault_warnings(vault) & VAULT_OPENED_READ_ONLY);
	vault_close(vault);
	g_byte_array_free(bytes, TRUE);
	vaults_free(vaults);
}

static void a_tail_that_cannot_be_kept_is_not_cut(void **state)
{
	struct vaults *vaults = vaults_new(6);
	gint64 ends[6];
	GBytes *bytes = notes_file(vaults, ends);
	struct vault *vault;

	(void)state;
	fault_disk_put(vaults->disk, VAULT_PATH, g_bytes_get_data(bytes, NULL),
		       (size_t)ends[3] + 100);
	fault_disk_set_room(vaults->disk, 50);
	vault = vaults_open(vaults, NULL);
	assert_int_equal(notes_count(vault), 3);
	assert_true(note_add(vault, 4, NULL));
	assert_false(vault_flush(vault, NULL));
	fault_disk_set_room(vaults->disk, -1);
	assert_true(
		vault_flush(vault, NULL)); /* as a new generation: the tail stands in the backup */
	vault_close(vault);
	g_bytes_unref(bytes);
	bytes = fault_disk_bytes(vaults->disk, VAULT_PATH ".bak-1");
	assert_int_equal(g_bytes_get_size(bytes), ends[3] + 100);
	g_bytes_unref(bytes);
	vault = vaults_open(vaults, NULL);
	assert_int_equal(notes_count(vault), 4);
	vault_close(vault);
	vaults_free(vaults);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_log_cut_at_any_byte_opens_with_the_commits_before_it),
		cmocka_unit_test(every_wrong_byte_is_found),
		cmocka_unit_test(damage_in_both_superblocks_opens_nothing),
		cmocka_unit_test(zeros_at_the_end_are_unfinished_but_in_the_middle_damage),
		cmocka_unit_test(records_that_changed_places_are_damage),
		cmocka_unit_test(a_record_behind_the_end_is_damage_when_it_is_not_the_next),
		cmocka_unit_test(an_unfinished_save_is_cut_off_and_kept_beside_the_vault),
		cmocka_unit_test(a_doubtful_end_opens_with_a_warning_and_verify_says_damaged),
		cmocka_unit_test(a_damaged_vault_stays_as_it_is_and_can_be_read_up_to_the_damage),
		cmocka_unit_test(behind_a_damaged_snapshot_the_former_generation_can_be_read),
		cmocka_unit_test(a_tail_that_cannot_be_kept_is_not_cut),
	};

	return cmocka_run_group_tests(tests, sample_make, sample_done);
}

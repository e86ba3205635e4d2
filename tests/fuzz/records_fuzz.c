/* Records that hold anything at all, sealed with the right key: what stands behind the seals must not be trusted more than what stands before
   them. Each record of the input: kind, two bytes of length in units of 32, how many of them are given, and these bytes; the rest is zeros.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz/fuzz.h"
#include "store/vault_file.h"
#include "support/fixed_chance.h"
#include "support/vaults.h"

#include <fcntl.h>

/* FUZZ_LONGEST 1024: what tests/check/run-fuzz.sh lets an input become. */
#define UNIT 32

struct sealing {
	struct keys *keys;
	unsigned char block[SUPERBLOCK_SIZE];
};

static const struct sealing *sealing(void)
{
	static struct sealing made;
	struct superblock superblock;
	struct secret *passphrase;

	if (made.keys)
		return &made;
	fixed_chance_begin();
	passphrase = secret_from("test");
	made.keys = superblock_new(&superblock, passphrase, vault_cost_test, NULL, 1795000000);
	secret_free(passphrase);
	superblock.generation = 1;
	superblock_encode(&superblock, made.keys, made.block);
	return &made;
}

static void seal_next(struct chain *chain, GByteArray *file, struct input *input)
{
	enum record_kind kind = (enum record_kind)(input_byte(input) % 5);
	size_t length = UNIT * (size_t)input_number(input, 2), size = record_size(length);
	size_t said = input_number(input, 2), given = MIN(MIN(said, length), input->left);
	guint8 *record = g_malloc0(size);

	if (given > 0)
		memcpy(record + RECORD_PAYLOAD, input->at, given);
	input->at += given;
	input->left -= given;
	record_seal(chain, kind, record, size);
	chain_advance(chain, record, size);
	g_byte_array_append(file, record, (guint)size);
	g_free(record);
}

static void open_whole(struct vaults *vaults, bool read_only)
{
	struct error error = ERROR_CLEAR;
	struct vault *vault;

	vaults->options.read_only = vaults->options.salvage = read_only;
	vault = vaults_open(vaults, &error);
	g_assert(!vault == error_is_set(&error));
	if (vault)
		g_assert(notes_count(vault) == 0);
	vault_close(vault);
}

static void verify(struct vaults *vaults)
{
	struct error error = ERROR_CLEAR;
	struct vault_proof proof;

	vaults->options.read_only = true;
	vaults->options.salvage = false;
	g_assert(vault_verify(VAULT_PATH, vaults->passphrase, &vaults->options, &proof, &error) ==
		 !error_is_set(&error));
}

/* Up to where SQLite begins. */
static void read_records(struct vaults *vaults)
{
	struct error error = ERROR_CLEAR;
	struct image *image = image_new(&vaults->options.clock);
	struct vault_file source;

	if (vault_file_read(&source, &vaults->options.disk, VAULT_PATH, O_RDONLY, NULL,
			    vaults->passphrase, image, &error))
		g_assert((source.reading.ending == ENDS_DAMAGED) ==
			 (source.reading.damaged_part[0] != '\0'));
	else
		g_assert(error_is_set(&error));
	g_assert(image_page_count(image) <= IMAGE_PAGES_MAX);
	vault_file_done(&source, &vaults->options.disk);
	image_free(image);
}

static void put_file(struct vaults *vaults, struct input *input)
{
	GByteArray *file = g_byte_array_new();
	struct chain chain;

	g_byte_array_append(file, sealing()->block, SUPERBLOCK_SIZE);
	g_byte_array_append(file, sealing()->block, SUPERBLOCK_SIZE);
	chain_start(&chain, sealing()->keys, sealing()->block);
	while (input->left > 0)
		seal_next(&chain, file, input);
	fault_disk_put(vaults->disk, VAULT_PATH, file->data, file->len);
	g_byte_array_unref(file);
}

/* The first byte says how far it is opened: an empty image costs a whole schema, so not every time. */
int fuzz_take(const uint8_t *data, size_t size)
{
	struct vaults *vaults = vaults_new(1);
	struct input input = { data, size };
	guint8 far = input_byte(&input) % 16;

	vaults->options.state_folder = NULL;
	put_file(vaults, &input);
	if (far == 15)
		open_whole(vaults, false);
	else if (far == 14)
		open_whole(vaults, true);
	else if (far == 13)
		verify(vaults);
	else
		read_records(vaults);
	vaults_free(vaults);
	return 0;
}

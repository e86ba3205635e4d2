/* A sealed person's file in which bytes were changed, cut off, swapped or put behind; or any bytes as one. It opens only when it is what was
   sealed, to the last byte. The first byte: 0 any bytes as a file; else changes of ours, with an even number by somebody who makes the
   checksum of the head fit.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz/fuzz.h"
#include "store/bytes.h"
#include "store/sealed.h"
#include "support/fixed_chance.h"
#include "support/vaults.h"

#define PLAIN (130 * 1024) /* three messages */
#define HEAD 96
/* A head may ask for a gigabyte ten times over, which nobody wants to wait for here. */
#define WORTH_TRYING (1u << 20)

enum change { CHANGE_BYTE, CHANGE_CUT, CHANGE_APPEND, CHANGE_SWAP, CHANGE_KINDS };

struct original {
	struct secret *passphrase;
	guint8 *plain;
	GByteArray *sealed;
};

static const struct original *original(void)
{
	static struct original made;

	if (made.sealed)
		return &made;
	fixed_chance_begin();
	made.passphrase = secret_from("test");
	made.plain = g_malloc(PLAIN);
	for (size_t i = 0; i < PLAIN; i++)
		made.plain[i] = (guint8)(i * 31 + i / 256);
	made.sealed = sealed_close(made.plain, PLAIN, made.passphrase, vault_cost_test, NULL);
	g_assert(made.sealed);
	return &made;
}

/* Small numbers count from the start, those from 2^23 on from the end. */
static size_t place_in(const GByteArray *file, struct input *input)
{
	guint32 number = input_number(input, 3), half = 1u << 23;

	return number < half ? number % file->len : file->len - 1 - (number - half) % file->len;
}

/* Two stretches of the size of a message change places. */
static void swap(GByteArray *file, size_t a, size_t b)
{
	for (size_t i = 0; i < 64 * 1024 + 17 && MAX(a, b) + i < file->len; i++) {
		guint8 byte = file->data[a + i];

		file->data[a + i] = file->data[b + i];
		file->data[b + i] = byte;
	}
}

static void change(GByteArray *file, struct input *input)
{
	enum change kind = (enum change)(input_byte(input) % CHANGE_KINDS);
	size_t at = file->len > 0 ? place_in(file, input) : 0;
	guint8 byte = input_byte(input);

	if (kind == CHANGE_APPEND || file->len == 0)
		g_byte_array_append(file, &byte, 1);
	else if (kind == CHANGE_BYTE)
		file->data[at] ^= byte;
	else if (kind == CHANGE_CUT)
		g_byte_array_set_size(file, (guint)at);
	else
		swap(file, at, place_in(file, input));
}

static bool is_worth_trying(const GByteArray *file)
{
	guint64 passes, memory;

	if (file->len < HEAD)
		return true;
	passes = get_u64(file->data + 24);
	memory = get_u64(file->data + 32);
	return passes > 10 || memory > 1u << 30 || passes * memory <= WORTH_TRYING;
}

static void open_it(const GByteArray *file)
{
	const GByteArray *sealed = original()->sealed;
	struct error error = ERROR_CLEAR;
	GByteArray *plain =
		sealed_open(file->data, file->len, "fuzz.sealed", original()->passphrase, &error);
	bool same = file->len == sealed->len && memcmp(file->data, sealed->data, sealed->len) == 0;

	g_assert(!plain == error_is_set(&error));
	g_assert((plain != NULL) == same);
	if (plain)
		g_assert(plain->len == PLAIN && memcmp(plain->data, original()->plain, PLAIN) == 0);
	sealed_wipe(plain);
}

int fuzz_take(const uint8_t *data, size_t size)
{
	struct input input = { data, size };
	guint8 first = input_byte(&input);
	GByteArray *file = g_byte_array_new();

	if (first == 0) {
		g_byte_array_append(file, input.at, (guint)input.left);
	} else {
		g_byte_array_append(file, original()->sealed->data, original()->sealed->len);
		while (input.left > 0)
			change(file, &input);
		if (first % 2 == 0 && file->len >= HEAD)
			sealed_renew_checksum(file->data);
	}
	if (is_worth_trying(file))
		open_it(file);
	g_byte_array_unref(file);
	return 0;
}

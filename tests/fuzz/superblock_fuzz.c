/* A superblock of which any bytes are changed: refused, or opened by the right passphrase and code only when what they open is untouched.
   The first byte says who changed it: 1 somebody who makes the checksum fit, 2 somebody with the key, who makes the MAC fit as well.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz/fuzz.h"
#include "store/superblock.h"
#include "support/fixed_chance.h"
#include "support/vaults.h"

#include <sodium.h>

/* FUZZ_LONGEST 400: what tests/check/run-fuzz.sh lets an input become. */
#define AT_MAC (SUPERBLOCK_SIZE - 64)
#define AT_CHECKSUM (SUPERBLOCK_SIZE - 32)
#define AT_SLOTS 64
#define BEHIND_PASSPHRASE 176 /* the rest of its 128 bytes is not used */
/* A slot may ask for a gigabyte ten times over, which nobody wants to wait for here. */
#define WORTH_TRYING (1u << 20)

enum changed_by { SOMEBODY = 0, WITH_CHECKSUM = 1, WITH_KEY = 2 };

struct original {
	unsigned char block[SUPERBLOCK_SIZE];
	struct secret *passphrase, *code;
	struct keys *keys;
};

static const struct original *original(void)
{
	static struct original made;
	struct superblock superblock;

	if (made.keys)
		return &made;
	fixed_chance_begin();
	made.passphrase = secret_from("test");
	made.code = secret_new();
	made.keys = superblock_new(&superblock, made.passphrase, vault_cost_test, made.code,
				   1795000000);
	superblock.generation = 1;
	superblock_encode(&superblock, made.keys, made.block);
	return &made;
}

static void change(unsigned char *block, struct input input, enum changed_by by)
{
	for (size_t i = 0; i < input.left && i < AT_MAC; i++)
		block[i] ^= input.at[i];
	if (by == WITH_KEY)
		crypto_generichash(block + AT_MAC, 32, block, AT_MAC, original()->keys->block,
				   KEY_SIZE);
	if (by != SOMEBODY)
		crypto_generichash(block + AT_CHECKSUM, 32, block, AT_CHECKSUM, NULL, 0);
}

static bool is_worth_trying(const struct vault_cost *cost)
{
	g_assert(cost->passes >= 1 && cost->passes <= 10);
	g_assert(cost->memory_bytes >= 8192 && cost->memory_bytes <= 1ull << 30);
	return cost->memory_bytes * cost->passes <= WORTH_TRYING;
}

/* What opens must be the data key, and nothing that it hangs on may have changed. */
static bool opens(const struct superblock *superblock, const struct secret *secret)
{
	struct error error = ERROR_CLEAR;
	struct keys *keys = superblock_unlock(superblock, secret, &error);
	bool opened = keys != NULL;

	g_assert(opened == !error_is_set(&error));
	g_assert(opened || error.kind == ERROR_PASSPHRASE || error.kind == ERROR_FAILED);
	if (keys)
		g_assert(sodium_memcmp(keys->data, original()->keys->data, KEY_SIZE) == 0);
	keys_free(keys);
	return opened;
}

static bool is_same(const unsigned char *block, size_t from, size_t until)
{
	return memcmp(block + from, original()->block + from, until - from) == 0;
}

static void assert_comes_back(const struct superblock *superblock)
{
	unsigned char once[SUPERBLOCK_SIZE], twice[SUPERBLOCK_SIZE];
	struct superblock again;

	superblock_encode(superblock, original()->keys, once);
	g_assert(superblock_decode(once, &again) == SUPERBLOCK_SOUND);
	superblock_encode(&again, original()->keys, twice);
	g_assert(memcmp(once, twice, sizeof(once)) == 0);
}

static void assert_sound(const unsigned char *block, const struct superblock *superblock,
			 enum changed_by by)
{
	bool authentic = superblock_is_authentic(block, original()->keys);

	g_assert(authentic == (by == WITH_KEY || is_same(block, 0, AT_MAC)));
	assert_comes_back(superblock);
	if (is_worth_trying(&superblock->passphrase.cost) &&
	    (!superblock->recovery.used || is_worth_trying(&superblock->recovery.cost))) {
		bool same = is_same(block, 24, 40) && is_same(block, AT_SLOTS, BEHIND_PASSPHRASE);

		g_assert(opens(superblock, original()->passphrase) == same);
		(void)opens(superblock, original()->code);
	}
}

int fuzz_take(const uint8_t *data, size_t size)
{
	struct input input = { data, size };
	enum changed_by by = (enum changed_by)(input_byte(&input) % 3);
	unsigned char block[SUPERBLOCK_SIZE];
	struct superblock superblock;

	memcpy(block, original()->block, SUPERBLOCK_SIZE);
	change(block, input, by);
	if (superblock_decode(block, &superblock) == SUPERBLOCK_SOUND)
		assert_sound(block, &superblock, by);
	else
		g_assert(!is_same(block, 0, SUPERBLOCK_SIZE));
	return 0;
}

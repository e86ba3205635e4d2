/* Any bytes from a terminal: whole keys, clean pastes, and the same keys however the bytes were cut on their way.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "fuzz/fuzz.h"
#include "ui/key_decode.h"

static void key_clear(gpointer key)
{
	key_done(key);
}

static GArray *keys_new(void)
{
	GArray *keys = g_array_new(FALSE, FALSE, sizeof(struct key));

	g_array_set_clear_func(keys, key_clear);
	return keys;
}

/* A terminal whose F1 and Home differ from the usual ones. */
static struct key_decoder *decoder_new(void)
{
	struct key_decoder *decoder = key_decoder_new();

	key_decoder_learn(decoder, "\033[11~", (struct key){ .name = KEY_FUNCTION, .letter = 1 });
	key_decoder_learn(decoder, "\033[1~", (struct key){ .name = KEY_NAME_HOME });
	return decoder;
}

static void assert_sound(const struct key *key)
{
	g_assert(key->name <= KEY_UNKNOWN);
	g_assert((key->name == KEY_PASTE) == (key->text != NULL));
	if (key->name == KEY_LETTER || key->name == KEY_ALT)
		g_assert(g_unichar_validate(key->letter) && key->letter >= ' ');
	if (key->text) {
		g_autofree char *clean = text_clean(key->text, -1);

		g_assert(text_is_valid(key->text, -1) && g_str_equal(clean, key->text));
	}
	(void)key_matches(key, "^F");
	(void)key_matches(key, "n");
}

static void assert_same(const struct key *a, const struct key *b)
{
	g_assert(a->name == b->name && a->letter == b->letter && a->shift == b->shift &&
		 a->control == b->control && g_strcmp0(a->text, b->text) == 0);
}

/* Fed in pieces of `step` bytes. */
static GArray *decode(const char *bytes, size_t size, size_t step)
{
	struct key_decoder *decoder = decoder_new();
	GArray *keys = keys_new();

	for (size_t at = 0; at < size; at += step)
		key_decoder_feed(decoder, bytes + at, MIN(step, size - at), keys);
	key_decoder_flush(decoder, keys);
	key_decoder_end(decoder, keys);
	g_assert(!key_decoder_is_pasting(decoder) && !key_decoder_is_waiting(decoder));
	key_decoder_free(decoder);
	return keys;
}

int fuzz_take(const uint8_t *data, size_t size)
{
	struct input input = { data, size };
	size_t step = 1 + input_byte(&input) % 7;
	GArray *whole = decode((const char *)input.at, input.left, MAX(input.left, 1));
	GArray *pieces = decode((const char *)input.at, input.left, step);

	g_assert(whole->len == pieces->len);
	for (guint i = 0; i < whole->len; i++) {
		assert_sound(&g_array_index(whole, struct key, i));
		assert_same(&g_array_index(whole, struct key, i),
			    &g_array_index(pieces, struct key, i));
	}
	g_array_unref(whole);
	g_array_unref(pieces);
	return 0;
}

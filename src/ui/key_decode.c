/* Bytes from a terminal become keys. A sequence nobody knows is swallowed whole.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/key_decode.h"

#include <string.h>

#include "base/text.h"
#include "ui/key_sequence.h"

#define ESC '\033'
#define PASTE_KEPT (2 * PASTE_MAX) /* raw bytes; cleaning makes a paste shorter */
#define PARAMETERS_MAX 64          /* bytes; no key has more */

static const char paste_end[] = "\033[201~";

struct learned {
	char *sequence;
	struct key key;
};

struct key_decoder {
	GByteArray *waiting;
	GArray *learned; /* of struct learned */
	GString *paste;  /* NULL outside a paste */
	bool paste_overflow;
};

static void learned_done(gpointer data)
{
	g_free(((struct learned *)data)->sequence);
}

struct key_decoder *key_decoder_new(void)
{
	struct key_decoder *decoder = g_new0(struct key_decoder, 1);

	decoder->waiting = g_byte_array_new();
	decoder->learned = g_array_new(FALSE, FALSE, sizeof(struct learned));
	g_array_set_clear_func(decoder->learned, learned_done);
	return decoder;
}

static void forget_paste(struct key_decoder *decoder)
{
	if (!decoder->paste)
		return;
	explicit_bzero(decoder->paste->str, decoder->paste->len);
	g_string_free(decoder->paste, TRUE);
	decoder->paste = NULL;
	decoder->paste_overflow = false;
}

/* Drops the first bytes and leaves no trace of them: they may be a passphrase. */
static void drop(struct key_decoder *decoder, size_t length)
{
	GByteArray *waiting = decoder->waiting;
	size_t left = waiting->len - length;

	memmove(waiting->data, waiting->data + length, left);
	explicit_bzero(waiting->data + left, length);
	g_byte_array_set_size(waiting, (guint)left);
}

void key_decoder_free(struct key_decoder *decoder)
{
	if (!decoder)
		return;
	if (decoder->waiting->len)
		drop(decoder, decoder->waiting->len);
	forget_paste(decoder);
	g_byte_array_free(decoder->waiting, TRUE);
	g_array_free(decoder->learned, TRUE);
	g_free(decoder);
}

void key_decoder_learn(struct key_decoder *decoder, const char *sequence, struct key key)
{
	struct learned learned = { g_strdup(sequence), key };

	g_array_append_val(decoder->learned, learned);
}

/* --------------------------------------------------------------------------------------- sequences */

/* What the first bytes are. `length` 0: more must come first. */
struct taken {
	size_t length;
	struct key key;
	bool paste_begins;
};

static const struct taken more_must_come = { 0 };

static struct taken take_csi(const char *bytes, size_t length)
{
	char parameters[PARAMETERS_MAX];
	size_t i = 2, count;

	if (length > 2 && bytes[2] == '[') { /* the Linux console's F1 to F5 */
		struct key key = { .name = KEY_UNKNOWN };

		if (length < 4)
			return more_must_come;
		if (bytes[3] >= 'A' && bytes[3] <= 'E')
			key = (struct key){ .name = KEY_FUNCTION,
					    .letter = (gunichar)(bytes[3] - 'A' + 1) };
		return (struct taken){ .length = 4, .key = key };
	}
	while (i < length && bytes[i] >= 0x20 && bytes[i] < 0x40)
		i++;
	if (i == length)
		return more_must_come;
	count = MIN(i - 2, sizeof(parameters) - 1); /* no NUL stands behind the bytes */
	memcpy(parameters, bytes + 2, count);
	parameters[count] = '\0';
	if (bytes[i] < 0x40 || bytes[i] == 0x7f) /* broken off by something else */
		return (struct taken){ .length = i, .key = { .name = KEY_UNKNOWN } };
	if (bytes[i] == '~' && !strcmp(parameters, "200"))
		return (struct taken){ .length = i + 1, .paste_begins = true };
	return (struct taken){ .length = i + 1, .key = key_sequence_csi(parameters, bytes[i]) };
}

static struct taken take_ss3(const char *bytes, size_t length)
{
	struct key key;
	size_t i = 2;
	int modifiers = 1;

	if (i < length && bytes[i] >= '1' && bytes[i] <= '9')
		modifiers = bytes[i++] - '0';
	if (i == length)
		return more_must_come;
	if (bytes[i] < 0x20 || bytes[i] == 0x7f)
		return (struct taken){ .length = i, .key = { .name = KEY_UNKNOWN } };
	key = bytes[i] >= 'a' ? key_sequence_small_final(bytes[i], 5)
			      : key_sequence_final(bytes[i], modifiers);
	return (struct taken){ .length = i + 1, .key = key };
}

/* OSC, DCS, APC: answers of a terminal that nobody asked for; they end with BEL or ESC \. */
static struct taken take_string(const char *bytes, size_t length)
{
	for (size_t i = 2; i < length; i++) {
		if (bytes[i] == '\a')
			return (struct taken){ .length = i + 1, .key = { .name = KEY_UNKNOWN } };
		if (bytes[i] == ESC && i + 1 < length)
			return (struct taken){ .length = i + (bytes[i + 1] == '\\' ? 2 : 0),
					       .key = { .name = KEY_UNKNOWN } };
	}
	return more_must_come;
}

static struct taken take_letter(const char *bytes, size_t length)
{
	gunichar letter = g_utf8_get_char_validated(bytes, (gssize)length);
	struct key key = { .name = KEY_LETTER, .letter = letter };

	/* GLib takes a NUL behind the first byte for the end of the text, but it is a key of its own. */
	if (letter == (gunichar)-2 && length < 4 && !memchr(bytes, '\0', length))
		return more_must_come;
	if (letter == (gunichar)-1 || letter == (gunichar)-2)
		return (struct taken){ .length = 1, .key = { .name = KEY_UNKNOWN } };
	if (letter >= 0x80 && letter < 0xa0)
		key = (struct key){ .name = KEY_UNKNOWN };
	return (struct taken){ .length = (size_t)g_unichar_to_utf8(letter, NULL), .key = key };
}

static struct key key_of_control(char byte)
{
	switch (byte) {
	case '\r':
	case '\n':
		return (struct key){ .name = KEY_NAME_ENTER };
	case '\t':
		return (struct key){ .name = KEY_NAME_TAB };
	case '\b':
	case 0x7f:
		return (struct key){ .name = KEY_NAME_BACKSPACE };
	case 0:
		return (struct key){ .name = KEY_UNKNOWN };
	default:
		return (struct key){ .name = KEY_CONTROL,
				     .letter = (gunichar)g_ascii_tolower(byte + '@') };
	}
}

static bool is_control(char byte)
{
	return (byte >= 0 && byte < 0x20) || byte == 0x7f;
}

static struct taken take_escaped(const char *bytes, size_t length)
{
	struct taken taken;

	if (length == 1)
		return more_must_come;
	switch (bytes[1]) {
	case '[':
		return take_csi(bytes, length);
	case 'O':
		return take_ss3(bytes, length);
	case ']':
	case 'P':
	case '_':
		return take_string(bytes, length);
	case '\b':
	case 0x7f: /* Alt-Backspace takes a word back */
		return (struct taken){ .length = 2,
				       .key = { .name = KEY_NAME_BACKSPACE, .control = true } };
	}
	if (is_control(bytes[1])) /* the Escape key, then something else */
		return (struct taken){ .length = 1, .key = { .name = KEY_NAME_ESCAPE } };
	taken = take_letter(bytes + 1, length - 1);
	if (taken.length == 0)
		return taken;
	taken.length++;
	if (taken.key.name == KEY_LETTER)
		taken.key.name = KEY_ALT;
	return taken;
}

static struct taken take_learned(const struct key_decoder *decoder, const char *bytes,
				 size_t length)
{
	for (guint i = 0; i < decoder->learned->len; i++) {
		const struct learned *learned = &g_array_index(decoder->learned, struct learned, i);
		size_t needed = strlen(learned->sequence);

		if (length >= needed && !memcmp(bytes, learned->sequence, needed))
			return (struct taken){ .length = needed, .key = learned->key };
	}
	return more_must_come;
}

static struct taken take_key(const struct key_decoder *decoder, const char *bytes, size_t length)
{
	if (bytes[0] == ESC) {
		struct taken taken = take_learned(decoder, bytes, length);

		return taken.length ? taken : take_escaped(bytes, length);
	}
	if (is_control(bytes[0]))
		return (struct taken){ .length = 1, .key = key_of_control(bytes[0]) };
	return take_letter(bytes, length);
}

/* ------------------------------------------------------------------------------------------- paste */

static void keep_pasted(struct key_decoder *decoder, const char *bytes, size_t length)
{
	size_t room = PASTE_KEPT - decoder->paste->len;

	decoder->paste_overflow = decoder->paste_overflow || length > room;
	g_string_append_len(decoder->paste, bytes, (gssize)MIN(length, room));
}

/* A paste that was too long to keep stays longer than any field takes, so that it is refused and not cut. */
static struct key key_of_paste(const struct key_decoder *decoder)
{
	struct key key = { .name = KEY_PASTE };

	key.text = text_clean(decoder->paste->str, (gssize)decoder->paste->len);
	if (decoder->paste_overflow && strlen(key.text) < PASTE_MAX) {
		g_free(key.text);
		key.text = g_strnfill(PASTE_MAX, '.');
	}
	return key;
}

/* What was kept so far, as one key. */
static void end_paste(struct key_decoder *decoder, GArray *keys)
{
	struct key key = key_of_paste(decoder);

	g_array_append_val(keys, key);
	forget_paste(decoder);
}

/* Bytes of the paste that were dealt with; appends the key when its end has come. */
static size_t take_pasted(struct key_decoder *decoder, const char *bytes, size_t length,
			  GArray *keys)
{
	const char *end = memmem(bytes, length, paste_end, strlen(paste_end));
	size_t sure = length >= strlen(paste_end) ? length - strlen(paste_end) + 1 : 0;

	if (!end) { /* the last bytes may be the beginning of the end */
		keep_pasted(decoder, bytes, sure);
		return sure;
	}
	keep_pasted(decoder, bytes, (size_t)(end - bytes));
	end_paste(decoder, keys);
	return (size_t)(end - bytes) + strlen(paste_end);
}

/* ------------------------------------------------------------------------------------------- whole */

void key_decoder_feed(struct key_decoder *decoder, const char *bytes, size_t length, GArray *keys)
{
	size_t offset = 0, step = 1;

	g_byte_array_append(decoder->waiting, (const guint8 *)bytes, (guint)length);
	while (step && offset < decoder->waiting->len) {
		const char *next = (const char *)decoder->waiting->data + offset;
		size_t left = decoder->waiting->len - offset;

		if (decoder->paste) {
			step = take_pasted(decoder, next, left, keys);
		} else {
			struct taken taken = take_key(decoder, next, left);

			step = taken.length;
			if (taken.paste_begins)
				decoder->paste = g_string_new(NULL);
			else if (step)
				g_array_append_val(keys, taken.key);
		}
		offset += step;
	}
	if (offset)
		drop(decoder, offset);
}

static bool ends_in_escape(const GByteArray *bytes)
{
	return bytes->len > 0 && bytes->data[bytes->len - 1] == ESC;
}

bool key_decoder_is_waiting(const struct key_decoder *decoder)
{
	return decoder->waiting->len > 0 && (!decoder->paste || ends_in_escape(decoder->waiting));
}

/* A paste whose end got lost would swallow every key from then on. Esc, and nothing behind it, ends it; its words are kept. */
static void give_up_paste(struct key_decoder *decoder, GArray *keys)
{
	keep_pasted(decoder, (const char *)decoder->waiting->data, decoder->waiting->len - 1);
	end_paste(decoder, keys);
	drop(decoder, decoder->waiting->len);
}

void key_decoder_flush(struct key_decoder *decoder, GArray *keys)
{
	const guint8 *bytes = decoder->waiting->data;
	struct key key = { .name = KEY_UNKNOWN };

	if (!key_decoder_is_waiting(decoder))
		return;
	if (decoder->paste) {
		give_up_paste(decoder, keys);
		return;
	}
	if (bytes[0] == ESC && decoder->waiting->len == 1)
		key = (struct key){ .name = KEY_NAME_ESCAPE };
	else if (bytes[0] == ESC && decoder->waiting->len == 2 && bytes[1] < 0x80)
		key = (struct key){ .name = KEY_ALT, .letter = bytes[1] };
	g_array_append_val(keys, key);
	drop(decoder, decoder->waiting->len);
}

bool key_decoder_is_pasting(const struct key_decoder *decoder)
{
	return decoder->paste != NULL;
}

void key_decoder_end(struct key_decoder *decoder, GArray *keys)
{
	GByteArray *waiting = decoder->waiting;
	guint words = 0;

	if (!decoder->paste) {
		key_decoder_flush(decoder, keys);
		return;
	}
	/* Half of the sequence that ends a paste is none of its words. */
	while (words < waiting->len && waiting->data[words] != ESC)
		words++;
	if (words > 0)
		keep_pasted(decoder, (const char *)waiting->data, words);
	end_paste(decoder, keys);
	if (waiting->len > 0)
		drop(decoder, waiting->len);
}

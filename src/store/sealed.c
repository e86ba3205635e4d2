/* Sealing one person's file for the road, and opening it again.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sealed.h"

#include "store/bytes.h"
#include "store/codes.h"
#include "store/derive.h"

#include <sodium.h>
#include <string.h>

#define AT_SALT 40
#define AT_STREAM 56
#define AT_CHECKSUM 80
#define HEAD 96
#define MESSAGE (64 * 1024)
#define FORMATS_TO_COME 99 /* a larger number is no format but damage */
#define TAG_BYTES crypto_secretstream_xchacha20poly1305_ABYTES

G_STATIC_ASSERT(AT_STREAM + crypto_secretstream_xchacha20poly1305_HEADERBYTES == AT_CHECKSUM);
G_STATIC_ASSERT(crypto_secretstream_xchacha20poly1305_KEYBYTES == DERIVED_KEY);

static const unsigned char magic[16] = "psp-person\r\n\x1a\n";

struct stream {
	crypto_secretstream_xchacha20poly1305_state state;
	unsigned char key[DERIVED_KEY];
};

static void checksum_of(const unsigned char head[HEAD], unsigned char checksum[HEAD - AT_CHECKSUM])
{
	crypto_generichash(checksum, HEAD - AT_CHECKSUM, head, AT_CHECKSUM, NULL, 0);
}

void sealed_renew_checksum(unsigned char *head)
{
	checksum_of(head, head + AT_CHECKSUM);
}

bool sealed_is(const void *bytes, size_t length)
{
	return length >= sizeof(magic) && memcmp(bytes, magic, sizeof(magic)) == 0;
}

bool sealed_new_code(struct secret *code)
{
	return sodium_init() >= 0 && code_make(code);
}

/* A code is the same one however it was typed. NULL: no memory. */
static struct secret *as_meant(const struct secret *typed, struct recovery_reading *reading)
{
	struct secret *meant = secret_new();

	if (!meant)
		return NULL;
	*reading = recovery_code_read(secret_bytes(typed), secret_length(typed), meant);
	if (reading->result == RECOVERY_RIGHT)
		return meant;
	secret_clear(meant);
	if (secret_append(meant, secret_bytes(typed), secret_length(typed)))
		return meant;
	secret_free(meant);
	return NULL;
}

/* ---------------------------------------------------------------- sealing */

static void push(struct stream *stream, GByteArray *sealed, const unsigned char *plain,
		 size_t length, const unsigned char *head, unsigned char tag)
{
	guint at = sealed->len;

	g_byte_array_set_size(sealed, at + (guint)(length + TAG_BYTES));
	crypto_secretstream_xchacha20poly1305_push(&stream->state, sealed->data + at, NULL, plain,
						   length, head, head ? HEAD : 0, tag);
}

static bool seal(struct stream *stream, GByteArray *sealed, const unsigned char *plain,
		 size_t length, const struct secret *passphrase, struct vault_cost cost)
{
	unsigned char head[HEAD] = { 0 };

	memcpy(head, magic, sizeof(magic));
	put_u32(head + 16, SEALED_FORMAT);
	put_u32(head + 20, KDF_ARGON2ID13);
	put_u64(head + 24, cost.passes);
	put_u64(head + 32, cost.memory_bytes);
	randombytes_buf(head + AT_SALT, DERIVE_SALT);
	if (!derive_key(passphrase, head + AT_SALT, cost, stream->key))
		return false;
	crypto_secretstream_xchacha20poly1305_init_push(&stream->state, head + AT_STREAM,
							stream->key);
	checksum_of(head, head + AT_CHECKSUM);
	g_byte_array_append(sealed, head, HEAD);
	push(stream, sealed, NULL, 0, head, 0);
	while (length > MESSAGE) {
		push(stream, sealed, plain, MESSAGE, NULL, 0);
		plain += MESSAGE;
		length -= MESSAGE;
	}
	push(stream, sealed, plain, length, NULL, crypto_secretstream_xchacha20poly1305_TAG_FINAL);
	return true;
}

GByteArray *sealed_close(const void *plain, size_t length, const struct secret *passphrase,
			 struct vault_cost cost, struct error *error)
{
	struct stream *stream = sodium_init() < 0 ? NULL : sodium_malloc(sizeof(*stream));
	GByteArray *sealed = g_byte_array_new();
	struct recovery_reading reading;
	struct secret *meant = stream ? as_meant(passphrase, &reading) : NULL;

	if (!meant || !seal(stream, sealed, plain, length, meant, cost)) {
		error_set(error, ERROR_FAILED, "vault.no_memory");
		g_clear_pointer(&sealed, g_byte_array_unref);
	}
	secret_free(meant);
	sodium_free(stream);
	return sealed;
}

/* ---------------------------------------------------------------- opening */

static bool tell(struct error *error, const char *sentence, const char *name)
{
	return error_set_place(error, ERROR_FAILED, sentence, name, 0, 0, "");
}

static bool tell_newer(struct error *error, const char *name, guint32 format)
{
	tell(error, "sealed.too_new", name);
	if (error && !error->number)
		error->number = format;
	return false;
}

/* The number comes before the checksum: what the head of another format looks like, and what is summed there, only that format knows. */
static bool is_of_newer_format(guint32 format)
{
	return format > SEALED_FORMAT && format <= FORMATS_TO_COME;
}

static bool check_head(const unsigned char *bytes, size_t length, const char *name,
		       struct vault_cost *cost, struct error *error)
{
	unsigned char checksum[HEAD - AT_CHECKSUM];
	guint32 format;

	if (!sealed_is(bytes, length))
		return tell(error, "sealed.not_sealed", name);
	if (length < HEAD)
		return tell(error, "sealed.cut", name);
	format = get_u32(bytes + 16);
	checksum_of(bytes, checksum);
	if (is_of_newer_format(format))
		return tell_newer(error, name, format);
	if (memcmp(checksum, bytes + AT_CHECKSUM, sizeof(checksum)) != 0 || format != SEALED_FORMAT)
		return tell(error, "sealed.damaged", name);
	cost->passes = get_u64(bytes + 24);
	cost->memory_bytes = get_u64(bytes + 32);
	return (get_u32(bytes + 20) == KDF_ARGON2ID13 && derive_cost_is_bounded(cost)) ||
	       tell(error, "sealed.damaged", name);
}

/* One message at *at; false when it is not authentic. */
static bool pull(struct stream *stream, const unsigned char *bytes, size_t length, size_t *at,
		 GByteArray *plain, const unsigned char *head, unsigned char *tag)
{
	size_t here = MIN(length - *at, head ? TAG_BYTES : MESSAGE + TAG_BYTES);
	guint end = plain->len;

	if (here < TAG_BYTES)
		return false;
	g_byte_array_set_size(plain, end + (guint)(here - TAG_BYTES));
	if (crypto_secretstream_xchacha20poly1305_pull(&stream->state, plain->data + end, NULL, tag,
						       bytes + *at, here, head,
						       head ? HEAD : 0) != 0) {
		plain->len = end;
		return false;
	}
	*at += here;
	return true;
}

/* A wrong passphrase shows in the first message, which is empty and so short that damage to it alone is unlikely. */
static bool unseal(struct stream *stream, const unsigned char *bytes, size_t length,
		   GByteArray *plain, const struct recovery_reading *reading, const char *name,
		   struct error *error)
{
	size_t at = HEAD;
	unsigned char tag = 0;

	if (length < HEAD + TAG_BYTES)
		return tell(error, "sealed.cut", name);
	if (!pull(stream, bytes, length, &at, plain, bytes, &tag)) {
		code_tell_mistake(reading, error);
		if (error && g_strcmp0(error->sentence, "vault.wrong_passphrase") == 0)
			error->sentence = "sealed.wrong_code";
		return false;
	}
	while (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
		if (at == length)
			return tell(error, "sealed.cut", name);
		if (!pull(stream, bytes, length, &at, plain, NULL, &tag))
			return tell(error,
				    length - at < MESSAGE + TAG_BYTES ? "sealed.cut"
								      : "sealed.damaged",
				    name);
	}
	return at == length || tell(error, "sealed.damaged", name);
}

static bool open_stream(struct stream *stream, const unsigned char *bytes, size_t length,
			const char *name, const struct secret *typed, GByteArray *plain,
			struct error *error)
{
	struct vault_cost cost;
	struct recovery_reading reading = { .result = RECOVERY_NO_CODE };
	struct secret *meant;
	bool opened;

	if (!check_head(bytes, length, name, &cost, error))
		return false;
	meant = as_meant(typed, &reading);
	opened = meant && derive_key(meant, bytes + AT_SALT, cost, stream->key);
	secret_free(meant);
	if (!opened)
		return error_set(error, ERROR_FAILED, "vault.no_memory");
	if (crypto_secretstream_xchacha20poly1305_init_pull(&stream->state, bytes + AT_STREAM,
							    stream->key) != 0)
		return tell(error, "sealed.damaged", name);
	return unseal(stream, bytes, length, plain, &reading, name, error);
}

GByteArray *sealed_open(const void *bytes, size_t length, const char *name,
			const struct secret *passphrase, struct error *error)
{
	struct stream *stream = sodium_init() < 0 ? NULL : sodium_malloc(sizeof(*stream));
	/* At once as long as it can become: growing would leave copies behind. */
	GByteArray *plain = g_byte_array_sized_new((guint)MIN(length, G_MAXUINT / 2));
	bool opened;

	if (!stream)
		opened = error_set(error, ERROR_FAILED, "vault.no_memory");
	else
		opened = open_stream(stream, bytes, length, name, passphrase, plain, error);
	if (!opened) {
		sealed_wipe(plain);
		plain = NULL;
	}
	sodium_free(stream);
	return plain;
}

void sealed_wipe(GByteArray *plain)
{
	if (!plain)
		return;
	sodium_memzero(plain->data, plain->len);
	g_byte_array_unref(plain);
}

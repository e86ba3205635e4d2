/* Sealing and opening of records.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/record.h"

#include "store/bytes.h"

#include <sodium.h>

#define AT_MAC 32
#define BODY_DATA (SUPERBLOCK_HASH + RECORD_HEADER + RECORD_TAG)

static const unsigned char mark[4] = { 'r', 'e', 'c', '1' };

void chain_start(struct chain *chain, const struct keys *keys,
		 const unsigned char block[SUPERBLOCK_SIZE])
{
	*chain = (struct chain){ .keys = keys, .offset = SUPERBLOCK_SPACE };
	superblock_hash(block, chain->hash);
}

void chain_advance(struct chain *chain, const unsigned char *record, size_t size)
{
	memcpy(chain->tag, record + size - RECORD_TAG, RECORD_TAG);
	chain->sequence++;
	chain->offset += (gint64)size;
}

size_t record_size(size_t payload_length)
{
	size_t size = RECORD_PAYLOAD + payload_length + RECORD_TAG;

	return (size + RECORD_GRAIN - 1) / RECORD_GRAIN * RECORD_GRAIN;
}

static void header_mac(const struct chain *chain, const unsigned char *header,
		       unsigned char mac[32])
{
	crypto_generichash_state state;

	crypto_generichash_init(&state, chain->keys->header, KEY_SIZE, 32);
	crypto_generichash_update(&state, chain->hash, SUPERBLOCK_HASH);
	crypto_generichash_update(&state, header, AT_MAC);
	crypto_generichash_final(&state, mac, 32);
}

static void body_data(const struct chain *chain, const unsigned char *header,
		      unsigned char data[BODY_DATA])
{
	memcpy(data, chain->hash, SUPERBLOCK_HASH);
	memcpy(data + SUPERBLOCK_HASH, header, RECORD_HEADER);
	memcpy(data + SUPERBLOCK_HASH + RECORD_HEADER, chain->tag, RECORD_TAG);
}

void record_seal(const struct chain *chain, enum record_kind kind, unsigned char *record,
		 size_t size)
{
	unsigned char data[BODY_DATA];
	unsigned char *nonce = record + RECORD_HEADER;

	g_assert(size % RECORD_GRAIN == 0);
	memcpy(record, mark, sizeof(mark));
	put_u32(record + 4, kind);
	put_u64(record + 8, size - RECORD_HEADER);
	put_u64(record + 16, chain->sequence);
	put_u64(record + 24, (guint64)chain->offset);
	header_mac(chain, record, record + AT_MAC);
	randombytes_buf(nonce, RECORD_PAYLOAD - RECORD_HEADER);
	body_data(chain, record, data);
	crypto_aead_xchacha20poly1305_ietf_encrypt(record + RECORD_PAYLOAD, NULL,
						   record + RECORD_PAYLOAD,
						   size - RECORD_PAYLOAD - RECORD_TAG, data,
						   sizeof(data), NULL, nonce, chain->keys->seal);
}

enum header_state record_header(const struct chain *chain, const unsigned char bytes[RECORD_HEADER],
				struct record_header *header)
{
	unsigned char mac[32];

	if (sodium_is_zero(bytes, RECORD_HEADER))
		return HEADER_ZERO;
	if (memcmp(bytes, mark, sizeof(mark)) != 0)
		return HEADER_INVALID;
	header_mac(chain, bytes, mac);
	if (sodium_memcmp(mac, bytes + AT_MAC, sizeof(mac)) != 0)
		return HEADER_INVALID;
	*header = (struct record_header){ .kind = get_u32(bytes + 4),
					  .length = get_u64(bytes + 8),
					  .sequence = get_u64(bytes + 16),
					  .offset = (gint64)get_u64(bytes + 24) };
	return HEADER_VALID;
}

gint64 record_end(const unsigned char bytes[RECORD_HEADER], gint64 offset)
{
	guint64 length = get_u64(bytes + 8);

	if (memcmp(bytes, mark, sizeof(mark)) != 0 || get_u64(bytes + 24) != (guint64)offset ||
	    length > G_MAXINT64 / 2 || (length + RECORD_HEADER) % RECORD_GRAIN != 0)
		return -1;
	return offset + RECORD_HEADER + (gint64)length;
}

bool record_open(const struct chain *chain, unsigned char *record, size_t size)
{
	unsigned char data[BODY_DATA];
	unsigned char *payload = record + RECORD_PAYLOAD;

	body_data(chain, record, data);
	return crypto_aead_xchacha20poly1305_ietf_decrypt(
		       payload, NULL, NULL, payload, size - RECORD_PAYLOAD, data, sizeof(data),
		       record + RECORD_HEADER, chain->keys->seal) == 0;
}

/* One sealed record of a vault's file, and the chain it belongs to.

     0 "rec1" · 4 kind · 8 length of what follows the header · 16 sequence · 24 offset in the file · 32 MAC of the header
     64 nonce · 88 sealed payload · tag

   The payload is padded inside the seal, so that every record begins on a sector: a header is there whole or not at all. Its MAC is
   keyed and knows its own place, so its length can be trusted before the body is read. The body's seal covers the
   superblock's hash, the header and the tag of the record before.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_RECORD_H
#define STORE_RECORD_H

#include "store/superblock.h"

#define RECORD_GRAIN 512
#define RECORD_HEADER 64
#define RECORD_PAYLOAD 88 /* where the payload begins: header and nonce */
#define RECORD_TAG 16

enum record_kind {
	RECORD_SNAPSHOT = 1,     /* a piece of the whole image; more follow */
	RECORD_SNAPSHOT_END = 2, /* its last piece */
	RECORD_ENTRY = 3,        /* the pages that a commit changed */
};

struct chain {
	const struct keys *keys; /* borrowed */
	unsigned char hash[SUPERBLOCK_HASH];
	unsigned char tag[RECORD_TAG]; /* of the last record */
	guint64 sequence;              /* of the next record */
	gint64 offset;                 /* of the next record */
};
void chain_start(struct chain *chain, const struct keys *keys,
		 const unsigned char block[SUPERBLOCK_SIZE]);
void chain_advance(struct chain *chain, const unsigned char *record, size_t size);

struct record_header {
	enum record_kind kind;
	guint64 length; /* of what follows the header */
	guint64 sequence;
	gint64 offset;
};
enum header_state { HEADER_VALID, HEADER_ZERO, HEADER_INVALID };

size_t record_size(size_t payload_length);
/* Seals in place: the payload stands at RECORD_PAYLOAD of a buffer of record_size bytes, zeros behind it. */
void record_seal(const struct chain *chain, enum record_kind kind, unsigned char *record,
		 size_t size);
enum header_state record_header(const struct chain *chain, const unsigned char bytes[RECORD_HEADER],
				struct record_header *header);
/* Where the record that begins at `offset` ends, by its header alone, which is not authenticated: -1 when it is none. */
gint64 record_end(const unsigned char bytes[RECORD_HEADER], gint64 offset);
/* Opens in place. False when the seal does not hold: then the payload is wiped. */
bool record_open(const struct chain *chain, unsigned char *record, size_t size) MUST_CHECK;

#endif

/* From the first byte to the last, trusting nothing before it is authenticated.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/reading.h"

#include "store/file.h"

#include <errno.h>
#include <sodium.h>

void reading_done(struct reading *reading)
{
	keys_free(reading->keys);
	*reading = (struct reading){ 0 };
}

static void damaged(struct reading *reading, const char *part)
{
	reading->ending = ENDS_DAMAGED;
	if (part)
		g_strlcpy(reading->damaged_part, part, sizeof(reading->damaged_part));
	else if (!reading->snapshot_whole)
		g_strlcpy(reading->damaged_part, "snapshot", sizeof(reading->damaged_part));
	else
		g_snprintf(reading->damaged_part, sizeof(reading->damaged_part),
			   "entry %" G_GUINT64_FORMAT, reading->entries + 1);
}

/* A sector that cannot be read is damage; anything else that keeps us from reading is not the vault's fault. */
static bool read_failed(struct error *error)
{
	if (errno == EIO)
		return error_set_key(error, ERROR_DAMAGED, "vault.damaged", "disk");
	return error_set_errno(error, ERROR_FAILED, "vault.unreadable", "", errno);
}

static bool read_failed_at(struct reading *reading, const char *part, struct error *error)
{
	if (errno == EIO)
		damaged(reading, part);
	return read_failed(error);
}

/* ---------------------------------------------------------------- the superblock */

bool reading_begin(struct reading *reading, const struct disk *disk, int file, struct error *error)
{
	g_autofree unsigned char *blocks = g_malloc0(SUPERBLOCK_SPACE);
	enum superblock_state first, second;

	*reading = (struct reading){ .size = file_length(disk, file) };
	if (reading->size < 0 || file_read(disk, file, blocks, SUPERBLOCK_SPACE, 0) < 0)
		return read_failed_at(reading, "disk", error);
	second = superblock_decode(blocks + SUPERBLOCK_SIZE, &reading->superblock);
	first = superblock_decode(blocks, &reading->superblock);
	if (first == SUPERBLOCK_TOO_NEW ||
	    (first != SUPERBLOCK_SOUND && second == SUPERBLOCK_TOO_NEW))
		return error_set(error, ERROR_FAILED, "vault.too_new");
	if (first == SUPERBLOCK_STRANGE && second == SUPERBLOCK_STRANGE && reading->size > 0 &&
	    !sodium_is_zero(blocks, SUPERBLOCK_SPACE))
		return error_set(error, ERROR_FAILED, "vault.not_a_vault");
	if (first != SUPERBLOCK_SOUND && second != SUPERBLOCK_SOUND) {
		damaged(reading, "superblock");
		return error_set_key(error, ERROR_DAMAGED, "vault.damaged", "superblock");
	}
	if (first != SUPERBLOCK_SOUND)
		second = superblock_decode(blocks + SUPERBLOCK_SIZE, &reading->superblock);
	memcpy(reading->block, blocks + (first == SUPERBLOCK_SOUND ? 0 : SUPERBLOCK_SIZE),
	       SUPERBLOCK_SIZE);
	reading->copy_damaged = memcmp(blocks, blocks + SUPERBLOCK_SIZE, SUPERBLOCK_SIZE) != 0;
	return true;
}

bool reading_unlock(struct reading *reading, const struct secret *passphrase, struct error *error)
{
	reading->keys = superblock_unlock(&reading->superblock, passphrase, error);
	if (!reading->keys)
		return false;
	if (!superblock_is_authentic(reading->block, reading->keys)) {
		damaged(reading, "superblock");
		return error_set_key(error, ERROR_DAMAGED, "vault.damaged", "superblock");
	}
	chain_start(&reading->chain, reading->keys, reading->block);
	return true;
}

void reading_take_keys(struct reading *reading, struct keys *keys)
{
	reading->keys = keys;
	chain_start(&reading->chain, keys, reading->block);
}

/* ---------------------------------------------------------------- records */

/* Is there a record of ours anywhere behind this place? Then what stands here was confirmed once, and is damaged. */
static bool record_follows(const struct reading *reading, const struct disk *disk, int file)
{
	unsigned char bytes[RECORD_HEADER];
	struct record_header header;

	for (gint64 at = reading->chain.offset + RECORD_GRAIN; at + RECORD_HEADER <= reading->size;
	     at += RECORD_GRAIN)
		if (file_read(disk, file, bytes, sizeof(bytes), at) == (gssize)sizeof(bytes) &&
		    record_header(&reading->chain, bytes, &header) == HEADER_VALID &&
		    header.offset == at)
			return true;
	return false;
}

static bool header_fits(const struct reading *reading, const struct record_header *header)
{
	bool kind_fits = reading->snapshot_whole ? header->kind == RECORD_ENTRY
						 : header->kind == RECORD_SNAPSHOT ||
							   header->kind == RECORD_SNAPSHOT_END;

	return kind_fits && header->sequence == reading->chain.sequence &&
	       header->offset == reading->chain.offset &&
	       (header->length + RECORD_HEADER) % RECORD_GRAIN == 0 &&
	       header->length >= RECORD_GRAIN - RECORD_HEADER;
}

static void stop(struct reading *reading, enum ending ending)
{
	if (reading->snapshot_whole && ending != ENDS_DAMAGED)
		reading->ending = ending;
	else
		damaged(reading, NULL); /* a snapshot was synced before its file got its name */
}

static void accept(struct reading *reading, const unsigned char *record, size_t size,
		   enum record_kind kind)
{
	if (reading->seen.known && reading->seen.generation == reading->superblock.generation &&
	    reading->seen.sequence == reading->chain.sequence)
		reading->seen_passed =
			memcmp(reading->seen.tag, record + size - RECORD_TAG, RECORD_TAG) == 0;
	reading->last_record = reading->chain.offset;
	chain_advance(&reading->chain, record, size);
	if (kind == RECORD_SNAPSHOT_END) {
		reading->snapshot_whole = true;
		reading->snapshot_end = reading->chain.offset;
	}
	if (kind == RECORD_ENTRY)
		reading->entries++;
}

/* The header was valid: `record` has room for all of it. True when there may be another record behind this one. */
static bool take_body(struct reading *reading, unsigned char *record, size_t size,
		      enum record_kind kind, struct image *image, bool *no_memory)
{
	if (!record_open(&reading->chain, record, size)) {
		bool last = reading->chain.offset + (gint64)size == reading->size;

		stop(reading, last ? ENDS_DOUBTFUL : ENDS_DAMAGED);
		return false;
	}
	if (!changes_apply(record + RECORD_PAYLOAD, size - RECORD_PAYLOAD - RECORD_TAG, image,
			   &reading->moment, no_memory)) {
		damaged(reading, NULL);
		return false;
	}
	accept(reading, record, size, kind);
	return true;
}

static bool read_body(struct reading *reading, const struct disk *disk, int file, size_t size,
		      enum record_kind kind, struct image *image, bool *more, struct error *error)
{
	unsigned char *record = g_try_malloc(size);
	gssize length = record ? file_read(disk, file, record, size, reading->chain.offset) : 0;
	bool no_memory = !record, done = true;

	if (record && length < 0) {
		done = errno == EIO || read_failed(error);
		damaged(reading, NULL);
	} else if (record && (size_t)length < size) {
		stop(reading, ENDS_UNFINISHED);
	} else if (record) {
		*more = take_body(reading, record, size, kind, image, &no_memory);
	}
	if (record)
		sodium_memzero(record, size);
	g_free(record);
	return no_memory ? error_set(error, ERROR_FAILED, "vault.no_memory") : done;
}

/* Reads one record; `more` says whether there may be another. */
static bool read_record(struct reading *reading, const struct disk *disk, int file,
			struct image *image, bool *more, struct error *error)
{
	gint64 left = reading->size - reading->chain.offset;
	unsigned char bytes[RECORD_HEADER];
	struct record_header header;
	gssize length = 0;

	*more = false;
	if (left >= RECORD_HEADER)
		length = file_read(disk, file, bytes, sizeof(bytes), reading->chain.offset);
	if (length < 0) {
		damaged(reading, NULL);
		return errno == EIO || read_failed(error);
	}
	if (length <
	    RECORD_HEADER) { /* `left` is negative where not even both superblocks are there */
		stop(reading, left <= 0 ? ENDS_WELL : ENDS_UNFINISHED);
		return true;
	}
	switch (record_header(&reading->chain, bytes, &header)) {
	case HEADER_ZERO:
		stop(reading, record_follows(reading, disk, file) ? ENDS_DAMAGED : ENDS_UNFINISHED);
		return true;
	case HEADER_INVALID:
		damaged(reading, NULL);
		return true;
	case HEADER_VALID:
		break;
	}
	if (!header_fits(reading, &header)) {
		damaged(reading, NULL);
		return true;
	}
	if (header.length > (guint64)(left - RECORD_HEADER)) {
		stop(reading, ENDS_UNFINISHED);
		return true;
	}
	return read_body(reading, disk, file, RECORD_HEADER + (size_t)header.length, header.kind,
			 image, more, error);
}

bool reading_records(struct reading *reading, const struct disk *disk, int file,
		     struct image *image, struct error *error)
{
	bool more = true;

	reading->size = file_length(
		disk, file); /* again: it may have grown since what was seen last was looked up */
	if (reading->size < 0)
		return read_failed(error);
	while (more)
		if (!read_record(reading, disk, file, image, &more, error))
			return false;
	reading->mendable = reading->copy_damaged && reading->ending == ENDS_WELL;
	if (reading->copy_damaged && reading->ending != ENDS_DAMAGED)
		damaged(reading, "superblock");
	return true;
}

bool reading_is_older_than_seen(const struct reading *reading)
{
	const struct seen *seen = &reading->seen;

	if (!seen->known || seen->generation < reading->superblock.generation)
		return false;
	return seen->generation > reading->superblock.generation || !reading->seen_passed;
}

/* Packing and unpacking pages.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/changes.h"

#include "store/bytes.h"

#include <sodium.h>

#define AT_NUMBERS 32
#define PIECE_PAGES 64 /* of a snapshot: 256 KiB */

void packed_free(struct packed *packed)
{
	if (!packed)
		return;
	if (packed->bytes)
		sodium_memzero(packed->bytes, packed->size);
	g_free(packed->bytes);
	g_free(packed);
}

static struct packed *packed_new(const struct image *image, const struct moment *moment,
				 guint32 pages, enum record_kind kind)
{
	struct packed *packed = g_new0(struct packed, 1);
	unsigned char *payload;

	packed->kind = kind;
	packed->size = record_size(AT_NUMBERS + (size_t)pages * (4 + IMAGE_PAGE));
	packed->bytes = g_try_malloc0(packed->size);
	if (!packed->bytes) {
		g_free(packed);
		return NULL;
	}
	payload = packed->bytes + RECORD_PAYLOAD;
	put_u32(payload, image_page_count(image));
	put_u32(payload + 4, pages);
	put_u64(payload + 8, (guint64)moment->last_id);
	put_u64(payload + 16, moment->commits);
	put_u64(payload + 24, (guint64)moment->saved_at);
	return packed;
}

static void pack_page(struct packed *packed, guint32 pages, guint32 index,
		      const struct image *image, guint32 number)
{
	unsigned char *numbers = packed->bytes + RECORD_PAYLOAD + AT_NUMBERS;

	put_u32(numbers + 4 * (size_t)index, number);
	memcpy(numbers + 4 * (size_t)pages + (size_t)index * IMAGE_PAGE, image_page(image, number),
	       IMAGE_PAGE);
}

struct packed *changes_pack(const struct image *image, const struct moment *moment)
{
	guint32 pages = image_dirty_count(image), index = 0;
	struct packed *packed = packed_new(image, moment, pages, RECORD_ENTRY);

	for (guint32 i = 0; packed && i < image_page_count(image); i++)
		if (image_page_is_dirty(image, i))
			pack_page(packed, pages, index++, image, i);
	return packed;
}

GPtrArray *snapshot_pack(const struct image *image, const struct moment *moment)
{
	GPtrArray *pieces = g_ptr_array_new_with_free_func((GDestroyNotify)packed_free);
	guint32 count = image_page_count(image), first = 0;

	do {
		guint32 pages = MIN(PIECE_PAGES, count - first);
		bool last = first + pages == count;
		struct packed *piece = packed_new(image, moment, pages,
						  last ? RECORD_SNAPSHOT_END : RECORD_SNAPSHOT);

		if (!piece) {
			g_ptr_array_free(pieces, TRUE);
			return NULL;
		}
		for (guint32 i = 0; i < pages; i++)
			pack_page(piece, pages, i, image, first + i);
		g_ptr_array_add(pieces, piece);
		first += pages;
	} while (first < count);
	return pieces;
}

bool changes_apply(const unsigned char *payload, size_t length, struct image *image,
		   struct moment *moment, bool *no_memory)
{
	size_t pages, needed;
	guint32 page_count;

	*no_memory = false;
	if (length < AT_NUMBERS)
		return false;
	page_count = get_u32(payload);
	pages = get_u32(payload + 4);
	needed = AT_NUMBERS + pages * (4 + IMAGE_PAGE);
	if (page_count > IMAGE_PAGES_MAX || pages > page_count || needed > length ||
	    !sodium_is_zero(payload + needed, length - needed))
		return false;
	*no_memory = !image_resize(image, page_count);
	for (size_t i = 0; i < pages && !*no_memory; i++) {
		guint32 number = get_u32(payload + AT_NUMBERS + 4 * i);

		if (number >= page_count)
			return false;
		*no_memory = !image_put(image, number,
					payload + AT_NUMBERS + 4 * pages + i * IMAGE_PAGE);
	}
	*moment = (struct moment){ .last_id = (gint64)get_u64(payload + 8),
				   .commits = get_u64(payload + 16),
				   .saved_at = (gint64)get_u64(payload + 24) };
	return !*no_memory;
}

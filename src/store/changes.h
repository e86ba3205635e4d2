/* Pages of an image on their way to a record, and back. Payload, little-endian:

     0 pages of the whole image · 4 pages here · 8 highest id given · 16 commits so far · 24 when · 32 page numbers · the pages
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_CHANGES_H
#define STORE_CHANGES_H

#include "store/image.h"
#include "store/record.h"

/* What every record tells beside its pages. */
struct moment {
	gint64 last_id;
	guint64 commits;
	gint64 saved_at; /* seconds since 1970 */
};

/* A buffer in the shape of a record, not yet sealed. */
struct packed {
	enum record_kind kind;
	size_t size;
	unsigned char *bytes;
};
void packed_free(struct packed *packed); /* wipes; NULL is fine */

/* The changed pages as one entry, or the whole image in pieces. NULL when there is no memory. */
struct packed *changes_pack(const struct image *image, const struct moment *moment);
GPtrArray *snapshot_pack(const struct image *image,
			 const struct moment *moment); /* of struct packed * */
/* False when the payload is not what we write, or there is no memory (then `no_memory`). */
bool changes_apply(const unsigned char *payload, size_t length, struct image *image,
		   struct moment *moment, bool *no_memory) MUST_CHECK;

#endif

/* The database as pages in memory, with a VFS of its own for SQLite: no plain byte of it ever reaches a disk.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_IMAGE_H
#define STORE_IMAGE_H

#include "base/clock.h"
#include "base/error.h"

#define IMAGE_PAGE 4096
#define IMAGE_PAGES_MAX                                                                            \
	(1u << 20) /* 4 GiB: far beyond any vault, and a bound for what a file may ask */

struct image;

/* Registers its VFS as the default one, so that no other code of this process can open a plain file by accident. */
struct image *image_new(const struct clock *clock);
void image_free(struct image *image); /* wipes; the database must be closed; NULL is fine */
const char *image_vfs(const struct image *image);
/* Called at the end of each commit of SQLite, when the pages are what they will stay. */
void image_on_commit(struct image *image, void (*committed)(void *data), void *data);

guint32 image_page_count(const struct image *image);
/* The bytes of one page, borrowed; a page nobody wrote is zeros. */
const unsigned char *image_page(const struct image *image, guint32 number);

/* For reading a vault: false when there is no memory or the number is out of bounds. Marks nothing. */
bool image_resize(struct image *image, guint32 page_count);
bool image_put(struct image *image, guint32 number, const unsigned char *bytes);

/* Pages that changed since they were last handed over, and whether the size did. */
bool image_is_dirty(const struct image *image);
guint32 image_dirty_count(const struct image *image);
bool image_page_is_dirty(const struct image *image, guint32 number);
void image_mark(struct image *image, guint32 number);
void image_mark_resized(struct image *image);
void image_clear_marks(struct image *image);

#endif

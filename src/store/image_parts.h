/* What image.c and image_vfs.c share.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_IMAGE_PARTS_H
#define STORE_IMAGE_PARTS_H

#include "store/image.h"

#include <sqlite3.h>

struct image {
	unsigned char **pages; /* NULL: a page of zeros */
	guint8 *marks;         /* 1: changed since it was handed over */
	guint32 count, room, dirty;
	bool resized, opened;
	struct clock clock;
	void (*committed)(void *data);
	void *committed_data;
	sqlite3_vfs vfs;
	char name[40];
};

/* The page to write to; NULL when there is no memory. */
unsigned char *image_writable_page(struct image *image, guint32 number);

bool image_register(struct image *image); /* its VFS, as the default one */
void image_unregister(struct image *image);

#endif

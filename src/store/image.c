/* The pages of an image and their marks. SQLite writes to it only while it commits (cache_spill is off), so between two calls it
   always holds a committed state.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/image_parts.h"

#include <sodium.h>
#include <string.h>

static const unsigned char zeros[IMAGE_PAGE];

static void drop_page(struct image *image, guint32 number)
{
	if (image->pages[number])
		sodium_memzero(image->pages[number], IMAGE_PAGE);
	g_free(image->pages[number]);
	image->pages[number] = NULL;
	if (image->marks[number])
		image->dirty--;
	image->marks[number] = 0;
}

static bool make_room(struct image *image, guint32 count)
{
	guint32 room = MAX(image->room, 16);

	if (count <= image->room)
		return true;
	while (room < count)
		room *= 2;

	unsigned char **pages = g_try_realloc_n(image->pages, room, sizeof(*pages));
	if (!pages)
		return false;
	image->pages = pages;

	guint8 *marks = g_try_realloc_n(image->marks, room, sizeof(*marks));
	if (!marks)
		return false;
	image->marks = marks;
	memset(pages + image->room, 0, (room - image->room) * sizeof(*pages));
	memset(marks + image->room, 0, (room - image->room) * sizeof(*marks));
	image->room = room;
	return true;
}

unsigned char *image_writable_page(struct image *image, guint32 number)
{
	if (!image->pages[number])
		image->pages[number] = g_try_malloc0(IMAGE_PAGE);
	return image->pages[number];
}

struct image *image_new(const struct clock *clock)
{
	struct image *image = g_new0(struct image, 1);

	image->clock = *clock;
	if (!image_register(image))
		g_error("libsodium or SQLite does not start");
	return image;
}

void image_free(struct image *image)
{
	if (!image)
		return;
	g_assert(!image->opened);
	image_unregister(image);
	for (guint32 i = 0; i < image->count; i++)
		drop_page(image, i);
	g_free(image->pages);
	g_free(image->marks);
	g_free(image);
}

const char *image_vfs(const struct image *image)
{
	return image->name;
}

void image_on_commit(struct image *image, void (*committed)(void *data), void *data)
{
	image->committed = committed;
	image->committed_data = data;
}

/* ---------------------------------------------------------------- pages and marks */

guint32 image_page_count(const struct image *image)
{
	return image->count;
}

const unsigned char *image_page(const struct image *image, guint32 number)
{
	g_assert(number < image->count);
	return image->pages[number] ? image->pages[number] : zeros;
}

bool image_resize(struct image *image, guint32 page_count)
{
	if (page_count > IMAGE_PAGES_MAX || !make_room(image, page_count))
		return false;
	for (guint32 i = page_count; i < image->count; i++)
		drop_page(image, i);
	image->count = page_count;
	return true;
}

bool image_put(struct image *image, guint32 number, const unsigned char *bytes)
{
	if (number >= image->count || !image_writable_page(image, number))
		return false;
	memcpy(image->pages[number], bytes, IMAGE_PAGE);
	return true;
}

bool image_is_dirty(const struct image *image)
{
	return image->dirty > 0 || image->resized;
}

guint32 image_dirty_count(const struct image *image)
{
	return image->dirty;
}

bool image_page_is_dirty(const struct image *image, guint32 number)
{
	return number < image->count && image->marks[number];
}

/* A page that is no longer there needs no saving: the size says so. */
void image_mark(struct image *image, guint32 number)
{
	if (number >= image->count || image->marks[number])
		return;
	image->marks[number] = 1;
	image->dirty++;
}

void image_mark_resized(struct image *image)
{
	image->resized = true;
}

void image_clear_marks(struct image *image)
{
	if (image->count > 0)
		memset(image->marks, 0, image->count);
	image->dirty = 0;
	image->resized = false;
}

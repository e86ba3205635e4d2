/* Bytes in one piece that leave nothing behind.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "text_buffer.h"

#include <glib.h>
#include <string.h>

#define ROOM_AT_FIRST 64

static void wipe_and_free(char *bytes, size_t room)
{
	if (bytes)
		explicit_bzero(bytes, room);
	g_free(bytes);
}

void text_buffer_done(struct text_buffer *buffer)
{
	wipe_and_free(buffer->bytes, buffer->room);
	*buffer = (struct text_buffer){ 0 };
}

const char *text_buffer_text(const struct text_buffer *buffer)
{
	return buffer->bytes ? buffer->bytes : "";
}

/* Never realloc: it would leave the words behind in freed memory. */
static void make_room(struct text_buffer *buffer, size_t length)
{
	size_t room = MAX(buffer->room, ROOM_AT_FIRST);
	char *bytes;

	if (length < buffer->room)
		return;
	while (room <= length)
		room *= 2;
	bytes = g_malloc(room);
	memcpy(bytes, text_buffer_text(buffer), buffer->length + 1);
	wipe_and_free(buffer->bytes, buffer->room);
	buffer->bytes = bytes;
	buffer->room = room;
}

void text_buffer_splice(struct text_buffer *buffer, size_t start, size_t removed,
			const char *inserted, size_t length)
{
	size_t before = buffer->length;
	size_t after = before - removed + length;

	g_assert(start <= before && removed <= before - start);
	make_room(buffer, MAX(before, after));
	memmove(buffer->bytes + start + length, buffer->bytes + start + removed,
		before - start - removed + 1);
	if (length)
		memcpy(buffer->bytes + start, inserted, length);
	if (after < before)
		explicit_bzero(buffer->bytes + after, before - after);
	buffer->length = after;
}

/* The memory of another process: /proc/PID/maps says what there is, /proc/PID/mem holds it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 1 << 20, OVERLAP = 4096 };

static void needle_done(gpointer data)
{
	struct needle *needle = data;

	g_free(needle->what);
	g_bytes_unref(needle->bytes);
}

GArray *needles_new(void)
{
	GArray *needles = g_array_new(FALSE, TRUE, sizeof(struct needle));

	g_array_set_clear_func(needles, needle_done);
	return needles;
}

static void add_needle(GArray *needles, char *what, const void *bytes, gsize length, gsize stride)
{
	struct needle needle = { what, g_bytes_new(bytes, length), stride, 0 };

	g_array_append_val(needles, needle);
}

void needles_add_bytes(GArray *needles, const char *what, const void *bytes, gsize length)
{
	add_needle(needles, g_strdup(what), bytes, length, 0);
}

void needles_add_text(GArray *needles, const char *text, const gsize *strides, gsize count)
{
	glong letters = 0;
	g_autofree gunichar *wide = g_utf8_to_ucs4_fast(text, -1, &letters);

	needles_add_bytes(needles, text, text, strlen(text));
	for (gsize i = 0; i < count; i++)
		add_needle(needles,
			   g_strdup_printf("%s (cells of %" G_GSIZE_FORMAT ")", text, strides[i]),
			   wide, (gsize)letters * sizeof(gunichar), strides[i]);
}

/* Those that end behind `seen`, so that the bytes of the piece before do not count twice. */
static void count_bytes(struct needle *needle, const char *bytes, gsize length, gsize seen)
{
	gsize size;
	const char *wanted = g_bytes_get_data(needle->bytes, &size);
	const char *at = bytes;

	while ((at = memmem(at, length - (gsize)(at - bytes), wanted, size))) {
		if ((gsize)(at - bytes) + size > seen)
			needle->found++;
		at++;
	}
}

static void count_cells(struct needle *needle, const char *bytes, gsize length, gsize seen)
{
	gsize size;
	const char *wanted = g_bytes_get_data(needle->bytes, &size);
	gsize span = (size / 4 - 1) * needle->stride + 4;

	for (gsize at = 0; at + span <= length; at += 4) {
		gsize same = 0;

		while (same < size / 4 &&
		       memcmp(bytes + at + same * needle->stride, wanted + same * 4, 4) == 0)
			same++;
		if (same == size / 4 && at + span > seen)
			needle->found++;
	}
}

static void count_needle(struct needle *needle, const char *bytes, gsize length, gsize seen)
{
	if (needle->stride)
		count_cells(needle, bytes, length, seen);
	else
		count_bytes(needle, bytes, length, seen);
}

static guint64 search_region(int memory, guint64 start, guint64 end, char *piece, GArray *needles)
{
	guint64 first = start;
	gsize kept = 0;

	while (start < end) {
		gsize wanted = (gsize)MIN(end - start, (guint64)PIECE);
		gssize got = pread64(memory, piece + kept, wanted, (off64_t)start);

		if (got <= 0)
			break; /* a guard page, or one of the kernel's own */
		for (guint i = 0; i < needles->len; i++)
			count_needle(&g_array_index(needles, struct needle, i), piece,
				     kept + (gsize)got, kept);
		start += (guint64)got;
		wanted = MIN((gsize)OVERLAP, kept + (gsize)got);
		memmove(piece, piece + kept + (gsize)got - wanted, wanted);
		kept = wanted;
	}
	return start - first;
}

guint64 memory_search(int pid, GArray *needles)
{
	g_autofree char *maps_path = g_strdup_printf("/proc/%d/maps", pid);
	g_autofree char *memory_path = g_strdup_printf("/proc/%d/mem", pid);
	g_autofree char *piece = g_malloc(PIECE + OVERLAP);
	FILE *maps = fopen(maps_path, "re");
	int memory = open(memory_path, O_RDONLY | O_CLOEXEC);
	char line[4096];
	guint64 start, end;
	guint64 read = 0;

	for (guint i = 0; i < needles->len; i++)
		g_array_index(needles, struct needle, i).found = 0;
	while (maps && memory >= 0 && fgets(line, sizeof line, maps))
		if (sscanf(line, "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x", &start, &end) ==
		    2)
			read += search_region(memory, start, end, piece, needles);
	if (maps)
		fclose(maps);
	if (memory >= 0)
		close(memory);
	return read;
}

long memory_locked_kilobytes(int pid)
{
	g_autofree char *path = g_strdup_printf("/proc/%d/status", pid);
	g_autofree char *status = NULL;
	const char *line;

	if (!g_file_get_contents(path, &status, NULL, NULL))
		return -1;
	line = strstr(status, "VmLck:");
	return line ? atol(line + strlen("VmLck:")) : -1;
}

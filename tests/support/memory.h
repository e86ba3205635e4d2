/* The memory of another process, as root sees it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_MEMORY_H
#define SUPPORT_MEMORY_H

#include <glib.h>
#include <stdbool.h>

/* Bytes that are looked for. */
struct needle {
	char *what; /* for people */
	GBytes *bytes;
	gsize stride; /* 0: the bytes lie one behind the other; else each four of them so far apart */
	guint found; /* how often */
};

GArray *needles_new(void); /* of struct needle; frees them with it */
void needles_add_bytes(GArray *needles, const char *what, const void *bytes, gsize length);
/* The text as it is stored, and as the cells of a screen hold it: four bytes for each letter, `strides` apart (of them `count`). */
void needles_add_text(GArray *needles, const char *text, const gsize *strides, gsize count);

/* Counts every needle in all memory that the process has; the bytes that were read, 0: it may not be. */
guint64 memory_search(int pid, GArray *needles);
/* Kilobytes that can never be swapped out. */
long memory_locked_kilobytes(int pid);

#endif

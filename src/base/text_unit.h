/* One character of a text, decoded safely; what the other text files share.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_TEXT_UNIT_H
#define BASE_TEXT_UNIT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#define TEXT_REPLACEMENT 0xFFFD /* what a byte that is no UTF-8 counts as */

/* The character at `offset` < `length` and its size in bytes (≥ 1). */
gunichar text_unit(const char *text, size_t length, size_t offset, size_t *size);
/* Where the character before `offset` > 0 starts. */
size_t text_unit_before(const char *text, size_t length, size_t offset);
/* Takes one column and never joins a neighbour of the same kind: nearly everything that is typed here. */
bool text_unit_is_simple(gunichar letter);
/* Columns of one character. */
int text_unit_columns(gunichar letter);
/* A blank where a line may be broken; a no-break space is none. */
bool text_unit_is_blank(gunichar letter);

#define TEXT_UNIT_NEVER ((gunichar)-1)
/* Whole clusters from `start` that fit into `columns`, up to `stop`; returns their end. `looked`: the end of the last one looked at. */
size_t text_unit_walk(const char *text, size_t length, size_t start, int columns, gunichar stop,
		      size_t *looked);

#endif

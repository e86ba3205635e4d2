/* Bytes in one piece that leave nothing behind: what they outgrow, lose or end with is wiped.
   In one piece, because moving the rest of a text of 100,000 characters aside costs some microseconds, and everybody who
   reads it (wrapping, drawing, saving) can then read it as it is.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_TEXT_BUFFER_H
#define UI_TEXT_BUFFER_H

#include <stddef.h>

struct text_buffer {
	char *bytes; /* NUL-terminated; NULL while nothing was ever put in */
	size_t length, room;
};

void text_buffer_done(struct text_buffer *buffer);
const char *text_buffer_text(const struct text_buffer *buffer); /* never NULL */
/* Puts `inserted` in the place of `removed` bytes. `inserted` must not lie in the buffer itself. */
void text_buffer_splice(struct text_buffer *buffer, size_t start, size_t removed,
			const char *inserted, size_t length);

#endif

/* Bytes from a terminal become keys. Knows sequences, but neither curses nor descriptors.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_KEY_DECODE_H
#define UI_KEY_DECODE_H

#include "ui/key.h"

#define PASTE_MAX                                                                                  \
	(1024 * 1024 +                                                                             \
	 1) /* bytes kept of a paste; one more than any field takes, so it is refused there */

struct key_decoder;

struct key_decoder *key_decoder_new(void);
void key_decoder_free(struct key_decoder *decoder); /* wipes what waits */
/* A sequence of this terminal that differs from the usual ones; `key` without text. */
void key_decoder_learn(struct key_decoder *decoder, const char *sequence, struct key key);
/* Appends the whole keys in these bytes to `keys`; the rest waits for more. */
void key_decoder_feed(struct key_decoder *decoder, const char *bytes, size_t length, GArray *keys);
/* Half a sequence waits: a lone ESC is the Escape key if nothing more comes soon. */
bool key_decoder_is_waiting(const struct key_decoder *decoder);
/* Nothing more came: what waits is what it is. An open paste goes on waiting. */
void key_decoder_flush(struct key_decoder *decoder, GArray *keys);
bool key_decoder_is_pasting(const struct key_decoder *decoder);
/* Nothing will ever come: the same, and an open paste ends with what came of it. */
void key_decoder_end(struct key_decoder *decoder, GArray *keys);

#endif

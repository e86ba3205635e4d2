/* What the parts of an escape sequence say about a key; KEY_UNKNOWN when nothing.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_KEY_SEQUENCE_H
#define UI_KEY_SEQUENCE_H

#include "ui/key.h"

/* CSI or SS3 with a letter: "A" is Up; modifiers as xterm counts them, from 1. */
struct key key_sequence_final(char final, int modifiers);
/* rxvt's small letters: a … d, with one modifier. */
struct key key_sequence_small_final(char final, int modifiers);
/* CSI parameters final: "1;5" and "D" is Ctrl-Left. */
struct key key_sequence_csi(const char *parameters, char final);

#endif

/* Is there swap that could carry what is typed to a disk in plain? We lock keys in memory, but not every page that holds a word.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_SWAP_H
#define STORE_SWAP_H

#include <stdbool.h>

/* True when swap is in use that is neither compressed memory (zram) nor on an encrypted device. `root` is "" for this machine: /proc and
   /sys are looked for below it. */
bool swap_is_readable(const char *root);

#endif

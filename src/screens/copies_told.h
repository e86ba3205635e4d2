/* The copies of the vault in words: how old, where, and which still open with the passphrase of before.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_COPIES_TOLD_H
#define SCREENS_COPIES_TOLD_H

#include "screens/services.h"
#include "store/upkeep.h"

/* After a new passphrase: it is in use, and what still opens with the old one. Newly allocated. */
char *copies_told_with_old_passphrase(struct services *services);
/* "20-11-2026 14:02" of a moment; newly allocated. */
char *copies_told_moment(const struct services *services, gint64 seconds);
/* "on 20-11-2026 said to be destroyed (AB)"; newly allocated. NULL: nobody said so. */
char *copies_told_gone(struct services *services, const struct vault_copy *copy);
/* The day of a moment on this machine's calendar, seen from `today`. */
day copies_day(const struct services *services, gint64 seconds);

#endif

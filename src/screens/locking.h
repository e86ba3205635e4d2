/* Hiding and locking. A lock saves, wipes and starts the program anew; where that would lose words that are only in memory, the
   screen is locked instead, and the words stay.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_LOCKING_H
#define SCREENS_LOCKING_H

#include "screens/services.h"

/* What ^G does: the dull page, or the lock when the settings say so. */
struct outcome locking_hide(struct services *services);
struct outcome locking_lock(struct services *services);
/* The lock could not save: the screen is locked with the words behind it, and the real lock waits. */
struct outcome locking_failed(struct services *services);
/* After news from the disk: what waited is done when it can be. */
struct outcome locking_try_again(struct services *services);

#endif

/* While nobody presses a key: the bare card, a word before the lock, the lock. Nothing wakes up in between.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_IDLING_H
#define SCREENS_IDLING_H

#include "screens/services.h"

gint64 idling_deadline(const struct services *services); /* monotonic ms; G_MAXINT64 */
struct outcome idling_due(struct services *services);

#endif

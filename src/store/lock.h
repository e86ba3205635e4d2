/* One writer at a time: `<vault>.lock`, held with flock, never removed. The kernel lets go when the process ends, however it ends.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_LOCK_H
#define STORE_LOCK_H

#include "base/clock.h"
#include "base/error.h"
#include "store/disk.h"

struct lock;

/* NULL and ERROR_IN_USE (number: pid, since) or ERROR_FAILED. */
struct lock *lock_take(const struct disk *disk, const char *vault_path, const struct clock *clock,
		       struct error *error);
void lock_release(struct lock *lock); /* NULL is fine */
/* Does somebody hold it now? Asked by readers who meet an unfinished record: it may be one that is just being written. */
bool lock_is_held(const struct disk *disk, const char *vault_path);

#endif

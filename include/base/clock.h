/* Time and chance are handed in, so that tests own them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/day.h"

#include <glib.h>

struct clock {
	void *data;
	gint64 (*monotonic_ms)(void *data); /* stands still while the machine sleeps */
	gint64 (*boot_ms)(void *data);      /* goes on while it sleeps */
	gint64 (*unix_seconds)(void *data);
	day (*today)(void *data); /* local calendar, or what --today says */
};

/* The machine's own clock; `today` DAY_NONE for the real day, else --today. Copies nothing, owns nothing. */
struct clock clock_system(const day *fixed_today);

struct dice {
	void *data;
	guint32 (*below)(void *data, guint32 bound); /* 0 … bound-1, evenly; bound ≥ 1 */
};

struct dice dice_system(void); /* getrandom(2) */

#endif

/* The program without a terminal, a disk or a real clock: services over a vault in memory, keys in, pictures out.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_WORLD_H
#define SUPPORT_WORLD_H

#include "screens/services.h"
#include "support/golden.h"
#include "support/keys.h"

struct world {
	struct services services;
	struct app_host host; /* what the app asks; it keeps the address */
	gint64 now_ms;        /* monotonic and boot clock */
	day today;            /* 2026-11-20 unless a test says otherwise */
	guint32 chance;
	bool borrows; /* its content and sentences belong to another world */
};

/* Counsellor's language "nl" or "uk"; the other one is second. No screen is open yet. */
struct world *world_new(const char *language);
/* One without a vault yet, for the unlock screen. Content and sentences stay the lender's, who lives longer and has loaded every
   language that will be asked for. */
struct world *world_new_locked(const struct world *lender);
void world_free(struct world *world);

/* A participant "NIJ-0001" called Lina who reads Ukrainian, and an open conversation agreed today. */
record_id world_person(struct world *world);
record_id world_conversation(struct world *world, record_id participant_id);
void world_open(struct world *world, struct screen *screen);

void world_press(struct world *world, const char *specs); /* "^F Tab n", then whatever is due */
void world_type(struct world *world, const char *text);
void world_wait(struct world *world,
		gint64 milliseconds); /* moves the clock, then whatever is due */
void world_picture(struct world *world, const char *golden, int rows, int columns);
bool world_shows(struct world *world, const char *text); /* at 80x24 */

#endif

/* What one key changes about one item of the plan. Plain values: saving is for the screen.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_PLAN_CHANGES_H
#define SCREENS_PLAN_CHANGES_H

#include "casework/plan.h"

/* Each answers false when that cannot be said of this item; it is unchanged then. A second time takes it back. */
bool plan_change_done(struct plan_item *item, day today); /* a step done, an obstacle solved */
bool plan_change_dropped(struct plan_item *item, day today);
bool plan_change_between_us(struct plan_item *item, day today);
/* The next owner; what the one before accepted is gone. */
bool plan_change_owner(struct plan_item *item, day today);
/* Not asked → asked → accepted → not asked; only of an owner who is not the participant. Ourselves we do not ask. */
bool plan_change_acceptance(struct plan_item *item, day today);
void plan_set_acceptance(struct plan_item *step, enum acceptance acceptance, day today);
bool plan_owner_may_accept(enum step_owner owner);

/* The language a text is most likely in, from its letters: і ї є ґ are Ukrainian, ы э ё ъ Russian. A text without letters or with
   Latin ones: `latin`; Cyrillic that fits both: `cyrillic`. Borrowed. */
const char *plan_language_guess(const char *text, const char *cyrillic, const char *latin);

#endif

/* What the harvest, the domains, the plan and their sheets share: one action on the vault, taking it back, reading a plan.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_PLANNING_H
#define SCREENS_PLANNING_H

#include "casework/plan.h"
#include "screens/services.h"

/* One user action on the vault: begun, worked, committed; or rolled back and told. `undo_label` NULL: cannot be undone. */
typedef bool planning_work(struct vault *vault, void *data, struct error *error);
bool planning_act(struct services *services, const char *undo_label, planning_work *work,
		  void *data);
bool planning_save_item(struct services *services, struct plan_item *item, const char *undo_label);
void planning_undo(struct services *services); /* takes the last action back and says which */

/* Read and told when it fails: an empty one then. Owned by the caller. */
struct plan *planning_plan(struct services *services, record_id participant_id);
struct conversation *planning_conversation(struct services *services, record_id conversation_id);

/* Sentences of the counsellor. Newly allocated. */
const struct sentences *planning_sentences(struct services *services);
char *planning_day(struct services *services, day value); /* short; "" for DAY_NONE */

#endif

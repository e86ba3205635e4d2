/* Plans to test the screens of what grows around them: obstacles, holds, steps, straight into the vault.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_GROWN_PLAN_H
#define SUPPORT_GROWN_PLAN_H

#include "casework/progress.h"
#include "support/talk.h"

/* An item as a test wants it, saved; `change` may set its fields before. Gives its id. */
record_id grown_item(struct talk *talk, enum plan_kind kind, record_id parent_id, const char *text,
		     void (*change)(struct plan_item *item));
void grown_hold(struct talk *talk, record_id from, record_id to);
/* Tina of the report: housing, childcare and work hold each other; a bystander. Ids in `obstacles`. */
void grown_tina(struct talk *talk, record_id obstacles[4]);
/* The plan as it is in the vault; owned. */
struct plan *grown_plan(struct talk *talk);
GPtrArray *grown_holdings(struct talk *talk);
void grown_capacity(struct talk *talk, int capacity);

/* Another adult in the household of talk->person; gives the id. */
record_id grown_member(struct talk *talk, const char *code);

#endif

/* Every conversation leaves a version of the plan.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_PLAN_KEEPING_H
#define SCREENS_PLAN_KEEPING_H

#include "store/vault.h"

#include "casework/participant.h"

/* Within an action. An empty plan leaves none, and a conversation that ends again without a change leaves no second one. */
bool plan_keep_version(struct vault *vault, record_id participant_id, record_id conversation_id,
		       struct error *error) MUST_CHECK;

#endif

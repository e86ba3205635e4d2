/* The form for one item of the plan, and choosing a step from the stock.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_PLAN_ITEM_SCREEN_H
#define SCREENS_PLAN_ITEM_SCREEN_H

#include "screens/conversation_screen.h"

enum plan_item_focus { FOCUS_TEXT, FOCUS_RENDERING };

/* Takes `item` (id 0: a new one). It is saved when the form is left, if there are words in it. */
struct screen *plan_item_screen_new(const struct conversation_screen *from, struct plan_item *item,
				    enum plan_item_focus focus);
/* A new step below `parent_id` (0: nothing), under `indicator`: from the stock, or in own words. */
struct screen *stock_screen_new(const struct conversation_screen *from,
				const struct plan_item *parent);

/* A new item as it begins in this conversation: its day, its language, between us or not, below `parent` (may be NULL). */
struct plan_item *plan_item_begin(const struct conversation_screen *from, enum plan_kind kind,
				  const struct plan_item *parent, enum indicator indicator);

#endif

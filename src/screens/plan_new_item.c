/* How a new item of the plan begins.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/plan_item_screen.h"

struct plan_item *plan_item_begin(const struct conversation_screen *from, enum plan_kind kind,
				  const struct plan_item *parent, enum indicator indicator)
{
	struct plan_item *item = plan_item_new(kind);

	if (parent && indicator == INDICATOR_NONE && kind == PLAN_STEP)
		indicator = parent->indicator;
	item->participant_id = from->participant_id;
	item->conversation_id = from->conversation_id;
	item->parent_id = parent ? parent->id : 0;
	item->indicator = indicator;
	item->said_on = from->said_on;
	item->between_us =
		(parent && parent->between_us) || item_starts_between_us(indicator, false);
	g_strlcpy(item->language, names_word(language_names, from->language),
		  sizeof(item->language));
	return item;
}

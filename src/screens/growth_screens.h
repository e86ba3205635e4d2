/* The screens of what grows around a plan.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_GROWTH_SCREENS_H
#define SCREENS_GROWTH_SCREENS_H

#include "content/guide.h"
#include "screens/conversation_screen.h"

struct screen *skills_screen_new(struct services *services, record_id participant_id,
				 record_id conversation_id);
struct screen *couplings_screen_new(struct services *services, record_id participant_id,
				    record_id conversation_id);
struct screen *lessons_screen_new(struct services *services, record_id participant_id,
				  record_id conversation_id);
/* A new lesson about an obstacle or a breakthrough. */
struct screen *lesson_screen_new(const struct conversation_screen *from,
				 const struct plan_item *about);

/* What holds what. */
struct screen *knots_screen_new(struct services *services, record_id participant_id,
				record_id conversation_id);
/* The guide at a domain (INDICATOR_NONE: all); `here`: the item of the plan one comes from, or NULL. */
struct screen *guide_screen_new(struct services *services, record_id participant_id,
				record_id conversation_id, enum indicator indicator,
				const struct plan_item *here);
/* More about one item: the corners of a breakthrough, the cause of an obstacle, where a step belongs. */
struct screen *plan_more_screen_new(const struct conversation_screen *from,
				    const struct plan_item *item);
/* How many steps are bearable now. Closes with the number + 1, CAPACITY_ANSWER_NONE, or 0 when nobody answered. */
#define CAPACITY_ANSWER_NONE 7
struct screen *capacity_screen_new(const struct conversation_screen *from, int capacity);
/* One more step in hand than is bearable: which one rests? `newest`: the one that came last. NULL: it is bearable, or nobody said. */
struct screen *rest_screen_if_needed(const struct conversation_screen *from, record_id newest);
/* Did we do what we promised? Then on into the conversation; the deck at once when there is nothing to ask. NULL and told. */
struct screen *arrival_screen_new(struct services *services, record_id conversation_id);
/* After heavy news: one card or one step is enough. */
struct screen *gentle_screen_new(const struct conversation_screen *from);
/* A move: which steps open again, as a list to go through. */
struct screen *move_screen_new(struct services *services, record_id participant_id,
			       record_id conversation_id);
/* What happened, and what is good to know then. */
struct screen *happenings_screen_new(struct services *services, record_id participant_id,
				     record_id conversation_id);
struct screen *event_screen_new(const struct conversation_screen *from,
				const struct guide_event *event);
struct screen *versions_screen_new(struct services *services, record_id participant_id,
				   record_id conversation_id);
/* How it was over time, for each domain and voice. */
struct screen *course_screen_new(struct services *services, record_id participant_id,
				 record_id conversation_id);

/* The guide, read when it is first needed; NULL when it cannot be read: a conversation can do without it. */
const struct guide *services_guide(struct services *services);
const struct guide *services_guide_or_told(struct services *services); /* and says why it is NULL */
/* Does it rely on a fact whose last day has passed? The guide is only read when something cites one. */
bool item_cites_lapsed_fact(struct services *services, const struct plan_item *item);
/* The lapsed facts that open steps of anybody rely on; of const struct fact *, g_ptr_array_unref. */
GPtrArray *services_lapsed_facts(struct services *services);

#endif

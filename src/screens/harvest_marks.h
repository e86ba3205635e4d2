/* The marks of a conversation as a list, with what was done with each. Plain data.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_HARVEST_MARKS_H
#define SCREENS_HARVEST_MARKS_H

#include "casework/answer.h"
#include "casework/mark.h"
#include "casework/plan.h"

struct heard {
	enum mark_kind kind;
	char *passage;
	const struct answer *answer; /* borrowed */
	const struct card *card;     /* NULL: a card that is no longer in the deck */
	enum indicator proposed; /* where an obstacle would go: the first domain its card opens */
	bool set_aside;
	record_id placed; /* the item it became; 0: none */
};

/* Of struct heard *, owned: by kind, then as they were said. `plan`: what was placed and deleted again counts as not placed. */
GPtrArray *harvest_marks(const struct deck *deck, const GPtrArray *answers,
			 const GPtrArray *harvested, const struct plan *plan);

/* The item a mark becomes: in the words, language and day of its answer, between us when the answer or the domain is. */
struct plan_item *harvest_item(const struct heard *heard, enum plan_kind kind);
enum plan_kind harvest_kind(enum mark_kind kind); /* where one key puts it */

#endif

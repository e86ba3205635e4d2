/* What the researchers learned, from questions/guide.yaml; loaded only when it is opened (at most 15 ms for over 200 items).
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTENT_GUIDE_H
#define CONTENT_GUIDE_H

#include "base/error.h"
#include "casework/plan.h"

struct guide_obstacle {
	char *id;
	enum indicator indicator;
	enum cause_level level;
	struct texts text;
};

struct guide_breakthrough {
	char *id;
	enum indicator indicator;
	GPtrArray *obstacles; /* char *: ids it can unlock */
	struct texts rule, text;
};

struct guide_step {
	char *id;
	enum indicator indicator;
	enum step_owner owner;
	bool place_bound, anywhere;
	struct texts organisation, text;
};

struct guide_organisation {
	char *id;
	enum indicator indicator;
	char *web;
	struct texts name, what;
};

struct guide_hold {
	char *from, *to; /* ids of obstacles */
	struct texts why;
};

/* A rule, an amount or a date that holds until a day; a lapsed one stays and says so. */
struct fact {
	char *id;
	enum indicator indicator;
	bool legal, review; /* review: the last day is our own review day, not the source's */
	char *source;
	day as_of, valid_until;
	struct texts applies_to, text, check_with;
	bool reviewed; /* the translation status of the fact itself: legal content is draft until somebody signed it */
	char *reviewed_by;
};

struct guide_event {
	char *id;
	enum indicator indicator;
	bool household;
	struct texts name, text, household_question;
	GPtrArray *facts, *steps; /* char *: ids */
};

struct guide {
	GPtrArray *obstacles, *breakthroughs, *steps, *organisations, *holds, *facts,
		*events; /* of the structs above, owned */
};

struct guide *guide_load(const char *directory, struct error *error) MUST_CHECK;
void guide_free(struct guide *guide);
const struct guide_obstacle *guide_find_obstacle(const struct guide *guide, const char *id);
const struct guide_breakthrough *guide_find_breakthrough(const struct guide *guide, const char *id);
const struct guide_step *guide_find_step(const struct guide *guide, const char *id);
const struct fact *guide_find_fact(const struct guide *guide, const char *id);
const struct guide_event *guide_find_event(const struct guide *guide, const char *id);
bool fact_has_lapsed(const struct fact *fact, day today);

/* The text of a plan item taken from the guide (its stock_id), in `language`; NULL when it is not from the guide. Borrowed. */
const struct texts *guide_texts_of(const struct guide *guide, const struct plan_item *item);

enum guide_part {
	GUIDE_OBSTACLE,
	GUIDE_BREAKTHROUGH,
	GUIDE_STEP,
	GUIDE_ORGANISATION,
	GUIDE_FACT,
	GUIDE_EVENT
};
struct guide_hit {
	enum guide_part part;
	int index;
};
/* All words of `query` in any language, folded; INDICATOR_NONE for all domains. At most 2 ms. Of struct guide_hit. */
GArray *guide_search(const struct guide *guide, const char *query, enum indicator indicator);

#endif

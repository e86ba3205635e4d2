/* What the researchers learned, from questions/guide.yaml; loaded only when it is opened (at most 15 ms for over 200 items).
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTENT_GUIDE_H
#define CONTENT_GUIDE_H

#include "base/error.h"
#include "content/content.h"

struct sentences;

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
	char *fact_id;        /* the dated fact its rule relies on, or empty */
	struct texts rule, text;
};

struct guide_organisation {
	char *id;
	enum indicator indicator;
	char *web; /* may be empty: a kind of organisation has no address */
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
	bool reviewed;     /* the fact itself: legal content is draft until somebody signed it */
	char *reviewed_by; /* NULL while it is a draft */
	day reviewed_on;
};

/* What happens to people, and what they may need to know then: the id is one of guide_event_names. */
struct guide_event {
	char *id;
	enum indicator indicator;
	bool household; /* hits the whole family: then there is a question for every member */
	struct texts name, text, household_question;
	GPtrArray *facts, *steps; /* char *: ids */
};

extern const struct names
	guide_event_names; /* contract-offered … reception-complaint; all twelve are in the guide */

struct guide {
	GPtrArray *obstacles, *breakthroughs, *organisations, *holds, *facts,
		*events;           /* of the structs above, owned */
	GPtrArray *steps;          /* of struct stock_step *, owned */
	struct guide_index *index; /* how ids and words are found */
};

/* NULL and the first error (file:line:column, key, nearest) when the guide cannot be relied on. */
struct guide *guide_load(const char *directory, struct error *error) MUST_CHECK;
void guide_free(struct guide *guide);
/* Each gives NULL for an id that is unknown, empty or NULL. */
const struct guide_obstacle *guide_find_obstacle(const struct guide *guide, const char *id);
const struct guide_breakthrough *guide_find_breakthrough(const struct guide *guide, const char *id);
const struct stock_step *guide_find_step(const struct guide *guide, const char *id);
const struct fact *guide_find_fact(const struct guide *guide, const char *id);
const struct guide_event *guide_find_event(const struct guide *guide, const char *id);

bool fact_has_lapsed(const struct fact *fact, day today); /* its last day has passed */
/* Those of the facts cited by plans (const char *: ids; may repeat, be empty or unknown) that have lapsed, each once, the one that
   lapsed first in front. Of const struct fact *; g_ptr_array_unref. */
GPtrArray *guide_lapsed_facts(const struct guide *guide, const GPtrArray *cited, day today);

/* The text of a plan item taken from the guide (its stock_id), in every language; NULL when it is not from the guide. Borrowed. */
const struct texts *guide_texts_of(const struct guide *guide, const struct plan_item *item);

enum guide_part {
	GUIDE_OBSTACLE,
	GUIDE_BREAKTHROUGH,
	GUIDE_STEP,
	GUIDE_ORGANISATION,
	GUIDE_FACT,
	GUIDE_EVENT,
	GUIDE_PART_COUNT
};
extern const char
	*const guide_part_labels[GUIDE_PART_COUNT]; /* keys in i18n: "guide.obstacles" … */

/* Any item, whatever its part; all borrowed. */
struct guide_item {
	const char *id;
	enum indicator indicator;
	const struct texts *text; /* what it says; of organisations and events the name */
	const struct texts *
		more; /* rule, organisation, what, applies_to; of events the information; NULL: none */
	const struct texts *check_with; /* of facts; else NULL */
	const char *plain;              /* web, source; else empty */
};
guint guide_count(const struct guide *guide, enum guide_part part);
struct guide_item guide_item_at(const struct guide *guide, enum guide_part part, guint index);

struct guide_hit {
	enum guide_part part;
	int index;
};
/* All words of `query` in any language, folded; INDICATOR_NONE for all domains. At most 2 ms. Of struct guide_hit, by part. Events are
   found by their name only: what they say is shown when the event is entered and not before. */
GArray *guide_search(const struct guide *guide, const char *query, enum indicator indicator);

/* "as of 28 November 2025", or once it has lapsed "check this: the rule of … ended on …". Newly allocated. */
char *say_fact_age(const struct sentences *sentences, const struct fact *fact, day today);
/* "draft, not yet reviewed · check with …", or "reviewed by … on …". Newly allocated. */
char *say_fact_standing(const struct sentences *sentences, const struct fact *fact);

#endif
